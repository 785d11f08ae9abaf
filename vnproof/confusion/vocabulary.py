"""Vocabulary: the forms that may be proposed, found by their base letters, also with one letter left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from vnproof.confusion.letters import base_of, take_apart

OPEN = "*"


class Shape(NamedTuple):
    """Forms that differ in their tone only: (tone, its place, form)."""

    letters: str
    forms: Sequence[tuple[int, int, str]]


class Vocabulary:
    """
    Forms by base letters. Shapes are worked out when they are first asked for: a page needs a small part of them.

    >>> vocabulary = Vocabulary(["tổ", "tố", "tơ", "ta"])
    >>> [shape.letters for shape in vocabulary.shapes("to")]
    ['tô', 'tơ']
    >>> vocabulary.letters_fitting("t*"), vocabulary.shapes("xyz")
    ('oa', ())
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = {form: number for number, form in enumerate(dict.fromkeys(forms))}
        self._shapes: dict[str, tuple[Shape, ...]] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    @cached_property
    def _by_base(self) -> dict[str, list[str]]:
        by_base: dict[str, list[str]] = {}
        for form in self._forms:
            by_base.setdefault(base_of(form), []).append(form)
        return by_base

    @cached_property
    def _letters(self) -> dict[str, str]:
        """Base with one letter open ("t*") → the letters that fit there."""
        fitting: dict[str, str] = {}
        known = fitting.get
        for base in self._by_base:
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

    def shapes(self, base: str) -> tuple[Shape, ...]:
        """The shapes with these base letters, in the order they first came."""
        known = self._shapes.get(base)
        if known is None:
            known = self._shapes[base] = _group(self._by_base.get(base, ()))
        return known


def _group(forms: Iterable[str]) -> tuple[Shape, ...]:
    groups: dict[str, list[tuple[int, int, str]]] = {}
    for form in forms:
        _, shape, tone, place = take_apart(form)
        groups.setdefault(shape, []).append((tone, place, form))
    return tuple([Shape(shape, found) for shape, found in groups.items()])
