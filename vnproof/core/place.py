"""Place, Block, Layout: where a stretch of a document's text is found again, by a person and in its file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from vnproof.core.offsets import OffsetMap
from vnproof.core.span import Span
from vnproof.core.wording import Wording

Part = Literal["body", "header", "footer", "footnote", "endnote", "comment", "textbox", "attribute"]

PARTS: dict[str, Wording] = {
    "header": Wording("đầu trang", "header"),
    "footer": Wording("chân trang", "footer"),
    "footnote": Wording("chú thích cuối trang", "footnote"),
    "endnote": Wording("chú thích cuối văn bản", "endnote"),
    "comment": Wording("lời bình", "comment"),
    "textbox": Wording("khung chữ", "text box"),
    "attribute": Wording("thuộc tính", "attribute"),
}


class Place(NamedTuple):
    """
    A place in a document; what the format does not have, or a person would not count, is None.

    Pages, paragraphs and tables count from 1, each within its part; `cell` is written as in a spreadsheet; `tag` is the
    HTML element, with the attribute where the text stands in one (`img@alt`).

    >>> str(Place(page=3, paragraph=12)), str(Place(table=2, cell="B3").wording.en)
    ('trang 3, đoạn 12', 'table 2, cell B3')
    """

    part: Part = "body"
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    cell: str | None = None
    tag: str | None = None

    @property
    def wording(self) -> Wording:
        """The place in words."""
        said = [PARTS[self.part]] if self.part in PARTS else []
        if self.page is not None:
            said.append(Wording(f"trang {self.page}", f"page {self.page}"))
        if self.table is not None:
            said.append(Wording(f"bảng {self.table}", f"table {self.table}"))
        if self.cell is not None:
            said.append(Wording(f"ô {self.cell}", f"cell {self.cell}"))
        if self.paragraph is not None:
            said.append(Wording(f"đoạn {self.paragraph}", f"paragraph {self.paragraph}"))
        if self.tag is not None:
            said.append(Wording(f"<{self.tag}>", f"<{self.tag}>"))
        return Wording(", ".join(word.vi for word in said), ", ".join(word.en for word in said))

    def __str__(self) -> str:
        return self.wording.vi


class Block(NamedTuple):
    """A paragraph, cell, heading … of a document: its span of the document's text, and where a person finds it."""

    span: Span
    place: Place


@dataclass(frozen=True)
class Layout:
    """
    How a document's text lies in its file.

    `blocks` are in text order and do not overlap. `file` is the file's own text where it is made of text (HTML: with
    its tags), and `offsets` leads from the document's text to it; a packed file (docx, PDF) has none.

    >>> Layout((Block(Span(0, 5), Place(paragraph=1)), Block(Span(7, 9), Place(paragraph=2)))).place(8).paragraph
    2
    """

    blocks: tuple[Block, ...] = ()
    file: str | None = None
    offsets: OffsetMap = field(default_factory=OffsetMap)

    def place(self, offset: int) -> Place | None:
        """The place of the block that holds an offset into the document's text."""
        index = bisect_right(self._starts, offset) - 1
        return self.blocks[index].place if index >= 0 and offset <= self.blocks[index].span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]
