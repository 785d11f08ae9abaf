"""Where a changed text goes: standard output, a diff, a file, or back into its own file with a backup."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import STANDARD_INPUT, Unread, read_inputs
from vnproof.cli.messages import bug, tell, tell_all
from vnproof.cli.usage import Misuse
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, VnproofError
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document
from vnproof.documents.files import write_atomically
from vnproof.documents.opening import open_document, rewrite

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk, Proofreaders

F = TypeVar("F", bound=Callable[..., Any])


class Output(NamedTuple):
    """What the options of the command line ask for; at most one of the first three."""

    diff: bool
    in_place: bool
    file: str | None
    backup: bool
    force: bool


class Change(NamedTuple):
    """A document as it is to be written: its bytes, and whether anything in them is new."""

    data: bytes
    is_any: bool


def corrected(document: Document, edits: tuple[Edit, ...]) -> Change:
    """A document with these edits made."""
    return Change(rewrite(document, edits), bool(edits))


def output_options(command: F) -> F:
    """Give a command `--diff`, `--in-place`, `--no-backup`, `-o` and `--force`."""
    for option in (
        click.option("--force", is_flag=True, help="Sửa cả tệp có chữ ký số, dù chữ ký sẽ mất giá trị."),
        click.option("-o", "--output", metavar="TỆP", help="Ghi kết quả vào TỆP."),
        click.option("--no-backup", is_flag=True, help="Cùng --in-place: không giữ bản gốc."),
        click.option("--in-place", is_flag=True, help="Ghi đè chính tệp đó, bản gốc giữ ở TỆP.bak."),
        click.option("--diff", is_flag=True, help="Chỉ in chỗ thay đổi, dùng được với `patch -p0`."),
    ):
        command = option(command)
    return command


def choose_output(
    inputs: tuple[str, ...], *, diff: bool, in_place: bool, no_backup: bool, output: str | None, force: bool
) -> Output:
    """
    The output asked for.

    Raises Misuse for options that contradict each other, and where several texts would run into one another.
    """
    if diff + in_place + (output is not None) > 1:
        raise Misuse(
            "chỉ dùng được một trong --diff, --in-place và -o; hãy bỏ bớt.",
            "only one of --diff, --in-place and -o can be used; drop the others.",
        )
    if no_backup and not in_place:
        raise Misuse("--no-backup chỉ đi cùng --in-place.", "--no-backup goes with --in-place only.")
    if in_place and STANDARD_INPUT in inputs:
        raise Misuse(
            "đầu vào chuẩn không phải là tệp để ghi đè; hãy bỏ --in-place hoặc ghi tên tệp.",
            "standard input is no file to write back; drop --in-place or name a file.",
        )
    if not (diff or in_place) and (len(inputs) > 1 or Path(inputs[0]).is_dir()):
        raise Misuse(
            "nhiều văn bản không thể in nối vào nhau; hãy thêm --in-place hoặc --diff, hoặc xử lý từng tệp.",
            "several texts cannot be printed as one; add --in-place or --diff, or take one file at a time.",
        )
    if output is not None and Path(output).exists() and Path(inputs[0]).exists() and Path(output).samefile(inputs[0]):
        raise Misuse(
            "-o trùng với chính tệp đầu vào; hãy dùng --in-place để bản gốc được giữ lại.",
            "-o is the input itself; use --in-place, which keeps a backup.",
        )
    return Output(diff, in_place, output, not no_backup, force)


def rewrite_each(
    inputs: tuple[str, ...],
    output: Output,
    proofreaders: Proofreaders,
    change: Callable[[Desk, Document], Change],
) -> ExitCode:
    """
    Change every input and send it where it belongs; one that cannot be read or written does not stop the others.

    Raises ConfigError and DictionaryError, and Misuse where a terminal would have to show what is no text.
    """
    language = proofreaders.desk_for(inputs[0]).language
    code = ExitCode.CLEAN
    for document in read_inputs(inputs):
        if isinstance(document, Unread):
            tell(document.error, language)
            code = max(code, ExitCode.UNREADABLE)
            continue
        _refuse_terminal(document, output)
        tell_all(document.warnings, language)
        desk = proofreaders.desk_for(document.path)
        try:
            _deliver(document, change(desk, document), output, language)
        except DocumentError as error:
            tell(error.wording, language)
            code = max(code, ExitCode.UNREADABLE)
        except (VnproofError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file is told, and the others go on
            tell(bug(error, document.path), language)
            code = ExitCode.BUG
    return code


def _refuse_terminal(document: Document, output: Output) -> None:
    if document.is_binary and not (output.diff or output.in_place or output.file) and sys.stdout.isatty():
        raise Misuse(
            f"{document.path}: không phải văn bản thuần nên không in ra màn hình; hãy thêm -o TỆP hoặc --in-place.",
            f"{document.path}: no plain text, which a terminal could show; add -o FILE or --in-place.",
        )


def _deliver(document: Document, change: Change, output: Output, language: Language) -> None:
    """Send one changed document where it belongs; a file that does not change is not written."""
    if output.diff:
        from vnproof.reporters.diff import unified_diff
        from vnproof.reporters.paths import told_from

        after = open_document(change.data, document.kind, document.path)
        name = told_from(str(Path.cwd()), document.path)
        click.echo(unified_diff(name, document.lines, after.lines), nl=False)
        return
    if change.is_any and document.objection and not output.force:
        raise DocumentError(*document.objection)
    if output.in_place:
        if change.is_any:
            copy = write_atomically(document.path, change.data, backup=output.backup)
            tell(_written(document.path, copy), language)
    elif output.file is not None:
        write_atomically(output.file, change.data, backup=False)
    else:
        sys.stdout.buffer.write(change.data)
        sys.stdout.buffer.flush()  # here, a reader who has gone and a full disk can still be told apart from a fault


def _written(path: str, copy: Path | None) -> Wording:
    if copy is None:
        return Wording(f"{path}: đã sửa.", f"{path}: changed.")
    return Wording(
        f"{path}: đã sửa, bản gốc được giữ ở {copy.name}.", f"{path}: changed, the original is kept in {copy.name}."
    )
