"""
Scores edits against gold errors, by the measures that published work on Vietnamese spelling uses.

    DP = detections that touch a gold error / detections        DR = gold errors touched  / gold errors
    CP = gold errors put right / detections                     CR = gold errors put right / gold errors
    DF, CF = their harmonic means; a false alarm is a detection that touches no gold error

Neutral, neither right nor wrong: what the text alone does not tell (numbers, lost words, punctuation), gold that its
own makers doubt, and a change from one accepted spelling to the other (hoà/hòa, kĩ/kỹ).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import numpy as np

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.training.alignment import is_style, tokens_of, trim

UNSCORED = frozenset(
    {
        *("case", "extra", "garbled", "missing", "number", "punctuation", "style"),
        *("convention_iy", "convention_tone", "extra_word", "missing_word", "none", "phrase", "punct"),
    }
)
"Types of gold errors that are neutral, in the words of `corpus/gold` and of sets made elsewhere."

DOUBTFUL = frozenset(
    ["broken_span", "foreign_or_term", "no_change", "no_suggestion", "suspect", "wrong_in_suggestions"]
)
"Notes of a gold's makers (`gold_note`) that make an error neutral."

CLASSES = ("engine", "degradation", "variant", "genre", "domain")
"What a row's `meta` may say of the kind of its text."

RESAMPLES = 1000
SEED = 20250701


class GoldError(NamedTuple):
    """`rights` are the accepted corrections, best first; one that is not `scored` is neutral."""

    span: Span
    rights: tuple[str, ...]
    kind: str
    scored: bool = True


class GoldText(NamedTuple):
    """
    A text whose errors are known, and the document it is of: texts of one document are drawn together.

    `classes` are the kinds of text it belongs to: ("degradation", "fax").
    """

    name: str
    document: str
    source: str
    errors: tuple[GoldError, ...]
    classes: tuple[tuple[str, str], ...] = ()


class Verdict(Enum):
    """What an edit, or a gold error, turned out to be. Only an edit is a FALSE_ALARM, only a gold error is MISSED."""

    NEUTRAL = "neutral"
    FALSE_ALARM = "false alarm"
    MISSED = "missed"
    DETECTED = "detected"  # the place is right, the correction is not
    CORRECTED = "corrected"


class Judged(NamedTuple):
    """One verdict for each edit and one for each gold error, in the order given."""

    edits: tuple[Verdict, ...]
    errors: tuple[Verdict, ...]


class Tally(NamedTuple):
    """The counts that all measures come from. `clean_tokens` carry no gold error."""

    tokens: int = 0
    clean_tokens: int = 0
    errors: int = 0
    found: int = 0
    corrected: int = 0
    detections: int = 0
    false_alarms: int = 0

    @property
    def dp(self) -> float:
        """Detection precision."""
        return _share(self.detections - self.false_alarms, self.detections)

    @property
    def dr(self) -> float:
        """Detection recall."""
        return _share(self.found, self.errors)

    @property
    def df(self) -> float:
        """Detection F1."""
        return _harmonic_mean(self.dp, self.dr)

    @property
    def cp(self) -> float:
        """Correction precision."""
        return _share(self.corrected, self.detections)

    @property
    def cr(self) -> float:
        """Correction recall."""
        return _share(self.corrected, self.errors)

    @property
    def cf(self) -> float:
        """Correction F1."""
        return _harmonic_mean(self.cp, self.cr)

    @property
    def right_of_found(self) -> float:
        """Of the gold errors that were touched, the share that was put right."""
        return _share(self.corrected, self.found)

    @property
    def false_alarms_per_1000(self) -> float:
        """False alarms per 1,000 tokens without a gold error."""
        return 1000 * _share(self.false_alarms, self.clean_tokens)


def read_gold(path: Path) -> list[GoldText]:
    """The texts of a JSONL file as `corpus/README.md` describes it."""
    return [gold_text(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def gold_text(row: Mapping[str, Any]) -> GoldText:
    """
    One row of a gold file.

    >>> error = {"start": 0, "end": 2, "wrong": "tô", "right": ["tổ"], "type": "letter"}
    >>> gold_text({"id": "a.fax.1", "source": "tô chức", "errors": [error], "meta": {"doc": "a"}}).errors[0].span
    Span(start=0, end=2)
    """
    errors = tuple(
        GoldError(
            Span(error["start"], error["end"]),
            tuple(error["right"]),
            error["type"],
            scored=error["type"] not in UNSCORED and DOUBTFUL.isdisjoint(error.get("gold_note", ())),
        )
        for error in row["errors"]
    )
    meta = row["meta"]
    classes = tuple((name, str(meta[name])) for name in CLASSES if name in meta)
    return GoldText(row["id"], meta.get("doc", row["id"]), row["source"], errors, classes)


def judge(text: GoldText, edits: Sequence[Edit]) -> Judged:
    """
    Compare edits with the gold.

    >>> gold = GoldText("a", "a", "tô chức họp", (GoldError(Span(0, 2), ("tổ",), "letter"),))
    >>> [verdict.value for verdict in judge(gold, [Edit(Span(0, 2), "tổ"), Edit(Span(8, 11), "hợp")]).edits]
    ['corrected', 'false alarm']
    """
    changing = [edit for edit in edits if normalize("NFC", edit.span.of(text.source)) != normalize("NFC", edit.text)]
    touched = {edit: [error for error in text.errors if _touch(edit.span, error.span)] for edit in changing}
    counted = [edit for edit in changing if not _is_neutral(text.source, edit, touched[edit])]
    found = {error for edit in counted for error in touched[edit] if error.scored}
    corrected = {error for error in found if _is_corrected(text, error, [e for e in changing if error in touched[e]])}

    def verdict_of_edit(edit: Edit) -> Verdict:
        if edit not in counted:
            return Verdict.NEUTRAL
        aims = found.intersection(touched[edit])
        if not aims:
            return Verdict.FALSE_ALARM
        return Verdict.CORRECTED if aims <= corrected else Verdict.DETECTED

    def verdict_of_error(error: GoldError) -> Verdict:
        if not error.scored:
            return Verdict.NEUTRAL
        if error not in found:
            return Verdict.MISSED
        return Verdict.CORRECTED if error in corrected else Verdict.DETECTED

    return Judged(tuple(map(verdict_of_edit, edits)), tuple(map(verdict_of_error, text.errors)))


def tally(text: GoldText, judged: Judged) -> Tally:
    """Count one text's verdicts."""
    tokens = len(tokens_of(text.source))
    edits, errors = judged.edits, judged.errors
    return Tally(
        tokens=tokens,
        clean_tokens=tokens - len(errors),
        errors=len(errors) - errors.count(Verdict.NEUTRAL),
        found=errors.count(Verdict.DETECTED) + errors.count(Verdict.CORRECTED),
        corrected=errors.count(Verdict.CORRECTED),
        detections=len(edits) - edits.count(Verdict.NEUTRAL),
        false_alarms=edits.count(Verdict.FALSE_ALARM),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """
    The sum of tallies.

    >>> total([Tally(errors=2, found=1), Tally(errors=1, found=1)]).found
    2
    """
    return Tally(*(sum(column) for column in zip(Tally(), *tallies, strict=True)))


def interval(tallies: Mapping[str, Tally], measure: Callable[[Tally], float]) -> tuple[float, float]:
    """
    The 95 % bootstrap interval of a measure over documents, one tally each. The same input gives the same interval.

    >>> low, high = interval({"a": Tally(errors=9, found=9), "b": Tally(errors=9, found=0)}, lambda tally: tally.dr)
    >>> low, high
    (0.0, 1.0)
    """
    if not tallies:
        return 0.0, 0.0
    generator = np.random.default_rng(SEED)
    counts = np.array(list(tallies.values()), np.int64)
    drawn = generator.multinomial(len(counts), [1 / len(counts)] * len(counts), RESAMPLES) @ counts
    low, high = np.percentile([measure(Tally(*row)) for row in drawn.tolist()], [2.5, 97.5])
    return float(low), float(high)


def same_spelling(one: str, other: str) -> bool:
    """
    Are two texts the same word for word, each word in one of its accepted spellings?

    >>> same_spelling("xã Hoà Bình,", "xã Hòa Bình,"), same_spelling("hoà", "Hòa"), same_spelling("kĩ sư", "kỹ sư")
    (True, True, True)
    """
    left, right = one.split(), other.split()
    return len(left) == len(right) and all(a == b or _is_restyled(a, b) for a, b in zip(left, right, strict=True))


def _is_neutral(source: str, edit: Edit, touched: Sequence[GoldError]) -> bool:
    """An edit of exactly a neutral error is neutral; any other that touches a scored one counts."""
    exact = {error.scored for error in touched if error.span == edit.span}
    if exact == {False}:
        return True
    if any(error.scored for error in touched):
        return False
    return bool(touched) or _is_restyled(edit.span.of(source), edit.text)


def _is_restyled(one: str, other: str) -> bool:
    """Two accepted spellings of one word, whatever marks cling to it."""
    left, right = trim(one)[1].lower(), trim(other)[1].lower()
    return left != right and is_style(left, right)


def _is_corrected(text: GoldText, error: GoldError, edits: Sequence[Edit]) -> bool:
    """Do the edits that touch an error make of their place what the gold makes of it?"""
    spans = [error.span, *(edit.span for edit in edits)]
    place = Span(min(span.start for span in spans), max(span.end for span in spans))
    made = _rewritten(text.source, place, edits)
    inside = [other for other in text.errors if place.covers(other.span)]
    return any(
        same_spelling(
            made,
            _rewritten(text.source, place, [Edit(o.span, right if o is error else o.rights[0]) for o in inside]),
        )
        for right in error.rights
    )


def _rewritten(source: str, place: Span, edits: Iterable[Edit]) -> str:
    """The words of a place with edits applied; one that overlaps an earlier one is left out."""
    pieces, done = [], place.start
    for (start, end), text in sorted(edits):
        if start >= done:
            pieces += [source[done:start], normalize("NFC", text)]
            done = end
    return " ".join("".join([*pieces, source[done : place.end]]).split())


def _touch(one: Span, other: Span) -> bool:
    """Spans that share a character; an empty one also touches its neighbours."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.overlaps(other)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _harmonic_mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
