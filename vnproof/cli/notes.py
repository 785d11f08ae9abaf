"""Notes: findings as what a copy of a document says beside its words, in the margin of Word or over a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from vnproof.core.finding import Finding
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document, Note, Signature
from vnproof.reporters.phrases import grounds, proposals

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk

AUTHOR = "vnproof"
PROPOSED = Wording("Đề nghị", "Proposal")


def notes_on(desk: Desk, document: Document) -> Iterator[Note]:
    """A note for every finding, those too that `fix` would not touch."""
    for finding in desk.proofreader.proofread(document.text, document.shielded).findings:
        place = document.layout.place(finding.span.start)
        where = place.wording.in_language(desk.language) if place else ""
        yield Note(finding.span, note_text(finding, desk.language), where)


def note_text(finding: Finding, language: Language) -> str:
    r"""
    What a note says: what is wrong, what to write instead, how sure, and why.

    >>> from vnproof.core.finding import Suggestion
    >>> from vnproof.core.span import Span
    >>> said = Wording("có lẽ sai.", "probably wrong.")
    >>> fault = Finding("VN103", "wrong-word", Span(0, 2), said, (Suggestion("tổ", 0.98),), confidence=0.98)
    >>> note_text(fault, "vi")
    'có lẽ sai. [VN103]\nĐề nghị: «tổ»\n98%, chỉ gợi ý'
    """
    proposed = proposals(finding, language)
    lines = [f"{finding.message.in_language(language)} [{finding.code}]"]
    if proposed:
        lines.append(f"{PROPOSED.in_language(language)}: {proposed}")
    lines.append(grounds(finding, language))
    return "\n".join(lines)


def signature() -> Signature:
    """Whose the marks in a document are, and when they are made."""
    return Signature(AUTHOR, datetime.now(timezone.utc))
