"""
The guard before every request: token, host and origin, size, and the headers that every answer bears.

Pages of any site may have their own text read, as LanguageTool's clients in browsers do. What the service itself
knows, the team's memory and the counts, is for its own page alone: a strange page that is open in an editor's browser
must neither read nor write it. Without a token the service is told by its loopback names only, so that no name of
somebody else's can be made to lead here.
"""

from __future__ import annotations

import hmac
import math
from collections.abc import Callable, Iterable

import anyio
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vnproof.server.settings import Settings

# Asked by whoever keeps the service running, and by a browser before its user can give the token; the page itself tells
# nothing.
OPEN = frozenset(["/healthz", "/readyz", "/"])
PAGE = "/page/"
HEADERS = {
    b"content-security-policy": b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    b"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cache-control": b"no-store",
}
FOR_ANY_ORIGIN = (b"access-control-allow-origin", b"*")
OWN = ("/v1/memory", "/v2/words", "/metrics")  # paths that tell or change what the service knows
LOOPBACK = frozenset(["localhost", "127.0.0.1", "[::1]"])


class Guard:
    """ASGI middleware; `refused` counts what is refused (why, in a sentence, with which status) and says so."""

    def __init__(self, app: ASGIApp, settings: Settings, refused: Callable[[str, str, int], Response]) -> None:
        self.app = app
        self.settings = settings
        self.refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_own = scope["path"].startswith(OWN)
        sender = _with_headers(send, () if is_own else (FOR_ANY_ORIGIN,))
        hosts, most = self.settings.hosts, self.settings.most_bytes
        app: ASGIApp
        if hosts is not None and _host(headers.get("host", "")) not in hosts:
            app = self.refused("stranger", "not a name of this service", 403)
        elif is_own and _is_strange(headers):
            app = self.refused("stranger", "for the service's own pages only", 403)
        elif scope["method"] == "OPTIONS":
            app = _preflight(headers)
        elif not self._may(scope["path"], headers):
            app = self.refused("token", "a token is needed", 401)
        elif _declared(headers) > most:
            app = self.refused("size", f"more than {most} bytes", 413)
        else:
            app, receive = self.app, _bounded(receive, most, self.settings.seconds)
        await app(scope, receive, sender)

    def _may(self, path: str, headers: Headers) -> bool:
        token = self.settings.token
        if token is None or path in OPEN or path.startswith(PAGE):
            return True
        kind, _, given = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and hmac.compare_digest(given.encode(), token.encode())


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _bounded(receive: Receive, most: int, seconds: float) -> Receive:
    """A body need not say how long it is, nor come in one piece."""
    taken = 0
    until = anyio.current_time() + seconds

    async def bounded() -> Message:
        nonlocal taken, until
        with anyio.CancelScope(deadline=until) as scope:
            message = await receive()
        if scope.cancelled_caught:
            raise HTTPException(408, f"the body took more than {seconds:g} seconds to come")
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, f"more than {most} bytes")
        if not message.get("more_body", False):
            until = math.inf  # whoever asks on waits for the end of the connection
        return message

    return bounded


def _host(value: str) -> str:
    """
    The name in a Host header, without its port.

    >>> _host("localhost:8077"), _host("[::1]:8077")
    ('localhost', '[::1]')
    """
    return value if value.endswith("]") else value.rpartition(":")[0] or value


def _is_strange(headers: Headers) -> bool:
    """Does a page of another origin ask?"""
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host", "")


def _with_headers(send: Send, more: Iterable[tuple[bytes, bytes]]) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            own: Iterable[tuple[bytes, bytes]] = message.get("headers", ())
            given = {name.lower() for name, _ in own}
            message["headers"] = [*own, *more, *((name, value) for name, value in HEADERS.items() if name not in given)]
        await send(message)

    return sender


def _preflight(headers: Headers) -> PlainTextResponse:
    return PlainTextResponse(
        "",
        204,
        {
            "access-control-allow-methods": "GET, POST, HEAD, OPTIONS",
            "access-control-allow-headers": headers.get("access-control-request-headers", "*"),
            "access-control-max-age": "86400",
        },
    )
