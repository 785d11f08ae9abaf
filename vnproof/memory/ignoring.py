"""Which findings a team's ignores silence: those of a text, wherever it stands, or of a text beside a certain word."""

from __future__ import annotations

import re
from collections.abc import Collection

from vnproof.core.span import Span

NEAR = 40  # characters in which a neighbour is looked for
NUMBER = "#"  # stands for any number
WORD = r"([^\W\d_]+|\d[\d.,]*)"
LAST, FIRST = re.compile(rf"{WORD} \Z"), re.compile(rf"\A {WORD}")


def neighbours(before: str, after: str) -> tuple[str, str]:
    """
    The words on either side of a place, small, # for any number; "" where a mark or the line's end stands there.

    >>> neighbours("Ban ", " chức họp"), neighbours("600.000 ", ", hội")
    (('ban', 'chức'), ('#', ''))
    """
    return _word(LAST.search(before)), _word(FIRST.search(after))


def _word(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    return NUMBER if found[1][0].isdigit() else found[1].lower()


def is_ignored(ignores: Collection[tuple[str, str]], code: str, text: str, span: Span) -> bool:
    """
    Does the team want to hear of a finding of this check at this place?

    >>> is_ignored({("VN103", "tô điểm")}, "VN103", "hoa tô điểm", Span(4, 6))
    True
    """
    if not ignores:
        return False
    word = span.of(text)
    left, right = neighbours(text[max(0, span.start - NEAR) : span.start], text[span.end : span.end + NEAR])
    beside = [f"{left} {word}"] if left else []
    beside += [f"{word} {right}"] if right else []
    return any((code, each) in ignores for each in (word, *beside))
