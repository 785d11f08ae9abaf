r"""
Positions as the protocol counts them: lines from 0 that end at \n, \r\n or \r, and units of UTF-8, UTF-16 or UTF-32.

pygls divides lines as `str.splitlines` does, at form feeds and the like too, where an editor sees no new line; so the
counting is done here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol.types import Position, PositionEncodingKind, Range

from vnproof.core.span import Span

LINE_END = re.compile(r"\r\n|\r|\n")
UNITS: dict[str, Callable[[str], int]] = {
    PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    PositionEncodingKind.Utf32: len,
}


class Positions:
    r"""
    Positions in one text, in one encoding.

    >>> positions = Positions("a\r\n🔹tô", PositionEncodingKind.Utf16)
    >>> positions.position(5), positions.offset(Position(1, 3))
    (1:3, 5)
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._units = UNITS[encoding]
        ends = [match.span() for match in LINE_END.finditer(text)]
        self._starts = [0, *(after for _, after in ends)]
        self._ends = [*(end for end, _ in ends), len(text)]

    def position(self, offset: int) -> Position:
        """Where an offset stands; one inside a line's end stands before it."""
        line = bisect_right(self._starts, offset) - 1
        offset = min(offset, self._ends[line])
        return Position(line, self._units(self._text[self._starts[line] : offset]))

    def offset(self, position: Position) -> int:
        """The offset of a position; one behind a line's end means its end, one inside a character its beginning."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        units = 0
        for offset in range(start, end):
            units += self._units(self._text[offset])
            if units > position.character:
                return offset
        return end

    def range(self, span: Span) -> Range:
        """A span as a range."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, range_: Range) -> Span:
        """A range as a span."""
        return Span(self.offset(range_.start), self.offset(range_.end))
