"""A copy of a PDF with highlights, each with a note that a reader of PDFs shows."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from vnproof.core.errors import DocumentError
from vnproof.documents.pdfium import pages

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

AUTHOR = "vnproof"
YELLOW = (255, 214, 0, 110)  # red, green, blue, and how much of it covers the page
PRINTED = 4  # the flag of annotations that are printed too


class Box(NamedTuple):
    """Where a stretch of text stands: the page, from 1, and a box on it, in points of the page's own coordinates."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class Highlight(NamedTuple):
    """The boxes of a stretch, one a line, and what to say of it."""

    boxes: tuple[Box, ...]
    text: str


def highlight(path: str, data: bytes, highlights: Iterable[Highlight]) -> bytes:
    """
    The PDF with these highlights, put behind its own bytes, so that even signatures in it stay what they were.

    Raises DocumentError where it cannot be done.
    """
    from pypdfium2 import raw

    pieces = sorted(
        (page, number, tuple(boxes), text)
        for number, (found, text) in enumerate(highlights)
        for page, boxes in groupby(found, key=lambda box: box.page)
    )
    with pages(path, data) as document:
        for number, on_page in groupby(pieces, key=lambda piece: piece[0]):
            page = document[number - 1]
            try:
                if not all(_add(page, boxes, text) for _, _, boxes, text in on_page):
                    raise DocumentError(
                        f"{path}: không ghi chú được vào trang {number}; hãy xuất lại PDF rồi thử lại.",
                        f"{path}: page {number} takes no notes; export the PDF again and retry.",
                    )
            finally:
                page.close()
        copy = BytesIO()
        document.save(copy, flags=raw.FPDF_INCREMENTAL)
        return copy.getvalue()


def _add(page: PdfPage, boxes: tuple[Box, ...], text: str) -> bool:
    from pypdfium2 import raw

    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        return False
    try:
        done = [
            raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *YELLOW),
            raw.FPDFAnnot_SetRect(annotation, _around(boxes)),
            raw.FPDFAnnot_SetFlags(annotation, PRINTED),
            *(raw.FPDFAnnot_AppendAttachmentPoints(annotation, _corners(box)) for box in boxes),
            raw.FPDFAnnot_SetStringValue(annotation, b"Contents", _wide(text)),
            raw.FPDFAnnot_SetStringValue(annotation, b"T", _wide(AUTHOR)),
        ]
        return all(done)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _around(boxes: tuple[Box, ...]) -> ctypes.Structure:
    from pypdfium2 import raw

    rectangle: ctypes.Structure = raw.FS_RECTF(
        left=min(box.left for box in boxes),
        bottom=min(box.bottom for box in boxes),
        right=max(box.right for box in boxes),
        top=max(box.top for box in boxes),
    )
    return rectangle


def _corners(box: Box) -> ctypes.Structure:
    """In the order that readers of PDFs expect: top left, top right, bottom left, bottom right."""
    from pypdfium2 import raw

    corners: ctypes.Structure = raw.FS_QUADPOINTSF(
        box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom
    )
    return corners


def _wide(text: str) -> ctypes.Array[ctypes.c_ushort]:
    units = (text + "\0").encode("utf-16-le")
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
