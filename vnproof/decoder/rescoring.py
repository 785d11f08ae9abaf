"""
Local rescoring: for every place, how much better each candidate would fit if all its neighbours were right.

All candidates of all places go through the language model as one array. Where the place's own symbol fits so well
that a candidate could hardly win back its cost, the candidate is passed over.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from vnproof.decoder.candidates import Choices
from vnproof.decoder.sequence import Floats, Ids, Sequence, score
from vnproof.language_model.ngram import NGram

AT_BEST = 5.5  # nats that a place costs however well it fits; of 787 human errors 95 % lie beyond

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


def doubtful_places(sequence: Sequence, own: Floats, order: int) -> list[int]:
    """The places of tokens that fit so badly that some candidate might gain."""
    places = np.flatnonzero(sequence.tokens >= 0)
    now = own[places[:, None] + np.arange(order)].sum(axis=1)
    doubtful: list[int] = places[-now >= AT_BEST + CHEAPEST].tolist()
    return doubtful


def rescore(model: NGram, sequence: Sequence, own: Floats, places: Ids, forms: Ids, choices: Choices) -> Gains:
    """Try every candidate of the form `forms[k]` at `places[k]`. `own` is `log_probabilities` of the sequence."""
    reach = np.arange(model.order)
    now = own[places[:, None] + reach].sum(axis=1)
    counts = np.diff(choices.starts)[forms]
    firsts = np.cumsum(counts) - counts
    rows = np.arange(counts.sum()) - np.repeat(firsts - choices.starts[forms], counts)
    at = np.repeat(places, counts)
    gain = -np.repeat(now, counts) - choices.costs[rows]
    hopeful = gain >= AT_BEST
    rows, at, gain = rows[hopeful], at[hopeful], gain[hopeful]
    tried = choices.ids[rows]
    for ahead in reach:
        grams = sequence.ids[(at + ahead)[:, None] + np.arange(1 - model.order, 1)]
        grams[:, model.order - 1 - ahead] = tried
        gain += np.where(sequence.scored[at + ahead], score(model, grams), np.float32(0))
    return Gains(at, rows, gain)
