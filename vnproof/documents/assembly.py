"""Assembly: the text of a packed document, put together of pieces of its XML parts that remember where they lie."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnproof.core.place import Block, Place
from vnproof.core.span import Span
from vnproof.documents.package import too_large
from vnproof.documents.plain import MOST_BYTES
from vnproof.documents.xml_part import Chars, Element, Form, XmlPart

BETWEEN_BLOCKS = "\n\n"
# Letters and marks of Vietnamese that no font of before Unicode has a place for.
UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]")


class Piece(NamedTuple):
    """
    A stretch of the document's text and the bytes it is written by.

    `holder` is the element that these bytes are the content of; where an element itself stands for the text
    (Form.ELEMENT), that one.
    """

    span: Span
    text: str
    part: XmlPart
    start: int
    end: int
    form: Form
    holder: Element
    is_shielded: bool

    def bytes_of(self, span: Span) -> Span:
        """Where a stretch of the document's text, cut to this piece, lies among the bytes of the part."""
        first, last = max(span.start, self.span.start), min(span.end, self.span.end)
        if first == self.span.end:
            return Span(self.end, self.end)
        if last == self.span.start:
            return Span(self.start, self.start)
        if self.form is Form.ELEMENT or self.end - self.start != len(self.text.encode("utf-8")):
            return Span(self.start, self.end)
        start = self.start + len(self.text[: first - self.span.start].encode("utf-8"))
        return Span(start, start + len(self.of(Span(first, last)).encode("utf-8")))

    def of(self, span: Span) -> str:
        """What stands in a stretch of the document's text, cut to this piece."""
        return self.text[max(0, span.start - self.span.start) : max(0, span.end - self.span.start)]


class Pieces:
    """Pieces, found by their offsets; `are_all` tells whether they make up the whole text of their document."""

    def __init__(self, pieces: Iterable[Piece], *, are_all: bool = True) -> None:
        self.are_all = are_all
        self._pieces = tuple(sorted(pieces, key=lambda piece: piece.span))
        self._starts = [piece.span.start for piece in self._pieces]
        self._ends = [piece.span.end for piece in self._pieces]

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces)

    def touched(self, span: Span) -> tuple[Piece, ...]:
        """The pieces that share a character with a span."""
        return self._pieces[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def before(self, offset: int) -> Piece | None:
        """The piece that holds the character before an offset."""
        return next(iter(self.touched(Span(offset - 1, offset))), None)

    def after(self, offset: int) -> Piece | None:
        """The piece that holds the character after an offset."""
        return next(iter(self.touched(Span(offset, offset + 1))), None)


class Font(NamedTuple):
    """A stretch of text and the font it is set in."""

    span: Span
    name: str


class Assembly:
    """
    Grows block by block: `open_block`, `add` for each piece, `close_block`.

    * `twins`: pieces that hold a stretch of the text for a second time, for programs that cannot read the first.
    * `unseen`: blanks that are swallowed by what stands before them; their text is empty.
    * `fonts`: stretches in a font of before Unicode, whose letters are not what they are taken for.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.twins: list[Piece] = []
        self.unseen: list[Piece] = []
        self.fonts: list[Font] = []
        self.end = 0
        self._fonts: list[Font] = []  # of the block at hand
        self._begun = 0  # how many pieces there were before it

    def open_block(self) -> None:
        """Begin a block."""
        self._fonts, self._begun = [], len(self.pieces)
        self.end = self.blocks[-1].span.end + len(BETWEEN_BLOCKS) if self.blocks else 0

    def add(self, text: str, part: XmlPart, chars: Chars, holder: Element, *, shielded: bool, font: str = "") -> None:
        """
        Add a piece to the block at hand: `text` is how the reader sees `chars`, which tells the bytes.

        Raises DocumentError for more text than can be held.
        """
        span = Span(self.end, self.end + len(text))
        self.end = span.end
        if span.end > MOST_BYTES:
            raise too_large(self.path)
        self.pieces.append(Piece(span, text, part, chars.start, chars.end, chars.form, holder, shielded))
        if font:
            self._fonts.append(Font(span, font))

    def add_unseen(self, part: XmlPart, chars: Chars, holder: Element) -> None:
        """Remember blanks that are not seen."""
        here = Span(self.end, self.end)
        self.unseen.append(Piece(here, "", part, chars.start, chars.end, chars.form, holder, is_shielded=False))

    def close_block(self, place: Place) -> bool:
        """End the block; False for one that shows nothing, which is dropped."""
        line = self.pieces[self._begun :]
        text = "".join(piece.text for piece in line)
        if not text.strip():
            del self.pieces[self._begun :]
            self.end = self.blocks[-1].span.end if self.blocks else 0
            return False
        start = line[0].span.start
        self.blocks.append(Block(Span(start, self.end), place))
        set_so = "".join(text[span.start - start : span.end - start] for span, _ in self._fonts)
        if not UNICODE_ONLY.search(set_so):  # else the text has been converted, and the font's name is a leftover
            self.fonts += self._fonts
        return True

    def add_twins(self, shadow: Assembly, first: int) -> None:
        """Take the pieces of `shadow` as twins of those from the index `first` on, if they hold the same text."""
        if not shadow.pieces or first == len(self.pieces):
            return
        moved = self.pieces[first].span.start - shadow.pieces[0].span.start
        if self.pieces[-1].span.end - shadow.pieces[-1].span.end != moved:
            return
        if self.text_of(self.pieces[first:]) != shadow.text_of(shadow.pieces):
            return
        for piece in (*shadow.pieces, *shadow.twins):
            self.twins.append(piece._replace(span=Span(piece.span.start + moved, piece.span.end + moved)))

    @staticmethod
    def text_of(pieces: Iterable[Piece]) -> str:
        """The text of pieces, with what divides their blocks."""
        said: list[str] = []
        end = None
        for piece in pieces:
            if end is not None and piece.span.start > end:
                said.append(BETWEEN_BLOCKS)
            said.append(piece.text)
            end = piece.span.end
        return "".join(said)

    @property
    def text(self) -> str:
        """The text of all blocks."""
        return self.text_of(self.pieces)

    @property
    def shielded(self) -> tuple[Span, ...]:
        """What is not to be read, stretches that touch run together."""
        shields = [piece.span for piece in self.pieces if piece.is_shielded] + [font.span for font in self.fonts]
        joined: list[Span] = []
        for span in sorted(shields):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
            else:
                joined.append(span)
        return tuple(joined)
