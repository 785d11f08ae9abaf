"""
Paragraphs of all pages to one text with its blocks and boxes.

A sentence that a page end cuts in two is one sentence in the text: the blocks of both pages then stand side by side
without a blank line, and what runs along the edges of the pages waits until the paragraph has ended.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vnproof.core.place import Block, Part, Place
from vnproof.core.span import Span
from vnproof.documents.glyphs import LINE_END_HYPHEN, Boxes, turn
from vnproof.documents.hyphenation import rejoin
from vnproof.documents.leaves import Leaf
from vnproof.documents.reading_order import Paragraph, goes_on

NOTHING = np.zeros((0, 4), np.float32)


class Flow:
    """
    The text of a document.

    `boxes` has a row a character; `lines` says where a line of the page begins in the text, and on which page; `mended`
    counts the words whose marks stood apart.
    """

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.blocks: list[Block] = []
        self.lines: list[tuple[int, int]] = []
        self.mended = 0
        self._texts: list[str] = []
        self._rows: list[Boxes] = [NOTHING]
        self._length = 0
        self._open: Paragraph | None = None  # the last paragraph of a page, where it may go on
        waiting: list[tuple[Leaf, Part, Paragraph]] = []
        for leaf in leaves:
            waiting += [(leaf, "header", paragraph) for paragraph in leaf.header]
            for number, paragraph in enumerate(leaf.body, 1):
                is_rest = number == 1 and self._open is not None and goes_on(self._open, paragraph)
                if not is_rest:
                    waiting = self._write_waiting(waiting)
                self._write(leaf, Place(page=leaf.number, paragraph=number), paragraph, is_rest=is_rest)
            self._open = leaf.body[-1] if leaf.body else self._open
            waiting += [(leaf, "footer", paragraph) for paragraph in leaf.footer]
        self._write_waiting(waiting)
        self.text = "".join(self._texts)
        self.boxes: Boxes = np.concatenate(self._rows)

    def _write_waiting(self, waiting: list[tuple[Leaf, Part, Paragraph]]) -> list[tuple[Leaf, Part, Paragraph]]:
        for leaf, part, paragraph in waiting:
            self._write(leaf, Place(part=part, page=leaf.number), paragraph)
        return []

    def _write(self, leaf: Leaf, place: Place, paragraph: Paragraph, *, is_rest: bool = False) -> None:
        if is_rest:
            self._add(" ")
        elif self._length:
            self._add("\n\n")
        start = self._length
        wrapped = [*paragraph.wrapped, False]
        for index, (line, is_wrapped) in enumerate(zip(paragraph.lines, wrapped, strict=True)):
            self.lines.append((self._length, leaf.number))
            following = paragraph.lines[index + 1].text if index + 1 < len(paragraph.lines) else ""
            text, joint = line.text.replace(LINE_END_HYPHEN, "-"), "\n" if following else ""
            if is_wrapped:
                text, joint = rejoin(text, following)  # a hyphen that goes was the last character: boxes stay in step
            self._add(text, turn(line.boxes[: len(text)], -leaf.rotation))
            self._add(joint)
            self.mended += line.mended
        self.blocks.append(Block(Span(start, self._length), place))

    def _add(self, text: str, boxes: Boxes | None = None) -> None:
        self._texts.append(text)
        self._rows.append(np.zeros((len(text), 4), np.float32) if boxes is None else boxes)
        self._length += len(text)
