"""
pdfium, the library that reads PDF files, and all that asks it. It runs in a process of its own, see `pdf_process`:
a file made to hurt can bring it down, by half a kilobyte of forms within forms, and nobody else then.

The process takes a line of JSON and the file, and gives records: a line of JSON each, and the bytes it announces.
numpy and the rest of vnproof are not loaded here, so that a page comes out at once.
"""

from __future__ import annotations

import ctypes
import json
import math
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from itertools import groupby
from threading import Timer
from typing import TYPE_CHECKING, Any
from unicodedata import category

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_SECONDS = 30  # for one page; the slowest notice takes a tenth of a second, a large scan a few
MOST_SECONDS_IN_ALL = 600  # of work; the longest reports take some ten
MOST_MEMORY = 2 * 1024**3  # of address space, for all that pdfium unpacks
MOST_PAGES = 5_000
MOST_GLYPHS = 200_000  # of one page: a newspaper has some thirty thousand
MOST_PIXELS = 40_000_000  # of one picture: A3 at 300 dpi has 17 million

LINE = re.compile("[^\n\x02]+[\n\x02]?")  # a hyphen that ends a line (2) has no line end behind it
WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
UPRIGHT = 20  # degrees off that a line still counts as upright
GARBLED = 0.2  # of the characters of a page without a meaning: its fonts do not say which letters they draw
UNKNOWN = ("Cc", "Co", "Cn")  # categories of characters that mean nothing

YELLOW = (255, 214, 0, 110)  # red, green, blue, and how much of it covers the page
PRINTED = 4  # the flag of annotations that are printed too


class _Refused(Exception):
    """The file cannot be read; the argument is a word that `pdf_process` has a sentence for."""


def main() -> None:
    """Do what the line of JSON on standard input asks for, with the file that comes after it."""
    _limit_memory()
    request = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        with _opened(data) as document:
            if request["highlights"] is None:
                for number in range(len(document)):
                    _give(*_in_time(_read, document, number, request["dots_per_inch"]))
            else:
                _give({}, _in_time(_highlight, document, request["highlights"], request["author"]))
    except _Refused as error:
        _give({"refused": str(error)})
    _give({"end": True})
    sys.stdout.buffer.flush()


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has none; a smaller limit of the user's stays
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _in_time(do: Any, *arguments: Any) -> Any:
    """Do it, or end the process: ctypes lets other threads run, so a timer can stop what pdfium never would."""
    timer = Timer(MOST_SECONDS, os._exit, [1])
    timer.daemon = True
    timer.start()
    try:
        return do(*arguments)
    finally:
        timer.cancel()


def _give(record: dict[str, Any], *parts: bytes) -> None:
    line = json.dumps({**record, "sizes": [len(part) for part in parts]})
    sys.stdout.buffer.write(line.encode() + b"\n" + b"".join(parts))


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = _in_time(pypdfium2.PdfDocument, data)
    except pypdfium2.PdfiumError as error:
        is_locked = raw.FPDF_GetLastError() == WRONG_PASSWORD
        raise _Refused("locked" if is_locked else "broken") from error
    try:
        if not len(document):
            raise _Refused("broken")
        if len(document) > MOST_PAGES:
            raise _Refused("pages")
        yield document
    finally:
        document.close()


@contextmanager
def _page(document: PdfDocument, number: int) -> Iterator[PdfPage]:
    page = document[number]
    try:
        yield page
    finally:
        page.close()


def _read(document: PdfDocument, number: int, dots_per_inch: int) -> tuple[Any, ...]:
    """A page as a record with its boxes, and with its picture where it has no text and one is asked for."""
    import pypdfium2
    from pypdfium2 import raw

    if time.process_time() > MOST_SECONDS_IN_ALL:
        raise _Refused("slow")
    try:
        with _page(document, number) as page:
            rotation = page.get_rotation()
            text_page = page.get_textpage()
            try:
                text = _characters(text_page)
                boxes = _boxes(text_page, len(text))
                runs = list(_runs(text_page, text, rotation))
            finally:
                text_page.close()
            fault = _fault(text, is_bare=raw.FPDFPage_CountObjects(page) <= 0)
            record = {"text": text, "rotation": rotation, "runs": runs, "fault": fault}
            if dots_per_inch and fault and (drawn := _draw(page, dots_per_inch)):
                return {**record, **drawn[0]}, boxes, drawn[1]
            return record, boxes
    except pypdfium2.PdfiumError:
        return {"text": "", "rotation": 0, "runs": [], "fault": "broken"}, b""


def _fault(text: str, *, is_bare: bool) -> str:
    """Why a page has no text that can be read; "" where it has, or where nothing at all is drawn on it."""
    letters = [letter for letter in text if not letter.isspace()]
    if not letters:
        return "" if is_bare else "picture"
    unknown = sum(map(letters.count, {letter for letter in letters if _is_unknown(letter)}))
    return "garbled" if unknown > GARBLED * len(letters) else ""


def _is_unknown(letter: str) -> bool:
    return letter == "\N{REPLACEMENT CHARACTER}" or (letter != "\x02" and category(letter) in UNKNOWN)


