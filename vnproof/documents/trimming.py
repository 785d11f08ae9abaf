"""Edits cut down to the letters that really change, so that what stands between them (tags, runs) can stay."""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.core.edit import Edit
from vnproof.core.span import Span


def trim(text: str, edit: Edit) -> Iterator[Edit]:
    """
    The smallest edits that together do what `edit` does to `text`, in order, none touching another.

    >>> list(trim("công tác phòng, chổng", Edit(Span(9, 21), "phòng, chống")))
    [Edit(span=Span(start=18, end=19), text='ố')]
    """
    from rapidfuzz.distance import Levenshtein

    start = edit.span.start
    for step in Levenshtein.opcodes(edit.span.of(text), edit.text):
        if step.tag != "equal":
            changed = Span(start + step.src_start, start + step.src_end)
            yield Edit(changed, edit.text[step.dest_start : step.dest_end])
