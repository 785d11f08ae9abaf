"""Check, the decorator that makes a function one, and what all checks share: how sure is sure enough for what."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Change, Reading

Find = Callable[[Reading], Iterator[Finding]]

SAFE = 0.9  # confidence from which `fix` may act alone
LIKELY = 0.75  # … and from which it may when it is told to

LINE_END = " ⏎ "  # in the examples of a manual


@dataclass(frozen=True)
class Check:
    """
    A check is a function from a reading to findings. Its manual is its module's docstring, and the examples there are
    its tests: a line with ✗ must be found, the ✓ after it is how it reads when put right, any other ✓ must not be
    found; LINE_END stands for one. `mends` are the kinds of protected spans that it may rewrite, see
    `vnproof.verification` for what must stay in them; of all others a finding can only tell.
    """

    code: str
    name: str
    find: Find
    doc: str
    mends: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """The first line of the manual, without the code."""
        return self.doc.strip().splitlines()[0].partition(" · ")[2]

    @property
    def examples(self) -> list[tuple[str | None, str]]:
        """(wrong, right) pairs as the manual shows them; wrong is None for what must not be found."""
        pairs: list[tuple[str | None, str]] = []
        wrong = None
        for line in map(str.strip, self.doc.splitlines()):
            if line.startswith("✗ "):
                wrong = line[2:]
            elif line.startswith("✓ "):
                pairs.append((wrong, line[2:]))
                wrong = None
        return pairs


def check(code: str, *mends: str) -> Callable[[Find], Check]:
    """Make `find` the check `code`, which may rewrite what is protected as `mends`; its name is the function's."""

    def make(find: Find) -> Check:
        module = inspect.getmodule(find)
        name, manual = find.__name__.replace("_", "-"), (module and module.__doc__) or ""
        return Check(code, name, find, manual, frozenset(mends))

    return make


def finding_of(change: Change, code: str, name: str, message: Wording) -> Finding:
    """A change of the decoder as a finding: safety and severity follow from its confidence."""
    return Finding(
        code,
        name,
        change.span,
        message,
        change.suggestions,
        severity_of(change.confidence),
        safety_of(change.confidence),
        round(change.confidence, 4),
        change.why,
    )


def safety_of(confidence: float) -> Safety:
    """May a machine apply what is this sure?"""
    return Safety.SAFE if confidence >= SAFE else Safety.LIKELY if confidence >= LIKELY else Safety.HINT


def severity_of(confidence: float) -> Severity:
    """How loudly to say what is this sure."""
    return Severity.ERROR if confidence >= SAFE else Severity.WARNING if confidence >= LIKELY else Severity.HINT
