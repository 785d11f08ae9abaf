"""
Whole numbers in words: «một triệu năm trăm nghìn» is 1.500.000, and back.

What is said in short and may mean two things is no number here: «một trăm hai» (120, or 102 badly written), «một triệu
hai» (1.200.000).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vnproof.text.tone import normalize_tone_style

DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
UNITS: Final = {word: value for value, word in enumerate(DIGITS)} | {"bẩy": 7}
AFTER_TENS: Final = UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # hai mươi mốt, tư, lăm
SCALES: Final = (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))
SAME: Final = {"tỉ": "tỷ", "ngàn": "nghìn", "lẻ": "linh"}
WORDS: Final = frozenset([*AFTER_TENS, *SAME, "linh", "mười", "mươi", "trăm", "nghìn", "triệu", "tỷ"])


def read_number(words: Sequence[str]) -> int | None:
    """
    The number that these words say, all of them together; None where they say none, or not plainly.

    >>> read_number("Một tỷ hai trăm linh năm triệu".split()), read_number("hai mươi mốt".split())
    (1205000000, 21)
    >>> read_number("một trăm hai".split()), read_number("năm qua".split())
    (None, None)
    """
    forms = [normalize_tone_style(word.lower()) for word in words]
    return _read([SAME.get(form, form) for form in forms], SCALES)


def say_number(number: int) -> str:
    """
    A number of 0 and above in words, in the most usual spelling.

    >>> say_number(1_205_000_021)
    'một tỷ hai trăm linh năm triệu không nghìn không trăm hai mươi mốt'
    """
    return " ".join(_say(number, SCALES)) if number else DIGITS[0]


def _read(words: list[str], scales: Sequence[tuple[str, int]]) -> int | None:
    """The words as «left SCALE right», from the largest scale down; «hai nghìn tỷ» has a whole number on the left."""
    if not scales:
        return _read_group(words)
    (scale, size), smaller = scales[0], scales[1:]
    if scale not in words:
        return _read(words, smaller)
    place = len(words) - 1 - words[::-1].index(scale)
    left, rest = words[:place], words[place + 1 :]
    many = _read(left, scales if size == SCALES[0][1] else smaller)
    few = _read(rest, smaller) if rest else 0
    if many is None or few is None or few >= size or (len(rest) == 1 and few):
        return None
    return many * size + few


def _read_group(words: list[str]) -> int | None:
    """A number below a thousand."""
    if "trăm" not in words:
        return _read_tens(words[1:] if words[:1] == ["linh"] else words)
    place = words.index("trăm")
    hundreds = UNITS.get(words[0]) if place == 1 else None
    rest = words[place + 1 :]
    if len(rest) == 2 and rest[0] == "linh":
        tens = AFTER_TENS.get(rest[1])
    else:
        tens = 0 if not rest else None if len(rest) == 1 and rest != ["mười"] else _read_tens(rest)
    return None if hundreds is None or tens is None else 100 * hundreds + tens


def _read_tens(words: list[str]) -> int | None:
    """A number below a hundred."""
    if len(words) == 1:
        return 10 if words[0] == "mười" else UNITS.get(words[0])
    if len(words) == 2 and words[0] == "mười":
        return _plus(10, (UNITS | {"lăm": 5, "nhăm": 5}).get(words[1]))
    if len(words) in (2, 3) and words[1] == "mươi" and UNITS.get(words[0], 0) > 1:
        return _plus(10 * UNITS[words[0]], AFTER_TENS.get(words[2]) if len(words) == 3 else 0)
    return None


def _plus(tens: int, units: int | None) -> int | None:
    return None if units is None or (units == 0 and tens == 10) else tens + units


def _say(number: int, scales: Sequence[tuple[str, int]], *, whole: bool = True) -> list[str]:
    """The words of a number above 0; `whole` tells that nothing larger goes before it."""
    if not scales:
        return _say_group(number, whole=whole)
    (scale, size), smaller = scales[0], scales[1:]
    many, few = divmod(number, size)
    words: list[str] = []
    if many:
        words = [*_say(many, SCALES if size == SCALES[0][1] else (), whole=whole), scale]
    elif not whole and few and size < SCALES[0][1]:
        words = ["không", scale]
    return words + (_say(few, smaller, whole=whole and not many) if few else [])


def _say_group(number: int, *, whole: bool) -> list[str]:
    hundreds, tens = divmod(number, 100)
    words = [DIGITS[hundreds], "trăm"] if hundreds or not whole else []
    if not tens:
        return words if hundreds else []
    if tens < 10:
        return [*words, *(["linh"] if words else []), DIGITS[tens]]
    ten, unit = divmod(tens, 10)
    last = {0: [], 1: ["một" if ten == 1 else "mốt"], 5: ["lăm"]}.get(unit, [DIGITS[unit]])
    return [*words, *(["mười"] if ten == 1 else [DIGITS[ten], "mươi"]), *last]
