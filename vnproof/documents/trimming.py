"""Edits cut down to the letters that really change, so that what stands between them (tags, runs) can stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import regex

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.span import Span

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+|.", regex.DOTALL)
LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")


def trim(text: str, edit: Edit) -> Iterator[Edit]:
    """
    The smallest edits that together do what `edit` does to `text`, in order, none touching another.

    >>> list(trim("công tác phòng, chổng", Edit(Span(9, 21), "phòng, chống")))
    [Edit(span=Span(start=18, end=19), text='ố')]
    """
    start = edit.span.start
    for (first, last), (begin, end) in _steps(edit.span.of(text), edit.text):
        yield Edit(Span(start + first, start + last), edit.text[begin:end])


def trim_to_words(text: str, edits: Iterable[Edit], shielded: Iterable[Span] = ()) -> Iterator[Edit]:
    """
    Edits that do the same and each replace whole words, no more of them than change, for a person to look through.

    What is shielded is part of no word.

    >>> list(trim_to_words("ban tô chức", [Edit(Span(5, 6), "ổ")]))
    [Edit(span=Span(start=4, end=6), text='tổ')]
    >>> list(trim_to_words("phù họp vơi", [Edit(Span(0, 11), "phù hợp với")]))
    [Edit(span=Span(start=4, end=7), text='hợp'), Edit(span=Span(start=8, end=11), text='với')]
    """
    for edit in _widened(text, _without(text, shielded), edits):
        old, new = WORD.findall(edit.span.of(text)), WORD.findall(edit.text)
        ends = list(accumulate(map(len, old), initial=edit.span.start))
        for (first, last), (begin, end) in _steps(old, new):
            yield Edit(Span(ends[first], ends[last]), "".join(new[begin:end]))


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Which stretches of `new` stand where which of `old` were; those that touch are one."""
    from rapidfuzz.distance import Levenshtein

    here, there = Span(0, 0), Span(0, 0)
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "equal":
            if here.start < here.end or there.start < there.end:
                yield here, there
            here, there = Span(step.src_end, step.src_end), Span(step.dest_end, step.dest_end)
        else:
            here, there = Span(here.start, step.src_end), Span(there.start, step.dest_end)
    if here.start < here.end or there.start < there.end:
        yield here, there


def _without(text: str, shielded: Iterable[Span]) -> str:
    """The text with blanks for what is shielded."""
    pieces, done = [], 0
    for start, end in shielded:
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join(pieces) + text[done:]


def _widened(text: str, words: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits grown to the ends of the words that they begin and end in; those that meet are made one."""
    groups: list[tuple[Span, list[Edit]]] = []
    for edit in sorted(edits):
        start, end = edit.span
        if LETTER.match(words[start:end][:1] or edit.text[:1]):
            while start and LETTER.match(words, start - 1):
                start -= 1
        if LETTER.match(words[edit.span.start : end][-1:] or edit.text[-1:]):
            while end < len(words) and LETTER.match(words, end):
                end += 1
        if groups and start < groups[-1][0].end:
            span, inside = groups[-1]
            groups[-1] = Span(span.start, max(end, span.end)), [*inside, edit]
        else:
            groups.append((Span(start, end), [edit]))
    for span, inside in groups:
        moved = [Edit(Span(start - span.start, end - span.start), new) for (start, end), new in inside]
        yield Edit(span, apply_edits(span.of(text), moved))
