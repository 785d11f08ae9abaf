"""What of a text a report shows: all of a short one, of a long one the paragraphs with findings and those near."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vnproof.core.finding import Finding
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.reporters.lines import LINE_END

SHORT_TEXT = 30_000  # characters of a text that is shown whole,
FEW_PARAGRAPHS = 120  # … and its paragraphs
LONG_PIECE = 1200  # characters without a finding from which the middle is left out
LONG_FINDING = 200
LEFT_OUT = " […] "


class Piece(NamedTuple):
    """Text to show, and the finding that it is the place of."""

    text: str
    finding: Finding | None = None


class Paragraph(NamedTuple):
    """A block of the document, or a line of plain text; `is_last_of_group` where a blank line follows."""

    start: int
    pieces: tuple[Piece, ...]
    is_last_of_group: bool


class Gap(NamedTuple):
    """So many paragraphs without a finding are left out."""

    paragraphs: int


def excerpt(report: Report, findings: Sequence[Finding]) -> Iterator[Paragraph | Gap]:
    r"""
    The text to show around these findings of a report, which come in text order.

    >>> list(excerpt(Report("Kính gửi\n", ()), ()))
    [Paragraph(start=0, pieces=(Piece(text='Kính gửi', finding=None),), is_last_of_group=False)]
    """
    text = report.source
    starts = _starts(report, findings)
    inside = defaultdict(list)
    for finding in findings:
        inside[bisect_right(starts, finding.span.start) - 1].append(finding)
    is_short = len(text) <= SHORT_TEXT and len(starts) <= FEW_PARAGRAPHS
    left_out = 0
    for number, (start, end) in enumerate(pairwise([*starts, len(text)])):
        if not (is_short or {number - 1, number, number + 1} & inside.keys()):
            left_out += 1
            continue
        if left_out:
            yield Gap(left_out)
            left_out = 0
        shown = text[start:end].rstrip()
        ends = LINE_END.findall(text[start + len(shown) : end])
        places = inside.get(number, ())
        last = max([start + len(shown), *(finding.span.end for finding in places)])
        yield Paragraph(start, tuple(_pieces(text, Span(start, last), places)), len(ends) > 1)
    if left_out:
        yield Gap(left_out)


def _starts(report: Report, findings: Sequence[Finding]) -> list[int]:
    """Where paragraphs begin: none inside a finding, and each with something to read in it."""
    if report.layout.blocks:
        starts = [block.span.start for block in report.layout.blocks]
    else:
        ends = [0, *(match.end() for match in LINE_END.finditer(report.source)), len(report.source)]
        starts = [start for start, end in pairwise(ends) if report.source[start:end].strip()]
    for finding in reversed(findings):
        first, last = bisect_right(starts, finding.span.start), bisect_left(starts, finding.span.end)
        starts[first:last] = []
    if not starts or (findings and findings[0].span.start < starts[0]):
        starts.insert(0, 0)
    return starts


def _pieces(text: str, span: Span, findings: Sequence[Finding]) -> Iterator[Piece]:
    done = span.start
    for finding in findings:
        yield Piece(shorten(text[done : finding.span.start], LONG_PIECE))
        yield Piece(shorten(finding.span.of(text), LONG_FINDING), finding)
        done = finding.span.end
    yield Piece(shorten(text[done : span.end], LONG_PIECE))


def shorten(text: str, most: int) -> str:
    """
    A text without its middle where it is longer than `most`.

    >>> shorten("một hai ba bốn năm sáu", 12)
    'một ha […] m sáu'
    """
    half = most // 2
    return text if len(text) <= most else text[:half] + LEFT_OUT + text[len(text) - half + 1 :]
