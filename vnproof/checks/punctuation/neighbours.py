"""What the checks of punctuation share: the words beside a mark, the line it stands in, and a mark put right."""

from __future__ import annotations

import re
from typing import Final

from vnproof.checks.base import safety_of, severity_of
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.text.passage import Passage
from vnproof.text.syllable import is_syllable

BEFORE: Final = re.compile(r"[^\W\d_]{1,12}\Z")
AFTER: Final = re.compile(r"[^\W\d_]{1,12}")
LONGEST: Final = 12  # letters, and none of our syllables has so many
MIN_LETTERS: Final = 2
REACH: Final = 1_000  # characters to either side that are looked at, so that long lines cost no more


def word_before(text: str, place: int) -> str:
    """
    The letters that end at `place`.

    >>> word_before("hội nghị, công tác", 8)
    'nghị'
    """
    found = BEFORE.search(text, max(0, place - LONGEST), place)
    return found[0] if found else ""


def word_after(text: str, place: int) -> str:
    """The letters that begin at `place`."""
    found = AFTER.match(text, place)
    return found[0] if found else ""


def line_of(text: str, place: int) -> Span:
    """The line around `place`, without its end, as far as REACH."""
    first, last = max(0, place - REACH), min(len(text), place + REACH)
    start, end = text.rfind("\n", first, place) + 1, text.find("\n", place, last)
    return Span(start or first, last if end < 0 else end)


def is_plain(word: str) -> bool:
    """
    Is it a syllable of ours, and no initial, abbreviation or name of a file?

    >>> [word for word in ("phòng", "Văn", "TP", "kg", "x") if is_plain(word)]
    ['phòng', 'Văn']
    """
    return len(word) >= MIN_LETTERS and word[1:].islower() and is_syllable(word.lower())


def is_free(passage: Passage, start: int, end: int) -> bool:
    """Is what stands in the view from `start` to `end` not protected, nor what it touches?"""
    reach = passage.view.offsets.to_source(max(0, start - 1), min(len(passage.view.text), end + 1))
    return not passage.is_protected(reach)


def put_right(
    passage: Passage, code: str, name: str, span: Span, meant: str, message: Wording, confidence: float
) -> Finding:
    """The stretch `span` of the view as it should be."""
    return Finding(
        code,
        name,
        passage.view.offsets.to_source(*span),
        message,
        (Suggestion(meant, confidence),),
        min(severity_of(confidence), Severity.WARNING),
        safety_of(confidence),
        confidence,
    )


def told(
    passage: Passage, code: str, name: str, span: Span, meant: str, message: Wording, confidence: float
) -> Finding:
    """The same beside a date or a number, which are not to be touched: there it is only told, without a proposal."""
    if is_free(passage, *span):
        return put_right(passage, code, name, span, meant, message, confidence)
    place = passage.view.offsets.to_source(*span)
    return Finding(code, name, place, message, (), Severity.WARNING, Safety.HINT, confidence)
