"""Notes: findings as what a copy of a document says beside its words, in the margin of Word or over a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vnproof.documents.document import Document, Note
from vnproof.reporters.note import note_text

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk


def notes_on(desk: Desk, document: Document) -> Iterator[Note]:
    """A note for every finding, those too that `fix` would not touch."""
    for finding in desk.proofreader.proofread(document.text, document.shielded).findings:
        place = document.layout.place(finding.span.start)
        where = place.wording.in_language(desk.language) if place else ""
        yield Note(finding.span, note_text(finding, desk.language), where)
