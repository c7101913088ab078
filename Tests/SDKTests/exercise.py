"""Drives the demo service with the official Python SDK, over loopback and nothing else.

usage: exercise.py BASE_URL     the token is in COZE_API_TOKEN

Prints one line of JSON a call: its name, whether it went well, what went wrong, and the requests
that really left. The names that have to appear are in SDKTests.swift.
"""
import asyncio
import json
import logging
import os
import re
import sys
import time
import traceback
import warnings

warnings.simplefilter("ignore")

import cozepy  # noqa: E402
from cozepy import (  # noqa: E402
    AsyncCoze, AsyncTokenAuth, ChatEventType, ChatStatus, Coze, CozeAPIError, CozePKCEAuthError,
    DeviceOAuthApp, Message, MessageContentType, MessageObjectString, MessageRole, MessageType,
    TokenAuth)
from cozepy.chat import ToolOutput  # noqa: E402
from cozepy.request import AsyncHTTPClient, Requester, SyncHTTPClient  # noqa: E402

# The refusals that it tells of are those that the exercise wants.
logging.getLogger("cozepy").setLevel(logging.CRITICAL)

BASE, TOKEN = sys.argv[1], os.environ["COZE_API_TOKEN"]
BOTS = GUIDE, ECHO, MISCHIEF = [f"737946218936519000{n}" for n in (1, 2, 3)]
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


# ---- who is asking, and which bots there are

@call
def users__me():
    user = coze.users.me()
    check(user.user_id and user.user_name and user.nick_name, user)


@call
def workspaces__list():
    page = coze.workspaces.list(page_size=1)
    pages = [page.items for page in page.iter_pages()]
    same([len(items) for items in pages], [1, 1, 1])
    same(page.total, 3)
    check(pages[0][0].role_type and pages[0][0].workspace_type, pages)


@call
def bots__list():
    page = coze.bots.list(space_id="1", page_size=1, use_api_version=2)
    same([bot.id for bot in page], BOTS)
    same(page.total, len(BOTS))


@call
def bots__list_of_space():
    page = coze.bots.list(space_id="1", page_size=1, use_api_version=1)
    same([bot.id for bot in page], BOTS)


@call
def bots__retrieve():
    for version in (1, 2):
        bot = coze.bots.retrieve(bot_id=GUIDE, use_api_version=version)
        same(bot.bot_id, GUIDE)
        check(bot.onboarding_info.prologue and bot.onboarding_info.suggested_questions, bot)
        refused(4200, lambda: coze.bots.retrieve(bot_id=UNKNOWN, use_api_version=version))


# ---- conversations

@call
def conversations__create():
    made = conversation(
        name="旅行", meta_data={"k": "v"},
        messages=question("hi") + [Message.build_assistant_answer("yes?")])
    same((made.name, made.meta_data), ("旅行", {"k": "v"}))
    check(made.id.isdigit() and made.last_section_id and made.response.logid, made)
    same([m.content for m in coze.conversations.messages.list(conversation_id=made.id)],
         ["yes?", "hi"])


@call
def conversations__list():
    made = [conversation(name=str(number)).id for number in range(7)]
    listed = coze.conversations.list(bot_id=ECHO, page_size=2)
    pages = [[item.id for item in page.items] for page in listed.iter_pages()]
    check(len(pages) >= 4 and all(len(page) == 2 for page in pages[:3]), pages)
    same([item for page in pages for item in page][:7], made[::-1])
    refused(4200, lambda: coze.conversations.list(bot_id=UNKNOWN))


@call
def conversations__retrieve():
    made = conversation()
    told = coze.conversations.retrieve(conversation_id=made.id)
    same((told.id, told.last_section_id), (made.id, made.last_section_id))
    refused(4200, lambda: coze.conversations.retrieve(conversation_id=UNKNOWN))


@call
def conversations__update():
    made = conversation(name="old")
    same(coze.conversations.update(conversation_id=made.id, name="new").name, "new")
    same(coze.conversations.retrieve(conversation_id=made.id).name, "new")
    refused(4000, lambda: coze.conversations.update(conversation_id=made.id, name="x" * 101))


@call
def conversations__clear():
    made = conversation(messages=question("hi"))
    section = coze.conversations.clear(conversation_id=made.id)
    same(section.conversation_id, made.id)
    check(section.id != made.last_section_id, "the section is the old one")
    same(len(list(coze.conversations.messages.list(conversation_id=made.id))), 1)


@call
def conversations__delete():
    made = conversation()
    coze.conversations.delete(conversation_id=made.id)
    refused(4200, lambda: coze.conversations.retrieve(conversation_id=made.id))


