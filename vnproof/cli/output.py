"""Where a changed text goes: standard output, a diff, a file, or back into its own file with a backup."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import STANDARD_INPUT, Unread, read_inputs
from vnproof.cli.messages import bug, tell
from vnproof.cli.usage import Misuse
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, VnproofError
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document
from vnproof.documents.files import write_atomically
from vnproof.documents.opening import open_document, rewrite
from vnproof.documents.transcript import transcript

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Proofreaders
    from vnproof.proofreader import Proofreader

F = TypeVar("F", bound=Callable[..., Any])


class Output(NamedTuple):
    """What the options of the command line ask for; at most one of the first three."""

    diff: bool
    in_place: bool
    file: str | None
    backup: bool


def output_options(command: F) -> F:
    """Give a command `--diff`, `--in-place`, `--no-backup` and `-o`."""
    for option in (
        click.option("-o", "--output", metavar="TỆP", help="Ghi kết quả vào TỆP."),
        click.option("--no-backup", is_flag=True, help="Cùng --in-place: không giữ bản gốc."),
        click.option("--in-place", is_flag=True, help="Ghi đè chính tệp đó, bản gốc giữ ở TỆP.bak."),
        click.option("--diff", is_flag=True, help="Chỉ in chỗ thay đổi, dùng được với `patch -p0`."),
    ):
        command = option(command)
    return command


def choose_output(
    inputs: tuple[str, ...],
    *,
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    annotate: str | None = None,
) -> Output:
    """
    The output asked for.

    Raises Misuse for options that contradict each other, and where several texts would run into one another.
    """
    if diff + in_place + (output is not None) + (annotate is not None) > 1:
        raise Misuse(
            "chỉ dùng được một trong --diff, --in-place, -o và --annotate; hãy bỏ bớt.",
            "only one of --diff, --in-place, -o and --annotate can be used; drop the others.",
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
    if output is not None and _is_same(output, inputs[0]):
        raise Misuse(
            "-o trùng với chính tệp đầu vào; hãy dùng --in-place để bản gốc được giữ lại.",
            "-o is the input itself; use --in-place, which keeps a backup.",
        )
    if annotate is not None and _is_same(annotate, inputs[0]):
        raise Misuse(
            "--annotate trùng với chính tệp đầu vào; hãy chọn tên khác để bản gốc còn nguyên.",
            "--annotate is the input itself; choose another name, so that the original stays.",
        )
    return Output(diff, in_place, output, not no_backup)


def _is_same(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


def rewrite_each(
    inputs: tuple[str, ...],
    output: Output,
    proofreaders: Proofreaders,
    change: Callable[[Proofreader, Document], tuple[Edit, ...]],
    *,
    ocr: bool = False,
) -> ExitCode:
    """
    Change every input and send it where it belongs; one that cannot be read or written does not stop the others.

    Raises ConfigError and DictionaryError.
    """

    def act(proofreader: Proofreader, document: Document, language: Language) -> None:
        _deliver(document, change(proofreader, document), output, language)

    return for_each(inputs, proofreaders, act, ocr=ocr)


def for_each(
    inputs: tuple[str, ...],
    proofreaders: Proofreaders,
    act: Callable[[Proofreader, Document, Language], None],
    *,
    ocr: bool = False,
) -> ExitCode:
    """
    Do something with every input; one that cannot be read or written does not stop the others.

    Raises ConfigError and DictionaryError.
    """
    language = proofreaders.desk_for(inputs[0]).language
    code = ExitCode.CLEAN
    for document in read_inputs(inputs, ocr=ocr):
        if isinstance(document, Unread):
            tell(document.error, language)
            code = max(code, ExitCode.UNREADABLE)
            continue
        for warning in document.warnings:
            tell(warning, language)
        proofreader = proofreaders.desk_for(document.path).proofreader
        try:
            act(proofreader, document, language)
        except DocumentError as error:
            tell(error.wording, language)
            code = max(code, ExitCode.UNREADABLE)
        except (VnproofError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file is told, and the others go on
            tell(bug(error, document.path), language)
            code = ExitCode.BUG
    return code


def _deliver(document: Document, edits: tuple[Edit, ...], output: Output, language: Language) -> None:
    """Send one changed document where it belongs; a file that does not change is not written."""
    data = _changed(document, edits, output)
    if output.diff:
        from vnproof.reporters.diff import unified_diff

        after = open_document(data, document.kind if document.can_be_written else "text", document.path)
        click.echo(unified_diff(_relative(document.path), document.lines, after.lines), nl=False)
    elif output.in_place:
        if edits:
            copy = write_atomically(document.path, data, backup=output.backup)
            tell(_written(document.path, copy), language)
    elif output.file is not None:
        write_atomically(output.file, data, backup=False)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()  # here, a reader who has gone and a full disk can still be told apart from a fault


def _changed(document: Document, edits: tuple[Edit, ...], output: Output) -> bytes:
    """The file anew, or its text alone where the file cannot be written; in place, that is refused."""
    if document.can_be_written:
        return rewrite(document, edits)
    if output.in_place:
        return document.apply(edits)
    return transcript(document, edits, markdown=(output.file or "").lower().endswith(".md")).encode()


def _relative(path: str) -> str:
    """Patch takes no absolute names: inside the working folder, a name is given from there."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_absolute() and Path(path).is_relative_to(here) else path


def _written(path: str, copy: Path | None) -> Wording:
    if copy is None:
        return Wording(f"{path}: đã sửa.", f"{path}: changed.")
    return Wording(
        f"{path}: đã sửa, bản gốc được giữ ở {copy.name}.", f"{path}: changed, the original is kept in {copy.name}."
    )
