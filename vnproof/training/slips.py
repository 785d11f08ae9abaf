"""
Slips: every single slip that may happen to a word, each with the feature that names its cost (as `training.channel` has
them), so that errors can be drawn as often as they are seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from vnproof.confusion.dialects import FINALS, ONSETS, RIMES
from vnproof.confusion.letters import base_of, take_apart
from vnproof.confusion.scanning import GLYPHS, LETTERS_FOR_DIGITS
from vnproof.confusion.tones import MARKS, letter_feature, tone_feature
from vnproof.confusion.typing import METHODS, Method, neighbours
from vnproof.text.syllable import compose, parse
from vnproof.text.tone import TONED, VOWELS, Tone

TONES = (Tone.NGANG, Tone.SAC, Tone.HUYEN, Tone.HOI, Tone.NGA, Tone.NANG)
"""As `confusion.letters` counts them."""
CONSONANTS = "bcdđghklmnpqrstvx"


class Slip(NamedTuple):
    """What was written instead of a word, and the feature of the slip."""

    feature: str
    written: str


@lru_cache(maxsize=50_000)
def slips(word: str) -> tuple[Slip, ...]:
    """
    Every single slip in a word (lower case, NFC).

    >>> found = {slip.feature: slip.written for slip in reversed(slips("hợp"))}
    >>> found["mark/ơ>o"], found["tone/horned/nặng>ngang"], found["glyph/h>b"], found["all-marks"], found["telex"]
    ('họp', 'hơp', 'bợp', 'hop', 'howpj')
    >>> {slip.written for slip in slips("sung") if slip.feature == "regional/s>x"}
    {'xung'}
    """
    found = (
        *_tones(word),
        *_marks(word),
        *_letters(word),
        *_glyphs(word),
        *_regional(word),
        *_keys(word),
        *_undone(word),
    )
    return tuple(slip for slip in dict.fromkeys(found) if slip.written not in (word, ""))


def _tones(word: str) -> Iterator[Slip]:
    _, shape, tone, place = take_apart(word)
    place = place if tone else _tone_place(word, shape)
    if place < 0:
        return
    for other, name in enumerate(TONES):
        if other != tone:
            yield Slip(tone_feature(shape[place], tone, other), _toned(shape, place, name))
    for beside in (place - 1, place + 1):
        if tone and 0 <= beside < len(shape) and shape[beside] in VOWELS:
            yield Slip("tone-misplaced", _toned(shape, beside, TONES[tone]))
            yield Slip("tone-doubled", _toned(word, beside, TONES[tone]))


def _tone_place(word: str, shape: str) -> int:
    """Where a word without tone would bear one."""
    syllable = parse(word)
    if syllable:
        return take_apart(compose(syllable._replace(tone=Tone.HUYEN)))[3]
    return max((place for place, letter in enumerate(shape) if letter in VOWELS), default=-1)


def _toned(shape: str, place: int, tone: Tone) -> str:
    """The shape with a tone over one of its letters, where that is a vowel."""
    if tone is Tone.NGANG or shape[place] not in VOWELS:
        return shape
    return shape[:place] + TONED[shape[place], tone] + shape[place + 1 :]


def _letters(word: str) -> Iterator[Slip]:
    """Mark and tone of one letter lost at once."""
    _, shape, tone, place = take_apart(word)
    for meant, typed in MARKS:
        if tone and meant == shape[place] == take_apart(word[place]).shape:
            for other in TONES:
                if other is not TONES[tone]:
                    letter = _toned(typed, 0, other)
                    yield Slip(letter_feature(word[place], letter), word[:place] + letter + word[place + 1 :])


def _marks(word: str) -> Iterator[Slip]:
    _, shape, tone, place = take_apart(word)

    def written(other: str) -> str:
        return _toned(other, place, TONES[tone]) if tone else other

    for at, letter in enumerate(shape):
        for meant, typed in MARKS:
            if meant == letter:
                yield Slip(MARKS[meant, typed], written(shape[:at] + typed + shape[at + 1 :]))
    for meant, typed in (("ươ", "uo"), ("uo", "ươ")):
        if meant in shape:
            yield Slip(f"mark/{meant}>{typed}", written(shape.replace(meant, typed, 1)))


def _glyphs(word: str) -> Iterator[Slip]:
    base = base_of(word)
    for meant, typed in GLYPHS:
        for at in range(len(base)):
            if base.startswith(meant, at):
                feature = f"glyph/{meant}>{typed}"
                yield Slip(feature, word[:at] + typed + word[at + len(meant) :])
    for digit, letters in LETTERS_FOR_DIGITS.items():
        for at, letter in enumerate(base):
            if letter in letters and len(word) > 2:
                yield Slip("digit", word[:at] + digit + word[at + 1 :])


def _regional(word: str) -> Iterator[Slip]:
    """Other onsets, rimes and finals that are said alike somewhere; the tone finds its place in the new rime."""
    _, shape, tone, _ = take_apart(word)
    cut = len(shape) - len(shape.lstrip(CONSONANTS))
    cut += shape.startswith("qu")
    onset, rime = shape[:cut], shape[cut:]
    vowels = rime.rstrip(CONSONANTS)
    for family, rows, piece in (
        ("regional", ONSETS, onset),
        ("regional", RIMES, rime),
        ("regional/final", FINALS, rime[len(vowels) :]),
    ):
        for typed in _alike(rows).get(piece, ()):
            other = {onset: typed + rime, rime: onset + typed}.get(piece, onset + vowels + typed)
            yield Slip(f"{family}/{piece}>{typed}", _toned(other, _tone_place(other, other), TONES[tone]))


@cache
def _alike(rows: str) -> Mapping[str, tuple[str, ...]]:
    """Piece → what is said like it, from a table of `confusion.dialects`."""
    pairs = [tuple(pair.split("/")) for pair in rows.split()]
    return {
        piece: tuple(other for pair in pairs if piece in pair for other in pair if other != piece)
        for piece in {piece for pair in pairs for piece in pair}
    }


def _keys(word: str) -> Iterator[Slip]:
    for at, letter in enumerate(word):
        rest = word[at + 1 :]
        yield Slip("key/missing", word[:at] + rest)
        yield Slip("key/doubled", word[:at] + letter * 2 + rest)
        if rest and rest[0] != letter:
            yield Slip("key/swapped", word[:at] + rest[0] + letter + rest[1:])
        for key in neighbours().get(letter, ""):
            yield Slip("key/adjacent", word[:at] + key + rest)
            yield Slip("key/extra-adjacent", word[:at] + letter + key + rest)
        if letter.isascii():
            for key in "bcghklmnpqrstvx" if letter not in VOWELS else "aeiouy":
                yield Slip("key/other", word[:at] + key + rest)


def _undone(word: str) -> Iterator[Slip]:
    """Typed without marks, or with the keys of an input method left in."""
    base, shape, tone, _ = take_apart(word)
    yield Slip("all-marks", base)
    for name, method in METHODS.items():
        keys = []
        for letter, plain in zip(shape, base, strict=True):
            hat = next((key for key, on in method.hats.items() if plain in on and letter in "âêô"), "")
            horn, breve, bar = (key * (letter in on) for key, on in _marking_keys(method))
            keys.append(plain + (hat or horn or breve or bar))
        toning = next((key for key, made in method.tones.items() if made == tone), "")
        yield Slip(name, "".join(keys) + toning)
        if toning:
            yield Slip(name, shape + toning)


def _marking_keys(method: Method) -> tuple[tuple[str, str], ...]:
    return (method.horn, "ơư"), (method.breve, "ă"), (method.bar, "đ")
