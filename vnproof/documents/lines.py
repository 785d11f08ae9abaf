"""
Glyphs to pieces of lines: what stands side by side without a wide gap, with blanks where the page shows blanks.

pdfium supplies a blank where it sees a gap and a line end where it sees a jump; both are only taken as hints, because
marks set apart and letters set wide mislead it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vnproof.documents.accents import join_marks
from vnproof.documents.glyphs import LINE_END_HYPHEN, Boxes, Glyphs, turn

WIDE = 1.0  # a gap of so many heights of a letter is no blank between words
APART = 0.3  # and neither is one of so many where no blank is drawn, on a page that draws its blanks
JUMP = 0.6  # so far back to the left goes no kerning
STAGGERED = 0.75  # in heights of a letter: columns side by side may be so much out of step
MOST_COLUMNS = 20
DESCENT = 0.25  # so much of a letter's size lies below the base line
SMALLEST, LARGEST = 0.5, 3.0  # times the tallest box of a line; fonts whose size is none of these count otherwise
BLANK = 0.1  # a gap narrower than this, in heights, is no blank
WORDS_APART = 1.6  # in letters set wide, a gap of so many usual ones divides words
FEWEST_SET_WIDE = 4

# Bullets of the fonts Symbol and Wingdings, whose codes say nothing.
BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-"})


class Line(NamedTuple):
    """
    A line, or a piece of one: its text, a box a character (blanks have none), and its own box as the page is read.

    `size` is the height of its letters, 0 where that is not known; `mended` counts the words whose marks stood apart;
    `order` numbers the pieces of the page as the file draws them, and leaves out a number where it sets anew.
    """

    text: str
    boxes: Boxes
    left: float
    bottom: float
    right: float
    top: float
    size: float
    mended: int = 0
    order: int = 0


def find_pieces(glyphs: Glyphs) -> tuple[list[Line], list[Line]]:
    """The pieces of lines of a page, boxes turned as it is read: those that run across it, and the slanted ones."""
    boxes = turn(glyphs.boxes, glyphs.rotation)
    reach, is_slanted = _reach(glyphs, boxes)
    cells, boxes, joined = join_marks(glyphs.text.translate(BULLETS), boxes, reach)
    is_blank = np.array([cell.isspace() for cell in cells], np.bool_)
    is_ink = np.array([bool(cell) and (cell >= " " or cell == LINE_END_HYPHEN) for cell in cells], np.bool_) & ~is_blank
    ink = np.flatnonzero(is_ink)
    if not len(ink):
        return [], []
    is_drawn = is_blank & (boxes[:, 2] - boxes[:, 0] > 0)
    before, after = ink[:-1], ink[1:]
    height = np.maximum(_heights(reach)[before], _heights(reach)[after])
    gap = boxes[after, 0] - boxes[before, 2]
    ends = _between(np.array([cell in ("\r", "\n") for cell in cells], np.bool_), before, after)
    slanted = is_slanted[before] | is_slanted[after]
    drawn = _between(is_drawn, before, after)
    blanks = drawn | (_between(is_blank, before, after) & ((gap > BLANK * height) | slanted))
    apart = ~ends & blanks & ~drawn & (gap > APART * height) & (2 * drawn.sum() > (blanks & ~ends).sum())
    cuts = ends | (((gap > WIDE * height) | (gap < -JUMP * height) | apart) & ~slanted)
    orders = np.cumsum(np.concatenate([[0], cuts.astype(int) + apart]))
    across: list[Line] = []
    aslant: list[Line] = []
    bounds = [0, *(np.flatnonzero(cuts) + 1).tolist(), len(ink)]
    for first, last in pairwise(bounds):
        places = ink[first:last]
        inner = _unspaced(blanks[first : last - 1], gap[first : last - 1], drawn[first : last - 1])
        line = _line(cells, boxes, reach, places, inner, joined)._replace(order=int(orders[first]))
        (aslant if is_slanted[places[0]] else across).append(line)
    return across, aslant


def _reach(glyphs: Glyphs, boxes: Boxes) -> tuple[Boxes, NDArray[np.bool_]]:
    """Boxes as high as the letters of their line may be, whatever those of the font are; and which are slanted."""
    reach = boxes.copy()
    is_slanted = np.zeros(len(boxes), np.bool_)
    for start, end, slanted, said, x, y in glyphs.runs:
        is_slanted[start:end] = slanted
        tallest = float(_heights(boxes[start:end]).max())
        size = said if SMALLEST * tallest <= said <= LARGEST * tallest else tallest
        if not slanted:
            base = float(turn(np.array([[x, y, x, y]], np.float32), glyphs.rotation)[0, 1])
            reach[start:end, 1] = base - DESCENT * size
            reach[start:end, 3] = base + (1 - DESCENT) * size
    return reach, is_slanted


def join_pieces(pieces: Sequence[Line]) -> Line:
    """Pieces that stand side by side as one line."""
    if len(pieces) == 1:
        return pieces[0]
    texts, boxes = [pieces[0].text], [pieces[0].boxes]
    for piece, following in pairwise(pieces):
        if following.left - piece.right > BLANK * max(piece.size, following.size) or following.left < piece.left:
            texts.append(" ")
            boxes.append(np.zeros((1, 4), np.float32))
        texts.append(following.text)
        boxes.append(following.boxes)
    return Line(
        "".join(texts),
        np.concatenate(boxes),
        min(piece.left for piece in pieces),
        min(piece.bottom for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.top for piece in pieces),
        max(pieces, key=lambda piece: piece.right - piece.left).size,
        sum(piece.mended for piece in pieces),
    )


def in_rows(pieces: Iterable[Line]) -> Iterator[list[Line]]:
    """The pieces that stand on one level, from the top down, each row from left to right."""
    row: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.bottom - piece.top, piece.left)):
        if row and not _is_level(row, piece):
            yield sorted(row, key=lambda piece: piece.left)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda piece: piece.left)


def _is_level(row: list[Line], piece: Line) -> bool:
    """Does a piece stand on one level with a row, or half a line lower in a column of its own?"""
    first = row[0]
    shared = min(piece.top, first.top) - max(piece.bottom, first.bottom)
    lower = min(piece.top - piece.bottom, first.top - first.bottom)
    if shared > lower / 2:
        return True
    if shared <= (1 - STAGGERED) * lower or len(row) > MOST_COLUMNS:
        return False
    return all(piece.left >= other.right or piece.right <= other.left for other in row)


def _heights(boxes: Boxes) -> Boxes:
    heights: Boxes = np.maximum(boxes[:, 3] - boxes[:, 1], np.float32(1))
    return heights


def _between(marked: NDArray[np.bool_], before: NDArray[np.intp], after: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Is there a marked character between the two, for each pair?"""
    count = np.concatenate([[0], np.cumsum(marked)])
    return np.asarray(count[after] > count[before + 1], np.bool_)


