"""Numbers in words: what is said is read again, however it is spelt, and what isn't plain is no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.text.number_words import WORDS, read_number, say_number

TABLE = [
    ("không", 0),
    ("mười lăm", 15),
    ("hai mươi mốt", 21),
    ("ba mươi tư", 34),
    ("bốn mươi nhăm", 45),
    ("một trăm linh năm", 105),
    ("một trăm lẻ tư", 104),
    ("một nghìn linh năm", 1005),
    ("hai nghìn không trăm hai mươi tư", 2024),
    ("một triệu năm nghìn", 1_005_000),
    ("Một triệu năm trăm ngàn", 1_500_000),
    ("ba tỉ không trăm linh hai triệu", 3_002_000_000),
    ("bảy mươi lăm nghìn ba trăm bảy mươi tám tỷ", 75_378_000_000_000),
]
NOT_PLAIN = [
    "", "trăm", "mươi", "triệu", "mười mốt", "mười không", "một một", "một trăm hai", "một triệu hai", "năm qua",
    "một nghìn triệu nghìn", "hai tỷ tỷ tỷ một", "hai nghìn ba nghìn",
]  # fmt: skip
NUMBERS = st.integers(0, 10**18) | st.integers(0, 10_000) | st.integers(0, 999).map(lambda n: n * 10**6)
SPELLINGS = {"nghìn": "ngàn", "tỷ": "tỉ", "linh": "lẻ", "bảy": "bẩy"}


@pytest.mark.parametrize(("words", "number"), TABLE)
def test_read(words, number):
    assert read_number(words.split()) == number


@pytest.mark.parametrize("words", NOT_PLAIN)
def test_not_plain(words):
    assert read_number(words.split()) is None


@given(NUMBERS, st.sets(st.sampled_from(sorted(SPELLINGS))), st.sampled_from([str.lower, str.capitalize, str.upper]))
def test_what_is_said_is_read(number, other, case):
    words = case(say_number(number)).split()
    assert read_number([SPELLINGS[word] if word in other else word for word in words]) == number


@given(NUMBERS)
def test_four_may_be_tu_after_tens(number):
    assert read_number(say_number(number).replace("mươi bốn", "mươi tư").split()) == number


@given(st.lists(st.sampled_from(sorted(WORDS)), max_size=9))
def test_any_words_are_read_or_not(words):
    number = read_number(words)
    assert number is None or number >= 0
