"""Whatever is kept, the probabilities after every history sum to one."""

import math
from itertools import product

import numpy as np
import pytest

from vnproof.training.kneser_ney import BITS, Order, estimate

SIZE = 12


def texts() -> list[tuple[np.ndarray, float]]:
    chance = np.random.default_rng(7)
    return [
        (chance.integers(0, SIZE, 3000).astype(np.uint16), 1.0),
        (np.minimum(chance.integers(0, SIZE, 2000), chance.integers(0, SIZE, 2000)).astype(np.uint16), 3.0),
    ]


def probability(orders: list[Order], history: tuple[int, ...], symbol: int) -> float:
    """ARPA's rules, written the slow way."""
    tables = [
        dict(zip(o.keys.tolist(), zip(o.log_probability, o.log_backoff, strict=True), strict=True)) for o in orders
    ]

    def log(history: tuple[int, ...]) -> float:
        key = 0
        for number in (*history, symbol):
            key = key << BITS | number
        if key in tables[len(history)]:
            return tables[len(history)][key][0]
        backoff = tables[len(history) - 1].get(key >> BITS, (0.0, 0.0))[1]
        return backoff + log(history[1:])

    return math.exp(log(history))


@pytest.mark.parametrize("keep", [(10**6, 10**6), (90, 300), (20, 30), (50, 200, 400)])
def test_sums_to_one(keep: tuple[int, ...]) -> None:
    orders = estimate(texts(), SIZE, len(keep) + 1, keep)
    for history in [*product(range(1, SIZE, 4), repeat=len(keep)), (0, 5), (7,), ()]:
        assert sum(probability(orders, history[: len(keep)], symbol) for symbol in range(SIZE)) == pytest.approx(
            1, abs=1e-3
        )


def test_is_deterministic() -> None:
    first, second = (estimate(texts(), SIZE, 3, (90, 300)) for _ in range(2))
    for a, b in zip(first, second, strict=True):
        assert np.array_equal(a.keys, b.keys) and np.array_equal(a.log_probability, b.log_probability)
