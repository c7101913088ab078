"""Chats: streamed, polled, cancelled, refused, and those that wait for a tool."""
import asyncio
import json

from cozepy import (
    AsyncCoze, AsyncTokenAuth, ChatEventType, ChatStatus, Message, MessageObjectString, MessageType)
from cozepy.chat import ToolOutput
from cozepy.request import AsyncHTTPClient

from sdk import (
    BASE, CALCULATOR, ECHO, GUIDE, MISCHIEF, TOKEN, UNKNOWN, ask, call, check, client, coze,
    question, refused, same, seen_async, texts)


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


@call
def chat__with_calculator():
    for text, wanted in (("0.1+0.2", "0.3"), ("3 斤是多少公斤？", "1.5")):
        check(wanted in texts(ask(CALCULATOR, text), MessageType.ANSWER)[0], text)


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
