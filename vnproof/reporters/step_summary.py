"""For the page that GitHub shows of a job's step: how much was found, and a table of it, in Markdown."""

from __future__ import annotations

import re
from collections import Counter

from vnproof.core.wording import Wording
from vnproof.reporters.lines import Whereabouts
from vnproof.reporters.outcome import Look, Outcome, tally
from vnproof.reporters.paths import told_from
from vnproof.reporters.phrases import percent, proposals, summary, visible

MOST_BYTES = 1_048_576  # GitHub shows nothing of a page that is longer
FOR_THE_REST = 2_000  # bytes of the heading and of the last line

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
COLUMNS = Wording("văn bản | chỗ | viết | đề nghị | mã | chắc", "text | place | written | proposal | code | sure")


class StepSummary:
    """
    Outcomes go in one by one; the page comes out at the end, with as many findings as `room` bytes hold.

    >>> from vnproof.core.report import Report
    >>> page = StepSummary(Look(), MOST_BYTES)
    >>> page.add(Outcome("a.txt", Report("", ())))
    >>> print(page.text(), end="")
    ### vnproof
    <BLANKLINE>
    Đã soát 1 văn bản: không thấy lỗi.
    """

    def __init__(self, look: Look, room: int) -> None:
        self.look = look
        self.room = room - FOR_THE_REST
        self.counts: Counter[str] = tally(())
        self.rows: list[str] = []
        self.left_out = 0

    def add(self, outcome: Outcome) -> None:
        """Count an outcome, and keep a row for each finding while there is room."""
        self.counts.update(tally([outcome]))
        language = self.look.language
        name = told_from(self.look.folder, outcome.path)
        if outcome.error:
            self._row(f"| {_plain(name)} | | {_plain(outcome.error.in_language(language))} | | | |\n")
        if outcome.report:
            where = Whereabouts(outcome.report)
            for finding in outcome.report.findings:
                cells = (
                    name,
                    where.name(finding.span).in_language(language),
                    finding.span.of(outcome.report.source),
                    proposals(finding, language),
                    finding.code,
                    percent(finding.confidence),
                )
                self._row(f"| {' | '.join(map(_plain, cells))} |\n")

    def _row(self, row: str) -> None:
        self.room -= len(row.encode("utf-8", "surrogateescape"))
        if self.room >= 0:
            self.rows.append(row)
        else:
            self.left_out += 1

    def text(self) -> str:
        """The page."""
        language = self.look.language
        said = f"### vnproof\n\n{summary(self.counts).in_language(language)}\n"
        if self.rows:
            columns = COLUMNS.in_language(language)
            said += f"\n| {columns} |\n|{' --- |' * (columns.count('|') + 1)}\n{''.join(self.rows)}"
        if self.left_out:
            rest = Wording(f"Còn {self.left_out} dòng không hiện ở đây.", f"{self.left_out} more rows are not shown.")
            said += f"\n{rest.in_language(language)}\n"
        return said


def _plain(text: str) -> str:
    r"""
    A text that Markdown shows as it is.

    >>> print(_plain("<b>|*a*"))
    \<b\>\|\*a\*
    """
    return PUNCTUATION.sub(r"\\\1", visible(text))
