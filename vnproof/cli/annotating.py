"""`vnproof fix --annotate`: a copy of a document that says beside each doubtful place what is wrong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnproof.cli.messages import tell
from vnproof.core.finding import Finding
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document, Note
from vnproof.documents.files import write_atomically

if TYPE_CHECKING:
    from vnproof.proofreader import Proofreader

PROPOSED = Wording("Đề nghị", "Proposal")
MOST_PROPOSALS = 3


def write_annotated(file: str, proofreader: Proofreader, document: Document, language: Language) -> None:
    """
    Write the copy, with a note for every finding, those too that `fix` would not touch.

    Raises DocumentError where the document takes no notes or the file cannot be written.
    """
    findings = proofreader.proofread(document.text, document.shielded).findings
    notes = [Note(finding.span, note_text(finding, language)) for finding in findings]
    write_atomically(file, document.annotate(notes), backup=False)
    tell(Wording(f"{file}: có {len(notes)} ghi chú.", f"{file}: {len(notes)} notes."), language)


def note_text(finding: Finding, language: Language) -> str:
    r"""
    What a note says: what is wrong, what to write instead, how sure, and why.

    >>> from vnproof.core.finding import Suggestion
    >>> from vnproof.core.span import Span
    >>> said = Wording("có lẽ sai.", "probably wrong.")
    >>> fault = Finding("VN103", "wrong-word", Span(0, 2), said, (Suggestion("tổ", 0.98),), confidence=0.98)
    >>> note_text(fault, "vi")
    'có lẽ sai.\nĐề nghị: «tổ»\n98% [VN103]'
    """
    proposals = ", ".join(f"«{suggestion.text}»" for suggestion in finding.suggestions[:MOST_PROPOSALS])
    reasons = "; ".join(reason.in_language(language) for reason in finding.why)
    lines = [finding.message.in_language(language)]
    if proposals:
        lines.append(f"{PROPOSED.in_language(language)}: {proposals}")
    lines.append(f"{int(finding.confidence * 100)}%{': ' * bool(reasons)}{reasons} [{finding.code}]")
    return "\n".join(lines)
