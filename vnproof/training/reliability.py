"""Reliability: is what is called 90 % sure right nine times in ten? Findings by confidence, and how many were right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from typing import NamedTuple

EDGES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.98)
"Where one bin ends and the next begins; 0.75 and 0.95 are where LIKELY and SAFE begin."


class Certainty(NamedTuple):
    """How sure a finding was, whether its place was wrong, and whether its first suggestion put that right."""

    confidence: float
    found: bool
    corrected: bool


class Bin(NamedTuple):
    """Findings of `low` <= confidence < `high` (the last bin holds 1, too): their mean confidence and shares right."""

    low: float
    high: float
    size: int
    confidence: float
    found: float
    corrected: float


def reliability(certainties: Iterable[Certainty]) -> list[Bin]:
    """
    The bins that hold anything, from unsure to sure.

    >>> rows = [Certainty(0.97, True, True), Certainty(0.96, True, False), Certainty(0.55, False, False)]
    >>> [(bin.low, bin.size, bin.found, bin.corrected) for bin in reliability(rows)]
    [(0.5, 1, 0.0, 0.0), (0.95, 2, 1.0, 0.5)]
    """
    members: list[list[Certainty]] = [[] for _ in range(len(EDGES) + 1)]
    for certainty in certainties:
        members[bisect_right(EDGES, certainty.confidence)].append(certainty)
    return [
        Bin(low, high, len(inside), *(sum(column) / len(inside) for column in zip(*inside, strict=True)))
        for low, high, inside in zip((0.0, *EDGES), (*EDGES, 1.0), members, strict=True)
        if inside
    ]


def distance(bins: Collection[Bin]) -> tuple[float, float]:
    """
    How far confidence is from the share of right places, and of right corrections, each finding counting once.

    >>> [round(value, 2) for value in distance([Bin(0.9, 0.95, 10, 0.92, 0.9, 0.8)])]
    [0.02, 0.12]
    """
    size = sum(bin_.size for bin_ in bins) or 1
    return (
        sum(bin_.size * abs(bin_.confidence - bin_.found) for bin_ in bins) / size,
        sum(bin_.size * abs(bin_.confidence - bin_.corrected) for bin_ in bins) / size,
    )
