"""Where a changed text goes: standard output, a diff, a file, or back into its own file with a backup."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from vnproof.cli.correcting import Change
from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import STANDARD_INPUT, find_inputs, language_in
from vnproof.cli.rounds import rounds
from vnproof.cli.screen import Screen
from vnproof.cli.usage import Misuse
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.document import Document
from vnproof.documents.files import write_atomically
from vnproof.documents.opening import open_document

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk

F = TypeVar("F", bound=Callable[..., Any])
Make = Callable[["Desk", Document], Change]


class Output(NamedTuple):
    """What the options of the command line ask for; at most one of the first three."""

    diff: bool
    in_place: bool
    file: str | None
    backup: bool
    force: bool

    @property
    def is_shown(self) -> bool:
        """Does it go to standard output as it is?"""
        return not self.diff and not self.in_place and self.file is None

    @property
    def markdown(self) -> bool:
        """Is the file to be Markdown?"""
        return (self.file or "").lower().endswith((".md", ".markdown"))


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
    inputs: tuple[str, ...],
    *,
    diff: bool,
    in_place: bool,
    no_backup: bool,
    output: str | None,
    force: bool = False,
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
    return Output(diff, in_place, output or annotate, not no_backup, force)


def _is_same(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


@dataclass(frozen=True)
class Rewritten:
    """
    A changed document: the bytes of its file, whether they are others than before, and the diff if asked for.

    `kind` is the document's, `objection` why it should not be changed; `is_binary` are bytes that are no text.
    """

    data: bytes
    changed: bool
    diff: str
    kind: str
    objection: Wording | None
    is_binary: bool


class Summary(NamedTuple):
    """How it went, and the kinds of documents that were there."""

    code: ExitCode
    kinds: frozenset[str]


def rewrite_each(
    paths: tuple[str, ...],
    output: Output,
    command_line: Mapping[str, Any],
    make: Make,
    *,
    jobs: int,
    force_exclude: bool,
    opener: Callable[..., Document] = open_document,
) -> Summary:
    """
    Change every input and send it where it belongs; one that cannot be read or written does not stop the others.

    Raises ConfigError and DictionaryError, and Misuse where a terminal would have to show what is no text.
    """
    inputs = find_inputs(paths, command_line, force_exclude=force_exclude)
    screen = Screen(len(inputs), language_in(paths[0], command_line))
    code = ExitCode.CLEAN
    kinds: set[str] = set()
    with rounds(inputs, command_line, partial(_rewrite, make, output.diff), jobs, screen, opener=opener) as results:
        for done in results:
            code = max(code, done.code)
            if done.result is None:
                continue
            kinds.add(done.result.kind)
            try:
                _deliver(done.path, done.result, output, screen)
            except DocumentError as error:
                screen.tell(error.wording)
                code = max(code, ExitCode.UNREADABLE)
    return Summary(code, frozenset(kinds))


def _rewrite(make: Make, wants_diff: bool, desk: Desk, document: Document) -> Rewritten:
    change = make(desk, document)
    diff = ""
    if wants_diff:
        from vnproof.reporters.diff import unified_diff
        from vnproof.reporters.paths import told_from

        after = open_document(change.data, change.kind, document.path)
        name = told_from(str(Path.cwd()), document.path)
        diff = unified_diff(name, document.lines, after.lines)
    is_binary = document.is_binary and change.kind == document.kind
    return Rewritten(change.data, change.is_any, diff, document.kind, document.objection, is_binary)


def _deliver(path: str, rewritten: Rewritten, output: Output, screen: Screen) -> None:
    """Send one changed document where it belongs; a file that does not change is not written."""
    if output.is_shown and rewritten.is_binary and sys.stdout.isatty():
        raise Misuse(
            f"{path}: không phải văn bản thuần nên không in ra màn hình; hãy thêm -o TỆP hoặc --in-place.",
            f"{path}: no plain text, which a terminal could show; add -o FILE or --in-place.",
        )
    if rewritten.changed and rewritten.objection and not (output.diff or output.force):
        raise DocumentError(*rewritten.objection)
    if output.diff:
        screen.print(rewritten.diff)
    elif output.in_place:
        if rewritten.changed:
            copy = write_atomically(path, rewritten.data, backup=output.backup)
            screen.tell(_written(path, copy))
    elif output.file is not None:
        write_atomically(output.file, rewritten.data, backup=False)
    else:
        sys.stdout.buffer.write(rewritten.data)
        sys.stdout.buffer.flush()  # here, a reader who has gone and a full disk can still be told apart from a fault


def _written(path: str, copy: Path | None) -> Wording:
    if copy is None:
        return Wording(f"{path}: đã sửa.", f"{path}: changed.")
    return Wording(
        f"{path}: đã sửa, bản gốc được giữ ở {copy.name}.", f"{path}: changed, the original is kept in {copy.name}."
    )
