"""The ledger of an archive as commands name it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from vnproof.cli.usage import Misuse

if TYPE_CHECKING:
    from vnproof.batch.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])


def ledger_option(command: F) -> F:
    """Give a command `--ledger`, the folder of the ledger."""
    return click.option(
        "--ledger",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("vnproof-ledger"),
        metavar="THƯ MỤC",
        help="Thư mục của sổ và kho bản gốc (mặc định: vnproof-ledger).",
    )(command)


def existing_ledger(folder: Path) -> Ledger:
    """The ledger in a folder. Raises Misuse where there is none."""
    from vnproof.batch.ledger import Ledger

    if not (folder / "ledger.sqlite").is_file():
        raise Misuse(
            f"{folder}: chưa có sổ ở đây; hãy chỉ đúng bằng --ledger.",
            f"{folder}: no ledger here; name it by --ledger.",
        )
    return Ledger(folder)