def _characters(text_page: PdfTextPage) -> str:
    """One character each; asked one by one only where pdfium leaves some out of the text of the page."""
    from pypdfium2 import raw

    count = text_page.count_chars()
    if count > MOST_GLYPHS:
        raise _Refused("letters")
    text = text_page.get_text_range() if count > 0 else ""
    if len(text) != count or "\N{REPLACEMENT CHARACTER}" in text:
        text = "".join(_character(raw.FPDFText_GetUnicode(text_page, index)) for index in range(count))
    return str(text).replace("\ufffe", "\x02")


def _character(code: int) -> str:
    is_character = 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF
    return chr(code) if is_character else "\N{REPLACEMENT CHARACTER}"


def _boxes(text_page: PdfTextPage, count: int) -> bytes:
    """Four floats a character: left, top, right, bottom."""
    from pypdfium2 import raw

    rectangles = (raw.FS_RECTF * count)()
    handle, ask = text_page.raw, raw.FPDFText_GetLooseCharBox
    for index in range(count):
        ask(handle, index, rectangles[index])
    return bytes(rectangles)


def _runs(text_page: PdfTextPage, text: str, rotation: int) -> Iterator[tuple[Any, ...]]:
    """What `glyphs.Run` holds, for each line; only its first letter is asked."""
    from pypdfium2 import raw

    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    for found in LINE.finditer(text):
        line, start = found.group(), found.start()
        first = start + len(line) - len(line.lstrip())
        if line.strip() and raw.FPDFText_GetCharOrigin(text_page, first, x, y):
            # Angles are counted anticlockwise; a page turned clockwise shows such a line upright.
            off = math.degrees(raw.FPDFText_GetCharAngle(text_page, first)) - rotation
            is_slanted = math.isfinite(off) and abs((off + 180) % 360 - 180) > UPRIGHT
            size = raw.FPDFText_GetFontSize(text_page, first)
            if raw.FPDFText_GetMatrix(text_page, first, matrix):
                size *= math.hypot(matrix.c, matrix.d)
            numbers = (size, x.value, y.value)
            yield start, found.end(), is_slanted, *(n if math.isfinite(n) else 0.0 for n in numbers)


def _draw(page: PdfPage, dots_per_inch: int) -> tuple[dict[str, Any], bytes] | None:
    """A page as a PGM file, the plainest there is that Tesseract reads; coarser where the sheet is very large."""
    width, height = page.get_size()
    if not (0 < width < math.inf and 0 < height < math.inf):
        return None
    scale = min(dots_per_inch / 72, math.sqrt(MOST_PIXELS / (width * height)))
    if min(width, height) * scale < 1:
        return None
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
        pixels = b"".join(rows[start : start + bitmap.width] for start in starts)
        record = {"height": bitmap.height, "scale": scale, "corners": page.get_bbox()}
        return record, b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + pixels
    finally:
        bitmap.close()


def _highlight(
    document: PdfDocument, highlights: list[tuple[list[tuple[int, list[float]]], str]], author: str
) -> bytes:
    """
    A copy with these highlights put behind the file's own bytes, so that even signatures in it stay what they were.

    A highlight is its boxes, each with its page counted from 0, and a text.
    """
    from pypdfium2 import PdfiumError, raw

    pieces = [
        (page, number, [box for _, box in boxes], text)
        for number, (found, text) in enumerate(highlights)
        for page, boxes in groupby(found, key=lambda box: box[0])
    ]
    for number, on_page in groupby(sorted(pieces), key=lambda piece: piece[0]):
        try:
            with _page(document, number) as page:
                done = [_add(page, boxes, text, author) for _, _, boxes, text in on_page]
        except PdfiumError as error:
            raise _Refused("notes") from error
        if not all(done):
            raise _Refused("notes")
    copy = BytesIO()
    document.save(copy, flags=raw.FPDF_INCREMENTAL)
    return copy.getvalue()


def _add(page: PdfPage, boxes: list[list[float]], text: str, author: str) -> bool:
    from pypdfium2 import raw

    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        return False
    left, bottom, right, top = (list(side) for side in zip(*boxes, strict=True))
    around = raw.FS_RECTF(left=min(left), bottom=min(bottom), right=max(right), top=max(top))
    try:
        done = [
            raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *YELLOW),
            raw.FPDFAnnot_SetRect(annotation, around),
            raw.FPDFAnnot_SetFlags(annotation, PRINTED),
            *(raw.FPDFAnnot_AppendAttachmentPoints(annotation, _corners(*box)) for box in boxes),
            raw.FPDFAnnot_SetStringValue(annotation, b"Contents", _wide(text)),
            raw.FPDFAnnot_SetStringValue(annotation, b"T", _wide(author)),
        ]
        return all(done)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _corners(left: float, bottom: float, right: float, top: float) -> ctypes.Structure:
    """In the order that readers of PDFs expect: top left, top right, bottom left, bottom right."""
    from pypdfium2 import raw

    corners: ctypes.Structure = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
    return corners


def _wide(text: str) -> ctypes.Array[ctypes.c_ushort]:
    units = (text + "\0").encode("utf-16-le", "replace")
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
