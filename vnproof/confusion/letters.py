"""
Letters: a form taken apart into what errs separately: base letters, their marks, the tone.

    «được»   base "duoc"   shape "đươc"   tone 5   place 2

The *base* is what is left without any diacritic; the *shape* keeps hats, breves, horns and the bar of đ but no tone.
Tones count as on a VNI keyboard: 0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from vnproof.text.tone import BEARER

TONE_NAMES = ("ngang", "sắc", "huyền", "hỏi", "ngã", "nặng")
PLAIN = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}
SWINGING = ("oa", "oe", "uy")
"""Open rimes whose tone stands on the first letter in the old style and on the second in the new one."""


class Letters(NamedTuple):
    """See the module. Base and shape are as long as the form, letter for letter; without a tone `place` is NOWHERE."""

    base: str
    shape: str
    tone: int
    place: int


NOWHERE = -1


def take_apart(form: str) -> Letters:
    """
    Base, shape and tone of a lower-case NFC form; hoà and hòa come out the same. Of two tones the first counts.

    >>> take_apart("được")
    Letters(base='duoc', shape='đươc', tone=5, place=2)
    >>> take_apart("hoà") == take_apart("hòa"), take_apart("quý").place
    (True, 2)
    """
    if form.isascii():
        return Letters(form, form, 0, NOWHERE)
    shape = form.translate(_letter_tables()[0])
    return Letters(shape.translate(_base_table()), shape, *_tone(form, shape))


def all_taken_apart(forms: Iterable[str]) -> list[tuple[str, str, str, int, int]]:
    """
    For each form: itself and its `Letters`, but made much faster. No form may hold a line break.

    >>> all_taken_apart(["tổ", "chức"])
    [('tổ', 'to', 'tô', 3, 1), ('chức', 'chuc', 'chưc', 1, 2)]
    """
    every = list(forms)
    lines = "\n".join(every)
    shapes, bases = (lines.translate(table).splitlines() for table in (_letter_tables()[0], _base_table()))
    return [(form, base, shape, *_tone(form, shape)) for form, base, shape in zip(every, bases, shapes, strict=True)]


def _tone(form: str, shape: str) -> tuple[int, int]:
    """The first tone of a form and its place in the new style."""
    if form == shape:
        return 0, NOWHERE
    place = 0
    while form[place] == shape[place]:
        place += 1
    tone = _letter_tables()[1][form[place]]
    if place == len(form) - 1 and shape.endswith(SWINGING) and not shape.startswith("qu"):
        place -= 1
    return tone, place


def every_tone(form: str) -> list[tuple[int, int]]:
    """
    The tones as (place, tone): a syllable has at most one, typed garbage may have more.

    >>> every_tone("tốì"), every_tone("đi")
    ([(1, 1), (2, 2)], [])
    """
    _, tone_of = _letter_tables()
    return [(place, tone_of[letter]) for place, letter in enumerate(form) if letter in tone_of]


def base_of(form: str) -> str:
    """
    The form without any diacritic.

    >>> base_of("được")
    'duoc'
    """
    return form if form.isascii() else form.translate(_base_table())


@cache
def with_mark_of(letter: str, marked: str) -> str:
    """
    `letter` with the mark that `marked` bears, where Vietnamese has such a letter, else `letter`.

    >>> with_mark_of("e", "ô"), with_mark_of("i", "ô"), with_mark_of("o", "ư")
    ('ê', 'i', 'ơ')
    """
    signs = unicodedata.normalize("NFD", marked)[1:]
    joined = unicodedata.normalize("NFC", letter + signs) if signs else letter
    return joined if joined in PLAIN else letter


@cache
def _letter_tables() -> tuple[dict[int, str], dict[str, int]]:
    """Toned letter → letter without tone; toned letter → tone."""
    toned = {letter: (vowel, int(tone.vni)) for letter, (vowel, tone) in BEARER.items() if letter.islower()}
    to_shape = {ord(letter): vowel for letter, (vowel, _) in toned.items()}
    return to_shape, {letter: tone for letter, (_, tone) in toned.items()}


@cache
def _base_table() -> dict[int, str]:
    """Any Vietnamese letter with a diacritic → its base letter."""
    to_shape, _ = _letter_tables()
    return {ord(marked): plain for marked, plain in PLAIN.items()} | {
        code: PLAIN.get(shape, shape) for code, shape in to_shape.items()
    }
