"""Pictures of pages read by Tesseract, a program of its own, called where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from vnproof.core.errors import DocumentError
from vnproof.documents.glyphs import Picture
from vnproof.documents.lines import WIDE, Line

DOTS_PER_INCH = 300
MOST_SECONDS = 120  # a page takes some five
RULE = "|"  # what Tesseract takes the ruled lines of a table for
HEAD = "level\t"  # what its table begins with, from version 3.05 on
WORD = "5"  # the level of words in Tesseract's table


class _Word(NamedTuple):
    text: str
    box: list[float]


def read_picture(path: str, picture: Picture) -> list[Line]:
    """
    The lines of a page, every word with its box.

    Raises DocumentError where Tesseract or its Vietnamese is not installed, fails or takes too long.
    """
    return list(_pieces(_ask(path, picture), picture))


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
    table = done.stdout.decode("utf-8", "replace")
    if done.returncode or not table.startswith(HEAD):
        raise _missing(path)
    return table


def _pieces(table: str, picture: Picture) -> Iterator[Line]:
    """The lines that Tesseract saw, those cut in two that it read on across a gutter."""
    order = 0
    block = ""
    words: list[_Word] = []
    for row in [*table.splitlines()[1:], ""]:
        cells = row.split("\t")
        if cells[0] == WORD:
            if cells[11].strip():
                words.append(_Word(cells[11].strip(), _box(cells, picture)))
            continue
        for piece in _cut(words):
            order += 2
            if text := [word for word in piece if word.text.strip(RULE)]:
                yield _line(text, order)
        order -= bool(words)  # the first piece of the next line goes on from the last of this one
        words = []
        if row and cells[2] != block:
            block = cells[2]
            order += 1


def _cut(words: list[_Word]) -> Iterator[list[_Word]]:
    height = max((word.box[3] - word.box[1] for word in words), default=0.0)
    piece: list[_Word] = []
    for word in words:
        is_apart = piece and (word.box[0] - piece[-1].box[2] > WIDE * height or word.text.startswith(RULE))
        if is_apart:
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _box(cells: list[str], picture: Picture) -> list[float]:
    left, top, width, height = map(int, cells[6:10])
    top = picture.height - top
    return [
        picture.left + left / picture.scale,
        picture.bottom + (top - height) / picture.scale,
        picture.left + (left + width) / picture.scale,
        picture.bottom + top / picture.scale,
    ]


def _line(words: list[_Word], order: int) -> Line:
    """Words as a line; each character has the box of its word. The size of letters is not known."""
    boxes = np.array([word.box for word in words], np.float32)
    texts = [word.text.strip(RULE) for word in words]
    rows = [row for number, text in enumerate(texts) for row in [*([number] * len(text)), -1]][:-1]
    own = boxes[rows]
    own[[row < 0 for row in rows]] = 0
    left, bottom = boxes.min(axis=0)[:2].tolist()
    right, top = boxes.max(axis=0)[2:].tolist()
    return Line(" ".join(texts), own, left, bottom, right, top, size=0.0, order=order)


def _missing(path: str) -> DocumentError:
    return DocumentError(
        f"{path}: --ocr cần Tesseract có tiếng Việt; hãy cài bằng `apt install tesseract-ocr tesseract-ocr-vie`.",
        f"{path}: --ocr needs Tesseract with Vietnamese; run `apt install tesseract-ocr tesseract-ocr-vie`.",
    )
