"""
Lines of a page to paragraphs in the order in which a person reads them.

A page is read from the top down; where blank gutters run through several rows (the head of a notice, «Nơi nhận» beside
the signature, a newspaper) column by column, and where there are three columns or more (a table) row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vnproof.documents.lines import Line, in_rows, join_pieces
from vnproof.documents.pdfium import LINE_END_HYPHEN

Row = list[Line]

GUTTER = 1.0  # the narrowest gutter, in heights of a letter
GUTTER_AND_ROWS = 3.0  # rows times width: one row takes a gutter of three heights, three rows one of a single height
FAR_BELOW = 1.5  # in usual distances of rows: what stands alone in its column so far below is no part of it
MANY_COLUMNS = 3
DEEPEST = 4  # columns in columns in columns

BREAK = 1.3  # a distance from line to line of so many usual ones begins a paragraph
USUAL = 0.25  # the share of distances that are smaller than the usual one
INDENT = 0.8  # in heights of a letter
OTHER_SIZE = 0.15
CENTRED = 2.0
ENDS = re.compile(r"[.;:!?…][”’»\"')\]]*$")
ITEM = re.compile(
    r"(?:[-–—+•*●○▪■□✓➢]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,6}[.)]\s|(?:Điều|Chương|Mục|Phần|Khoản)\s+\w+[.:])"
)


class Paragraph(NamedTuple):
    """Lines that belong together; `wrapped` tells of each, but the last, whether it only ends where the paper does."""

    lines: tuple[Line, ...]
    wrapped: tuple[bool, ...]
    runs_on: bool = False  # its last line reaches the end of its column


def order(pieces: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a page in reading order."""
    return list(_read(list(in_rows(pieces)), DEEPEST))


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of lines that stand under each other."""
    if not lines:
        return
    column = _Column(lines)
    begun, wrapped = [lines[0]], list[bool]()
    for line, following in pairwise(lines):
        if column.begins(line, following):
            yield Paragraph(tuple(begun), tuple(wrapped))
            begun, wrapped = [], []
        else:
            wrapped.append(not column.ends_early(line, following))
        begun.append(following)
    yield Paragraph(tuple(begun), tuple(wrapped), runs_on=column.right - lines[-1].right < 3 * lines[-1].size)


class _Column:
    """What is usual in a column: its edges and the distance of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        pitches = sorted(line.bottom - following.bottom for line, following in pairwise(lines))
        self.pitch = pitches[int(len(pitches) * USUAL)] if pitches else 0.0

    def begins(self, line: Line, following: Line) -> bool:
        """Does a paragraph begin with the second line?"""
        if line.text.endswith(LINE_END_HYPHEN):
            return False
        if line.bottom - following.bottom > BREAK * self.pitch + 1:
            return True
        if (
            line.size
            and following.size
            and abs(line.size - following.size) > OTHER_SIZE * max(line.size, following.size)
        ):
            return True
        is_item = bool(ITEM.match(following.text))
        ends_early = self.ends_early(line, following)
        if is_item and (ends_early or ENDS.search(line.text)):
            return True
        if self._is_centred(line) and self._is_centred(following):
            return False
        return ends_early or (self._is_indented(line, following) and (is_item or not ITEM.match(line.text)))

    def ends_early(self, line: Line, following: Line) -> bool:
        """Would the next word have found room on the line?"""
        if line.text.endswith(LINE_END_HYPHEN):
            return False
        word = following.text.partition(" ")[0]
        width = (following.right - following.left) * len(word) / len(following.text)
        return line.right + width + self._height(line) < self.right

    def _is_indented(self, line: Line, following: Line) -> bool:
        return following.left - max(line.left, self.left) > INDENT * self._height(following)

    def _is_centred(self, line: Line) -> bool:
        before, after = line.left - self.left, self.right - line.right
        height = self._height(line)
        return min(before, after) > CENTRED * height and abs(before - after) < height

    def _height(self, line: Line) -> float:
        return line.size or line.top - line.bottom


