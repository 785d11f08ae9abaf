"""
Lessons of the context model: stretches of text with errors put into them, and for each symbol what it is confused with.

    TEXT ─token_stream→ symbols ─stretches─→ as meant ──errors at the rates of training/noise.py──→ as written

Errors are drawn symbol by symbol from the forms that `noise.Channel` writes for it, a hand and a level a stretch, so
that a hundred million symbols can be spoilt again every time they are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.confusion.model import ErrorModel
from vnproof.context.forms import Forms
from vnproof.training.noise import PROFILES, Channel
from vnproof.training.token_stream import Stream

STRETCH = 256  # symbols
RIVALS = 48  # forms that a symbol may be confused with
WRITTEN = 24  # forms that a hand may write for a symbol
HANDS = ("writer", "scanner")
NOBODY = -1
BURST = 3.0  # the worst stretch of a hand has so many times its errors

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class Tables(NamedTuple):
    """
    Of every form its `numbers`; of every symbol its `rivals` (symbols, NOBODY where there are fewer), and by hand what
    is `written` for it (forms) with running sums of how likely; `proneness`: how readily it is written wrong.
    """

    numbers: Ints
    rivals: Ints
    written: Ints
    sums: Floats
    proneness: Floats


class Lesson(NamedTuple):
    """Stretches of forms as they were `meant` and as they were `written`, (stretches, STRETCH)."""

    meant: Ints
    written: Ints


def tables(forms: Forms, errors: ErrorModel, channel: Channel) -> Tables:
    """What is confused with what; forms that are no symbols get numbers after them."""
    every = {symbol: number for number, symbol in enumerate(forms.symbols)}
    symbols = len(every)
    rivals = np.full((symbols, RIVALS), NOBODY, np.int64)
    written = np.zeros((len(HANDS), symbols, WRITTEN), np.int64)
    sums = np.zeros((len(HANDS), symbols, WRITTEN), np.float32)
    proneness = np.zeros((len(HANDS), symbols), np.float32)
    for number, symbol in enumerate(forms.symbols):
        if symbol.isalpha():
            near = [every[c.form] for c in errors.candidates(symbol) if c.form in every and every[c.form] < symbols]
            rivals[number, : len(near)] = near[:RIVALS]
        for hand, name in enumerate(HANDS):
            likeliest = sorted(channel.forms(symbol, name), key=lambda pair: -pair[1])[:WRITTEN]
            if likeliest:
                ids = [every.setdefault(form, len(every)) for form, _ in likeliest]
                written[hand, number, : len(ids)] = ids
                sums[hand, number] = np.cumsum([*(rate for _, rate in likeliest), *[0.0] * (WRITTEN - len(ids))])
                proneness[hand, number] = sums[hand, number, -1]
    proneness /= np.maximum(
        proneness.sum(1, keepdims=True) / np.maximum((proneness > 0).sum(1, keepdims=True), 1), 1e-9
    )
    return Tables(np.array([forms[form] for form in every], np.int64), rivals, written, sums, np.minimum(proneness, 5))


def stretches(streams: Sequence[Stream], numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int16]:
    """All text in stretches of symbols, one a row; `numbers` gives the symbol of each number in the streams."""
    whole = np.concatenate([numbers[stream.ids].astype(np.int16) for stream in streams])
    return whole[: len(whole) // STRETCH * STRETCH].reshape(-1, STRETCH)


def spoilt(meant: Ints, tables: Tables, chance: np.random.Generator) -> Ints:
    """Stretches as a writer or a scanner would have left them."""
    profiles = chance.choice(len(PROFILES), len(meant), p=[profile.share for profile in PROFILES])
    low, high = np.array([profile.level for profile in PROFILES])[profiles].T
    level = np.where(low > 0, low * (np.maximum(high, 1e-9) / np.maximum(low, 1e-9)) ** chance.random(len(meant)), 0.0)
    level *= BURST ** (chance.random(len(meant)) ** 2)
    hand = np.array([HANDS.index(profile.hand) for profile in PROFILES])[profiles][:, None]
    hit = chance.random(meant.shape) < np.minimum(level[:, None] * tables.proneness[hand, meant], 0.6)
    hands = np.broadcast_to(hand, meant.shape)[hit]
    sums = tables.sums[hands, meant[hit]]
    drawn = (sums <= chance.random((len(sums), 1)) * sums[:, -1:]).sum(1)
    written = meant.copy()
    written[hit] = tables.written[hands, meant[hit], np.minimum(drawn, WRITTEN - 1)]
    return written


def lessons(text: npt.NDArray[np.int16], tables: Tables, rows: int, seed: int, begin: int = 0) -> Iterator[Lesson]:
    """Stretches in an order drawn by `seed`, `rows` at a time, without end; `begin` skips so many lessons."""
    each = len(text) // rows
    number = begin
    while True:
        order = np.random.default_rng((seed, number // each)).permutation(len(text))
        for start in range(number % each * rows, each * rows, rows):
            meant = text[np.sort(order[start : start + rows])].astype(np.int64)
            yield Lesson(meant, spoilt(meant, tables, np.random.default_rng((seed, number, 1))))
            number += 1
