"""
Choosing: one symbol for every place of a sequence, so that the whole is the most probable.

Where nothing is split or joined, as when marks are put back, this is faster than `search` and misses nothing: all
n-grams of the sequence are scored as one array, and one walk finds the best way through them.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence as Places
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vnproof.decoder.sequence import Ids, Sequence, score
from vnproof.language_model.ngram import NGram

HOPELESS = 5.0  # nats behind the best way by bigrams from which a symbol isn't tried further; 8 changes no figure
MOST = 10  # symbols tried further at one place, the best by bigrams: bounds the work on «do do do do»

Scores = npt.NDArray[np.float64]
Evidence = Mapping[int, Scores]
"""Place → what is added to the score of each of its choices."""


class Choosing:
    """A sequence and the symbols that may stand at each of its places."""

    def __init__(self, model: NGram, line: Sequence, choices: Places[Ids]) -> None:
        self._model = model
        self._line = line
        self.choices = _promising(choices, _scores(model, line, choices, 2))

    def best(self, evidence: Evidence) -> list[int]:
        """For each place the number of its choice on the best way (Viterbi over the last order - 1 choices)."""
        reach = self._model.order - 1
        best = np.zeros((1,) * reach)
        links = []
        for place in range(reach, len(self.choices)):
            ways = best[..., None] + self._scores[place]
            links.append(ways.argmax(axis=0))
            best = np.maximum.reduce(ways)
            if place in evidence:
                best = best + evidence[place]
        way = [int(number) for number in np.unravel_index(int(best.argmax()), best.shape)][::-1]
        for link in reversed(links):
            way.append(int(link[tuple(way[: -reach - 1 : -1])]))
        return way[::-1]

    def score(self, place: int, way: Places[int]) -> float:
        """log P of what was chosen at a place, given what was chosen before."""
        return float(self._scores[place][tuple(way[place - self._model.order + 1 : place + 1])])

    def alone(self, place: int, way: Places[int]) -> Scores:
        """log P of all that each choice at a place would take part in, the rest of the way as it is."""
        order = self._model.order
        whole = np.zeros(len(self.choices[place]))
        for ahead in range(min(order, len(way) - place)):
            index: list[int | slice] = list(way[place + ahead - order + 1 : place + ahead + 1])
            index[order - 1 - ahead] = slice(None)
            whole = whole + self._scores[place + ahead][tuple(index)]
        return whole

    @cached_property
    def _scores(self) -> list[Scores]:
        return _scores(self._model, self._line, self.choices, self._model.order)


def _promising(choices: Places[Ids], scores: Places[Scores]) -> list[Ids]:
    """The choices without those that are far from the best way through all bigrams."""
    until = [np.zeros(1)]
    for score_here in scores[1:]:
        until.append(np.maximum.reduce(until[-1][:, None] + score_here))
    kept = list(choices)
    after = np.zeros(1)
    for place in range(len(choices) - 1, 0, -1):
        if len(choices[place]) > 1:
            whole = until[place] + after
            best = np.flatnonzero(whole >= whole.max() - HOPELESS)
            kept[place] = choices[place][best if len(best) <= MOST else np.sort(np.argsort(-whole)[:MOST])]
        after = (scores[place] + after).max(axis=1)
    return kept


def _scores(model: NGram, line: Sequence, choices: Places[Ids], order: int) -> list[Scores]:
    """log P of every choice at each place after every choice at the places before: an array of `order` dimensions."""
    sizes = np.array([len(some) for some in choices])
    starts = np.cumsum(sizes) - sizes
    symbols = np.concatenate(choices)
    places = np.flatnonzero(line.scored)
    shapes = sizes[places[:, None] + np.arange(1 - order, 1)]
    many = shapes.prod(axis=1)
    ends = np.cumsum(many)
    row_of = np.repeat(np.arange(len(places)), many)
    left = np.arange(ends[-1]) - (ends - many)[row_of]
    grams = np.empty((len(left), order), np.int64)
    for column in range(order - 1, -1, -1):  # the last place counts fastest
        left, number = np.divmod(left, shapes[row_of, column])
        grams[:, column] = symbols[starts[places[row_of] + column - order + 1] + number]
    flat = score(model, grams).astype(np.float64)
    arrays = [np.zeros((1,) * order)] * len(choices)
    for place, shape, start, end in zip(
        places.tolist(), shapes.tolist(), (ends - many).tolist(), ends.tolist(), strict=True
    ):
        arrays[place] = flat[start:end].reshape(shape)
    return arrays
