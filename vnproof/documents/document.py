"""
Document: what every kind of file is to the rest of vnproof, a text with places, and edits of the text back to bytes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import datetime, timezone
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError
from vnproof.core.place import Layout
from vnproof.core.span import Span
from vnproof.core.wording import Wording


class Note(NamedTuple):
    """Something to say about a stretch of a document's text; `where`: and how to name the place from elsewhere."""

    span: Span
    text: str
    where: str = ""


class Signature(NamedTuple):
    """Who marks a document, and when."""

    author: str
    when: datetime


def signature() -> Signature:
    """Whose the marks are that vnproof makes, now."""
    return Signature("vnproof", datetime.now(timezone.utc))


class Document(ABC):
    """
    One file, opened. Nothing of it ever changes: edits give new bytes.

    * `path`: the name the user gave; only a name.
    * `kind`: the name of a row of `vnproof.documents.kinds.KINDS`.
    * `text`: what a reader sees, blocks divided by blank lines. Findings and edits are at code-point offsets into it.
    * `layout`: the place of every block, and the way to the file's own text where it has one.
    * `shielded`: stretches of `text` that are not to be read (code, other languages), in order, none overlapping.
    * `warnings`: what the user should know of the file before it is changed.
    * `can_be_written`: False where `apply` takes no edit (PDF); the corrected text can still be given out by itself.
    * `stand_in`: the same document as another kind, which corrections go into where the file itself takes none (.doc).
    * `objection`: why it should not be changed at all, unless the user insists.
    * `is_binary`: its bytes are no text, so that a terminal cannot show them.
    """

    path: str
    kind: str
    text: str
    layout: Layout = Layout()
    shielded: tuple[Span, ...] = ()
    warnings: tuple[Wording, ...] = ()
    can_be_written: bool = True
    stand_in: Document | None = None
    objection: Wording | None = None
    is_binary: bool = False

    @abstractmethod
    def apply(self, edits: Iterable[Edit]) -> bytes:
        """
        The file with these edits of `text` made and all else as it was; without an edit, its own bytes.

        An edit lies within one block. Raises DocumentError where this kind of file cannot be written, or an edit not
        be made in it.
        """

    def track(self, edits: Iterable[Edit], by: Signature) -> bytes:  # noqa: ARG002 - taken by the kinds that can
        """
        The file with these edits made as changes to be accepted, in the name of `by`.

        Raises DocumentError where this kind of file has none.
        """
        raise DocumentError(
            f"{self.path}: loại tệp này không ghi vết sửa được; hãy sửa thẳng.",
            f"{self.path}: this kind of file has no tracked changes; correct it directly.",
        )

    def annotate(self, notes: Iterable[Note], by: Signature) -> bytes:  # noqa: ARG002 - taken by the kinds that can
        """
        The file with these notes in it in the name of `by`, the text as it was.

        Raises DocumentError where this kind of file takes none.
        """
        raise DocumentError(
            f"{self.path}: không ghi chú được vào loại tệp này; hãy dùng `vnproof check` để xem các chỗ sai.",
            f"{self.path}: this kind of file takes no notes; use `vnproof check` to see what is wrong.",
        )

    @property
    def lines(self) -> str:
        """The lines that a difference is shown in: the file's own where it is made of text, else those of `text`."""
        return self.text if self.layout.file is None else self.layout.file
