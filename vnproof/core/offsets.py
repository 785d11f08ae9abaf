"""OffsetMap: from positions in a changed view of a text to positions in its source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from vnproof.core.span import Span


class Piece(NamedTuple):
    """Where view and source differ in length; all of one is made of all of the other. An empty view is a removal."""

    view: Span
    source: Span


@dataclass(frozen=True)
class OffsetMap:
    """
    The pieces in order; between them a view character is one source character.

    >>> source = "xo\N{COMBINING CIRCUMFLEX ACCENT}i\N{SOFT HYPHEN}"  # seen as "xôi"
    >>> offsets = OffsetMap((Piece(Span(1, 2), Span(1, 3)), Piece(Span(3, 3), Span(4, 5))))
    >>> offsets.to_source(1, 3)
    Span(start=1, end=4)
    >>> OffsetMap().to_source(1, 3)
    Span(start=1, end=3)
    """

    pieces: tuple[Piece, ...] = ()

    def to_source(self, start: int, end: int) -> Span:
        """
        The source characters that view[start:end] was made of, whole where several made one.

        What was removed is covered only when it stood inside; an empty span maps to where its next character begins.
        """
        if not self.pieces:
            return Span(start, end)
        first = self._source_of(start)
        return Span(first.start, self._source_of(end - 1).end if start < end else first.start)

    def to_view(self, start: int, end: int) -> Span:
        """
        The view characters that source[start:end] has a part in.

        >>> OffsetMap((Piece(Span(1, 2), Span(1, 3)),)).to_view(2, 4)
        Span(start=1, end=3)
        """
        first = self._view_of(start)
        return Span(first.start, max(first.start, self._view_of(end - 1).end) if start < end else first.start)

    @cached_property
    def _source_starts(self) -> list[int]:
        return [piece.source.start for piece in self.pieces]

    def _view_of(self, index: int) -> Span:
        """The view of one source character; empty where it was removed."""
        before = bisect_right(self._source_starts, index) - 1
        if before < 0:
            return Span(index, index + 1)
        view, source = self.pieces[before]
        if index < source.end:
            return view
        place = view.end + index - source.end
        return Span(place, place + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.view.start for piece in self.pieces]

    def _source_of(self, index: int) -> Span:
        """The source of one view character."""
        before = bisect_right(self._starts, index) - 1
        if before < 0:
            return Span(index, index + 1)
        view, source = self.pieces[before]
        if index < view.end:
            return source
        place = source.end + index - view.end
        return Span(place, place + 1)
