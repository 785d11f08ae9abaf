"""
Confusion sets: the candidates of every syllable of the vocabulary, made beforehand and mapped into memory.

They say what the error model would say, to the bit, only sooner: asking it for the two hundred syllables of a page took
a quarter of the time until that page came out. The file tells which vocabulary and which costs it was made from, and is
asked for no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from vnproof.confusion.candidate import Candidate
from vnproof.confusion.costs import TABLE
from vnproof.confusion.respelling import KINDS
from vnproof.core.resources import data_path
from vnproof.core.store import Array, read, write

NAME = "confusion_sets.bin"
FORMAT = "vnproof-confusion-sets"
NONE = np.iinfo(np.uint16).max
"""In `second`: there is no second syllable."""


class ConfusionSet(NamedTuple):
    """
    The candidates of one syllable, cheapest first, as they lie in the file: numbers of one or two syllables of the
    `vocabulary` (`first`, `second`), of a kind, and the cost in nats.
    """

    vocabulary: Sequence[str]
    first: Array
    second: Array
    kinds: Array
    costs: Array

    def candidates(self) -> tuple[Candidate, ...]:
        """The candidates themselves."""
        forms = self.vocabulary
        rows = zip(*(column.tolist() for column in self[1:]), strict=True)
        return tuple(
            Candidate(forms[one] if two == NONE else f"{forms[one]} {forms[two]}", KINDS[kind], cost)
            for one, two, kind, cost in rows
        )


class ConfusionSets:
    """
    The candidates of `vocabulary`, by syllable.

    `starts[n]` to `starts[n + 1]` are the rows of syllable n; a row holds the numbers of one or two syllables (`first`,
    `second`), of a kind, and of one of the `costs`.
    """

    def __init__(self, vocabulary: Sequence[str], arrays: Mapping[str, Array]) -> None:
        self.vocabulary = vocabulary
        self._numbers = {form: number for number, form in enumerate(vocabulary)}
        self._starts, self._costs = arrays["starts"], arrays["costs"]
        self._columns = tuple(arrays[name] for name in ("first", "second", "kind", "cost"))

    def of(self, typed: str) -> ConfusionSet | None:
        """The candidates of a syllable of the vocabulary; None for any other form."""
        number = self._numbers.get(typed)
        if number is None:
            return None
        start, end = self._starts[number : number + 2].tolist()
        first, second, kinds, costs = [column[start:end] for column in self._columns]
        return ConfusionSet(self.vocabulary, first, second, kinds, self._costs[costs])


def load_confusion_sets(vocabulary: Sequence[str], path: Path | None = None) -> ConfusionSets | None:
    """
    The shipped sets, or those in another file; None where they were made from another vocabulary or other costs.

    Raises DataError where the file is missing or damaged.
    """
    stored = read(path or data_path(NAME), FORMAT)
    return ConfusionSets(vocabulary, stored.arrays) if stored.header["made_from"] == origin(vocabulary) else None


def write_confusion_sets(path: Path, vocabulary: Sequence[str], sets: Sequence[Sequence[Candidate]]) -> None:
    """
    Write the candidates of each syllable of the vocabulary, in its order.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "sets.bin")
    ...     write_confusion_sets(path, ["tổ", "tô"], [(), (Candidate("tổ", "tone-lost", 5.25),)])
    ...     sets = load_confusion_sets(["tổ", "tô"], path)
    ...     sets.of("tổ").candidates(), sets.of("tô").candidates(), sets.of("tơ")
    ((), (Candidate(form='tổ', kind='tone-lost', cost=5.25),), None)
    """
    numbers = {form: number for number, form in enumerate(vocabulary)}
    rows = [candidate for candidates in sets for candidate in candidates]
    parts = [candidate.form.split() for candidate in rows]
    costs, cost = np.unique(np.array([candidate.cost for candidate in rows]), return_inverse=True)
    arrays = {
        "costs": costs,
        "starts": np.cumsum([0, *map(len, sets)], dtype=np.uint32),
        "first": np.array([numbers[part[0]] for part in parts], np.uint16),
        "second": np.array([numbers[part[1]] if len(part) > 1 else NONE for part in parts], np.uint16),
        "cost": cost.astype(np.uint16),
        "kind": np.array([KINDS.index(candidate.kind) for candidate in rows], np.uint8),
    }
    write(path, FORMAT, {"made_by": "scripts/make_confusion_sets.py", "made_from": origin(vocabulary)}, arrays)


def origin(vocabulary: Sequence[str]) -> dict[str, Any]:
    """What the sets depend on, as digests."""
    words, table = "\n".join(vocabulary).encode(), data_path(TABLE).read_bytes()
    return {"vocabulary": sha256(words).hexdigest()[:16], TABLE: sha256(table).hexdigest()[:16], "kinds": list(KINDS)}
