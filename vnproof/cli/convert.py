"""`vnproof convert`: turns files in old encodings, and garbled text, into Unicode."""

from __future__ import annotations

import sys

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import find_inputs, name_inputs, read_standard_input
from vnproof.cli.messages import bug, tell
from vnproof.cli.options import language_option, paths_argument
from vnproof.cli.output import Output, choose_output
from vnproof.cli.usage import Command
from vnproof.core.errors import DocumentError, VnproofError
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document
from vnproof.documents.files import write_atomically
from vnproof.text.charsets import TITLES

MOST_DOUBTS = 20  # shown of a file; the rest is counted


@click.command("convert", cls=Command)
@paths_argument
@click.option(
    "--from", "charset", type=click.Choice(list(TITLES)), help="Bảng mã của tệp, khi vnproof không tự nhận ra."
)
@click.option("--dry-run", is_flag=True, help="Chỉ cho biết sẽ chuyển gì và chỗ nào không chắc, không ghi gì.")
@click.option("--in-place", is_flag=True, help="Ghi đè chính tệp đó, bản gốc giữ ở TỆP.bak.")
@click.option("--no-backup", is_flag=True, help="Cùng --in-place: không giữ bản gốc.")
@click.option("-o", "--output", metavar="TỆP", help="Ghi kết quả vào TỆP.")
@language_option
def command(
    paths: tuple[str, ...],
    charset: str | None,
    dry_run: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    lang: Language | None,
) -> int:
    """
    Chuyển tệp bảng mã cũ (TCVN3, VNI, VPS…) sang Unicode.

    Nhận ra bảng mã theo từng dòng, khôi phục chữ hiện sai bảng mã, ghép dấu rời (NFC). Văn bản thuần thành UTF-8 không
    có dấu BOM; tệp khác giữ định dạng. Trong TCVN3, chữ hoa có dấu không phân biệt được với chữ thường.

    Mã thoát: 0 xong, 2 sai câu lệnh, 3 có tệp không đọc hoặc ghi được.
    """
    inputs = name_inputs(paths)
    where = (
        None if dry_run else choose_output(inputs, diff=False, in_place=in_place, no_backup=no_backup, output=output)
    )
    from vnproof.documents.conversion import opener
    from vnproof.documents.opening import open_document

    language: Language = lang or "vi"
    code = ExitCode.CLEAN
    opening = opener(charset) if charset else open_document
    for given in read_standard_input(find_inputs(inputs, {"lang": lang}, force_exclude=False)):
        try:
            _convert(given.open(opening), where, language)
        except DocumentError as error:  # noqa: PERF203 - one document goes wrong, the others go on
            tell(error.wording, language)
            code = max(code, ExitCode.UNREADABLE)
        except (VnproofError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file is told, and the others go on
            tell(bug(error, given.path), language)
            code = ExitCode.BUG
    return code


def _convert(document: Document, output: Output | None, language: Language) -> None:
    """Send one converted document where it belongs, and say what was done; a dry run says it as its output."""
    from vnproof.documents.conversion import convert

    conversion = convert(document)
    sentences = [conversion.summary(document.path)]
    sentences += [
        Wording(
            f"{document.path}:{doubt.line}: «{doubt.text}» không phải tiếng Việt thông thường; xin xem lại.",
            f"{document.path}:{doubt.line}: '{doubt.text}' is no ordinary Vietnamese; please check.",
        )
        for doubt in conversion.doubts[:MOST_DOUBTS]
    ]
    if output is None:
        for sentence in sentences:
            click.echo(sentence.in_language(language))
        return
    if output.in_place:
        if conversion.is_changed:
            copy = write_atomically(document.path, conversion.data, backup=output.backup)
            kept = Wording(f"bản gốc được giữ ở {copy.name}", f"the original is kept in {copy.name}") if copy else None
            sentences += [Wording(f"{document.path}: {kept.vi}.", f"{document.path}: {kept.en}.")] if kept else []
    elif output.file is not None:
        write_atomically(output.file, conversion.data, backup=False)
    else:
        sys.stdout.buffer.write(conversion.data)
        sys.stdout.buffer.flush()
    for sentence in sentences:
        tell(sentence, language)
