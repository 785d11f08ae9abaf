"""
The heading of an administrative document: its pieces, and whether it is one.

A heading is set in two columns, which plain text puts one under the other, or side by side with tabs or many blanks
between: a piece is what stands in one column of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.text.tone import strip_marks

LINES: Final = 20  # a heading ends before
PIECE: Final = re.compile(r"[^\s|](?:[^\n\r\t| ]| (?! )){0,200}")
LETTERS: Final = re.compile(r"[^a-z]+")
STATE: Final = "conghoaxahoichunghiavietnam"
MOTTO: Final = "doclaptudohanhphuc"


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


def pieces(text: str) -> Iterator[Piece]:
    """
    The pieces of the first lines of a text.

    >>> [piece.text for piece in pieces("UBND XÃ    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    ['UBND XÃ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']
    """
    end = 0
    for _ in range(LINES):
        end = text.find("\n", end) + 1
        if not end:
            end = len(text)
            break
    for match in PIECE.finditer(text, 0, end):
        kept = match[0].rstrip()
        yield Piece(kept, Span(match.start(), match.start() + len(kept)))


def is_administrative(text: str) -> bool:
    """
    Does the text begin with the heading of an administrative document, the country's name and motto?

    >>> is_administrative("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nĐộc lập - Tự do - Hạnh phúc"), is_administrative("Tin")
    (True, False)
    """
    found = {piece.letters for piece in pieces(text)}
    return STATE in found and MOTTO in found
