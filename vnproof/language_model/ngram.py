"""
NGram: log probabilities of symbols after their left neighbours, for whole arrays at once.

A backoff model (ARPA's rules): the longest stored n-gram answers; where it is missing, the context's backoff weight
is added and a shorter one is asked. N-grams lie in `Retrieval` tables, probabilities as 8-bit steps of STEP nats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vnproof.core.resources import data_path
from vnproof.core.store import read
from vnproof.language_model.retrieval import Retrieval
from vnproof.language_model.symbols import UNKNOWN

FORMAT = "vnproof-ngram"
BITS = np.uint64(15)  # of one symbol in a packed n-gram
STEP = 0.07  # nats a quantisation step; 255 steps reach e^-17.85
BACKOFF_ZERO = 200  # the step that stands for a backoff weight of 1

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


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
        columns = [column.astype(np.uint64) for column in grams.T]
        result: Floats = self._unigram[grams[:, -1]]
        backoff: Floats = self._unigram_backoff[grams[:, -2]]
        rows = np.arange(len(grams))  # those whose shorter n-gram and whose context are stored
        for n in range(2, len(columns) + 1):
            table = self._tables[n - 2]
            result = result + backoff
            found, steps = table.find(pack([column[rows] for column in columns[-n:]]), 0)
            result[rows[found]] = steps * np.float32(-STEP)
            if n < len(columns):
                backoff = np.zeros(len(grams), np.float32)
                contexts, weights = table.find(pack(columns[-n - 1 : -1]), 1)
                backoff[contexts] = (weights.astype(np.float32) - BACKOFF_ZERO) * np.float32(STEP)
                reached = np.zeros(len(grams), np.bool_)
                reached[contexts] = True
                rows = rows[found]
                rows = rows[reached[rows]]
        return result


def pack(columns: Sequence[npt.NDArray[np.uint64]]) -> npt.NDArray[np.uint64]:
    """The 64-bit keys of n-grams given as columns, oldest first."""
    keys = columns[0]
    for column in columns[1:]:
        keys = (keys << BITS) | column
    return keys
