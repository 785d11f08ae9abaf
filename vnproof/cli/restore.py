"""`vnproof restore`: puts the marks into text typed without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vnproof.cli.inputs import name_inputs
from vnproof.cli.options import language_option, many_files_options, paths_argument
from vnproof.cli.output import choose_output, output_options, rewrite_each
from vnproof.cli.usage import Command
from vnproof.core.edit import Edit
from vnproof.documents.document import Document

if TYPE_CHECKING:
    from vnproof.proofreader import Proofreader


@click.command("restore", cls=Command)
@paths_argument
@output_options
@many_files_options
@language_option
def command(
    paths: tuple[str, ...],
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    include: tuple[str, ...] | None,
    exclude: tuple[str, ...] | None,
    force_exclude: bool,
    jobs: int,
    lang: str | None,
) -> int:
    """
    Thêm dấu vào văn bản gõ không dấu.

    «to chuc» thành «tổ chức»; chỗ không phải tiếng Việt giữ nguyên.

    Mã thoát: 0 xong, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc hoặc ghi được.
    """
    paths = name_inputs(paths)
    where = choose_output(paths, diff=diff, in_place=in_place, no_backup=no_backup, output=output)
    command_line = {"include": include, "exclude": exclude, "lang": lang}
    return rewrite_each(paths, where, command_line, _restorations, jobs=jobs, force_exclude=force_exclude)


def _restorations(proofreader: Proofreader, document: Document) -> tuple[Edit, ...]:
    return proofreader.restorations(document.text, document.shielded)
