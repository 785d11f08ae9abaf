"""`vnproof restore`: puts the marks into text typed without them."""

from __future__ import annotations

import click

from vnproof.cli.inputs import name_inputs
from vnproof.cli.options import language_option, paths_argument
from vnproof.cli.output import choose_output, corrected, output_options, rewrite_each
from vnproof.cli.usage import Command


@click.command("restore", cls=Command)
@paths_argument
@output_options
@language_option
def command(
    paths: tuple[str, ...],
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    force: bool,
    lang: str | None,
) -> int:
    """
    Thêm dấu vào văn bản gõ không dấu.

    «to chuc» thành «tổ chức»; chỗ không phải tiếng Việt giữ nguyên.

    Mã thoát: 0 xong, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc hoặc ghi được.
    """
    inputs = name_inputs(paths)
    where = choose_output(inputs, diff=diff, in_place=in_place, no_backup=no_backup, output=output, force=force)
    from vnproof.cli.proofreaders import Proofreaders

    return rewrite_each(
        inputs,
        where,
        Proofreaders({"lang": lang}),
        lambda desk, document: corrected(document, desk.proofreader.restorations(document.text, document.shielded)),
    )
