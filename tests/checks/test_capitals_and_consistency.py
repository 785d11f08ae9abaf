"""Capitals and consistency: silent on what is right and on what is protected, at their places, in all forms of text."""

from unicodedata import normalize

import pytest

from tests.checks.finding import CLEAN, FORMS, MOTTO, STATE, assert_no_alarm, checks_of, findings_in, found, in_form
from vnproof.core.finding import Safety
from vnproof.core.span import Span
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage

GROUPS = ("VN2", "VN7")


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMS)
def test_no_alarm_in_what_is_right(path, form):
    assert_no_alarm(path, form, *GROUPS)


WRONG = [
    ("Xã đã họp với các thôn. người dân đồng tình cao.", [("VN201", "người")]),
    ("Xã đã họp với các thôn.\N{NO-BREAK SPACE}người dân đồng tình cao.", [("VN201", "người")]),
    ("Kính gửi: Văn phòng chính phủ.", [("VN202", "Văn phòng chính phủ")]),
    ("Kính gửi: Ủy ban Nhân Dân xã.", [("VN202", "Ủy ban Nhân Dân")]),
    ("Luật Đất đai số 31/2024/QH15 của quốc hội.", [("VN202", "quốc hội")]),
    ("Chúc mừng ngày phụ nữ Việt Nam.", [("VN203", "ngày phụ nữ Việt Nam")]),
    ("Nghỉ quốc khánh 2/9.", [("VN203", "quốc khánh")]),
    ("Theo khoản 1 điều 3 của Quy chế.", [("VN204", "điều")]),
    (f"{STATE}\n{MOTTO}\nTheo Khoản 1 Điều 3.", [("VN204", "Khoản")]),
    ("Hội Nông Dân và Sở văn hóa và thể thao.", [("VN202", "Hội Nông Dân"), ("VN202", "Sở văn hóa và thể thao")]),
    (f"{STATE}\n{MOTTO}\nGiao hội nông dân xã vận động.", [("VN202", "hội nông dân")]),
    (f"{STATE}\n{MOTTO}\nBáo cáo uỷ ban nhân dân xã.", [("VN202", "uỷ ban nhân dân")]),
    ("Bà Lê thị Hoà và anh Vũ đức Tuý.", [("VN205", "thị"), ("VN205", "đức")]),
    ("THÔNG BÁO\nĐường qua các tỉnh Bắc bộ, Nam bộ.", [("VN206", "bộ"), ("VN206", "bộ")]),
    ("UBND XÃ TÂN LẬP\nGiám đốc Sở; giám đốc Sở Y tế.", [("VN207", "giám đốc")]),
    ("Luật Đất Đai và Luật Hải Quan.", [("VN208", "Luật Đất Đai"), ("VN208", "Luật Hải Quan")]),
    ("Hội đồng nhân dân.\nỦY BAN nhân dân XÃ TÂN LẬP", [("VN211", "nhân dân")]),
    ("Nghị định 30/2020/NĐ-CP ngày 5/3/2020, Nghị định 30/2020/NĐ-CP ngày 6/3/2020.", [("VN702", "6/3/2020")]),
    ("Ông Lê Văn Tú đến.\nÔng Lê Văn Tư về.\nÔng Lê Văn Tư nghỉ.", [("VN704", "Lê Văn Tú")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
@pytest.mark.parametrize("form", FORMS)
def test_found(text, expected, form):
    assert found(normalize(form, text), *GROUPS) == in_form(expected, form)


RIGHT = [
    "ThS. Nguyễn Văn Hòa, TS. Lê Thị Mai, ông Đ. và bà T. đến từ TP. Hồ Chí Minh, v.v. đều dự họp.",
    "- nội dung thứ nhất của kế hoạch.\n- nội dung thứ hai của kế hoạch.",
    "Người dân hỏi «Nộp ở đâu?» rồi ra về... không ai trả lời cả.",
    "Hồ sơ gồm đơn theo mẫu và bản vẽ thiết kế.\ncủa công trình, kèm giấy phép xây dựng đã được xã cấp.\nvà biên lai.",
    "Các sở, ban, ngành; các bộ, cơ quan ngang bộ; ủy ban nhân dân các cấp; chính phủ Nhật Bản, quốc hội Hàn Quốc.",
    "HỌP ỦY BAN NHÂN DÂN XÃ, BỘ TÀI CHÍNH VÀ THỦ TƯỚNG CHÍNH PHỦ",
    "Cơ sở y tế, cán bộ nội vụ, nguyên tắc của bộ tư pháp các nước.",
    "tết Nguyên đán, Tết Nguyên đán, ngày Quốc khánh 2/9, Ngày Quốc khánh 2-9.",
    "Năm điều Bác Hồ dạy: điều 1 là yêu Tổ quốc; các khoản 1 và 2; điểm bỏ phiếu số 3.",
    "Khoản 3 Điều 12 và điểm a khoản 2 Điều 5 của Luật.",
    "Báo nói: giám đốc Sở Y tế, phó chủ tịch xã, Phó chủ tịch, phường 3, thứ hai đến thứ sáu, các Sở.",
    f"{STATE}\n{MOTTO}\nCác chủ tịch, giám đốc Sở Y tế các tỉnh; lần thứ hai; cán bộ tư pháp, cơ sở y tế; các trường.",
    "Xem https://chinhphu.vn/thu-tuong. Gửi đến đảng.cộng.sản@vnproof.vn.",
]


@pytest.mark.parametrize("text", RIGHT)
@pytest.mark.parametrize("form", FORMS)
def test_not_found(text, form):
    assert found(normalize(form, text), *GROUPS) == []


@pytest.mark.parametrize("text", [text for text, expected in WRONG if expected[0][0] < "VN7"])
def test_nothing_protected_is_mended(text):
    """What its document shields is not even told of."""
    assert findings_in(Passage(text, (Span(0, len(text)),)), *GROUPS) == []


def test_whoever_counts_has_to_say_which_is_right():
    for check in checks_of("VN701", "VN702", "VN703", "VN704", "VN705", "VN707"):
        for wrong, _ in check.examples:
            assert not any(finding.suggestions for finding in findings_in(Passage(wrong or ""), check.code))


# Source, and what `fix --likely` makes of it; `fix` alone changes no capital.
FIXED = [
    ("Xã đã họp với các thôn. tuy nhiên, còn ý kiến khác.", "Xã đã họp với các thôn. Tuy nhiên, còn ý kiến khác."),
    ("Xã đã họp với các thôn. tập huấn, phát tờ rơi.", "Xã đã họp với các thôn. tập huấn, phát tờ rơi."),
    ("Theo ý kiến của Thủ tướng chính phủ.", "Theo ý kiến của Thủ tướng Chính phủ."),
    ("Hồ sơ gửi Uỷ Ban Nhân Dân xã.", "Hồ sơ gửi Uỷ Ban Nhân Dân xã."),
    ("Theo khoản 1 điều 3 của Quy chế.", "Theo khoản 1 Điều 3 của Quy chế."),
]


@pytest.mark.parametrize(("source", "likely"), FIXED)
def test_fixed(source, likely):
    assert Proofreader().correct(source) == source
    assert Proofreader().correct(source, Safety.LIKELY) == likely
