"""The pages of a PDF to paragraphs, one page after the other: from its text, or by Tesseract from its picture."""

from __future__ import annotations

from typing import Literal, NamedTuple

from vnproof.core.errors import DocumentError
from vnproof.documents.lines import Line, find_pieces
from vnproof.documents.ocr import DOTS_PER_INCH, read_picture
from vnproof.documents.pdf_process import read_sheets
from vnproof.documents.plain import MOST_BYTES
from vnproof.documents.reading_order import Paragraph, order
from vnproof.documents.running_heads import Side, set_apart

Lack = Literal["", "picture", "garbled", "broken", "recognised"]


class Leaf(NamedTuple):
    """
    A page, counted from 1, as it is read; boxes are turned by `rotation`.

    `lack` says why a page has no text of its own: it is a picture, garbled or broken, or was a picture recognised.
    """

    number: int
    rotation: int
    header: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    footer: tuple[Paragraph, ...]
    lack: Lack = ""


class _Page(NamedTuple):
    rotation: int
    across: list[Line]
    aslant: list[Line]
    lack: Lack


def read_leaves(path: str, data: bytes, *, ocr: bool = False) -> list[Leaf]:
    """
    Every page of a PDF.

    Raises DocumentError where the file cannot be read, or holds more text than can be held.
    """
    found: list[_Page] = []
    letters = 0
    for sheet in read_sheets(path, data, DOTS_PER_INCH if ocr else 0):
        glyphs, fault, picture = sheet
        letters += len(glyphs.text)
        if letters > MOST_BYTES:
            raise _too_much(path, len(found) + 1)
        if picture:
            found.append(_Page(glyphs.rotation, read_picture(path, picture), [], "recognised"))
        else:
            found.append(_Page(glyphs.rotation, *(([], []) if fault else find_pieces(glyphs)), fault))
    sides = set_apart([page.across for page in found])
    return [_leaf(number, page, side) for number, (page, side) in enumerate(zip(found, sides, strict=True), 1)]


def _leaf(number: int, page: _Page, side: Side) -> Leaf:
    return Leaf(
        number,
        page.rotation,
        tuple(map(_alone, side.header)),
        (*order(side.body), *map(_alone, page.aslant)),
        tuple(map(_alone, side.footer)),
        page.lack,
    )


def _alone(line: Line) -> Paragraph:
    return Paragraph((line,))


def _too_much(path: str, number: int) -> DocumentError:
    return DocumentError(
        f"{path}: quá nhiều chữ (đến trang {number}); hãy tách PDF thành nhiều tệp nhỏ hơn.",
        f"{path}: too much text (up to page {number}); split the PDF into smaller files.",
    )
