"""Gold is only as good as the alignment that makes it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.training.alignment import align, apply_errors, is_style, kind_of

CASES = [
    # noisy, clean, errors as wrong>right:kind
    ("kế hoạch", "kế hoạch", ""),
    ("tô chức", "tổ chức", "tô>tổ:letter"),
    ("phòng, chổng tham nhũng", "phòng, chống tham nhũng", "chổng>chống:letter"),
    ("tuyên truyên vê cải cách", "tuyên truyền về cải cách", "truyên>truyền:letter vê>về:letter"),
    ("Kê hoạch.", "Kế hoạch.", "Kê>Kế:letter"),
    ('"Kê hoạch"', '"Kế hoạch"', "Kê>Kế:letter"),
    ("IV. TÔ CHỨC", "IV. TỔ CHỨC", "TÔ>TỔ:letter"),
    ("ủy ban Nhân dân", "Ủy ban nhân dân", "ủy>Ủy:case Nhân>nhân:case"),
    ("họp, bàn", "họp; bàn", ",>;:punctuation"),
    ("họp bàn", "họp, bàn", ">,:punctuation"),
    ("xã , thị trấn", "xã, thị trấn", "_,>,:punctuation"),
    ("ngày I9 tháng 3", "ngày 19 tháng 3", "I9>19:number"),
    ("số 9O/KH-UBND", "số 90/KH-UBND", "9O/KH-UBND>90/KH-UBND:number"),
    ("1I. NỘI DUNG", "II. NỘI DUNG", "1I>II:number"),
    ("4) mục đích", "a) mục đích", "4>a:number"),
    ("quản 1ý đất", "quản lý đất", "1ý>lý:letter"),
    ("th ực hiện", "thực hiện", "th_ực>thực:split"),
    ("công tác cảicách", "công tác cải cách", "cảicách>cải_cách:joined"),
    ("phòng,chống dịch", "phòng, chống dịch", "phòng,chống>phòng,_chống:joined"),
    ("ủy ban dân xã", "ủy ban nhân dân xã", ">nhân_:missing"),
    ("ủy ban nhân", "ủy ban nhân dân xã", ">_dân_xã:missing"),
    ("ngập từ tháng 9", "ngập lụt từ tháng 9", ">lụt_:missing"),
    ("nghị định nghị định số", "nghị định số", "nghị_định>:extra"),
    ("đường ~ nông thôn", "đường nông thôn", "~>:punctuation"),
    ("hoà bình", "hòa bình", "hoà>hòa:style"),
    ("kĩ thuật", "kỹ thuật", "kĩ>kỹ:style"),
    ("của w#jz xã", "của nhân xã", "w#jz>nhân:garbled"),
    ("của ATM hộ", "của đều không hộ", "ATM>đều_không:garbled"),
    ("tô chức;", "tổ chức.", "tô>tổ:letter ;>.:punctuation"),
    ("Điểu Hà", "Điểu Hà Bình", ">_Bình:missing"),
    ("", "lời", ">_lời:missing"),
    ("lời", "", "lời>:extra"),
]

words = st.text("aăâeêoôơuưyàáảạếềểệốồổộđcdhgknptĐT19.,;-() ", max_size=40)


def shown(source: str, target: str) -> str:
    pairs = (f"{error.wrong}>{error.right}:{error.kind}".replace(" ", "_") for error in align(source, target))
    return " ".join(pairs)


@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_errors_of(source, target, expected):
    assert shown(source, target) == expected


@pytest.mark.parametrize(("source", "target"), [case[:2] for case in CASES])
def test_a_span_holds_the_wrong_text(source, target):
    assert all(source[error.start : error.end] == error.wrong for error in align(source, target))


@given(words, words)
def test_putting_every_error_right_gives_the_clean_text(source, target):
    assert apply_errors(source, align(source, target)) == " ".join(target.split())


@given(words, words)
def test_spans_lie_in_the_source_in_order_without_overlap(source, target):
    errors = align(source, target)
    assert all(0 <= error.start <= error.end <= len(source) for error in errors)
    assert all(left.end <= right.start for left, right in pairwise(errors))


@given(words)
def test_a_text_has_no_errors_against_itself(text):
    assert align(text, text) == []


def test_a_tone_on_the_wrong_letter_is_no_style():
    assert not is_style("tòan", "toàn")
    assert kind_of("tòan", "toàn") == "letter"
