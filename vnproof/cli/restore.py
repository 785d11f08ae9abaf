"""`vnproof restore`: puts the marks into text typed without them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from vnproof.cli.correcting import Change, corrected
from vnproof.cli.inputs import name_inputs
from vnproof.cli.options import language_option, many_files_options, paths_argument, reading_options
from vnproof.cli.output import Output, choose_output, output_options, rewrite_each
from vnproof.cli.usage import Command
from vnproof.documents.document import Document
from vnproof.documents.opening import open_document

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk


@click.command("restore", cls=Command)
@paths_argument
@output_options
@reading_options
@many_files_options
@language_option
def command(
    paths: tuple[str, ...],
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    force: bool,
    ocr: bool,
    attributes: bool,
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
    where = choose_output(paths, diff=diff, in_place=in_place, no_backup=no_backup, output=output, force=force)
    command_line = {"include": include, "exclude": exclude, "lang": lang}
    restore = partial(_restored, where)
    return rewrite_each(
        paths,
        where,
        command_line,
        restore,
        jobs=jobs,
        force_exclude=force_exclude,
        opener=partial(open_document, ocr=ocr, attributes=attributes),
    ).code


def _restored(where: Output, desk: Desk, document: Document) -> Change:
    edits = desk.proofreader.restorations(document.text, document.shielded)
    return corrected(document, edits, in_place=where.in_place, markdown=where.markdown)
