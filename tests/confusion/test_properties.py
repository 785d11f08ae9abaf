"""What holds for whatever was typed."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from vnproof.confusion.costs import load_costs
from vnproof.confusion.dialects import twin
from vnproof.confusion.model import FAR, NEAR, UNEXPLAINED, ErrorModel
from vnproof.confusion.respelling import KINDS
from vnproof.text.syllable import is_syllable
from vnproof.text.tone import normalize_tone_style

TEXT = """
    tổ tố tô tộ to tơ chức chúc công tác việc thực thức hợp họp hộp đầu đau thiết điện truyền về vê kế hoạch phòng chống
    tầng tăng quyết định được dược người phường tỉnh tình nước của quả quá toàn tiến quy huy trong năm số sửa sữa xử hòa
    nhà ở y là an internet web cafe đắk ủy thủy quý gì giành yêu
"""
WORDS = TEXT.split()
COSTS = load_costs()
LETTERS = "aàáảãạăằắâầấbcdđeèéêềếghiìíklmnoòóôồốơờớpqrstuùúưừứvxyỳýfjwz0123'?^+."
typed = st.one_of(st.sampled_from(WORDS), st.text(LETTERS, max_size=9), st.text(max_size=6).map(str.lower))


@cache
def model():
    return ErrorModel(WORDS, COSTS)


@given(typed)
def test_candidates_are_known_forms_cheapest_first_and_never_the_form_itself(form):
    found = model().candidates(form)
    reach = NEAR if form in WORDS or is_syllable(form) else FAR
    assert len(found) <= reach.most
    assert [c.cost for c in found] == sorted(c.cost for c in found)
    assert len({c.form for c in found}) == len(found)
    assert {form, normalize_tone_style(form), twin(form)}.isdisjoint(c.form for c in found)
    assert all(part in WORDS for c in found for part in c.form.split())
    assert all(c.kind in KINDS and 0 < c.cost <= reach.limit for c in found)


@given(typed)
def test_the_cost_of_a_pair_is_the_candidates_cost(form):
    found = model().candidates(form)
    assert all(model().cost(form, candidate.form) == candidate.cost for candidate in found)
    for candidate in found[:2]:
        assert ErrorModel([], COSTS).cost(form, candidate.form) == candidate.cost


@given(typed, st.sampled_from(WORDS))
def test_every_pair_has_a_finite_cost_and_none_for_the_form_itself(form, meant):
    assert 0 <= model().cost(form, meant) <= UNEXPLAINED
    assert model().cost(form, form) == 0


@given(typed, st.permutations(WORDS))
def test_the_order_of_the_vocabulary_decides_only_between_equal_costs(form, words):
    found = ErrorModel(words, COSTS).candidates(form)
    assert [candidate.cost for candidate in found] == [candidate.cost for candidate in model().candidates(form)]
    assert list(found) == sorted(found, key=lambda c: (c.cost, max(words.index(part) for part in c.form.split())))


@given(typed, typed)
def test_what_was_torn_makes_a_known_form(left, right):
    found = model().joined(left, right)
    assert all(c.form in WORDS and c.kind == "split" for c in found)
    assert [c.cost for c in found] == sorted(c.cost for c in found)


def test_both_tone_styles_are_the_same_form():
    assert model().candidates("hoà") == model().candidates("hòa")
    assert model().cost("hoà", "hòa") == 0