def _unspaced(blanks: NDArray[np.bool_], gaps: Boxes, drawn: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The blanks between words where letters are set wide: «C Ộ N G  H Ò A» is two words."""
    if len(blanks) < FEWEST_SET_WIDE or blanks.mean() < WORDS_APART / 2:
        return blanks
    return drawn | (blanks & (gaps > WORDS_APART * np.median(gaps)))


def _line(
    cells: list[str],
    boxes: Boxes,
    reach: Boxes,
    places: NDArray[np.intp],
    blanks: NDArray[np.bool_],
    joined: set[int],
) -> Line:
    letters: list[str] = []
    rows: list[int] = []
    mended = 0
    is_mended = False
    for place, is_blank in zip(places.tolist(), [*blanks.tolist(), True], strict=True):
        letters.append(cells[place])
        rows.append(place)
        is_mended = is_mended or place in joined
        if is_blank:
            letters.append(" ")
            rows.append(-1)
            mended += is_mended
            is_mended = False
    letters.pop()
    rows.pop()
    own = boxes[rows]
    own[[row < 0 for row in rows]] = 0
    inked = reach[places]
    return Line(
        "".join(letters),
        own,
        float(inked[:, 0].min()),
        float(inked[:, 1].min()),
        float(inked[:, 2].max()),
        float(inked[:, 3].max()),
        float(np.median(_heights(inked))),
        mended,
    )
