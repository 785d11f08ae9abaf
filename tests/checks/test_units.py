"""Names in time: silent on what is right and on what is past, at their places, in all forms of text."""

from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof import checks
from vnproof.core.finding import Safety
from vnproof.core.span import Span
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.heading import Heading
from vnproof.text.passage import Passage
from vnproof.text.units import mentions

CLEAN = sorted((Path(__file__).parents[2] / "corpus" / "clean").glob("*.txt"))
CHECKS = [check for check in checks.ALL if check.code.startswith("VN8")]
AFTER, BEFORE = "Đồng Nai, ngày 12 tháng 8 năm 2025\n", "Lộc Ninh, ngày 12 tháng 8 năm 2024\n"
LEXICON = Lexicon.standard()


def findings_in(passage):
    return [finding for check in CHECKS for finding in check.find(Reading(passage, LEXICON, ()))]


def found(text):
    """What the checks find, without the decoder: (code, words found)."""
    return [(finding.code, finding.span.of(text)) for finding in findings_in(Passage(text))]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_alarm_in_what_is_right(path, form):
    text = normalize(form, path.read_text("utf-8"))
    assert found(text) == []
    assert found(text.replace("\n", "\r\n")) == []


WRONG = [
    ("Công an tỉnh Khánh Hóa.", [("VN801", "Khánh Hóa")]),
    ("UBND TỈNH BÌNH PHƯƠC.", [("VN801", "BÌNH PHƯƠC")]),
    ("Huyện Bù Đôp, tỉnh Bình Phước", [("VN801", "Bù Đôp")]),
    ("tỉnh Bà Rịa – Vũng Tầu", [("VN801", "Bà Rịa – Vũng Tầu")]),
    ("TP. Đồng Xoai, tỉnh Bình Phước", [("VN801", "Đồng Xoai")]),
    ("UBND đặc khu Côn Đão; thành phố Hải Phồng", [("VN801", "Côn Đão"), ("VN801", "Hải Phồng")]),
    ("Xã Lộc Hiêp, huyện Lộc Ninh; huyện Bù Đăng", [("VN801", "Lộc Hiêp")]),
    ("Phường Bến Thanh, Thành phố Hồ Chí Minh", [("VN801", "Bến Thanh")]),
    (AFTER + "Huyện Lộc Ninh. Huyện Lộc Ninh.", [("VN802", "Huyện Lộc Ninh")]),
    (AFTER + "UBND TỈNH BÌNH PHƯỚC", [("VN802", "TỈNH BÌNH PHƯỚC")]),
    (AFTER + "Bộ Lao động – Thương binh và Xã hội", [("VN802", "Bộ Lao động – Thương binh và Xã hội")]),
    (AFTER + "Địa chỉ: xã Lộc Thái, quận Bình Thạnh", [("VN802", "quận Bình Thạnh")]),
    (AFTER + "Kế hoạch số 9/KH-UBND ngày 05/8/2025 của UBND thị xã Bình Long", [("VN802", "thị xã Bình Long")]),
    (BEFORE + "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", [("VN803", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_found(text, expected, form):
    assert found(normalize(form, text)) == [(code, normalize(form, words)) for code, words in expected]


RIGHT = [
    "Tỉnh Thanh Hoá, tỉnh Thanh Hóa, TỈNH THANH HÓA; thành phố Huế; tỉnh Bà Rịa-Vũng Tàu; TP.HCM; TP. Hồ Chí Minh.",
    "Thành phố Qui Nhơn, tỉnh Bình Định; huyện Mỹ Tú, huyện Mĩ Tú.",
    "Xã Lộc Ninh và phường Lộc Ninh, đặc khu Côn Đảo, quận 12, phường 5, thị trấn Tân Khai.",
    "Hợp tác xã Lộc Nính; Thông tấn xã Việt Nam; xã hội; phường hội; Tỉnh ủy Bình Phước; Huyện đoàn Lộc Ninh.",
    "Bí thư Huyện ủy huyện Lộc Ninh Nguyễn Văn Hòa; Chủ tịch UBND xã Lộc Tấn Trần Thị Lan phát biểu.",
    AFTER + "Tỉnh Đồng Nai có xã Lộc Ninh; Bộ Tài chính, Sở Nội vụ; thành phố Hải Phòng.",
    AFTER + "Sáp nhập tỉnh Bình Phước vào tỉnh Đồng Nai từ ngày 01/7/2025.",
    AFTER + "Ông nguyên là Chủ tịch UBND huyện Lộc Ninh.",
    AFTER + "Giấy phép số 12/GP-UBND của UBND tỉnh Bình Phước",
    AFTER + "Thay thế cụm từ «Bộ Giao thông vận tải» bằng «Bộ Xây dựng».",
    BEFORE + "Kính gửi: UBND tỉnh Bình Phước, Bộ Giao thông vận tải, huyện Lộc Ninh, thị trấn Lộc Ninh.",
    BEFORE + "Từ ngày 01/3/2025, Bộ Nông nghiệp và Môi trường hoạt động.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_not_found(text):
    assert found(text) == []


def test_what_a_document_does_not_want_read_is_left_alone():
    text = "UBND huyện Lộc Nính"
    assert findings_in(Passage(text, (Span(5, len(text)),))) == []


# What a unit is called on a day, as the hint proposes it.
PROPOSED = [
    ("2025-08-12", "tỉnh Bình Phước", "tỉnh Đồng Nai"),
    ("2026-04-30", "tỉnh Bình Phước", "thành phố Đồng Nai"),
    ("2026-04-30", "TỈNH ĐỒNG NAI", "THÀNH PHỐ ĐỒNG NAI"),
    ("2026-04-30", "Tỉnh Đồng Nai", "Thành phố Đồng Nai"),
    ("2026-09-19", "tỉnh Bắc Giang", "tỉnh Bắc Ninh"),
    ("2026-09-20", "tỉnh Bắc Giang", "thành phố Bắc Ninh"),
    ("2025-02-03", "Ban Dân vận Trung ương", "Ban Tuyên giáo và Dân vận Trung ương"),
    ("2009-01-01", "tỉnh Hà Tây", "thành phố Hà Nội"),
]


@pytest.mark.parametrize(("day", "old", "new"), PROPOSED)
def test_proposed(day, old, new):
    year, month, number = day.split("-")
    text = f"Hà Nội, ngày {number} tháng {int(month)} năm {year}\nKính gửi: {old}"
    assert [finding.suggestions[0].text for finding in findings_in(Passage(text))] == [new]


def test_a_district_is_told_its_communes_of_that_day():
    text = "Đồng Nai, ngày 12 tháng 5 năm 2026\nXã Lộc Thái, huyện Lộc Ninh"
    (finding,) = findings_in(Passage(text))
    assert "nay thuộc phường Lộc Ninh;" in finding.message.vi
    assert not finding.suggestions


def test_nothing_is_changed_without_a_person():
    for check in CHECKS:
        for wrong, _ in check.examples:
            assert all(finding.safety < Safety.SAFE for finding in findings_in(Passage(wrong or "")))


DAYS = [
    ("Lộc Ninh, ngày 05 tháng 02 năm 2024", date(2024, 2, 5)),
    ("Đồng Nai, ngày 31 tháng 4 năm 2025", None),
    ("UBND XÃ\tCỘNG HÒA\nSố: 1/TB\tĐắk Lắk, ngày 1 tháng 7 năm 2025", date(2025, 7, 1)),
    ("Kế hoạch ngày 05 tháng 02 năm 2024 của xã", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_a_document(text, day):
    assert Heading.of(text).day == day


@given(st.text(alphabet="tỉnhxãTP. LộcNinh-–'\n12ĐẮK", max_size=40))
def test_mentions_stand_where_they_say(text):
    for mention in mentions(text):
        for word, span in zip(mention.words, mention.spans, strict=True):
            assert text[slice(*span)].replace("’", "'") == word.removeprefix("- ")
        assert text[slice(*mention.span(len(mention.words)))].lower().startswith((mention.kind, "tp", "tx"))
