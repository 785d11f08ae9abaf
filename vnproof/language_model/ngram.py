"""
NGram: log probabilities of symbols after their left neighbours, for whole arrays at once.

A backoff model (ARPA's rules): the longest stored n-gram answers; where it is missing, the context's backoff weight
is added and a shorter one is asked. N-grams lie in `Retrieval` tables, probabilities as 8-bit steps of STEP nats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.core.resources import data_path
from vnproof.core.store import read
from vnproof.language_model.retrieval import Retrieval
from vnproof.language_model.symbols import UNKNOWN

FORMAT = "vnproof-ngram"
BITS = np.int64(15)  # of one symbol in a packed n-gram
STEP = 0.07  # nats a quantisation step; 255 steps reach e^-17.85
BACKOFF_ZERO = 200  # the step that stands for a backoff weight of 1

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class Backoff(NamedTuple):
    """What contexts of one length add, in nats, where nothing longer is stored; and which of them are stored."""

    weight: Floats
    stored: npt.NDArray[np.bool_]


class NGram:
    """
    The language model, read lazily from `path` (the shipped one by default).

    >>> model = NGram()
    >>> grams = [[model.number(word) for word in words.split()] for words in ("ban tổ chức", "ban tô chức")]
    >>> right, wrong = model.log_probability(np.array(grams))
    >>> bool(right - wrong > 5)
    True
    """

    def __init__(self, path: Path | None = None) -> None:
        stored = read(path or data_path("language_model.bin"), FORMAT)
        self.header: Mapping[str, Any] = stored.header
        arrays = stored.arrays
        self.order: int = stored.header["order"]
        self._unigram = arrays["unigram"]
        self._unigram_backoff = arrays["unigram_backoff"]
        self._symbols = arrays["symbols"]
        self._legal = arrays["legal"]
        self._tables = [
            Retrieval(
                stored.header["seeds"][n - 2],
                arrays[f"fingerprint{n}"],
                tuple(arrays[f"{what}{n}"] for what in ("probability", "backoff") if f"{what}{n}" in arrays),
            )
            for n in range(2, self.order + 1)
        ]

    @cached_property
    def symbols(self) -> list[str]:
        """Every symbol; its place is its number."""
        return self._symbols.tobytes().decode().split("\n")

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Symbol → number."""
        return {symbol: number for number, symbol in enumerate(self.symbols)}

    @cached_property
    def syllables(self) -> list[str]:
        """The symbols that are legal Vietnamese syllables, most frequent first: what may be proposed."""
        return [self.symbols[number] for number in np.flatnonzero(self._legal)]

    @cached_property
    def legal(self) -> npt.NDArray[np.bool_]:
        """Which symbols are legal Vietnamese syllables, by number."""
        return self._legal.astype(np.bool_)

    @cached_property
    def unknown(self) -> int:
        """The number of the symbol for everything else."""
        return self.numbers[UNKNOWN]

    def number(self, symbol: str) -> int:
        """The number of a symbol, that of UNKNOWN where the model does not have it."""
        return self.numbers.get(symbol, self.unknown)

    def log_probability(self, grams: Ids) -> Floats:
        """
        Natural log of P(last symbol of each row | the ones before it).

        `grams` is (rows, length) of symbol numbers, length <= `order`; pad with END before a sentence's first word.
        """
        *contexts, last = np.ascontiguousarray(grams.T)
        return self._answer(contexts, last, self._backoffs(contexts))

    def log_probability_of_each(self, contexts: Ids, many: Ids, symbols: Ids) -> Floats:
        """
        The same for several symbols after each context: the first `many[0]` of `symbols` follow the first row of
        `contexts`, and so on.

        >>> model = NGram()
        >>> contexts, symbols = [[1, 2], [3, 4]], [5, 6, 7]
        >>> each = model.log_probability_of_each(np.array(contexts), np.array([2, 1]), np.array(symbols))
        >>> bool((each == model.log_probability(np.array([[1, 2, 5], [1, 2, 6], [3, 4, 7]]))).all())
        True
        """
        columns = list(np.ascontiguousarray(contexts.T))
        found = self._backoffs(columns)
        backoffs = [Backoff(np.repeat(weight, many), np.repeat(stored, many)) for weight, stored in found]
        return self._answer([np.repeat(column, many) for column in columns], symbols, backoffs)

    def _answer(self, contexts: Sequence[Ids], last: Ids, backoffs: Sequence[Backoff]) -> Floats:
        """log P of the last symbols after contexts given as columns, with what it costs not to find them there."""
        columns = [*contexts, last]
        result: Floats = self._unigram[last]
        rows = np.arange(len(last))  # those whose shorter n-gram and whose context are stored
        for n, (weight, stored) in enumerate(backoffs, 2):
            rows = rows[stored[rows]]
            result += weight
            found, steps = self._tables[n - 2].find(pack([column[rows] for column in columns[-n:]]), 0)
            rows = rows[found]
            result[rows] = steps * np.float32(-STEP)
        return result

    def _backoffs(self, contexts: Sequence[Ids]) -> list[Backoff]:
        """Of contexts given as columns, their last symbol alone first."""
        many = len(contexts[0])
        found = [Backoff(self._unigram_backoff[contexts[-1]], np.ones(many, np.bool_))]
        for n in range(2, len(contexts) + 1):
            weight, stored = np.zeros(many, np.float32), np.zeros(many, np.bool_)
            rows, steps = self._tables[n - 2].find(pack(contexts[-n:]), 1)
            weight[rows] = (steps.astype(np.float32) - BACKOFF_ZERO) * np.float32(STEP)
            stored[rows] = True
            found.append(Backoff(weight, stored))
        return found


def pack(columns: Sequence[Ids]) -> npt.NDArray[np.uint64]:
    """The 64-bit keys of n-grams given as columns, oldest first."""
    keys = columns[0]
    for column in columns[1:]:
        keys = (keys << BITS) | column
    return keys.view(np.uint64)
