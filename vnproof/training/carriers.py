"""
Names in carrier sentences: what vnproof makes of names, which are right however they are spelt.

    corpus/carriers.txt × dictionaries/names, corpus/minority_names.tsv → sentences, each with the class of its names

Names are made or chosen by chance, the same each time, so that a figure can be compared with an older one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from vnproof.lexicon.readers import read_list, read_table

SLOT = re.compile(r"\{(person|place|PERSON|PLACE)\}")
UNITS = frozenset(["xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "đặc khu"])
"Kinds of places that stand before their names: «xã Bồi Sơn»."
SHARES = {
    "person, Kinh": 0.4,
    "place": 0.3,
    "person, minority": 0.15,
    "place, minority": 0.15,
}
IN_CAPITALS = 6  # one name in so many is in a line of capitals


class Carried(NamedTuple):
    """A sentence, the class of the names in it, and their number."""

    source: str
    group: str
    names: int


class Names(NamedTuple):
    """What slots are filled with: parts of persons' names with how often they are seen, and whole names."""

    surnames: dict[str, int]
    middles: dict[str, int]
    givens: dict[str, int]
    places: Sequence[str]
    minority_persons: Sequence[str]
    minority_places: Sequence[str]


def read_names(dictionaries: Path, corpus: Path) -> Names:
    """The names of `dictionaries/names` and our own list of minority names."""
    syllables = read_table(dictionaries / "names" / "person_syllables.tsv", "syllable", "surname", "middle", "given")
    surnames, middles, givens = ({row[0]: int(row[part]) for row in syllables if int(row[part])} for part in (1, 2, 3))
    places = read_table(dictionaries / "names" / "places.tsv", "name", "kind", "since", "until")
    minority = read_table(corpus / "minority_names.tsv", "name", "class")
    return Names(
        surnames,
        middles,
        givens,
        [f"{kind} {name}" for name, kind, *_ in places if kind in UNITS],
        [name for name, group in minority if group == "person"],
        [name for name, group in minority if group == "place"],
    )


def carried(carriers: Path, names: Names, number: int) -> Iterator[Carried]:
    """Sentences with about `number` names in all; a sentence has slots of one kind."""
    sentences = read_list(carriers)
    for group, share in SHARES.items():
        what = group.partition(",")[0]
        fitting, capitals = ([line for line in sentences if f"{{{slot}}}" in line] for slot in (what, what.upper()))
        supply = _names(group, names)
        filled = 0
        while filled < round(number * share):
            random = Random(f"{group} {filled}")
            upper = random.randrange(IN_CAPITALS) == 0
            carrier = random.choice(capitals if upper else fitting)
            inside = list(islice(supply, len(SLOT.findall(carrier))))
            yield Carried(_filled(carrier, inside), f"{group}, in capitals" if upper else group, len(inside))
            filled += len(inside)


def _filled(carrier: str, names: Sequence[str]) -> str:
    """
    The sentence with a name in every slot.

    >>> _filled("BÀ {PERSON}; ông {person}", ["Lê Thị An", "Lò Văn Ún"])
    'BÀ LÊ THỊ AN; ông Lò Văn Ún'
    """
    rest = iter(names)
    return SLOT.sub(lambda slot: next(rest).upper() if slot[1].isupper() else next(rest), carrier)


def _names(group: str, names: Names) -> Iterator[str]:
    """Names of a class without end. Which ones come first does not depend on where they stand in their files."""
    lists = {
        "place": names.places,
        "person, minority": names.minority_persons,
        "place, minority": names.minority_places,
    }
    for turn in count():
        if group in lists:
            yield from sorted(lists[group], key=partial(_lot, turn))
        else:
            yield person(names, Random(f"person {turn}"))


def _lot(turn: int, name: str) -> int:
    return zlib.crc32(f"{name} {turn}".encode())


def person(names: Names, random: Random) -> str:
    """
    A full name as people have them: surname, one middle syllable or two or none, given name.

    Rare parts are drawn more often than they are met, for these are what a proofreader stumbles over.
    """
    middles = random.choices([0, 1, 2], [1, 6, 3])[0]
    parts = [names.surnames, *[names.middles] * middles, names.givens]
    return " ".join(random.choices(list(part), [seen**0.5 for seen in part.values()])[0].capitalize() for part in parts)
