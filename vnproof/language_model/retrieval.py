"""
Retrieval: a static map from 64-bit keys to small values in about 1.23 slots a key, without storing the keys.

Each key hashes to three slots; the xor of what stands there is the key's fingerprint (16 bits) and, in parallel
arrays, its values (8 bits each). A key that was never stored is recognised by its fingerprint but once in 65,536 times.
Three gathers answer any key, so that numpy looks up millions a second, straight from a memory-mapped file.

Source: Graf and Lemire, "Xor Filters: Faster and Smaller Than Bloom and Cuckoo Filters", 2020.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Slots = npt.NDArray[np.int64]
Small = TypeVar("Small", np.uint8, np.uint16)

SPARE = 1.23  # slots a key: below 1.222 the construction fails
MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53), np.uint64(0x9E3779B97F4A7C15))
LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


class Retrieval(NamedTuple):
    """`fingerprints` is uint16[3 * segment]; `values` are uint8 arrays of the same length."""

    seed: int
    fingerprints: npt.NDArray[np.uint16]
    values: tuple[npt.NDArray[np.uint8], ...]

    def find(self, keys: Keys, which: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
        """The places in `keys` of those that are stored, and for each its value number `which`."""
        *slots, prints = _slots(keys, self.seed, len(self.fingerprints) // 3)
        found = (_xor(self.fingerprints, slots) == prints).nonzero()[0]
        return found, _xor(self.values[which], [column.take(found) for column in slots])


def build(keys: Keys, values: tuple[npt.NDArray[np.uint8], ...]) -> Retrieval:
    """
    Store distinct `keys` with their `values`; deterministic.

    >>> table = build(np.array([3, 5, 8], np.uint64), (np.array([30, 50, 80], np.uint8),))
    >>> places, values = table.find(np.array([5, 6], np.uint64), 0)
    >>> places.tolist(), values.tolist()
    ([0], [50])
    """
    segment = int(len(keys) * SPARE) // 3 + 16
    for seed in range(64):
        *slots, prints = _slots(keys, seed, segment)
        peeled = _peel(slots, 3 * segment)
        if peeled is not None:
            fingerprints = _assign(peeled, slots, prints, 3 * segment)
            return Retrieval(seed, fingerprints, tuple(_assign(peeled, slots, value, 3 * segment) for value in values))
    raise AssertionError("64 seeds failed: are the keys distinct?")


def _slots(keys: Keys, seed: int, segment: int) -> tuple[Slots, Slots, Slots, npt.NDArray[np.uint16]]:
    """Three slots, one in each third of the table, and the fingerprint of every key."""
    size = np.uint64(segment)
    first = keys + np.uint64(seed)  # in place from here on: fewer arrays to be fetched
    first *= MIX[0]
    second = first >> HALF
    first ^= second
    first *= MIX[1]
    np.right_shift(first, HALF, out=second)
    first ^= second
    third = first * MIX[2]
    prints = third.astype(np.uint16)
    np.right_shift(first, HALF, out=second)
    first &= LOW
    third >>= HALF
    for column in (first, second, third):
        np.multiply(column, size, out=column)
        np.right_shift(column, HALF, out=column)
    second += size
    third += size + size
    return first.view(np.int64), second.view(np.int64), third.view(np.int64), prints


def _xor(table: npt.NDArray[Small], slots: Sequence[Slots]) -> npt.NDArray[Small]:
    """What stands at three slots together, for each key."""
    together: npt.NDArray[Small] = table.take(slots[0])
    together ^= table.take(slots[1])
    together ^= table.take(slots[2])
    return together


def _peel(slots: list[Slots], length: int) -> list[tuple[Slots, Slots]] | None:
    """
    Rounds of (key numbers, the slot that each has to itself once earlier rounds are gone); None when stuck.
    """
    degree = np.zeros(length, np.int32)
    owners = np.zeros(length, np.int64)  # xor of the numbers of all keys at the slot: the key itself where there is one
    numbers = np.arange(len(slots[0]))
    for column in slots:
        degree += np.bincount(column, minlength=length).astype(np.int32)
        np.bitwise_xor.at(owners, column, numbers)
    rounds: list[tuple[Slots, Slots]] = []
    left = len(numbers)
    frontier = np.flatnonzero(degree == 1)
    while len(frontier):
        keys, at = np.unique(owners[frontier], return_index=True)
        rounds.append((keys, frontier[at]))
        left -= len(keys)
        touched = [column[keys] for column in slots]
        for place in touched:
            np.subtract.at(degree, place, 1)
            np.bitwise_xor.at(owners, place, keys)
        near = np.unique(np.concatenate(touched))
        frontier = near[degree[near] == 1]
    return None if left else rounds


def _assign(
    rounds: list[tuple[Slots, Slots]], slots: list[Slots], value: npt.NDArray[Small], length: int
) -> npt.NDArray[Small]:
    table = np.zeros(length, value.dtype)
    for keys, own in reversed(rounds):
        table[own] = value[keys] ^ _xor(table, [column[keys] for column in slots])  # the own slot is still 0
    return table
