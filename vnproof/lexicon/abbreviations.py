"""Abbreviations: UBND is Ủy ban nhân dân, TTg is Thủ tướng Chính phủ; capitals matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vnproof.lexicon.readers import read_table
from vnproof.text.tone import strip_marks


@dataclass(frozen=True)
class Abbreviations:
    """Abbreviation -> what it stands for; several meanings are parted by `; `."""

    expansions: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Abbreviations:
        """Read `abbreviations.tsv`."""
        return cls({row[0]: row[1] for row in read_table(path, "abbreviation", "expansion", "category")})

    def __contains__(self, text: str) -> bool:
        """
        Is it written as an abbreviation is: exactly, or all in capitals as in a heading?

        >>> known = Abbreviations({"TTg": "Thủ tướng Chính phủ"})
        >>> "TTg" in known, "TTG" in known, "ttg" in known
        (True, True, False)
        """
        return text in self.expansions or text in self._in_capitals

    def expansion(self, text: str) -> str | None:
        """What it stands for."""
        return self.expansions.get(text) or self._in_capitals.get(text)

    @cached_property
    def without_marks(self) -> dict[str, str]:
        """Abbreviations that lost their marks («HDND») -> as they should be, where that is no abbreviation itself."""
        bare = {strip_marks(short): short for short in self.expansions}
        return {text: short for text, short in bare.items() if text not in self}

    @cached_property
    def _in_capitals(self) -> dict[str, str]:
        return {short.upper(): meaning for short, meaning in self.expansions.items()}
