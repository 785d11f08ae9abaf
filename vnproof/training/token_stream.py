"""
From a folder of text to arrays of symbol numbers: what every count is made from.

Follows `language_model.symbols` to the letter, only by blocks, since 140 million syllables pass here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.language_model.symbols import END, ENDING, MARKS, NUMBER
from vnproof.text.protect import protect
from vnproof.text.tone import normalize_tone_style
from vnproof.training.text import Part, read_lines, text_files

BLOCK = 4_000  # lines
CLOSING = "".join(ENDING)
# A sentence ends at a stop that is followed by a capital; "TP. Hồ", "TS. Lê", "1. Mục" are no ends.
SENTENCE_END = re.compile(rf"(?<!\b[A-ZĐ])(?<!\b[A-Z]{{2}})(?<!\d)[{CLOSING}…][”\"’)]*\s+(?=[“\"‘(]*[A-ZÀ-ỸĐ])")
TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+|[^\w\s]|_|\n")


class Stream(NamedTuple):
    """One source: `ids` are numbers of `types`, sentences separated by the number 0 (END)."""

    name: str
    ids: npt.NDArray[np.int32]


class Types(dict[str, int]):
    """Raw token -> number of its symbol; a new symbol gets the next number."""

    def __init__(self) -> None:
        super().__init__({"\n": 0})
        self.symbols = [END]
        self._numbers = {END: 0}

    def __missing__(self, raw: str) -> int:
        if raw.isalpha():
            symbol = normalize_tone_style(raw)
        elif raw[0].isalnum():
            symbol = NUMBER
        else:
            symbol = MARKS.get(raw, raw)
        number = self._numbers.setdefault(symbol, len(self.symbols))
        if number == len(self.symbols):
            self.symbols.append(symbol)
        self[raw] = number
        return number


def read_folder(folder: Path, types: Types, part: Part = Part.ALL) -> Iterator[Stream]:
    """The part wanted of every `.txt` and `.txt.xz` of the folder, by name; `types` grows on the way."""
    for path in text_files(folder):
        yield Stream(path.name.split(".")[0], encode(read_lines(path, part), types))


def encode(lines: Iterator[str] | IO[str], types: Types) -> npt.NDArray[np.int32]:
    r"""
    The symbol numbers of `lines`, one sentence after another.

    >>> types = Types()
    >>> ids = encode(iter(["Số 90/KH-UBND. Kính gửi:\n"]), types)
    >>> " ".join(types.symbols[i] for i in ids)
    '</s> số <num> . </s> kính gửi : </s>'
    """
    pieces = [np.zeros(1, np.int32)]
    lines = iter(lines)
    while block := "".join(islice(lines, BLOCK)):
        text = _mask(unicodedata.normalize("NFC", block))
        text = SENTENCE_END.sub(_break, text).lower()
        if not text.endswith("\n"):
            text += "\n"
        pieces.append(np.array([types[raw] for raw in TOKEN.findall(text)], np.int32))
    ids = np.concatenate(pieces)
    kept: npt.NDArray[np.int32] = ids[np.append(True, (ids[1:] != 0) | (ids[:-1] != 0))]  # no empty sentences
    return kept


def _break(match: re.Match[str]) -> str:
    return match.group().rstrip() + "\n"


def _mask(text: str) -> str:
    """Protected spans as a plain number, which is how the model sees them."""
    pieces, done = [], 0
    for _, (start, end) in protect(text):
        pieces += [text[done:start], " 0 "]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)
