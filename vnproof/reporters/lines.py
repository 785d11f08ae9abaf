r"""Lines of a text (they end at \n, \r\n or \r), found once, and where a finding stands among them and in its file."""

from __future__ import annotations

import re
from bisect import bisect_right

from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording

LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""
    The lines of a text; others than ours may end them elsewhere.

    >>> lines = Lines("a\r\nbc")
    >>> lines.position(4), lines.span(4)
    ((2, 2), Span(start=3, end=5))
    """

    def __init__(self, source: str, line_end: re.Pattern[str] = LINE_END) -> None:
        ends = [match.span() for match in line_end.finditer(source)]
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


class Whereabouts:
    """
    Where the findings of a report stand in their file.

    `lines` are those of the document's text, which excerpts are cut from; `file` those of the file, which are the same
    unless the file is text with markup in it.
    """

    def __init__(self, report: Report) -> None:
        self.layout = report.layout
        self.lines = Lines(report.source)
        self.file = self.lines if report.layout.file is None else Lines(report.layout.file)
        self.is_packed = report.layout.file is None and bool(report.layout.blocks)

    def span(self, span: Span) -> Span:
        """A span of the document's text as a span of the file's."""
        return span if self.layout.file is None else self.layout.offsets.to_source(*span)

    def position(self, span: Span) -> tuple[int, int]:
        """Line and column, both from 1, where a span of the document's text begins in the file."""
        return self.file.position(self.span(span).start)

    def name(self, span: Span) -> Wording:
        """How to tell a person: line and column, or the place in a packed file, which nobody opens at a line."""
        place = self.layout.place(span.start) if self.is_packed else None
        said = ":".join(map(str, self.position(span)))
        return place.wording if place else Wording(said, said)
