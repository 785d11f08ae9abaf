"""Names that have one right way with capitals, `dictionaries/administrative/capitals.tsv`, and where a text differs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from vnproof.checks.base import severity_of
from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.resources import dictionaries_path
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import read_table
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern, any_of
from vnproof.text.tone import in_style

SEVERAL = Pattern(r"\b(?:các|những|hai|ba|bốn|năm|liên|cùng|và|\d) \Z", re.IGNORECASE)
REACH = 7
KINDS = ("body", "day", "place")
HEAD = 2  # words by which names are looked for
CONFIDENCE = {Safety.LIKELY: 0.8, Safety.HINT: 0.6}
BASIS, BASIS_EN = "Nghị định 30/2020/NĐ-CP, Phụ lục II", "Decree 30/2020/NĐ-CP, Appendix II"


class Name(NamedTuple):
    """
    A name as it is written, and how sure its capitals are: `likely`; `hint`; `own`, likely unless a proper name follows
    (another country's ministry); `named`, a hint where one does. The first letter must be a capital (`capital`), may be
    small (`any`), or is what makes a name of the words (`needed`: «cơ sở y tế»).
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
    text = passage.view.text
    reached = 0
    for place, name in sorted(_places(passage, kind), key=lambda found: (found[0].start, -found[0].end)):
        if place.start >= reached:
            found = _read(text, place, name)
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


def _read(text: str, place: Span, name: Name) -> Miscased | None:
    """A name as it is typed against how it is written."""
    typed = place.of(text)
    before_name = text[place.end + 1 : place.end + 2].isupper() and text[place.end] == " "
    in_capitals = (
        len(typed.split()[0]) > 1 and typed.split()[0].isupper()
    )  # a scanner may lose the case of some letters
    if in_capitals or before_name is {"own": True, "named": False}.get(name.level):
        return None
    if name.level == "named":
        is_wrong = typed[0] != name.right[0]
        return Miscased(*place, name.right[0] + typed[1:], Safety.HINT) if is_wrong else None
    if name.first == "needed" and not typed[0].isupper() and not _is_name_but_for_its_first(text, place, name):
        return None
    # Only words are rewritten; the day after a holiday's name stays.
    length = len("".join(takewhile(lambda letter: not letter.isdigit() and letter != "(", typed)).rstrip())
    first = 1 if name.first == "any" else 0
    pairs = list(zip(typed[:length], name.right, strict=False))
    lost = any(right.isupper() and not letter.isupper() for letter, right in pairs[first:])
    added = any(letter.isupper() and not right.isupper() for letter, right in pairs[1:])
    if not lost and not added:
        return None
    rest = "".join(letter.upper() if right.isupper() else letter.lower() for letter, right in pairs[first:])
    safety = Safety.LIKELY if lost and name.level != "hint" else Safety.HINT
    return Miscased(place.start, place.start + length, typed[:first] + rest, safety)


def _is_name_but_for_its_first(text: str, place: Span, name: Name) -> bool:
    """«sở Khoa học và Công nghệ»: of one, and with all other capitals; «các bộ Quốc phòng, Công an» are several."""
    before = text[max(0, place.start - REACH) : place.start]
    return (
        place.of(text)[1:] == name.right[1:] and name.right[1:] != name.right[1:].lower() and not SEVERAL.search(before)
    )


def names_of(kind: str) -> list[str]:
    """The names of a kind, as the table has them."""
    rows = read_table(dictionaries_path() / "administrative" / "capitals.tsv", "name", "kind", "level", "first")
    return [name for name, of, _, _ in rows if of == kind]


def _heads(passage: Passage) -> list[tuple[int, str]]:
    """Where the first two words of names of any kind stand, and which; those of two names may share one."""
    return [(match.start(), match[1]) for match in _any_head().finditer(f"\n{passage.small}")]


@cache
def _any_head() -> re.Pattern[str]:
    return any_of(head for kind in KINDS for head in _names(kind) if " " in head)


@cache
def _names(kind: str) -> dict[str, list[tuple[str, Name]]]:
    """The names in small letters and in both tone styles, by their first two words, the longest first."""
    rows = read_table(dictionaries_path() / "administrative" / "capitals.tsv", "name", "kind", "level", "first")
    names: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for name, of, level, first in sorted(rows, key=lambda row: -len(row[0])):
        for style in ("old", "new") if of == kind else ():
            right = " ".join(in_style(word, style) for word in name.split(" "))
            head = " ".join(right.lower().split(" ")[:HEAD])
            entry = right.lower(), Name(right, level, first)
            if entry not in names[head]:
                names[head].append(entry)
    return names
