"""
Where a text names units of administration: «tỉnh Bình Phước», «huyện Lộc Ninh», «TP. Đồng Xoài», «XÃ LỘC TẤN».

Only the form is looked at, a word for a kind of unit before capitalised words; which units there are is the lexicon's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.text.casing import LOWER

KINDS: Final = ("thành phố", "thị trấn", "thị xã", "đặc khu", "huyện", "phường", "quận", "tỉnh", "xã")
SHORT: Final = {"tp": "thành phố", "tx": "thị xã"}
FORMS: Final = [form for kind in KINDS for form in (kind, kind.capitalize(), kind.upper())]
ABBREVIATED: Final = ("TP", "TX", "Tp", "Tx", "tp", "tx")
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
GAP: Final = re.compile(r"[ \xa0]?[-–][ \xa0]?|[ \xa0]")
NUMBER: Final = re.compile(r"\d{1,2}(?![\w.,/-]*\d)")
WHOLE: Final = r"(?<![^\W_].)"  # behind the first letter of a word
LINKS: Final = (", ", " - ", " – ", " (", " thuộc ", ", thuộc ", " của ")
LISTED: Final = re.compile(r",[ ]|[ ]và[ ]")
LONGEST: Final = 6  # words of a name, with what may follow it


def _ends_of_kinds() -> Iterator[tuple[str, str]]:
    """How each way to write a kind begins, and how it goes on: two words may be glued to what stands before them."""
    for form in FORMS:
        yield form[0], f"{'' if ' ' in form else WHOLE}{form[1:]}[ \xa0]"
    for form in ABBREVIATED:
        yield form[0], rf"{WHOLE}{form[1:]}(?:\.[ \xa0]?|[ \xa0])"


def _kind() -> re.Pattern[str]:
    """Every kind before what may be a name; by its first letter, so that all other letters are passed by at once."""
    ends: dict[str, list[str]] = defaultdict(list)
    for first, rest in _ends_of_kinds():
        ends[first].append(rest)
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})(?![{LOWER}])" for first, rest in ends.items()))


KIND: Final = _kind()


class Mention(NamedTuple):
    """
    A unit that is named: its kind, spelt out in small letters, and the capitalised words behind it with their places.

    They may run on beyond the name («tỉnh Bình Phước Trần Tuệ Hiền»); one behind a dash has it («Bà Rịa - Vũng Tàu»).
    """

    kind: str
    start: int
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, words: int) -> Span:
        """The place of the kind and so many words."""
        return Span(self.start, self.spans[words - 1].end)

    def name(self, words: int) -> str:
        """
        So many words, as a name.

        >>> next(mentions("TX. Bình Long")).name(2)
        'Bình Long'
        """
        return " ".join(self.words[:words])


def is_part(part: Mention, whole: Mention, text: str) -> bool:
    """
    Does a text name the second right behind the first, as what it is part of?

    >>> text = "xã Lộc Thái, huyện Lộc Ninh, các huyện Bù Đốp"
    >>> units = list(mentions(text))
    >>> is_part(*units[:2], text), is_part(*units[1:], text)
    (True, False)
    """
    return text[part.spans[-1].end : whole.start] in LINKS


def listed_behind(mention: Mention, text: str) -> Iterator[Mention]:
    """
    Units of the same kind that a list goes on with, the kind being told of the first alone.

    >>> text = "huyện Ba Tri, Thạnh Phú và Mỏ Cày Nam nhận đề"
    >>> [other.name(3) for other in listed_behind(next(mentions(text)), text)]
    ['Thạnh Phú', 'Mỏ Cày Nam']
    """
    end = mention.spans[-1].end
    while link := LISTED.match(text, end):
        found = tuple(_words(text, link.end(), in_capitals=False))
        if not found:
            return
        yield Mention(mention.kind, link.end(), tuple(word for word, _ in found), tuple(span for _, span in found))
        end = found[-1][1].end


def mentions(text: str) -> Iterator[Mention]:
    """
    The units that a text names, in order.

    >>> [(mention.kind, *mention.words) for mention in mentions("UBND TỈNH ĐỒNG NAI, các xã Lộc Tấn và huyện; quận 1")]
    [('tỉnh', 'ĐỒNG', 'NAI'), ('xã', 'Lộc', 'Tấn'), ('quận', '1')]
    >>> next(mentions("tỉnh Bà Rịa – Vũng Tàu")).name(4)
    'Bà Rịa - Vũng Tàu'
    """
    for match in KIND.finditer(text):
        start, end = match.span()
        if text[end : end + 1].islower() or text[start - 1 : start].isalnum():
            continue
        typed = match[0].rstrip(".\xa0 ")
        in_capitals = typed.isupper() and len(typed) > len("TP")
        words = tuple(_words(text, end, in_capitals=in_capitals))
        if words:
            kind = SHORT.get(typed.lower(), typed.lower())
            yield Mention(kind, start, tuple(word for word, _ in words), tuple(span for _, span in words))


def _words(text: str, start: int, *, in_capitals: bool) -> Iterator[tuple[str, Span]]:
    number = NUMBER.match(text, start)
    if number:
        yield number[0], Span(*number.span())
        return
    dash = ""
    for _ in range(LONGEST):
        word = WORD.match(text, start)
        if word is None or not (word[0].isupper() if in_capitals else _is_capitalised(word[0])):
            return
        yield dash + word[0].replace("’", "'"), Span(*word.span())
        gap = GAP.match(text, word.end())
        if gap is None:
            return
        start, dash = gap.end(), "- " if gap[0].strip(" \xa0") else ""


def _is_capitalised(word: str) -> bool:
    """
    Does it begin with a capital, and none follow but in a part of its own?

    >>> [_is_capitalised(word) for word in ("Lộc", "LỘC", "H'Drai", "GLong", "thuộc")]
    [True, True, True, False, False]
    """
    return all(part.istitle() or part.isupper() for part in word.replace("’", "'").split("'"))
