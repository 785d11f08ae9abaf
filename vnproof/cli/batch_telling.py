"""What `vnproof batch` says: a plan in figures, what a run came to, how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.messages import tell
from vnproof.core.wording import Language, Wording, figure

if TYPE_CHECKING:
    from vnproof.batch.plan import Estimate
    from vnproof.batch.sampling import Precision

T = TypeVar("T")

STATES = {
    "changed": Wording("đã sửa", "corrected"),
    "same": Wording("không phải sửa", "with nothing to correct"),
    "read": Wording("chỉ đọc được", "only read"),
    "failed": Wording("không xử lý được", "that could not be done"),
}
NAMING = Wording("đếm tên riêng", "counting names")
READING = Wording("soát", "proofreading")
FAULTS = 20  # documents that are named on the terminal
CODES = 8  # checks named in a line of the plan


def tell_estimate(told: Estimate, jobs: int, path: Path, language: Language) -> None:
    """What the plan in the file `path` comes to, a line each."""
    from vnproof.batch.copies import ONLY_READ

    minutes, size = figure(60 * told.hours(jobs), ",.1f"), figure(told.size / 1e6, ",.1f")
    disk, syllables = figure(2 * told.size / 1e6, ",.1f"), figure(told.syllables, ",")
    documents, changed = figure(told.documents, ","), figure(told.changed, ",")
    lines = [
        (
            Wording("văn bản", "documents"),
            Wording(
                f"{documents.vi} ({size.vi} MB, {syllables.vi} tiếng); {told.unreadable} không đọc được",
                f"{documents.en} ({size.en} MB, {syllables.en} syllables); {told.unreadable} unreadable",
            ),
        ),
        (Wording("chỗ đáng ngờ", "findings"), _by_code(told.found)),
        (Wording("sẽ sửa", "to be made"), _by_code(told.made)),
        (
            Wording("văn bản đổi", "to be changed"),
            Wording(f"{changed.vi} trên {documents.vi}", f"{changed.en} of {documents.en}"),
        ),
    ]
    if told.copies:
        copies = Wording(
            f"{told.copies} (.doc, .rtf), khi chạy với -o; với --in-place thì chỉ đọc được",
            f"{told.copies} (.doc, .rtf), with -o; with --in-place they are only read",
        )
        lines.append((Wording("ra bản .docx", "into .docx"), copies))
    for why, number in sorted(told.only_read.items()):
        said = ONLY_READ[why]
        lines.append((Wording("chỉ đọc được", "only read"), Wording(f"{number}: {said.vi}", f"{number}: {said.en}")))
    needs = Wording(
        f"{minutes.vi} phút với {jobs} tiến trình; {disk.vi} MB đĩa",
        f"{minutes.en} minutes with {jobs} processes; {disk.en} MB of disk",
    )
    lines.append((Wording("cần chừng", "will take"), needs))
    for name, what in lines:
        click.echo(f"{name.in_language(language):<15}{what.in_language(language)}")
    tell_faults(told.errors, Wording(f"{path}, mục error", f"{path}, under error"), language)


def tell_faults(errors: Sequence[str], where: Wording, language: Language) -> None:
    """Name documents that could not be worked on, with why; of many, the first, and where all are told."""
    for error in errors[:FAULTS]:
        click.echo(f"vnproof: {error}", err=True)
    if more := len(errors[FAULTS:]):
        tell(
            Wording(
                f"còn {more} văn bản không xử lý được; tất cả ở trong {where.vi}.",
                f"{more} more could not be worked on; all are in {where.en}.",
            ),
            language,
        )


def _by_code(times: Counter[str]) -> Wording:
    """How many in all, and the most frequent checks."""
    if not times:
        return Wording("0", "0")
    named = [(Wording(code, code), number) for code, number in times.most_common(CODES)]
    if others := times.total() - sum(number for _, number in named):
        named.append((Wording("mã khác", "others"), others))
    told = [(name, figure(number, ",")) for name, number in named]
    total, vi, en = figure(times.total(), ","), *(", ".join(f"{n[k]} {f[k]}" for n, f in told) for k in (0, 1))
    return Wording(f"{total.vi}: {vi}", f"{total.en}: {en}")


def precise(found: Precision) -> Wording:
    """What a marked sample comes to, or what to do where none of it is marked."""
    if not found.marked:
        return Wording(
            "chưa chấm chỗ nào; hãy ghi y (đúng) hay n (sai) vào cột đầu của bảng",
            "no place is marked; write y (right) or n (wrong) into the first column of the table",
        )
    share, low, high = (figure(each, ".1%") for each in (found.share, found.low, found.high))
    return Wording(
        f"đúng {found.right} trên {found.marked} chỗ đã chấm: {share.vi}, "
        f"khoảng tin cậy 95 % từ {low.vi} đến {high.vi}",
        f"{found.right} of {found.marked} marked places are right: {share.en}, "
        f"95 % interval from {low.en} to {high.en}",
    )


def tell_each(faults: Iterable[str | None], right: Wording, language: Language) -> int:
    """Name every fault, or say that all is right; the exit code comes back."""
    faults = list(faults)
    for fault in faults:
        click.echo(f"vnproof: {fault}", err=True)
    if not faults:
        tell(right, language)
    return ExitCode.UNREADABLE if faults else ExitCode.CLEAN


def followed(rows: Iterable[T], number: int, doing: Wording, language: Language) -> Iterator[T]:
    """The rows as they come, with a bar that counts them."""
    with progress(number, doing, language) as step:
        for row in rows:
            step()
            yield row


def tell_only_read(reasons: Mapping[Wording, int], language: Language) -> None:
    """How many documents were read and not corrected, by why."""
    for why, number in sorted(reasons.items()):
        tell(
            Wording(f"{number} văn bản chỉ đọc được: {why.vi}", f"{number} documents are only read: {why.en}"), language
        )


def states(times: Mapping[str, int]) -> Iterator[Wording]:
    """How many documents came to what."""
    for name, wording in STATES.items():
        if number := times.get(name):
            yield Wording(f"{number} {wording.vi}", f"{number} {wording.en}")


class progress:  # noqa: N801 - used as a function is
    """A bar on a terminal's standard error, with what is being done and the time left; nothing elsewhere."""

    def __init__(self, number: int, doing: Wording, language: Language) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        console = Console(stderr=True)
        name = TextColumn("{task.description}")
        columns = (SpinnerColumn(), name, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
        self._task = self._bar.add_task(doing.in_language(language), total=number)

    def __enter__(self) -> Callable[[], None]:
        self._bar.start()
        return lambda: self._bar.advance(self._task)

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
