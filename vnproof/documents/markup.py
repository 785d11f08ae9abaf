"""MarkupDocument: a text file with markup in it, of which the reader sees a rendition; edits are spliced in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from itertools import takewhile
from operator import eq

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import DocumentError, OverlappingEdits
from vnproof.core.place import Layout, Place
from vnproof.core.report import Report
from vnproof.documents.document import Document
from vnproof.documents.plain import decode, edited, warnings_of
from vnproof.documents.rendition import Rendition, join


class MarkupDocument(Document):
    """
    A file of a format that is text itself: never taken apart and written again, but changed letter by letter.

    A subclass says what of such a file is seen, and how letters are written in it.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._decoded = decode(path, data)
        self._rendition = self.render(self._decoded.text)
        self.text = self._rendition.text
        self.layout = Layout(self._rendition.blocks, self._decoded.text, self._rendition.offsets)
        self.warnings = warnings_of(path, self._decoded)
        self.shielded = join(span for _, span in self._rendition.shields)

    @abstractmethod
    def render(self, file: str) -> Rendition:
        """What a reader sees of the text of such a file."""

    @abstractmethod
    def escape(self, text: str) -> str:
        """`text` as it is written in such a file."""

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """
        The file with these edits of its text made, all tags as they were.

        Raises DocumentError where a letter more or less would be read as markup, or a blank not be seen.
        """
        edits = tuple(edits)
        if not edits:
            return edited(self.path, self._decoded, ())
        expected = apply_edits(self.text, edits)
        try:
            changes = [change for edit in edits for change in self._rendition.in_file(edit, self.escape)]
            file = apply_edits(self._decoded.text, changes)
        except OverlappingEdits as error:  # the blank lines between two blocks are all of one piece
            raise self._unwritable(edits[0]) from error
        again = self.render(file)
        if again.text != expected or [block.place for block in again.blocks] != self._places:
            raise self._unwritable(_last_before(_first_difference(expected, again.text), edits))
        return edited(self.path, self._decoded, changes)

    @property
    def lines(self) -> str:
        """The file's text, and before it the mark that a patch has to meet."""
        return self._decoded.shown

    @property
    def _places(self) -> list[Place]:
        return [block.place for block in self.layout.blocks]

    def _unwritable(self, edit: Edit) -> DocumentError:
        line, column = Report(self._decoded.text, ()).position(self.layout.offsets.to_source(*edit.span).start)
        return DocumentError(
            f"{self.path}:{line}:{column}: không sửa được mà vẫn giữ nguyên các thẻ xung quanh, tệp còn nguyên; "
            "hãy sửa chỗ này bằng tay.",
            f"{self.path}:{line}:{column}: cannot be changed with the tags around it left as they are, the file is as "
            "it was; change this place by hand.",
        )


def _first_difference(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))


def _last_before(offset: int, edits: Iterable[Edit]) -> Edit:
    """The last edit that begins before an offset into what all of them make; the first where none does."""
    first, *others = sorted(edits)
    moved = 0
    for edit in others:
        moved += len(first.text) - (first.span.end - first.span.start)
        if edit.span.start + moved > offset:
            break
        first = edit
    return first
