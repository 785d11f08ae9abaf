"""
The heading of an administrative document: its pieces, and whether it is one.

A heading is set in two columns, which plain text puts one under the other, or side by side with tabs or many blanks
between: a piece is what stands in one column of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.text.dates import WrittenDate
from vnproof.text.tone import strip_marks

LINES: Final = 20  # a heading ends before
LONGEST: Final = 160  # characters; where a longer line comes, the body has begun
COLUMNS: Final = re.compile(r"[^\S ]+|[ ]{2,}|[ ]?\|[ ]?")
LETTERS: Final = re.compile(r"[^a-z]+")
STATE: Final = "conghoaxahoichunghiavietnam"
PARTY: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"
MOTTO: Final = "doclaptudohanhphuc"
LENGTHS: Final = range(len(MOTTO), 2 * len(STATE))  # of what may be one of them, blanks and slips included
WORDS: Final = range(4, 10)
DATELINE: Final = re.compile(
    r"(?P<place>[^\W\d_][^\d,.;:()]{1,48}?),?\s+[Nn]gày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})"
    r"\s+năm\s+(?P<year>\d{4})\s*"
)
INITIALS: Final = ("C", "G", "Đ", "D")  # G is what scanners read for C


class Piece(NamedTuple):
    """Some text of the heading, at offsets into the text that was asked."""

    text: str
    span: Span

    @property
    def letters(self) -> str:
        """
        Its letters without marks or case.

        >>> Piece("Độc lập - Tự do", Span(0, 15)).letters
        'doclaptudo'
        """
        return LETTERS.sub("", strip_marks(self.text.lower()))


class Dateline(NamedTuple):
    """The line that says where and when a document was issued: «Lộc Ninh, ngày 05 tháng 02 năm 2024»."""

    piece: Piece
    place: str
    date: WrittenDate


@dataclass(frozen=True)
class Heading:
    r"""
    The first lines of a text.

    >>> heading = Heading.of("UBND XÃ    CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    >>> [piece.text for piece in heading.pieces], heading.is_administrative
    (['UBND XÃ', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'], True)
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str) -> Heading:
        """The heading that a text begins with, or what stands in its place."""
        pieces, start = list[Piece](), 0
        for _ in range(LINES):
            end = text.find("\n", start)
            if end < 0:
                end = len(text)
            if end - start > LONGEST:
                break
            pieces += _columns(text, start, end)
            start = end + 1
        return cls(tuple(pieces))

    @cached_property
    def is_administrative(self) -> bool:
        """Does it hold the country's name and motto, as that of an administrative document does?"""
        found = {letters for _, letters in self.national}
        return STATE in found and MOTTO in found

    @cached_property
    def is_partys(self) -> bool:
        """Does it hold the Party's name, as that of a document of the Party does?"""
        return any(piece.text == PARTY for piece in self.pieces)

    @cached_property
    def dateline(self) -> Dateline | None:
        """The first line with place and date, if there is one."""
        for piece in self.pieces:
            match = DATELINE.fullmatch(piece.text)
            if match and piece.text[0].isupper():
                return Dateline(
                    piece, match["place"], WrittenDate(int(match["day"]), int(match["month"]), int(match["year"]))
                )
        return None

    @property
    def day(self) -> date | None:
        """
        The day on which the document was issued, where its heading says so.

        >>> Heading.of("Số: 90/KH-UBND    Lộc Ninh, ngày 05 tháng 02 năm 2024").day
        datetime.date(2024, 2, 5)
        """
        written = self.dateline.date if self.dateline else None
        return date(written.year, written.month, written.day) if written and written.year and written.is_real else None

    @cached_property
    def national(self) -> tuple[tuple[Piece, str], ...]:
        """The pieces that are long and short enough to be the country's name or motto, with their letters."""
        return tuple((piece, piece.letters) for piece in self.pieces if _may_be_national(piece.text))


def _may_be_national(text: str) -> bool:
    return len(text) in LENGTHS and text.startswith(INITIALS) and text.count(" ") + 1 in WORDS


def _columns(text: str, start: int, end: int) -> Iterator[Piece]:
    """What stands in each column of a line."""
    for gap in [*COLUMNS.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        kept = text[start:stop].strip()
        if kept:
            first = text.index(kept, start)
            yield Piece(kept, Span(first, first + len(kept)))
        start = gap.end() if gap else end
