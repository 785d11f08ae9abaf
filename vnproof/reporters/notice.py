"""Notice: a finding as programs that watch a repository take it, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnproof.core.finding import Finding
from vnproof.core.place import Place
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.reporters.lines import Whereabouts
from vnproof.reporters.outcome import Look
from vnproof.reporters.phrases import grounds
from vnproof.reporters.positions import Positions, Range, Unit


class Spot(NamedTuple):
    """A stretch of the file's own text: where it is, how it reads, and what may be put there as it is."""

    span: Span
    range: Range
    text: str
    fixes: tuple[str, ...]


class Notice(NamedTuple):
    """
    A finding, what to say of it, and where it is.

    A packed file has lines that nobody sees: there `spot` is None, and the message begins with the place.
    """

    finding: Finding
    message: str
    place: Place | None
    spot: Spot | None


def notices(report: Report, look: Look, unit: Unit) -> Iterator[Notice]:
    """The findings of a report in text order, columns counted in `unit`."""
    where = Whereabouts(report)
    file = report.source if report.layout.file is None else report.layout.file
    positions = Positions("" if where.is_packed else file, unit)
    for finding in report.findings:
        said = f"{finding.message.in_language(look.language)} ({grounds(finding, look.language)})"
        place = report.layout.place(finding.span.start)
        if where.is_packed:
            name = where.name(finding.span).in_language(look.language)
            yield Notice(finding, f"{name}: {said}", place, None)
        else:
            span = where.span(finding.span)
            written = span.of(file)
            fixes = _fixes(report, finding, written)
            yield Notice(finding, said, place, Spot(span, positions.range(span), written, fixes))


def _fixes(report: Report, finding: Finding, written: str) -> tuple[str, ...]:
    """
    The suggestions that can be put into the file as they are.

    In a file with markup that is so where the place reads in the file as it does in the text, no tag or entity inside,
    and where nothing new is put in that could be taken for markup.
    """
    typed = finding.span.of(report.source)
    texts = tuple(suggestion.text for suggestion in finding.suggestions)
    if report.layout.file is None:
        return texts
    return tuple(text for text in texts if written == typed and not any(map(_may_be_markup, {*text} - {*typed})))


def _may_be_markup(character: str) -> bool:
    return character.isascii() and not character.isalnum() and character != " "
