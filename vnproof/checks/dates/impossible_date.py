"""
VN401 · Ngày không có trong lịch

Ngày, tháng, quý không có thật: ngày 31 của tháng có 30 ngày, ngày 29 tháng 2 của năm không nhuận, tháng 13, quý V.
Ngày âm lịch, phân số, số thứ tự không bị báo. vnproof không đoán ngày đúng: người soạn phải xem lại.

Mức độ: lỗi. Tự sửa: không. Căn cứ: lịch.

    ✗ Nộp báo cáo trước ngày 31/4/2024.
    ✓ Nộp báo cáo trước ngày 30/4/2024.
    ✗ Hội nghị tổ chức ngày 30 tháng 02 năm 2024.
    ✓ Hội nghị tổ chức ngày 29 tháng 02 năm 2024.
    ✗ Kế hoạch có hiệu lực từ ngày 01 tháng 13 năm 2025.
    ✓ Kế hoạch có hiệu lực từ ngày 01 tháng 12 năm 2025.
    ✗ Phiên họp quý V kết hợp tổng kết năm.
    ✓ Phiên họp quý IV kết hợp tổng kết năm.
    ✗ Báo cáo trước ngày 32/9/2026.
    ✓ Báo cáo trước ngày 30/9/2026.
    ✗ Sáng 29/02/2027, xã tổ chức hội nghị.
    ✓ Sáng 28/02/2027, xã tổ chức hội nghị.
    ✗ Các thôn gửi báo cáo trước 31/4.
    ✓ Các thôn gửi báo cáo trước 30/4.
    ✗ Sáng 31/6, xã tổ chức ra quân.
    ✓ Sáng 30/6, xã tổ chức ra quân.
    ✗ Nghị quyết được thông qua ngày 15 tháng 4 năm 20266.
    ✓ Nghị quyết được thông qua ngày 15 tháng 4 năm 2026.
    ✗ Nộp hồ sơ trước ngày 15/4/206.
    ✓ Nộp hồ sơ trước ngày 15/4/2026.
    ✗ Thực hiện từ tháng 13 năm 2026.
    ✓ Thực hiện từ tháng 12 năm 2026.
    ✓ Ngày 2 tháng 9 năm 938; thưởng tháng 13 năm 2026; trước 32/9; đạt trước 31/40 thôn; hồ sơ 15/4/206.
    ✓ Quý I, quý 4/2026; đá quý V. 5 ca-ra; quý vị; quý III năm 2026.
    ✓ Ngày 29/02/2028, ngày 31/12/2026; hạn nộp 30/11.
    ✓ Tỷ lệ 35/40; đường 30/4; quốc lộ 13/2 làn xe; phiên 32/9.
    ✓ Ngày 00/00/2024 trong mẫu đơn; ngày ... tháng ... năm 2024.
    ✓ Lễ giỗ tổ chức ngày 30/2 âm lịch; đến nay đã giải quyết 31/4 hồ sơ.
    ✓ Bản án số 45/13/2019 và mục 31.4.2024 của hồ sơ; thưởng lương tháng 13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates
from vnproof.text.pattern import Pattern, occurrences

DATE = Pattern(dates.pattern("date"))
CALLED = re.compile(r"[Nn]gày\s+\Z")
NUMBERED = re.compile(r"số:?\s+\Z", re.IGNORECASE)
QUARTER = Pattern(r"[Qq]uý (?:VI{0,3}|[5-9])(?=[ ,;/]| năm)(?![ ]?[.,]?\d)")
WHEN = re.compile(r"\b(?:[Tt]rước|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|hạn|hết|hôm)\s+\Z")
YEAR = Pattern(
    r"gày\s+(?P<date>\d{1,2}(?:/\d{1,2}/|\s+tháng\s+\d{1,2}\s+năm\s+)(?:20\d|20\d{3}|2\d{5,6}))(?![\d/]|[.,]\d)"
)
MONTH = Pattern(r"(?P<month>tháng\s(?:1[3-9]|[2-9]\d))(?=\s+năm\s+(?:19|20)\d\d)")
IN_MONTH = re.compile(r"\b(?:[Tt]ừ|[Đđ]ến|[Tt]rong|[Đđ]ầu|[Cc]uối|[Tt]rước|hết)\s+\Z")
CENTURIES = range(1800, 2200)
CONFIDENCE = 0.95


@check("VN401")
def impossible_date(reading: Reading) -> Iterator[Finding]:
    """A day that no calendar has."""
    view = reading.passage.view
    for match in DATE.at(view.text, reading.passage.figures):
        written = dates.read(match, "date")
        if written.is_real or not _is_date(written, view.text[max(0, match.start() - 8) : match.start()], match):
            continue
        if dates.is_lunar(view.text, *match.span()):
            continue
        typed, days = match[0], written.days_in_month
        vi = f"tháng {written.month} chỉ có {days} ngày" if days else f"không có tháng {written.month}"
        en = f"that month has {days} days" if days else f"there is no month {written.month}"
        message = Wording(f"Không có ngày «{typed}»: {vi}; xin xem lại.", f"No such day '{typed}': {en}; please check.")
        yield Finding(
            "VN401", "impossible-date", view.offsets.to_source(*match.span()), message, (),
            Severity.ERROR, Safety.HINT, CONFIDENCE,
        )  # fmt: skip
    yield from _figures(reading)
    for place in occurrences(view.text, "quý ", "Quý "):
        quarter = QUARTER.match(view.text, place)
        if quarter and not view.text.endswith("đá ", 0, place):
            message = Wording(
                f"Một năm chỉ có bốn quý, không có «{quarter[0]}»; xin xem lại.",
                f"A year has four quarters and no '{quarter[0]}'; please check.",
            )
            yield Finding(
                "VN401", "impossible-date", view.offsets.to_source(*quarter.span()), message, (),
                Severity.ERROR, Safety.HINT, CONFIDENCE,
            )  # fmt: skip


def _figures(reading: Reading) -> Iterator[Finding]:
    """Years of three, five figures, and a thirteenth month."""
    view = reading.passage.view
    for day in occurrences(view.text, "gày "):
        match = YEAR.match(view.text, day)
        if match is None:
            continue
        message = Wording(
            f"Năm trong «{match['date']}» thừa hoặc thiếu chữ số; xin xem lại.",
            f"The year in '{match['date']}' has a figure too many or too few; please check.",
        )
        place = view.offsets.to_source(*match.span("date"))
        yield Finding("VN401", "impossible-date", place, message, (), Severity.ERROR, Safety.HINT, CONFIDENCE)
    for month in occurrences(view.text, "tháng "):
        match = MONTH.match(view.text, month)
        if match and IN_MONTH.search(view.text[max(0, match.start() - 8) : match.start()]):
            message = Wording(
                f"Một năm có 12 tháng, không có «{match['month']}»; xin xem lại.",
                f"A year has 12 months and no '{match['month']}'; please check.",
            )
            place = view.offsets.to_source(*match.span("month"))
            yield Finding("VN401", "impossible-date", place, message, (), Severity.ERROR, Safety.HINT, CONFIDENCE)


def _is_date(written: dates.WrittenDate, before: str, match: re.Match[str]) -> bool:
    """Is this a date and no fraction, number of a section or of a file?"""
    if not written.day or not written.month:
        return False  # 00/00/2024 in a form
    if written.year is None:
        is_when = bool(WHEN.search(before)) and written.day <= 31 and written.mark == "/"
        return (bool(CALLED.search(before)) and written.mark in ("", "/")) or (
            is_when and not match.string[match.end() : match.end() + 2].strip().isalnum()
        )
    if written.year not in CENTURIES:
        return False
    # «p. 54 tháng 11 năm 2005»: what is no day of any month may be a page.
    return (
        bool(CALLED.search(before))
        or (written.mark == "/" and not NUMBERED.search(before))
        or (not written.mark and written.day <= 31)
    )
