"""
Restoration: puts the marks back into text that was typed without them («to chuc» → «tổ chức»).

Every word without marks may be any known word with the same base letters; the most probable way through all sentences
is the answer. Words that have marks stand as they are and help; what isn't Vietnamese is left alone, and so are the
words of a text that has its marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Several
from itertools import chain, groupby
from typing import NamedTuple

from vnproof.context.model import ContextModel
from vnproof.core.edit import Edit
from vnproof.decoder.bareness import Forms, has_marks
from vnproof.decoder.choosing import Choosing
from vnproof.decoder.context_hints import ContextHints
from vnproof.decoder.hints import Bare, Capitals, agreement
from vnproof.decoder.sequence import portions, sequence
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import symbol_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token

STRANGE = 0.12  # share of words that look like no Vietnamese ones from which a sentence must read well once restored
IMPROBABLE = -6.6  # mean log P of a restored word; 99 of 100 Vietnamese sentences read better
LACKING = 0.5  # share of a run of bare words that must lack their marks in a text with marks: fewer are doubts


class Restored(NamedTuple):
    """A bare word, what it was in lower case, and log P of that."""

    token: Token
    meant: str
    score: float

    @property
    def is_changed(self) -> bool:
        """Did it lose marks?"""
        return self.meant != symbol_of(self.token)


class Restorer:
    """Restores marks with one language model and one lexicon, and the context model where it is there."""

    def __init__(self, model: NGram, lexicon: Lexicon, context: ContextModel | None = None) -> None:
        self._model = model
        self._context = ContextHints(context) if context else None
        self._forms = Forms(model, lexicon)
        self._capitals = Capitals(model, lexicon)

    def edits(self, passage: Passage) -> Iterator[Edit]:
        """One edit for every word that gets marks."""
        words = [token for token in passage.tokens if token.kind == "word"]
        is_marked = sum(map(has_marks, words)) > len(words) / 2
        forms = self._forms.of(passage)
        for sentences in portions(passage.sentences):
            if not any(number in forms for sentence in sentences for number in sentence):
                continue
            restored = self._restored(passage, sentences, forms)
            for sentence in sentences:
                tokens = passage.tokens[sentence.start : sentence.stop]
                has_its_marks = is_marked or any(map(has_marks, tokens))
                if self._is_foreign(tokens, [restored[number] for number in sentence if number in restored]):
                    continue
                for _, run in groupby(sentence, key=lambda number: has_marks(passage.tokens[number])):
                    bare = [restored[number] for number in run if number in restored]
                    for word in self._sure(bare) if has_its_marks else bare:
                        if word.is_changed:
                            yield Edit(word.token.span, with_casing(word.meant, word.token.text))

    def _sure(self, run: Several[Restored]) -> Several[Restored]:
        """Of bare words side by side in a text with marks: all if most lost theirs, else those that are no syllable."""
        changed = sum(word.is_changed for word in run)
        if changed >= max(2, LACKING * len(run)):
            return run
        is_syllable = self._forms.is_syllable
        return [word for word in run if is_syllable(word.meant) and not is_syllable(symbol_of(word.token))]

    def _restored(
        self, passage: Passage, sentences: Several[range], forms: Mapping[int, tuple[str, ...]]
    ) -> dict[int, Restored]:
        """What the bare words of some sentences were, by the numbers of their tokens."""
        model = self._model
        line = sequence(model, passage.tokens, sentences)
        numbers = line.tokens.tolist()
        symbols = [symbol_of(passage.tokens[number]) if number >= 0 else "" for number in numbers]
        choices = [line.ids[place : place + 1] for place in range(len(numbers))]
        words = []
        for place, number in enumerate(numbers):
            if number in forms:
                choices[place] = self._forms.ids(forms[number])
                words.append(Bare(place, passage.tokens[number].text, symbols[place - 1], symbols[place + 1]))
        choosing = Choosing(model, line, choices)
        hints = self._capitals.hints(words, choosing.choices)
        first = choosing.best(hints)
        found = [agreement(words, choosing.choices, first)]
        if self._context:
            found.append(self._context.hints(line, model.symbols, [word.place for word in words], choosing, first))
        for place, hint in chain.from_iterable(map(dict.items, found)):
            hints[place] = hints.get(place, 0.0) + hint
        way = choosing.best(hints)
        restored = {}
        for word in words:
            number, place = numbers[word.place], word.place
            form = model.symbols[choosing.choices[place][way[place]]]
            sole = forms[number][0] if len(forms[number]) == 1 else form  # the model needn't know an abbreviation
            restored[number] = Restored(passage.tokens[number], sole, choosing.score(place, way))
        return restored

    def _is_foreign(self, tokens: Several[Token], bare: Several[Restored]) -> bool:
        """Do many of its words look foreign, and do the others, restored, make no sense?"""
        words = sum(token.kind == "word" for token in tokens)
        strange = sum(map(self._forms.is_strange, tokens))
        return strange >= STRANGE * words > 0 and sum(word.score for word in bare) < IMPROBABLE * len(bare)
