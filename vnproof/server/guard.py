"""
The guard before every request: token, host and origin, size, and the headers that every answer bears.

Pages of any site may have their own text read, as LanguageTool's clients in browsers do. What the service itself
knows, the team's memory and the counts, is for its own page alone: a strange page that is open in an editor's browser
must neither read nor write it. Without a token the service is told by its loopback names only, so that no name of
somebody else's can be made to lead here.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    """ASGI middleware; `hosts` are the names that the service goes by, None for any."""

    def __init__(self, app: ASGIApp, token: str | None, hosts: frozenset[str] | None, most_bytes: int) -> None:
        self.app = app
        self.token = token
        self.hosts = hosts
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_own = scope["path"].startswith(OWN)
        sender = _with_headers(send, () if is_own else (FOR_ANY_ORIGIN,))
        if self.hosts is not None and _host(headers.get("host", "")) not in self.hosts:
            await PlainTextResponse("Error: not a name of this service", 403)(scope, receive, sender)
        elif is_own and _is_strange(headers):
            await PlainTextResponse("Error: for the service's own pages only", 403)(scope, receive, sender)
        elif scope["method"] == "OPTIONS":
            await _preflight(headers)(scope, receive, sender)
        elif not self._may(scope["path"], headers):
            answer = PlainTextResponse("Error: a token is needed", 401, {"www-authenticate": "Bearer"})
            await answer(scope, receive, sender)
        elif _declared(headers) > self.most_bytes:
            await _too_large(self.most_bytes)(scope, receive, sender)
        else:
            await self.app(scope, _counted(receive, self.most_bytes), sender)

    def _may(self, path: str, headers: Headers) -> bool:
        if self.token is None or path in OPEN or path.startswith(PAGE):
            return True
        kind, _, given = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and hmac.compare_digest(given.encode(), self.token.encode())


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _counted(receive: Receive, most: int) -> Receive:
    """A body need not say how long it is."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, f"more than {most} bytes")
        return message

    return counted


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


def _too_large(most: int) -> PlainTextResponse:
    return PlainTextResponse(f"Error: more than {most} bytes", 413)
