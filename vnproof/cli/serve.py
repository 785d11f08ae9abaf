"""`vnproof serve`: the HTTP service, for this machine alone unless a token is set."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import sys
from contextlib import suppress

import click

from vnproof.cli.memory import memory_option
from vnproof.cli.options import language_option
from vnproof.cli.serving import SECONDS, application
from vnproof.cli.usage import Command, Misuse
from vnproof.core.errors import cause

TOKEN = "VNPROOF_TOKEN"  # noqa: S105 - the name of a variable
SECRET = "VNPROOF_SECRET"  # noqa: S105


@click.command("serve", cls=Command)
@click.option("--host", default="127.0.0.1", metavar="ĐỊA CHỈ", help="Địa chỉ để nghe (mặc định: chỉ máy này).")
@click.option("--port", type=click.IntRange(0, 65535), default=8077, metavar="CỔNG", help="Cổng (mặc định: 8077).")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, metavar="SỐ", help="Số tiến trình soát (mặc định: 1)."
)
@memory_option
@language_option
def command(host: str, port: int, workers: int, memory: str, lang: str | None) -> int:
    """
    Mở dịch vụ HTTP để soát bài trước khi đăng.

    Biến VNPROOF_TOKEN là mã mà mọi yêu cầu phải gửi kèm; không có mã thì chỉ nghe trên máy này. Biến VNPROOF_SECRET
    là khóa ký của webhook.

    Mã thoát: 0 đã dừng theo yêu cầu, 2 sai câu lệnh hoặc cấu hình.
    """
    if not os.environ.get(TOKEN) and not _is_loopback(host):
        raise Misuse(
            f"nghe ở {host} thì máy khác cũng gọi được; hãy đặt biến {TOKEN} trước.",
            f"other machines can call {host}; set {TOKEN} first.",
        )
    try:
        import uvicorn
    except ImportError as error:
        raise Misuse(
            "thiếu thư viện của dịch vụ; hãy cài bằng `pip install 'vnproof[server]'`.",
            "the service's libraries are missing; install them with `pip install 'vnproof[server]'`.",
        ) from error
    from vnproof.server.logs import log_to_stderr

    log_to_stderr()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn raises it again when all has been answered
    with _listen(host, port) as listening, application(workers, memory, lang) as app:
        click.echo(f"vnproof: http://{_shown(host)}:{listening.getsockname()[1]}", err=True)
        # No log of uvicorn's own: it would tell what is asked in a query, which may be a text.
        options = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=int(SECONDS) + 5
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(options).run([listening])
    return 0


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        raise Misuse(
            f"không nghe được ở {host}:{port} ({cause(error).vi}); hãy chọn cổng khác bằng --port.",
            f"cannot listen at {host}:{port} ({cause(error).en}); choose another port with --port.",
        ) from error
    # Connections inherit it. asyncio sees to it on sockets that it made itself; without, each answer waits 40 ms for an
    # acknowledgement between its head and its body.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
