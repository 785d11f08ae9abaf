"""
VN403 · Khoảng thời gian viết ngược

Ngày, năm hoặc giờ cuối đứng trước ngày, năm hoặc giờ đầu. Giờ chỉ xét trong một buổi («buổi sáng từ 7 giờ đến 11
giờ»), vì ca trực qua đêm viết như vậy là đúng. Khoảng qua năm mới («từ ngày 20/12 đến ngày 10/01/2025») không bị báo.

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
    ✗ Thời gian: từ 13 giờ 30 đến 11 giờ 30 ngày 10/5/2026.
    ✓ Thời gian: từ 11 giờ 30 đến 13 giờ 30 ngày 10/5/2026.
    ✗ Tiếp dân sáng từ 11h30 đến 7h30, chiều từ 13h đến 17h.
    ✓ Tiếp dân sáng từ 7h30 đến 11h30, chiều từ 13h đến 17h.
    ✗ Hôm nay, hồi 14 giờ 10 phút, xã họp. ⏎ Cuộc họp kết thúc lúc 11 giờ 30 phút cùng ngày.
    ✓ Hôm nay, hồi 14 giờ 10 phút, xã họp. ⏎ Cuộc họp kết thúc lúc 16 giờ 30 phút cùng ngày.
    ✗ Phát hành từ 8 giờ 00 ngày 10/3/2026 đến 17 giờ 00 ngày 05/3/2026.
    ✓ Phát hành từ 8 giờ 00 ngày 10/3/2026 đến 17 giờ 00 ngày 25/3/2026.
    ✗ Thực hiện từ tháng 9/2026 đến tháng 5/2026.
    ✓ Thực hiện từ tháng 5/2026 đến tháng 9/2026.
    ✗ Lớp tập huấn mở trong các ngày 20 - 15/5/2026.
    ✓ Lớp tập huấn mở trong các ngày 15 - 20/5/2026.
    ✗ Đợt ra quân từ 20/5/2026 - 10/5/2026.
    ✓ Đợt ra quân từ 10/5/2026 - 20/5/2026.
    ✓ Cấm đường từ 22 giờ đến 5 giờ ngày 12/3/2026; từ 17 giờ đến 7 giờ sáng hôm sau ngày 12/3.
    ✓ Từ tháng 9/2026 đến tháng 5/2027; các ngày 28 - 02/3/2026; mục 20 - 15/5; sáng làm từ 7h, chiều từ 13h đến 17h.
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
from vnproof.text.pattern import Pattern

DAYS = Pattern(
    rf"{dates.pattern('first')}(?:\s+(?:đến|tới)\s+(?:hết\s+)?|\s*[-–]\s*)(?:\d{{1,2}}\s+giờ(?:\s+\d\d)?(?:\s+phút)?,?\s+)?(?:ngày\s+)?{dates.pattern('last')}"
)
YEARS = Pattern(
    r"(?P<first>[12](?<![\w/.,-][12])[09]\d\d)(?:\s*[-–]\s*|\s+đến\s+(?:hết\s+)?(?:năm\s+)?)(?P<last>(?:19|20)\d\d)(?![\w/-]|\.\d)"
)
HOURS = Pattern(
    r"(?:(?<=từ )|(?<=Từ ))(?P<h1>\d{1,2})(?: giờ(?: (?P<m1>[0-5]\d)\b)?(?: phút)?|[hg](?P<n1>[0-5]\d)?)"
    r"(?: đến| ?[-–]) ?(?P<h2>\d{1,2})(?: giờ(?: (?P<m2>[0-5]\d)\b)?(?: phút)?|[hg](?P<n2>[0-5]\d)?)"
)
HALF = Pattern(r"(?:[Ss]áng|[Cc]hiều)[^\d;.\n]{0,20}\Z")
DAY = Pattern(r",? (?:cùng )?ngày (?!hôm sau|sau)(?:\d|[^\W\d_])")
BEGUN = Pattern(
    r"(?:Hôm nay|[Bb]ắt đầu|[Kk]hai mạc)[^\n]{0,20}?(?:lúc|hồi) (?P<hour>\d{1,2}) giờ(?: (?P<minutes>\d\d))?"
)
ENDED = Pattern(
    r"[Kk]ết thúc[^\n]{0,20}?(?:lúc|hồi) (?P<hours>(?P<hour>\d{1,2}) giờ(?: (?P<minutes>\d\d))?(?: phút)?),? cùng ngày"
)
MONTHS = Pattern(
    r"từ tháng (?P<m1>\d{1,2})/(?P<y1>20\d\d) đến (?:hết )?tháng (?P<m2>\d{1,2})/(?P<y2>20\d\d)(?!\d)", re.IGNORECASE
)
DAYS_OF_MONTH = Pattern(r"ngày (?P<first>\d{1,2}) ?[-–] ?(?P<last>\d{1,2})/\d{1,2}(?:/20\d\d)?(?![\d/])")
NIGHT = 17  # from when on a watch goes on until the next morning
BY_DAY = range(5, 19)  # hours at which nobody works through the night
NEAR = 15  # days: «28 - 02/3» goes from one month to the next
FROM = re.compile(r"\b[Tt]ừ\s+(?:\d{1,2}\s+giờ(?:\s+\d\d)?(?:\s+phút)?,?\s+)?(?:ngày\s+)?\Z")
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
    for start, end in _others(view.text, reading.passage.figures):
        yield _finding(view.text[start:end], view.offsets.to_source(start, end))


def _others(text: str, figures: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Ranges of hours of one day, of months and of days of one month that end before they begin."""
    for match in HOURS.at(text, figures) if "từ " in text or "Từ " in text else ():
        first, last = (
            (int(match["h1"]), int(match["m1"] or match["n1"] or 0)),
            (int(match["h2"]), int(match["m2"] or match["n2"] or 0)),
        )
        if first <= last or first[0] not in BY_DAY or last[0] not in BY_DAY:
            continue
        if HALF.search(text, max(0, match.start() - REACH), match.start()) or (
            first[0] < NIGHT and DAY.match(text, match.end())
        ):
            yield match.span()
    begun = BEGUN.search(text) if "ùng ngày" in text else None
    ended = ENDED.search(text, begun.end()) if begun else None
    if begun and ended:
        first, last = ((int(match["hour"]), int(match["minutes"] or 0)) for match in (begun, ended))
        if first > last:
            yield ended.span("hours")
    for match in MONTHS.finditer(text) if "tháng " in text else ():
        if (match["y1"], int(match["m1"])) > (match["y2"], int(match["m2"])):
            yield match.span()
    for match in DAYS_OF_MONTH.finditer(text) if "ngày " in text else ():
        if 0 < int(match["first"]) - int(match["last"]) < NEAR:
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
