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
