"""
Doubts: the places of spoilt text where the n-grams nearly or wholly prefer a rival, and what they think of each.

    text set aside ─spoilt→ as written ─n-grams that never saw it→ places where a rival comes near ─→ Doubts

The context model is asked about such places alone, so that is what it learns from last. N-grams that had counted this
very text would be in no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.context.model import REACH
from vnproof.language_model.ngram import NGram
from vnproof.training.context_lessons import NOBODY, STRETCH, Floats, Ints, Tables, lessons

NEAR = 4.0  # nats by which the right reading beats a rival that still comes near
HARDLY = -11.0  # log P of all that a place takes part in, above which no rival does
SHORT = 0.15  # share of places that stand near the beginning or the end of a text
IMPOSSIBLE = -1e9
AT_ONCE = 64  # stretches


class Doubts(NamedTuple):
    """
    Places: the REACH forms `before` each in their order, those `after` it the nearest last, its `readings` (symbols,
    the right one first), and what the `ngrams` give each, in nats; IMPOSSIBLE where there are fewer.
    """

    before: Ints
    after: Ints
    readings: Ints
    ngrams: Floats

    def some(self, start: int, end: int | None = None) -> Doubts:
        """Those from one number up to another."""
        chosen = slice(start, end)
        return Doubts(self.before[chosen], self.after[chosen], self.readings[chosen], self.ngrams[chosen])

    def and_also(self, others: Doubts) -> Doubts:
        """These and others."""
        before, after, readings = (np.concatenate(pair) for pair in zip(self[:3], others[:3], strict=True))
        return Doubts(before, after, readings, np.concatenate([self.ngrams, others.ngrams]))


class Doubter:
    """Finds doubts with n-grams that have not seen the text."""

    def __init__(self, tables: Tables, model: NGram, symbols: list[str], rivals: int) -> None:
        self._tables, self._model, self._many = tables, model, rivals
        self._numbers = np.array([model.number(symbol) for symbol in symbols], np.int64)
        self._asked = (tables.rivals != NOBODY).any(1)

    def batches(self, text: npt.NDArray[np.int16], many: int, seed: int) -> Iterator[Doubts]:
        """So many doubts at a time, without end."""
        waiting: Doubts | None = None
        for number, lesson in enumerate(lessons(text, self._tables, AT_ONCE, seed)):
            found = self.doubts(lesson.meant, lesson.written, np.random.default_rng((seed, number, 3)))
            waiting = waiting.and_also(found) if waiting else found
            while len(waiting.ngrams) >= many:
                yield waiting.some(0, many)
                waiting = waiting.some(many)

    def doubts(self, meant: Ints, written: Ints, chance: np.random.Generator) -> Doubts:
        """Those of some stretches, (stretches, STRETCH), as far as all around them is there."""
        seen = self._numbers[self._tables.numbers[written, 0]]
        rows, places = np.nonzero(self._asked[meant[:, REACH : STRETCH - REACH]])
        places += REACH
        own = self._fit(seen, rows, places, meant[rows, places][:, None])[:, 0]
        rows, places = rows[own < HARDLY], places[own < HARDLY]
        right = meant[rows, places]
        rivals = self._tables.rivals[right]
        lots = np.where(rivals == NOBODY, 2.0, chance.random(rivals.shape))
        rivals = np.take_along_axis(rivals, np.argpartition(lots, self._many - 1, 1)[:, : self._many], 1)
        readings = np.column_stack([right, np.maximum(rivals, 0)])
        ngrams = self._fit(seen, rows, places, readings)
        ngrams[:, 1:][rivals == NOBODY] = IMPOSSIBLE
        near = ngrams[:, 1:].max(1) > ngrams[:, 0] - NEAR
        rows, places = rows[near], places[near]
        before = written[rows[:, None], places[:, None] + np.arange(-REACH, 0)]
        after = written[rows[:, None], places[:, None] + np.arange(REACH, 0, -1)]
        for side in (before, after):
            ends = chance.integers(0, REACH, len(side)) * (chance.random(len(side)) < SHORT)
            side[np.arange(REACH) < ends[:, None]] = 0  # END: nothing stands there
        return Doubts(before, after, readings[near], ngrams[near])

    def _fit(self, seen: Ints, rows: Ints, places: Ints, readings: Ints) -> Floats:
        """log P of all that each reading of each place takes part in."""
        order, symbols = self._model.order, self._numbers[readings]
        fit = np.zeros(readings.shape, np.float32)
        for ahead in range(order):
            around = seen[rows[:, None], places[:, None] + ahead + np.arange(1 - order, 1)]
            grams = np.repeat(around[:, None], readings.shape[1], 1)
            grams[:, :, order - 1 - ahead] = symbols
            fit += self._model.log_probability(grams.reshape(-1, order)).reshape(fit.shape)
        return fit
