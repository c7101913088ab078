"""Conversations and their messages."""
from cozepy import Message, MessageContentType, MessageRole

from sdk import ECHO, UNKNOWN, call, check, conversation, coze, question, refused, same


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
