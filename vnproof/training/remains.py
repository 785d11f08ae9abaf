"""
Errors that stay: of what the gold knows, what was not found or not put right, by what makes it hard.

The kinds exclude each other; the first of KINDS that fits names an error. Words are told as they stand, never what is
around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form
from vnproof.text.passage import Passage
from vnproof.training.alignment import trim
from vnproof.training.evaluation import GoldResult
from vnproof.training.results import table
from vnproof.training.scoring import Verdict
from vnproof.verification import bare

EXAMPLES = 6  # of each kind, the most frequent


class Remaining(NamedTuple):
    """One error, what it should be, and whether its place was found at least."""

    wrong: str
    right: str
    verdict: Verdict
    begins: bool  # does a sentence begin with it?


def _glued_or_torn(error: Remaining, _: Lexicon) -> bool:
    return len(error.wrong.split()) != 1 or len(error.right.split()) != 1


def _with_figures_or_marks(error: Remaining, _: Lexicon) -> bool:
    return not (trim(error.wrong)[1].isalpha() and trim(error.right)[1].isalpha())


def _in_capitals(error: Remaining, _: Lexicon) -> bool:
    return error.right.isupper() and len(error.right) > 1


def _a_name(error: Remaining, _: Lexicon) -> bool:
    return error.right[:1].isupper() and not error.begins


def _no_word(error: Remaining, lexicon: Lexicon) -> bool:
    return not lexicon.knows(normal_form(error.wrong))


def _marks_alone(error: Remaining, _: Lexicon) -> bool:
    return bare(error.wrong.lower()) == bare(error.right.lower())


KINDS: dict[str, Callable[[Remaining, Lexicon], bool]] = {
    "words glued, torn or lost": _glued_or_torn,
    "with figures or marks inside": _with_figures_or_marks,
    "in capitals": _in_capitals,
    "a capital inside a sentence: mostly names": _a_name,
    "no word at all": _no_word,
    "a real word for another, marks alone differ": _marks_alone,
    "a real word for another, letters differ": lambda *_: True,
}


def kind_of(error: Remaining, lexicon: Lexicon) -> str:
    """
    What makes an error hard.

    >>> kind_of(Remaining("số", "sổ", Verdict.MISSED, begins=False), Lexicon.standard())
    'a real word for another, marks alone differ'
    """
    return next(name for name, fits in KINDS.items() if fits(error, lexicon))


def errors_of(result: GoldResult) -> Iterator[Remaining]:
    """Every error of a set that counts, with what became of it when all findings are taken."""
    for outcome in result.reported:
        passage = Passage(outcome.text.source)
        begins = {passage.tokens[sentence.start].start for sentence in passage.sentences}
        for error, verdict in zip(outcome.text.errors, outcome.judged.errors, strict=True):
            if error.scored:
                wrong = error.span.of(outcome.text.source)
                yield Remaining(wrong, error.rights[0], verdict, error.span.start in begins)


def remains_table(results: Iterable[GoldResult], lexicon: Lexicon, unseen: frozenset[str]) -> str:
    """How many errors of each kind there are, how many stay, and examples; none from `unseen`, which is for judging."""
    everything: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrongly: Counter[str] = Counter()
    examples: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for result in results:
        for error in errors_of(result):
            kind = kind_of(error, lexicon)
            everything[kind] += 1
            missed[kind] += error.verdict is Verdict.MISSED
            wrongly[kind] += error.verdict is Verdict.DETECTED
            if error.verdict in (Verdict.MISSED, Verdict.DETECTED) and result.name not in unseen:
                examples[kind][f"{' '.join(error.wrong.split())} → {error.right}"] += 1
    rows = [
        [
            kind,
            everything[kind],
            missed[kind],
            wrongly[kind],
            f"{(missed[kind] + wrongly[kind]) / everything[kind]:.0%}",
            " · ".join(shown for shown, _ in examples[kind].most_common(EXAMPLES)).replace("|", "\\|"),
        ]
        for kind in KINDS
        if everything[kind]
    ]
    return table(["kind", "errors", "missed", "found, correction wrong", "stay", "most frequent"], rows)
