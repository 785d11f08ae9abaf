"""A context model is asked in doubt alone, and its word counts. Here it says what a case makes it say."""

import pytest

from vnproof.decoder.context_judge import ASKED, ContextJudge
from vnproof.decoder.judgement import Judge
from vnproof.decoder.restoration import Restorer
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage

LEXICON = Lexicon.standard()
TEXT = "Ban tô chức hội nghị đã họp. Bếp bố trí một chiều, nền lát gạch chống trơn, tưởng ốp cao 2 m, cửa sổ có lưới."


class Context:
    """Likes some forms by so many nats, and remembers what it was asked."""

    def __init__(self, **likes: float) -> None:
        self.likes, self.windows = likes, []

    def scores(self, windows):
        self.windows += windows
        return [[self.likes.get(reading, 0.0) for reading in window.readings] for window in windows]

    def knows(self, form):
        return form in NGram().numbers


def confidences(context: Context) -> dict[str, tuple[float, float]]:
    """What was typed → how sure the judge is alone, and with the context."""
    passage = Passage(TEXT)
    proposals = list(Proofreader().decoder.proposals(passage))
    judge = Judge(LEXICON)
    asking = ContextJudge(LEXICON, context, {**judge.weights, "context gain": 1.0})
    pairs = zip(judge.confidences(proposals, passage), asking.confidences(proposals, passage), strict=True)
    return {proposal.typed: pair for proposal, pair in zip(proposals, pairs, strict=True)}


@pytest.mark.parametrize(
    ("likes", "more_sure"), [({"tường": 2.0}, True), ({"tường": -2.0}, False), ({"tưởng": 2.0}, False)]
)
def test_its_word_counts_in_doubt(likes, more_sure):
    alone, both = confidences(Context(**likes))["tưởng"]
    assert (both > alone) is more_sure


def test_it_sees_what_stands_around_a_place_and_not_the_place():
    context = Context()
    confidences(context)
    [window] = [window for window in context.windows if window.readings[0] == "tưởng"]
    assert list(window.before[-3:]) == ["chống", "trơn", ","]
    assert list(window.after[:2]) == ["ốp", "cao"]
    assert "tường" in window.readings


def test_what_the_judge_is_sure_of_is_not_asked():
    context = Context(tổ=-9.0)
    alone, both = confidences(context)["tô"]
    assert alone == both > 0.99
    assert not any(window.readings[0] == "tô" for window in context.windows)


def test_where_it_is_asked_a_look_says_so():
    passage = Passage(TEXT)
    proposals = list(Proofreader().decoder.proposals(passage))
    looks = dict(
        zip((p.typed for p in proposals), ContextJudge(LEXICON, Context(), {}).looks(proposals, passage), strict=True)
    )
    assert ASKED in looks["tưởng"]
    assert ASKED not in looks["tô"]


@pytest.mark.parametrize(("likes", "meant"), [({}, "Bán nhà"), ({"bạn": 9.0}, "Bạn nhà")])
def test_it_has_a_word_in_restoring_marks(likes, meant):
    passage = Passage("Ban nha")
    [*edits] = Restorer(NGram(), LEXICON, Context(**likes)).edits(passage)
    assert " ".join(edit.text for edit in edits) == meant
