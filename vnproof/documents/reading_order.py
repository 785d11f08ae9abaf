"""
Lines of a page to paragraphs in the order in which a person reads them.

A page is read from the top down; where blank gutters run through several rows (the head of a notice, «Nơi nhận» beside
the signature, a newspaper) column by column, and where there are three columns or more (a table) row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from vnproof.documents.glyphs import LINE_END_HYPHEN
from vnproof.documents.lines import Line, in_rows, join_pieces

Row = list[Line]

GUTTER = 1.0  # the narrowest gutter, in heights of a letter, between pieces that are drawn one after the other
NARROW_GUTTER = 0.25  # and between pieces that are not: the cells of a table, the columns of a newspaper
GUTTER_AND_ROWS = 3.0  # rows times width: one row takes a gutter of three heights, three rows one of a single height
FAR_BELOW = 1.5  # in usual distances of rows: what stands alone in its column so far below is no part of it
NEW_BAND = 2.6  # in heights of a letter: columns so far below are others
FAR_ABOVE = 2.0  # in heights of a letter, likewise
EVEN = 0.3  # gaps that differ by less, in heights of a letter, are the same
MANY_COLUMNS = 3
DEEPEST = 4  # columns in columns in columns

BREAK = 1.3  # a distance from line to line of so many usual ones begins a paragraph
DOUBLE = 2.6  # and so does one of so many heights of a letter: more than double spacing
USUAL = 0.25  # the share of distances that are smaller than the usual one
INDENT = 0.8  # in heights of a letter
OTHER_SIZE = 0.15
CENTRED = 2.0
SAME_MIDDLE = 0.5
BROKEN_OFF = re.compile(rf"\w[-{LINE_END_HYPHEN}]$")
ENDS = re.compile(r"[.;:!?…][”’»\"')\]]*$")
ITEM = re.compile(
    r"(?:[-–—+•*●○▪■□✓➢]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,6}[.)]\s|(?:Điều|Chương|Mục|Phần|Khoản)\s+\w+[.:])"
)


class Paragraph(NamedTuple):
    """
    Lines that belong together; `wrapped` tells of each, but the last, whether it only ends where the paper does.

    `runs_on` says that its last line reaches the end of its column, `is_rest` that its first one stands where other
    paragraphs of its column have their second lines.
    """

    lines: tuple[Line, ...]
    wrapped: tuple[bool, ...] = ()
    runs_on: bool = False
    is_rest: bool = False


def order(pieces: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a page in reading order."""
    return list(_read(list(in_rows(pieces)), DEEPEST))


def goes_on(paragraph: Paragraph, following: Paragraph) -> bool:
    """Is a paragraph at the head of a page the rest of the one at the foot of the page before?"""
    is_open = paragraph.runs_on and not ENDS.search(paragraph.lines[-1].text)
    return is_open and (following.is_rest or _is_lower(following)) and not ITEM.match(following.lines[0].text)


