"""Findings in clean text: where they are, what reading says of them, and what the rates count."""

import re

import pytest

from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.training.alarms import (
    against_gold_table,
    damage_table,
    density_table,
    examine_clean,
    examine_names,
    false_alarms,
    read_table,
    unread,
)
from vnproof.training.carriers import Carried
from vnproof.training.evaluation import examine
from vnproof.training.scoring import GoldText
from vnproof.training.verdicts import COLUMNS, Place, Ruling, VerdictRow, Verdicts

KNOWN = {
    "họp": ("hợp", Safety.SAFE),
    "chổng": ("chống", Safety.SAFE),
    "tô": ("tổ", Safety.LIKELY),
    "nầy": ("này", Safety.HINT),
}


def proofread(source):
    """Four words are wrong wherever they stand."""
    findings = [
        Finding("VN103", "wrong-word", Span(*found.span()), Wording("", ""), (Suggestion(right, 0.9),), safety=safety)
        for found in re.finditer(r"\w+", source)
        for right, safety in [KNOWN.get(found[0], ("", None))]
        if right
    ]
    return Report(source, tuple(findings))


TEXT = "Ban tô chức họp.\nHọp\n\nchổng họp tô nầy"
VERDICTS = Verdicts(
    [
        VerdictRow(Place("a.txt", 1, 4), "tô", "tổ", Ruling.REAL, "-"),
        VerdictRow(Place("a.txt", 1, 12), "họp", "hợp", Ruling.FALSE, "other"),
        VerdictRow(Place("a.txt", 4, 0), "chổng", "chống", Ruling.REAL_PLACE, "-"),
        VerdictRow(Place("a.txt", 4, 14), "nầy", "này", Ruling.VARIANT, "dialect"),
    ]
)
EXPECTED = [
    # typed, place, ruling
    ("tô", Place("a.txt", 1, 4), Ruling.REAL),
    ("họp", Place("a.txt", 1, 12), Ruling.FALSE),
    ("chổng", Place("a.txt", 4, 0), Ruling.REAL_PLACE),
    ("họp", Place("a.txt", 4, 6), Ruling.UNREAD),
    ("tô", Place("a.txt", 4, 10), Ruling.UNREAD),
    ("nầy", Place("a.txt", 4, 13), Ruling.UNREAD),
]
RESULT = examine_clean("a", "news", {"a.txt": TEXT}, proofread, VERDICTS)


def rows_of(markdown):
    return [re.split(r" *\| *", line.strip("| ")) for line in markdown.splitlines()[2:]]


def test_places_and_rulings():
    assert [(alarm.finding.span.of(TEXT), alarm.place, alarm.ruling) for alarm in RESULT.alarms] == EXPECTED
    assert RESULT.tokens == len(TEXT.split())


def test_density():
    assert rows_of(density_table("text", "tokens", [RESULT]))[0] == [
        *("a", "9"),
        *("333.33 (3)", "555.56 (5)", "666.67 (6)"),
    ]


def test_what_reading_says():
    table = [row[2:10] for row in rows_of(read_table([RESULT]))]
    assert table == [
        # level, findings, real, real-place, variant, unsure, false, unread
        ["SAFE", "3", "0", "1", "0", "0", "1", "1"],
        ["SAFE + LIKELY", "5", "1", "1", "0", "0", "1", "2"],
        ["all reported", "6", "1", "1", "0", "0", "1", "3"],
    ]
    assert [row[10].split()[0] for row in rows_of(read_table([RESULT]))] == ["222.222", "333.333", "444.444"]


def test_what_nobody_has_read_is_damage():
    assert rows_of(damage_table([RESULT])) == [["news", "9", "2", "4"], ["**all**", "9", "2", "4"]]
    whole = examine_clean("a", "news", {"a.txt": "Không có gì."}, proofread, VERDICTS)
    assert rows_of(damage_table([whole]))[0] == ["news", "3", "0", "none"]


def test_what_is_to_be_read_has_the_columns_of_the_file():
    head, *rows = [row.split("\t") for row in unread(RESULT.alarms)]
    assert tuple(head[: len(COLUMNS)]) == COLUMNS
    assert [(row[0], int(row[1]), int(row[2]), row[3]) for row in rows] == [
        (*place, typed) for typed, place, ruling in EXPECTED if ruling is Ruling.UNREAD
    ]
    assert all("→" in row[-1] and len(row) == len(head) for row in rows)


def test_false_alarms_against_a_gold():
    texts = [GoldText(name, name, source, ()) for name, source in (("1", "không"), ("2", "Ban tô chức họp."))]
    found = false_alarms(examine("a", texts, proofread), "a.txt", VERDICTS)
    assert [alarm.place for alarm in found] == [Place("a.txt", 2, 4), Place("a.txt", 2, 12)]
    assert rows_of(against_gold_table({"a": found, "b": []}))[0] == ["a", "SAFE", "1", *"000001"]


@pytest.mark.parametrize(("source", "alarms"), [("Bà Lê Thị An họp", 1), ("Bà Lê Thị An", 0)])
def test_every_finding_in_a_carrier_sentence_is_false(source, alarms):
    (result,) = examine_names([Carried(source, "person", 1), Carried("Ông An", "person", 1)], proofread)
    assert (result.name, result.tokens) == ("person", 2)
    assert [alarm.ruling for alarm in result.alarms] == [Ruling.FALSE] * alarms
