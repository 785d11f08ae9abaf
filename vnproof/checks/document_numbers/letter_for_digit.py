"""
VN502 · Chữ cái thay chữ số

Chữ O, I hoặc l đứng thay số 0 hoặc số 1 trong số văn bản hay ngày tháng, thường do máy quét hoặc do gõ nhầm. Chỉ báo
khi phần còn lại là một ký hiệu đúng, hoặc thành ngày có thật; không bao giờ tự sửa nếu chưa được yêu cầu.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ Theo Thông báo số 3l/TB-UBND của xã.
    ✓ Theo Thông báo số 31/TB-UBND của xã.
    ✗ Quyết định số 1O2/2O24/QĐ-UBND của tỉnh.
    ✓ Quyết định số 102/2024/QĐ-UBND của tỉnh.
    ✗ Tờ trình số 2l5/TTr-UBND của huyện.
    ✓ Tờ trình số 215/TTr-UBND của huyện.
    ✗ Căn cứ Quyết định số 4O/QĐ-UBND của xã.
    ✓ Căn cứ Quyết định số 40/QĐ-UBND của xã.
    ✗ Căn cứ Nghị định số l8/2O24/NĐ-CP của Chính phủ.
    ✓ Căn cứ Nghị định số 18/2024/NĐ-CP của Chính phủ.
    ✗ Trả kết quả trước ngày 3O/4/2024.
    ✓ Trả kết quả trước ngày 30/4/2024.
    ✗ Kinh phí 15O triệu đồng cho 2OO hộ.
    ✓ Kinh phí 150 triệu đồng cho 200 hộ.
    ✗ Có l5 hộ tham gia trong ngày l6 tháng 4 năm 2O26.
    ✓ Có 15 hộ tham gia trong ngày 16 tháng 4 năm 2026.
    ✓ Đổ 20l xăng, 5l nước/người; lô 2O ngoài chợ; bột ngọt 5O; 2l đồng hồ; giải Olympic I5.
    ✓ Căn cứ Nghị quyết số 11/2024/NQ-HĐND; khu nhà I/2024; lô O/KH.
    ✓ Quyết định số 102/2024/QĐ-UBND; Công văn số 512/UBND-VX.
    ✓ Mẫu số 01/TTHC; biểu O1; phòng 2l.
    ✓ Xe 51A-123.45, lô O7, tờ khai l8.
    ✓ Nghị quyết số 18-NQ/TW; Luật số 31/2024/QH15.
    ✓ Ngày 30/4/2024; tổ hợp O/A; sơ đồ I/O.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates
from vnproof.text.pattern import Pattern

FIGURES = str.maketrans("OIl", "011")
LETTER = re.compile(r"[OIl]")
DATE = re.compile(dates.pattern("date"))
COUNTED = Pattern(
    r"(?:\b(?P<called>[Nn]gày|[Tt]háng|[Nn]ăm) )?(?<![\w.,/-])(?P<number>[OIl]\d{1,3}|[1-9]\d*[OIl][\dOIl]*)(?![\w/-])"
    r"(?P<counts> (?:triệu|nghìn|tỷ|hộ|người|tháng|học sinh|đại biểu|suất|đơn vị|thôn|xã)\b)?"
)
BESIDE = Pattern(r"[OIl](?:(?<=\d.)|(?=\d))")
LATEST = 31  # day of a month
CONFIDENCE = 0.85


@check("VN502", "document_number", "date", "code", "quantity", "money")
def letter_for_digit(reading: Reading) -> Iterator[Finding]:
    """A letter that looks like a digit, in a document's number or a date."""
    types = reading.lexicon.document_types.abbreviations
    for symbol in reading.passage.symbols:
        number, year = symbol.number.translate(FIGURES), symbol.year.translate(FIGURES)
        if (number, year) != (symbol.number, symbol.year) and symbol.type in types:
            meant = symbol._replace(number=number, year=year).plain
            yield _finding(reading.passage.view.offsets.to_source(*symbol.span), symbol.text, meant)
    yield from _counted(reading)
    for span in reading.passage.of_kind("date"):
        typed = span.of(reading.passage.source)
        if LETTER.search(typed):
            meant = typed.translate(FIGURES)
            match = DATE.fullmatch(meant)
            if match and dates.read(match, "date").weekday:
                yield _finding(span, typed, meant)


def _counted(reading: Reading) -> Iterator[Finding]:
    """A number of something, a day, month or year with a letter in it; a litre is none: «20l»."""
    text = reading.passage.view.text
    for match in COUNTED.finditer(text) if BESIDE.search(text) else ():
        typed, meant = match["number"], match["number"].translate(FIGURES)
        is_year = match["called"] in ("Năm", "năm") and len(meant) == len("2026")
        is_day = match["called"] in ("Ngày", "ngày", "Tháng", "tháng") and int(meant) <= LATEST
        if is_year or is_day or (match["counts"] and not (typed.endswith("l") and typed[:-1].isdigit())):
            yield _finding(reading.passage.view.offsets.to_source(*match.span("number")), typed, meant)


def _finding(span: Span, typed: str, meant: str) -> Finding:
    message = Wording(
        f"«{typed}» có chữ cái thay chữ số; có phải «{meant}»?",
        f"'{typed}' has a letter for a digit; is '{meant}' meant?",
    )
    suggestions = (Suggestion(meant, CONFIDENCE),)
    return Finding("VN502", "letter-for-digit", span, message, suggestions, Severity.WARNING, Safety.LIKELY, CONFIDENCE)
