"""`vnproof fix`: puts right what is certain, and touches nothing else."""

from __future__ import annotations

from functools import partial

import click

from vnproof.cli.correcting import IN_VAIN, MODES, Corrector
from vnproof.cli.inputs import language_in, name_inputs
from vnproof.cli.messages import tell
from vnproof.cli.options import language_option, many_files_options, paths_argument, reading_options, selection_options
from vnproof.cli.output import choose_output, output_options, rewrite_each
from vnproof.cli.usage import Command, Misuse
from vnproof.core.finding import Safety
from vnproof.documents.opening import open_document


@click.command("fix", cls=Command)
@paths_argument
@click.option("--likely", is_flag=True, help="Sửa cả những chỗ rất có thể sai, không chỉ những chỗ chắc chắn.")
@click.option(
    "--docx-mode",
    type=click.Choice(MODES),
    help="Cách sửa tệp .docx: direct sửa thẳng (mặc định), track ghi vết để duyệt, comment chỉ thêm lời bình.",
)
@click.option("--annotate", metavar="TỆP", help="Ghi ra TỆP một bản sao PDF hoặc .docx có ghi chú ở từng chỗ sai.")
@output_options
@reading_options
@selection_options
@many_files_options
@language_option
def command(
    paths: tuple[str, ...],
    likely: bool,
    docx_mode: str | None,
    annotate: str | None,
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    force: bool,
    ocr: bool,
    attributes: bool,
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

    Mọi chỗ khác giữ nguyên từng byte. Cách dùng khác: --diff, --in-place, -o. PDF chỉ đọc: văn bản đã sửa được in
    ra, hoặc ghi vào tệp .txt hay .md bằng -o.

    Mã thoát: 0 xong, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc hoặc ghi được.
    """
    paths = name_inputs(paths)
    where = choose_output(
        paths, diff=diff, in_place=in_place, no_backup=no_backup, output=output, force=force, annotate=annotate
    )
    if docx_mode == "comment" and diff:
        raise Misuse(
            "--docx-mode comment không đổi chữ nào nên --diff không có gì để in; hãy dùng -o hoặc --in-place.",
            "--docx-mode comment changes no text for --diff to show; use -o or --in-place.",
        )
    command_line = {
        "select": select,
        "ignore": ignore,
        "min-confidence": min_confidence,
        "second-opinion": second_opinion,
        "include": include,
        "exclude": exclude,
        "lang": lang,
    }
    at_least = Safety.LIKELY if likely else Safety.SAFE
    corrector = Corrector(at_least, docx_mode, annotate is not None, in_place, where.markdown)
    done = rewrite_each(
        paths,
        where,
        command_line,
        corrector,
        jobs=jobs,
        force_exclude=force_exclude,
        opener=partial(open_document, ocr=ocr, attributes=attributes),
    )
    if docx_mode and done.kinds and "docx" not in done.kinds:
        tell(IN_VAIN, language_in(paths[0], command_line))
    return done.code