# ---- the messages of a conversation

def add(to, text):
    return coze.conversations.messages.create(
        conversation_id=to, role=MessageRole.USER, content=text,
        content_type=MessageContentType.TEXT)


@call
def messages__create():
    made = conversation()
    message = coze.conversations.messages.create(
        conversation_id=made.id, role=MessageRole.ASSISTANT, content="hi",
        content_type=MessageContentType.TEXT, meta_data={"k": "v"})
    same((message.content, message.role, message.meta_data), ("hi", "assistant", {"k": "v"}))
    same((message.conversation_id, message.section_id), (made.id, made.last_section_id))
    refused(4200, lambda: add(UNKNOWN, "x"))
    refused(4000, lambda: add(made.id, ""))


@call
def messages__list():
    made = conversation()
    ids = [add(made.id, str(number)).id for number in range(8)]
    for order, wanted in (("asc", ids), ("desc", ids[::-1])):
        listed = coze.conversations.messages.list(conversation_id=made.id, order=order, limit=3)
        pages = [page.items for page in listed.iter_pages()]
        same([len(page) for page in pages], [3, 3, 2])
        same([item.id for page in pages for item in page], wanted)
    before = coze.conversations.messages.list(
        conversation_id=made.id, before_id=ids[2], limit=2)
    same([item.id for item in before.items], [ids[4], ids[3]])
    same((before.first_id, before.last_id, before.has_more), (ids[4], ids[3], True))


@call
def messages__retrieve():
    made = conversation()
    message = add(made.id, "x")
    told = coze.conversations.messages.retrieve(
        conversation_id=made.id, message_id=message.id)
    same((told.id, told.content), (message.id, "x"))
    refused(4200, lambda: coze.conversations.messages.retrieve(
        conversation_id=made.id, message_id=UNKNOWN))


@call
def messages__update():
    made = conversation()
    message = add(made.id, "x")
    changed = coze.conversations.messages.update(
        conversation_id=made.id, message_id=message.id, content="y",
        content_type=MessageContentType.TEXT, meta_data={"k": "v"})
    same((changed.id, changed.content, changed.meta_data), (message.id, "y", {"k": "v"}))


@call
def messages__delete():
    made = conversation()
    message = add(made.id, "x")
    same(coze.conversations.messages.delete(
        conversation_id=made.id, message_id=message.id).id, message.id)
    same(list(coze.conversations.messages.list(conversation_id=made.id)), [])


# ---- files

@call
def files__upload():
    file = coze.files.upload(file=("笔记 \"1\".txt", b"hello\r\n--x--\r\n"))
    same((file.file_name, file.bytes), ("笔记 \"1\".txt", 14))
    same(coze.files.upload(file=os.path.abspath(__file__)).bytes, os.path.getsize(__file__))
    same(coze.files.upload(file=b"\r\n-" * 1_000_000).bytes, 3_000_000)
    refused(4100, lambda: client("wrong").files.upload(file=b"x" * 1_000_000))


@call
def files__retrieve():
    file = coze.files.upload(file=("a.bin", b"\0\xff"))
    told = coze.files.retrieve(file_id=file.id)
    same((told.id, told.bytes, told.created_at), (file.id, 2, file.created_at))
    refused(4200, lambda: coze.files.retrieve(file_id=UNKNOWN))


# ---- chats

@call
def chat__stream():
    events = ask(GUIDE, "What is the weather?")
    kinds = [event.event for event in events]
    same(kinds[:2], [ChatEventType.CONVERSATION_CHAT_CREATED,
                     ChatEventType.CONVERSATION_CHAT_IN_PROGRESS])
    same(kinds[-1], ChatEventType.CONVERSATION_CHAT_COMPLETED)
    deltas = [event.message for event in events
              if event.event == ChatEventType.CONVERSATION_MESSAGE_DELTA]
    check(any(delta.reasoning_content for delta in deltas), "no reasoning")
    same("".join(delta.content for delta in deltas), texts(events, MessageType.ANSWER)[0])
    tool = json.loads(texts(events, MessageType.FUNCTION_CALL)[0])
    same(tool["name"], "weather-get_weather")
    check(texts(events, MessageType.TOOL_RESPONSE), "no answer of the tool")
    check(len(texts(events, MessageType.FOLLOW_UP)) >= 2, "no questions to ask next")
    usage = events[-1].chat.usage
    same(usage.token_count, usage.input_count + usage.output_count)
    same(usage.output_count, len(deltas))


