"""
Names that have one right way with capitals, and where a text differs.

They are those of `dictionaries/administrative/capitals.tsv`, and what each head of `bodies.tsv` makes with its fields.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from vnproof.checks.base import severity_of
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.resources import dictionaries_path
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import read_table
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern, any_of
from vnproof.text.tone import in_style

SEVERAL = Pattern(r"\b(?:các|những|hai|ba|bốn|năm|liên|cùng|và|mỗi|từng|một|\d) \Z", re.IGNORECASE)
UNIT = r"(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu|khu vực)"
# One body, and not what each place has: «ủy ban nhân dân xã, phường», «… xã nơi cư trú».
OF_ONE = Pattern(
    rf" (?:[{UPPER}][{LOWER}]{{0,6}}(?= [{UPPER}])|[{UPPER}]{{2}}|{UNIT}(?![^\W_])"
    rf"(?!(?:,|/| và| hoặc)? ?{UNIT}(?![^\W_])|/"
    r"| (?:các|nơi|khác|có|liên|thuộc|trực|này|đó|theo|nêu|mới|cũ)(?![^\W_])))"
)
TITLE, OFFICES = "rưởng ", ("Phòng ", "Ban ")  # «Trưởng phòng Tư pháp»: the head is part of a title
OFFICIAL, OF = ("Bộ ", "Sở "), ("của ", TITLE)  # «của sở tài chính» needs no unit behind it
# The head belongs to another word or name: «Chi cục Thuế», «nội bộ Công an».
PART = Pattern(r"\b(?:chi|tổng|nội|cán|liên|toàn|cơ|cải|ủy|uỷ|thanh tra) \Z", re.IGNORECASE)
REACH, PART_REACH = 7, 10
SHORT = len("Phòng Quản lý đô thị")
KINDS = ("body", "day", "place", "title")
HEAD = 2  # words by which names are looked for
IN_NOTICES, UNSURE = ("notice", "before"), ("hint", "notice", "before")
CONFIDENCE = {Safety.LIKELY: 0.8, Safety.HINT: 0.6}
BASIS, BASIS_EN = "Nghị định 30/2020/NĐ-CP, Phụ lục II", "Decree 30/2020/NĐ-CP, Appendix II"


class Name(NamedTuple):
    """
    A name as it is written, and how sure its capitals are: `likely`; `hint`; `own`, likely unless a proper name
    follows (another country's ministry); `named`, a hint where one does; `notice`, a hint in notices; `before`, one
    where a name or a unit follows besides. The first letter must be a capital (`capital`), may be small (`any`), or is
    what makes a name of the words (`needed`: «cơ sở y tế»).
    """

    right: str
    level: str
    first: str


class Miscased(NamedTuple):
    """Where a name stands with the wrong capitals, and how it should stand there."""

    start: int
    end: int
    meant: str
    safety: Safety


def miscased(passage: Passage, kind: str) -> Iterator[Miscased]:
    """
    The names of a kind that have the wrong capitals; what is all in capitals is a heading.

    >>> passage = Passage("Dự án do Bộ Y Tế, Đảng cộng sản Việt Nam và SỞ Y TẾ nêu.")
    >>> [place.meant for place in miscased(passage, "body")]
    ['Bộ Y tế', 'Đảng Cộng sản Việt Nam']
    """
    reached = 0
    for place, name in sorted(_places(passage, kind), key=lambda found: (found[0].start, -found[0].end)):
        if place.start >= reached:
            found = _read(passage, place, name)
            if found:
                yield found
            if found or name.level != "named":
                reached = place.end


def _places(passage: Passage, kind: str) -> Iterator[tuple[Span, Name]]:
    """Where names of a kind stand, not as they should; some overlap."""
    text, small, by_head = passage.view.text, passage.small, _names(kind)
    for start, head in passage.once(_heads):
        for key, name in by_head.get(head, ()):
            if text.startswith(name.right, start):
                break
            place = Span(start, start + len(key))
            if small.startswith(key, start) and _is_whole(text, place):
                yield place, name


def finding_of(reading: Reading, place: Miscased, code: str, check: str) -> Finding | None:
    """The finding of a check, unless the place is protected."""
    span = reading.passage.view.offsets.to_source(place.start, place.end)
    if reading.passage.is_protected(span):
        return None
    message = Wording(
        f"Viết hoa chưa đúng; hãy viết «{place.meant}» ({BASIS}).",
        f"The capitals are wrong; write '{place.meant}' ({BASIS_EN}).",
    )
    confidence = CONFIDENCE[place.safety]
    suggestions = (Suggestion(place.meant, confidence),)
    return Finding(code, check, span, message, suggestions, severity_of(confidence), place.safety, confidence)


def _is_whole(text: str, place: Span) -> bool:
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    return not (before.isalnum() or after.isalnum())


def _read(passage: Passage, place: Span, name: Name) -> Miscased | None:
    """A name as it is typed against how it is written."""
    text = passage.view.text
    typed = place.of(text)
    before_name = text[place.end + 1 : place.end + 2].isupper() and text[place.end] == " "
    # A scanner may lose the case of some letters.
    in_capitals = len(typed.split()[0]) > 1 and typed.split()[0].isupper()
    is_part = PART.search(text, max(0, place.start - PART_REACH), place.start) is not None
    is_elsewhere = name.level in IN_NOTICES and not is_notice(passage.heading)
    is_common = name.first == "any" and name.level == "hint" and typed == typed.lower()
    if (
        in_capitals
        or is_part
        or is_elsewhere
        or is_common
        or before_name is {"own": True, "named": False}.get(name.level)
    ):
        return None
    if name.level == "named":
        is_wrong = typed[0] != name.right[0]
        return Miscased(*place, name.right[0] + typed[1:], Safety.HINT) if is_wrong else None
    is_title = text.endswith(TITLE, 0, place.start) and name.right.startswith(OFFICES) and name.level not in IN_NOTICES
    if name.first == "needed" and not typed[0].isupper() and not is_title:
        return _without_first(passage, place, name)
    if name.level in IN_NOTICES and not (typed[0].isupper() and _is_surely_one(text, place, name)):
        return None
    return _compared(place, typed, name, first=1 if name.first == "any" or is_title else 0)


def _compared(place: Span, typed: str, name: Name, first: int) -> Miscased | None:
    """A name with the right capitals from its letter `first` on, if they are wrong."""
    # Only words are rewritten; the day after a holiday's name stays.
    length = len("".join(takewhile(lambda letter: not letter.isdigit() and letter != "(", typed)).rstrip())
    pairs = list(zip(typed[:length], name.right, strict=False))
    lost = any(right.isupper() and not letter.isupper() for letter, right in pairs[first:])
    added = any(letter.isupper() and not right.isupper() for letter, right in pairs[1:])
    if not lost and (not added or (name.level in IN_NOTICES and not _is_loud(typed, name.right))):
        return None  # «Ban Chỉ huy Quân sự» is written so by many
    rest = "".join(letter.upper() if right.isupper() else letter.lower() for letter, right in pairs[first:])
    safety = Safety.LIKELY if lost and name.level not in UNSURE else Safety.HINT
    return Miscased(place.start, place.start + length, typed[:first] + rest, safety)


def _is_loud(typed: str, right: str) -> bool:
    """«Ban Chỉ Huy quân sự», with a capital within a word."""
    words = list(zip(typed.split(" "), right.split(" "), strict=True))[1:]
    is_loud = any(a[0].istitle() and b[0].istitle() and b[1].islower() for a, b in pairwise(words))
    return is_loud or (typed.istitle() and not words[1:])


def _without_first(passage: Passage, place: Span, name: Name) -> Miscased | None:
    """
    «sở Khoa học và Công nghệ», of one, with all other capitals; «các bộ Quốc phòng, Công an» are several. Words that
    are all small are a name where a notice says whose they are, «hội nông dân xã».
    """
    text = passage.view.text
    typed = place.of(text)
    # Any firm has a «phòng Tài chính».
    may_be_any = name.right.startswith("Phòng ") and len(name.right) < SHORT and not OF_ONE.match(text, place.end)
    is_medium = name.right.startswith("Đài ") and text.endswith(("trên ", "qua "), 0, place.start)
    if may_be_any or is_medium or SEVERAL.search(text, max(0, place.start - REACH), place.start):
        return None
    is_else_right = typed[1:] == name.right[1:] != name.right[1:].lower()
    if is_else_right and name.level not in IN_NOTICES:
        return _compared(place, typed, name, first=0)
    if name.level not in IN_NOTICES and any(map(str.isupper, typed)):
        found = _compared(place, typed, name, first=0)
        return found._replace(safety=Safety.HINT) if found else None
    is_small = typed == typed.lower() or is_else_right
    is_one = name.right.startswith(OFFICIAL) and text.endswith(OF, 0, place.start)
    is_one = is_one or OF_ONE.match(text, place.end) is not None
    if is_small and is_one and _is_inside(text, place.start) and is_notice(passage.heading):
        return Miscased(*place, name.right, Safety.HINT)
    return None


def _is_surely_one(text: str, place: Span, name: Name) -> bool:
    """«Ban chỉ đạo» where a sentence does not begin; if it may be any, its own name has to follow."""
    if SEVERAL.search(text, max(0, place.start - REACH), place.start):
        return False
    return (
        any(letter.isupper() for letter in place.of(text)[1:])
        or bool(OF_ONE.match(text, place.end))
        or (name.level == "notice" and (_is_inside(text, place.start) or text[place.end + 1 : place.end + 2].isupper()))
    )


def _is_inside(text: str, start: int) -> bool:
    """Does a word stand in the middle of a sentence?"""
    before = text[max(0, start - 2) : start]
    return before[1:] == " " and (before[0].isalnum() or before[0] in ",;:(-")


def names_of(kind: str) -> list[str]:
    """The names of a kind, as the table has them."""
    return [name.right for name in _rows(kind)]


def _rows(kind: str) -> Iterator[Name]:
    """The names of a kind: those of the table, and of bodies, what heads make with their fields."""
    folder = dictionaries_path() / "administrative"
    for right, of, level, first in read_table(folder / "capitals.tsv", "name", "kind", "level", "first"):
        if of == kind:
            yield Name(right, level, first)
    for field, heads, level in read_table(folder / "bodies.tsv", "field", "heads", "level") if kind == "body" else ():
        yield from (Name(f"{head} {field}", level, "needed") for head in heads.split("; "))


def _heads(passage: Passage) -> list[tuple[int, str]]:
    """Where the first two words of names of any kind stand, and which; those of two names may share one."""
    return [(match.start(), match[1]) for match in _any_head().finditer(f"\n{passage.small}")]


@cache
def _any_head() -> re.Pattern[str]:
    return any_of(head for kind in KINDS for head in _names(kind) if " " in head)


@cache
def _names(kind: str) -> dict[str, list[tuple[str, Name]]]:
    """The names in small letters and in both tone styles, by their first two words, the longest first."""
    names: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for name in sorted(_rows(kind), key=lambda name: -len(name.right)):
        for style in ("old", "new"):
            right = " ".join(in_style(word, style) for word in name.right.split(" "))
            head = " ".join(right.lower().split(" ")[:HEAD])
            entry = right.lower(), name._replace(right=right)
            if entry not in names[head]:
                names[head].append(entry)
    return names
