"""
How fingers err: keys next to each other, doubled, swapped, missing and extra letters, and keystrokes of an input method
that stayed in the text (Telex `chucws`, VNI `to63`, VIQR `to^?`, also half done: `hoachj`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from vnproof.confusion.costs import Costs
from vnproof.confusion.letters import NOWHERE, Letters, base_of, take_apart, with_mark_of
from vnproof.confusion.respelling import ANY, Kind, Respelling, replaced
from vnproof.confusion.vocabulary import OPEN, Vocabulary

KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
VOWELS = "aeiouy"


class Slip(NamedTuple):
    """What it costs to have written one letter for another, and what that is called."""

    cost: float
    kind: Kind


@cache
def neighbours() -> Mapping[str, str]:
    """
    The keys that touch a key on a QWERTY keyboard.

    >>> "".join(sorted(neighbours()["g"]))
    'bfhtvy'
    """
    touching: dict[str, set[str]] = {key: set() for row in KEY_ROWS for key in row}
    for above, row in zip(("", *KEY_ROWS[:-1]), KEY_ROWS, strict=True):
        for place, key in enumerate(row):
            for other in row[max(place - 1, 0) : place] + row[place + 1 : place + 2] + above[place : place + 2]:
                touching[key].add(other)
                touching[other].add(key)
    return {key: "".join(sorted(others)) for key, others in touching.items()}


def substitutions(costs: Costs, look_alikes: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], Slip]:
    """(written, meant) → the likeliest way one letter became another: look-alike or neighbouring key."""
    slips = {pair: Slip(cost, "glyph") for pair, cost in look_alikes.items()}
    adjacent = Slip(costs["key/adjacent"], "adjacent-key")
    for meant, keys in neighbours().items():
        for typed in keys:
            slips[typed, meant] = min(adjacent, slips.get((typed, meant), adjacent))
    return slips


def one_letter(
    letters: Letters, vocabulary: Vocabulary, slips: Mapping[tuple[str, str], Slip], costs: Costs
) -> Iterator[Respelling]:
    """
    One base letter substituted, missing, extra, doubled or swapped with the next, where that makes a known base.

    `slips` is made by `substitutions`.
    """
    base, shape, tone, _ = letters
    fitting = vocabulary.letters_fitting
    strange, missing = Slip(costs["key/other"], "substituted"), costs["key/missing"]
    for place, typed in enumerate(base):
        before, rest = base[:place], base[place + 1 :]
        for meant in fitting(before + OPEN + rest):
            if meant != typed:
                cost, kind = slips.get((typed, meant), strange)
                mark = with_mark_of(meant, shape[place]) if typed in VOWELS and meant in VOWELS else ANY
                yield replaced(letters, place, place + 1, meant, mark, cost, kind)
        after = rest[:1]
        if place and typed == after:  # taking out either of two equal letters is the same
            continue
        if vocabulary.has_base(before + rest):
            marks = shape[:place] + shape[place + 1 :]
            cost, kind = _extra(typed, before[-1:] + after, costs)
            yield Respelling(before + rest, marks, tone, NOWHERE, (place, place), cost, kind)
        swapped = before + after + typed + rest[1:]
        if after and after != typed and vocabulary.has_base(swapped):
            marks = shape[:place] + shape[place + 1] + shape[place] + shape[place + 2 :]
            yield Respelling(swapped, marks, tone, NOWHERE, (place, place + 2), costs["key/swapped"], "swapped")
    for place in range(len(base) + 1):
        for meant in fitting(base[:place] + OPEN + base[place:]):
            yield replaced(letters, place, place, meant, ANY, missing, "missing-letter")


def _extra(typed: str, around: str, costs: Costs) -> Slip:
    """What it costs to have written one letter too many beside those `around` it."""
    if typed in around:
        return Slip(costs["key/doubled"], "doubled")
    near = neighbours().get(typed, "")
    adjacent = any(key in near for key in around)
    return Slip(costs["key/extra-adjacent" if adjacent else "key/extra"], "extra-letter")


class Method(NamedTuple):
    """An input method: which key makes which tone, which mark."""

    tones: Mapping[str, int]
    hats: Mapping[str, str]
    """Key → the letters it may put a hat on; in Telex the letter itself once more."""
    horn: str
    breve: str
    bar: str


METHODS: Mapping[Kind, Method] = {
    "telex": Method({"s": 1, "f": 2, "r": 3, "x": 4, "j": 5}, {"a": "a", "e": "e", "o": "o"}, "w", "w", "d"),
    "vni": Method({"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}, {"6": "aeo"}, "7", "8", "9"),
    "viqr": Method({"'": 1, "`": 2, "?": 3, "~": 4, ".": 5}, {"^": "aeo"}, "+", "(", "d"),
}
_VOWEL_SHAPES = frozenset("aăâeêioôơuưy")
_HAT = {"a": "â", "e": "ê", "o": "ô"}


def keystrokes(form: str, costs: Costs) -> Iterator[Respelling]:
    """
    The form as the input methods would have shown it, had they been on.

    >>> costs = Costs({"telex": 6.0, "vni": 6.0, "viqr": 6.0}, 0.5)
    >>> typed = "dduwowngf", "to63", "chu+'c", "l8", "tin"
    >>> [[(r.shape, r.tone, r.kind) for r in keystrokes(form, costs)] for form in typed]
    [[('đương', 2, 'telex')], [('tô', 3, 'vni')], [('chưc', 1, 'viqr')], [], []]
    """
    for name, method in METHODS.items():
        shown = _show(form, method) if form.isalpha() == (name == "telex") else None
        if shown is not None:
            yield Respelling(*shown, gap=(0, 0), cost=costs[name], kind=name)


def _show(form: str, method: Method) -> Letters | None:
    """Play the keys one by one; None when no key did anything or one is left over that is no letter."""
    _, written, tone, _ = take_apart(form)
    shape: list[str] = []
    acted = False
    for key in written:
        if key in method.tones and any(letter in _VOWEL_SHAPES for letter in shape):
            tone = method.tones[key]
        elif not _mark(shape, key, method):
            shape.append(key)
            continue
        acted = True
    letters = "".join(shape)
    if not acted or not letters.isalpha() or len(letters) < 2:
        return None
    return Letters(base_of(letters), letters, tone, NOWHERE)


def _mark(shape: list[str], key: str, method: Method) -> bool:
    """Let `key` put its mark on a letter that stands in `shape`; False when it is a letter of its own."""
    seen = "".join(shape)
    hatted = max((seen.rfind(letter) for letter in method.hats.get(key, "")), default=-1)
    if key == method.bar and seen.startswith("d"):
        shape[0] = "đ"
    elif hatted >= 0:
        shape[hatted] = _HAT[seen[hatted]]
    elif key == method.horn and (horns := _horns(seen)):
        place, horned = horns
        shape[place : place + len(horned)] = horned
    elif key == method.breve and "a" in seen:
        shape[seen.rfind("a")] = "ă"
    elif key == "w" == method.horn and not any(letter in _VOWEL_SHAPES for letter in seen):
        shape.append("ư")
    else:
        return False
    return True


def _horns(seen: str) -> tuple[int, str] | None:
    """Where a horn goes and what stands there then: both letters of «uo», not the u of qu, not the o of «oa»."""
    glide = 2 if seen.startswith("qu") else 0
    for bare in ("uo", "ưo", "uơ"):
        place = seen.find(bare, glide)
        if place >= 0:
            return place, "ươ"
    for letter, horned in (("u", "ư"), ("o", "ơ")):
        place = seen.rfind(letter, glide)
        if place >= 0 and not seen.startswith("oa", place):
            return place, horned
    return None
