"""Decisions are data to train and measure with: a sentence each, as it was before anybody touched it."""

import json

import pytest

pytest.importorskip("sqlalchemy")

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.memory.gold import gold_rows
from vnproof.memory.memory import Decision, Memory
from vnproof.training.lessons import from_files
from vnproof.training.scoring import Verdict, judge, read_gold

S = "Ban tô chức họp phù họp"
# Decisions (what was done, the sentence then, place, what it reads since); sources, and the errors of each.
CASES = [
    ([("accepted", S, 4, 6, "tổ")], [(S, [(4, 6, "tổ")])]),
    ([("ignored", S, 12, 15, "họp")], [(S, [])]),
    (
        [("accepted", S, 4, 6, "tổ"), ("accepted", "Ban tổ chức họp phù họp", 20, 23, "hợp")],
        [(S, [(4, 6, "tổ"), (20, 23, "hợp")])],
    ),
    ([("accepted", S, 4, 6, "tổ"), ("accepted", S, 20, 23, "hợp")], [(S, [(4, 6, "tổ"), (20, 23, "hợp")])]),
    (
        [("accepted", S, 4, 11, "UBND"), ("ignored", "Ban UBND họp phù họp", 9, 12, "họp")],
        [(S, [(4, 11, "UBND")])],
    ),
    (
        [("accepted", S, 4, 11, "UBND"), ("edited", "Ban UBND họp phù họp", 17, 20, "hợp")],
        [(S, [(4, 11, "UBND"), (20, 23, "hợp")])],
    ),
    (
        [("accepted", S, 4, 6, "tố"), ("edited", "Ban tố chức họp phù họp", 4, 6, "tổ")],
        [(S, [(4, 6, "tổ")])],
    ),
    ([("accepted", S, 4, 6, "tố"), ("accepted", S, 4, 6, "tổ")], [(S, [(4, 6, "tố")]), (S, [(4, 6, "tổ")])]),
    (
        [("accepted", S, 4, 6, "tổ"), ("accepted", "Kê hoạch", 0, 2, "Kế")],
        [(S, [(4, 6, "tổ")]), ("Kê hoạch", [(0, 2, "Kế")])],
    ),
]


@pytest.mark.parametrize(("decisions", "expected"), CASES)
def test_rows(decisions, expected):
    names = ("action", "sentence", "start", "end", "chosen")
    given = [{"id": number, **dict(zip(names, row, strict=True))} for number, row in enumerate(decisions)]
    rows = list(gold_rows(given))
    told = [(r["source"], [(e["start"], e["end"], e["right"][0]) for e in r["errors"]]) for r in rows]
    assert told == expected
    for row in rows:
        assert all(row["source"][e["start"] : e["end"]] == e["wrong"] for e in row["errors"])


def test_they_are_measured_and_learned_from_like_the_corpus(tmp_path):
    memory = Memory("sqlite://")
    memory.decide(Decision("accepted", "VN103", S, 4, 6, "tổ", 0.99), "Lan")
    memory.decide(Decision("ignored", "VN103", "đi họp chợ", 3, 6, "họp", 0.6))
    path = tmp_path / "decisions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in memory.gold()), encoding="utf-8")
    sentence, right = read_gold(path)
    assert judge(sentence, [Edit(Span(4, 6), "tổ")]).errors == (Verdict.CORRECTED,)
    assert judge(right, [Edit(Span(3, 6), "hợp")]).edits == (Verdict.FALSE_ALARM,)
    assert [len(row["errors"]) for row in from_files([path], None)["decisions"]] == [1, 0]
