"""
Restoration: puts the marks back into text that was typed without them («to chuc» → «tổ chức»).

Every word without marks may be any syllable with the same base letters; the most probable path through a whole
sentence is the answer. Words that have marks stand as they are and help; what isn't Vietnamese is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from vnproof.core.edit import Edit
from vnproof.decoder.lattice import Edge, Lattice
from vnproof.decoder.search import best_path
from vnproof.decoder.sequence import Sequence, sequence
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import symbol_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token
from vnproof.text.tone import strip_marks

VIETNAMESE = 0.6  # share of a sentence's words that must look like bare Vietnamese syllables
KIND = "all-marks"
LONGEST = 200  # places of a sentence searched at once


class Restorer:
    """Restores marks with one language model."""

    def __init__(self, model: NGram, lexicon: Lexicon) -> None:
        self._model = model
        self._lexicon = lexicon

    @cached_property
    def _marked(self) -> dict[str, list[str]]:
        """Base letters → the legal syllables that have them, all marks allowed."""
        marked = defaultdict(list)
        for word in self._model.syllables:
            marked[strip_marks(word)].append(word)
        return marked

    def edits(self, passage: Passage) -> Iterator[Edit]:
        """One edit for every word that gets marks."""
        line = sequence(self._model, passage.tokens, passage.sentences)
        starts = [place for place, token in enumerate(line.tokens) if token >= 0 and line.tokens[place - 1] < 0]
        for first in starts:
            last = next(place for place in range(first, len(line.tokens)) if line.tokens[place] < 0)
            for start in range(first, last, LONGEST):
                yield from self._sentence(passage, line, start, min(start + LONGEST, last))

    def _sentence(self, passage: Passage, line: Sequence, first: int, last: int) -> Iterator[Edit]:
        tokens = [passage.tokens[number] for number in line.tokens[first:last]]
        foreign = [token.kind == "word" and not self._may_be_vietnamese(token) for token in tokens]
        words = [token for token in tokens if token.kind == "word"]
        if not words or sum(foreign) > (1 - VIETNAMESE) * len(words):
            return
        edges = [Edge(place, place + 1, (int(line.ids[place]),)) for place in range(first, last)]
        for place, token in enumerate(tokens, start=first):
            if self._is_bare(token) and not _among_foreign(foreign, place - first):
                typed = symbol_of(token)
                edges += [
                    Edge(place, place + 1, (self._model.number(form),), 0.0, form, KIND)
                    for form in self._marked.get(typed, ())
                    if form != typed
                ]
        before = tuple(line.ids[first - self._model.order + 1 : first].tolist())
        after = (int(line.ids[last]),) if line.tokens[last] < 0 else ()  # what follows a cut isn't restored yet
        path = best_path(self._model, Lattice(first, last, before, after, tuple(edges)))
        for edge in path.edges:
            if edge.kind:
                token = tokens[edge.start - first]
                yield Edit(token.span, with_casing(edge.meant, token.text))

    def _may_be_vietnamese(self, token: Token) -> bool:
        return strip_marks(symbol_of(token)) in self._marked

    def _is_bare(self, token: Token) -> bool:
        return (
            token.kind == "word"
            and strip_marks(token.text) == token.text
            and not self._lexicon.is_abbreviation(token.text)
            and not self._lexicon.is_accepted(token.text)
        )


def _among_foreign(foreign: list[bool], place: int) -> bool:
    """A word between two foreign ones is foreign: «to» in «how to use»."""
    return 0 < place < len(foreign) - 1 and foreign[place - 1] and foreign[place + 1]
