"""Edit(span, text): one replacement, and how a set of them is applied to a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from vnproof.core.errors import OverlappingEdits
from vnproof.core.span import Span


class Edit(NamedTuple):
    """Put `text` where `span` was."""

    span: Span
    text: str


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """
    Apply edits that do not overlap; everything outside them stays as it was.

    Raises OverlappingEdits where two edits claim the same characters.

    >>> apply_edits("phù họp tô chức", [Edit(Span(8, 10), "tổ"), Edit(Span(4, 7), "hợp")])
    'phù hợp tổ chức'
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.span.start < done:
            raise OverlappingEdits(edit.span)
        pieces += [source[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join(pieces) + source[done:]


def compose(source: str, first: Iterable[Edit], then: Iterable[Edit]) -> tuple[Edit, ...]:
    """
    Edits of `source` that do what `first` and after it `then`, which edits the outcome of `first`, do.

    >>> first = [Edit(Span(0, 2), "tổ")]
    >>> compose("tô chúc", first, [Edit(Span(0, 7), "tổ chức")])
    (Edit(span=Span(start=0, end=7), text='tổ chức'),)
    """
    first, then = sorted(first), sorted(then)
    middle = apply_edits(source, first)
    gained, placed = 0, []
    for span, text in first:
        placed.append((span.start + gained, span.start + gained + len(text), len(text) - (span.end - span.start)))
        gained += placed[-1][2]
    composed: list[Edit] = []
    moved = 0  # how far the text before the next stretch of the middle stands from its place in the source
    for stretch in _stretches([*(Span(start, end) for start, end, _ in placed), *(span for span, _ in then)]):
        inside = [
            Edit(Span(span.start - stretch.start, span.end - stretch.start), text)
            for span, text in then
            if stretch.covers(span)
        ]
        gain = sum(more for start, end, more in placed if stretch.covers(Span(start, end)))
        in_source = Span(stretch.start - moved, stretch.end - moved - gain)
        composed.append(Edit(in_source, apply_edits(stretch.of(middle), inside)))
        moved += gain
    return tuple(composed)


def move(span: Span, edits: Iterable[Edit]) -> Span:
    """
    Where a span that none of the edits touches stands once they are made.

    >>> move(Span(8, 10), [Edit(Span(0, 2), "trên")])
    Span(start=10, end=12)
    """
    by = sum(len(text) - (place.end - place.start) for place, text in edits if place.end <= span.start)
    return Span(span.start + by, span.end + by)


def move_back(span: Span, edits: Iterable[Edit]) -> Span:
    """
    What a span of the edited text was made of, an edit that it touches taken whole.

    >>> move_back(Span(10, 12), [Edit(Span(0, 2), "trên")]), move_back(Span(1, 2), [Edit(Span(0, 2), "trên")])
    (Span(start=8, end=10), Span(start=0, end=2))
    """
    start, end = span
    shift = inside = 0
    for (begun, ended), text in sorted(edits):
        at, until = begun + shift + inside, begun + shift + inside + len(text)
        if until < span.start:
            shift += len(text) - (ended - begun)
        elif at <= span.end:
            start, end = min(start, at), max(end, until)
            inside += len(text) - (ended - begun)
    return Span(start - shift, end - shift - inside)


def _stretches(spans: Iterable[Span]) -> list[Span]:
    """The spans, those that overlap or touch run together."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
