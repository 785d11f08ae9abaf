"""Tone marks: both styles, taken off, and put back."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.text.tone import BEARER, TONED, Tone, normalize_tone_style, split_tone, strip_marks, style_of, tones_of

OLD_FOR_NEW = [
    ("hoà", "hòa"),
    ("thuỷ", "thủy"),
    ("khoẻ", "khỏe"),
    ("HOÀ", "HÒA"),
    ("Hoà", "Hòa"),
    ("Uỷ", "Ủy"),
    ("UỶ", "ỦY"),
    ("uý", "úy"),
    ("goá", "góa"),
    ("phuý", "phúy"),
    ("Đoạ", "Đọa"),
    ("xoã", "xõa"),
    ("loè", "lòe"),
]
UNTOUCHED = """
    hòa thủy khỏe hoa huy hoàn toán quý Quỳ thuyền khuỷu già giá của mùa lúa bìa goòng xoáy ngoẻo toà_án oằn
    soạn huýt gioà qoà hoàà cuý 2024 , a Noël
"""


@pytest.mark.parametrize(("new", "old"), OLD_FOR_NEW)
def test_new_style_becomes_old(new, old):
    assert normalize_tone_style(new) == old
    assert style_of(new) == "new"
    assert style_of(old) == "old"


@pytest.mark.parametrize("text", ["", *UNTOUCHED.split()])
def test_everything_else_stays(text):
    assert normalize_tone_style(text) == text


@pytest.mark.parametrize("text", ["quý", "hoàn", "hoa", "của", "mía", "gióa", "x", ""])
def test_most_syllables_have_no_style(text):
    assert style_of(text) is None


@pytest.mark.parametrize(
    ("text", "toneless", "tone"),
    [
        ("tổ", "tô", Tone.HOI),
        ("chức", "chưc", Tone.SAC),
        ("NGUYỄN", "NGUYÊN", Tone.NGA),
        ("Đặng", "Đăng", Tone.NANG),
        ("đường", "đương", Tone.HUYEN),
        ("đi", "đi", Tone.NGANG),
        ("", "", Tone.NGANG),
        ("tốì", "tôi", Tone.SAC),
    ],
)
def test_split_tone(text, toneless, tone):
    assert split_tone(text) == (toneless, tone)
    assert split_tone(normalize("NFD", text)) == (toneless, tone)


def test_each_tone_has_a_mark_and_keys():
    assert [t.telex + t.vni + t.viqr for t in Tone] == ["", "f2`", "s1'", "r3?", "x4~", "j5."]
    assert len(BEARER) == len(TONED) == 2 * 12 * 5


@pytest.mark.parametrize(
    ("text", "bare"),
    [("đặc biệt", "dac biet"), ("ĐƯỜNG", "DUONG"), ("plain", "plain"), ("crème", "creme")],
)
def test_strip_marks(text, bare):
    assert strip_marks(text) == bare


@given(st.text(alphabet="hoaeuytknqgảàáoạèéỳýĐđ"))
def test_old_style_is_a_resting_place(text):
    old = normalize_tone_style(text)
    assert normalize_tone_style(old) == old
    assert split_tone(old)[0] == split_tone(text)[0]
    assert tones_of(old) == tones_of(text)
