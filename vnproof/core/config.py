"""Config: every option with its default, one frozen value that is passed down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from vnproof.core.terms import Term
from vnproof.core.wording import Language

PERSONAL: Final = "VN95"
OPTIONAL: Final = {"VN90": "style", PERSONAL: "personal_data"}
"""Checks that run only when they are asked for, by how their codes begin: by their field below, or by `select`."""


@dataclass(frozen=True)
class Config:
    """
    How to proofread. `select` and `ignore` hold codes or their beginnings ("VN1", "VN103"); an empty `select` is all.

    `second_opinion` asks underthesea and pyvi about every doubtful change, which takes them a second or two to load.
    `style` and `personal_data` switch on checks that are off otherwise, besides what is selected. `words` are accepted
    as right; `corrections` are (wrong, right) pairs of the user's own, `terms` what the house writes and
    avoids.

    >>> Config(ignore=("VN106",)).wants("VN106"), Config(select=("VN1",)).wants("VN106")
    (False, True)
    >>> Config().wants("VN901"), Config(style=True).wants("VN901"), Config(select=("VN9",)).wants("VN901")
    (False, True, True)
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    lang: Language = "vi"
    second_opinion: bool = False
    style: bool = False
    personal_data: bool = False
    words: frozenset[str] = field(default_factory=frozenset)
    corrections: tuple[tuple[str, str], ...] = ()
    terms: tuple[Term, ...] = ()

    def wants(self, code: str) -> bool:
        """Is the check of this code to run?"""
        chosen = code.startswith(self.select) if self.select else not is_optional(code)
        asked = any(code.startswith(codes) and getattr(self, flag) for codes, flag in OPTIONAL.items())
        return (chosen or asked) and not code.startswith(self.ignore)


def is_optional(code: str) -> bool:
    """Does the check of this code run only when it is asked for?"""
    return code.startswith(tuple(OPTIONAL))
