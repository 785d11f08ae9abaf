"""
VN716 · Giờ, ngày, địa chỉ, điện thoại của một việc ghi hai cách

Cùng một việc mà chỗ này khai mạc lúc 7 giờ 30, chỗ kia 8 giờ 00; cùng một cuộc họp mà ngày lệch một chữ số; cùng một
đường phố mà số nhà đảo chữ số; hai số điện thoại chỉ khác hai chữ số đổi chỗ; kỳ họp thứ mấy ở tiêu đề khác ở nội
dung. Chỗ nào đúng thì chỉ người soạn biết. Hai ngày khác nhau, hai buổi, nhiều hơn hai giá trị, hai số cùng một dòng
thì không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: một việc chỉ có một giờ, một ngày, một nơi.

    ✗ GIẤY MỜI ⏎ Hội nghị khai mạc lúc 7 giờ 30. ⏎ Kính mời đại biểu có mặt sớm, hội nghị khai mạc lúc 8 giờ 00.
    ✓ GIẤY MỜI ⏎ Hội nghị khai mạc lúc 7 giờ 30. ⏎ Kính mời đại biểu có mặt sớm, hội nghị khai mạc lúc 7 giờ 30.
    ✗ Đại hội chi đoàn diễn ra ngày 15/5/2026. ⏎ Sau đại hội chi đoàn ngày 16/5/2026, xã báo cáo kết quả.
    ✓ Đại hội chi đoàn diễn ra ngày 15/5/2026. ⏎ Sau đại hội chi đoàn ngày 15/5/2026, xã báo cáo kết quả.
    ✗ Nộp hồ sơ tại số 126, đường Lê Lợi. ⏎ Trụ sở: số 162 đường Lê Lợi.
    ✓ Nộp hồ sơ tại số 126, đường Lê Lợi. ⏎ Trụ sở: số 126 đường Lê Lợi.
    ✗ Liên hệ số điện thoại 0271 3888 123. ⏎ Góp ý qua số 0271 3888 132.
    ✓ Liên hệ số điện thoại 0271 3888 123. ⏎ Góp ý qua số 0271 3888 123.
    ✗ HỘI ĐỒNG NHÂN DÂN XÃ AN PHÚ ⏎ KHÓA II, KỲ HỌP THỨ TƯ ⏎ Nghị quyết được xã thông qua tại kỳ họp thứ năm.
    ✓ HỘI ĐỒNG NHÂN DÂN XÃ AN PHÚ ⏎ KHÓA II, KỲ HỌP THỨ TƯ ⏎ Nghị quyết được xã thông qua tại kỳ họp thứ tư.
    ✗ KẾ HOẠCH ⏎ Lễ ra quân dọn rác ngày 05/6/2026 tại chợ. ⏎ Các thôn dự lễ ra quân dọn rác ngày 06/5/2026 đông đủ.
    ✓ KẾ HOẠCH ⏎ Lễ ra quân dọn rác ngày 05/6/2026 tại chợ. ⏎ Các thôn dự lễ ra quân dọn rác ngày 05/6/2026 đông đủ.
    ✓ GIẤY MỜI ⏎ Ngày 15/5/2026, khai mạc lúc 7 giờ 30. ⏎ Ngày 16/5/2026, khai mạc lúc 8 giờ 00.
    ✓ GIẤY MỜI ⏎ Buổi sáng bắt đầu lúc 7 giờ 30. ⏎ Buổi chiều bắt đầu lúc 13 giờ 30.
    ✓ Đợt kiểm tra chợ ngày 15/5/2026. ⏎ Đợt kiểm tra chợ ngày 16/5/2026. ⏎ Đợt kiểm tra chợ ngày 17/5/2026.
    ✓ Điện thoại 0271 3888 123 hoặc 0271 3888 132.
    ✓ Nhà số 126, đường Lê Lợi. ⏎ Nhà số 34, đường Lê Lợi.
    ✓ Điện thoại 0271 3888 123. ⏎ Fax 0271 3888 124.
    ✓ Nộp hồ sơ từ ngày 15/5/2026. ⏎ Nộp hồ sơ đến ngày 16/5/2026.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Final, NamedTuple

from vnproof.checks.base import check
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern, occurrences

EVENTS: Final = (
    "khai mạc",
    "bế mạc",
    "bắt đầu",
    "tập trung",
    "có mặt",
    "khởi công",
    "xuất phát",
    "đón khách",
    "làm lễ",
)
TIME: Final = Pattern(
    r" (?:vào )?(?:lúc |hồi |từ |trước )(?P<hour>\d{1,2})(?: giờ(?: (?P<minutes>[0-5]\d)\b)?|[hg](?P<m>[0-5]\d)?)"
)
HALF: Final = Pattern(r"\b(?:sáng|chiều|tối|đợt|vòng|ca|môn|ngày|thứ|đoàn|khối|lớp)\b", re.IGNORECASE)
DATE: Final = Pattern(dates.pattern("date"))
STREET: Final = Pattern(
    r"(?P<number>[1-9]\d{0,3}[A-Z]?),? "
    r"(?P<street>(?:đường|phố) (?:[^\W\d_a-zđ][^\W\d_]{1,6})(?: [^\W\d_a-zđ][^\W\d_]{1,6}){0,3})"
)
SESSION: Final = Pattern(
    r"(?P<what>kỳ họp thứ|phiên họp thứ) (?P<which>\d{1,2}|[^\W\d_]{2,5}(?: (?:một|hai|ba|bốn|năm))?)\b"
)
PASSED: Final = Pattern(r"thông qua")
FILLERS: Final = frozenset(
    ["ngày", "vào", "là", "được", "tổ", "chức", "diễn", "ra", "sáng", "chiều", "tối", "hồi", "lúc"]
)
APART: Final = frozenset([
    *("từ", "đến", "trước", "sau", "hết", "đợt", "lần", "ký", "sinh", "cấp", "hạn", "và", "số", "đầu", "cuối", "tháng"),
    *("năm", "hoặc", "kể", "nay", "hôm", "thứ", "phiên", "giờ", "trong", "khi", "tới", "qua", "báo", "cáo", "hành"),
])  # fmt: skip
WORDS: Final = 2  # before a date, without those that join it
REACH: Final = 60
LONGEST: Final = 20_000  # characters: what is longer is put together from many texts
CONFIDENCE: Final = 0.5


class Detail(NamedTuple):
    """A value of something, as it is compared, and where it stands; `has_day` is the day that its line tells."""

    value: str
    span: Span
    day: str = ""


@check("VN716")
def two_details(reading: Reading) -> Iterator[Finding]:
    """An hour, a day, a house, a telephone of the same thing that is another elsewhere in the text."""
    passage = reading.passage
    text = passage.view.text
    if len(text) > LONGEST:
        return
    found: dict[Hashable, list[Detail]] = defaultdict(list)
    for thing, detail in (*_days(passage), *_houses(text), *_phones(passage)):
        found[thing].append(detail)
    pairs = [pair for details in found.values() if (pair := _pair(text, details, needs_slip=True))]
    if is_notice(passage.heading):
        found.clear()
        for thing, detail in (*_hours(passage), *_sessions(passage)):
            found[thing].append(detail)
        pairs += [pair for details in found.values() if (pair := _pair(text, details, needs_slip=False))]
    for odd, usual in pairs:
        shown, other = odd.span.of(text), usual.span.of(text)
        message = Wording(
            f"«{shown}» ở đây, «{other}» ở chỗ khác: nếu là một thì xin xem lại.",
            f"'{shown}' here, '{other}' elsewhere: please check, if it is the same.",
        )
        span = passage.view.offsets.to_source(*odd.span)
        yield Finding("VN716", "two-details", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _pair(text: str, details: list[Detail], *, needs_slip: bool) -> tuple[Detail, Detail] | None:
    """The rarer of two values, the later where both are as rare, and the other; none where there are more."""
    values = list(dict.fromkeys(detail.value for detail in details))
    if len(values) != 2 or (needs_slip and not _is_slip(*values)):
        return None
    lines = [{text.count("\n", 0, each.span.start) for each in details if each.value == value} for value in values]
    days = [{each.day for each in details if each.value == value} - {""} for value in values]
    if lines[0] & lines[1] or (days[0] and days[1] and days[0] != days[1]):
        return None
    counts = [sum(each.value == value for each in details) for value in values]
    odd, usual = values if counts[0] < counts[1] else reversed(values)
    return next(each for each in details if each.value == odd), next(each for each in details if each.value == usual)


def _is_slip(one: str, other: str) -> bool:
    """Do they differ in one figure, or by two that changed places?"""
    return len(one) == len(other) and (
        sum(here != there for here, there in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)
    )


def _hours(passage: Passage) -> Iterator[tuple[Hashable, Detail]]:
    """«khai mạc lúc 7 giờ 30»."""
    text = passage.view.text
    for event in EVENTS:
        for place in occurrences(passage.small, event):
            match = TIME.match(text, place + len(event))
            if match is None:
                continue
            clause = max(text.rfind(mark, 0, place) for mark in ("\n", ". ", ";", ",", ":")) + 1
            if HALF.search(text, clause, place):
                continue
            start, end = text.rfind("\n", 0, place) + 1, text.find("\n", match.end())
            line = text[start : end if end >= 0 else len(text)]
            day = DATE.search(line, match.end() - start) or DATE.search(line)
            value = f"{int(match['hour']):02}{match['minutes'] or match['m'] or '00'}"
            yield ("hour", event), Detail(value, Span(place, match.end()), day[0] if day else "")


def _days(passage: Passage) -> Iterator[tuple[Hashable, Detail]]:
    """A day behind words that name what happens on it."""
    text = passage.view.text
    for match in DATE.at(text, passage.figures):
        written = dates.read(match, "date")
        start = max(
            text.rfind(mark, max(0, match.start() - REACH), match.start()) for mark in ("\n", ". ", ";", ")", "/")
        )
        before = re.findall(r"[^\W_]+", text[max(start, match.start() - REACH, 0) : match.start()].lower())
        if not written.year or not written.is_real or before[-1:] != ["ngày"]:
            continue
        words = [word for word in before if word not in FILLERS][-WORDS:]
        if len(words) == WORDS and not APART.intersection(words) and all(map(str.isalpha, words)):
            value = f"{written.day:02}{written.month:02}{written.year}"
            yield ("day", *words), Detail(value, Span(*match.span()))


def _houses(text: str) -> Iterator[tuple[Hashable, Detail]]:
    """«số 126, đường Lê Lợi»."""
    for place in (*occurrences(text, "số "), *occurrences(text, "Số ")):
        if match := STREET.match(text, place + len("số ")):
            yield ("house", match["street"]), Detail(match["number"], Span(*match.span("number")))


def _phones(passage: Passage) -> Iterator[tuple[Hashable, Detail]]:
    """Telephone numbers with the same figures."""
    for span in passage.of_kind("phone"):
        place = passage.view.offsets.to_view(*span)
        figures = re.sub(r"\D", "", place.of(passage.view.text))
        yield ("phone", "".join(sorted(figures))), Detail(figures, place)


def _sessions(passage: Passage) -> Iterator[tuple[Hashable, Detail]]:
    """«kỳ họp thứ tư» of the title, and of what was passed."""
    small = passage.small
    end = max((piece.span.end for piece in passage.heading.pieces if piece.text.isupper()), default=0)
    for match in SESSION.finditer(small) if "họp thứ " in small else ():
        if match.end() <= end or PASSED.search(small, max(0, match.start() - REACH), match.end() + REACH):
            yield match["what"], Detail(match["which"], Span(*match.span()))
