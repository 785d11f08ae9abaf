"""`vnproof checks`: what is looked for, how sure it is, on what rule it stands, and whether it runs unasked."""

from __future__ import annotations

import click

from vnproof.cli.options import language_option
from vnproof.cli.usage import Command
from vnproof.core.wording import Language
from vnproof.reporters.manual import FORMATS


@click.command("checks", cls=Command)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="Cách in: text là bảng, json cho chương trình, markdown là cả cuốn docs/checks.md (mặc định: text).",
)
@language_option
def command(format_: str, lang: Language | None) -> None:
    """
    Liệt kê các phép soát.

    Mã, tên, mức, có tự sửa không, mặc định bật hay tắt, căn cứ. `vnproof explain MÃ` cho xem từng phép soát.
    """
    from vnproof.checks import ALL

    click.echo(FORMATS[format_](ALL, lang or "vi"), nl=False)
