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
    # a stop that has lost its space, with a figure too
    ("hôm nay.đến", "hôm nay. đến", "nay.đến>nay._đến:joined"),
    ("3.Phối hợp", "3. Phối hợp", "3.Phối>3._Phối:joined"),
    ("năm 2024,xã", "năm 2024, xã", "2024,xã>2024,_xã:joined"),
    ("4,Bẩu ban", "4. Bầu ban", "4,Bẩu>4._Bầu:number"),
    ("rộng 1,2m", "rộng 1,2 m", "1,2m>1,2_m:number"),
    ("tháng 1 1", "tháng 11", "1_1>11:number"),
    ("các phòng,ban,ngành, đoàn", "các phòng, ban, ngành, đoàn", "phòng,ban,ngành>phòng,_ban,_ngành:joined"),
    ("các xã,thịtrấn", "các xã, thị trấn", "xã,thịtrấn>xã,_thị_trấn:joined"),
    ("ng h ị quyết", "nghị quyết", "ng_h_ị>nghị:split"),
    # words with a stroke between them are words, codes are not
    ("9.800 đông/kg", "9.800 đồng/kg", "đông>đồng:letter"),
    ("đõng/khấu", "đồng/khẩu", "đõng>đồng:letter khấu>khẩu:letter"),
    ("V4 chuyển đơn", "V/v chuyển đơn", "V4>V/v:number"),
    ("an(@xa.vn", "an@xa.vn", "an(@xa.vn>an@xa.vn:number"),
    # cut off: half of the letters or fewer
    ("rác ân loại", "rác phân loại", "ân>phân:garbled"),
    ("ö rỗng", "vỏ rỗng", "ö>vỏ:garbled"),
    ("nà cửa", "nhà cửa", "nà>nhà:letter"),
    ("ố dịch", "ổ dịch", "ố>ổ:letter"),
    ("lổ chức", "tổ chức", "lổ>tổ:letter"),
    # specks and misread list marks
    ("~ Phun thuốc", "- Phun thuốc", "~>-:punctuation"),
    ("~Phun thuốc", "- Phun thuốc", ">-_:punctuation ~>:punctuation"),
    ("thuốc ~diệt", "thuốc diệt", "~>:punctuation"),
    ("4) Phun thuốc", "a) Phun thuốc", "4>a:number"),
    # a name that became another name is wrong; a way of writing that is in use is not
    ("chị Cầm", "chị Cẩm", "Cầm>Cẩm:letter"),
    ("ông Vũ", "ông Võ", "Vũ>Võ:letter"),
    ("hàng tháng", "hằng tháng", "hàng>hằng:style"),
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
