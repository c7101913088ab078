"""Who is asking, which bots there are, and files."""
import os

from sdk import BOTS, GUIDE, UNKNOWN, call, check, client, coze, refused, same


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
