"""
The queue: what waits for a person in an archive, places that are alike together, the most valuable first.

A place is worth its confidence, so a group is worth the errors that one decision on it probably puts right. Alike are
places of one check with the same text and the same proposal; one syllable alone says too little, so it is taken with
its neighbour: «tô» before «chức» is another matter than «tô» before «điểm».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from vnproof.batch.ledger import Change, Ledger
from vnproof.batch.work import CONTEXT
from vnproof.memory.ignoring import NUMBER, neighbours

EXAMPLES = 3  # kept of each group
Side = Literal["", "before", "after"]
Kind = tuple[str, str, str]  # codes, old, new


class Waiting(NamedTuple):
    """A change that was not made, and the document that it is in."""

    name: str
    change: Change

    @property
    def halves(self) -> tuple[str, str]:
        """What stands before and after it, on its line or around."""
        start, old = min(CONTEXT, self.change.start), len(self.change.old)
        return self.change.context[:start], self.change.context[start + old + 2 :]

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after it, for a person to read: from whole words on, without the line's end."""
        before, after = (half.replace("\r", " ").replace("\n", " ") for half in self.halves)
        if self.change.start > CONTEXT:
            before = f"…{before.partition(' ')[2]}" if " " in before else before
        if len(after) >= CONTEXT:
            after = f"{after.rpartition(' ')[0]}…" if " " in after else after
        return before, after


class Alike(NamedTuple):
    """What the places of a group have in common; `neighbour` stands on that side of them, "" where no word does."""

    codes: str
    old: str
    new: str
    side: Side = ""
    neighbour: str = ""

    @property
    def phrase(self) -> str:
        """The text with its neighbour, as the team's memory knows it."""
        pair = (self.neighbour, self.old) if self.side == "before" else (self.old, self.neighbour)
        return " ".join(filter(None, pair))

    @property
    def is_word(self) -> bool:
        """Could a dictionary hold the phrase?"""
        return self.neighbour != NUMBER and any(map(str.isalpha, self.old))

    def holds(self, place: Waiting) -> bool:
        """Is a place of this kind?"""
        return kind_of(place.change) == self[:3] and self.neighbour == _beside(place, self.side)


class Group(NamedTuple):
    """Places that are alike: how many, what they are worth together, and some of them."""

    alike: Alike
    places: int
    value: float
    examples: tuple[Waiting, ...]

    @property
    def confidence(self) -> float:
        """The mean of its places."""
        return self.value / self.places


def waiting(ledger: Ledger, old: str | None = None) -> Iterator[Waiting]:
    """All that waits in a ledger, or what of it reads so."""
    return (Waiting(name, change) for name, change in ledger.waiting(old))


def kind_of(change: Change) -> Kind:
    """What makes two changes alike, but for their neighbours."""
    return " ".join(change.codes), change.old, change.new


def queue(
    places: Iterable[Waiting], ignores: Collection[tuple[str, str]] = (), words: Collection[str] = ()
) -> list[Group]:
    """
    The groups of what waits, without what the team ignores or knows as right, in one pass.

    >>> def wait(start, before, after):
    ...     context = f"{before}[tô]{after}"
    ...     return Waiting("a", Change(start, start + 2, "tô", "tổ", ("VN103",), 0.5, "", context, False))
    >>> found = queue([wait(4, "Ban ", " chức"), wait(3, "do ", " chức"), wait(4, "hoa ", " điểm")])
    >>> [(group.alike.phrase, group.places, group.value) for group in found]
    [('tô chức', 2, 1.0), ('tô điểm', 1, 0.5)]
    """
    tallies: dict[Kind, dict[tuple[str, str], Group]] = {}
    for place in places:
        kind = kind_of(place.change)
        beside = _neighbours(place)
        tally = tallies.setdefault(kind, {})
        known = tally.get(beside) or Group(Alike(*kind), 0, 0.0, ())
        tally[beside] = _joined(known, Group(known.alike, 1, place.change.confidence, (place,)))
    groups = [group for kind, tally in tallies.items() for group in _groups(kind, tally)]
    wanted = (group for group in groups if not _is_settled(group.alike, ignores, words))
    return sorted(wanted, key=lambda group: (-round(group.value, 6), group.alike))


def _groups(kind: Kind, tally: Mapping[tuple[str, str], Group]) -> Iterable[Group]:
    side = _telling(tally) if " " not in kind[1] else ""
    joined: dict[str, Group] = {}
    for (before, after), group in tally.items():
        neighbour = {"": "", "before": before, "after": after}[side]
        known = joined.get(neighbour) or Group(Alike(*kind, side, neighbour), 0, 0.0, ())
        joined[neighbour] = _joined(known, group)
    return joined.values()


def _telling(tally: Mapping[tuple[str, str], Group]) -> Side:
    """The side on which two of the places more often have the same word."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for (left, right), group in tally.items():
        before[left] += group.places
        after[right] += group.places
    same = [sum(times**2 for word, times in side.items() if word) for side in (before, after)]
    return "before" if same[0] > same[1] else "after"


def _joined(one: Group, other: Group) -> Group:
    differing = {each.change.context: each for each in (*one.examples, *other.examples)}
    examples = sorted(differing.values(), key=lambda each: (-each.change.confidence, each.name))
    return Group(one.alike, one.places + other.places, one.value + other.value, tuple(examples[:EXAMPLES]))


def _is_settled(alike: Alike, ignores: Collection[tuple[str, str]], words: Collection[str]) -> bool:
    ignored = any((code, text) in ignores for code in alike.codes.split() for text in (alike.old, alike.phrase))
    return ignored or alike.old in words or alike.phrase in words


def _neighbours(place: Waiting) -> tuple[str, str]:
    return neighbours(*place.halves) if " " not in place.change.old else ("", "")


def _beside(place: Waiting, side: Side) -> str:
    before, after = _neighbours(place)
    return {"": "", "before": before, "after": after}[side]
