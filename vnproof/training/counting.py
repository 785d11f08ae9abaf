"""
Read a folder of text into arrays of numbers, and count runs of tokens in them.

Every file becomes one array of codes, a code being a form of a syllable and whether it is written `Like` this. All that
is counted later is arithmetic on those arrays, a chunk at a time.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from vnproof.lexicon.readers import normal_form
from vnproof.text.syllable import is_syllable

Codes = NDArray[np.uint16]
Keys = NDArray[np.uint64]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\n")
BLOCK = 1 << 20  # characters read at once
CHUNK = 1 << 22  # tokens counted at once: bounds the memory of a sort


class Corpus(NamedTuple):
    """One file: code = 2 * form + written like `This`; form 0 is everything that is not a counted syllable."""

    name: str
    codes: Codes


@dataclass(frozen=True)
class Texts:
    """All files, and the form that each number stands for: lower case, NFC, old tone style."""

    forms: tuple[str, ...]
    corpora: tuple[Corpus, ...]


class _Coder(dict[str, int]):
    """Surface form -> code, worked out once for each."""

    def __init__(self, watched: Collection[str]) -> None:
        super().__init__()
        self.forms: dict[str, int] = {"": 0}
        self._watched = watched

    def __missing__(self, surface: str) -> int:
        form = normal_form(surface)
        code = 0
        if form in self._watched or is_syllable(form):
            number = self.forms.setdefault(form, len(self.forms))
            code = 2 * number + (surface[:1].isupper() and not surface[1:].isupper())
        self[surface] = code
        return code


def read_texts(folder: Path, watched: Collection[str] = ()) -> Texts:
    """
    Every `.txt` and `.txt.xz` of `folder`, in the order of their names; syllables of `watched` are counted even
    where they are no legal syllables.
    """
    coder = _Coder(watched)
    corpora = []
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.txt.xz")]):
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
            pieces = [
                np.fromiter(map(coder.__getitem__, tokens), np.uint16, len(tokens))
                for tokens in map(TOKEN.findall, _blocks(file))
            ]
        corpora.append(Corpus(path.name, np.concatenate(pieces) if pieces else np.zeros(0, np.uint16)))
    return Texts(tuple(coder.forms), tuple(corpora))


def _blocks(file: IO[str]) -> Iterator[str]:
    """Whole lines, about BLOCK characters at a time."""
    while block := file.read(BLOCK):
        yield normalize("NFC", block + file.readline())


class Stream:
    """The texts over fewer forms: `names[1:]` numbered from 1, all else 0."""

    def __init__(self, texts: Texts, names: Sequence[str]) -> None:
        number = {name: index for index, name in enumerate(names)}
        self.size = len(names)
        self._corpora = texts.corpora
        self._renumber = np.array([number.get(form, 0) for form in texts.forms], np.uint64)

    def corpora(self, width: int) -> Iterator[Iterator[tuple[Keys, Flags]]]:
        """For each file, its chunks (numbers, written like `This`); neighbours share `width` - 1 tokens."""
        for corpus in self._corpora:
            yield (
                (self._renumber[codes >> 1], (codes & 1).astype(np.bool_))
                for start in range(0, len(corpus.codes), CHUNK)
                for codes in [corpus.codes[start : start + CHUNK + width - 1]]
            )


class Tally:
    """Counts by key, keys ascending."""

    def __init__(self) -> None:
        self.keys: Keys = np.zeros(0, np.uint64)
        self.counts: Counts = np.zeros(0, np.int64)

    def add(self, keys: Keys, counts: Counts | None = None) -> None:
        """Add one for every key given, or `counts` for keys that are ascending and unique."""
        if counts is None:
            keys, counts = np.unique(keys, return_counts=True)
        keys, counts = np.concatenate((self.keys, keys)), np.concatenate((self.counts, counts))
        order = np.argsort(keys, kind="stable")
        self.keys, starts = np.unique(keys[order], return_index=True)
        self.counts = np.add.reduceat(counts[order], starts) if len(starts) else counts

    def of(self, keys: Keys) -> Counts:
        """The count of each key, 0 where it was never added."""
        at = np.minimum(np.searchsorted(self.keys, keys), max(len(self.keys) - 1, 0))
        return np.where(self.keys[at] == keys, self.counts[at], 0) if len(self.keys) else np.zeros(len(keys), np.int64)


def grams(numbers: Keys, width: int, size: int) -> tuple[Keys, Flags]:
    """The key of every run of `width` tokens, and whether it is whole: without a break in it."""
    count = max(len(numbers) - width + 1, 0)
    keys = np.zeros(count, np.uint64)
    whole = np.ones(count, np.bool_)
    for offset in range(width):
        part = numbers[offset : offset + count]
        keys = keys * np.uint64(size) + part
        whole &= part > 0
    return keys, whole
