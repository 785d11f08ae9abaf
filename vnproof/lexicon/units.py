"""
Units of administration: the districts of June 2025 with their communes and what became of these, `names/districts.tsv`;
and the names of units that stand nowhere else, `names/former_units.txt`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from vnproof.lexicon.readers import normal_form, read_list, read_table
from vnproof.text.syllable import is_syllable

COMMUNE = re.compile(r"(?:xã|phường|thị trấn|đặc khu) ([^,;=]+?)(?= =|[,;]|$)")

ZONE = re.compile(r"đặc khu ([^,;=]+?)(?= =|[,;]|$)")
CITIES = ("cần thơ", "huế", "hà nội", "hải phòng", "hồ chí minh", "đà nẵng")


class District(NamedTuple):
    """A district as it was in June 2025; `communes` tells what became of its communes: «new = old, old; new = …»."""

    name: str
    kind: str
    province: str
    communes: str

    @property
    def successors(self) -> dict[str, list[str]]:
        """
        The communes that were made of its own, with these.

        >>> District("Lộc Ninh", "huyện", "Bình Phước", "xã Lộc Tấn = xã Lộc Thiện, xã Lộc Tấn").successors
        {'xã Lộc Tấn': ['xã Lộc Thiện', 'xã Lộc Tấn']}
        """
        parts = (part.partition(" = ") for part in self.communes.split("; "))
        return {new: old.split(", ") if old else [] for new, _, old in parts}

    @property
    def commune_names(self) -> frozenset[str]:
        """The names of its communes, old and new, without their kinds, in normal form."""
        return frozenset(name.lower() for name in COMMUNE.findall(self.communes))


def is_vietnamese(name: str) -> bool:
    """
    Is it made of Vietnamese syllables? Others are written in too many ways to say which is a slip.

    >>> is_vietnamese("bà rịa - vũng tàu"), is_vietnamese("đắk hà")
    (True, False)
    """
    return all(map(is_syllable, name.replace(" - ", " ").split()))


@dataclass(frozen=True)
class Names:
    """Names in normal form, among which one is looked for that was meant."""

    names: frozenset[str]

    def nearest(self, name: str) -> str | None:
        """
        The one name that a slip makes into another: a mark or letter wrong, lost, added, or two that changed places.

        Both have as many syllables. Where only i and y differ, both are right.

        >>> names = Names(frozenset(["lộc ninh", "lộc tấn", "lộc thành", "lộc thạnh"]))
        >>> names.nearest("lộc nính"), names.nearest("lộc thanh"), names.nearest("lộc nynh")
        ('lộc ninh', None, None)
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        typed, choices = normalize("NFD", name), self._decomposed.get(name.count(" "), {})
        found = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=1, limit=2)
        if len(found) != 1 or found[0][0].replace("y", "i") == typed.replace("y", "i"):
            return None
        return found[0][2]

    @cached_property
    def _decomposed(self) -> dict[int, dict[str, str]]:
        """By the number of blanks, so that a mark is a letter like others."""
        found: dict[int, dict[str, str]] = defaultdict(dict)
        for name in sorted(self.names):
            found[name.count(" ")][name] = normalize("NFD", name)
        return found


@dataclass(frozen=True)
class Units:
    """All units, looked up by name in any case and tone style; but for case, the tables are in normal form (tested)."""

    districts: tuple[District, ...]
    former: tuple[str, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Units:
        """Read the two files of `names`."""
        rows = read_table(folder / "districts.tsv", "name", "kind", "province", "communes")
        return cls(tuple(District(*row) for row in rows), tuple(read_list(folder / "former_units.txt")))

    def __contains__(self, name: str) -> bool:
        """Is, or was, there a unit of any kind of this name?"""
        return normal_form(name) in self._names

    def named(self, name: str) -> list[District]:
        """The districts of a name."""
        return self._by_name.get(normal_form(name), [])

    def within(self, province: str) -> list[District]:
        """
        The districts of a province of June 2025, with or without its kind.

        >>> rows = ("1", "quận", "Thành phố Hồ Chí Minh", "…"), ("Lục Nam", "huyện", "Bắc Giang", "…")
        >>> units = Units(tuple(District(*row) for row in rows))
        >>> [len(units.within(name)) for name in ("Hồ Chí Minh", "tỉnh Bắc Giang", "Hà Bắc")]
        [1, 1, 0]
        """
        name = normal_form(province)
        forms = (name, name.removeprefix("tỉnh "), f"thành phố {name}")
        return next((self._by_province[form] for form in forms if form in self._by_province), [])

    @cached_property
    def province_names(self) -> Names:
        """Those of the provinces of June 2025."""
        return Names(frozenset(self._by_province))

    @cached_property
    def district_names(self) -> Names:
        """Those of all districts."""
        return Names(frozenset(filter(is_vietnamese, self._by_name)))

    @cached_property
    def closed(self) -> dict[str, Names]:
        """By kind, the names of units that are few and all known: provinces, the cities among them, special zones."""
        zones = (zone.lower() for district in self.districts for zone in ZONE.findall(district.communes))
        return {"tỉnh": self.province_names, "thành phố": Names(frozenset(CITIES)), "đặc khu": Names(frozenset(zones))}

    @cached_property
    def _names(self) -> frozenset[str]:
        communes = (name for row in self.districts for name in COMMUNE.findall(row.communes))
        names = {*communes, *(row.name for row in self.districts), *(row.province for row in self.districts)}
        return frozenset(name.lower() for name in (*names, *self.former, *CITIES))

    @cached_property
    def _by_name(self) -> dict[str, list[District]]:
        found: dict[str, list[District]] = defaultdict(list)
        for district in self.districts:
            found[district.name.lower()].append(district)
        return found

    @cached_property
    def _by_province(self) -> dict[str, list[District]]:
        found: dict[str, list[District]] = defaultdict(list)
        for district in self.districts:
            found[district.province.lower()].append(district)
        return found
