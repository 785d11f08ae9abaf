"""Every form has numbers, the same each time, and what shares a sound shares its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.context.forms import LETTER_PAIRS, Forms
from vnproof.language_model.ngram import NGram

FORMS = Forms.of_symbols(NGram().symbols)
SYMBOL, ONSET, RIME, TONE = range(4)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("tổ", "tố", {ONSET, RIME}),
        ("tổ", "sổ", {RIME, TONE}),
        ("nghĩ", "nghỉ", {ONSET, RIME}),
        ("quả", "quá", {ONSET, RIME}),
        ("gì", "giảng", {ONSET}),
        ("chức", "mực", {RIME}),
        ("tôchứcc", "tổchứcc", {SYMBOL, ONSET, RIME, TONE}),  # no syllables, no symbols
        (",", ".", {ONSET, RIME, TONE}),
    ],
)
def test_what_two_forms_share(one, two, same):
    assert {part for part in range(4) if FORMS[one][part] == FORMS[two][part]} == same


@given(st.text(st.characters(categories=["Ll", "Lo", "Nd", "Po"]), max_size=30))
def test_numbers_stay_within_their_tables(form):
    numbers = Forms.from_header(FORMS.header)[form]
    assert numbers == FORMS[form]
    sizes = [*FORMS.sizes[:4], *[FORMS.sizes[4]] * LETTER_PAIRS]
    assert all(0 <= number < size for number, size in zip(numbers, sizes, strict=True))


def test_syllables_of_the_model_are_known():
    assert FORMS.knows("nghiêng")
    assert not FORMS.knows("nghiênggg")
