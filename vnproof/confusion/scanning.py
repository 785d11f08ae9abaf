"""
How scanners err in letters: look-alike letters and groups of letters, digits for letters. (Marks and tones: `tones`.)

To teach a glyph, add it to a row below; its cost is the family's until the cost table has a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from vnproof.confusion.costs import Costs
from vnproof.confusion.letters import Letters, take_apart
from vnproof.confusion.respelling import ANY, Respelling, places, replaced

_BOTH_WAYS = """
    m/rn m/in m/ni m/nn m/ri m/iii m/n n/ri n/ii n/rl n/h n/u n/r n/p n/tt u/ii u/li u/v h/li h/ii h/lr h/b h/k
    d/cl d/o k/lc b/lo b/p w/vv w/uu l/t l/i l/j l/r i/t i/j i/r f/t c/e c/o c/t e/o e/a e/s a/o a/s
    p/r p/g v/y v/r g/q g/y g/s x/z th/m
"""
_ONE_WAY = """
    g/ø c/© c/ç e/£ e/€ t/† i/ï y/ÿ u/ü o/ö a/å a/ä n/ñ
    fi/\N{LATIN SMALL LIGATURE FI} fl/\N{LATIN SMALL LIGATURE FL}
"""
GLYPHS: tuple[tuple[str, str], ...] = (
    *((left, right) for left, _, right in (row.partition("/") for row in (_BOTH_WAYS + _ONE_WAY).split())),
    *((right, left) for left, _, right in (row.partition("/") for row in _BOTH_WAYS.split())),
)
"""(meant, written), base letters."""

LETTERS_FOR_DIGITS = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "6": "b", "8": "b", "9": "gq"}
_MAY_BEAR_A_MARK = frozenset("aeou")


def one_glyph(costs: Costs) -> dict[tuple[str, str], float]:
    """(written, meant) → cost, for look-alikes of one letter each: the substitutions of `typing` take these in."""
    return {(typed, meant): costs[f"glyph/{meant}>{typed}"] for meant, typed in GLYPHS if len(meant) == len(typed) == 1}


def glyphs(letters: Letters, costs: Costs) -> Iterator[Respelling]:
    """
    Groups of letters read as others.

    >>> from vnproof.confusion.letters import take_apart
    >>> sorted({r.base for r in glyphs(take_apart("rnặt"), Costs({"glyph": 7.0}, 0.5))})
    ['mat', 'riiat', 'rriat', 'rrlat', 'rttat']
    """
    base = letters.base
    for typed, meant, shape, feature in _groups():
        if typed in base:
            for start in places(base, typed):
                yield replaced(letters, start, start + len(typed), meant, shape, costs[feature], "glyph")


def digits(form: str, costs: Costs) -> Iterator[Respelling]:
    """
    Digits that stand for letters. Forms that are as much number as word (l8, A4, 5G) are left alone.

    >>> [r.base for r in digits("v1ệc", Costs({"digit": 7.0}, 0.5))], list(digits("l8", Costs({}, 0.5)))
    (['vlec', 'viec'], [])
    """
    numbers = [letter for letter in form if letter.isdigit()]
    words = [letter for letter in form if letter.isalpha()]
    telling = len(words) > len(numbers) or not "".join(words).isascii()
    if not numbers or len(numbers) > 2 or not telling or any(n not in LETTERS_FOR_DIGITS for n in numbers):
        return
    for choice in product(*(LETTERS_FOR_DIGITS.get(letter, letter) for letter in form)):
        base, shape, tone, place = take_apart("".join(choice))
        unsure = [old != new and new in _MAY_BEAR_A_MARK for old, new in zip(form, choice, strict=True)]
        hidden = "".join(ANY if free else letter for free, letter in zip(unsure, shape, strict=True))
        cost = costs.together([costs["digit"]] * len(numbers))
        yield Respelling(base, hidden, tone, place, (0, 0), cost, "digit")


@cache
def _groups() -> tuple[tuple[str, str, str, str], ...]:
    """(written, meant, shape of what is meant, feature) of the rows that are more than one letter for one letter."""
    shapes = {meant: "".join(ANY if letter in _MAY_BEAR_A_MARK else letter for letter in meant) for meant, _ in GLYPHS}
    rows = [(meant, typed) for meant, typed in GLYPHS if len(meant + typed) > 2]
    return tuple((typed, meant, shapes[meant], f"glyph/{meant}>{typed}") for meant, typed in rows)
