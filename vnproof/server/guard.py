"""The guard before every request: token, size, and the headers that every answer bears."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = frozenset(["/healthz", "/readyz"])  # asked by whoever keeps the service running, who has no token
HEADERS = {
    b"content-security-policy": b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    b"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cache-control": b"no-store",
    b"access-control-allow-origin": b"*",
}


class Guard:
    """
    ASGI middleware.

    Any origin may ask, as LanguageTool's clients in browsers do, but nothing here is told to a browser by cookies: what
    protects a service is its token, or that it listens on the machine's own address alone.
    """

    def __init__(self, app: ASGIApp, token: str | None, most_bytes: int) -> None:
        self.app = app
        self.token = token
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        sender = _with_headers(send)
        if scope["method"] == "OPTIONS":
            await _preflight(headers)(scope, receive, sender)
        elif not self._may(scope["path"], headers):
            answer = PlainTextResponse("Error: a token is needed", 401, {"www-authenticate": "Bearer"})
            await answer(scope, receive, sender)
        elif _declared(headers) > self.most_bytes:
            await _too_large(self.most_bytes)(scope, receive, sender)
        else:
            await self.app(scope, _counted(receive, self.most_bytes), sender)

    def _may(self, path: str, headers: Headers) -> bool:
        if self.token is None or path in OPEN:
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


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            own: Iterable[tuple[bytes, bytes]] = message.get("headers", ())
            given = {name.lower() for name, _ in own}
            message["headers"] = [*own, *((name, value) for name, value in HEADERS.items() if name not in given)]
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
