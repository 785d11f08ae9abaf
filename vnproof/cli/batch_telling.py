"""What `vnproof batch` says: a plan in figures, what a run came to, how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.messages import tell
from vnproof.core.wording import Language, Wording

if TYPE_CHECKING:
    from vnproof.batch.plan import Estimate

STATES = {
    "changed": Wording("đã sửa", "corrected"),
    "same": Wording("không phải sửa", "with nothing to correct"),
    "read": Wording("chỉ đọc được", "only read"),
    "failed": Wording("không xử lý được", "that could not be done"),
}
FAULTS = 20  # documents that are named on the terminal
CODES = 8  # checks named in a line of the plan


def tell_estimate(told: Estimate, jobs: int, language: Language) -> None:
    """What a plan comes to, a line each."""
    from vnproof.batch.copies import ONLY_READ

    minutes, megabytes = 60 * told.hours(jobs), told.size / 1e6
    lines = [
        (
            Wording("văn bản", "documents"),
            Wording(
                f"{told.documents} ({megabytes:.1f} MB, {told.syllables} tiếng); {told.unreadable} không đọc được",
                f"{told.documents} ({megabytes:.1f} MB, {told.syllables} syllables); {told.unreadable} unreadable",
            ),
        ),
        (Wording("chỗ đáng ngờ", "findings"), _by_code(told.found)),
        (Wording("sẽ sửa", "to be made"), _by_code(told.made)),
        (
            Wording("văn bản đổi", "to be changed"),
            Wording(f"{told.changed} trên {told.documents}", f"{told.changed} of {told.documents}"),
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
        f"{minutes:.1f} phút với {jobs} tiến trình; {2 * megabytes:.1f} MB đĩa",
        f"{minutes:.1f} minutes with {jobs} processes; {2 * megabytes:.1f} MB of disk",
    )
    lines.append((Wording("cần chừng", "will take"), needs))
    for name, what in lines:
        click.echo(f"{name.in_language(language):<15}{what.in_language(language)}")
    tell_faults(told.errors, language)


def tell_faults(errors: Sequence[str], language: Language) -> None:
    """Name documents that could not be worked on, with why; of many, the first."""
    for error in errors[:FAULTS]:
        click.echo(f"vnproof: {error}", err=True)
    if more := len(errors[FAULTS:]):
        tell(
            Wording(
                f"còn {more} văn bản không xử lý được; tất cả ở trong bảng của `vnproof batch report --csv`.",
                f"{more} more could not be worked on; all are in the tables of `vnproof batch report --csv`.",
            ),
            language,
        )


def _by_code(times: Counter[str]) -> Wording:
    """How many in all, and the most frequent checks."""
    if not times:
        return Wording("0", "0")
    listed = ", ".join(f"{code} {number}" for code, number in times.most_common(CODES))
    others = times.total() - sum(number for _, number in times.most_common(CODES))
    vi, en = (f", mã khác {others}", f", others {others}") if others else ("", "")
    return Wording(f"{times.total()}: {listed}{vi}", f"{times.total()}: {listed}{en}")


def tell_each(faults: Iterable[str | None], right: Wording, language: Language) -> int:
    """Name every fault, or say that all is right; the exit code comes back."""
    faults = list(faults)
    for fault in faults:
        click.echo(f"vnproof: {fault}", err=True)
    if not faults:
        tell(right, language)
    return ExitCode.UNREADABLE if faults else ExitCode.CLEAN


def followed(rows: Iterator[Any], number: int) -> Iterator[Any]:
    """The rows as they come, with a bar that counts them."""
    with progress(number) as step:
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
    """A bar on a terminal's standard error, with the rate and the time left; nothing elsewhere."""

    def __init__(self, number: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TimeRemainingColumn

        console = Console(stderr=True)
        columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
        self._task = self._bar.add_task("", total=number)

    def __enter__(self) -> Callable[[], None]:
        self._bar.start()
        return lambda: self._bar.advance(self._task)

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
