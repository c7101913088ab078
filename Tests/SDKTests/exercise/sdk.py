"""The SDK's clients, what counts as right, and the list of calls."""
import logging
import os
import re
import sys
import time
import warnings

warnings.simplefilter("ignore")

from cozepy import (  # noqa: E402
    ChatEventType, Coze, CozeAPIError, CozePKCEAuthError, Message, TokenAuth)
from cozepy.request import SyncHTTPClient  # noqa: E402

# The refusals that it tells of are those that the exercise wants.
logging.getLogger("cozepy").setLevel(logging.CRITICAL)

BASE, TOKEN = sys.argv[1], os.environ["COZE_API_TOKEN"]
BOTS = GUIDE, ECHO, MISCHIEF, CALCULATOR = [f"737946218936519000{n}" for n in (1, 2, 3, 4)]
UNKNOWN = "7000000000000000001"

# The SDK waits a second between two questions, and five in the device flow.
really_sleep = time.sleep
time.sleep = lambda seconds: really_sleep(min(seconds, 0.02))

requests, calls = [], []


def seen(request):
    if request.url.host != "127.0.0.1":
        raise RuntimeError(f"a request to {request.url.host}")
    requests.append(f"{request.method} " + re.sub(r"/\d{6,}", "/:id", request.url.path))


async def seen_async(request):
    seen(request)


def client(token=TOKEN):
    http = SyncHTTPClient(event_hooks={"request": [seen]})
    return Coze(auth=TokenAuth(token), base_url=BASE, http_client=http)


coze = client()


def call(function):
    """A call of the exercise, named after its function: `chat__stream` is chat.stream."""
    calls.append((function.__name__.replace("__", ".").replace("_", "-"), function))
    return function


def same(actual, wanted):
    if actual != wanted:
        raise AssertionError(f"{actual!r} is not {wanted!r}")


def check(truth, what):
    if not truth:
        raise AssertionError(what)


def refused(code, function):
    """The call has to fail with the service's own code, and with a log id."""
    try:
        result = function()
    except CozeAPIError as error:
        same(error.code, code)
        check(error.logid, "no log id")
        return error
    raise AssertionError(f"not refused: {result!r}")


def refused_by_oauth(name, function):
    try:
        result = function()
    except CozePKCEAuthError as error:
        same(error.error.value, name)
        return
    raise AssertionError(f"not refused: {result!r}")


def question(text):
    return [Message.build_user_question_text(text)]


def ask(bot, text, conversation=None):
    """All events of a streamed chat."""
    return list(coze.chat.stream(
        bot_id=bot, user_id="u", additional_messages=question(text),
        conversation_id=conversation))


def texts(events, kind):
    return [event.message.content for event in events
            if event.event == ChatEventType.CONVERSATION_MESSAGE_COMPLETED
            and event.message.type == kind]


def conversation(**more):
    return coze.conversations.create(bot_id=ECHO, **more)
