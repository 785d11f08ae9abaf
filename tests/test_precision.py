"""
The precision gate: on texts that are right, and on right words of wrong texts, vnproof may err no more than it did.

Budgets are what the shipped models reached, rounded up slightly. They may only be lowered: whoever has to raise one has
made vnproof worse. (Where corpus/gold is made again, measure the version before the change on the new gold.)
"""

import re
import zlib
from functools import cache

import pytest

from vnproof.core.config import Config
from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.report import Report
from vnproof.core.resources import dictionaries_path
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.proofreader import proofreader_for
from vnproof.training.alarms import examine_clean, examine_names
from vnproof.training.carriers import carried, read_names
from vnproof.training.evaluation import examine
from vnproof.training.scoring import Verdict, read_gold
from vnproof.training.sets import CORPUS, read_clean
from vnproof.training.verdicts import Verdicts

NAMES = 1000
ROWS = 400  # of corpus/gold/dev, the same as long as the file is the same

BUDGETS = [
    # what is counted, the least safety that counts, at most so many per 1,000 of what could be hit
    ("findings in corpus/clean", Safety.HINT, 0.14),  # 26 of the texts were written to tempt: 5 words of them do
    ("findings in corpus/clean", Safety.LIKELY, 0.03),
    ("findings in corpus/clean", Safety.SAFE, 0.0),
    ("findings in names", Safety.HINT, 5.0),
    ("findings in names", Safety.LIKELY, 3.0),
    ("findings in names", Safety.SAFE, 0.0),
    ("right words changed", Safety.HINT, 0.12),
    ("right words changed", Safety.LIKELY, 0.0),
    ("right words changed", Safety.SAFE, 0.0),
    ("wrong corrections", Safety.LIKELY, 30.0),
    ("wrong corrections", Safety.SAFE, 17.0),
]


def shipped(source):
    """As it comes, in no configuration."""
    return proofreader_for(Config()).proofread(source)


def careless(source):
    """Changes every word, and is sure of it."""
    findings = (
        Finding("X", "x", Span(*word.span()), Wording("", ""), (Suggestion(word[0] + "x", 1.0),), safety=Safety.SAFE)
        for word in re.finditer(r"\w+", source)
    )
    return Report(source, tuple(findings))


@cache
def in_clean(proofread):
    """Alarms, and words."""
    result = examine_clean("clean", "clean", read_clean(CORPUS / "clean"), proofread, Verdicts())
    return result.alarms, result.tokens


@cache
def in_names(proofread):
    """Alarms, and names."""
    sentences = carried(CORPUS / "carriers.txt", read_names(dictionaries_path(), CORPUS), NAMES)
    results = examine_names(sentences, proofread)
    return [alarm for result in results for alarm in result.alarms], sum(result.tokens for result in results)


@cache
def in_gold(proofread):
    """What became of the same few rows."""
    rows = sorted(read_gold(CORPUS / "gold" / "dev.jsonl"), key=lambda text: zlib.crc32(text.name.encode()))
    return examine("dev", rows[:ROWS], proofread)


def alarms(found, at_least):
    """Those of a level and above, to be read, and what they are out of."""
    raised, size = found
    shown = [f"{a.finding.span.of(a.source)} → {a.finding.suggestions}" for a in raised if a.finding.safety >= at_least]
    return shown, size


def damaged(result, at_least):
    """Edits that touch no error, out of all right words."""
    tallies = result.by_document(at_least).values()
    return edits(result, at_least, Verdict.FALSE_ALARM), sum(tally.clean_tokens for tally in tallies)


def miscorrected(result, at_least):
    """Edits that make another wrong word of a wrong word, out of all that touch one."""
    wrong = edits(result, at_least, Verdict.DETECTED)
    return wrong, len(wrong) + len(edits(result, at_least, Verdict.CORRECTED))


def edits(result, at_least, verdict):
    return [
        f"{outcome.text.name}: {edit.span.of(outcome.text.source)} → {edit.text}"
        for outcome in result.outcomes(at_least)
        for edit, judged in zip(outcome.edits, outcome.judged.edits, strict=True)
        if judged is verdict
    ]


COUNTED = {
    "findings in corpus/clean": lambda proofread, at_least: alarms(in_clean(proofread), at_least),
    "findings in names": lambda proofread, at_least: alarms(in_names(proofread), at_least),
    "right words changed": lambda proofread, at_least: damaged(in_gold(proofread), at_least),
    "wrong corrections": lambda proofread, at_least: miscorrected(in_gold(proofread), at_least),
}


@pytest.mark.parametrize(("what", "at_least", "budget"), BUDGETS)
def test_within_budget(what, at_least, budget):
    found, size = COUNTED[what](shipped, at_least)
    assert 1000 * len(found) <= budget * size, f"{len(found)} of {size}:\n" + "\n".join(found)


@pytest.mark.parametrize(("what", "at_least", "budget"), BUDGETS)
def test_the_gate_can_close(what, at_least, budget):
    """A gate that counts nothing would always be open."""
    found, size = COUNTED[what](careless, at_least)
    assert 1000 * len(found) > budget * size
