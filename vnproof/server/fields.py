"""
Fields: title, lead, body and captions of one notice, read together as what they are, one text.

A name that the body gives in full is known in the title, too; findings are told by field all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.place import Layout
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording

BETWEEN = "\n\n"


class Field(NamedTuple):
    """A named part of a notice, as its document gives it."""

    name: str
    text: str
    layout: Layout = Layout()
    shielded: tuple[Span, ...] = ()
    warnings: tuple[Wording, ...] = ()


class Whole(NamedTuple):
    """All fields in one text, and where each of them begins."""

    text: str
    shielded: tuple[Span, ...]
    starts: tuple[int, ...]


def join(fields: Sequence[Field]) -> Whole:
    """
    The fields as one text.

    >>> join([Field("title", "Kế hoạch"), Field("body", "Nội dung")]).starts
    (0, 10)
    """
    starts, shielded, at = [], [], 0
    for field in fields:
        starts.append(at)
        shielded += [Span(start + at, end + at) for start, end in field.shielded]
        at += len(field.text) + len(BETWEEN)
    return Whole(BETWEEN.join(field.text for field in fields), tuple(shielded), tuple(starts))


def proofread(
    fields: Sequence[Field], proofread: Callable[[str, tuple[Span, ...]], Report]
) -> Iterator[tuple[Field, Report]]:
    """Each field with its own report, all of them read together."""
    from dataclasses import replace

    whole = join(fields)
    findings = proofread(whole.text, whole.shielded).findings
    for field, start in zip(fields, whole.starts, strict=True):
        own = tuple(
            replace(finding, span=Span(finding.span.start - start, finding.span.end - start))
            for finding in findings
            if start <= finding.span.start and finding.span.end <= start + len(field.text)
        )
        yield field, Report(field.text, own, field.layout).masked()


def corrections(
    fields: Sequence[Field], correct: Callable[[str, tuple[Span, ...]], tuple[Edit, ...]]
) -> Iterator[tuple[Field, tuple[Edit, ...]]]:
    """Each field with the edits of its text, all of them read together."""
    whole = join(fields)
    edits = correct(whole.text, whole.shielded)
    for field, start in zip(fields, whole.starts, strict=True):
        yield (
            field,
            tuple(
                Edit(Span(edit.span.start - start, edit.span.end - start), edit.text)
                for edit in edits
                if start <= edit.span.start and edit.span.end <= start + len(field.text)
            ),
        )