@call
def chat__stream_of_line_separators():
    text = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\x1dh\x1ei 你好 👩‍👩‍👧"
    same(texts(ask(ECHO, text), MessageType.ANSWER), [text])


@call
def chat__stream_that_fails():
    events = ask(MISCHIEF, "failed 1")
    same(events[-1].event, ChatEventType.CONVERSATION_CHAT_FAILED)
    same((events[-1].chat.status, events[-1].chat.last_error.code), ("failed", 701231))
    try:
        ask(MISCHIEF, "error")
    except Exception as error:  # The SDK has no type of its own for it.
        check("5000" in str(error), error)
    else:
        raise AssertionError("an error event was passed over")
    refused(4013, lambda: ask(MISCHIEF, "429"))


@call
def chat__create():
    chat = coze.chat.create(
        bot_id=GUIDE, user_id="u", additional_messages=question("tour"), meta_data={"k": "v"})
    same((chat.status, chat.meta_data), (ChatStatus.IN_PROGRESS, {"k": "v"}))
    told = coze.chat.retrieve(conversation_id=chat.conversation_id, chat_id=chat.id)
    same((told.status, told.meta_data), (ChatStatus.COMPLETED, {"k": "v"}))
    messages = coze.chat.messages.list(conversation_id=chat.conversation_id, chat_id=chat.id)
    check({"answer", "verbose", "follow_up"} <= {m.type.value for m in messages}, messages)
    kept = list(coze.conversations.messages.list(
        conversation_id=chat.conversation_id, chat_id=chat.id, order="asc"))
    same([message.type.value for message in kept], ["question", "answer"])
    same(chat.inserted_additional_messages[0].id, kept[0].id)


@call
def chat__create_and_poll():
    done = coze.chat.create_and_poll(
        bot_id=ECHO, user_id="u", additional_messages=question("said again"), poll_timeout=20)
    same(done.chat.status, ChatStatus.COMPLETED)
    check("said again" in [message.content for message in done.messages], done.messages)


@call
def chat__with_memory():
    first = ask(GUIDE, "hello")[0].chat.conversation_id
    check("question 2" in texts(ask(GUIDE, "hello", first), MessageType.ANSWER)[0], "forgot")
    refused(4200, lambda: ask(GUIDE, "hello", UNKNOWN))


@call
def chat__with_file():
    file = coze.files.upload(file=b"x")
    parts = [MessageObjectString.build_text("look"), MessageObjectString.build_file(file.id)]
    events = list(coze.chat.stream(
        bot_id=ECHO, user_id="u",
        additional_messages=[Message.build_user_question_objects(parts)]))
    same(texts(events, MessageType.ANSWER), ["look"])


@call
def chat__submit_tool_outputs():
    for stream in (True, False):
        chat = ask(MISCHIEF, "requires_action")[-1].chat
        same(chat.status, ChatStatus.REQUIRES_ACTION)
        tool = chat.required_action.submit_tool_outputs.tool_calls[0]
        same(tool.function.name, "read_local_file")
        answer = coze.chat.submit_tool_outputs(
            conversation_id=chat.conversation_id, chat_id=chat.id, stream=stream,
            tool_outputs=[ToolOutput(tool_call_id=tool.id, output="42 lines")])
        if stream:
            events = list(answer)
            same(events[-1].event, ChatEventType.CONVERSATION_CHAT_COMPLETED)
            check("42 lines" in texts(events, MessageType.ANSWER)[0], events)
        else:
            same(answer.status, ChatStatus.IN_PROGRESS)
        told = coze.chat.retrieve(conversation_id=chat.conversation_id, chat_id=chat.id)
        same(told.status, ChatStatus.COMPLETED)
        refused(4000, lambda: coze.chat.submit_tool_outputs(
            conversation_id=chat.conversation_id, chat_id=chat.id, stream=False,
            tool_outputs=[ToolOutput(tool_call_id=tool.id, output="x")]))


@call
def chat__cancel():
    stream = coze.chat.stream(
        bot_id=ECHO, user_id="u", additional_messages=question("9000 tokens at 50/s"))
    events = [next(stream) for _ in range(5)]
    chat = events[0].chat
    ids = {"conversation_id": chat.conversation_id, "chat_id": chat.id}
    refused(4016, lambda: ask(ECHO, "me too", chat.conversation_id))
    same(coze.chat.cancel(**ids).status, ChatStatus.CANCELED)
    rest = list(stream)
    check(len(rest) < 100, "it went on")
    check(not any(e.event == ChatEventType.CONVERSATION_CHAT_COMPLETED for e in rest), rest)
    same(coze.chat.retrieve(**ids).status, ChatStatus.CANCELED)
    refused(4104, lambda: coze.chat.cancel(**ids))
    refused(4200, lambda: coze.chat.cancel(
        conversation_id=chat.conversation_id, chat_id=UNKNOWN))
    same(texts(ask(ECHO, "free again", chat.conversation_id), MessageType.ANSWER), ["free again"])


