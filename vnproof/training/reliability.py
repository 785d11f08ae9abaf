"""Reliability: is what is called 90 % sure right nine times in ten? Findings by confidence, and how many were right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

EDGES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.98)
"Where one bin ends and the next begins; 0.75 and 0.95 are where LIKELY and SAFE begin."


class Bin(NamedTuple):
    """Findings of `low` <= confidence < `high` (the last bin holds 1, too), their mean confidence and share right."""

    low: float
    high: float
    size: int
    confidence: float
    right: float


def reliability(outcomes: Iterable[tuple[float, bool]]) -> list[Bin]:
    """
    The bins that hold anything, from unsure to sure; an outcome is a confidence and whether the finding was right.

    >>> [(bin.low, bin.size, bin.right) for bin in reliability([(0.97, True), (0.96, True), (0.55, False)])]
    [(0.5, 1, 0.0), (0.95, 2, 1.0)]
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(len(EDGES) + 1)]
    for outcome in outcomes:
        members[bisect_right(EDGES, outcome[0])].append(outcome)
    return [
        Bin(
            low,
            high,
            len(inside),
            sum(confidence for confidence, _ in inside) / len(inside),
            sum(right for _, right in inside) / len(inside),
        )
        for low, high, inside in zip((0.0, *EDGES), (*EDGES, 1.0), members, strict=True)
        if inside
    ]
