"""What must never change: a case is a text and what is protected in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.text.protect import KINDS, protect
from vnproof.text.tokenizer import tokenize

WHOLE = {
    "url": """https://locninh.gov.vn/tin-tuc?id=5 http://a.vn ftp://b.vn/x www.chinhphu.vn binhphuoc.gov.vn
              dichvucong.gov.vn/p/home Facebook.com""",
    "email": "van-thu.ubnd@locninh.gov.vn a.b+c@gmail.com",
    "document_number": """90/KH-UBND 30/2020/NĐ-CP 18-NQ/TW 72/2025/QH15 202/2025/QH15 05/QyĐ-UBND 1654/BTTTT-ƯDCNTT
        512/UBND-VX 15-CTr/TU 1662/NQ-UBTVQH15 22/2023/TT-BTTTT 154/TTr-UBND 16/TrS-UBND 5512/BGDĐT-GDTrH 10/QĐ-TTg
        19/2012/TTLT-BTC-BKHĐT-BTTTT 36-HD/VPTW 127-KL/TW 03/VBHN-VPQH 45/BC 4O/QĐ-UBND l2/TB-UBND .../KH-UBND
        …/QĐ-UBND 18/2007/NQ-HĐND 1250-CV/TU 12a/QĐ-UBND 30/2O20/NĐ-CP""",
    "date": "19/3/2024 05-3-2020 12.4.2024 19/3 3/2024 5/2/24 l9/3/2O24 31/12",
    "time": "7h30 14:00 14:00:30 7h 18h00 7g30",
    "phone": "0271.3888.999 0901234567 +84901234567 0901.234.567 0271-3888-999",
    "money": "50.000đ 1.250.000đ 100USD $5.000 70.000VNĐ",
    "percent": "12,5% 100% 0.3‰",
    "file_name": "Kế_hoạch.docx bao-cao.v2.pdf anh1.JPG",
    "code": """93A-123.45 93A1-234.56 070012345678 QL14 K55+400 Km12+300 A4 COVID-19 Covid-19 H5N1 4G 5S ĐT.741 ĐT741
        55+400 A12B 12A""",
    "quantity": "20m2 5kg 100ha m2 km2 12km/h 1,5m 3.000m3",
    "handle": "#LocNinh @abc_d",
    "end_mark": "./.",
    "leader": "...... …… ____",
}
INSIDE = [
    ("Số 90/ KH-UBND", [("document_number", "90/ KH-UBND")]),
    ("Số 90/KH - UBND huyện", [("document_number", "90/KH - UBND")]),
    ("Số 90 /KH-UBND", [("document_number", "90 /KH-UBND")]),
    ("Số:      /KH-UBND", [("document_number", "/KH-UBND")]),
    ("số90/KH-UBND ngày", [("document_number", "90/KH-UBND")]),
    ("(số 90/KH-UBND).", [("document_number", "90/KH-UBND")]),
    ("Gọi 0901 234 567 hoặc", [("phone", "0901 234 567")]),
    ("Gọi +84 901 234 567.", [("phone", "+84 901 234 567")]),
    ("Gọi (0271) 3888 999", [("phone", "(0271) 3888 999")]),
    ("lúc 07 giờ 30 phút", [("time", "07"), ("time", "30")]),
    ("giá 1.250.000 đồng/m2", [("money", "1.250.000")]),
    ("chi 5 triệu đồng", [("money", "5")]),
    ("đạt 12,5 % kế hoạch", [("percent", "12,5 %")]),
    ("xem https://a.vn/b).", [("url", "https://a.vn/b")]),
    ("thực hiện./.", [("end_mark", "./.")]),
    ("Họ tên........", [("leader", "........")]),
    ("Họ tên____", [("leader", "____")]),
    ("15/QĐ - VỀ VIỆC", [("document_number", "15/QĐ")]),
    ("18h00-19h00", [("time", "18h00")]),
]
ORDINARY = """
    và/hoặc|xã/phường|TM/KT|km/h|cán bộ/công chức|tổ.chức|Nguyễn Văn A|3O người|l5 ngày|2O24|1/Hà-Nội|Đ1NH|QUY3T|K0
    |1.250.000 người|12,5 điểm|2.3.4|I.1|Điều 5.|năm 2024|...|Hết.Xã|QUYẾT ĐỊNH|1. Mục đích|a) Về|U.S|phòng,chống
    |2021 - 2025|Zalo.me|xã.Vn|thứ 7|kinh tế - xã hội
"""


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in WHOLE.items() for text in texts.split()])
def test_whole(kind, text):
    for before, after in [("", ""), ("theo ", " và"), ("(", ")"), ("“", "”,")]:
        found = protect(before + text + after)
        assert [(k, span.of(before + text + after)) for k, span in found] == [(kind, text)]


@pytest.mark.parametrize(("text", "found"), INSIDE)
def test_inside(text, found):
    assert [(kind, span.of(text)) for kind, span in protect(text)] == found


@pytest.mark.parametrize("text", [text.strip() for text in ORDINARY.split("|")])
def test_ordinary_words_are_never_protected(text):
    assert protect(text) == []


@pytest.mark.parametrize(
    "text",
    ["1/" * 100_000, "." * 200_000, "-" * 200_000, "0 " * 50_000, "1-" * 100_000, "a@" * 50_000, "1/A-" * 50_000,
     "(0" * 50_000, "www." * 50_000, "_" * 200_000, "a" * 1_000_000, "1" * 1_000_000, "https://" * 20_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_lines_end(text):
    assert all(span.start < span.end for _, span in protect(text))


@given(st.text(alphabet="19/-. KHUBNDđgiờ:@h%#…_,O", max_size=40))
def test_spans_are_in_order_and_tokens_follow_them(text):
    found = protect(text)
    assert all(kind in KINDS and 0 <= span.start < span.end <= len(text) for kind, span in found)
    assert all(left.end <= right.start for (_, left), (_, right) in pairwise(found))
    assert [t.span for t in tokenize(text, found) if t.kind == "protected"] == [span for _, span in found]