def _is_lower(paragraph: Paragraph) -> bool:
    return paragraph.lines[0].text[:1].islower()


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of lines that stand under each other."""
    if not lines:
        return
    column = _Column(lines)
    begun, wrapped = [lines[0]], list[bool]()
    for line, following in pairwise(lines):
        if column.begins(line, following):
            yield Paragraph(tuple(begun), tuple(wrapped), is_rest=column.is_second(begun[0]))
            begun, wrapped = [], []
        else:
            wrapped.append(column.wraps(line, following))
        begun.append(following)
    runs_on = column.right - lines[-1].right < 3 * lines[-1].size
    yield Paragraph(tuple(begun), tuple(wrapped), runs_on, is_rest=column.is_second(begun[0]))


class _Column:
    """What is usual in a column: its edges and the distance of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        pitches = sorted(line.bottom - following.bottom for line, following in pairwise(lines))
        self.pitch = pitches[int(len(pitches) * USUAL)] if pitches else 0.0
        self.first_lines_are_indented = any(
            line.left - following.left > INDENT * _height(line) > following.left - self.left
            for line, following in pairwise(lines)
        )

    def begins(self, line: Line, following: Line) -> bool:
        """Does a paragraph begin with the second line?"""
        pitch = line.bottom - following.bottom
        if pitch > BREAK * self.pitch + 1 or pitch > DOUBLE * _height(line) or _differ_in_size(line, following):
            return True
        if BROKEN_OFF.search(line.text):
            return False
        is_item = bool(ITEM.match(following.text))
        ends_early = self.ends_early(line, following)
        if is_item and (ends_early or following.text.isupper() or ENDS.search(line.text)):
            return True
        if _share_a_middle(line, following) or (self._is_centred(line) and self._is_centred(following)):
            return False
        return ends_early or (self._is_indented(line, following) and (is_item or not ITEM.match(line.text)))

    def is_second(self, line: Line) -> bool:
        """Does a line stand where only second lines of paragraphs do?"""
        return self.first_lines_are_indented and line.left - self.left < INDENT * _height(line)

    def wraps(self, line: Line, following: Line) -> bool:
        """Does a line only end because the paper does?"""
        is_heading = line.text.isupper() and not following.text.isupper()
        return not (is_heading or self.ends_early(line, following) or _share_a_middle(line, following))

    def ends_early(self, line: Line, following: Line) -> bool:
        """Would the next word have found room on the line?"""
        if BROKEN_OFF.search(line.text):
            return False
        word = following.text.partition(" ")[0]
        width = (following.right - following.left) * len(word) / len(following.text)
        return line.right + width + _height(line) < self.right

    def _is_indented(self, line: Line, following: Line) -> bool:
        is_sentence_going_on = following.text[:1].islower() and not ENDS.search(line.text)
        left = self.left if self.first_lines_are_indented else max(line.left, self.left)
        return following.left - left > INDENT * _height(following) and not is_sentence_going_on

    def _is_centred(self, line: Line) -> bool:
        before, after = line.left - self.left, self.right - line.right
        height = _height(line)
        return min(before, after) > CENTRED * height and abs(before - after) < height


def _differ_in_size(line: Line, following: Line) -> bool:
    smaller, larger = sorted((line.size, following.size))
    return 0 < smaller < (1 - OTHER_SIZE) * larger


def _share_a_middle(line: Line, following: Line) -> bool:
    """Are the two centred, one over the other?"""
    before, after = line.left - following.left, following.right - line.right
    return abs(before) > INDENT * _height(line) and abs(before - after) < SAME_MIDDLE * _height(line)


def _read(rows: list[Row], depth: int) -> Iterator[Paragraph]:
    done = place = 0
    while place < len(rows):
        band, gutters = _band(rows, place) if depth else (0, [])
        if not band:
            place += 1
            continue
        first = _first_of_band(rows[done:place], gutters) + done
        yield from paragraphs([join_pieces(row) for row in rows[done:first]])
        place = done = place + band
        yield from _read_columns(rows[first:done], gutters, depth - 1)
    yield from paragraphs([join_pieces(row) for row in rows[done:]])


def _first_of_band(rows: list[Row], gutters: list[float]) -> int:
    """Where the columns begin in the rows above: the right one may stand higher than the left one."""
    first = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        below = rows[place + 1] if place + 1 < len(rows) else row
        on_the_right = row[0].left > gutters[-1]
        if not (on_the_right or row[-1].right < gutters[0]) or _bottom(row) - _bottom(below) > FAR_ABOVE * _height(
            row[0]
        ):
            break
        if on_the_right:
            first = place
    return first


def _read_columns(rows: list[Row], gutters: list[float], depth: int) -> Iterator[Paragraph]:
    columns: list[Row] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for piece in row:
            columns[sum(gutter < (piece.left + piece.right) / 2 for gutter in gutters)].append(piece)
    if len(columns) < MANY_COLUMNS:
        yield from _joined([list(_read(list(in_rows(column)), depth)) for column in columns])
        return
    cells = [cell for column in columns for cell in _cells(column)]
    for in_row in _table_rows(cells):
        for cell in in_row:
            yield from _read(list(in_rows(cell)), depth)


def _joined(columns: list[list[Paragraph]]) -> Iterator[Paragraph]:
    """The paragraphs of columns, those in one that run on from the foot of a column to the head of the next."""
    last: Paragraph | None = None
    for column in columns:
        for place, paragraph in enumerate(column):
            if last and place == 0 and len(last.lines) > 1 and goes_on(last, paragraph) and _is_lower(paragraph):
                lines = (*last.lines, *paragraph.lines)
                last = Paragraph(lines, (*last.wrapped, True, *paragraph.wrapped), paragraph.runs_on, last.is_rest)
                continue
            if last:
                yield last
            last = paragraph
    if last:
        yield last


