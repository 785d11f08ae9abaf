"""For reviewdog: a Diagnostic of its format on each line, columns in bytes of UTF-8, suggestions ready to be taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from vnproof.core.finding import Severity
from vnproof.reporters.notice import Notice, notices
from vnproof.reporters.outcome import Look, Outcome
from vnproof.reporters.paths import told_from
from vnproof.reporters.positions import Range

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.HINT: "INFO"}


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    A line for each finding, as soon as it is there, and for each file that could not be read.

    >>> from vnproof.core.wording import Wording
    >>> print(*report([Outcome("a.txt", None, Wording("hỏng.", "broken."))], Look()), end="")
    {"message": "hỏng.", "location": {"path": "a.txt"}, "severity": "ERROR", "source": {"name": "vnproof"}}
    """
    import json

    for outcome in outcomes:
        # A name may hold bytes that are no UTF-8; JSON may not.
        path = told_from(look.folder, outcome.path).encode("utf-8", "replace").decode()
        if outcome.error:
            yield json.dumps(_diagnostic(outcome.error.in_language(look.language), path), ensure_ascii=False) + "\n"
        for notice in notices(outcome.report, look, "UTF-8") if outcome.report else ():
            yield json.dumps(_of_notice(notice, path), ensure_ascii=False) + "\n"


def _diagnostic(message: str, path: str, severity: Severity = Severity.ERROR) -> dict[str, Any]:
    return {
        "message": message,
        "location": {"path": path},
        "severity": SEVERITIES[severity],
        "source": {"name": "vnproof"},
    }


def _of_notice(notice: Notice, path: str) -> dict[str, Any]:
    diagnostic = _diagnostic(notice.message, path, notice.finding.severity)
    diagnostic["code"] = {"value": notice.finding.code}
    if notice.spot:
        there = _range(notice.spot.range)
        diagnostic["location"]["range"] = there
        if notice.spot.fixes:
            diagnostic["suggestions"] = [{"range": there, "text": text} for text in notice.spot.fixes]
    return diagnostic


def _range(place: Range) -> dict[str, Any]:
    return {
        "start": {"line": place.start_line, "column": place.start_column},
        "end": {"line": place.end_line, "column": place.end_column},
    }
