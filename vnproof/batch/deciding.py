"""Deciding: what a person says about places of the queue is done to the documents, and told to ledger and team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from vnproof.batch.layers import Chosen, as_left
from vnproof.batch.ledger import Change, Ledger
from vnproof.batch.queue import Alike, Group, Waiting, queue, waiting
from vnproof.batch.remaking import remake
from vnproof.memory.memory import Decision, Entry, Memory


class Done(NamedTuple):
    """The places that were decided, and a sentence for each document that could not be written."""

    places: tuple[Waiting, ...]
    errors: tuple[str, ...] = ()


class Desk:
    """Where somebody decides: the ledger of an archive, the memory of a team, and the name that decisions bear."""

    def __init__(self, ledger: Ledger, memory: Memory, who: str) -> None:
        self._ledger = ledger
        self._memory = memory
        self._who = who

    def queue(self) -> list[Group]:
        """What waits, the most valuable first, without what the team has settled."""
        return queue(waiting(self._ledger), self._memory.ignores, self._memory.words)

    def places(self, alike: Alike) -> list[Waiting]:
        """All places of a group, the surest first."""
        own = filter(alike.holds, waiting(self._ledger, alike.old))
        return sorted(own, key=lambda each: (-each.change.confidence, each.name, each.change.start))

    def accept(self, places: Iterable[Waiting]) -> Done:
        """Make these changes."""
        done = self._set(places, applied=True)
        self._note("accept", done.places)
        return done

    def take_back(self, places: Iterable[Waiting]) -> Done:
        """Unmake these changes; they wait again."""
        done = self._set(places, applied=False)
        self._note("take back", done.places)
        return done

    def settle(self, group: Group, *, is_right: bool) -> Entry:
        """These places are never told again: the text is right, or this check is to let it be."""
        alike = group.alike
        code = alike.codes.split()[0]
        entry = Entry("word", alike.phrase) if is_right else Entry("ignore", alike.phrase, code=code)
        self._memory.add(entry, self._who, f"vnproof batch review: {group.places} × {alike.old} → {alike.new}")
        self._note("word" if is_right else "never", group.examples[:1])
        return entry

    def unsettle(self, entry: Entry) -> None:
        """Take that back."""
        self._memory.remove(entry, self._who)

    def remember(self, places: Iterable[Waiting]) -> None:
        """Tell the team's memory which proposals were accepted."""
        self._memory.decide_all(map(_decision, places), self._who)

    def _set(self, places: Iterable[Waiting], *, applied: bool) -> Done:
        own = {name: list(each) for name, each in groupby(sorted(places), key=lambda place: place.name)}
        done: list[Waiting] = []
        errors: list[str] = []
        for name, error in remake(self._ledger, self._chosen(own, applied=applied), "same"):
            if error:
                errors.append(error)
            else:
                done += own[name]
        return Done(tuple(done), tuple(errors))

    def _chosen(self, own: Mapping[str, list[Waiting]], *, applied: bool) -> Iterator[Chosen]:
        for name, places in own.items():
            wanted = {_key(place.change) for place in places}
            changes = self._ledger.changes(name)
            if record := self._ledger.record(name):
                chosen = [each._replace(applied=applied) if _key(each) in wanted else each for each in changes]
                yield as_left(record, self._ledger.beneath(name), chosen)

    def _note(self, what: str, places: Iterable[Waiting]) -> None:
        told = [(name, change.start, change.old, change.new, change.codes) for name, change in places]
        self._ledger.note("review", {"what": what, "who": self._who, "places": told})


def _key(change: Change) -> tuple[int, int, str]:
    return change.start, change.end, change.new


def _decision(place: Waiting) -> Decision:
    """The place as the team's memory keeps it: the words around it for the sentence."""
    change, (before, after) = place.change, place.halves
    start = len(before)
    sentence = f"{before}{change.old}{after}".replace("\r", " ")
    end = start + len(change.old)
    return Decision("accepted", change.codes[0], sentence, start, end, change.new, change.confidence)
