"""
Modified Kneser-Ney estimation of an n-gram model from arrays of symbol numbers, pruned by entropy.

N-grams are packed into 64-bit keys, 15 bits a symbol, the oldest highest, so that sorting groups by context. A source
may weigh more than another: an n-gram of weighted count c' and plain count c keeps c'·(1 - D(c)/c), and what is taken
goes to the lower order.

Sources: Chen and Goodman, "An Empirical Study of Smoothing Techniques", 1998; Seymore and Rosenfeld, "Scalable
Backoff Language Models", 1996 (which n-grams to keep).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

BITS = 15
Keys = npt.NDArray[np.uint64]
Reals = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


class Order(NamedTuple):
    """All n-grams of a length: sorted keys, log P(last | the others), log backoff weight of the n-gram as a context."""

    length: int
    keys: Keys
    log_probability: Reals
    log_backoff: Reals


class Tally(NamedTuple):
    """Distinct n-grams of one length: sorted keys, how often (or in how many contexts) each was seen, and weighted."""

    keys: Keys
    counts: Counts
    weight: Reals


def estimate(
    sources: Sequence[tuple[npt.NDArray[np.uint16], float]], size: int, order: int, keep: Sequence[int]
) -> list[Order]:
    """
    The orders 1..`order` over symbols 0..`size`-1, symbol 0 ending sentences.

    `sources` are (symbols, weight); `keep` says how many n-grams of length 2, 3, … may stay.
    """
    raw = {n: _tally(sources, n) for n in range(2, order + 1)}
    tallies = {order: raw[order]}
    for n in range(order - 1, 1, -1):
        tallies[n] = _continuations(raw[n + 1], raw[n], n)
    unigrams = np.bincount((raw[2].keys & _mask(1)).astype(np.int64), minlength=size).astype(np.float64)
    unigrams[0] = max(unigrams[0], 1.0)
    probability = (unigrams + 0.5) / (unigrams.sum() + 0.5 * size)
    orders = [Order(1, np.arange(size, dtype=np.uint64), np.log(probability), np.zeros(size))]
    for n in range(2, order + 1):
        orders.append(_interpolate(tallies[n], orders[-1]))
    return _prune(orders, raw, keep)


def _tally(sources: Sequence[tuple[npt.NDArray[np.uint16], float]], n: int) -> Tally:
    weights = np.array([weight for _, weight in sources])
    distinct, number = np.unique(weights, return_inverse=True)
    kind_bits = max(int(len(distinct) - 1).bit_length(), 1)
    if n * BITS + kind_bits > 64:
        raise ValueError("too many symbols in an n-gram for a 64-bit key")
    packed = [
        (_pack(ids, n) << np.uint64(kind_bits)) | np.uint64(kind)
        for (ids, _), kind in zip(sources, number, strict=True)
    ]
    keys = np.concatenate(packed)
    del packed
    keys.sort()
    starts = _starts(keys)
    counts = np.diff(np.append(starts, len(keys)))
    keys = keys[starts]
    weighted = counts * distinct[(keys & np.uint64((1 << kind_bits) - 1)).astype(np.int64)]
    keys >>= np.uint64(kind_bits)
    starts = _starts(keys)
    return Tally(keys[starts], np.add.reduceat(counts, starts), np.add.reduceat(weighted, starts))


def _pack(ids: npt.NDArray[np.uint16], n: int) -> Keys:
    """Every n-gram of the text that has no sentence end inside."""
    length = len(ids) - n + 1
    keys = np.zeros(length, np.uint64)
    inside = np.ones(length, np.bool_)
    for k in range(n):
        column = ids[k : k + length]
        keys = (keys << np.uint64(BITS)) | column.astype(np.uint64)
        if 0 < k < n - 1:
            inside &= column != 0
    return keys[inside]


def _continuations(longer: Tally, raw: Tally, n: int) -> Tally:
    """In how many left contexts each n-gram was seen; what begins a sentence has none, so there the count stands."""
    ends, seen = np.unique(longer.keys & _mask(n), return_counts=True)
    count = raw.counts.copy()
    at = np.searchsorted(raw.keys, ends)
    begins = (raw.keys >> np.uint64(BITS * (n - 1))) == 0
    inner = np.zeros(len(raw.keys), np.int64)
    inner[at] = seen
    count = np.where(begins, count, np.maximum(inner, 1))
    return Tally(raw.keys, count, count.astype(np.float64))


def _interpolate(tally: Tally, lower: Order) -> Order:
    """P(w | h) = discounted share + what was taken · P(w | shorter h)."""
    discount = _discounts(tally.counts)[np.minimum(tally.counts, 3)]
    taken = tally.weight * discount / tally.counts
    starts, group = _contexts(tally.keys)
    total = np.add.reduceat(tally.weight, starts)[group]
    backoff = np.add.reduceat(taken, starts)[group] / total
    shorter = lower.log_probability[_find(lower.keys, tally.keys & _mask(lower.length))]
    probability = (tally.weight - taken) / total + backoff * np.exp(shorter)
    return Order(lower.length + 1, tally.keys, np.log(probability), np.zeros(len(tally.keys)))


def _discounts(count: Counts) -> Reals:
    n1, n2, n3, n4 = (max(int((count == k).sum()), 1) for k in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    raw = (1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3)
    return np.array([0.0, *(min(max(d, 0.05), k - 0.05) for k, d in enumerate(raw, start=1))])


def _prune(orders: list[Order], raw: dict[int, Tally], keep: Sequence[int]) -> list[Order]:
    """Keep what costs most to lose and what kept longer n-grams stand on; then give contexts their backoff weight."""
    kept: dict[int, npt.NDArray[np.bool_]] = {}
    for n in range(len(orders), 1, -1):
        here, lower, tally = orders[n - 1], orders[n - 2], raw[n]
        shorter = lower.log_probability[_find(lower.keys, here.keys & _mask(lower.length))]
        backoff = _log_backoff(here.keys, here.log_probability, shorter)
        loss = tally.weight * (here.log_probability - backoff - shorter)
        chosen = np.zeros(len(here.keys), np.bool_)
        if len(loss) > keep[n - 2]:
            chosen[np.argpartition(loss, -keep[n - 2])[-keep[n - 2] :]] = True
            chosen &= loss > 0
        else:
            chosen[:] = True
        if n + 1 in kept:
            longer = orders[n].keys[kept[n + 1]]
            chosen[_find(here.keys, longer >> np.uint64(BITS))] = True
            chosen[_find(here.keys, longer & _mask(n))] = True
        kept[n] = chosen
    result = [orders[0]]
    for n in range(2, len(orders) + 1):
        here, lower = orders[n - 1], result[-1]
        keys, probability = here.keys[kept[n]], here.log_probability[kept[n]]
        shorter = lower.log_probability[_find(lower.keys, keys & _mask(lower.length))]
        backoff = np.zeros(len(lower.keys))
        starts, _ = _contexts(keys)
        contexts = _find(lower.keys, keys[starts] >> np.uint64(BITS))
        backoff[contexts] = _log_backoff(keys, probability, shorter)[starts]
        result[-1] = lower._replace(log_backoff=backoff)
        result.append(Order(n, keys, probability, np.zeros(len(keys))))
    return result


def _log_backoff(keys: Keys, log_probability: Reals, shorter: Reals) -> Reals:
    """For each n-gram, its context's log backoff weight: what the listed leave over, here and one order down."""
    starts, group = _contexts(keys)
    left = 1 - np.add.reduceat(np.exp(log_probability), starts)
    below = 1 - np.add.reduceat(np.exp(shorter), starts)
    return np.log(np.maximum(left, 1e-4) / np.maximum(below, 1e-4))[group]  # type: ignore[no-any-return]


def _find(keys: Keys, wanted: Keys) -> npt.NDArray[np.int64]:
    return np.searchsorted(keys, wanted)


def _contexts(keys: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where each context begins, and the number of each key's context."""
    contexts = keys >> np.uint64(BITS)
    starts = _starts(contexts)
    group = np.zeros(len(keys), np.int64)
    group[starts[1:]] = 1
    return starts, np.cumsum(group)


def _starts(sorted_keys: Keys) -> npt.NDArray[np.int64]:
    return np.flatnonzero(np.append(True, sorted_keys[1:] != sorted_keys[:-1]))


def _mask(symbols: int) -> np.uint64:
    return np.uint64((1 << (BITS * symbols)) - 1)
