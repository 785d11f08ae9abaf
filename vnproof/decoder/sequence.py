"""Sequence: a passage as the language model reads it, symbol numbers sentence by sentence with padding between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Tokens
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.decoder.openness import is_garbled
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import END, symbol
from vnproof.text.tokenizer import Token

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

PORTION = 4_096  # tokens that are read at once
SPECKS = frozenset("\\|~^`¦¬")  # marks that nobody writes between words: dust on the glass, not read
STRANGER = 12.0  # nats: log of how many words share the symbol UNKNOWN, any of which may have been typed


class Sequence(NamedTuple):
    """
    `ids` are symbol numbers; `tokens` the number of the token at each place, -1 for padding;
    `scored` says where the model predicts: at tokens and at the end of each sentence.
    Before each sentence stand order - 1 ENDs and after the last one as many, so that a window never leaves the array.
    """

    ids: Ids
    tokens: Ids
    scored: npt.NDArray[np.bool_]


def sequence(model: NGram, tokens: Tokens[Token], sentences: Iterable[range]) -> Sequence:
    """Lay out the sentences of a passage for scoring."""
    end = model.number(END)
    padding = [end] * (model.order - 1)
    blank = [-1] * (model.order - 1)
    numbers, unknown = model.numbers, model.unknown
    ids: list[int] = []
    places: list[int] = []
    for whole in sentences:
        ids += padding
        sentence: list[int] = []
        for place, token in enumerate(tokens[whole.start : whole.stop], whole.start):
            text, _, _, kind = token
            if text in SPECKS:
                continue
            sentence.append(place)
            garbled = kind == "mixed" and is_garbled(token)
            ids.append(unknown if garbled else numbers.get(symbol(text, kind), unknown))
        ids.append(end)
        places += blank
        places += sentence
        places.append(-2)  # the end of the sentence: predicted, but no token
    ids += padding
    places += blank
    at = np.array(places, np.int64)
    return Sequence(np.array(ids, np.int64), np.maximum(at, -1), at != -1)


def portions(sentences: Iterable[range]) -> Iterator[list[range]]:
    """
    The sentences in portions of at most PORTION tokens, so that memory stays bounded; a longer one is cut.

    >>> sentences = [range(0, 4000), range(4000, 4090), range(4090, 14090)]
    >>> [[len(part) for part in portion] for portion in portions(sentences)]
    [[4000, 90], [4096], [4096], [1808]]
    """
    portion: list[range] = []
    size = 0
    for sentence in sentences:
        for start in range(sentence.start, sentence.stop, PORTION):
            part = range(start, min(start + PORTION, sentence.stop))
            if portion and size + len(part) > PORTION:
                yield portion
                portion, size = [], 0
            portion.append(part)
            size += len(part)
    if portion:
        yield portion


def log_probabilities(model: NGram, sequence: Sequence) -> Floats:
    """log P of the symbol at every scored place given what stands before it; 0 at padding."""
    places = np.flatnonzero(sequence.scored)
    result = np.zeros(len(sequence.ids), np.float32)
    result[places] = score(model, grams_at(sequence.ids, places, model.order))
    return result


def grams_at(ids: Ids, places: Ids, order: int) -> Ids:
    """The n-grams that end at `places`, as rows."""
    grams: Ids = ids[places[:, None] + np.arange(1 - order, 1)]
    return grams


def score(model: NGram, grams: Ids) -> Floats:
    """log P of each row's last symbol; an unknown word shares its symbol's probability with all other strangers."""
    return _among_strangers(model, grams[:, -1], model.log_probability(grams))


def score_of_each(model: NGram, contexts: Ids, many: Ids, symbols: Ids) -> Floats:
    """The same for `many` symbols after each context."""
    return _among_strangers(model, symbols, model.log_probability_of_each(contexts, many, symbols))


def _among_strangers(model: NGram, symbols: Ids, scores: Floats) -> Floats:
    strangers = symbols == model.unknown
    if strangers.any():
        scores -= np.float32(STRANGER) * strangers
    return scores
