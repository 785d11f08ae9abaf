"""
Planted faults: what editors meet in notices is found, and the same notices without faults are let be.

Floors are what the shipped checks reach, rounded down slightly; they may only be raised.
"""

from functools import cache

import pytest

from vnproof.core.config import Config
from vnproof.core.report import Report
from vnproof.proofreader import proofreader_for
from vnproof.training.planted import missed, parse, read_planted, recall_table, tell
from vnproof.training.sets import CORPUS

NOTICES = read_planted(CORPUS / "planted")
# Written when the checks were done: no floor is set on them.
AFTER = [notice for each in ("after", "later", "blind") for notice in read_planted(CORPUS / f"planted_{each}")]
# Written without sight of the checks: only that the marks are sound is tested.
UNSEEN = read_planted(CORPUS / "planted_fresh")
FAULTS = sum(len(notice.faults) for notice in NOTICES)
FLOORS = [("VN2", 0.9), ("VN3", 0.9), ("VN4", 0.95), ("VN5", 0.96), ("VN7", 0.8), ("VN", 0.92)]


@cache
def told(proofread):
    return [tell(notice, proofread) for notice in NOTICES]


def shipped(source):
    return proofreader_for(Config()).proofread(source)


def blind(source):
    return Report(source, ())


def recall(proofread, group):
    found = [is_found for each in told(proofread) for fault, is_found in each.found if fault.group.startswith(group)]
    return sum(found) / len(found)


def test_there_are_enough():
    assert len(NOTICES) >= 20
    assert FAULTS >= 250


@pytest.mark.parametrize(("group", "floor"), FLOORS)
def test_found(group, floor):
    assert recall(shipped, group) >= floor, "\n".join(missed(told(shipped)))
    assert recall(blind, group) < floor


@pytest.mark.parametrize("notice", [*NOTICES, *AFTER], ids=lambda notice: notice.name)
def test_nothing_is_told_of_what_is_right(notice):
    found = shipped(notice.right).findings
    assert not [(finding.code, finding.span.of(notice.right)) for finding in found]


@pytest.mark.parametrize("notice", [*NOTICES, *AFTER, *UNSEEN], ids=lambda notice: notice.name)
def test_faults_stand_where_they_are_said_to(notice):
    for fault in notice.faults:
        assert fault.places[0].of(notice.source) == fault.wrong != fault.right
    assert notice.source != notice.right


# Marked text, and what is wrong in it: group, what stands there, what should, and other places.
MARKED = [
    ("Ngày {31/4 => 30/4 | VN4}.", [("VN4", "31/4", "30/4", [])]),
    ("{530 hộ => 350 hộ | VN7 a} và {350 hộ | a}", [("VN7", "530 hộ", "350 hộ", ["350 hộ"])]),
    ("xã{ , => , | VN3} phường{ => . | VN3}", [("VN3", " ,", ",", []), ("VN3", "", ".", [])]),
    ("{Một câu.\n =>  | VN7}Hai.", [("VN7", "Một câu.\n", "", [])]),
]


@pytest.mark.parametrize(("marked", "faults"), MARKED)
def test_marks_are_read(marked, faults):
    notice = parse("x", marked)
    assert [
        (fault.group, fault.wrong, fault.right, [place.of(notice.source) for place in fault.places[1:]])
        for fault in notice.faults
    ] == faults


def test_a_broken_mark_is_told():
    with pytest.raises(ValueError, match="cannot be read"):
        parse("x", "Ngày {31/4 = 30/4 | VN4}.")


def test_the_table_counts_all():
    rows = recall_table(told(blind)).splitlines()
    assert rows[-1].split("|")[1:4] == [" **all** ", f" {FAULTS} ", " 0 "]