def _read(rows: list[Row], depth: int) -> Iterator[Paragraph]:
    lines: list[Line] = []
    place = 0
    while place < len(rows):
        band, gutters = _band(rows, place) if depth else (0, [])
        if not band:
            lines.append(join_pieces(rows[place]))
            place += 1
            continue
        yield from paragraphs(lines)
        lines = []
        yield from _read_columns(rows[place : place + band], gutters, depth - 1)
        place += band
    yield from paragraphs(lines)


def _read_columns(rows: list[Row], gutters: list[float], depth: int) -> Iterator[Paragraph]:
    stretches = list(_table_rows(rows)) if len(gutters) + 1 >= MANY_COLUMNS else [rows]
    for stretch in stretches:
        columns: list[Row] = [[] for _ in range(len(gutters) + 1)]
        for row in stretch:
            for piece in row:
                columns[sum(gutter < (piece.left + piece.right) / 2 for gutter in gutters)].append(piece)
        for column in columns:
            yield from _read(list(in_rows(column)), depth)


def _table_rows(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows of a table: lines of a cell stand closer to each other than cells."""
    steps = [_bottom(above) - _bottom(below) for above, below in pairwise(rows)]
    closest = min(steps, default=0.0)
    is_even = max(steps, default=0.0) <= BREAK * closest
    begun = [rows[0]]
    for row, step in zip(rows[1:], steps, strict=True):
        if is_even or step > BREAK * closest:
            yield begun
            begun = []
        begun.append(row)
    yield begun


def _band(rows: list[Row], first: int) -> tuple[int, list[float]]:
    """How many rows from `first` on are set in columns, and where the middles of the gutters are; 0 for none."""
    free = _gaps(rows[first])
    if not free:
        return 0, []
    last = first + 1
    while last < len(rows):
        narrowed = _narrowed(free, rows[last])
        if not narrowed:
            break
        free = narrowed
        last += 1
    last = _last_of_band(rows, first, last, free)
    size = max(piece.size or piece.top - piece.bottom for piece in rows[first])
    shared = [sum(_is_on_both_sides(row, gap) for row in rows[first:last]) for gap in free]
    gutters = [
        (left + right) / 2
        for (left, right), count in zip(free, shared, strict=True)
        if count * (right - left) >= GUTTER_AND_ROWS * size
    ]
    return (last - first, gutters) if gutters else (0, [])


def _last_of_band(rows: list[Row], first: int, last: int, free: list[tuple[float, float]]) -> int:
    """The end of the band, without what stands on one side only and far below."""
    both = [place for place in range(first, last) if any(_is_on_both_sides(rows[place], gap) for gap in free)]
    end = both[-1] + 1
    steps = sorted(_bottom(rows[place]) - _bottom(rows[place + 1]) for place in range(first, last - 1))
    usual = steps[len(steps) // 2] if steps else 0.0
    while end < last and _bottom(rows[end - 1]) - _bottom(rows[end]) <= FAR_BELOW * usual:
        end += 1
    return end


def _gaps(row: Row) -> list[tuple[float, float]]:
    """The gaps of a row that are wide enough for gutters."""
    found = []
    reach = row[0].right
    for piece in row[1:]:
        if piece.left - reach >= GUTTER * (piece.size or piece.top - piece.bottom):
            found.append((reach, piece.left))
        reach = max(reach, piece.right)
    return found


def _narrowed(gaps: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """What the pieces of a further row leave of the gaps."""
    size = row[0].size or row[0].top - row[0].bottom
    for piece in row:
        gaps = [
            part
            for left, right in gaps
            for part in ((left, min(right, piece.left)), (max(left, piece.right), right))
            if part[1] - part[0] >= GUTTER * size
        ]
    return gaps


def _is_on_both_sides(row: Row, gap: tuple[float, float]) -> bool:
    return row[0].right <= gap[0] + 1 and row[-1].left >= gap[1] - 1


def _bottom(row: Row) -> float:
    return min(piece.bottom for piece in row)
