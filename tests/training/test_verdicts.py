"""What reading has found: the file is well formed, and a finding is looked up by its place and words."""

from pathlib import Path

import pytest

from vnproof.core.resources import PACKAGE
from vnproof.training.verdicts import CAUSES, NONE, Place, Ruling, VerdictRow, Verdicts, read_verdicts

ROWS = read_verdicts(PACKAGE.parent / "corpus" / "verdicts.tsv")
HERE = Place("a.txt", 3, 7)
KNOWN = {
    "real": [VerdictRow(HERE, "tô", "tổ", Ruling.REAL, NONE)],
    "false": [VerdictRow(HERE, "tô", "tổ", Ruling.FALSE, "name")],
    "both": [
        VerdictRow(HERE, "tô", "tố", Ruling.REAL_PLACE, NONE),
        VerdictRow(HERE, "tô", "tổ", Ruling.REAL, NONE),
    ],
    "variant": [VerdictRow(HERE, "mồng", "mùng", Ruling.VARIANT, "dialect")],
    "hint": [VerdictRow(HERE, "vôlăng", NONE, Ruling.FALSE, "foreign")],
}

CASES = [
    # what is known, place, typed, proposed, the ruling
    ("real", HERE, "tô", "tổ", Ruling.REAL),
    ("real", HERE, "tô", "Tổ", Ruling.REAL),
    ("real", HERE, "tô", "tố", Ruling.REAL_PLACE),
    ("real", HERE, "tô chức", "tổ chức", Ruling.UNREAD),
    ("real", HERE._replace(line=4), "tô", "tổ", Ruling.UNREAD),
    ("real", HERE._replace(file="b.txt"), "tô", "tổ", Ruling.UNREAD),
    ("false", HERE, "tô", "tổ", Ruling.FALSE),
    ("false", HERE, "tô", "tố", Ruling.FALSE),
    ("both", HERE, "tô", "tổ", Ruling.REAL),
    ("both", HERE, "tô", "tố", Ruling.REAL_PLACE),
    ("both", HERE, "tô", "tồ", Ruling.REAL_PLACE),
    ("variant", HERE, "mồng", "mùng", Ruling.VARIANT),
    ("variant", HERE, "mồng", "mong", Ruling.UNREAD),
    ("hint", HERE, "vôlăng", "", Ruling.FALSE),
]


@pytest.mark.parametrize(("known", "place", "typed", "proposed", "ruling"), CASES)
def test_ruling(known, place, typed, proposed, ruling):
    assert Verdicts(KNOWN[known]).of(place, typed, proposed) is ruling


ERRORS = [
    # what is known, the corrections to learn, is it unsure
    ("real", ["tổ"], False),
    ("false", [], False),
    ("variant", [], True),
]


@pytest.mark.parametrize(("known", "right", "unsure"), ERRORS)
def test_errors_to_learn_from(known, right, unsure):
    (error,) = Verdicts(KNOWN[known]).errors("a.txt", 3)
    assert (error["start"], error["end"] - 7) == (7, len(error["wrong"]))
    assert (error["right"], error["unsure"]) == (right, unsure)
    assert Verdicts(KNOWN[known]).errors("a.txt", 4) == []


def test_each_finding_was_read_once():
    keys = [(row.place, row.typed, row.proposed) for row in ROWS]
    assert len(keys) == len(set(keys)) > 500


@pytest.mark.parametrize("ruling", Ruling)
def test_rows_are_well_formed(ruling):
    for row in ROWS:
        if row.ruling is ruling:
            assert row.place.line >= 1 and row.place.start >= 0, row
            assert row.typed and row.proposed not in ("", row.typed), row
            assert row.cause in CAUSES or row.cause == NONE, row
            assert ruling is not Ruling.UNREAD, row
            assert ruling is not Ruling.FALSE or row.cause != NONE, row


def test_no_sentences_are_kept():
    assert max(len(row.typed.split()) for row in ROWS) <= 9  # of words: names of ministries are long


def test_other_columns_are_refused(tmp_path: Path):
    file = tmp_path / "verdicts.tsv"
    file.write_text("file\tline\n", encoding="utf-8")
    with pytest.raises(ValueError, match="columns"):
        read_verdicts(file)
