"""`vnproof fix`: puts right what is certain, and touches nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from vnproof.cli.inputs import name_inputs
from vnproof.cli.options import language_option, many_files_options, paths_argument, selection_options
from vnproof.cli.output import choose_output, output_options, rewrite_each
from vnproof.cli.usage import Command
from vnproof.core.edit import Edit
from vnproof.core.finding import Safety
from vnproof.documents.document import Document

if TYPE_CHECKING:
    from vnproof.proofreader import Proofreader


@click.command("fix", cls=Command)
@paths_argument
@click.option("--likely", is_flag=True, help="Sửa cả những chỗ rất có thể sai, không chỉ những chỗ chắc chắn.")
@output_options
@selection_options
@many_files_options
@language_option
def command(
    paths: tuple[str, ...],
    likely: bool,
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    min_confidence: float | None,
    second_opinion: bool | None,
    include: tuple[str, ...] | None,
    exclude: tuple[str, ...] | None,
    force_exclude: bool,
    jobs: int,
    lang: str | None,
) -> int:
    """
    Sửa lỗi chắc chắn và in văn bản đã sửa.

    Mọi chỗ khác giữ nguyên từng byte. Cách dùng khác: --diff, --in-place, -o.

    Mã thoát: 0 xong, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc hoặc ghi được.
    """
    paths = name_inputs(paths)
    where = choose_output(paths, diff=diff, in_place=in_place, no_backup=no_backup, output=output)
    command_line = {
        "select": select,
        "ignore": ignore,
        "min-confidence": min_confidence,
        "second-opinion": second_opinion,
        "include": include,
        "exclude": exclude,
        "lang": lang,
    }
    change = partial(_corrections, Safety.LIKELY if likely else Safety.SAFE)
    return rewrite_each(paths, where, command_line, change, jobs=jobs, force_exclude=force_exclude)


def _corrections(at_least: Safety, proofreader: Proofreader, document: Document) -> tuple[Edit, ...]:
    return proofreader.corrections(document.text, at_least, document.shielded)
