"""
Respelling: the typed form read as if other letters had been written. Every family of slips yields these, each with the
kind of slip that was made.

The model looks the base letters up in the vocabulary and adds what the remaining differences of mark and tone cost, so
a family says nothing about diacritics beyond the letters it brings in itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from vnproof.confusion.letters import NOWHERE, Letters

Kind = Literal[
    "tone-lost",
    "tone-added",
    "tone-swapped",
    "tone-misplaced",
    "hoi-nga",
    "mark-lost",
    "mark-added",
    "mark-swapped",
    "d-bar",
    "tone-and-mark",
    "all-marks",
    "glyph",
    "digit",
    "telex",
    "vni",
    "viqr",
    "adjacent-key",
    "substituted",
    "missing-letter",
    "extra-letter",
    "doubled",
    "swapped",
    "regional",
    "spelling-rule",
    "i-y",
    "joined",
    "split",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What slips are called: all that the model can say, so that whoever words them for people can be held to it."""
NO_SLIP: Literal[""] = ""
"""Of letters read as they stand: what differs in marks and tone gives the kind."""
MaybeKind = Kind | Literal[""]

ANY = "?"
"""In a shape: whatever mark was meant here, it costs nothing more."""


class Respelling(NamedTuple):
    """
    `place` is where the tone was written, NOWHERE when letters have moved and it says nothing.

    `gap` is where (start, end) letters were brought in: a tone that is meant to stand there was lost with its letter.
    """

    base: str
    shape: str
    tone: int
    place: int
    gap: tuple[int, int]
    cost: float
    kind: MaybeKind


def replaced(
    letters: Letters, start: int, end: int, meant: str, shape: str, cost: float, kind: MaybeKind
) -> Respelling:
    """
    Read base letters `start:end` as `meant`, whose marks are as in `shape`.

    >>> from vnproof.confusion.letters import take_apart
    >>> replaced(take_apart("rnặt"), 0, 2, "m", "m", 7.0, "glyph")[:3]
    ('mat', 'măt', 5)
    """
    base, written, tone, _ = letters
    return Respelling(
        base[:start] + meant + base[end:],
        written[:start] + shape + written[end:],
        tone,
        NOWHERE,
        (start, start + len(meant)),
        cost,
        kind,
    )


def places(text: str, piece: str) -> Iterator[int]:
    """
    Where `piece` stands in `text`.

    >>> list(places("rnrn", "rn"))
    [0, 2]
    """
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)
