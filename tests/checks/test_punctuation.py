"""Punctuation: silent on what is right, at its places in every form of the text, and protected spans stay."""

from unicodedata import normalize

import pytest

from tests.checks.finding import CLEAN, FORMS, assert_no_alarm, found, in_form
from vnproof.core.finding import Safety
from vnproof.proofreader import Proofreader


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMS)
def test_no_alarm_in_what_is_right(path, form):
    assert_no_alarm(path, form, "VN3")


# What is found, and in which stretch of the text.
WRONG = [
    ("Các xã\N{NO-BREAK SPACE}, phường.", [("VN301", "\N{NO-BREAK SPACE},")]),
    ("Kết thúc năm .\r\nCác xã thực hiện.", [("VN301", " .")]),
    ("Các xã,, phường;; thị trấn..", [("VN303", ",,"), ("VN303", ";;"), ("VN303", "..")]),
    ("Theo Luật (sửa đổi.\r\nCác xã” thực hiện.", [("VN304", "("), ("VN304", "”")]),
    ("Các xã;phường,thị trấn.", [("VN302", ";"), ("VN302", ",")]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
@pytest.mark.parametrize("form", FORMS)
def test_found(text, expected, form):
    assert found(normalize(form, text), "VN3") == in_form(expected, form)


RIGHT = [
    "Theo Nghị định số 30/2020/NĐ-CP , ngày 05/3/2020.",
    "Trang https://xa.example.vn/tin,bai;muc và tệp ke-hoach,nam.docx.",
    "Gồm TP.Huế, ThS.Lê An, PGS.TS.Trần Bình, St.Petersburg, Co.,Ltd.",
    "Từ 7h30,8h00; 1.250.000,5 đồng; 12,5%; 1:10.000; tập {1;2;3}; f(x,y).",
    "Như trên; lưu: VT./.\nSách, vở, v.v., bút,... của bà H.. Ông Th., xã ta...",
    "a) Một;\nb1) Hai;\n2.1) Ba;\nxii) Bốn; khoảng [0; 1) và (khoản a).",
    'Sửa đổi:\n“1. Một.\n“2. Hai.”\nĐúng,\nBộ trưởng (người đứng đầu\nngành) nói "vậy" và (đang viết...',
    "Gửi\t: các xã\t; phường",
]


@pytest.mark.parametrize("text", RIGHT)
def test_not_found(text):
    assert found(text, "VN3") == []


# Source, and what `fix` and `fix --likely` make of it.
FIXED = [
    ("Các xã , phường phòng,chống dịch.", "Các xã, phường phòng, chống dịch.", None),
    ("Báo cáo đúng hạn.Các xã thực hiện.", None, "Báo cáo đúng hạn. Các xã thực hiện."),
    (
        "Các xã,, phường báo cáo;; kết quả,. Hết",
        "Các xã, phường báo cáo; kết quả,. Hết",
        "Các xã, phường báo cáo; kết quả. Hết",
    ),
    ("Các hộ ( kể cả hộ nghèo ) được hỗ trợ.", "Các hộ (kể cả hộ nghèo) được hỗ trợ.", None),
]


@pytest.mark.parametrize(("source", "safe", "likely"), FIXED)
def test_fixed(source, safe, likely):
    safe = safe or source
    assert Proofreader().correct(source) == safe
    assert Proofreader().correct(source, Safety.LIKELY) == (likely or safe)


def test_a_missing_blank_is_told_once():
    """In a bad scan VN105 sees it too."""
    scan = "Ban tô chức hội nghị phù họp. Công tác phòng, chổng tham nhũng. Kê hoạch thưc hiện quyêt định. "
    findings = Proofreader().proofread(f"{scan}Đề nghị các xã,phường phối hợp.").findings
    assert [finding.code for finding in findings if finding.span.start >= len(scan)] == ["VN302"]
