"""Wording: one sentence for a person, in Vietnamese and in English."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Wording(NamedTuple):
    """
    What vnproof says to a person. Vietnamese comes first and is what `str` gives.

    >>> greeting = Wording("Không có lỗi.", "No faults found.")
    >>> str(greeting), greeting.in_language("en")
    ('Không có lỗi.', 'No faults found.')
    """

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.en if language == "en" else self.vi

    def __str__(self) -> str:
        return self.vi


def figure(number: float, form: str) -> Wording:
    """
    A figure as each language writes it; `form` is Python's.

    >>> figure(0.9744, ".1%"), figure(1234.5, ",.1f")
    (Wording(vi='97,4%', en='97.4%'), Wording(vi='1.234,5', en='1,234.5'))
    """
    told = format(number, form)
    return Wording(told.translate(str.maketrans(".,", ",.")), told)
