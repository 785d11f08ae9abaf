"""
Text to train on: a folder of files, a paragraph a line, of which a small part can be held out.

What is held out comes in stretches of neighbouring lines, so that it still reads as documents: errors are put into them
to learn the judge's weights with a language model that has never seen them. A larger part, with that in its midst, is
set aside for the context model to learn from what such a language model gets wrong.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

STRETCH = 30  # lines
HELD_OUT = 50  # the number, of every EACH stretches, of the one that is held out
SET_ASIDE = range(40, 60)  # … and of those that are set aside, the held-out one among them
EACH = 100


class Part(Enum):
    """Which lines of a file."""

    ALL = "all"
    LEARNED = "learned"
    HELD_OUT = "held out"
    COUNTED = "neither held out nor set aside"
    SET_ASIDE = "set aside and not held out"

    def has(self, stretch: int) -> bool:
        """
        Does the stretch of this number belong to it?

        >>> [part.value for part in Part if part.has(141)]
        ['all', 'learned', 'set aside and not held out']
        """
        held, aside = stretch % EACH == HELD_OUT, stretch % EACH in SET_ASIDE
        if self is Part.ALL:
            return True
        if self is Part.COUNTED:
            return not aside
        return held if self is Part.HELD_OUT else not held and (aside or self is Part.LEARNED)


def text_files(folder: Path) -> list[Path]:
    """Every `.txt` and `.txt.xz` of a folder, by name."""
    return [path for path in sorted(folder.iterdir()) if path.name.endswith((".txt", ".txt.xz"))]


def read_lines(path: Path, part: Part = Part.ALL) -> Iterator[str]:
    """The lines of a file, as they are; or one part of them."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if part.has(number // STRETCH):
                yield line


def documents(path: Path) -> Iterator[str]:
    """What is held out of a file, a stretch at a time."""
    pages: list[str] = []
    for line in read_lines(path, Part.HELD_OUT):
        pages.append(line)
        if len(pages) == STRETCH:
            yield "".join(pages)
            pages = []
    if pages:
        yield "".join(pages)
