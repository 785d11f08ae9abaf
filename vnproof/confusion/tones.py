"""
What differs between forms with the same base letters: tones lost, added, swapped or misplaced; marks likewise.

Differences are named twice: as features of the cost table, and as the kind of slip a person understands.
`Diacritics` prices them.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from vnproof.confusion.costs import Costs
from vnproof.confusion.letters import PLAIN, TONE_NAMES, Letters, every_tone, take_apart
from vnproof.confusion.respelling import ANY, NO_SLIP, Kind, MaybeKind

HATTED = frozenset("âêôă")
HORNED = frozenset("ơư")
LOST = -1
"""In place of the typed tone: it went with the letter that bore it, whatever it was."""


def bearer(letter: str) -> str:
    """
    The sort of vowel a tone stands on: how readily it is lost depends on what else stands above the letter.

    >>> bearer("ô"), bearer("ơ"), bearer("a")
    ('hatted', 'horned', 'plain')
    """
    return "hatted" if letter in HATTED else "horned" if letter in HORNED else "plain"


def tone_feature(letter: str, meant: int, typed: int) -> str:
    """
    The row of the cost table for one tone written for another over `letter`.

    >>> tone_feature("ô", meant=3, typed=1)
    'tone/hatted/hỏi>sắc'
    """
    return f"tone/{bearer(letter)}/{TONE_NAMES[meant]}>{TONE_NAMES[typed]}"


def letter_feature(meant: str, typed: str) -> str:
    """
    The row of the cost table for a letter whose mark and tone went wrong at once; there is none for what is rare.

    >>> letter_feature("ằ", "ã")
    'letter/ằ>ã'
    """
    return f"letter/{meant}>{typed}"


def tone_kind(meant: int, typed: int) -> Kind:
    """
    What a person calls one tone written for another.

    >>> tone_kind(meant=3, typed=0), tone_kind(meant=3, typed=4), tone_kind(meant=0, typed=1)
    ('tone-lost', 'hoi-nga', 'tone-added')
    """
    if not typed:
        return "tone-lost"
    if not meant:
        return "tone-added"
    return "hoi-nga" if {meant, typed} == {3, 4} else "tone-swapped"


def mark_features(meant: str, typed: str) -> list[str]:
    """
    The differences of mark between two shapes of the same length, as features; «ươ» loses or gets both horns at once.

    >>> mark_features("đươc", "đuoc"), mark_features("hơp", "hop"), mark_features("tin", "t?n")
    (['mark/ươ>uo'], ['mark/ơ>o'], [])
    """
    if ("ươ" in meant and "uo" in typed) or ("ươ" in typed and "uo" in meant):
        for wanted, written in (("ươ", "uo"), ("uo", "ươ")):
            place = meant.find(wanted)
            if place >= 0 and typed.startswith(written, place):
                rest = mark_features(meant[:place] + meant[place + 2 :], typed[:place] + typed[place + 2 :])
                return [f"mark/{wanted}>{written}", *rest]
    return [MARKS[pair] for pair in zip(meant, typed, strict=True) if pair in MARKS]


MARKS = {
    (meant, typed): f"mark/{meant}>{typed}"
    for letters in ("aăâ", "eê", "oôơ", "uư", "dđ")
    for meant in letters
    for typed in letters
    if meant != typed
}


def mark_kind(meant: str, typed: str) -> Kind:
    """
    The kind of the differences of mark between two shapes.

    >>> mark_kind("hơp", "hop"), mark_kind("da", "đa"), mark_kind("tan", "tân"), mark_kind("hơp", "hôp")
    ('mark-lost', 'd-bar', 'mark-added', 'mark-swapped')
    """
    pairs = [pair for pair in zip(meant, typed, strict=True) if pair in MARKS]
    if all(wanted in "dđ" for wanted, _ in pairs):
        return "d-bar"
    if all(written not in PLAIN for _, written in pairs):
        return "mark-lost"
    if all(wanted not in PLAIN for wanted, _ in pairs):
        return "mark-added"
    return "mark-swapped"


class ToneSlip(NamedTuple):
    """What it costs to have written the tone that was typed for the one `meant`, and what that is called."""

    cost: float
    meant: int
    kind: MaybeKind


class Diacritics:
    """
    Prices; those of tones are remembered.

    >>> prices = Diacritics(Costs({"mark": 6.0, "tone": 5.0, "tone/hatted/hỏi>sắc": 4.5}, beside=0.5))
    >>> prices.marks("tôn", "tơn"), prices.marks("tôn", "t?n")
    ((6.0, 6.0), (0.0, 0.0))
    >>> prices.tones("ô", "ô", typed=1)[:2]
    [ToneSlip(cost=0.0, meant=1, kind=''), ToneSlip(cost=4.5, meant=3, kind='tone-swapped')]
    """

    def __init__(self, costs: Costs) -> None:
        self._costs = costs
        self._of_mark = {pair: costs[feature] for pair, feature in MARKS.items()}
        self._tones: dict[tuple[str, str, int, bool], list[ToneSlip]] = {}

    def marks(self, meant: str, typed: str, room: float = math.inf) -> tuple[float, float]:
        """
        The differences of mark between two shapes of the same length: what they cost in sum, and the dearest.

        A sum above `room` may be short of some: nobody will ask for more.
        """
        if "ươ" in meant or "ươ" in typed:
            each = [self._costs[feature] for feature in mark_features(meant, typed)]
            return (sum(each), max(each)) if each else (0.0, 0.0)
        whole = dearest = 0.0
        for wanted, written in zip(meant, typed, strict=True):
            if wanted != written != ANY:
                cost = self._of_mark[wanted, written]
                whole += cost
                if whole > room:
                    break
                dearest = max(dearest, cost)
        return whole, dearest

    def at_once(self, meant: str, typed: str) -> float:
        """What it costs where one letter alone lost mark and tone, in one blot; infinite where no table knows of it."""
        differing = [pair for pair in zip(meant, typed, strict=False) if pair[0] != pair[1]]
        if len(differing) != 1 or len(meant) != len(typed):
            return math.inf
        return self._costs.table.get(letter_feature(*differing[0]), math.inf)

    def tones(self, bearer: str, under: str, typed: int, misplaced: bool = False) -> list[ToneSlip]:
        """
        The tones that may have been meant by `typed`, the cheapest first.

        `bearer` is the letter that bears what was meant, `under` the letter on which `typed` was written.
        """
        key = (bearer, under, typed, misplaced)
        known = self._tones.get(key)
        if known is None:
            known = self._tones[key] = sorted([self._tone(meant, *key) for meant in range(len(TONE_NAMES))])
        return known

    def _tone(self, meant: int, bearer: str, under: str, typed: int, misplaced: bool) -> ToneSlip:
        if typed == LOST:
            return ToneSlip(0.0, meant, NO_SLIP)
        cost = self._costs[tone_feature(bearer if meant else under, meant, typed)] if meant != typed else 0.0
        kind: MaybeKind = tone_kind(meant, typed) if meant != typed else NO_SLIP
        if misplaced and meant:
            return ToneSlip(
                self._costs.together([cost, self._costs["tone-misplaced"]]), meant, kind or "tone-misplaced"
            )
        return ToneSlip(cost, meant, kind)


def readings(typed: str) -> list[Letters]:
    """
    The form taken apart; with two tones in it, once with each: the other slipped in.

    >>> [(letters.shape, letters.tone) for letters in readings("tốì")], len(readings("tối"))
    ([('tôi', 1), ('tôi', 2)], 1)
    """
    letters = take_apart(typed)
    tones = every_tone(typed)
    return [letters._replace(tone=tone, place=place) for place, tone in tones] if len(tones) > 1 else [letters]
