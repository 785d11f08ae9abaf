"""
Runs the proofreader over texts whose errors are known and sets out, as Markdown, what came of it.

    gold text  → findings → edits at each level of safety → verdicts → tables of accuracy, types, checks, reliability
    clean text → findings per 1,000 tokens                     bare text → restored words

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
from vnproof.training.reliability import Bin, reliability
from vnproof.training.results import table
from vnproof.training.scoring import GoldText, Judged, Tally, Verdict, interval, judge, same_spelling, tally, total

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
    """The findings in every text of a gold set."""

    name: str
    texts: tuple[GoldText, ...]
    findings: tuple[tuple[Finding, ...], ...]

    def outcomes(self, at_least: Safety) -> list[Outcome]:
        """What the edits of this safety and above did."""
        return [_outcome(text, findings, at_least) for text, findings in zip(self.texts, self.findings, strict=True)]

    def by_document(self, at_least: Safety) -> dict[str, Tally]:
        """The tally of each document."""
        tallies: defaultdict[str, list[Tally]] = defaultdict(list)
        for outcome in self.outcomes(at_least):
            tallies[outcome.text.document].append(tally(outcome.text, outcome.judged))
        return {document: total(counted) for document, counted in tallies.items()}

    @cached_property
    def reported(self) -> list[Outcome]:
        """What all findings together did."""
        return self.outcomes(Safety.HINT)


class CleanResult(NamedTuple):
    """The findings in texts that have hardly an error."""

    name: str
    tokens: int
    findings: tuple[Finding, ...]


class RestoredResult(NamedTuple):
    """For each text of a set: `errors` are words that lost marks, `clean_tokens` the other words of letters only."""

    name: str
    tallies: Mapping[str, Tally]


def examine(name: str, texts: Iterable[GoldText], proofread: Callable[[str], Report]) -> GoldResult:
    """Proofread every text of a gold set."""
    kept = tuple(texts)
    return GoldResult(name, kept, tuple(proofread(text.source).findings for text in kept))


def examine_clean(name: str, sources: Sequence[str], proofread: Callable[[str], Report]) -> CleanResult:
    """Proofread texts that have hardly an error, and take them together."""
    findings = tuple(finding for source in sources for finding in proofread(source).findings)
    return CleanResult(name, sum(len(tokens_of(source)) for source in sources), findings)


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


def accuracy_table(results: Iterable[GoldResult]) -> str:
    """Detection and correction of every set at every level."""
    header = ["set", "documents", "errors", "level", "DP", "DR", "DF (95 %)", "CP", "CR", "CF (95 %)"]
    rows = []
    for result in results:
        for level, at_least in LEVELS.items():
            documents = result.by_document(at_least)
            whole = total(documents.values())
            rows.append(
                [
                    result.name,
                    len(documents),
                    whole.errors,
                    level,
                    *(_share(value) for value in (whole.dp, whole.dr)),
                    _with_interval(documents, lambda counted: counted.df),
                    *(_share(value) for value in (whole.cp, whole.cr)),
                    _with_interval(documents, lambda counted: counted.cf),
                    _share(whole.right_of_found),
                    _with_interval(documents, lambda counted: counted.false_alarms_per_1000, "{:.2f}"),
                ]
            )
    return table([*header, "right of found", "false alarms per 1,000 (95 %)"], rows)


def types_table(results: Sequence[GoldResult]) -> str:
    """Errors by type: put right / found / all, everything that is reported taken."""
    fates = [
        Counter(
            (error.kind, verdict)
            for outcome in result.reported
            for error, verdict in zip(outcome.text.errors, outcome.judged.errors, strict=True)
            if error.scored
        )
        for result in results
    ]
    sizes: Counter[str] = Counter()
    for fate in fates:
        for (kind, _), times in fate.items():
            sizes[kind] += times
    rows = [[kind, *(_fate(fate, kind) for fate in fates)] for kind, _ in sizes.most_common()]
    return table(["type", *(result.name for result in results)], rows)


def checks_table(results: Iterable[GoldResult], clean: Iterable[CleanResult]) -> str:
    """What the findings of each check turned out to be; the last column counts findings in clean text."""
    verdicts = Counter(
        (f"{finding.code} {finding.name}", verdict)
        for result in results
        for outcome in result.reported
        for finding, verdict in zip(outcome.findings, outcome.judged.edits, strict=True)
    )
    alarms = Counter(f"{finding.code} {finding.name}" for result in clean for finding in result.findings)
    kinds = (Verdict.CORRECTED, Verdict.DETECTED, Verdict.NEUTRAL, Verdict.FALSE_ALARM)
    checks = sorted({check for check, _ in verdicts} | set(alarms))
    rows = [[check, *(verdicts[check, kind] for kind in kinds), alarms[check]] for check in checks]
    return table(["check", "corrected", "found, correction wrong", "neutral", "false alarms", "in clean text"], rows)


def reliability_table(results: Sequence[GoldResult]) -> str:
    """The share of findings that found an error (and their number), by confidence."""
    columns = [{bin_.low: bin_ for bin_ in reliability(_certainties([result]))} for result in results]
    rows = []
    for bin_ in reliability(_certainties(results)):
        of_sets = (_bin(column.get(bin_.low)) for column in columns)
        rows.append([f"{bin_.low:.2f}–{bin_.high:.2f}", f"{bin_.confidence:.3f}", _bin(bin_), *of_sets])
    return table(["confidence", "mean", "all sets", *(result.name for result in results)], rows)


def clean_table(results: Sequence[CleanResult]) -> str:
    """Findings per 1,000 tokens of clean text, and their number."""
    whole = CleanResult(
        "**all**",
        sum(result.tokens for result in results),
        tuple(finding for result in results for finding in result.findings),
    )
    rows = [
        [name, tokens, *(_density(findings, tokens, level) for level in LEVELS.values())]
        for name, tokens, findings in (*results, whole)
    ]
    return table(["text", "tokens", *LEVELS], rows)


def restored_table(results: Iterable[RestoredResult]) -> str:
    """The share of words that got their marks back, and words changed that had lost none."""
    rows = []
    for result in results:
        whole = total(result.tallies.values())
        right = _with_interval(result.tallies, lambda counted: counted.cr)
        rows.append([result.name, len(result.tallies), whole.errors, right, f"{whole.false_alarms_per_1000:.1f}"])
    return table(["set", "texts", "words that lost marks", "right (95 %)", "others changed, per 1,000"], rows)


def examples(result: GoldResult, at_least: Safety, number: int) -> Iterator[str]:
    """Some misses, wrong corrections and false alarms in context, drawn at random but the same each time."""
    outcomes = result.outcomes(at_least)
    misses = [
        f"{outcome.text.name}: {_in_context(outcome.text, error.span, ' | '.join(error.rights))}  {error.kind}"
        for outcome in outcomes
        for error, verdict in zip(outcome.text.errors, outcome.judged.errors, strict=True)
        if verdict is Verdict.MISSED
    ]
    yield from _drawn(f"{result.name}: missed", misses, number)
    for verdict in (Verdict.DETECTED, Verdict.FALSE_ALARM):
        found = [
            f"{outcome.text.name}: {_in_context(outcome.text, *edit)}  {finding.code} {finding.confidence:.2f}"
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


def _certainties(results: Iterable[GoldResult]) -> Iterator[tuple[float, bool]]:
    """Confidence, and whether the place was wrong, of every finding that is not neutral."""
    for result in results:
        for outcome in result.reported:
            for finding, verdict in zip(outcome.findings, outcome.judged.edits, strict=True):
                if verdict is not Verdict.NEUTRAL:
                    yield finding.confidence, verdict is not Verdict.FALSE_ALARM


def _with_interval(documents: Mapping[str, Tally], measure: Callable[[Tally], float], form: str = "{:.3f}") -> str:
    low, high = interval(documents, measure)
    return f"{form.format(measure(total(documents.values())))} ({form.format(low)}–{form.format(high)})"


def _share(value: float) -> str:
    return f"{value:.3f}"


def _fate(fate: Mapping[tuple[str, Verdict], int], kind: str) -> str:
    corrected, detected, missed = (
        fate.get((kind, verdict), 0) for verdict in (Verdict.CORRECTED, Verdict.DETECTED, Verdict.MISSED)
    )
    errors = corrected + detected + missed
    return f"{corrected} / {corrected + detected} / {errors}" if errors else ""


def _bin(bin_: Bin | None) -> str:
    return f"{bin_.right:.3f} ({bin_.size})" if bin_ else ""


def _density(findings: Sequence[Finding], tokens: int, at_least: Safety) -> str:
    number = sum(finding.safety >= at_least for finding in findings)
    return f"{1000 * number / max(tokens, 1):.2f} ({number})"


def _in_context(text: GoldText, span: Span, becomes: str) -> str:
    left, right = text.source[max(0, span.start - CONTEXT) : span.start], text.source[span.end : span.end + CONTEXT]
    return f"{left}[{span.of(text.source)} → {becomes}]{right}".replace("\n", " ⏎ ")


def _drawn(title: str, lines: Sequence[str], number: int) -> Iterator[str]:
    shown = Random(0).sample(lines, min(number, len(lines)))
    yield f"\n{title} ({len(shown)} of {len(lines)})"
    yield from (f"  {line}" for line in shown)