@call
def chat__refusals():
    refused(4100, lambda: client("wrong").chat.create(
        bot_id=ECHO, user_id="u", additional_messages=question("x")))
    refused(4100, lambda: list(client("wrong").chat.stream(
        bot_id=ECHO, user_id="u", additional_messages=question("x"))))
    refused(4200, lambda: ask(UNKNOWN, "x"))
    refused(4000, lambda: coze.chat.create(bot_id=ECHO, user_id="u"))
    refused(4200, lambda: coze.chat.retrieve(conversation_id=UNKNOWN, chat_id=UNKNOWN))
    refused(4200, lambda: coze.chat.messages.list(conversation_id=UNKNOWN, chat_id=UNKNOWN))


# ---- OAuth

def app(name):
    made = DeviceOAuthApp(client_id=name, base_url=BASE)
    made._requester = Requester(sync_client=SyncHTTPClient(event_hooks={"request": [seen]}))
    return made


@call
def oauth__device_flow():
    device = app("exercise")
    for workspace in (None, "1"):
        code = device.get_device_code(workspace_id=workspace)
        check(code.verification_url.startswith(BASE) and code.expires_in < 10_000, code)
        for _ in range(2):
            refused_by_oauth(
                "authorization_pending", lambda: device.get_access_token(code.device_code))
        token = device.get_access_token(code.device_code)
        same(token.token_type, "Bearer")
        check(token.expires_in > time.time(), token)
        check(client(token.access_token).users.me().user_id, "not let in")
    code = device.get_device_code()
    check(device.get_access_token(code.device_code, poll=True).access_token, "no token")


@call
def oauth__refusals():
    for name, ending in (
            ("demo-slow", "slow_down"), ("demo-denied", "access_denied"),
            ("demo-expired", "expired_token")):
        device = app(name)
        code = device.get_device_code()
        refused_by_oauth(
            "authorization_pending", lambda: device.get_access_token(code.device_code))
        refused_by_oauth(ending, lambda: device.get_access_token(code.device_code))
    try:
        app("exercise").get_access_token(code.device_code)
    except CozeAPIError as error:
        check(error.logid, "no log id")
    else:
        raise AssertionError("somebody else's code was taken")


@call
def oauth__refresh():
    device = app("demo-short")
    first = device.get_access_token(device.get_device_code().device_code, poll=True)
    refused(4100, lambda: client(first.access_token).users.me())
    second = device.refresh_access_token(first.refresh_token)
    check(client(second.access_token).users.me().user_id, "not let in")
    try:
        device.refresh_access_token(first.refresh_token)
    except CozeAPIError as error:
        check(error.logid, "no log id")
    else:
        raise AssertionError("a refresh token was taken twice")


# ---- the other half of the SDK

@call
def async__calls():
    async def exercise():
        http = AsyncHTTPClient(event_hooks={"request": [seen_async]})
        other = AsyncCoze(auth=AsyncTokenAuth(TOKEN), base_url=BASE, http_client=http)
        made = await other.conversations.create(bot_id=ECHO)
        events = [event async for event in other.chat.stream(
            bot_id=ECHO, user_id="u", additional_messages=question("again"),
            conversation_id=made.id)]
        same(texts(events, MessageType.ANSWER), ["again"])
        listed = await other.conversations.messages.list(conversation_id=made.id, limit=1)
        same([message.content async for message in listed], ["again", "again"])
        bots = await other.bots.list(space_id="1", page_size=1, use_api_version=2)
        same([bot.id async for bot in bots][:2], [GUIDE, ECHO])
        same((await other.files.upload(file=b"abc")).bytes, 3)
        await http.aclose()

    asyncio.run(exercise())


def main():
    print(json.dumps({"version": cozepy.VERSION}), flush=True)
    for name, function in calls:
        requests.clear()
        problem = None
        try:
            function()
        except Exception as error:
            places = [frame for frame in traceback.extract_tb(error.__traceback__)
                      if frame.filename == __file__ and frame.name not in ("same", "check")]
            problem = f"{type(error).__name__}: {error} (line {places[-1].lineno})"
        line = {"call": name, "problem": problem, "requests": sorted(set(requests))}
        print(json.dumps(line), flush=True)


main()
