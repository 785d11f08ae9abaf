"""
Trains the language model: a folder of text → counts → Kneser-Ney → `vnproof/data/language_model.bin`; and perplexity
of text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vnproof.core.store import write
from vnproof.language_model.ngram import BACKOFF_ZERO, FORMAT, STEP, NGram
from vnproof.language_model.retrieval import build
from vnproof.language_model.symbols import END, NUMBER, UNKNOWN
from vnproof.text.syllable import is_syllable
from vnproof.training.kneser_ney import Order, estimate
from vnproof.training.text import Part
from vnproof.training.token_stream import Stream, Types, read_folder

MOST_SYMBOLS = 1 << 15


@dataclass(frozen=True)
class Recipe:
    """
    `weights`: beginning of a source's name → weight of its counts (1 where none fits). `keep`: how many n-grams of
    length 2, 3, … are stored; its length sets the order. A syllable enters the vocabulary from `least_syllable`
    occurrences, any other word from `least_word`, both in two sources.
    """

    weights: Mapping[str, float]
    keep: Sequence[int]
    least_syllable: int = 10
    least_word: int = 150

    def weight(self, source: str) -> float:
        """The weight of a source, by the longest beginning of its name."""
        fitting = [beginning for beginning in self.weights if source.startswith(beginning)]
        return self.weights[max(fitting, key=len)] if fitting else 1.0


def train(folder: Path, recipe: Recipe, path: Path, part: Part = Part.ALL) -> Mapping[str, object]:
    """Write the model of the text in `folder`, or a part of it, to `path`; the header that was written comes back."""
    types = Types()
    streams = list(read_folder(folder, types, part))
    symbols, renumbering = vocabulary(streams, types.symbols, recipe)
    sources = [(renumbering[stream.ids], recipe.weight(stream.name)) for stream in streams]
    orders = estimate(sources, len(symbols), len(recipe.keep) + 1, recipe.keep)
    made_from = {stream.name: int(np.count_nonzero(stream.ids)) for stream in streams}
    return compile_model(symbols, orders, recipe, made_from, path)


def vocabulary(
    streams: Sequence[Stream], symbols: Sequence[str], recipe: Recipe
) -> tuple[list[str], npt.NDArray[np.uint16]]:
    """The symbols that the model knows, most frequent first after the special ones, and raw number → model number."""
    counts = [np.bincount(stream.ids, minlength=len(symbols)) for stream in streams]
    total = np.sum(counts, axis=0)
    spread = np.sum([count > 0 for count in counts], axis=0)
    special = [END, UNKNOWN, NUMBER]
    kept = [
        number
        for number in np.lexsort((np.arange(len(symbols)), -total))
        if symbols[number] not in special
        and spread[number] >= min(2, len(streams))
        and total[number] >= (recipe.least_syllable if is_syllable(symbols[number]) else recipe.least_word)
    ][: MOST_SYMBOLS - len(special)]
    renumbering = np.full(len(symbols), special.index(UNKNOWN), np.uint16)
    renumbering[kept] = np.arange(len(special), len(special) + len(kept))
    for number, symbol in enumerate(special):
        if symbol in symbols:
            renumbering[symbols.index(symbol)] = number
    return special + [symbols[number] for number in kept], renumbering


def compile_model(
    symbols: Sequence[str], orders: Sequence[Order], recipe: Recipe, made_from: Mapping[str, int], path: Path
) -> Mapping[str, object]:
    """Quantise the orders, put them into retrieval tables and write the file."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "symbols": np.frombuffer("\n".join(symbols).encode(), np.uint8),
        "legal": np.array([is_syllable(symbol) for symbol in symbols], np.uint8),
        "unigram": orders[0].log_probability.astype(np.float32),
        "unigram_backoff": orders[0].log_backoff.astype(np.float32),
    }
    seeds = []
    for order in orders[1:]:
        values = [np.clip(np.rint(order.log_probability / -STEP), 0, 255).astype(np.uint8)]
        if order is not orders[-1]:
            values.append(np.clip(np.rint(order.log_backoff / STEP) + BACKOFF_ZERO, 0, 255).astype(np.uint8))
        table = build(order.keys, tuple(values))
        seeds.append(table.seed)
        arrays[f"fingerprint{order.length}"] = table.fingerprints
        for name, value in zip(("probability", "backoff"), table.values, strict=False):
            arrays[f"{name}{order.length}"] = value
    about = {
        "made_by": "scripts/train_language_model.py",
        "made_from": dict(made_from),
        "weights": dict(recipe.weights),
        "order": len(orders),
        "ngrams": [len(order.keys) for order in orders],
        "seeds": seeds,
    }
    write(path, FORMAT, about, arrays)
    return about


def perplexity(model: NGram, ids: npt.NDArray[np.int32], symbols: Sequence[str]) -> tuple[float, float]:
    """Perplexity a symbol over the known symbols of a text, and the share of its symbols that the model knows."""
    numbers = np.array([model.number(symbol) for symbol in symbols])
    known_ids = numbers[ids]
    grams = np.stack([np.roll(known_ids, shift) for shift in range(model.order - 1, -1, -1)], axis=1)[model.order :]
    ends = grams[:, :-1] == 0
    hidden = np.logical_or.accumulate(ends[:, ::-1], axis=1)[:, ::-1]  # what stands before a sentence's start
    grams[:, :-1][hidden] = 0
    known = grams[:, -1] != model.unknown
    return float(np.exp(-model.log_probability(grams[known]).mean())), float(known.mean())
