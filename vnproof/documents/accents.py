"""
Marks that a PDF holds apart from their letters: found by where they stand on the page, and put back.

What producers do: letter and mark as two characters (NFD), a blank before the mark, all marks of a line after its
letters, or an accent with a width of its own («´») printed over the letter.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from vnproof.documents.glyphs import Boxes
from vnproof.text.unicode import view

COMBINING = frozenset(map(chr, range(0x300, 0x370)))
# Accents with a width, and the mark that is meant where one stands over a letter.
SPACING = {
    "´": "\N{COMBINING ACUTE ACCENT}",
    "ˊ": "\N{COMBINING ACUTE ACCENT}",
    "`": "\N{COMBINING GRAVE ACCENT}",
    "ˋ": "\N{COMBINING GRAVE ACCENT}",
    "ˆ": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "^": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "˜": "\N{COMBINING TILDE}",
    "~": "\N{COMBINING TILDE}",
    "˘": "\N{COMBINING BREVE}",
    "ˀ": "\N{COMBINING HOOK ABOVE}",
    "ʼ": "\N{COMBINING HORN}",
}
MARKS = COMBINING | SPACING.keys()
BEARERS = frozenset("aeiouy")
NEAR = 2_000  # characters; a mark drawn further from its letter is not looked for


def join_marks(text: str, boxes: Boxes, reach: Boxes) -> tuple[list[str], Boxes, set[int]]:
    """
    The characters, every mark in the cell of the letter that it belongs to and its own cell empty; boxes that hold
    both; and which cells were put together. `reach` holds the boxes as high as the letters of the line may be.

    >>> nothing = np.zeros((4, 4), np.float32)
    >>> join_marks("o\N{COMBINING CIRCUMFLEX ACCENT} .", nothing, nothing)[0]
    ['ô', '', ' ', '.']
    >>> over = np.array([[0, 0, 6, 12], [6, 0, 12, 12], [0, 0, 6, 14]], np.float32)
    >>> join_marks("on´", over, over)[0]
    ['ó', 'n', '']
    """
    cells = list(text)
    if text.isascii() or MARKS.isdisjoint(text):
        return cells, boxes, set()
    boxes = boxes.copy()
    bearing = np.array([_base(character) in BEARERS for character in text])
    joined: set[int] = set()
    for place, character in enumerate(text):
        if character not in MARKS:
            continue
        letter = _letter_for(cells, reach, bearing, place)
        whole = "" if letter is None else _whole(cells[letter], SPACING.get(character, character))
        if letter is None or len(whole) != 1:
            continue
        if character in COMBINING:
            _drop_blanks(cells, letter, place)
        cells[letter], cells[place] = whole, ""
        boxes[letter, 1] = min(boxes[letter, 1], boxes[place, 1])
        boxes[letter, 3] = max(boxes[letter, 3], boxes[place, 3])
        joined.add(letter)
    return cells, boxes, joined


@lru_cache(maxsize=1024)
def _whole(letter: str, mark: str) -> str:
    return view(letter + mark).text


@lru_cache(maxsize=1024)
def _base(character: str) -> str:
    return normalize("NFD", character)[0].lower()


def _letter_for(cells: list[str], reach: Boxes, bearing: NDArray[np.bool_], place: int) -> int | None:
    """The letter a mark belongs to: the one before it, else the one it stands over, else the one before the blank."""
    before = place - 1
    while before >= 0 and not cells[before]:
        before -= 1
    is_combining = cells[place] in COMBINING
    if is_combining and before >= 0 and not cells[before].isspace():
        return before
    beneath = _beneath(reach, bearing, place)
    if beneath is not None or not is_combining:
        return beneath
    while before >= 0 and (not cells[before] or cells[before] == " "):
        before -= 1
    return before if before >= 0 and bearing[before] else None


def _beneath(reach: Boxes, bearing: NDArray[np.bool_], place: int) -> int | None:
    first = max(0, place - NEAR)
    left, bottom, right, top = reach[first : place + NEAR].T
    middle = (reach[place, 0] + reach[place, 2]) / 2
    over = (left <= middle) & (middle <= right) & (bottom < reach[place, 3]) & (reach[place, 1] < top)
    found = np.flatnonzero(over & bearing[first : place + NEAR]) + first
    return int(found[np.argmin(abs(found - place))]) if len(found) else None


def _drop_blanks(cells: list[str], letter: int, place: int) -> None:
    """A blank between a letter and the mark right behind it is none."""
    if letter < place and not "".join(cells[letter + 1 : place]).strip(" "):
        for index in range(letter + 1, place):
            cells[index] = ""
