"""Config: every option with its default, one frozen value that is passed down."""

from __future__ import annotations

from dataclasses import dataclass, field

from vnproof.core.wording import Language


@dataclass(frozen=True)
class Config:
    """
    How to proofread. `select` and `ignore` hold codes or their beginnings ("VN1", "VN103"); an empty `select` is all.

    `second_opinion` asks underthesea and pyvi about every doubtful change, which takes them a second or two to load.
    `words` are accepted as right; `corrections` are (wrong, right) pairs of the user's own;
    >>> Config(ignore=("VN106",)).wants("VN106"), Config(select=("VN1",)).wants("VN106")
    (False, True)
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    lang: Language = "vi"
    second_opinion: bool = False
    words: frozenset[str] = field(default_factory=frozenset)
    corrections: tuple[tuple[str, str], ...] = ()

    def wants(self, code: str) -> bool:
        """Is the check of this code to run?"""
        chosen = not self.select or any(code.startswith(beginning) for beginning in self.select)
        return chosen and not any(code.startswith(beginning) for beginning in self.ignore)
