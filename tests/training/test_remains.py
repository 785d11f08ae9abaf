"""What makes an error hard, told by the words alone."""

import pytest

from vnproof.core.span import Span
from vnproof.lexicon.lexicon import Lexicon
from vnproof.training.evaluation import GoldResult
from vnproof.training.remains import Remaining, errors_of, kind_of, remains_table
from vnproof.training.scoring import GoldError, GoldText, Verdict

KINDS = [
    ("kỳ,bắt", "kỳ, bắt", "words glued, torn or lost"),
    ("l8", "18", "with figures or marks inside"),
    ("TÌNH", "TỈNH", "in capitals"),
    ("Cấm", "Cẩm", "a capital inside a sentence: mostly names"),
    ("gõm", "gốm", "no word at all"),
    ("số", "sổ", "a real word for another, marks alone differ"),
    ("dàn", "giàn", "a real word for another, letters differ"),
]


@pytest.mark.parametrize(("wrong", "right", "kind"), KINDS)
def test_kind(wrong, right, kind):
    assert kind_of(Remaining(wrong, right, Verdict.MISSED, begins=False), Lexicon.standard()) == kind


TEXT = GoldText(
    "a", "a", "Kê hoạch ghi số. Kê 5", (
        GoldError(Span(0, 2), ("Kế",), "tone_drop"),
        GoldError(Span(13, 15), ("sổ",), "tone"),
        GoldError(Span(20, 21), ("6",), "number", scored=False),
    ),
)  # fmt: skip
RESULT = GoldResult("dev", (TEXT,), ((),))


def test_errors_that_count():
    assert list(errors_of(RESULT)) == [
        Remaining("Kê", "Kế", Verdict.MISSED, begins=True),
        Remaining("số", "sổ", Verdict.MISSED, begins=False),
    ]


@pytest.mark.parametrize(("unseen", "shown"), [([], True), (["dev"], False)])
def test_examples_of_sets_to_be_judged_by_are_not_shown(unseen, shown):
    told = remains_table([RESULT], Lexicon.standard(), frozenset(unseen))
    assert ("số → sổ" in told) is shown
    assert "| a real word for another, marks alone differ | 2 | 2 | 0 | 100% |" in told
