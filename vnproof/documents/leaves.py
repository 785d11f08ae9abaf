"""The pages of a PDF to paragraphs, one page after the other: from its text, or by Tesseract from its picture."""

from __future__ import annotations

from typing import Literal, NamedTuple
from unicodedata import category

from vnproof.core.errors import DocumentError
from vnproof.documents.lines import Line, find_pieces
from vnproof.documents.ocr import DOTS_PER_INCH, read_picture
from vnproof.documents.pdfium import LINE_END_HYPHEN, MOST_GLYPHS, Glyphs, draw, pages, read_glyphs
from vnproof.documents.plain import MOST_BYTES
from vnproof.documents.reading_order import Paragraph, order
from vnproof.documents.running_heads import Sheet, set_apart

Fault = Literal["", "picture", "garbled", "broken", "recognised"]

GARBLED = 0.2  # of the characters of a page without a meaning: its fonts do not say which letters they draw
UNKNOWN = ("Cc", "Co", "Cn")  # categories of characters that mean nothing


class Leaf(NamedTuple):
    """
    A page, counted from 1, as it is read; boxes are turned by `rotation`.

    `fault` says why a page has no text of its own: it is a picture, garbled or broken, or was a picture recognised.
    """

    number: int
    rotation: int
    header: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    footer: tuple[Paragraph, ...]
    fault: Fault = ""


class _Page(NamedTuple):
    rotation: int
    across: list[Line]
    aslant: list[Line]
    fault: Fault


def read_leaves(path: str, data: bytes, *, ocr: bool = False) -> list[Leaf]:
    """
    Every page of a PDF.

    Raises DocumentError where the file cannot be read, or holds more text than can be held.
    """
    found: list[_Page] = []
    letters = 0
    with pages(path, data) as document:
        for number in range(len(document)):
            glyphs = read_glyphs(document, number)
            count = len(glyphs.text) if glyphs else 0
            letters += count
            if letters > MOST_BYTES or count >= MOST_GLYPHS:
                raise _too_much(path, number + 1)
            fault = _fault(glyphs)
            if ocr and fault in ("picture", "garbled") and (picture := draw(document, number, DOTS_PER_INCH)):
                found.append(_Page(picture.rotation, read_picture(path, picture), [], "recognised"))
                continue
            across, aslant = find_pieces(glyphs) if glyphs and not fault else ([], [])
            found.append(_Page(glyphs.rotation if glyphs else 0, across, aslant, fault))
    sheets = set_apart([page.across for page in found])
    return [_leaf(number, page, sheet) for number, (page, sheet) in enumerate(zip(found, sheets, strict=True), 1)]


def _leaf(number: int, page: _Page, sheet: Sheet) -> Leaf:
    return Leaf(
        number,
        page.rotation,
        tuple(map(_alone, sheet.header)),
        (*order(sheet.body), *map(_alone, page.aslant)),
        tuple(map(_alone, sheet.footer)),
        page.fault,
    )


def _alone(line: Line) -> Paragraph:
    return Paragraph((line,), ())


def _fault(glyphs: Glyphs | None) -> Fault:
    if glyphs is None:
        return "broken"
    letters = [letter for letter in glyphs.text if not letter.isspace()]
    if not letters:
        return "" if glyphs.is_bare else "picture"
    unknown = sum(map(letters.count, {letter for letter in letters if _is_unknown(letter)}))
    return "garbled" if unknown > GARBLED * len(letters) else ""


def _is_unknown(letter: str) -> bool:
    return letter != LINE_END_HYPHEN and (letter == "\N{REPLACEMENT CHARACTER}" or category(letter) in UNKNOWN)


def _too_much(path: str, number: int) -> DocumentError:
    return DocumentError(
        f"{path}: quá nhiều chữ (đến trang {number}); hãy tách PDF thành nhiều tệp nhỏ hơn.",
        f"{path}: too much text (up to page {number}); split the PDF into smaller files.",
    )
