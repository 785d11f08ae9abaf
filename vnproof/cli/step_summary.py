"""The page that GitHub shows of a job's step: what is reported is also written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vnproof.reporters.outcome import Look, Outcome
from vnproof.reporters.step_summary import MOST_BYTES, StepSummary


def summarized(outcomes: Iterable[Outcome], look: Look, page: Path) -> Iterator[Outcome]:
    """
    The same outcomes; when the last is gone, a summary of all is appended to `page`, which other commands of the step
    may have begun.
    """
    there = page.stat().st_size if page.exists() else 0
    summary = StepSummary(look, MOST_BYTES - there)
    for outcome in outcomes:
        summary.add(outcome)
        yield outcome
    with page.open("a", encoding="utf-8", errors="surrogateescape") as file:
        file.write(summary.text())
