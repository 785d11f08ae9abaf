"""
Local rescoring: for every place, how much better each candidate would fit, its neighbours taken as they are.

All candidates of all places go through the language model as one array. Where the place's own symbol fits so well
that a candidate could hardly win back its cost, the candidate is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from vnproof.decoder.candidates import Choices
from vnproof.decoder.sequence import Floats, Ids, Sequence, score
from vnproof.language_model.ngram import NGram

AT_BEST = 5.5  # nats that a place costs however well it fits; of 787 human errors 95 % lie beyond

HOPELESS = -12.0  # nats below which a candidate isn't worth an edge of a lattice

CHEAPEST = 4.0  # nats: no slip costs less


class Gains(NamedTuple):
    """One row a candidate: its place in the sequence, its row in the choices, what it gains (nats, cost paid)."""

    places: Ids
    rows: Ids
    gain: Floats

    def at_least(self, gain: float) -> Gains:
        """Only what gains as much."""
        chosen = self.gain >= gain
        return Gains(self.places[chosen], self.rows[chosen], self.gain[chosen])

    def best_first(self) -> Gains:
        """The same, the best of each place first."""
        order = np.lexsort((-self.gain, self.places))
        return Gains(self.places[order], self.rows[order], self.gain[order])

    def each(self) -> Iterator[tuple[int, int, float]]:
        """Place, row and gain of each."""
        return zip(self.places.tolist(), self.rows.tolist(), self.gain.tolist(), strict=True)

    def at(self, places: Ids) -> Gains:
        """Only those of some places."""
        kept = np.isin(self.places, places)
        return Gains(self.places[kept], self.rows[kept], self.gain[kept])

    def away_from(self, places: Ids) -> Gains:
        """Without those of some places."""
        kept = ~np.isin(self.places, places)
        return Gains(self.places[kept], self.rows[kept], self.gain[kept])

    def and_also(self, others: Gains) -> Gains:
        """These and others."""
        places, rows = (np.concatenate(pair) for pair in ((self.places, others.places), (self.rows, others.rows)))
        return Gains(places, rows, np.concatenate([self.gain, others.gain]))


def doubtful_places(sequence: Sequence, own: Floats, order: int) -> list[int]:
    """The places of tokens that fit so badly that some candidate might gain."""
    places = np.flatnonzero(sequence.tokens >= 0)
    now = own[places[:, None] + np.arange(order)].sum(axis=1)
    doubtful: list[int] = places[-now >= AT_BEST + CHEAPEST].tolist()
    return doubtful


def fit(model: NGram, sequence: Sequence, places: Ids, symbols: Ids) -> Floats:
    """log P of all that a symbol at a place takes part in: itself and what it is a neighbour of."""
    return sum(
        (_fit(model, sequence, places, symbols, ahead) for ahead in range(model.order)),
        np.zeros(len(places), np.float32),
    )


def _fit(model: NGram, sequence: Sequence, places: Ids, symbols: Ids, ahead: int) -> Floats:
    """log P of what stands so many places ahead, if a symbol stands at the place."""
    grams = sequence.ids[(places + ahead)[:, None] + np.arange(1 - model.order, 1)]
    grams[:, model.order - 1 - ahead] = symbols
    return np.where(sequence.scored[places + ahead], score(model, grams), np.float32(0))


def rescore(
    model: NGram,
    sequence: Sequence,
    now: Floats,
    places: Ids,
    forms: Ids,
    choices: Choices,
    least: float,
    hopeless: float = HOPELESS,
) -> Gains:
    """
    Try every candidate of the form `forms[k]` at `places[k]`, where what stands there fits as well as `now[k]`.

    What could not gain the `least` nats however well it fitted is not tried, and what is `hopeless` already is dropped
    on the way, since every further n-gram can only cost.
    """
    counts = np.diff(choices.starts)[forms]
    firsts = np.cumsum(counts) - counts
    rows = np.arange(counts.sum()) - np.repeat(firsts - choices.starts[forms], counts)
    at = np.repeat(places, counts)
    gain = -np.repeat(now, counts) - choices.costs[rows]
    hopeful = gain >= AT_BEST + least
    rows, at, gain = rows[hopeful], at[hopeful], gain[hopeful]
    for ahead in range(model.order):
        gain = gain + _fit(model, sequence, at, choices.ids[rows], ahead)
        hopeful = gain >= hopeless
        rows, at, gain = rows[hopeful], at[hopeful], gain[hopeful]
    return Gains(at, rows, gain)
