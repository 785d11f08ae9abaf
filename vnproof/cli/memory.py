"""`vnproof memory`: what the editors of a site have decided together; told, taken elsewhere, and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from vnproof.cli.messages import tell
from vnproof.cli.options import language_option
from vnproof.cli.usage import Group, Misuse
from vnproof.core.wording import Language, Wording

if TYPE_CHECKING:
    from vnproof.memory.memory import Memory

F = TypeVar("F", bound=Callable[..., Any])


def _default() -> str:
    """A file of the user's own."""
    folder = Path(click.get_app_dir("vnproof"))
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'memory.sqlite'}"


def memory_option(command: F) -> F:
    """Give a command `--memory`, the address of a database."""
    return click.option(
        "--memory",
        default=_default,
        envvar="VNPROOF_MEMORY",
        metavar="URL",
        help="Bộ nhớ chung: địa chỉ theo SQLAlchemy, ví dụ postgresql://… (mặc định: một tệp SQLite của bạn).",
    )(command)


def team_option(command: F) -> F:
    """Give a command `--memory`, without which it asks none."""
    return click.option(
        "--memory",
        envvar="VNPROOF_MEMORY",
        metavar="URL",
        help="Theo cả bộ nhớ chung này: chữ đúng, cách sửa, chỗ luôn bỏ qua.",
    )(command)


@click.group("memory", cls=Group)
def command() -> None:
    """
    Bộ nhớ chung của ban biên tập.

    Gồm từ đúng, chỗ luôn bỏ qua và các quyết định đã có, kèm ai, lúc nào, vì sao.
    """


@command.command("export")
@click.option("--gold", is_flag=True, help="Chỉ các quyết định, ở dạng dữ liệu để huấn luyện và đo.")
@memory_option
@language_option
def export(gold: bool, memory: str, lang: Language | None) -> None:  # noqa: ARG001 - errors ask the context for it
    """In mọi thứ, mỗi dòng một mục JSON."""
    kept = open_memory(memory)
    for row in kept.gold() if gold else kept.history():
        click.echo(json.dumps(row, ensure_ascii=False))


@command.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8"), metavar="TỆP")
@memory_option
@language_option
def import_(file: IO[str], memory: str, lang: Language | None) -> None:
    """Nhận những gì `vnproof memory export` đã in ra; mục đã có thì giữ nguyên."""
    try:
        taken = open_memory(memory).take_in(json.loads(line) for line in file if line.strip())
    except (ValueError, AttributeError, TypeError) as error:
        raise Misuse(
            f"{file.name}: không phải kết quả của `vnproof memory export`, chưa nhận gì; hãy chỉ đúng tệp.",
            f"{file.name}: not what `vnproof memory export` prints, nothing was taken in; name another file.",
        ) from error
    tell(Wording(f"đã nhận {taken} mục mới.", f"took in {taken} new entries."), lang or "vi")


def open_memory(url: str) -> Memory:
    """The memory at an address. Raises Misuse where its library is missing, MemoryUnavailable."""
    try:
        from vnproof.memory.memory import Memory
    except ImportError as error:
        raise Misuse(
            "thiếu thư viện của bộ nhớ chung; hãy cài bằng `pip install 'vnproof[server]'`.",
            "the memory's library is missing; install it with `pip install 'vnproof[server]'`.",
        ) from error
    return Memory(url)
