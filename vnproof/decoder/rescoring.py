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
from vnproof.decoder.sequence import Floats, Ids, Sequence, grams_at, score, score_of_each
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

    def most(self, places: Ids) -> Floats:
        """The most that is gained at each of some places, -inf where nothing is."""
        most = np.full(max(places.max(initial=0), self.places.max(initial=0)) + 1, -np.inf, np.float32)
        np.maximum.at(most, self.places, self.gain)
        found: Floats = most[places]
        return found

    def best(self, most: int) -> Gains:
        """The best of each place, no more than so many, the best first."""
        order = np.lexsort((-self.gain, self.places))
        places = self.places[order]
        order = order[np.arange(len(places)) - np.searchsorted(places, places) < most]
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


def doubtful_places(sequence: Sequence, own: Floats, order: int) -> tuple[Ids, Floats]:
    """The places of tokens that fit so badly that some candidate might gain, and how well they fit."""
    places = np.flatnonzero(sequence.tokens >= 0)
    now = own[places[:, None] + np.arange(order)].sum(axis=1)
    doubtful = -now >= AT_BEST + CHEAPEST
    return places[doubtful], now[doubtful]


def fit(model: NGram, sequence: Sequence, places: Ids, symbols: Ids) -> Floats:
    """log P of all that a symbol at a place takes part in: itself and what it is a neighbour of."""
    ahead = np.repeat(np.arange(model.order), len(places))
    each = _fit(model, sequence, np.tile(places, model.order), np.tile(symbols, model.order), ahead)
    whole: Floats = each.reshape(model.order, -1).sum(axis=0)
    return whole


def _fit(model: NGram, sequence: Sequence, places: Ids, symbols: Ids, ahead: int | Ids) -> Floats:
    """log P of what stands so many places ahead, if a symbol stands at the place."""
    grams = grams_at(sequence.ids, places + ahead, model.order)
    grams[np.arange(len(places)), model.order - 1 - ahead] = symbols
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
    nth = np.repeat(np.arange(len(places)), counts)
    gain = -now[nth] - choices.costs[rows]
    hopeful = np.flatnonzero(gain >= AT_BEST + least)
    rows, nth, gain = rows[hopeful], nth[hopeful], gain[hopeful]
    contexts = grams_at(sequence.ids, places, model.order)[:, :-1]
    gain += score_of_each(model, contexts, np.bincount(nth, minlength=len(places)), choices.ids[rows])
    at = places[nth]
    for ahead in range(1, model.order):
        hopeful = np.flatnonzero(gain >= hopeless)
        rows, at, gain = rows[hopeful], at[hopeful], gain[hopeful]
        gain += _fit(model, sequence, at, choices.ids[rows], ahead)
    hopeful = np.flatnonzero(gain >= hopeless)
    return Gains(at[hopeful], rows[hopeful], gain[hopeful])
