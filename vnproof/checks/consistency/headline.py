"""
VN708 · Tiêu đề khác nội dung

Tiêu đề, dòng «V/v», sa-pô nêu một con số, một ngày, một số ký hiệu văn bản hay tên một xã, thôn mà nội dung chỉ nêu cái
khác một chữ số, một chữ cái («ủng hộ 350 triệu đồng» ở tiêu đề, «ủng hộ 380 triệu đồng» ở nội dung), thì thường là sửa
một nơi, quên nơi kia. Chỉ nhắc khi nội dung không hề nhắc lại cái ở tiêu đề và chỉ có đúng một cái gần giống; số làm
tròn («350 tỷ đồng» của «352,6 tỷ đồng»), số đi với «hơn», «gần», «mỗi», «tăng» không xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: tiêu đề, trích yếu phải đúng với nội dung (Nghị định 30/2020/NĐ-CP, Phụ lục I).

    ✗ Công ty ủng hộ quỹ 350 triệu đồng ⏎ Sáng nay, công ty trao 380 triệu đồng cho quỹ của xã.
    ✓ Công ty ủng hộ quỹ 380 triệu đồng ⏎ Sáng nay, công ty trao 380 triệu đồng cho quỹ của xã.
    ✗ Trao học bổng cho 125 học sinh vượt khó ⏎ Hội Khuyến học trao quà cho 135 học sinh vượt khó của huyện.
    ✓ Trao học bổng cho 125 học sinh vượt khó ⏎ Hội Khuyến học trao quà cho 125 học sinh vượt khó của huyện.
    ✗ V/v triển khai Kế hoạch số 45/KH-UBND ⏎ Kính gửi: Các thôn. ⏎ Thực hiện Kế hoạch số 46/KH-UBND của xã về rác.
    ✓ V/v triển khai Kế hoạch số 45/KH-UBND ⏎ Kính gửi: Các thôn. ⏎ Thực hiện Kế hoạch số 45/KH-UBND của xã về rác.
    ✗ THÔNG BÁO ⏎ Lịch cắt điện ngày 15/8/2026 ⏎ Điện lực cắt điện từ 7 giờ ngày 16/8/2026 để sửa đường dây.
    ✓ THÔNG BÁO ⏎ Lịch cắt điện ngày 16/8/2026 ⏎ Điện lực cắt điện từ 7 giờ ngày 16/8/2026 để sửa đường dây.
    ✗ V/v họp dân thôn Suối Cát ⏎ Kính gửi: Các hộ dân. ⏎ Thôn Suối Các họp dân vào tối thứ Bảy.
    ✓ V/v họp dân thôn Suối Cát ⏎ Kính gửi: Các hộ dân. ⏎ Thôn Suối Cát họp dân vào tối thứ Bảy.
    ✗ Xã Phú Sơn thả 25 tấn cá giống xuống hồ ⏎ Lễ thả cá được tổ chức sáng nay. ⏎ Có 29 tấn cá giống được thả.
    ✓ Xã Phú Sơn thả 25 tấn cá giống xuống hồ ⏎ Lễ thả cá được tổ chức sáng nay. ⏎ Có 25 tấn cá giống được thả.
    ✓ Xã chi 350 tỷ đồng làm đường ⏎ Tổng chi là 352,6 tỷ đồng; xã chi hơn 380 tỷ đồng.
    ✓ Trao học bổng cho 125 học sinh vượt khó ⏎ Trao cho 125 học sinh vượt khó; năm trước là 135 học sinh vượt khó.
    ✓ Xã chi 350 tỷ đồng làm đường ⏎ Kinh phí làm đường là 353 tỷ đồng.
    ✓ Trộm xe để lấy 400 ngàn đồng ⏎ Nghi can bán xe lấy 400 ngàn đồng. ⏎ Hôm sau, người ấy trả 100 ngàn đồng.
    ✓ Tăng 25 trường học đạt chuẩn trong năm ⏎ Toàn tỉnh có 28 trường học đạt chuẩn, còn 29 trường học chưa đạt.
    ✓ Mỗi hộ nghèo được vay 50 triệu đồng ⏎ Người vay được trao 55 triệu đồng và 60 triệu đồng tùy hộ.
    ✓ V/v triển khai Kế hoạch số 45/KH-UBND ⏎ Thực hiện Kế hoạch số 12/KH-UBND và Kế hoạch số 46/KH-UBND của tỉnh.
    ✓ THÔNG BÁO ⏎ Lịch nghỉ lễ 30/4/2026 ⏎ Cơ quan nghỉ từ ngày 29/4/2026 đến hết ngày 03/5/2026.
    ✓ Họp dân thôn Suối Cát ở xã Phú Sơn ⏎ Sáng nay, thôn Suối Cát và thôn Suối Các của xã Phú Sơn họp dân.
    ✓ Xã có 350 hộ dân dự ngày hội. ⏎ Ngày hội có 380 hộ dân tham gia.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from decimal import Decimal
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import normal_form
from vnproof.text import dates
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern
from vnproof.text.title import heads
from vnproof.text.tone import normalize_tone_style, strip_marks

NUMBER = Pattern(
    r"(?P<number>\d(?<![\w.,/-]\d)(?:\d{0,2}(?:\.\d{3})+|\d{0,6})(?:,\d{1,2})?) "
    rf"(?P<what>(?:ha|km|kg|m2|m²|mét|tấn)\b|[{LOWER}]{{2,7}} [{LOWER}]{{2,7}}\b)"
)
UNCOUNTED = frozenset([
    *("ngày", "tháng", "năm", "giờ", "phút", "giây", "tuổi", "điều", "khoản", "điểm", "lần", "tờ", "trang", "người"),
    *("của", "và", "đến", "là", "trên", "trong", "thì", "về", "cho", "với", "tại", "ở", "để", "không", "từ", "có"),
])  # fmt: skip
# Behind these stands a number that is about, one of several, or a name.
BEHIND = Pattern(
    r"(?:\b(?:hơn|gần|khoảng|trên|dưới|quá|mỗi|từng|tăng|giảm|còn|thêm|lên|xuống|từ|đến|cả|năm|đợt|số|lớp|thôn|tổ|quận"
    r"|hạng|thứ|trừ|ước|chừng|tối đa|tối thiểu|ít nhất|nhiều nhất|dự kiến) |[-–+] ?)\Z",
    re.IGNORECASE,
)
REACH = 10
DATE = Pattern(rf"ngày {dates.pattern('date')}")
CITED = Pattern(r"[/-]\S{2,20},? \Z")  # the day of a document that is cited
FEASTS = frozenset(
    [
        (3, 2),
        (8, 3),
        (26, 3),
        (30, 4),
        (1, 5),
        (19, 5),
        (27, 7),
        (19, 8),
        (2, 9),
        (10, 10),
        (20, 10),
        (20, 11),
        (22, 12),
    ]
)
PLACE = Pattern(
    r"\b(?P<kind>[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]hôn|[Ấấ]p|[Kk]hu phố|[Bb]uôn|[Ll]àng) "
    rf"(?P<name>[{UPPER}][{LOWER}]{{1,6}} [{UPPER}][{LOWER}]{{1,6}})\b(?! [{UPPER}])"
)
LONGEST = 20_000  # characters: in what is longer many numbers meet
LEAST = 10
CONFIDENCE = 0.5


class Stated(NamedTuple):
    """What a line states: of what kind, in one spelling for all, as it stands, where; can a slip be told from it?"""

    kind: Hashable
    value: str
    shown: str
    span: Span
    is_plain: bool = True


@check("VN708")
def headline(reading: Reading) -> Iterator[Finding]:
    """A number, date, symbol or place of the title or the lead that the text itself has otherwise, by one slip."""
    view = reading.passage.view
    if len(view.text) > LONGEST:
        return
    types = reading.lexicon.document_types.by_name
    above: set[tuple[Hashable, str]] = set()  # what title and lead agree on is right
    for head in heads(view.text, reading.passage.heading, lambda name: normal_form(name) in types):
        for read in (_numbers, _dates, _symbols, _places):
            stated = list(read(reading, head.line))
            rest = list(read(reading, head.rest)) if stated else []
            for one in stated:
                other = None if (one.kind, one.value) in above else _otherwise(one, rest)
                above.add((one.kind, one.value))
                if other:
                    message = Wording(
                        f"«{one.shown}» ở đây, «{other.shown}» ở nội dung: nếu là một thì xin xem lại.",
                        f"'{one.shown}' here, '{other.shown}' in the text itself: please check, if it is the same.",
                    )
                    span = view.offsets.to_source(*one.span)
                    yield Finding("VN708", "headline", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _otherwise(one: Stated, rest: list[Stated]) -> Stated | None:
    """The only thing of its kind in the text itself, where that is another by one slip."""
    others = {stated.value: stated for stated in rest if stated.kind == one.kind}
    if not one.is_plain or one.value in others or len(others) != 1:
        return None
    other = next(iter(others.values()))
    is_plain = all(stated.is_plain for stated in rest if stated.kind == one.kind)
    is_slip = _is_slip(one.value, other.value) and not _is_round(one.value, other.value)
    return other if is_plain and is_slip else None


def _is_slip(one: str, other: str) -> bool:
    """Do two differ in one letter or figure, put in, left out, or typed for another?"""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other) == 1


def _is_round(one: str, other: str) -> bool:
    """Is one number the other in round figures: 350 for 353, 2,5 for 2,53?"""
    is_number = one.replace(".", "").isdigit()
    return is_number and (other.startswith(one.rstrip("0")) or one.startswith(other.rstrip("0")))


def _numbers(reading: Reading, place: Span) -> Iterator[Stated]:
    """Numbers of something; a round one stands for others, and one of a single figure for too many."""
    text = reading.passage.view.text
    for match in NUMBER.finditer(text, place.start, place.end):
        what = match["what"].split()
        if what[0] in UNCOUNTED or what[-1] in UNCOUNTED:
            continue
        value = Decimal(match["number"].replace(".", "").replace(",", "."))
        is_plain = value >= LEAST and not BEHIND.search(text, max(0, match.start() - REACH), match.start())
        yield Stated(("number", *what), str(value), match[0], Span(*match.span()), is_plain)


def _dates(reading: Reading, place: Span) -> Iterator[Stated]:
    """Days with month and year, but for feasts and for those of documents."""
    text = reading.passage.view.text
    for match in DATE.finditer(text, place.start, place.end):
        day = dates.read(match, "date")
        if day.is_real and day.year and not CITED.search(text, max(0, match.start() - 2 * REACH), match.start()):
            value = f"{day.day:02} {day.month:02} {day.year}"
            yield Stated("date", value, match[0], Span(*match.span()), (day.day, day.month) not in FEASTS)


def _symbols(reading: Reading, place: Span) -> Iterator[Stated]:
    """Symbols of documents of one type and one issuer."""
    for symbol in reading.passage.symbols:
        if place.start <= symbol.span.start < place.end:
            kind = symbol.type, symbol.issuer
            yield Stated(kind, f"{symbol.number.lstrip('0')}/{symbol.year}", symbol.plain, symbol.span)


def _places(reading: Reading, place: Span) -> Iterator[Stated]:
    """Names of two syllables behind a word for a kind of place; of one kind are those that share a syllable."""
    for match in PLACE.finditer(reading.passage.view.text, place.start, place.end):
        first, second = (normalize_tone_style(word) for word in match["name"].split())
        kind = match["kind"].lower()
        yield Stated((kind, first, "", strip_marks(second)[:1]), second, match[0], Span(*match.span()))
        yield Stated((kind, "", second, strip_marks(first)[:1]), first, match[0], Span(*match.span()))
