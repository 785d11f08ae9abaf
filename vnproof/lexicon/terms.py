"""Read `domain/house_terms.tsv`: terms that changed by law, with the day from which documents follow them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from vnproof.core.terms import Term
from vnproof.lexicon.readers import bad_row, read_table

NONE = "-"
COLUMNS = ("write", "avoid", "since", "until", "reason")


def read_terms(path: Path) -> Iterator[Term]:
    """The rows of the table. Raises DictionaryError for a day that is none."""
    for number, (write, avoid, since, until, reason) in enumerate(read_table(path, *COLUMNS), 2):
        try:
            days = [None if day == NONE else date.fromisoformat(day) for day in (since, until)]
        except ValueError:
            raise bad_row(path, number, "cần ngày dạng 2025-07-01", "needs days as 2025-07-01") from None
        told = ["" if cell == NONE else cell for cell in (write, reason)]
        yield Term(told[0], tuple(avoid.split("; ")), days[0], days[1], told[1], is_own=False)
