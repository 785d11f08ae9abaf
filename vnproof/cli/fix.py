"""`vnproof fix`: puts right what is certain, and touches nothing else."""

from __future__ import annotations

from functools import partial

import click

from vnproof.cli.inputs import name_inputs
from vnproof.cli.options import language_option, ocr_option, paths_argument, selection_options
from vnproof.cli.output import choose_output, for_each, output_options, rewrite_each
from vnproof.cli.usage import Command
from vnproof.core.finding import Safety


@click.command("fix", cls=Command)
@paths_argument
@click.option("--likely", is_flag=True, help="Sửa cả những chỗ rất có thể sai, không chỉ những chỗ chắc chắn.")
@output_options
@click.option("--annotate", metavar="TỆP", help="Ghi ra TỆP một bản sao PDF có tô sáng và ghi chú ở từng chỗ sai.")
@ocr_option
@selection_options
@language_option
def command(
    paths: tuple[str, ...],
    likely: bool,
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    annotate: str | None,
    ocr: bool,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    min_confidence: float | None,
    second_opinion: bool | None,
    lang: str | None,
) -> int:
    """
    Sửa lỗi chắc chắn và in văn bản đã sửa.

    Mọi chỗ khác giữ nguyên từng byte. Cách dùng khác: --diff, --in-place, -o. PDF chỉ đọc: văn bản đã sửa được in
    ra, hoặc ghi vào tệp .txt hay .md bằng -o.

    Mã thoát: 0 xong, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc hoặc ghi được.
    """
    inputs = name_inputs(paths)
    where = choose_output(inputs, diff=diff, in_place=in_place, no_backup=no_backup, output=output, annotate=annotate)
    from vnproof.cli.proofreaders import Proofreaders

    at_least = Safety.LIKELY if likely else Safety.SAFE
    proofreaders = Proofreaders(
        {
            "select": select,
            "ignore": ignore,
            "min-confidence": min_confidence,
            "second-opinion": second_opinion,
            "lang": lang,
        }
    )
    if annotate is not None:
        from vnproof.cli.annotating import write_annotated

        return for_each(inputs, proofreaders, partial(write_annotated, annotate), ocr=ocr)
    return rewrite_each(
        inputs,
        where,
        proofreaders,
        lambda reader, document: reader.corrections(document.text, at_least, document.shielded),
        ocr=ocr,
    )
