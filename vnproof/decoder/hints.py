"""
Hints: what speaks for one way to mark a bare word besides the language model, which sees three words in lower case.

Capitals: «anh Vinh» is rather Vinh than vĩnh. Agreement: what a word was elsewhere in the text, beside the same word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Several
from functools import cached_property
from typing import NamedTuple

import numpy as np

from vnproof.decoder.choosing import Scores
from vnproof.decoder.sequence import Ids
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import NUMBER
from vnproof.lexicon.lexicon import Lexicon

# Weights: the best on stripped law, administration and news; changing any by a fifth costs less than 2 % more errors.
CAPITALS = 0.2
SAME_NEIGHBOUR = 1.2
SAME_NAME = 0.8

ORDINARY = 200.0  # times a syllable stands in the general corpora for once in a list of names
DOUBT = 0.5  # times that each form is taken to have been seen before it was


class Bare(NamedTuple):
    """A bare word at `place` of a sequence, between the symbols `before` and `after` ("" at a margin)."""

    place: int
    text: str
    before: str
    after: str

    @property
    def is_name(self) -> bool:
        """Has it a capital that no beginning of a sentence, quotation or title asks for?"""
        return self.text.istitle() and (self.before.isalpha() or self.before in (",", ";", NUMBER))


class Capitals:
    """What capitals say of a word, from how often names and other words have its syllable."""

    def __init__(self, model: NGram, lexicon: Lexicon) -> None:
        self._model = model
        self._lexicon = lexicon

    def hints(self, words: Iterable[Bare], choices: Several[Ids]) -> dict[int, Scores]:
        """For names and words in small letters; what begins a sentence or stands in a heading says nothing."""
        in_name, elsewhere = self._logarithms
        return {
            word.place: (in_name if word.is_name else elsewhere)[choices[word.place]]
            for word in words
            if word.is_name or word.text.islower()
        }

    @cached_property
    def _logarithms(self) -> tuple[Scores, Scores]:
        """log of the weighted share of each symbol that stands in names, and of the share that doesn't."""
        lexicon = self._lexicon
        names = np.array([lexicon.name_count(symbol) for symbol in self._model.symbols]) + 1.0
        others = np.array([lexicon.count(symbol) for symbol in self._model.symbols]) / ORDINARY + 2.0
        whole = np.log(names + others)
        return CAPITALS * (np.log(names) - whole), CAPITALS * (np.log(others) - whole)


def agreement(words: Several[Bare], choices: Several[Ids], way: Several[int]) -> dict[int, Scores]:
    """What the same bare words became on a first `way` through the text, wherever they stood elsewhere."""
    seen: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    chosen = [int(choices[word.place][way[word.place]]) for word in words]
    for word, form in zip(words, chosen, strict=True):
        for circumstance, _ in _circumstances(word):
            seen[circumstance].append(form)
    found: dict[int, Scores] = {}
    for word, itself in zip(words, chosen, strict=True):
        forms = choices[word.place].tolist()
        if len(forms) == 1:
            continue
        for circumstance, weight in _circumstances(word):
            votes = seen[circumstance]
            if len(votes) > 1:
                counts = np.array([votes.count(form) - (form == itself) + DOUBT for form in forms])
                found[word.place] = found.get(word.place, 0.0) + weight * np.log(counts / counts.sum())
    return found


def _circumstances(word: Bare) -> Iterator[tuple[tuple[str, str, str], float]]:
    text = word.text.lower()
    if word.before:
        yield (word.before, text, ""), SAME_NEIGHBOUR
    if word.after:
        yield ("", text, word.after), SAME_NEIGHBOUR
    if word.is_name:
        yield ("", text, ""), SAME_NAME
