"""
Words that a conversion has garbled one by one, each kind with its own marks; a row of KINDS for each.

Only what was no Vietnamese syllable and becomes one is taken for garbled.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from unicodedata import normalize

from vnproof.core.span import Span
from vnproof.text.syllable import is_syllable
from vnproof.text.unicode import view

WORD: Final = r"(?:[^\W\d_]|[\u0300-\u036F])*"
VOWEL: Final = "aeiouyAEIOUY"
TONES: Final = "\u0300\u0301\u0303\u0309"  # grave, acute, tilde, hook: marks above, as hat and breve are

TONED: Final = "áàãảéèẽẻóòõỏÁÀÃẢÉÈẼẺÓÒÕỎ"
NO_VOWEL: Final = rf"[^\W\d_{VOWEL}\u00C0-\u01B0\u1EA0-\u1EF9]"

# What Windows-1252 shows for the bytes of these letters, which Windows-1258 gave another meaning.
SHOWN_AS_1258: Final = {
    "ư": "ý", "Ư": "Ý", "ơ": "õ", "Ơ": "Õ", "ă": "ã", "Ă": "Ã", "\u0301": "ì", "\u0323": "ò", "\u0300": "Ì",
    "\u0309": "Ò", "\u0303": "Þ",
}  # fmt: skip
# Letters of Unicode that a program took for bytes of VNI.
TAKEN_FOR_VNI: Final = str.maketrans("ơƠịỊĩĨưƯỉỈỵỴ", "ôÔòÒóÓöÖæÆîÎ")


# Where a word of KINDS may stand: «khơng», «phịng», «cĩ», «quư», «HÕA», «&ocirc;», a tone before a hat or no vowel.
UNUSUAL: Final = re.compile(
    r"[ơƠịỊĩĨưƯÕ&\u0300-\u0323](?:(?<![ưƯuU][ơƠ])(?<=[ơƠịỊ])(?:[nN][gG]|c)\b|(?<=[cC][ĩĨ])\b|(?<=[uU][ưƯ])\b"
    rf"|(?<=HÕ)A\b|(?<=&)[#a-zA-Z]|(?<=[{TONED}{TONES}][\u0302\u0306])|(?<={NO_VOWEL}[\u0300-\u0323]))"
)


class Kind(NamedTuple):
    """
    A way to garble a word: where it may be, how it is mended, and how many such words in small letters a text must
    hold; `of_legal`: the trigger tells even where a syllable was made of a syllable.
    """

    name: str
    trigger: re.Pattern[str]
    mend: Callable[[str], str]
    least: int = 0
    of_legal: bool = False


class Garbled(NamedTuple):
    """A garbled word at `span`, and the word that was meant."""

    span: Span
    meant: str
    kind: str


def find_garbled(text: str) -> Iterator[Garbled]:
    """
    The garbled words of a text, one kind after the other.

    >>> [garbled.meant for garbled in find_garbled("Th́ C̣n phải làm vi&#7879;c; khơng có phịng học.")]
    ['Thì', 'Còn', 'việc', 'không', 'phòng']
    """
    lines = list(_unusual_lines(text))
    for kind in KINDS if lines else ():
        found = [
            Garbled(Span(*match.span()), meant, kind.name)
            for line in lines
            for match in kind.trigger.finditer(text, *line)
            for meant in [kind.mend(match.group())]
            if (kind.of_legal or not is_syllable(match.group())) and is_syllable(meant) and _has_one_case(meant)
        ]
        if len({garbled.meant for garbled in found if garbled.meant.islower()}) >= kind.least:
            yield from found


def _unusual_lines(text: str) -> Iterator[Span]:
    done = 0
    for found in UNUSUAL.finditer(text):
        if found.start() >= done:
            end = text.find("\n", found.end())
            done = len(text) if end < 0 else end
            yield Span(text.rfind("\n", 0, found.start()) + 1, done)


def _from_1258(word: str) -> str:
    parts = normalize("NFD", word) if any(mark in normalize("NFD", word) for mark in TONES + "\u0323") else word
    bare = re.sub(r"(?<![\u0300-\u036F" + VOWEL + r"])[\u0300\u0301\u0303\u0309\u0323]", _letter_of_mark, parts)
    return normalize("NFC", bare)


def _letter_of_mark(match: re.Match[str]) -> str:
    letter = SHOWN_AS_1258[match.group()]
    letters = [other for other in match.string if other.isalpha()]
    return letter.upper() if len(letters) > 1 and all(map(str.isupper, letters)) else letter.lower()


def _as_vietnamese_1258(word: str) -> str:
    return "".join(SHOWN_AS_1258.get(letter, letter) for letter in word)


KINDS: Final = (
    Kind("as-1258", re.compile(rf"\b[^\W\d_]*{NO_VOWEL}[\u0300-\u0323]{WORD}"), _from_1258),
    Kind("as-1258", re.compile(r"\b[qQ][uU][ưƯ]\b"), _as_vietnamese_1258),
    Kind(
        "entity",
        re.compile(r"[^\W\d_]*(?:&(?:#\d{2,5}|#x[\da-fA-F]{2,4}|[a-zA-Z]{4,8});[^\W\d_]*)+"),
        html.unescape,
    ),
    Kind("order", re.compile(rf"[^\W\d_]*[{TONED}{TONES}][\u0302\u0306]{WORD}"), lambda word: view(word).text),
    Kind(
        "vni-twice",
        re.compile(r"\b[^\W\d_]*(?<![ưƯuU])[ơƠịỊ][nN][gG]\b|\b[^\W\d_]*ơc\b|\b[cC][ĩĨ]\b"),
        lambda word: word.translate(TAKEN_FOR_VNI),
        2,
    ),
    Kind("title", re.compile(r"(?<=CỘNG )HÕA(?= XÃ HỘI)"), lambda _: "HÒA", of_legal=True),
)


def _has_one_case(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()
