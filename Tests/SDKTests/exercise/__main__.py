"""Drives the demo service with the official Python SDK, over loopback and nothing else.

usage: python3 exercise BASE_URL     the token is in COZE_API_TOKEN

Prints one line of JSON a call: its name, whether it went well, what went wrong, and the requests
that really left. The names that have to appear are in SDKTests.swift.
"""
import json
import os
import traceback

from sdk import calls, requests
import account  # noqa: F401
import conversations  # noqa: F401
import chats  # noqa: F401
import oauth  # noqa: F401
import cozepy


def place(error):
    """The last line of the exercise itself on the way to an error."""
    folder = os.path.dirname(__file__)
    places = [frame for frame in traceback.extract_tb(error.__traceback__)
              if os.path.dirname(frame.filename) == folder
              and frame.name not in ("same", "check", "refused", "refused_by_oauth")]
    name = os.path.basename(places[-1].filename)
    return f"{name}, line {places[-1].lineno}"


def main():
    print(json.dumps({"version": cozepy.VERSION}), flush=True)
    for name, function in calls:
        requests.clear()
        problem = None
        try:
            function()
        except Exception as error:
            problem = f"{type(error).__name__}: {error} ({place(error)})"
        line = {"call": name, "problem": problem, "requests": sorted(set(requests))}
        print(json.dumps(line), flush=True)


main()
