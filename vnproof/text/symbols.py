"""
Symbols of documents taken apart: 90/KH-UBND, 30/2020/NĐ-CP, 18-NQ/TW, also badly written ones (90 / kh - ubnd).

What `vnproof.text.protect` keeps is a well-meant guess; here every part has a name, and the checks ask whether the
parts are good. A law's 72/2025/QH15 has no type and is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from vnproof.core.span import Span

FIGURE: Final = r"[\dOIl]"  # with the letters that scanners and typists write for 0 and 1
PART: Final = r"[^\W\d_]"
SYMBOL: Final = re.compile(
    rf"""(?P<number> {FIGURE} (?<![\w.,/-]{FIGURE}) (?<!\d[ ]\d) {FIGURE}{{0,4}} [a-z]? )
      (?: (?: [ ]?/[ ]? (?P<year> [12l]{FIGURE}{{3}} ) )? [ ]?/[ ]? (?P<type> {PART}{{1,6}} ) [ ]?[-–][ ]?
          (?P<issuer> {PART}{{2,12}} \d{{0,2}} (?: [&-] {PART}{{1,12}} \d{{0,2}} ){{0,5}} )
        | [ ]?[-–][ ]? (?P<party_type> {PART}{{1,4}} ) [ ]?/[ ]? (?P<party_issuer> [^\W\d_a-zđ]{{2,12}} ) )
      (?! [\w/] )""",
    re.VERBOSE,
)


# Each has a slash, no further than this behind its beginning, and few texts have many.
BEGIN: Final = re.compile(rf"{FIGURE}(?<![\w.,/-].)")
REACH: Final = 14


class Symbol(NamedTuple):
    """A symbol at `span` of the text; `year` is "" where none stands; the Party writes the dash before the slash."""

    span: Span
    text: str
    number: str
    year: str
    type: str
    issuer: str
    is_partys: bool

    @property
    def plain(self) -> str:
        """
        The symbol without a blank or a dash too long.

        >>> [symbol.plain for symbol in symbols("90/ KH – UBND và 18 - NQ/TW")]
        ['90/KH-UBND', '18-NQ/TW']
        """
        if self.is_partys:
            return f"{self.number}-{self.type}/{self.issuer}"
        return "/".join(filter(None, [self.number, self.year, f"{self.type}-{self.issuer}"]))


def symbols(text: str) -> Iterator[Symbol]:
    """
    What looks like the symbol of a document, in order.

    >>> [(s.number, s.year, s.type, s.issuer) for s in symbols("Nghị định số 30/2020/NĐ-CP, Kế hoạch 9O/KH-UBND")]
    [('30', '2020', 'NĐ', 'CP'), ('9O', '', 'KH', 'UBND')]
    """
    for match in _matches(text):
        is_partys = match["party_type"] is not None
        kind, issuer = match.group(*(("party_type", "party_issuer") if is_partys else ("type", "issuer")))
        yield Symbol(Span(*match.span()), match[0], match["number"], match["year"] or "", kind, issuer, is_partys)


def _matches(text: str) -> Iterator[re.Match[str]]:
    done, slash = 0, text.find("/")
    while slash >= 0:
        for begin in BEGIN.finditer(text, max(done, slash - REACH), slash):
            match = SYMBOL.match(text, begin.start()) if begin.start() >= done else None
            if match:
                done = match.end()
                yield match
        done = max(done, slash)
        slash = text.find("/", slash + 1)
