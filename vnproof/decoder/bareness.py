"""Bareness: which words may have lost their marks, and what each may have been. The counterpart of `openness`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence as Several
from functools import cached_property

import numpy as np

from vnproof.decoder.openness import in_heading
from vnproof.decoder.sequence import Ids
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import symbol_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token
from vnproof.text.tone import strip_marks

FOREIGN = 0.4  # share of a sentence's words that look like no Vietnamese ones from which it is foreign
NEAR = 2  # tokens from one letter of a list inside a sentence to the next: «các điểm c, d và e»


class Forms:
    """The words that a bare word may have been, by one language model and one lexicon."""

    def __init__(self, model: NGram, lexicon: Lexicon) -> None:
        self._model = model
        self._lexicon = lexicon
        self._ids: dict[tuple[str, ...], Ids] = {}

    def of(self, passage: Passage) -> dict[int, tuple[str, ...]]:
        """Number of each token that may have lost marks → its forms in lower case, itself among them if it may stay."""
        forms: dict[int, tuple[str, ...]] = {}
        for sentence in passage.sentences:
            strange = [self.is_strange(passage.tokens[number]) for number in sentence]
            words = sum(passage.tokens[number].kind == "word" for number in sentence)
            if sum(strange) <= FOREIGN * words:
                for place, number in enumerate(sentence):
                    # «to» in «how to use» is as foreign as what stands around it.
                    among = 0 < place < len(sentence) - 1 and strange[place - 1] and strange[place + 1]
                    found = () if among else self._forms(passage.tokens, number)
                    if found:
                        forms[number] = found
        forms.update((number, (letter,)) for number, letter in _list_letters(passage) if number in forms)
        return forms

    def ids(self, forms: tuple[str, ...]) -> Ids:
        """The numbers of forms in the model."""
        found = self._ids.get(forms)
        if found is None:
            found = self._ids[forms] = np.array([self._model.number(form) for form in forms], np.int64)
        return found

    def is_syllable(self, word: str) -> bool:
        """Is it a Vietnamese syllable that the model knows?"""
        return word in self._syllables

    def is_strange(self, token: Token) -> bool:
        """Is it a word that looks like no Vietnamese one, marked or bare? A capital may begin a name, so not then."""
        if token.kind != "word" or len(token.text) == 1 or not token.text.islower():
            return False
        return strip_marks(symbol_of(token)) not in self._marked

    def _forms(self, tokens: Several[Token], number: int) -> tuple[str, ...]:
        token, lexicon = tokens[number], self._lexicon
        text, typed = token.text, symbol_of(token)
        if token.kind != "word" or has_marks(token) or lexicon.is_accepted(text):
            return ()
        if lexicon.is_abbreviation(text) and not (typed in self._marked and in_heading(tokens, number)):
            return ()
        if typed not in self._marked and (abbreviation := lexicon.marked_abbreviation(text)):
            return (abbreviation.lower(),)
        return self._marked.get(typed, ())

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset(self._model.syllables)

    @cached_property
    def _marked(self) -> dict[str, tuple[str, ...]]:
        """
        Bare word → the words it may have been: syllables, and whatever else the model knows with marks («ôtô»).

        A bare word that the model knows is one of them, as a foreign word or an abbreviation that may well be meant.
        """
        marked = defaultdict(list)
        for word in self._model.symbols:
            bare = strip_marks(word)
            if word.isalpha() and (word in self._syllables or bare != word):
                marked[bare].append(word)
        for bare, words in marked.items():
            if bare in self._model.numbers and bare not in words:
                words.append(bare)
        return {bare: tuple(words) for bare, words in marked.items()}


def has_marks(token: Token) -> bool:
    """Has it a letter with a mark?"""
    return strip_marks(token.text) != token.text


def _list_letters(passage: Passage) -> Iterator[tuple[int, str]]:
    """What each «d» of a list is: d after c, and đ after d («c) … d) … d) … e) …», «các điểm c, d, d»)."""
    item = ""  # the last letter that began a sentence
    for sentence in passage.sentences:
        inside, last = "", 0  # the last letter in this sentence, and its place
        for number in sentence:
            token = passage.tokens[number]
            if token.kind == "word" and len(token.text) == 1:
                letter = token.text.lower()
                before = item if number == sentence.start else inside if number - last == NEAR else ""
                if letter == "d" and before in ("c", "d"):
                    letter = "d" if before == "c" else "đ"
                    yield number, letter
                if number == sentence.start:
                    item = letter
                inside, last = letter, number
