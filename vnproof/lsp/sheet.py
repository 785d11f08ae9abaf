"""A sheet: a text that is open in the editor, what was found in it, and corrections as changes of the editor's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from lsprotocol.types import Range, TextDocumentContentChangeEvent, TextDocumentContentChangePartial, TextEdit

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, VnproofError
from vnproof.core.finding import Finding, Safety
from vnproof.core.span import Span
from vnproof.documents.document import Document
from vnproof.documents.opening import open_document
from vnproof.lsp.positions import Positions
from vnproof.proofreader import Proofreader

KINDS = {"markdown": "markdown", "html": "html"}  # languages of the protocol that are kinds of document here


class Sheet(NamedTuple):
    """`text` is the editor's, `encoding` the units it counts in."""

    path: str
    language: str
    text: str
    version: int
    encoding: str

    def changed(self, version: int, changes: Iterable[TextDocumentContentChangeEvent]) -> Sheet:
        """The sheet after changes, one after the other."""
        text = self.text
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                start, end = Positions(text, self.encoding).span(change.range)
                text = text[:start] + change.text + text[end:]
            else:
                text = change.text
        return self._replace(text=text, version=version)


class Reading:
    """A sheet and the findings in it."""

    def __init__(self, sheet: Sheet, proofreader: Proofreader) -> None:
        self.sheet = sheet
        self._proofreader = proofreader

    @cached_property
    def document(self) -> Document:
        """The sheet as a document; what cannot be one has no findings, and is plain text to the eye."""
        from vnproof.documents.kinds import BY_NAME

        kind = KINDS.get(self.sheet.language, "text")
        kind = kind if kind in BY_NAME else "text"
        try:
            return open_document(self.sheet.text.encode(), kind, self.sheet.path)
        except DocumentError:
            return open_document(b"", "text", self.sheet.path)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in the document's own offsets."""
        return self._proofreader.proofread(self.document.text, self.document.shielded).findings

    @cached_property
    def positions(self) -> Positions:
        """The editor's way to count."""
        return Positions(self.sheet.text, self.sheet.encoding)

    def range(self, finding: Finding) -> Range:
        """Where a finding stands in the editor."""
        layout = self.document.layout
        place = finding.span if layout.file is None else layout.offsets.to_source(*finding.span)
        return self.positions.range(place)

    def at(self, range_: Range) -> Iterator[Finding]:
        """The findings that a range of the editor touches."""
        asked = self.positions.span(range_)
        for finding in self.findings:
            place = self.positions.span(self.range(finding))
            if place.start <= asked.end and asked.start <= place.end:
                yield finding

    def changes(self, edits: Iterable[Edit]) -> list[TextEdit]:
        """Edits of the document as the smallest change of the editor's text that does them all; none where none is."""
        after = self.document.apply(edits).decode()
        if after == self.sheet.text:
            return []
        span, fresh = smallest_change(self.sheet.text, after)
        return [TextEdit(self.positions.range(span), fresh)]

    def safe(self) -> list[TextEdit]:
        """Everything that is certain, put right."""
        corrections = self._proofreader.corrections
        try:
            return self.changes(corrections(self.document.text, Safety.SAFE, self.document.shielded))
        except VnproofError:
            return []


def smallest_change(before: str, after: str) -> tuple[Span, str]:
    """
    What must be replaced in one text to make it another.

    >>> smallest_change("Ban tô chức", "Ban tổ chức")
    (Span(start=5, end=6), 'ổ')
    """
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    tail = next((i for i in range(most - start) if before[-1 - i] != after[-1 - i]), most - start)
    return Span(start, len(before) - tail), after[start : len(after) - tail]
