"""Tools are compared at equal false alarms: which setting is taken at how many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.training.operating_points import Point, at_most, points
from vnproof.training.scoring import GoldError, GoldText, Tally

# Points are `setting: corrected found false_alarms`.
SWEEP = "all: 90 95 40, medium: 80 85 12, high: 70 75 3, off: 0 0 0"
CASES = [
    # points, false alarms allowed, setting taken
    (SWEEP, 100, "all"),
    (SWEEP, 40, "all"),
    (SWEEP, 39, "medium"),  # the nearest below, never above
    (SWEEP, 12, "medium"),
    (SWEEP, 2, "off"),
    (SWEEP, 0, "off"),
    # two knobs: as many false alarms, or fewer, may go with more put right
    ("a: 50 60 10, b: 60 61 10", 10, "b"),
    ("a: 50 60 10, b: 60 61 8", 10, "b"),
    # as many put right: more found, then fewer false alarms
    ("a: 50 60 10, b: 50 61 10", 10, "b"),
    ("a: 50 60 10, b: 50 60 9", 10, "b"),
    # what never has so few is taken where it has the fewest
    ("all: 90 95 40, high: 70 75 3", 1, "high"),
    # no knob
    ("as it comes: 10 20 30", 5, "as it comes"),
]


def read(text):
    for row in text.split(", "):
        setting, _, figures = row.partition(": ")
        corrected, found, false_alarms = map(int, figures.split())
        yield Point(setting, Tally(corrected=corrected, found=found, false_alarms=false_alarms))


@pytest.mark.parametrize(("sweep", "allowed", "setting"), CASES)
def test_the_best_setting_within_the_false_alarms(sweep, allowed, setting):
    assert at_most(read(sweep), allowed).setting == setting


@given(st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=1), st.integers(0, 20))
def test_never_more_false_alarms_than_allowed_where_that_can_be(figures, allowed):
    sweep = [Point("", Tally(corrected=a, found=b, false_alarms=c)) for a, b, c in figures]
    taken = at_most(sweep, allowed).tally.false_alarms
    assert taken <= max(allowed, min(point.tally.false_alarms for point in sweep))


def test_every_setting_is_judged_over_all_texts():
    texts = [
        GoldText("a", "a", "tô chức", (GoldError(Span(0, 2), ("tổ",), "letter"),)),
        GoldText("b", "b", "hội nghị", ()),
    ]
    right, alarm = Edit(Span(0, 2), "tổ"), Edit(Span(0, 3), "hỏi")
    counted = points(texts, {"all": [[right], [alarm]], "high": [[right], []], "off": [[], []]})
    assert [(setting, tally.corrected, tally.false_alarms) for setting, tally in counted] == [
        ("all", 1, 1),
        ("high", 1, 0),
        ("off", 0, 0),
    ]
    assert {tally.errors for _, tally in counted} == {1}
