"""
Samples: some of a plan's changes, drawn at random for a person to mark, and the precision that the marks speak for.

The interval is that of `vnproof.core.shares`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from vnproof.batch.plan import Planned
from vnproof.batch.spreadsheet import harmless, plain
from vnproof.core.errors import LedgerError, cause
from vnproof.core.shares import share_interval
from vnproof.documents.files import write_atomically

HEADER = ("mark", "document", "codes", "old", "new", "confidence", "context")
MARKS = {"y": True, "đ": True, "1": True, "n": False, "s": False, "0": False}  # yes, đúng; no, sai


class Drawn(NamedTuple):
    """One change to be marked: right, wrong, or not marked yet."""

    mark: bool | None
    document: str
    codes: str
    old: str
    new: str
    confidence: float
    context: str


class Precision(NamedTuple):
    """Of so many marked changes so many were right; the share lies between the bounds, 95 times in 100."""

    marked: int
    right: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.marked if self.marked else 0.0


def draw(rows: Iterable[Planned], number: int, seed: int = 0) -> list[Drawn]:
    """
    So many of the changes that a run would make, each as likely as any other, in one pass over the plan.

    The same plan and seed give the same sample.
    """
    random = Random(seed)
    kept: list[Drawn] = []
    seen = 0
    for row in rows:
        for change in row.made:
            seen += 1
            drawn = Drawn(
                None, row.name, " ".join(change.codes), change.old, change.new, change.confidence, change.context
            )
            if len(kept) < number:
                kept.append(drawn)
            elif (place := random.randrange(seen)) < number:
                kept[place] = drawn
    random.shuffle(kept)
    return kept


def write_sample(path: Path, sample: Iterable[Drawn]) -> None:
    """A sample as a table that a spreadsheet opens, whole or not at all; the first column is for the marks."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEADER)
    for drawn in sample:
        mark = "" if drawn.mark is None else "y" if drawn.mark else "n"
        writer.writerow([mark, *map(harmless, drawn[1:])])
    write_atomically(path, file.getvalue().encode("utf-8-sig"), backup=False)


def read_sample(path: Path) -> Iterator[Drawn]:
    """A sample with its marks (y or n, đ or s, 1 or 0). Raises LedgerError for a file that is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                mark = row["mark"].strip().lower()[:1]
                if mark and mark not in MARKS:
                    raise LedgerError(
                        f"{path}:{number}: không hiểu dấu «{row['mark']}»; hãy ghi y (đúng) hoặc n (sai).",
                        f"{path}:{number}: cannot understand the mark '{row['mark']}'; write y (right) or n (wrong).",
                    )
                document, codes, old, new, sure, context = (plain(row[name]) for name in HEADER[1:])
                yield Drawn(MARKS.get(mark), document, codes, old, new, float(sure), context)
    except OSError as error:
        raise LedgerError(
            f"{path}: không đọc được mẫu ({cause(error).vi}); hãy chạy `vnproof batch sample` trước.",
            f"{path}: the sample cannot be read ({cause(error).en}); run `vnproof batch sample` first.",
        ) from error
    except (ValueError, KeyError, AttributeError, UnicodeDecodeError) as error:
        raise LedgerError(
            f"{path}: không phải bảng mẫu của vnproof; hãy chạy lại `vnproof batch sample`.",
            f"{path}: not a sample of vnproof; run `vnproof batch sample` again.",
        ) from error


def precision(sample: Iterable[Drawn]) -> Precision:
    """
    The precision that the marks speak for.

    >>> marks = [Drawn(True, "a", "", "", "", 1.0, "")] * 299 + [Drawn(False, "a", "", "", "", 1.0, "")]
    >>> found = precision(marks)
    >>> f"{found.share:.3f} {found.low:.3f} {found.high:.3f}"
    '0.997 0.981 0.999'
    """
    marks = [drawn.mark for drawn in sample if drawn.mark is not None]
    right, number = sum(marks), len(marks)
    return Precision(number, right, *share_interval(right, number))
