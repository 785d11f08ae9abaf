"""`vnproof fix`: puts right what is certain, and touches nothing else."""

from __future__ import annotations

import click

from vnproof.cli.docx_modes import MODES, Corrector
from vnproof.cli.inputs import name_inputs
from vnproof.cli.messages import tell
from vnproof.cli.options import language_option, paths_argument, selection_options
from vnproof.cli.output import choose_output, output_options, rewrite_each
from vnproof.cli.usage import Command
from vnproof.core.finding import Safety


@click.command("fix", cls=Command)
@paths_argument
@click.option("--likely", is_flag=True, help="Sửa cả những chỗ rất có thể sai, không chỉ những chỗ chắc chắn.")
@click.option(
    "--docx-mode",
    type=click.Choice(MODES),
    help="Cách sửa tệp .docx: direct sửa thẳng (mặc định), track ghi vết để duyệt, comment chỉ thêm lời bình.",
)
@output_options
@selection_options
@language_option
def command(
    paths: tuple[str, ...],
    likely: bool,
    docx_mode: str | None,
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    force: bool,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    min_confidence: float | None,
    second_opinion: bool | None,
    lang: str | None,
) -> int:
    """
    Sửa lỗi chắc chắn và in văn bản đã sửa.

    Mọi chỗ khác giữ nguyên từng byte. Cách dùng khác: --diff, --in-place, -o.

    Mã thoát: 0 xong, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc hoặc ghi được.
    """
    inputs = name_inputs(paths)
    where = choose_output(inputs, diff=diff, in_place=in_place, no_backup=no_backup, output=output, force=force)
    corrector = Corrector(docx_mode, Safety.LIKELY if likely else Safety.SAFE, diff=diff)
    from vnproof.cli.proofreaders import Proofreaders

    proofreaders = Proofreaders(
        {
            "select": select,
            "ignore": ignore,
            "min-confidence": min_confidence,
            "second-opinion": second_opinion,
            "lang": lang,
        }
    )
    code = rewrite_each(inputs, where, proofreaders, corrector)
    if in_vain := corrector.in_vain:
        tell(in_vain, proofreaders.desk_for(inputs[0]).language)
    return code
