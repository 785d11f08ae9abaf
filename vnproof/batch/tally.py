"""The tally of a ledger: everything that a report of an archive says in figures, gathered in one pass."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from vnproof.batch.containers import format_of
from vnproof.batch.copies import reason
from vnproof.batch.ledger import HALF_WRITTEN, Change, Layer, Ledger, Record
from vnproof.core.wording import Wording

Fate = Literal["made", "waiting", "left"]  # corrected, proposed, told without a proposal
FATES: tuple[Fate, ...] = ("made", "waiting", "left")
WORST = 12  # documents
UNREAD = 20  # documents that could not be worked on
STEPS = (0, 1, 3, 6, 11, 21)  # how many faults a document has: none, 1–2, 3–5, …
IN_FORCE = ("same", "changed", "read", *HALF_WRITTEN)


@dataclass
class Tally:
    """Counts; nothing grows with the number of documents but what is bounded."""

    states: Counter[str] = field(default_factory=Counter)
    kinds: defaultdict[str, Counter[Fate]] = field(default_factory=lambda: defaultdict(Counter))
    folders: defaultdict[str, Counter[Fate]] = field(default_factory=lambda: defaultdict(Counter))
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: Counter[tuple[int, str]] = field(default_factory=Counter)  # (step, before or after) → documents
    worst: list[tuple[int, str, Counter[Fate]]] = field(default_factory=list)
    failed: list[Record] = field(default_factory=list)
    only_read: Counter[Wording] = field(default_factory=Counter)  # documents, by why
    runs: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # documents and edits
    syllables: int = 0
    seconds: float = 0.0

    @property
    def fates(self) -> Counter[Fate]:
        """What became of all that was found."""
        return sum(self.kinds.values(), Counter())

    def add(self, record: Record, changes: Sequence[Change], beneath: Sequence[Layer] = ()) -> None:
        """
        Count a document: the changes of its last run and what that found besides, and what earlier runs, `beneath`,
        have changed in it.
        """
        self.states["writing" if record.state in HALF_WRITTEN else record.state] += 1
        self.seconds += record.seconds
        if record.state == "failed" and len(self.failed) < UNREAD:
            self.failed.append(record)
        if record.state == "read":
            self.only_read[reason(record)] += 1
        in_force = record.state in IN_FORCE
        if not in_force and not beneath:
            return
        self.syllables += record.syllables if in_force else beneath[-1].record.syllables
        own: Counter[Fate] = Counter()
        kinds = _by_kind(record, changes) if in_force else {}
        earlier = (_made(change) for layer in beneath for change in layer.changes)
        for code, fates in [*kinds.items(), *earlier]:
            self.kinds[code].update(fates)
            own.update(fates)
        for layer in [*beneath, *([Layer(record, tuple(changes))] if in_force else [])]:
            made = [(change.old, change.new) for change in layer.changes if change.applied]
            self.pairs.update(made)
            if made:
                self.runs[layer.record.run].update(documents=1, edits=len(made))
        self.folders[_folder(record.name)].update(own)
        self.faults[_step(own.total()), "before"] += 1
        self.faults[_step(own.total() - own["made"]), "after"] += 1
        if own:
            heapq.heappush(self.worst, (own.total(), record.name, own))
            if len(self.worst) > WORST:
                heapq.heappop(self.worst)

    def per_thousand(self, fates: tuple[Fate, ...]) -> float:
        """How many of those there are in 1,000 syllables."""
        return 1000 * sum(self.fates[fate] for fate in fates) / self.syllables if self.syllables else 0.0


def tally(ledger: Ledger) -> Tally:
    """All documents of a ledger, counted."""
    counted = Tally()
    for record in ledger.records():
        counted.add(record, ledger.changes(record.name), ledger.beneath(record.name))
    return counted


def spread(counted: Tally) -> Iterator[tuple[str, int, int]]:
    """How many documents have so many faults, before and after."""
    for step, first in enumerate(STEPS):
        last = STEPS[step + 1] - 1 if step + 1 < len(STEPS) else None
        name = f"{first}+" if last is None else str(first) if first == last else f"{first}–{last}"
        yield name, counted.faults[step, "before"], counted.faults[step, "after"]


def _folder(name: str) -> str:
    """
    The folder, zip or table at the top that a document lies in.

    >>> _folder("2015/a.txt"), _folder("tin.jsonl#3/body"), _folder("a.txt")
    ('2015', 'tin.jsonl', '')
    """
    folder, _, rest = name.partition("/")
    table, row, _ = folder.rpartition("#")
    return (table if row and format_of(table) else folder) if rest else ""


def _made(change: Change) -> tuple[str, dict[Fate, int]]:
    """The kind of an earlier run's change, and what became of it: whatever waited then, the last run has found anew."""
    return _kind(change), {"made": int(change.applied)}


def _kind(change: Change) -> str:
    return change.codes[0] if change.codes else ""


def _by_kind(record: Record, changes: Sequence[Change]) -> dict[str, Counter[Fate]]:
    """
    What became of the faults of a document; those found only once others were put right count too. Of one that is only
    read, all are told.
    """
    if record.state == "read":
        return {code: Counter[Fate]({"left": times}) for code, times in record.findings.items()}
    kinds: dict[str, Counter[Fate]] = defaultdict(Counter)
    for change in changes:
        kinds[_kind(change)]["made" if change.applied else "waiting"] += 1
    for code, times in record.findings.items():
        kinds[code]["left"] = max(0, times - kinds[code].total())
    return {code: +fates for code, fates in kinds.items()}


def _step(number: int) -> int:
    return sum(number >= first for first in STEPS) - 1
