"""
What differs between forms with the same base letters: tones lost, added, swapped or misplaced; marks likewise.

Differences are named twice: as features of the cost table, and as the kind of slip a person understands.
`Diacritics` prices them.
"""

from __future__ import annotations

from vnproof.confusion.costs import Costs
from vnproof.confusion.letters import PLAIN, TONE_NAMES, Letters, every_tone, take_apart

HATTED = frozenset("âêôă")
HORNED = frozenset("ơư")


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


def tone_kind(meant: int, typed: int) -> str:
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


def mark_kind(meant: str, typed: str) -> str:
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


class Diacritics:
    """What differences of mark and tone cost; remembers what it has worked out."""

    def __init__(self, costs: Costs) -> None:
        self._costs = costs
        self._marks = {pair: costs[feature] for pair, feature in MARKS.items()}
        self._tones: dict[tuple[int, int, str], tuple[float, str]] = {}

    def marks(self, meant: str, typed: str) -> list[float]:
        """The cost of every difference of mark between two shapes of the same length."""
        if "ươ" in meant or "ươ" in typed:
            return [self._costs[feature] for feature in mark_features(meant, typed)]
        costs = self._marks
        return [costs[pair] for pair in zip(meant, typed, strict=True) if pair in costs]

    def tone(self, meant: int, typed: int, letter: str) -> tuple[float, str]:
        """Cost and kind of one tone written for another, (0, "") for itself; `letter` bears the tone meant."""
        known = self._tones.get((meant, typed, letter))
        if known is None:
            differs = meant != typed
            known = (self._costs[tone_feature(letter, meant, typed)], tone_kind(meant, typed)) if differs else (0.0, "")
            self._tones[meant, typed, letter] = known
        return known

    def misplaced(self, meant: int, typed: int, letter: str) -> tuple[float, str]:
        """As `tone`, where the tone stands over the wrong letter besides."""
        cost, kind = self.tone(meant, typed, letter)
        return self._costs.together([cost, self._costs["tone-misplaced"]]), kind or "tone-misplaced"


def readings(typed: str) -> list[Letters]:
    """
    The form taken apart; with two tones in it, once with each: the other slipped in.

    >>> [(letters.shape, letters.tone) for letters in readings("tốì")], len(readings("tối"))
    ([('tôi', 1), ('tôi', 2)], 1)
    """
    letters = take_apart(typed)
    tones = every_tone(typed)
    return [letters._replace(tone=tone, place=place) for place, tone in tones] if len(tones) > 1 else [letters]
