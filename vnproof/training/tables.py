"""
Sets out, as Markdown, what `evaluation` measured: accuracy by set and by class of text, types, checks, reliability.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from vnproof.core.finding import Finding
from vnproof.training.evaluation import LEVELS, GoldResult, RestoredResult, by_document
from vnproof.training.reliability import Bin, Certainty, distance, reliability
from vnproof.training.results import table
from vnproof.training.scoring import Tally, Verdict, interval, total

ACCURACY = ("DP", "DR", "DF (95 %)", "CP", "CR", "CF (95 %)", "right of found", "false alarms per 1,000 (95 %)")


def accuracy_table(results: Iterable[GoldResult]) -> str:
    """Detection and correction of every set at every level."""
    rows = []
    for result in results:
        for level, at_least in LEVELS.items():
            documents = result.by_document(at_least)
            errors = total(documents.values()).errors
            rows.append([result.title, len(documents), errors, level, *_accuracy(documents)])
    return table(["set", "documents", "errors", "level", *ACCURACY], rows)


def classes_table(results: Iterable[GoldResult]) -> str:
    """Detection and correction of every set by class of text, everything that is reported taken."""
    rows = []
    for result in results:
        for kind in result.classes():
            documents = by_document(outcome for outcome in result.reported if kind in outcome.text.classes)
            errors = total(documents.values()).errors
            rows.append([result.title, *kind, len(documents), errors, *_accuracy(documents)])
    return table(["set", "by", "class", "documents", "errors", *ACCURACY], rows)


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
    return table(["type", *(result.title for result in results)], rows)


def checks_table(results: Iterable[GoldResult], clean: Iterable[Finding]) -> str:
    """What the findings of each check turned out to be; the last column counts findings in clean text."""
    verdicts = Counter(
        (f"{finding.code} {finding.name}", verdict)
        for result in results
        for outcome in result.reported
        for finding, verdict in zip(outcome.findings, outcome.judged.edits, strict=True)
    )
    alarms = Counter(f"{finding.code} {finding.name}" for finding in clean)
    kinds = (Verdict.CORRECTED, Verdict.DETECTED, Verdict.NEUTRAL, Verdict.FALSE_ALARM)
    checks = sorted({check for check, _ in verdicts} | set(alarms))
    rows = [[check, *(verdicts[check, kind] for kind in kinds), alarms[check]] for check in checks]
    return table(["check", "corrected", "found, correction wrong", "neutral", "false alarms", "in clean text"], rows)


def reliability_table(results: Sequence[GoldResult]) -> str:
    """
    By confidence, the share of findings whose place was wrong / that put it right (and their number).

    The last row is the mean distance between confidence and either share, each finding counting once.
    """
    together = _bins(results)
    columns = [{bin_.low: bin_ for bin_ in _bins([result])} for result in results]
    rows = [
        [
            f"{bin_.low:.2f}–{bin_.high:.2f}",
            f"{bin_.confidence:.3f}",
            _shares(bin_),
            *(_shares(column[bin_.low]) if bin_.low in column else "" for column in columns),
        ]
        for bin_ in together
    ]
    distances = (distance(bins) for bins in (together, *(column.values() for column in columns)))
    errors = [f"{found:.3f} / {corrected:.3f}" for found, corrected in distances]
    return table(
        ["confidence", "mean", "together", *(result.title for result in results)],
        [*rows, ["**distance**", "", *errors]],
    )


def restored_table(results: Iterable[RestoredResult]) -> str:
    """The share of words that got their marks back, and words changed that had lost none."""
    rows = []
    for result in results:
        whole = total(result.tallies.values())
        right = _with_interval(result.tallies, lambda counted: counted.cr)
        rows.append([result.name, len(result.tallies), whole.errors, right, f"{whole.false_alarms_per_1000:.1f}"])
    return table(["set", "texts", "words that lost marks", "right (95 %)", "others changed, per 1,000"], rows)


def _accuracy(documents: Mapping[str, Tally]) -> list[str]:
    whole = total(documents.values())
    return [
        *(_share(value) for value in (whole.dp, whole.dr)),
        _with_interval(documents, lambda counted: counted.df),
        *(_share(value) for value in (whole.cp, whole.cr)),
        _with_interval(documents, lambda counted: counted.cf),
        _share(whole.right_of_found),
        _with_interval(documents, lambda counted: counted.false_alarms_per_1000, "{:.2f}"),
    ]


def _bins(results: Iterable[GoldResult]) -> list[Bin]:
    """Of every finding that is not neutral."""
    return reliability(
        Certainty(finding.confidence, verdict is not Verdict.FALSE_ALARM, verdict is Verdict.CORRECTED)
        for result in results
        for outcome in result.reported
        for finding, verdict in zip(outcome.findings, outcome.judged.edits, strict=True)
        if verdict is not Verdict.NEUTRAL
    )


def _shares(bin_: Bin) -> str:
    return f"{bin_.found:.3f} / {bin_.corrected:.3f} ({bin_.size})"


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
