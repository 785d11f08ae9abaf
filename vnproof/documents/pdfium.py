"""
pdfium, the library that reads PDF files: pages to glyphs and their boxes, pages to pictures. Nothing here knows words.

Pages are opened one at a time, and closed; pdfium can't be asked by two threads at once, so all who ask hold `LOCK`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from vnproof.core.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap, PdfDocument, PdfTextPage

LOCK = RLock()

MOST_PAGES = 5_000
MOST_GLYPHS = 200_000  # of one page: a newspaper has some thirty thousand
MOST_PIXELS = 40_000_000  # of one picture: A3 at 300 dpi has 17 million
WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
LINE_END_HYPHEN = "\x02"  # what pdfium makes of a hyphen that ends a line within a word
FAR = 1e6  # no page is as wide; beyond this a box is a fault of the file

Boxes = NDArray[np.float32]  # a row a character: left, bottom, right, top


class Glyphs(NamedTuple):
    """
    The characters of a page as pdfium gives them, in its order, each with its box in the page's own coordinates.

    Blanks and line ends that pdfium supplied have boxes without a width. `slanted` tells of each character whether its
    line runs otherwise than the page is read; `rotation` is how far the page is turned when shown (0, 90, 180, 270).
    `is_bare` says that nothing at all is drawn on the page.
    """

    text: str
    boxes: Boxes
    slanted: NDArray[np.bool_]
    rotation: int
    is_bare: bool


class Picture(NamedTuple):
    """
    A page in grey, as a PGM file of `height` pixels, `scale` of them a point.

    `left` and `bottom` say where its corner lies on the page as it is read, see `turn`.
    """

    data: bytes
    height: int
    scale: float
    left: float
    bottom: float
    rotation: int


@contextmanager
def pages(path: str, data: bytes) -> Iterator[PdfDocument]:
    """
    The PDF file, open.

    Raises DocumentError where it is locked, broken, empty or too long.
    """
    import pypdfium2

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _locked(path) if _needs_password() else _broken(path) from error
        try:
            if not len(document):
                raise _broken(path)
            if len(document) > MOST_PAGES:
                raise DocumentError(
                    f"{path}: có {len(document)} trang, nhiều hơn {MOST_PAGES}; hãy tách thành nhiều tệp nhỏ hơn.",
                    f"{path}: {len(document)} pages, more than {MOST_PAGES}; split it into smaller files.",
                )
            yield document
        finally:
            document.close()


def read_glyphs(document: PdfDocument, number: int) -> Glyphs | None:
    """The characters of a page, counted from 0, no more than MOST_GLYPHS of them; None where the page is broken."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return None
    try:
        text = _characters(text_page)
        rotation = page.get_rotation()
        is_bare = raw.FPDFPage_CountObjects(page) <= 0
        return Glyphs(text, _boxes(text_page, len(text)), _slanted(text_page, text, rotation), rotation, is_bare)
    finally:
        text_page.close()
        page.close()


def draw(document: PdfDocument, number: int, dots_per_inch: int) -> Picture | None:
    """A page as a picture, coarser where the sheet is very large; None where the page is broken."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        scale = min(dots_per_inch / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        if max(width, height) * scale < 1:
            return None
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            rotation = page.get_rotation()
            left, bottom, _, _ = turn(np.array([page.get_bbox()], np.float32), rotation)[0].tolist()
            return Picture(_pgm(bitmap), bitmap.height, scale, left, bottom, rotation)
        finally:
            bitmap.close()
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def turn(boxes: Boxes, degrees: int) -> Boxes:
    """
    Boxes turned clockwise around the origin, by a multiple of 90.

    >>> turn(np.array([[10, 20, 30, 40]]), 90).tolist()
    [[20, -30, 40, -10]]
    """
    left, bottom, right, top = boxes.T
    turned = {
        0: (left, bottom, right, top),
        90: (bottom, -right, top, -left),
        180: (-right, -top, -left, -bottom),
        270: (-top, left, -bottom, right),
    }
    return np.stack(turned[degrees % 360], axis=1)


def _characters(text_page: PdfTextPage) -> str:
    """One character each; asked one by one only where pdfium leaves some out of the text of the page."""
    from pypdfium2 import raw

    count = min(text_page.count_chars(), MOST_GLYPHS)
    text = text_page.get_text_range(0, count) if count > 0 else ""
    if len(text) != count or "\N{REPLACEMENT CHARACTER}" in text:
        codes = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
        text = "".join(map(_character, codes))
    return text.replace("\ufffe", LINE_END_HYPHEN)


def _character(code: int) -> str:
    is_character = 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF
    return chr(code) if is_character else "\N{REPLACEMENT CHARACTER}"


def _boxes(text_page: PdfTextPage, count: int) -> Boxes:
    from pypdfium2 import raw

    rectangles = (raw.FS_RECTF * count)()
    handle, ask = text_page.raw, raw.FPDFText_GetLooseCharBox
    for index in range(count):
        ask(handle, index, rectangles[index])
    boxes = np.frombuffer(rectangles, np.float32).reshape(count, 4)[:, [0, 3, 2, 1]]  # left, top, right, bottom there
    return np.clip(np.nan_to_num(boxes, posinf=FAR, neginf=-FAR), -FAR, FAR)


def _slanted(text_page: PdfTextPage, text: str, rotation: int) -> NDArray[np.bool_]:
    """Of each character; only the first of a line is asked."""
    from pypdfium2 import raw

    slanted = np.zeros(len(text), np.bool_)
    start = 0
    for line in text.splitlines(keepends=True):
        angle = raw.FPDFText_GetCharAngle(text_page, start) if line.strip() else -1
        if angle >= 0:  # counted anticlockwise; a page turned clockwise shows it upright
            off = (np.degrees(angle) - rotation + 180) % 360 - 180
            slanted[start : start + len(line)] = abs(off) > 20
        start += len(line)
    return slanted


def _pgm(bitmap: PdfBitmap) -> bytes:
    """The plainest format there is that Tesseract reads."""
    pixels = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + np.ascontiguousarray(pixels).tobytes()


def _needs_password() -> bool:
    from pypdfium2 import raw

    return int(raw.FPDF_GetLastError()) == WRONG_PASSWORD


def _locked(path: str) -> DocumentError:
    return DocumentError(
        f"{path}: PDF có mật khẩu; hãy mở bằng trình đọc PDF, lưu bản không có mật khẩu rồi thử lại.",
        f"{path}: the PDF wants a password; open it in a PDF reader, save a copy without one and try again.",
    )


def _broken(path: str) -> DocumentError:
    return DocumentError(
        f"{path}: PDF bị hỏng hoặc không có trang nào; hãy mở bằng trình đọc PDF và xuất lại tệp.",
        f"{path}: the PDF is damaged or has no page; open it in a PDF reader and export it again.",
    )
