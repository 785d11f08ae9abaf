"""
Tone: the six tones, reading and taking off their marks, and the place of the mark in open oa, oe, uy.

Two ways of writing live side by side, old `hòa khỏe thủy` and new `hoà khoẻ thuỷ`; they differ nowhere else.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal
from unicodedata import is_normalized, normalize

import regex

Style = Literal["old", "new"]


class Tone(Enum):
    """
    A tone with its combining mark (empty for ngang) and the key that types it in Telex, VNI and VIQR.

    >>> Tone.SAC.combining == "\N{COMBINING ACUTE ACCENT}", Tone.SAC.telex, Tone.SAC.vietnamese
    (True, 's', 'sắc')
    """

    NGANG = ("ngang", "", "", "", "")
    HUYEN = ("huyền", "\N{COMBINING GRAVE ACCENT}", "f", "2", "`")
    SAC = ("sắc", "\N{COMBINING ACUTE ACCENT}", "s", "1", "'")
    HOI = ("hỏi", "\N{COMBINING HOOK ABOVE}", "r", "3", "?")
    NGA = ("ngã", "\N{COMBINING TILDE}", "x", "4", "~")
    NANG = ("nặng", "\N{COMBINING DOT BELOW}", "j", "5", ".")

    def __init__(self, vietnamese: str, combining: str, telex: str, vni: str, viqr: str) -> None:
        self.vietnamese = vietnamese
        self.combining = combining
        self.telex = telex
        self.vni = vni
        self.viqr = viqr


VOWELS: Final = "aăâeêioôơuưy"
BEARER: Final = {
    normalize("NFC", vowel + tone.combining): (vowel, tone)
    for vowel in VOWELS + VOWELS.upper()
    for tone in Tone
    if tone is not Tone.NGANG
}
"""A vowel with a tone mark -> the vowel without it, and the tone."""

TONED: Final = {seen: letter for letter, seen in BEARER.items()}
"""A vowel and a tone -> the vowel that bears its mark."""

_TONELESS: Final = str.maketrans({letter: vowel for letter, (vowel, _) in BEARER.items()})
_BEFORE_OPEN_OA_OE_UY: Final = "b ch d đ g h kh l m n ng nh p ph r s t th tr v x"
_ONSETS: Final = frozenset(["", *_BEFORE_OPEN_OA_OE_UY.split()])
_ENDINGS: Final = [
    (TONED[first, tone] + second, first + TONED[second, tone])
    for low in (("o", "a"), ("o", "e"), ("u", "y"))
    for first, second in (low, (low[0].upper(), low[1]), (low[0].upper(), low[1].upper()))
    for tone in Tone
    if tone is not Tone.NGANG
]
_TO_OLD: Final = {new: old for old, new in _ENDINGS}
_TO_NEW: Final = dict(_ENDINGS)
_MARKS: Final = regex.compile(r"\p{Mn}+")


def normalize_tone_style(syllable: str) -> str:
    """
    One whole syllable (NFC) with the mark of open oa, oe, uy in its old place; anything else comes back as it is.

    >>> [normalize_tone_style(s) for s in ("hoà", "KHOẺ", "Thuỷ", "quý", "hoàn", "thuyền")]
    ['hòa', 'KHỎE', 'Thủy', 'quý', 'hoàn', 'thuyền']
    """
    old = _TO_OLD.get(syllable[-2:])
    return syllable if old is None or syllable[:-2].lower() not in _ONSETS else syllable[:-2] + old


def in_style(syllable: str, style: Style) -> str:
    """
    One whole syllable (NFC) with the mark of open oa, oe, uy where a style puts it.

    >>> in_style("Hòa", "new"), in_style("hoà", "old"), in_style("quý", "old")
    ('Hoà', 'hòa', 'quý')
    """
    if style_of(syllable) in (None, style):
        return syllable
    return syllable[:-2] + (_TO_OLD if style == "old" else _TO_NEW)[syllable[-2:]]


def style_of(syllable: str) -> Style | None:
    """
    Which style a syllable (NFC) is written in; None where the two write it alike.

    >>> style_of("hòa"), style_of("hoà"), style_of("quý"), style_of("hoa")
    ('old', 'new', None, None)
    """
    ending = syllable[-2:]
    if ending in _TO_OLD and syllable[:-2].lower() in _ONSETS:
        return "new"
    if ending in _TO_NEW and syllable[:-2].lower() in _ONSETS:
        return "old"
    return None


def tones_of(text: str) -> list[Tone]:
    """
    The tone of every tone mark in `text`, in order.

    >>> [tone.vietnamese for tone in tones_of("tốì")]
    ['sắc', 'huyền']
    """
    return [BEARER[letter][1] for letter in composed(text) if letter in BEARER]


def split_tone(text: str) -> tuple[str, Tone]:
    """
    A syllable without its tone mark, and the tone (the first one, should there be several).

    >>> split_tone("Nguyễn")[0], split_tone("Nguyễn")[1].vietnamese
    ('Nguyên', 'ngã')
    """
    tones = tones_of(text)
    return composed(text).translate(_TONELESS), tones[0] if tones else Tone.NGANG


def strip_marks(text: str) -> str:
    """
    `text` without any diacritic, đ among them.

    >>> strip_marks("Đường Nguyễn Huệ, café")
    'Duong Nguyen Hue, cafe'
    """
    if text.isascii():
        return text
    return _MARKS.sub("", normalize("NFD", text)).replace("đ", "d").replace("Đ", "D")


def composed(text: str) -> str:
    """
    `text` in NFC, untouched where it already is.

    >>> len(composed("o\N{COMBINING HORN}\N{COMBINING DOT BELOW}"))
    1
    """
    return text if is_normalized("NFC", text) else normalize("NFC", text)
