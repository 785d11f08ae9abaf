"""For what reads Checkstyle's XML (Jenkins, SonarQube, reviewdog): an element for each file and each finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from vnproof.core.finding import Severity
from vnproof.reporters.notice import Notice, notices
from vnproof.reporters.outcome import Look, Outcome
from vnproof.reporters.paths import told_from
from vnproof.reporters.phrases import visible

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}
# What XML 1.0 can't hold, even escaped, beside the control characters, which are never shown.
NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    The opening, each file as soon as it is read, and the end.

    >>> from vnproof.core.wording import Wording
    >>> print(*report([Outcome("a&b.txt", None, Wording("hỏng.", "broken."))], Look()), sep="", end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="4.3">
    <file name="a&amp;b.txt">
    <error line="1" severity="error" message="hỏng." source="vnproof"/>
    </file>
    </checkstyle>
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for outcome in outcomes:
        yield f"<file name={_quoted(told_from(look.folder, outcome.path))}>\n"
        if outcome.error:
            yield _error({"line": "1"}, Severity.ERROR, outcome.error.in_language(look.language), "vnproof")
        for notice in notices(outcome.report, look, "code points") if outcome.report else ():
            yield _of_notice(notice)
        yield "</file>\n"
    yield "</checkstyle>\n"


def _of_notice(notice: Notice) -> str:
    """What has no line is said of line 1, as Checkstyle itself says what is wrong with a whole file."""
    at = {"line": "1"}
    if notice.spot:
        at = {"line": str(notice.spot.range.start_line), "column": str(notice.spot.range.start_column)}
    return _error(at, notice.finding.severity, notice.message, f"vnproof.{notice.finding.code}")


def _error(at: dict[str, str], severity: Severity, message: str, source: str) -> str:
    attributes = {**at, "severity": LEVELS[severity], "message": message, "source": source}
    return f"<error {' '.join(f'{name}={_quoted(value)}' for name, value in attributes.items())}/>\n"


def _quoted(text: str) -> str:
    """An attribute's value; what XML cannot hold is replaced."""
    whole = NO_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text))
    return f'"{escape(whole)}"'
