"""
VN402 · Thứ không khớp với ngày

Thứ trong tuần ghi bên cạnh không phải là thứ của ngày ấy. Thứ hay ngày sai thì vnproof không biết: người soạn phải xem
lại. Số thứ tự («lần thứ hai») và ngày âm lịch không bị báo.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: lịch.

    ✗ Khám tuyển vào thứ Bảy, ngày 07/12/2026.
    ✓ Khám tuyển vào thứ Hai, ngày 07/12/2026.
    ✗ Sáng thứ Sáu (13/3/2025), xã họp.
    ✓ Sáng thứ Năm (13/3/2025), xã họp.
    ✗ Ngày 30 tháng 4 năm 2026 (thứ Tư) được nghỉ.
    ✓ Ngày 30 tháng 4 năm 2026 (thứ Năm) được nghỉ.
    ✗ Hội nghị khai mạc vào thứ Hai, ngày 25 tháng 11 năm 2026.
    ✓ Hội nghị khai mạc vào thứ Tư, ngày 25 tháng 11 năm 2026.
    ✗ Tiếp công dân ngày 25/11/2026 (thứ hai).
    ✓ Tiếp công dân ngày 25/11/2026 (thứ tư).
    ✗ Bỏ phiếu từ 7 giờ, Chủ nhật, 16/3/2026.
    ✓ Bỏ phiếu từ 7 giờ, Chủ nhật, 15/3/2026.
    ✗ Số: 5/GM-UBND ⏎ An Phú, ngày 20 tháng 11 năm 2026 ⏎ Thời gian: 8 giờ, thứ Hai, ngày 25/11.
    ✓ Số: 5/GM-UBND ⏎ An Phú, ngày 20 tháng 11 năm 2026 ⏎ Thời gian: 8 giờ, thứ Tư, ngày 25/11.
    ✗ Số: 5/GM-UBND ⏎ An Phú, ngày 20 tháng 12 năm 2026 ⏎ Sáng thứ Hai (15/01), xã họp.
    ✓ Số: 5/GM-UBND ⏎ An Phú, ngày 20 tháng 12 năm 2026 ⏎ Sáng thứ Sáu (15/01), xã họp.
    ✓ Số: 5/BC-UBND ⏎ An Phú, ngày 20 tháng 12 năm 2026 ⏎ Hội nghị khai mạc thứ Hai, ngày 25/5.
    ✓ Thời gian: 8 giờ, thứ Hai, ngày 25/11.
    ✓ Họp lần thứ hai, ngày 25/11/2026; đại hội lần thứ ba ngày 25 tháng 11 năm 2026.
    ✓ Thứ Tư, ngày 25/11/2026; Chủ nhật 29/11/2026.
    ✓ Hạng Ba, ngày 25/11/2026; tổ 3, ngày 25/11/2026.
    ✓ Ngày 10/3 âm lịch (thứ Hai); mồng 5 Tết, thứ Hai.
    ✓ Họp thứ Hai hằng tuần; báo cáo trước ngày 25/11/2026.
    ✓ Người thứ ba, ngày 25/11/2026 đến xã trình báo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates

# fmt: off
NAMES = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5, "nhật": 6,
}
# fmt: on
# From the rarest letter on, two before which the word begins.
WEEKDAY = re.compile(
    r"[ứủ](?<=[TtCc]h.)(?:(?<=ứ)\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|(?<=ủ)\s+[Nn]hật)\b"
)
# Before a weekday that goes before its date stands one of these, or nothing; «lần thứ hai» counts something.
OPENS = re.compile(
    r"(?:\A|[\n(,;:–-]\s*|\b(?:[Vv]ào|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm|là|từ|đến|đầu|hết)\s+)\Z"
)
DATE_AFTER = re.compile(r"\s*[,(–-]?\s*(?:[Nn]gày\s+)?" + dates.pattern("date"))
DATE_BEFORE = re.compile(rf"{dates.pattern('date')}\s*[(,]\s*(?:là\s+|nhằm\s+)?(?:ngày\s+)?\Z")
CLOSES = re.compile(r"\s*[),;.]")
AHEAD = timedelta(days=120)
REACH = 60
CONFIDENCE = 0.9


@check("VN402")
def wrong_weekday(reading: Reading) -> Iterator[Finding]:
    """A day of the week that is not the day's."""
    view = reading.passage.view
    for match in WEEKDAY.finditer(view.text):
        start, end = match.start() - 2, match.end()
        typed = view.text[start:end]
        written = _date_beside(view.text, start, end)
        if written and written.year is None and reading.passage.heading.day:
            written = _dated(written, reading.passage.heading.day)
        right, wrong = written and written.weekday, dates.WEEKDAYS[NAMES[typed.split()[1].lower()]]
        if written is None or right in (None, wrong) or dates.is_lunar(view.text, start, end):
            continue
        day = f"{written.day}/{written.month}/{written.year}"
        message = Wording(
            f"Ngày {day} là {right}, không phải «{typed}»; xin xem lại thứ và ngày.",
            f"{day} is '{right}', not '{typed}'; please check both.",
        )
        place = view.offsets.to_source(start, end)
        yield Finding("VN402", "wrong-weekday", place, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)


def _dated(written: dates.WrittenDate, issued: date) -> dates.WrittenDate:
    """A day without a year, in the year after a document's day of issue: what is ahead is mostly meant."""
    for year in (issued.year, issued.year + 1):
        dated = written._replace(year=year)
        if dated.is_real and timedelta() <= date(year, written.month, written.day) - issued < AHEAD:
            return dated
    return written


def _date_beside(text: str, start: int, end: int) -> dates.WrittenDate | None:
    """The date that a weekday goes with: «thứ Hai, ngày 25/11/2026», or «25/11/2026 (thứ Hai)»."""
    before = text[max(0, start - REACH) : start]
    if OPENS.search(before) and (match := DATE_AFTER.match(text, end)):
        return dates.read(match, "date")
    if CLOSES.match(text, end) and (match := DATE_BEFORE.search(before)):
        return dates.read(match, "date")
    return None
