"""Span(start, end): half-open code-point offsets into the source text, the one coordinate system of vnproof."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """
    A stretch of the source text, end not included.

    >>> Span(0, 3).of("Kính gửi")
    'Kín'
    >>> Span(0, 3).overlaps(Span(3, 5)), Span(0, 3).overlaps(Span(2, 5))
    (False, True)
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share at least one character?"""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """
        Does `other` lie inside this span?

        >>> Span(0, 5).covers(Span(1, 5))
        True
        """
        return self.start <= other.start and other.end <= self.end
