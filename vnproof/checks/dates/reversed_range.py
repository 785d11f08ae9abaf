"""
VN403 · Khoảng thời gian viết ngược

Ngày, năm hoặc giờ cuối đứng trước ngày, năm hoặc giờ đầu. Giờ chỉ xét trong một buổi («buổi sáng từ 7 giờ đến 11
giờ»), vì
ca trực qua đêm viết như vậy là đúng. Khoảng qua năm mới («từ ngày 20/12 đến ngày 10/01/2025») không bị báo.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: lịch.

    ✗ Thời gian thực hiện từ ngày 20/5 đến ngày 10/5/2024.
    ✓ Thời gian thực hiện từ ngày 10/5 đến ngày 20/5/2024.
    ✗ Kế hoạch phát triển kinh tế - xã hội giai đoạn 2025-2020.
    ✓ Kế hoạch phát triển kinh tế - xã hội giai đoạn 2020-2025.
    ✗ Từ ngày 15 tháng 6 năm 2025 đến ngày 10 tháng 5 năm 2025, các xã tổ chức ra quân.
    ✓ Từ ngày 10 tháng 5 năm 2025 đến ngày 15 tháng 6 năm 2025, các xã tổ chức ra quân.
    ✗ Buổi sáng từ 11 giờ 30 đến 7 giờ 30.
    ✓ Buổi sáng từ 7 giờ 30 đến 11 giờ 30.
    ✗ Tiếp công dân buổi chiều, từ 17 giờ đến 13 giờ 30.
    ✓ Tiếp công dân buổi chiều, từ 13 giờ 30 đến 17 giờ.
    ✗ Nhiệm kỳ 2026 - 2021 của Hội đồng nhân dân.
    ✓ Nhiệm kỳ 2021 - 2026 của Hội đồng nhân dân.
    ✓ Trực ban từ 22 giờ đến 6 giờ sáng hôm sau; ca đêm từ 18 giờ đến 6 giờ.
    ✓ Từ 7 giờ 30 đến 11 giờ 30, từ 13 giờ đến 17 giờ.
    ✓ Từ ngày 20/12/2025 đến ngày 10/01/2026; năm học 2025 - 2026.
    ✓ Giảm từ 2025 xuống 2020 hộ; các đường 2025-2020.
    ✓ Trực Tết từ ngày 20/12 đến ngày 10/01/2025; từ ngày 25 đến ngày 05 hằng tháng.
    ✓ Điện thoại 2025-2020; nhiệm kỳ 2021 - 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates
from vnproof.text.pattern import Pattern, occurrences

DAYS = Pattern(rf"{dates.pattern('first')}\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?{dates.pattern('last')}")
YEARS = Pattern(
    r"(?P<first>[12](?<![\w/.,-][12])[09]\d\d)(?:\s*[-–]\s*|\s+đến\s+(?:hết\s+)?(?:năm\s+)?)(?P<last>(?:19|20)\d\d)(?![\w/-]|\.\d)"
)
HOURS = Pattern(
    r"(?<=từ )(?P<h1>\d{1,2}) giờ(?: (?P<m1>[0-5]\d))?(?: phút)? đến (?P<h2>\d{1,2}) giờ(?: (?P<m2>[0-5]\d))?"
)
FROM = re.compile(r"\b[Tt]ừ\s+(?:ngày\s+)?\Z")
SPAN_OF_YEARS = re.compile(
    r"\b(?:(?:giai\s+đoạn|nhiệm\s+kỳ|năm\s+học|niên\s+khóa|thời\s+kỳ)\s+(?:từ\s+)?(?:năm\s+)?|từ\s+năm\s+)\Z",
    re.IGNORECASE,
)
REACH = 60
CONFIDENCE = 0.9


@check("VN403")
def reversed_range(reading: Reading) -> Iterator[Finding]:
    """A stretch of time that ends before it begins."""
    view = reading.passage.view
    for match in DAYS.at(view.text, reading.passage.figures):
        is_wrong = _is_reversed(dates.read(match, "first"), dates.read(match, "last"))
        if is_wrong and _follows(FROM, view.text, match.start()) and not dates.is_lunar(view.text, *match.span()):
            yield _finding(match[0], view.offsets.to_source(*match.span()))
    for match in YEARS.at(view.text, reading.passage.figures):
        if int(match["first"]) > int(match["last"]) and _follows(SPAN_OF_YEARS, view.text, match.start()):
            yield _finding(match[0], view.offsets.to_source(*match.span()))
    for start, end in _hours(view.text):
        yield _finding(view.text[start:end], view.offsets.to_source(start, end))


def _hours(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of hours of one half of the day that end before they begin."""
    for half in occurrences(text, "uổi sáng", "uổi chiều"):
        match = HOURS.search(text, half, half + REACH)
        if match:
            first, last = ((int(match[hour]), int(match[minute] or 0)) for hour, minute in (("h1", "m1"), ("h2", "m2")))
            if first > last:
                yield match.span()


def _follows(words: re.Pattern[str], text: str, place: int) -> bool:
    return bool(words.search(text[max(0, place - REACH) : place]))


def _is_reversed(first: dates.WrittenDate, last: dates.WrittenDate) -> bool:
    """Does the range end before it begins, whatever year is meant where none stands?"""
    if first.year and last.year:
        return (first.year, first.month, first.day) > (last.year, last.month, last.day)
    return first.year is None and first.month == last.month and first.day > last.day


def _finding(typed: str, span: Span) -> Finding:
    message = Wording(
        f"«{typed}» kết thúc trước khi bắt đầu; xin xem lại hai đầu.",
        f"'{typed}' ends before it begins; please check both ends.",
    )
    return Finding("VN403", "reversed-range", span, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)
