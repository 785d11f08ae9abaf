"""pdfium asked in a process of its own, with a limit to its time and memory: whatever a PDF does, only that ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, Any, Literal, NamedTuple

import numpy as np

from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.glyphs import FAR, Glyphs, Picture, Run, turn
from vnproof.documents.pdfium import MOST_GLYPHS, MOST_PAGES

# Isolated, and without the start-up files of this Python: its paths are handed over as they are.
PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from vnproof.documents.pdfium import main; main()"

REFUSALS = {
    "locked": Wording(
        "PDF có mật khẩu; hãy mở bằng trình đọc PDF, lưu bản không có mật khẩu rồi thử lại",
        "the PDF wants a password; open it in a PDF reader, save a copy without one and try again",
    ),
    "broken": Wording(
        "PDF bị hỏng hoặc không có trang nào; hãy mở bằng trình đọc PDF và xuất lại tệp",
        "the PDF is damaged or has no page; open it in a PDF reader and export it again",
    ),
    "pages": Wording(
        f"có hơn {MOST_PAGES} trang; hãy tách PDF thành nhiều tệp nhỏ hơn",
        f"more than {MOST_PAGES} pages; split the PDF into smaller files",
    ),
    "letters": Wording(
        f"có trang hơn {MOST_GLYPHS} chữ; hãy xuất lại PDF với trang nhỏ hơn",
        f"a page with more than {MOST_GLYPHS} letters; export the PDF again with smaller pages",
    ),
    "slow": Wording(
        "PDF quá nặng, đọc mãi không xong; hãy tách thành nhiều tệp nhỏ hơn",
        "the PDF is too heavy to be read; split it into smaller files",
    ),
    "notes": Wording(
        "không ghi chú được vào PDF này; hãy in nó ra một tệp PDF mới rồi thử lại",
        "this PDF takes no notes; print it to a new PDF and try again",
    ),
}


Fault = Literal["", "picture", "garbled", "broken"]


class Sheet(NamedTuple):
    """A page; `fault` says why it has no text: "picture", "garbled", "broken"; then there may be a picture of it."""

    glyphs: Glyphs
    fault: Fault
    picture: Picture | None


def read_sheets(path: str, data: bytes, dots_per_inch: int = 0) -> Iterator[Sheet]:
    """
    Every page of a PDF; pages without text come with a picture where `dots_per_inch` asks for one.

    Raises DocumentError where the file cannot be read.
    """
    for record, parts in _ask(path, {"highlights": None, "dots_per_inch": dots_per_inch}, data):
        glyphs = _glyphs(record, parts[0])
        yield Sheet(glyphs, record["fault"], _picture(record, parts[1]) if len(parts) > 1 else None)


def highlighted(
    path: str, data: bytes, highlights: Sequence[tuple[list[tuple[int, list[float]]], str]], author: str
) -> bytes:
    """
    A copy of a PDF with an author's highlights.

    A highlight is boxes (left, bottom, right, top), each with its page counted from 0, and a text.

    Raises DocumentError where it takes none.
    """
    (_, parts), *_ = _ask(path, {"highlights": highlights, "author": author}, data)
    return parts[0]


def _ask(path: str, request: dict[str, Any], data: bytes) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    """The records that come back, each with its bytes."""
    command = [sys.executable, "-I", "-S", "-c", PROGRAM, *sys.path]
    with subprocess.Popen(  # noqa: S603 - this Python, with a program of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            if process.stdin and process.stdout:
                with suppress(OSError):  # it may be gone before it has read all; then no end comes
                    process.stdin.write(json.dumps(request).encode() + b"\n" + data)
                    process.stdin.close()
                yield from _records(path, process.stdout)
        finally:
            process.kill()


def _records(path: str, stream: IO[bytes]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    number = 0
    while line := stream.readline():
        record: dict[str, Any] = json.loads(line)
        if "end" in record:
            return
        if "refused" in record:
            vi, en = REFUSALS[record["refused"]]
            raise DocumentError(f"{path}: {vi}.", f"{path}: {en}.")
        number += 1
        parts = [stream.read(size) for size in record["sizes"]]
        if list(map(len, parts)) != record["sizes"]:
            break
        yield record, parts
    raise DocumentError(
        f"{path}: trang {number + 1} của PDF hỏng hoặc quá nặng; hãy in tệp ra một PDF mới rồi thử lại.",
        f"{path}: page {number + 1} of the PDF is damaged or too heavy; print it to a new PDF and try again.",
    )


def _glyphs(record: dict[str, Any], data: bytes) -> Glyphs:
    boxes = np.frombuffer(data, np.float32).reshape(-1, 4)[:, [0, 3, 2, 1]]
    boxes = np.clip(np.nan_to_num(boxes, posinf=FAR, neginf=-FAR), -FAR, FAR)
    return Glyphs(record["text"], boxes, tuple(Run(*run) for run in record["runs"]), record["rotation"])


def _picture(record: dict[str, Any], data: bytes) -> Picture:
    corners = np.array([record["corners"]], np.float32)
    left, bottom, _, _ = turn(corners, record["rotation"])[0].tolist()
    return Picture(data, record["height"], record["scale"], left, bottom)
