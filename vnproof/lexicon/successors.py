"""What units and bodies that are gone became, since when and by what act: `administrative/successors.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from vnproof.lexicon.readers import normal_form, read_table
from vnproof.text.tone import Style, in_style
from vnproof.text.units import KINDS

STYLES: Final[tuple[Style, ...]] = ("old", "new")


class Succession(NamedTuple):
    """What was called `name` is called `successor` from the day `since` on, and that name `is_new` or was there."""

    name: str
    successor: str
    since: date
    basis: str
    is_new: bool


@dataclass(frozen=True)
class Successors:
    """All successions, looked up by name in any case and tone style."""

    rows: tuple[Succession, ...]

    @classmethod
    def read(cls, path: Path) -> Successors:
        """Read `administrative/successors.tsv`."""
        rows = read_table(path, "name", "successor", "since", "basis", "successor_is")
        return cls(
            tuple(
                Succession(name, successor, date.fromisoformat(since), basis, kind == "new")
                for name, successor, since, basis, kind in rows
            )
        )

    def of(self, name: str, day: date) -> tuple[Succession, str] | None:
        """
        How a name ended, if it did before `day`, and what stands in its place on that day.

        >>> rows = ("tỉnh Bình Phước", "tỉnh Đồng Nai", 2025), ("tỉnh Đồng Nai", "thành phố Đồng Nai", 2026)
        >>> successors = Successors(tuple(Succession(*names, date(year, 7, 1), "…", False) for *names, year in rows))
        >>> [successors.of("Tỉnh Bình Phước", date(year, 8, 1)) and
        ...  successors.of("Tỉnh Bình Phước", date(year, 8, 1))[1] for year in (2024, 2025, 2026)]
        [None, 'tỉnh Đồng Nai', 'thành phố Đồng Nai']
        """
        first = self._by_name.get(normal_form(name))
        if first is None or first.since > day:
            return None
        last = first
        while (after := self._by_name.get(normal_form(last.successor))) and last.since < after.since <= day:
            last = after
        return first, last.successor

    def today_of(self, name: str, day: date, suffix: str = "") -> str:
        """What bears the name on a day, itself if nothing took its place; `suffix` tells units of one name apart."""
        found = self.of(name + suffix, day)
        return found[1] if found else name

    @property
    def first_day(self) -> date:
        """The day from which on there are any."""
        return min(row.since for row in self.rows)

    def born(self) -> Iterator[Succession]:
        """Those whose successor's name had not been there before."""
        return (row for row in self.rows if row.is_new)

    @cached_property
    def bodies(self) -> dict[str, list[tuple[str, str]]]:
        """
        By first word, the names on either side that are no units', in small letters and both tone styles, with how they
        are written; the longest first.
        """
        sides = {side for row in self.rows for side in (row.name, row.successor)}
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in sorted((side for side in sides if not side.lower().startswith(KINDS)), key=len, reverse=True):
            words = name.lower().split(" ")
            for form in {" ".join(in_style(word, style) for word in words) for style in STYLES}:
                found[form.partition(" ")[0]].append((form, name))
        return found

    @cached_property
    def _by_name(self) -> dict[str, Succession]:
        return {normal_form(row.name): row for row in self.rows}
