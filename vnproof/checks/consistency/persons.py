"""The names of persons that a text mentions, which the checks of this package share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern, occurrences
from vnproof.text.tokenizer import Token
from vnproof.text.tone import normalize_tone_style

LENGTHS: Final = range(3, 5)
POLITE: Final = ("ông ", "bà ", "anh ", "chị ", "Ông ", "Bà ", "Anh ", "Chị ")
WORD: Final = rf"[{UPPER}][{LOWER}'’]{{0,7}}"
FOREIGN: Final = Pattern(rf"(?P<first>{WORD})(?: {WORD}){{2,3}}(?![{LOWER}'’]| [{UPPER}])")


class Mention(NamedTuple):
    """A person's name, one syllable a cell, its tones in the old place, and where it stands."""

    syllables: tuple[str, ...]
    span: Span


def persons(reading: Reading) -> Iterator[Mention]:
    """The names of persons: rows of capitalised syllables from a surname on."""
    tokens, source = reading.passage.tokens, reading.passage.source
    row: list[Token] = []
    last = -1
    for number in reading.passage.titled:
        token = tokens[number]
        if row and number == last + 2 and _is_initial(source[row[-1].end : token.start]):
            row.append(tokens[number - 1])
        elif row and (number > last + 1 or source[row[-1].end : token.start] != " "):
            yield from _names(row, reading.lexicon)
            row = []
        row.append(token)
        last = number
    yield from _names(row, reading.lexicon)


def _is_initial(between: str) -> bool:
    """Does one capital stand between two words, as in «Giàng A Páo»?"""
    return len(between) == len(" A ") and between[0] == between[2] == " " and between[1].isupper()


def foreign_persons(source: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Names of three words or more behind «ông», «bà», that begin with no surname: «ông Y Thắng Niê»."""
    for start in occurrences(source, *POLITE):
        if source[start - 1 : start].isalpha():
            continue  # «không », «công»
        match = FOREIGN.match(source, source.index(" ", start) + 1)
        if match and not lexicon.is_surname(match["first"]):
            yield Mention(tuple(normalize_tone_style(word) for word in match[0].split()), Span(*match.span()))


def _names(row: list[Token], lexicon: Lexicon) -> Iterator[Mention]:
    """The name at the end of a row of capitalised words, from a surname on: «Ông Nguyễn Văn Hòa»."""
    if len(row) < LENGTHS.start:
        return
    while len(row) >= LENGTHS.start and not lexicon.is_surname(row[0].text):
        row = row[1:]
    if len(row) in LENGTHS and all(len(token.text) == 1 or lexicon.is_name_syllable(token.text) for token in row[:-2]):
        yield Mention(tuple(normalize_tone_style(token.text) for token in row), Span(row[0].start, row[-1].end))
