"""
Trial: what a new rule of the house would have hit in its own archive, before anyone switches it on.

Only the rules are asked, without models: an archive is read as fast as its files can be opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnproof.batch.sampling import Drawn
from vnproof.checks.style.house_term import house_term
from vnproof.core.errors import DocumentError
from vnproof.core.finding import Safety
from vnproof.core.terms import Term
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.documents.document import Document
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage

AROUND = 60  # characters of context on either side


class Tried(NamedTuple):
    """What a document gave: its hits, or why it could not be read."""

    name: str
    hits: tuple[Drawn, ...]
    error: Wording | None = None


def try_rules(terms: Iterable[Term], documents: Iterable[tuple[str, Document | DocumentError]]) -> Iterator[Tried]:
    """The places of each document that the rules hit, whatever day the document and the rules are of."""
    lexicon = Lexicon.standard(terms=[term._replace(since=None, until=None) for term in terms])
    for name, document in documents:
        if isinstance(document, DocumentError):
            yield Tried(name, (), document.wording)
            continue
        reading = Reading(Passage(document.text, document.shielded), lexicon, ())
        yield Tried(name, tuple(_hits(name, reading)))


def _hits(name: str, reading: Reading) -> Iterator[Drawn]:
    source = reading.passage.source
    for finding in house_term.find(reading):
        start, end = finding.span
        if finding.safety is Safety.HINT:  # of the rows that vnproof brings, which are on already
            continue
        meant = finding.suggestions[0].text if finding.suggestions else ""
        context = f"{source[max(0, start - AROUND) : start]}[{source[start:end]}]{source[end : end + AROUND]}"
        rule = f"{source[start:end].lower()} → {meant.lower()}" if meant else source[start:end].lower()
        yield Drawn(None, name, rule, source[start:end], meant, finding.confidence, " ".join(context.split()))
