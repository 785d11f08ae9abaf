"""
A plan: what a run would do, before anything is written.

It is a ledger of its own kind, one JSON line a document, so that a run can be held to it and a sample be drawn from it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from vnproof.batch.archive import Item
from vnproof.batch.copies import taken
from vnproof.batch.crew import Bounds, crew
from vnproof.batch.ledger import Change
from vnproof.batch.work import Outcome, Reading, Settings
from vnproof.core.errors import LedgerError, cause


class Planned(NamedTuple):
    """What would become of one document: in a copy of another kind (`as_copy`), or nothing, where it is only read."""

    name: str
    digest: str
    size: int
    syllables: int
    seconds: float
    findings: dict[str, int]
    changes: tuple[Change, ...]
    error: str | None
    as_copy: bool
    only_read: Reading | None

    @property
    def made(self) -> list[Change]:
        """The changes that a run would make."""
        return [change for change in self.changes if change.applied]


class Estimate(NamedTuple):
    """
    The whole of a plan in figures; `found` and `made` count places by check, `only_read` documents by why they are.

    `copies` are documents that are corrected as copies of another kind, and in place only read; `errors` say why those
    that are unreadable are.
    """

    documents: int
    unreadable: int
    changed: int
    size: int
    syllables: int
    seconds: float
    found: Counter[str]
    made: Counter[str]
    copies: int
    only_read: Counter[Reading]
    errors: tuple[str, ...]

    def hours(self, jobs: int) -> float:
        """How long a run will take."""
        return self.seconds / jobs / 3600


def plan(
    items: Iterable[Item],
    settings: Settings,
    jobs: int = 1,
    bounds: Bounds = Bounds(),
    tell: Callable[[Planned], None] = lambda _: None,
) -> Iterator[Planned]:
    """What would become of each document; none is touched."""
    with closing(crew(items, settings, jobs, bounds)) as outcomes:
        for item, outcome in outcomes:
            planned = _planned(item, outcome)
            tell(planned)
            yield planned


def estimate(rows: Iterable[Planned]) -> Estimate:
    """A plan in figures."""
    total = Estimate(0, 0, 0, 0, 0, 0.0, Counter(), Counter(), 0, Counter(), ())
    for row in rows:
        total.found.update(row.findings)
        total.made.update(change.codes[0] if change.codes else "" for change in row.made)
        total.only_read.update(filter(None, [row.only_read]))
        total = total._replace(
            documents=total.documents + 1,
            unreadable=total.unreadable + bool(row.error),
            changed=total.changed + bool(row.made),
            size=total.size + row.size,
            syllables=total.syllables + row.syllables,
            seconds=total.seconds + row.seconds,
            copies=total.copies + row.as_copy,
            errors=(*total.errors, row.error) if row.error else total.errors,
        )
    return total


def write_plan(path: Path, rows: Iterable[Planned]) -> Iterator[Planned]:
    """Write the rows to a file as they come, and pass them on; the file is there only when all have come."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row._asdict(), ensure_ascii=False) + "\n")
            yield row
    temporary.replace(path)


def read_plan(path: Path) -> Iterator[Planned]:
    """The rows of a plan. Raises LedgerError for a file that is none."""
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield _read(json.loads(line))
    except OSError as error:
        raise LedgerError(
            f"{path}: không đọc được kế hoạch ({cause(error).vi}); hãy chạy `vnproof batch plan` trước.",
            f"{path}: the plan cannot be read ({cause(error).en}); run `vnproof batch plan` first.",
        ) from error
    except (ValueError, TypeError, KeyError) as error:
        raise LedgerError(
            f"{path}: không phải tệp kế hoạch của vnproof; hãy chạy lại `vnproof batch plan`.",
            f"{path}: not a plan of vnproof; run `vnproof batch plan` again.",
        ) from error


def _planned(item: Item, done: Outcome) -> Planned:
    outcome = taken(item, done, Path())  # the most that there is: in place it is said to be less
    return Planned(
        item.name,
        outcome.before,
        item.size(),
        outcome.syllables,
        outcome.seconds,
        dict(outcome.findings),
        outcome.changes,
        outcome.error,
        bool(outcome.base),
        outcome.only_read,
    )


def _read(row: dict[str, Any]) -> Planned:
    changes = tuple(Change._make([*each[:4], tuple(each[4]), *each[5:]]) for each in row.pop("changes"))
    return Planned(**row, changes=changes)
