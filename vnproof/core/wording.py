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
