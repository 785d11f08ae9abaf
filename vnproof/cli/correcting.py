"""How `fix` corrects a document: in its text, as changes to be accepted, or by notes beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.finding import Safety
from vnproof.core.wording import Wording
from vnproof.documents.document import Document, signature
from vnproof.documents.opening import prove, rewrite

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk

MODES = ("direct", "track", "comment")
IN_VAIN = Wording(
    "--docx-mode chỉ có tác dụng với tệp .docx, mà không có tệp nào như vậy; các tệp khác được sửa thẳng.",
    "--docx-mode is for .docx, and there was none; other files are corrected directly.",
)


class Change(NamedTuple):
    """A document as it is to be written: its bytes, whether anything in them is new, and the kind that they are."""

    data: bytes
    is_any: bool
    kind: str


def corrected(document: Document, edits: tuple[Edit, ...], *, in_place: bool, markdown: bool) -> Change:
    """
    A document with these edits made; of one that cannot be written, the text with them made.

    Raises DocumentError where that would have to go in place of the document.
    """
    if document.can_be_written:
        return Change(rewrite(document, edits), bool(edits), document.kind)
    if document.stand_in and not in_place:
        return Change(rewrite(document.stand_in, edits), bool(edits), document.stand_in.kind)
    if in_place:
        return Change(document.apply(edits), bool(edits), document.kind)
    from vnproof.documents.transcript import transcript

    return Change(transcript(document, edits, markdown=markdown).encode(), bool(edits), "text")


@dataclass(frozen=True)
class Corrector:
    """
    Corrects documents, those of Word by `docx_mode`; with `notes`, all that take notes get them instead.

    `in_place` and `markdown` say what the outcome is for, see `corrected`.
    """

    at_least: Safety
    docx_mode: str | None = None
    notes: bool = False
    in_place: bool = False
    markdown: bool = False

    def __call__(self, desk: Desk, document: Document) -> Change:
        """The document corrected. Raises DocumentError where that cannot be done."""
        if document.stand_in and not self.in_place:
            document = document.stand_in
        is_word = document.kind == "docx"
        if self.notes or (is_word and self.docx_mode == "comment"):
            return self._noted(desk, document)
        edits = desk.proofreader.corrections(document.text, self.at_least, document.shielded)
        if is_word and self.docx_mode == "track":
            return self._tracked(document, edits)
        return corrected(document, edits, in_place=self.in_place, markdown=self.markdown)

    def _tracked(self, document: Document, edits: tuple[Edit, ...]) -> Change:
        return Change(prove(document, edits, document.track(edits, signature())), bool(edits), document.kind)

    def _noted(self, desk: Desk, document: Document) -> Change:
        from vnproof.cli.notes import notes_on

        notes = list(notes_on(desk, document))
        return Change(prove(document, (), document.annotate(notes, signature())), bool(notes), document.kind)
