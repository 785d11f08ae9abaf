"""
Verdicts by reading: what came out when a person read a finding in its context.

Published text is not free of errors, and no gold is complete. So every finding in text that is called clean, and every
false alarm against a gold, is read once, and what was seen is kept in `corpus/verdicts.tsv`: places and words, no
sentences. What nobody has read is UNREAD, and whoever counts takes it for false.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

COLUMNS = ("file", "line", "start", "typed", "proposed", "verdict", "cause")
NONE = "-"
CAUSES = frozenset(
    {
        *("name", "rare-word", "function-word", "foreign", "abbreviation", "quotation", "numeral", "segmentation"),
        *("repeated-word-right", "dialect", "other"),
    }
)
"Why something right looked wrong; `-` where nothing did."


class Ruling(Enum):
    """What a finding turned out to be."""

    REAL = "real"  # the source is wrong and the proposal right
    REAL_PLACE = "real-place"  # the source is wrong, and so is the proposal
    VARIANT = "variant"  # both are accepted
    UNSURE = "unsure"
    FALSE = "false"
    UNREAD = "unread"  # never in the file


FALSE_UNLESS_PROVED = frozenset({Ruling.FALSE, Ruling.UNSURE, Ruling.UNREAD})


class Place(NamedTuple):
    """A file, a line of it (from 1), and an offset in the line; of gold, a row of it and an offset in its source."""

    file: str
    line: int
    start: int


class VerdictRow(NamedTuple):
    """One row of the file; `proposed` is `-` where nothing was."""

    place: Place
    typed: str
    proposed: str
    ruling: Ruling
    cause: str


class Verdicts:
    """
    All verdicts, by place.

    A word that is right is right whatever is proposed for it; where a correction is known, every other one is wrong.

    >>> place, elsewhere = Place("a.txt", 1, 0), Place("a.txt", 2, 0)
    >>> verdicts = Verdicts([VerdictRow(place, "tô", "tổ", Ruling.REAL, "-")])
    >>> [verdicts.of(*finding).value for finding in ((place, "tô", "Tổ"), (place, "tô", "tố"), (elsewhere, "tô", "tổ"))]
    ['real', 'real-place', 'unread']
    """

    def __init__(self, rows: Iterable[VerdictRow] = ()) -> None:
        self._lines: defaultdict[tuple[str, int], list[VerdictRow]] = defaultdict(list)
        for row in rows:
            self._lines[row.place.file, row.place.line].append(row)

    def of(self, place: Place, typed: str, proposed: str) -> Ruling:
        """What reading says of a finding."""
        line = self._lines.get((place.file, place.line), ())
        known = [row for row in line if (row.place, row.typed) == (place, typed)]
        for row in known:
            if row.proposed.lower() == (proposed or NONE).lower():
                return row.ruling
        rulings = {row.ruling for row in known}
        if Ruling.FALSE in rulings:
            return Ruling.FALSE
        return Ruling.REAL_PLACE if Ruling.REAL in rulings else Ruling.UNREAD

    def errors(self, file: str, line: int) -> list[dict[str, Any]]:
        """
        The verdicts on a line as errors of a gold row, to learn from: nothing is `right` where the proposal was wrong.

        What is unsure, or accepted either way, is `unsure`.
        """
        return [
            {
                "start": place.start,
                "end": place.start + len(typed),
                "wrong": typed,
                "right": [proposed] if ruling is Ruling.REAL else [],
                "unsure": ruling in (Ruling.UNSURE, Ruling.VARIANT),
            }
            for place, typed, proposed, ruling, _ in self._lines.get((file, line), ())
        ]


def read_verdicts(path: Path) -> list[VerdictRow]:
    """The rows of a file of verdicts."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(rows)) != COLUMNS:
            raise ValueError(f"{path.name}: the columns should be {', '.join(COLUMNS)}")
        return [
            VerdictRow(Place(file, int(line), int(start)), typed, proposed, Ruling(verdict), cause)
            for file, line, start, typed, proposed, verdict, cause in rows
        ]
