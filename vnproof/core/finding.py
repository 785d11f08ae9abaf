"""Finding: what is wrong, where, what to do about it, how sure, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.core.wording import Wording


class Safety(IntEnum):
    """May a machine apply the first suggestion?"""

    HINT = 0  # never: a person decides
    LIKELY = 1  # only when asked for (`fix --likely`)
    SAFE = 2  # yes: `fix` applies it


class Severity(IntEnum):
    """How much it matters to the reader of the notice."""

    HINT = 0
    WARNING = 1
    ERROR = 2


class Suggestion(NamedTuple):
    """A replacement for the finding's span, and how probable it is that it is what was meant (0..1)."""

    text: str
    confidence: float


@dataclass(frozen=True)
class Finding:
    """
    One fault in one place.

    `why` is the chain of evidence a person can read, in the order it was found; `confidence` (0..1) is the
    probability that the place is wrong; `suggestions` come best first and may be empty.
    """

    code: str
    name: str
    span: Span
    message: Wording
    suggestions: tuple[Suggestion, ...] = ()
    severity: Severity = Severity.WARNING
    safety: Safety = Safety.HINT
    confidence: float = 1.0
    why: tuple[Wording, ...] = ()

    @property
    def edit(self) -> Edit | None:
        """
        The first suggestion as an edit, if there is one.

        >>> Finding("VN103", "wrong-word", Span(0, 2), Wording("…", "…"), (Suggestion("tổ", 0.9),)).edit
        Edit(span=Span(start=0, end=2), text='tổ')
        """
        return Edit(self.span, self.suggestions[0].text) if self.suggestions else None
