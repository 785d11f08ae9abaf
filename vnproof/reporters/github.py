"""
For GitHub: workflow commands, which a job prints and GitHub shows beside the lines of a pull request.

GitHub shows ten of each level for a step: the gravest and surest come first, so nothing is printed before all is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnproof.core.finding import Severity
from vnproof.reporters.notice import Notice, notices
from vnproof.reporters.outcome import Look, Outcome
from vnproof.reporters.paths import told_from
from vnproof.reporters.phrases import visible

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    A command for each finding and each file that could not be read, and nothing where nothing is found.

    >>> from vnproof.core.wording import Wording
    >>> print(*report([Outcome("a.txt", None, Wording("hỏng 100%.", "broken."))], Look()), end="")
    ::error file=a.txt,title=vnproof::hỏng 100%25.
    """
    unread, found = [], []
    for outcome in outcomes:
        file = told_from(look.folder, outcome.path)
        if outcome.error:
            title = {"file": file, "title": "vnproof"}
            unread.append(_command(Severity.ERROR, title, outcome.error.in_language(look.language)))
        for notice in notices(outcome.report, look, "code points") if outcome.report else ():
            finding = notice.finding
            command = _command(finding.severity, _properties(notice, file), notice.message)
            found.append((finding.severity, finding.confidence, command))
    yield from unread
    found.sort(key=lambda each: each[:2], reverse=True)
    yield from (command for *_, command in found)


def _properties(notice: Notice, file: str) -> dict[str, str]:
    """Columns may be told only where the stretch ends on the line it begins on; the last one is meant to be in it."""
    properties = {"file": file}
    if notice.spot:
        line, column, end_line, end_column = notice.spot.range
        properties |= {"line": str(line), "col": str(column)}
        if end_line == line:
            properties |= {"endLine": str(line), "endColumn": str(max(column, end_column - 1))}
    return properties | {"title": f"vnproof {notice.finding.code}"}


def _command(severity: Severity, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{LEVELS[severity]} {listed}::{_data(visible(message))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
