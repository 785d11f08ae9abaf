"""Names: places with the time they were valid, and the syllables that persons' names are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from vnproof.lexicon.readers import normal_form, read_table

UNKNOWN = "-"


class Place(NamedTuple):
    """A place name with its proper capitals; dates are ISO (first and last day), or `-` where unknown or open."""

    name: str
    kind: str
    since: str
    until: str


def read_places(path: Path) -> tuple[Place, ...]:
    """Read `names/places.tsv`."""
    return tuple(Place(*row) for row in read_table(path, "name", "kind", "since", "until"))


@dataclass(frozen=True)
class Places:
    """All places, looked up by name in any case and either tone style."""

    places: Sequence[Place]

    def __contains__(self, name: str) -> bool:
        """
        Is there a place of this name, now or earlier?

        >>> "LỘC NINH" in Places([Place("Lộc Ninh", "huyện", "-", "2025-06-30")])
        True
        """
        return normal_form(name) in self.by_key

    @cached_property
    def by_key(self) -> dict[str, str]:
        """Normal form -> the name with its capitals; but for case, the table is in normal form (tested)."""
        return {place.name.lower(): place.name for place in self.places}

    @cached_property
    def syllables(self) -> Mapping[str, int]:
        """Every syllable of every name, in normal form, with the number of names that have it."""
        return Counter(syllable for key in self.by_key for syllable in key.split())


@dataclass(frozen=True)
class PersonSyllables:
    """The syllables of persons' names, in normal form."""

    surnames: frozenset[str]
    all: Mapping[str, int]
    """Every syllable with the number of names that have it."""

    @classmethod
    def read(cls, path: Path) -> PersonSyllables:
        """Read `names/person_syllables.tsv`; a count of 0 says that the syllable is not used so."""
        rows = read_table(path, "syllable", "surname", "middle", "given")
        return cls(frozenset(row[0] for row in rows if row[1] != "0"), {row[0]: sum(map(int, row[1:])) for row in rows})
