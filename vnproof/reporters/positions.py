r"""
Where a span stands as other programs count: lines as git does, which end at \n alone, and columns in their own units.

In composed Vietnamese one letter is one code point and one unit of UTF-16, but up to three bytes of UTF-8; an emoji is
two units of UTF-16 and four bytes.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from vnproof.core.span import Span
from vnproof.reporters.lines import Lines

Unit = Literal["code points", "UTF-16", "UTF-8"]

GIT_LINE_END = re.compile("\n")


class Range(NamedTuple):
    """A stretch of a file: lines and columns from 1, the last column not included."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Positions:
    r"""
    The lines of a text, and its columns in `unit`.

    >>> Positions("🏥 ở đó\n", "UTF-8").range(Span(4, 6))
    Range(start_line=1, start_column=10, end_line=1, end_column=14)
    >>> Positions("🏥 ở đó\n", "UTF-16").range(Span(4, 6))
    Range(start_line=1, start_column=6, end_line=1, end_column=8)
    """

    def __init__(self, text: str, unit: Unit) -> None:
        self.text = text
        self.unit = unit
        self.lines = Lines(text, GIT_LINE_END)
        self._met = (0, 1)

    def range(self, span: Span) -> Range:
        """Where a span begins and ends."""
        return Range(*self._position(span.start), *self._position(span.end))

    def _position(self, offset: int) -> tuple[int, int]:
        line, column = self.lines.position(offset)
        if self.unit == "code points":
            return line, column
        # Findings come in order: counting goes on from the one before, for a line may be megabytes long.
        start = offset - column + 1
        known, width = self._met if start <= self._met[0] <= offset else (start, 1)
        width += size(self.text[known:offset], self.unit)
        self._met = offset, width
        return line, width


def size(text: str, unit: Unit) -> int:
    """
    How many units a text takes.

    >>> size("ở🏥", "code points"), size("ở🏥", "UTF-16"), size("ở🏥", "UTF-8")
    (2, 3, 7)
    """
    if unit == "code points":
        return len(text)
    return len(text.encode()) if unit == "UTF-8" else len(text.encode("utf-16-le")) // 2
