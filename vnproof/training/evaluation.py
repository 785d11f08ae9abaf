"""
Runs the proofreader over texts whose errors are known; `tables` sets out what came of it, `alarms` does clean text.

    gold text → findings → edits at each level of safety → verdicts          bare text → restored words

Every function here takes what it needs: reading files and choosing sets is the business of `scripts/evaluate.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.finding import Finding, Safety
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.training.alignment import tokens_of, trim
from vnproof.training.scoring import GoldText, Judged, Tally, Verdict, judge, same_spelling, tally, total

LEVELS: Mapping[str, Safety] = {"SAFE": Safety.SAFE, "SAFE + LIKELY": Safety.LIKELY, "all reported": Safety.HINT}
CONTEXT = 45  # characters on either side of an example


class Outcome(NamedTuple):
    """A gold text, the findings that count with the edit that each proposes, and what became of them."""

    text: GoldText
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    judged: Judged


@dataclass(frozen=True)
class GoldResult:
    """The findings in every text of a gold set; has the judge learned from this set?"""

    name: str
    texts: tuple[GoldText, ...]
    findings: tuple[tuple[Finding, ...], ...]
    learned: bool = False

    @property
    def title(self) -> str:
        """Its name, marked where the judge has learned from it."""
        return self.name + " †" * self.learned

    def outcomes(self, at_least: Safety) -> list[Outcome]:
        """What the edits of this safety and above did."""
        return [_outcome(text, findings, at_least) for text, findings in zip(self.texts, self.findings, strict=True)]

    def by_document(self, at_least: Safety) -> dict[str, Tally]:
        """The tally of each document."""
        return by_document(self.outcomes(at_least))

    def classes(self) -> list[tuple[str, str]]:
        """The kinds of text that are in it, where there is more than one of a sort."""
        found = Counter(kind for text in self.texts for kind in text.classes)
        several = Counter(sort for sort, _ in found)
        return sorted(kind for kind in found if several[kind[0]] > 1)

    @cached_property
    def reported(self) -> list[Outcome]:
        """What all findings together did."""
        return self.outcomes(Safety.HINT)


class RestoredResult(NamedTuple):
    """For each text of a set: `errors` are words that lost marks, `clean_tokens` the other words of letters only."""

    name: str
    tallies: Mapping[str, Tally]


def examine(
    name: str, texts: Iterable[GoldText], proofread: Callable[[str], Report], *, learned: bool = False
) -> GoldResult:
    """Proofread every text of a gold set."""
    kept = tuple(texts)
    return GoldResult(name, kept, tuple(proofread(text.source).findings for text in kept), learned)


def by_document(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """The tally of each document."""
    tallies: defaultdict[str, list[Tally]] = defaultdict(list)
    for outcome in outcomes:
        tallies[outcome.text.document].append(tally(outcome.text, outcome.judged))
    return {document: total(counted) for document, counted in tallies.items()}


def tally_restored(bare: str, meant: str, restored: str) -> Tally:
    """
    Compare a restored text with what was meant, word by word; what holds other signs than letters is left out.

    >>> counted = tally_restored("to chuc ngay 2/9", "tổ chức ngày 2/9", "tố chức ngày 2/9")
    >>> counted.errors, counted.corrected
    (3, 2)
    """
    words = [
        [trim(token.text)[1] for token in triple]
        for triple in zip(tokens_of(bare), tokens_of(meant), tokens_of(restored), strict=True)
    ]
    rows = [row for row in words if all(word.isalpha() for word in row)]
    lost = [(right, got) for given, right, got in rows if given != right]
    whole = [(given, got) for given, right, got in rows if given == right]
    return Tally(
        tokens=len(words),
        clean_tokens=len(whole),
        errors=len(lost),
        corrected=sum(same_spelling(right, got) for right, got in lost),
        false_alarms=sum(given != got for given, got in whole),
    )


def examples(result: GoldResult, at_least: Safety, number: int) -> Iterator[str]:
    """Some misses, wrong corrections and false alarms in context, drawn at random but the same each time."""
    outcomes = result.outcomes(at_least)
    misses = [
        f"{outcome.text.name}: {in_context(outcome.text, error.span, ' | '.join(error.rights))}  {error.kind}"
        for outcome in outcomes
        for error, verdict in zip(outcome.text.errors, outcome.judged.errors, strict=True)
        if verdict is Verdict.MISSED
    ]
    yield from _drawn(f"{result.name}: missed", misses, number)
    for verdict in (Verdict.DETECTED, Verdict.FALSE_ALARM):
        found = [
            f"{outcome.text.name}: {in_context(outcome.text, *edit)}  {finding.code} {finding.confidence:.2f}"
            for outcome in outcomes
            for finding, edit, judged in zip(outcome.findings, outcome.edits, outcome.judged.edits, strict=True)
            if judged is verdict
        ]
        yield from _drawn(f"{result.name}: {verdict.value}", found, number)


def _outcome(text: GoldText, findings: Iterable[Finding], at_least: Safety) -> Outcome:
    """Findings that propose nothing are for a person to look at; they are no edits."""
    pairs = [(finding, finding.edit) for finding in findings if finding.safety >= at_least]
    proposed = [(finding, edit) for finding, edit in pairs if edit is not None]
    edits = tuple(edit for _, edit in proposed)
    return Outcome(text, tuple(finding for finding, _ in proposed), edits, judge(text, edits))


def in_context(text: GoldText, span: Span, becomes: str) -> str:
    """
    A place, what becomes of it, and what stands around it, on one line.

    >>> in_context(GoldText("a", "a", "Ban tô chức", ()), Span(4, 6), "tổ")
    'Ban [tô → tổ] chức'
    """
    left, right = text.source[max(0, span.start - CONTEXT) : span.start], text.source[span.end : span.end + CONTEXT]
    return f"{left}[{span.of(text.source)} → {becomes}]{right}".replace("\n", " ⏎ ")


def _drawn(title: str, lines: Sequence[str], number: int) -> Iterator[str]:
    shown = Random(0).sample(lines, min(number, len(lines)))
    yield f"\n{title} ({len(shown)} of {len(lines)})"
    yield from (f"  {line}" for line in shown)
