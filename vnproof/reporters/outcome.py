"""Outcome: what came of one input, a report or the reason why there is none. Reporters print outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from vnproof.core.finding import Safety, Severity
from vnproof.core.report import Report
from vnproof.core.wording import Language, Wording


class Outcome(NamedTuple):
    """Exactly one of `report` and `error` is there. `path` is the name the user gave, `-` for standard input."""

    path: str
    report: Report | None
    error: Wording | None = None


class Look(NamedTuple):
    """
    How to print: the language, the columns a line may take, whether the reader sees colours, and the folder from which
    files are named where a name has to lead to them.
    """

    language: Language = "vi"
    width: int = 100
    color: bool = False
    folder: str = ""


COUNTED = ("documents", "unreadable", "findings", "errors", "warnings", "hints", "safe", "likely")


def tally(outcomes: Iterable[Outcome]) -> Counter[str]:
    """
    How many of what: the figures of a summary, every name of COUNTED among them.

    >>> tally([Outcome("a.txt", Report("", ())), Outcome("b.txt", None, Wording("…", "…"))])["unreadable"]
    1
    """
    counts = Counter(dict.fromkeys(COUNTED, 0))
    for outcome in outcomes:
        counts["documents"] += 1
        counts["unreadable"] += outcome.report is None
        for finding in outcome.report.findings if outcome.report else ():
            counts["findings"] += 1
            counts["errors"] += finding.severity == Severity.ERROR
            counts["warnings"] += finding.severity == Severity.WARNING
            counts["hints"] += finding.severity == Severity.HINT
            counts["safe"] += finding.safety == Safety.SAFE
            counts["likely"] += finding.safety == Safety.LIKELY
    return counts
