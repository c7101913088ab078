"""The device flow of OAuth."""
import time

from cozepy import CozeAPIError, DeviceOAuthApp
from cozepy.request import Requester, SyncHTTPClient

from sdk import BASE, call, check, client, refused, refused_by_oauth, same, seen


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
