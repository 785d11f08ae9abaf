"""
Operating points: what a tool does at each setting of its knob, so that tools are compared at equal false alarms.

A tool that reports more finds more; only what two of them find at the same false alarms says which is better.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.training.scoring import GoldText, Tally, judge, tally, total


class Point(NamedTuple):
    """One setting of a tool, and what came of a whole set."""

    setting: str
    tally: Tally


def points(texts: Sequence[GoldText], runs: Mapping[str, Sequence[Sequence[Edit]]]) -> list[Point]:
    """
    One point for each setting; a run holds the edits of every text, in order.

    Most texts come out alike under most settings, so that what was judged once is kept.
    """
    judged: dict[tuple[int, tuple[Edit, ...]], Tally] = {}

    def of(number: int, edits: tuple[Edit, ...]) -> Tally:
        key = number, edits
        if key not in judged:
            judged[key] = tally(texts[number], judge(texts[number], edits))
        return judged[key]

    return [
        Point(setting, total(of(number, tuple(edits)) for number, edits in enumerate(run)))
        for setting, run in runs.items()
    ]


def at_most(choice: Iterable[Point], false_alarms: float) -> Point:
    """
    Of the points with no more than so many false alarms, the one that puts most right; then that finds most.

    Where every point has more, the one with the fewest: whoever asks must look.

    >>> choice = [Point("low", Tally(corrected=9, false_alarms=7)), Point("high", Tally(corrected=5, false_alarms=2))]
    >>> [at_most(choice, alarms).setting for alarms in (7, 6, 1)]
    ['low', 'high', 'high']
    """

    def worth(point: Point) -> tuple[float, int, int, int]:
        counted = point.tally
        excess = max(0.0, counted.false_alarms - false_alarms)
        return -excess, counted.corrected, counted.found, -counted.false_alarms

    return max(choice, key=worth)
