"""Vocabulary: the forms that may be proposed, found by their base letters, also with one letter left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from vnproof.confusion.letters import NOWHERE, TONE_NAMES, all_taken_apart

OPEN = "*"

Numbered = tuple[int, str]
"""How many forms of the vocabulary come before a form, and the form."""


class Shape(NamedTuple):
    """Forms that differ in their tone only, by tone; `place` is where their tones stand, NOWHERE when none has any."""

    letters: str
    place: int
    forms: Sequence[Numbered | None]


class Vocabulary:
    """
    Forms by base letters. The indexes are made when they are first asked for.

    >>> vocabulary = Vocabulary(["tổ", "tố", "tơ", "ta"])
    >>> [(shape.letters, shape.forms[1]) for shape in vocabulary.shapes("to")]
    [('tô', (1, 'tố')), ('tơ', None)]
    >>> vocabulary.letters_fitting("t*"), vocabulary.has_base("xyz")
    ('oa', False)
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = {form: number for number, form in enumerate(dict.fromkeys(forms))}

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    @cached_property
    def _shapes(self) -> dict[str, list[Shape]]:
        """Base → its shapes, in the order they first came."""
        toned: dict[str, list[Numbered | None]] = {}
        places: dict[str, int] = {}
        bases: dict[str, list[str]] = {}
        for number, (form, base, letters, tone, place) in enumerate(all_taken_apart(self._forms)):
            forms = toned.get(letters)
            if forms is None:
                forms = toned[letters] = [None] * len(TONE_NAMES)
                bases.setdefault(base, []).append(letters)
            if forms[tone] is None:
                forms[tone] = number, form
            if tone:
                places.setdefault(letters, place)
        return {
            base: [Shape(letters, places.get(letters, NOWHERE), toned[letters]) for letters in shapes]
            for base, shapes in bases.items()
        }

    @cached_property
    def _letters(self) -> dict[str, str]:
        """Base with one letter open ("t*") → the letters that fit there."""
        fitting: dict[str, str] = {}
        known = fitting.get
        for base in self._shapes:
            for place, letter in enumerate(base):
                pattern = f"{base[:place]}{OPEN}{base[place + 1 :]}"
                fitting[pattern] = known(pattern, "") + letter
        return fitting

    def number(self, form: str) -> int:
        """How many forms came before this one; a form of two syllables comes with its rarer half."""
        known = self._forms.get(form)
        return max(self._forms[part] for part in form.split()) if known is None else known

    def letters_fitting(self, pattern: str) -> str:
        """The letters that make a known base when put at the `*` of `pattern`."""
        return self._letters.get(pattern, "")

    def has_base(self, base: str) -> bool:
        """Has any form these base letters?"""
        return base in self._shapes

    def shapes(self, base: str) -> Sequence[Shape]:
        """The shapes with these base letters, in the order they first came."""
        return self._shapes.get(base, ())
