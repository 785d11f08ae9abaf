"""Pictures of pages read by Tesseract, a program of its own, called where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import numpy as np

from vnproof.core.errors import DocumentError
from vnproof.documents.lines import Line
from vnproof.documents.pdfium import Picture
from vnproof.documents.reading_order import Paragraph, paragraphs

DOTS_PER_INCH = 300
MOST_SECONDS = 120  # a page takes some five
LINE, WORD = "4", "5"  # levels of Tesseract's table


def read_picture(path: str, picture: Picture) -> list[Paragraph]:
    """
    The paragraphs of a page, every word with its box.

    Raises DocumentError where Tesseract or its Vietnamese is not installed, fails or takes too long.
    """
    found: list[Paragraph] = []
    for block in _blocks(_ask(path, picture), picture):
        found.extend(paragraphs(block))
    return found


def _ask(path: str, picture: Picture) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise _missing(path)
    try:
        done = subprocess.run(  # noqa: S603 - the program the user has installed, and nothing of the file in its arguments
            [program, "-", "-", "-l", "vie", "--dpi", str(DOTS_PER_INCH), "tsv"],
            input=picture.data,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(
            f"{path}: Tesseract đọc một trang quá {MOST_SECONDS} giây; hãy tách trang đó ra hoặc quét lại nhẹ hơn.",
            f"{path}: Tesseract took more than {MOST_SECONDS} seconds for a page; take it out, or scan it again.",
        ) from error
    except OSError as error:
        raise _missing(path) from error
    if done.returncode:
        raise _missing(path)
    return done.stdout.decode("utf-8", "replace")


def _blocks(table: str, picture: Picture) -> Iterator[list[Line]]:
    """The lines of each block that Tesseract saw."""
    block: list[Line] = []
    here = ""
    box: list[float] = []
    words: list[tuple[str, list[float]]] = []
    for row in [*table.splitlines()[1:], ""]:
        cells = row.split("\t")
        level = cells[0]
        if level != WORD and words:
            block.append(_line(words, box))
            words = []
        if not row or cells[2] != here:
            if block:
                yield block
            block = []
            here = cells[2] if row else ""
        if level == LINE:
            box = _box(cells, picture)
        elif level == WORD and cells[11].strip():
            words.append((cells[11].strip(), _box(cells, picture)))


def _box(cells: list[str], picture: Picture) -> list[float]:
    left, top, width, height = map(int, cells[6:10])
    top = picture.height - top
    return [
        picture.left + left / picture.scale,
        picture.bottom + (top - height) / picture.scale,
        picture.left + (left + width) / picture.scale,
        picture.bottom + top / picture.scale,
    ]


def _line(words: list[tuple[str, list[float]]], box: list[float]) -> Line:
    """A line of words; each character has the box of its word. The size of letters is not known."""
    boxes: list[list[float]] = []
    for word, own in words:
        boxes += [*([own] * len(word)), [0.0] * 4]
    text = " ".join(word for word, _ in words)
    left, bottom, right, top = box
    return Line(text, np.array(boxes[:-1], np.float32), left, bottom, right, top, size=0.0)


def _missing(path: str) -> DocumentError:
    return DocumentError(
        f"{path}: --ocr cần Tesseract có tiếng Việt; hãy cài bằng `apt install tesseract-ocr tesseract-ocr-vie`.",
        f"{path}: --ocr needs Tesseract with Vietnamese; run `apt install tesseract-ocr tesseract-ocr-vie`.",
    )
