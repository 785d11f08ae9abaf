"""
Openness: which tokens may be read as another at all.

Not numbers, codes and marks, not what the user accepts, not an abbreviation. Capitals among capitals are a heading
and open, capitals alone are an abbreviation and closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import casing_of
from vnproof.text.tokenizer import Token
from vnproof.text.tone import strip_marks

FOREIGN = frozenset("fjwz")
EMOJI = "\N{VARIATION SELECTOR-16}"  # left over from one; the word beside it is as good as ever
REMEMBERED = 10_000  # words, and what each is by itself
MIDDLE_NAMES = ("Thị", "Văn")  # of women and men; what stands before is a surname, however rare


class Openness:
    """Says of tokens whether they are open, by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._alone = lru_cache(maxsize=REMEMBERED)(self._by_itself)
        self._rests = lru_cache(maxsize=REMEMBERED)(lexicon.rests)

    def is_open(self, tokens: Sequence[Token], number: int) -> bool:
        """May the token of this number be read as another?"""
        token = tokens[number]
        text = token.text
        if token.kind != "word":
            return is_garbled(token)
        alone = self._alone(text)
        if alone == "closed" or self._is_held(tokens, number):
            return False
        if alone == "open":
            return True
        return in_heading(tokens, number) if alone == "in a heading" else not _bears_a_name(tokens, number)

    def _by_itself(self, text: str) -> Literal["open", "closed", "in a heading", "unless a name"]:
        """When a word may be read as another, as far as it does not depend on what stands beside it."""
        if (len(text) == 1 and text.isascii()) or self._lexicon.is_accepted(text) or EMOJI in text:
            return "closed"
        shape = "lower" if text.islower() else casing_of(text)
        if shape == "upper" and len(text) > 1:
            if self._lexicon.is_abbreviation(text):
                return "closed"
            return "open" if _is_marked(text) else "in a heading"
        if shape == "title":
            return "unless a name"
        return "closed" if shape == "mixed" else "open"

    def _is_held(self, tokens: Sequence[Token], number: int) -> bool:
        """Is it half of a rare word: «biến» in «bay biến», «lể» in «kể lể»?"""
        text = tokens[number].text
        before = self._rests(tokens[number - 1].text) if number else ()
        if before and text.lower() in before:
            return True
        after = self._rests(text)
        return bool(after) and number + 1 < len(tokens) and tokens[number + 1].text.lower() in after


def _bears_a_name(tokens: Sequence[Token], number: int) -> bool:
    """Is it a surname («Vù Thị Chở»), or part of a name with letters of other languages («Phja Đén»)?"""
    before = tokens[number - 1].text if number else ""
    after = tokens[number + 1].text if number + 1 < len(tokens) else ""
    foreign = not FOREIGN.isdisjoint(tokens[number].text.lower())
    return after in MIDDLE_NAMES or (foreign and (before.istitle() or after.istitle()))


def is_garbled(token: Token) -> bool:
    """May it be a word with a digit in it («h0ạt», «to63», «1àm»), rather than a code or measure («A4», «5kg»)?"""
    text = token.text
    return token.kind == "mixed" and text[1:].islower() and (text[0].isalpha() or not text.isascii())


def _is_marked(capitals: str) -> bool:
    """Has it a letter that abbreviations don't have? They know Đ and Ư, hardly a tone."""
    plain = capitals.replace("Đ", "D").replace("Ư", "U")
    return strip_marks(plain) != plain


def in_heading(tokens: Sequence[Token], number: int) -> bool:
    """Is the next word on either side in capitals too? Numbers and marks between don't count."""
    for step in (-1, 1):
        beside = number + step
        while 0 <= beside < len(tokens) and abs(beside - number) <= 3 and tokens[beside].kind != "word":
            beside += step
        if 0 <= beside < len(tokens) and len(tokens[beside].text) > 1 and tokens[beside].text.isupper():
            return True
    return False
