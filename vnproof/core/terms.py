"""Term: how a house says a thing, how it does not, from when until when, and why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Term(NamedTuple):
    """
    A preferred form and the forms to avoid; `write` is empty where the house has no other word for it.

    `since` and `until` are the first and the last day on which documents follow it; a document that does not say its
    day is only held to terms without either.

    >>> term = Term("người khuyết tật", ("người tàn tật",), since=date(2011, 1, 1))
    >>> term.holds_on(date(2024, 3, 5)), term.holds_on(date(2009, 3, 5)), term.holds_on(None)
    (True, False, False)
    """

    write: str
    avoid: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    reason: str = ""
    is_own: bool = True  # the project's, and no row that vnproof brings

    def holds_on(self, day: date | None) -> bool:
        """Is a document of this day to follow it?"""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
