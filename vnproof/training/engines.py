"""
Reads page images with two engines that have nothing in common, and puts the lines they read together to paragraphs.

Tesseract is what most people have. TrueOCR is a small network for Vietnamese alone, which loses tones over â, ê and ô
even on a clean page and glues words to the stop before them; it needs more pixels than Tesseract for the same page.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FULL_LINE = 0.8
"A line that fills this share of the widest line was broken by the margin, not by the writer."

LIST_MARK = re.compile(r"\s*(?:[-–+*•]\s|\d{1,2}[.)]\s|[IVX]{1,4}\.\s|\w\)\s|Điều\s\d)")
MISSING_TESSERACT = "Tesseract cannot be started: install it with `apt install tesseract-ocr tesseract-ocr-vie`."
MISSING_TRUEOCR = "TrueOCR is not installed: run `pip install -e '.[scans]'`."


class Engine(NamedTuple):
    """A reader of page images; `sharpness` says how many times the pixels of Tesseract's page it is given."""

    name: str
    read: Callable[[Path, int], str]
    sharpness: float = 1.0


def read_with_tesseract(file: Path, dpi: int) -> str:
    """Tesseract's reading of a page with its line breaks, NFC; FileNotFoundError tells how to install it."""
    command = ["tesseract", str(file), "stdout", "-l", "vie", "--psm", "4", "--dpi", str(dpi)]
    try:
        # One thread, because a reading that depends on the machine's load could not be made again.
        done = subprocess.run(  # noqa: S603 - no part of the command is a stranger's
            command, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        raise FileNotFoundError(MISSING_TESSERACT) from error
    return unicodedata.normalize("NFC", done.stdout.decode("utf-8").replace("\f", ""))


def read_with_trueocr(file: Path, dpi: int) -> str:  # noqa: ARG001 - it finds out for itself
    """TrueOCR's reading of a page with its line breaks, NFC; FileNotFoundError tells how to install it."""
    return unicodedata.normalize("NFC", _trueocr().predict(file).text)


@cache
def _trueocr() -> Any:
    try:
        from trueocr import load_model
    except ModuleNotFoundError as error:
        raise FileNotFoundError(MISSING_TRUEOCR) from error
    return load_model(threads=1)


ENGINES = (Engine("tesseract", read_with_tesseract), Engine("trueocr", read_with_trueocr, sharpness=1.7))


def unwrap(reading: str) -> list[str]:
    r"""
    The paragraphs of a reading: a line that fills the page runs on into the next, unless that begins a list item.

    >>> unwrap("KẾ HOẠCH\n\nThực hiện chỉ đạo của tỉnh, xã ban hành\nkế hoạch như sau:\n1. Mục đích\n")
    ['KẾ HOẠCH', 'Thực hiện chỉ đạo của tỉnh, xã ban hành kế hoạch như sau:', '1. Mục đích']
    """
    lines = [" ".join(line.split()) for line in reading.splitlines()]
    widest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    previous = ""
    for line in filter(None, lines):
        is_full = len(previous) >= FULL_LINE * widest and not previous.isupper()
        opens = LIST_MARK.match(line) or line.isupper() or (previous.endswith((":", ";")) and line[0].isupper())
        if is_full and not opens:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs
