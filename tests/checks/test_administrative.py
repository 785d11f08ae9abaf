"""Dates, numbers, symbols and form: silent on what is right, at their places, and careful with figures."""

from unicodedata import normalize

import pytest

from tests.checks.finding import CLEAN, FORMS, MOTTO, STATE, assert_no_alarm, checks_of, found, in_form
from vnproof.core.errors import Breach
from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage
from vnproof.verification import check_edits

GROUPS = ("VN4", "VN5")


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMS)
def test_no_alarm_in_what_is_right(path, form):
    assert_no_alarm(path, form, *GROUPS)


# What is found, and in which words of the text.
WRONG = [
    ("Nộp trước ngày 31/11.", [("VN401", "31/11")]),
    ("Từ 29/02/2023 đến hết năm.", [("VN401", "29/02/2023")]),
    ("Khai mạc lúc 8 giờ, thứ Hai (25/11/2026).", [("VN402", "thứ Hai")]),
    ("Tối Chủ nhật, ngày 25 tháng 11 năm 2026, xã tổ chức.", [("VN402", "Chủ nhật")]),
    ("Thực hiện từ 20/5/2024 đến 10/5/2024.", [("VN403", "20/5/2024 đến 10/5/2024")]),
    ("Nhiệm kỳ 2026 – 2021.", [("VN403", "2026 – 2021")]),
    ("Thu 1.200.0000 đồng.", [("VN404", "1.200.0000")]),
    ("Thu 12.000.000đ (bằng chữ: Mười hai triệu hai nghìn đồng).", [("VN405", "Mười hai triệu hai nghìn đồng")]),
    ("Số tiền 3.000 đồng (ba ngàn, hai trăm đồng)", [("VN405", "ba ngàn, hai trăm đồng")]),
    ("Có 120 đại biểu, trong đó có 70 nam, 60 nữ.", [("VN406", "120 đại biểu, trong đó có 70 nam, 60 nữ")]),
    ("Quyết định số 1O2/2O24/QĐ-UBND.", [("VN502", "1O2/2O24/QĐ-UBND")]),
    ("theo Nghị quyết số 15/NQ-HĐNĐ", [("VN503", "15/NQ-HĐNĐ")]),
    ("theo Quyết định số 15/Q\N{LATIN CAPITAL LETTER ETH}-TTg", [("VN503", "15/Q\N{LATIN CAPITAL LETTER ETH}-TTg")]),
    ("theo Thông báo số 15/KH-UBND", [("VN504", "15/KH-UBND")]),
    (f"{STATE}\n{MOTTO}\n1. Một\n2. Hai\n4. Bốn\n5. Năm", [("VN509", "4")]),
    (f"UBND XÃ\t{STATE}\nSố: 11/TB-UBND\tĐộc lập, tự do, hạnh phúc", [("VN506", "Độc lập, tự do, hạnh phúc")]),
    ("Điều 1. Một\nĐiều 2. Hai\nĐiều 2. Ba", [("VN509", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
@pytest.mark.parametrize("form", FORMS)
def test_found(text, expected, form):
    assert found(normalize(form, text), *GROUPS) == in_form(expected, form)


RIGHT = [
    "Ngày 29/02/2024, thứ Năm, ngày 29 tháng 02 năm 2024 (thứ Năm).",
    "Lần thứ hai, ngày 25/11/2026; hạng Ba, ngày 25/11/2026; tổ 3, ngày 25/11/2026.",
    "Trực Tết từ ngày 28/12 đến ngày 05/01/2025; từ năm 2021 đến năm 2025; tuyến 2025-2020.",
    "Đạt 99,5%; 12.345,67 ha; 1.250.000 đồng; bản đồ 1:10.000; mục 1.2.3; IP 192.168.1.1; TCVN 5719-2:2009.",
    "Mức phạt 5% (năm phần trăm); 03 (ba) ngày; 1,5 triệu đồng (một triệu năm trăm nghìn đồng).",
    "Tốt 60%, khá 40%; nữ chiếm 60%, trẻ chiếm 70%; tăng 120% và 130%; loại khá 55%, khá hơn năm trước 60%.",
    "Công văn số 1654/BTTTT-ƯDCNTT; số 5512/BGDĐT-GDTrH; số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN.",
    "Kế hoạch số 25-KH/ĐTN; Kế hoạch số 40/KH-MTTQ-BTT; Quy định số 37-QĐ/TW; Lệnh số 01/2025/L-CTN.",
    "Hợp đồng số 01/HĐ-VP; Văn bản số 03/VBHN-VPQH; bản án số 12/2020/DS-PT; Giấy phép số 01/GP-UBND.",
    "Tiến hành theo 5 bước: 1/ Kế hoạch - Tài chính; 2/ Nội vụ - Tư pháp; xe 29A-123.45; tỷ số 2/1 - Hà Nội.",
    "a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu;\ng) Bảy;\nh) Tám;\ni) Chín;\nk) Mười;\nl) Mười một.",
    "1. Một\n2. Hai\n\n1. Một\n2. Hai\n\n3. Ba\n7. Bảy",
    f"{STATE}\n{MOTTO} ---------\nSố: 11/TB-UBND",
    "Nhân dân ta sống trong độc lập, tự do, hạnh phúc, ngày 5 tháng 2 năm 2024.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_not_found(text):
    assert found(text, *GROUPS) == []


# Source, and what `fix` and `fix --likely` make of it.
FIXED = [
    ("Căn cứ Nghị định số 30/2020/ND-CP.", "Căn cứ Nghị định số 30/2020/NĐ-CP.", None),
    ("Theo Quyết định số 270/QD- TTg.", "Theo Quyết định số 270/QĐ- TTg.", "Theo Quyết định số 270/QĐ-TTg."),
    ("Theo Kế hoạch số 9O / KH - UBND.", None, "Theo Kế hoạch số 90/KH-UBND."),
    ("Trả trước ngày 3O/4/2024 đồng thời báo cáo.", None, "Trả trước ngày 30/4/2024 đồng thời báo cáo."),
    ("Theo Thông báo số 41-TB/Đ\N{LATIN CAPITAL LETTER ETH}U.", None, None),
    ("Nộp trước ngày 31/4/2024.", None, None),
    ("Số tiền 1.500.000 đồng (Một triệu đồng).", None, None),
]


@pytest.mark.parametrize(("source", "safe", "likely"), FIXED)
def test_fixed(source, safe, likely):
    safe = safe or source
    assert Proofreader().correct(source) == safe
    assert Proofreader().correct(source, Safety.LIKELY) == (likely or safe)


def test_no_number_is_proposed():
    """Whoever wrote the number has to say which is right; how a unit is written is another matter."""
    for check in checks_of(*GROUPS):
        for wrong, _ in check.examples if check.code.startswith("VN4") and check.code != "VN410" else ():
            found_here = check.find(Reading(Passage(wrong or ""), Lexicon.standard(), ()))
            assert not any(finding.suggestions for finding in found_here)


def mending(code, source, span, text):
    finding = Finding(code, "…", Span(*span), Wording("…", "…"), (Suggestion(text, 1),), safety=Safety.SAFE)
    return Report(source, (finding,))


# A check's code, an edit of a protected span, and whether that may be.
MENDED = [
    ("VN501", "số 90 / KH - UBND.", (3, 17), "90/KH-UBND", True),
    ("VN501", "số 90 / KH - UBND.", (3, 17), "91/KH-UBND", False),
    ("VN501", "số 90 / KH - UBND.", (3, 17), "9/KH-UBND", False),
    ("VN502", "số 9O/KH-UBND.", (3, 13), "90/KH-UBND", True),
    ("VN103", "số 90 / KH - UBND.", (3, 17), "90/KH-UBND", False),
    ("VN501", "ngày 3O/4/2024.", (5, 14), "30/4/2024", False),
    ("VN502", "ngày 3O/4/2024.", (5, 14), "30/4/2024", True),
]


@pytest.mark.parametrize(("code", "source", "span", "text", "allowed"), MENDED)
def test_a_protected_span_is_mended_by_its_checks_only(code, source, span, text, allowed):
    report = mending(code, source, span, text)
    if allowed:
        check_edits(report, report.corrected(), Safety.SAFE)
        return
    with pytest.raises(Breach, match="changed a protected span"):
        check_edits(report, report.corrected(), Safety.SAFE)
