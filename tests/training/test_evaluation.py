"""What the tables say of a small gold set: by level, by class of text, by confidence."""

import re

import pytest

from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.training.evaluation import examine, examples
from vnproof.training.scoring import gold_text
from vnproof.training.tables import accuracy_table, checks_table, classes_table, reliability_table, types_table

SURE = {"tô": ("tổ", Safety.SAFE, 0.99), "họp": ("hợp", Safety.LIKELY, 0.9), "mơi": ("mới", Safety.HINT, 0.55)}


def proofread(source):
    """Three words are wrong wherever they stand."""
    found = ((match, SURE.get(match[0])) for match in re.finditer(r"\w+", source))
    return Report(
        source,
        tuple(
            Finding(
                "VN103",
                "x",
                Span(*match.span()),
                Wording("", ""),
                (Suggestion(sure[0], 1.0),),
                safety=sure[1],
                confidence=sure[2],
            )
            for match, sure in found
            if sure
        ),
    )


def row(name, source, errors, **meta):
    """`errors` are `wrong>right`."""
    gold = []
    for error in errors.split():
        wrong, right = error.split(">")
        start = source.index(wrong)
        gold.append({"start": start, "end": start + len(wrong), "wrong": wrong, "right": [right], "type": "letter"})
    return gold_text({"id": name, "source": source, "errors": gold, "meta": meta})


TEXTS = [
    row("1", "Ban tô chức thông báo", "tô>tổ", doc="a", degradation="fax", engine="one"),
    row("2", "phù họp với hợp đông", "họp>hợp đông>đồng", doc="a", degradation="phone", engine="one"),
    row("3", "cuộc họp mơi nhất", "mơi>mời", doc="b", degradation="phone", engine="one"),
]
RESULT = examine("small", TEXTS, proofread)


def rows_of(markdown):
    return [re.split(r" *\| *", line.strip("| ")) for line in markdown.splitlines()[2:]]


ACCURACY = [
    # level, DP, DR, CP, CR
    ("SAFE", "1.000", "0.250", "1.000", "0.250"),
    ("SAFE + LIKELY", "0.667", "0.500", "0.667", "0.500"),
    ("all reported", "0.750", "0.750", "0.500", "0.500"),
]


@pytest.mark.parametrize(("expected", "shown"), list(zip(ACCURACY, rows_of(accuracy_table([RESULT])), strict=True)))
def test_accuracy_by_level(expected, shown):
    assert (shown[0], shown[1], shown[2]) == ("small", "2", "4")
    assert (shown[3], shown[4], shown[5], shown[7], shown[8]) == expected


def test_classes_are_those_with_more_than_one_of_a_sort():
    shown = rows_of(classes_table([RESULT]))
    assert [row[1:5] for row in shown] == [["degradation", "fax", "1", "1"], ["degradation", "phone", "2", "3"]]
    assert [row[6] for row in shown] == ["1.000", "0.667"]
    assert rows_of(classes_table([examine("one", TEXTS[:1], proofread)])) == []


def test_types_and_checks():
    assert rows_of(types_table([RESULT])) == [["letter", "2 / 3 / 4"]]
    assert rows_of(checks_table([RESULT], RESULT.findings[0])) == [["VN103 x", *"21011"]]


def test_reliability_tells_places_from_corrections():
    shown = {row[0]: row[2] for row in rows_of(reliability_table([RESULT]))}
    assert shown == {
        "0.50–0.60": "1.000 / 0.000 (1)",
        "0.90–0.95": "0.500 / 0.500 (2)",
        "0.98–1.00": "1.000 / 1.000 (1)",
        "**distance**": "0.315 / 0.340",
    }


def test_sets_the_judge_has_learned_from_are_marked():
    assert examine("small", TEXTS, proofread, learned=True).title == "small †"


def test_examples_are_in_context():
    shown = "\n".join(examples(RESULT, Safety.HINT, 9))
    assert "hợp [đông → đồng]" in shown
    assert "cuộc [họp → hợp] mơi" in shown
