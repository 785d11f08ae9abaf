r"""Lines of a text, found once, and where an offset stands among them; they end at \n, \r\n or \r."""

from __future__ import annotations

import re
from bisect import bisect_right

from vnproof.core.span import Span

LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""
    The lines of a text.

    >>> lines = Lines("a\r\nbc")
    >>> lines.position(4), lines.span(4)
    ((2, 2), Span(start=3, end=5))
    """

    def __init__(self, source: str) -> None:
        ends = [match.span() for match in LINE_END.finditer(source)]
        self.starts = [0, *(after for _, after in ends)]
        self.ends = [*(end for end, _ in ends), len(source)]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, as `Report.position` gives them."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, offset: int) -> Span:
        """The line that holds `offset`, without its end."""
        line = bisect_right(self.starts, offset) - 1
        return Span(self.starts[line], self.ends[line])