def _cells(column: Row) -> Iterator[Row]:
    """The cells of a column of a table: what is drawn in one go."""
    cell: Row = []
    for piece in sorted(column, key=lambda piece: piece.order):
        if cell and piece.order != cell[-1].order + 1:
            yield cell
            cell = []
        cell.append(piece)
    if cell:
        yield cell


def _table_rows(cells: list[Row]) -> Iterator[list[Row]]:
    """Cells that stand side by side, from the top down; each row from left to right."""
    row: list[Row] = []
    bottom = 0.0
    for cell in sorted(cells, key=lambda cell: -cell[0].top):
        if row and cell[0].top - _height(cell[0]) / 2 < bottom:
            yield sorted(row, key=lambda cell: cell[0].left)
            row = []
        bottom = min(bottom, _bottom(cell)) if row else _bottom(cell)
        row.append(cell)
    yield sorted(row, key=lambda cell: cell[0].left)


def _band(rows: list[Row], first: int) -> tuple[int, list[float]]:
    """How many rows from `first` on are set in columns, and where the middles of the gutters are; 0 for none."""
    free = _gaps(rows[first])
    last = first + 1
    while free and last < len(rows) and (narrowed := _narrowed(free, rows[last])):
        step = _bottom(rows[last - 1]) - _bottom(rows[last])
        if step > NEW_BAND * _height(rows[last][0]) and any(_beside(rows[last], *gap) for gap in narrowed):
            break
        free = narrowed
        last += 1
    if not free:
        return 0, []
    last = _last_of_band(rows, first, last, free)
    gutters = [(left + right) / 2 for left, right in free if _is_gutter(rows[first:last], left, right)]
    return (last - first, gutters) if gutters else (0, [])


def _last_of_band(rows: list[Row], first: int, last: int, free: list[tuple[float, float]]) -> int:
    """The end of the band, without what stands on one side only and far below."""
    both = [place for place in range(first, last) if any(_beside(rows[place], *gap) for gap in free)]
    end = both[-1] + 1
    steps = sorted(_bottom(rows[place]) - _bottom(rows[place + 1]) for place in range(first, last - 1))
    usual = steps[len(steps) // 2] if steps else 0.0
    while end < last and _bottom(rows[end - 1]) - _bottom(rows[end]) <= FAR_BELOW * usual:
        end += 1
    return end


def _gaps(row: Row) -> list[tuple[float, float]]:
    """The gaps of a row that may be gutters."""
    if _is_stretched(row):
        return []
    found = []
    reach = row[0].right
    for piece in row[1:]:
        if piece.left - reach >= NARROW_GUTTER * _height(piece):
            found.append((reach, piece.left))
        reach = max(reach, piece.right)
    return found


def _is_stretched(row: Row) -> bool:
    """Is it a line of a few words drawn out to the margin, with the same gap everywhere?"""
    gaps = [piece.left - before.right for before, piece in pairwise(row) if 0 < piece.order - before.order <= 2]
    return len(row) > 2 and len(gaps) == len(row) - 1 and max(gaps) - min(gaps) < EVEN * _height(row[0])


def _narrowed(gaps: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """What the pieces of a further row leave of the gaps."""
    for piece in row:
        gaps = [
            part
            for left, right in gaps
            for part in ((left, min(right, piece.left)), (max(left, piece.right), right))
            if part[1] - part[0] >= NARROW_GUTTER * _height(row[0])
        ]
    return gaps


def _is_gutter(rows: list[Row], left: float, right: float) -> bool:
    """Is a gap that runs through these rows wide enough, or what stands beside it drawn apart?"""
    pairs = [pair for row in rows if (pair := _beside(row, left, right))]
    if not pairs:
        return False
    width = (right - left) / max(_height(pair[0]) for pair in pairs)
    if width >= GUTTER and width * len(pairs) >= GUTTER_AND_ROWS:
        return True
    apart = [first.order + 1 != second.order for first, second in pairs]
    wide = [second.left - first.right >= GUTTER * _height(first) for first, second in pairs]
    return any(apart) and all(map(or_, apart, wide)) and (width >= GUTTER or len(pairs) > 1)


def _beside(row: Row, left: float, right: float) -> tuple[Line, Line] | None:
    """The pieces on both sides of a gap."""
    before = [piece for piece in row if piece.right <= left + 1]
    after = [piece for piece in row if piece.left >= right - 1]
    return (before[-1], after[0]) if before and after else None


def _bottom(row: Row) -> float:
    return min(piece.bottom for piece in row)


def _height(line: Line) -> float:
    return line.size or line.top - line.bottom
