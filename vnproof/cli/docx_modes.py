"""How `fix` corrects a Word document: in its text, as changes to be accepted, or by comments beside its words."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from vnproof.cli.output import Change, corrected
from vnproof.cli.usage import Misuse
from vnproof.core.finding import Finding, Safety
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document
from vnproof.documents.opening import prove

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk
    from vnproof.documents.docx import DocxDocument
    from vnproof.documents.docx_marks import Signature

MODES = ("direct", "track", "comment")
AUTHOR = "vnproof"


class Corrector:
    """
    Corrects documents one after the other, those of Word by `mode`; `kinds` are those that it has met.

    Raises Misuse where what is asked for would show nothing.
    """

    def __init__(self, mode: str | None, at_least: Safety, *, diff: bool) -> None:
        if mode == "comment" and diff:
            raise Misuse(
                "--docx-mode comment không đổi chữ nào nên --diff không có gì để in; hãy dùng -o hoặc --in-place.",
                "--docx-mode comment changes no text for --diff to show; use -o or --in-place.",
            )
        self.mode = mode
        self.at_least = at_least
        self.kinds: set[str] = set()

    def __call__(self, desk: Desk, document: Document) -> Change:
        """The document corrected."""
        self.kinds.add(document.kind)
        if document.kind == "docx":
            from vnproof.documents.docx import DocxDocument

            if isinstance(document, DocxDocument) and self.mode == "track":
                return self._track(desk, document)
            if isinstance(document, DocxDocument) and self.mode == "comment":
                return self._comment(desk, document)
        return corrected(document, desk.proofreader.corrections(document.text, self.at_least, document.shielded))

    @property
    def in_vain(self) -> Wording | None:
        """What to say where a mode was asked for and no Word document has come."""
        if self.mode is None or not self.kinds or "docx" in self.kinds:
            return None
        return Wording(
            "--docx-mode chỉ có tác dụng với tệp .docx, mà không có tệp nào như vậy; các tệp khác được sửa thẳng.",
            "--docx-mode is for .docx, and there was none; other files are corrected directly.",
        )

    def _track(self, desk: Desk, document: DocxDocument) -> Change:
        edits = desk.proofreader.corrections(document.text, self.at_least, document.shielded)
        return Change(prove(document, edits, document.track(edits, _signature())), bool(edits))

    def _comment(self, desk: Desk, document: DocxDocument) -> Change:
        from vnproof.documents.docx_comments import Note

        notes = []
        for finding in desk.proofreader.proofread(document.text, document.shielded).findings:
            place = document.layout.place(finding.span.start)
            where = place.wording.in_language(desk.language) if place else ""
            notes.append(Note(finding.span, explain(finding, desk.language), where))
        return Change(prove(document, (), document.annotate(notes, _signature())), bool(notes))


def explain(finding: Finding, language: Language) -> str:
    """
    A finding as a comment: what is wrong, and on a line of its own how sure, and why.

    >>> from vnproof.core.span import Span
    >>> why = (Wording("mất dấu", "a mark is lost"),)
    >>> finding = Finding("VN103", "wrong-word", Span(0, 2), Wording("«tô» sai.", "'tô' is wrong."), why=why)
    >>> print(explain(finding, "vi"))
    «tô» sai. [VN103]
    100%: mất dấu
    """
    reasons = "; ".join(reason.in_language(language) for reason in finding.why)
    sure = f"{int(finding.confidence * 100)}%"
    return f"{finding.message.in_language(language)} [{finding.code}]\n{sure}{': ' if reasons else ''}{reasons}"


def _signature() -> Signature:
    from vnproof.documents.docx_marks import Signature

    return Signature(AUTHOR, datetime.now(timezone.utc))
