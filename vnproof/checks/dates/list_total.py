"""
VN409 · Tổng không khớp với các mục

Tổng nêu ngay trước danh sách («Tổng kinh phí 90 triệu đồng, gồm:») hoặc ngay sau («Tổng cộng: 90 triệu đồng») không
bằng tổng các mục gạch đầu dòng, a) b) c), 1. 2. 3. Chỉ xét khi mục nào cũng có đúng một số cùng đơn vị với tổng; đồng,
nghìn, triệu, tỷ đồng được quy về một. Mục có «mỗi», «x», «/người», danh sách sau «trong đó» mà cộng lại ít hơn nhiều
thì không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: phép cộng.

    ✗ Tổng kinh phí 90 triệu đồng, gồm: ⏎ - Ngân sách xã: 50 triệu đồng; ⏎ - Xã hội hóa: 30 triệu đồng.
    ✓ Tổng kinh phí 90 triệu đồng, gồm: ⏎ - Ngân sách xã: 60 triệu đồng; ⏎ - Xã hội hóa: 30 triệu đồng.
    ✗ a) Sửa mái nhà: 12.500.000 đồng; ⏎ b) Sơn tường: 7.500.000 đồng. ⏎ Tổng cộng: 21.000.000 đồng.
    ✓ a) Sửa mái nhà: 12.500.000 đồng; ⏎ b) Sơn tường: 7.500.000 đồng. ⏎ Tổng cộng: 20.000.000 đồng.
    ✗ Tổng mức đầu tư 1,5 tỷ đồng, cụ thể: ⏎ 1. Xây lắp: 1,2 tỷ đồng; ⏎ 2. Chi phí khác: 200 triệu đồng.
    ✓ Tổng mức đầu tư 1,5 tỷ đồng, cụ thể: ⏎ 1. Xây lắp: 1,2 tỷ đồng; ⏎ 2. Chi phí khác: 300 triệu đồng.
    ✗ Xã trồng 42 ha rừng, gồm: ⏎ - Thôn Suối Cát 18 ha; ⏎ - Thôn Bình Minh 15 ha; ⏎ - Thôn Tân Lập 11 ha.
    ✓ Xã trồng 42 ha rừng, gồm: ⏎ - Thôn Suối Cát 18 ha; ⏎ - Thôn Bình Minh 15 ha; ⏎ - Thôn Tân Lập 9 ha.
    ✗ Tổng số 125 hộ được hỗ trợ, trong đó: ⏎ + Hộ nghèo: 75 hộ; ⏎ + Hộ cận nghèo: 55 hộ.
    ✓ Tổng số 125 hộ được hỗ trợ, trong đó: ⏎ + Hộ nghèo: 75 hộ; ⏎ + Hộ cận nghèo: 50 hộ.
    ✗ - Thôn 1: 120 suất quà; ⏎ - Thôn 2: 95 suất quà; ⏎ - Thôn 3: 85 suất quà. ⏎ Cộng: 310 suất quà.
    ✓ - Thôn 1: 120 suất quà; ⏎ - Thôn 2: 95 suất quà; ⏎ - Thôn 3: 85 suất quà. ⏎ Cộng: 300 suất quà.
    ✗ Tổng giải thưởng 40.000.000 đồng, gồm: ⏎ - 01 giải Nhất: 15.000.000 đồng; ⏎ - 02 giải Nhì, mỗi giải 10.000.000 \
đồng.
    ✓ Tổng giải thưởng 35.000.000 đồng, gồm: ⏎ - 01 giải Nhất: 15.000.000 đồng; ⏎ - 02 giải Nhì, mỗi giải 10.000.000 \
đồng.
    ✗ Tổng chi 40.000.000 đồng, gồm: ⏎ - Nước uống: 10.000.000 đồng; ⏎ - Quà: 31,000.000 đồng.
    ✓ Tổng chi 41.000.000 đồng, gồm: ⏎ - Nước uống: 10.000.000 đồng; ⏎ - Quà: 31.000.000 đồng.
    ✗ Tuyển 22 chỉ tiêu, gồm: ⏎ a) Giáo viên: 15 chỉ tiêu; ⏎ b) Nhân viên y tế: 5 chỉ tiêu.
    ✓ Tuyển 20 chỉ tiêu, gồm: ⏎ a) Giáo viên: 15 chỉ tiêu; ⏎ b) Nhân viên y tế: 5 chỉ tiêu.
    ✓ Tổng kinh phí 90 triệu đồng, trong đó: ⏎ - Hội thi: 20 triệu đồng; ⏎ - Khen thưởng: 15 triệu đồng.
    ✓ Kinh phí 90 triệu đồng, gồm: ⏎ - Mỗi hộ nghèo 5 triệu đồng; ⏎ - Hội thi 20 triệu đồng.
    ✓ Kinh phí 90 triệu đồng, gồm: ⏎ - Nước uống; ⏎ - Hội thi 20 triệu đồng; ⏎ - Quà 15 triệu đồng.
    ✓ Chi 90 triệu đồng trong 120 triệu đồng, gồm: ⏎ - Hội thi 20 triệu đồng; ⏎ - Quà 15 triệu đồng.
    ✓ Thưởng 5 triệu đồng cho đội nhất như sau: ⏎ - Đội nhì 3 triệu đồng; ⏎ - Đội ba 1 triệu đồng.
    ✓ Kinh phí 90 triệu đồng, gồm: ⏎ - Giai đoạn 1: 40 triệu đồng ⏎ + Quà: 20 triệu đồng ⏎ - Giai đoạn 2: 50 triệu đồng.
    ✓ Năm 2026 xã trồng 30 ha trên địa bàn, gồm: ⏎ - Thôn 1: 18 ha ở 2 xã; ⏎ - Thôn 2: 12 ha ở 3 xã.
    ✓ Chi 90 triệu đồng, gồm: ⏎ - Hội thi 60 triệu đồng, trong đó quà 20 triệu đồng; ⏎ - Nước uống 30 triệu đồng.
    ✓ Tổng số 12 hộ, gồm: ⏎ - 5 hộ nghèo, 2 hộ cận nghèo; ⏎ - 5 hộ khác.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vnproof.checks.base import check
from vnproof.checks.dates.amounts import TIMES, Amount, amounts, shown_in
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

WORDS = ("gồm", "cụ thể", "chia ra", "trong đó", "tổng", "cộng")
ITEM = Pattern(r"(?:(?P<dash>[-+•*])|(?P<number>\d{1,2}[.)])|(?P<letter>[a-zđ]\)))\s")
OPENING = Pattern(r"\b(?:(?P<all>gồm(?: có)?|cụ thể|chia ra)|trong đó(?: có)?)(?: như sau| là)?:\Z", re.IGNORECASE)
CLOSING = Pattern(r"(?:[-+] )?(?:tổng cộng|tổng số|tổng|cộng)\b[^\d\n]{0,40}(?=\d)", re.IGNORECASE)
# So many prizes of so much each: «02 giải Nhì, mỗi giải 5.000.000 đồng», «02 giải Nhì: 5.000.000 đồng/giải».
EACH = Pattern(
    r"(?:[-+•*]|\d{1,2}[.)]|[a-zđ]\))\s(?P<many>\d{1,3}) (?P<what>giải|suất|phần|hộ|người|đội|nhà|căn|bộ)\b"
    r"[^\d;]{0,60}?"
    r"(?P<each>mỗi (?P=what) )?(?P<amount>\d[\d.,]*\d (?:nghìn |ngàn |triệu |tỷ )?đồng)(?P<per>/(?P=what))?[.;,]?\s*\Z"
)
ITEMS = range(2, 41)
SLIP = Decimal("0.1")  # of the whole
LEAST = 10
CONFIDENCE = 0.6


@check("VN409")
def list_total(reading: Reading) -> Iterator[Finding]:
    """Items of a list that do not add up to the total right before or behind it."""
    if not any(word in reading.passage.small for word in WORDS):
        return
    text = reading.passage.view.text
    for before, items, after in _lists(text):
        opening = OPENING.search(text, *before) if before else None
        if opening and before:
            is_part = opening["all"] is None
            yield from _compare(reading, Span(before.start, opening.start()), items, is_part=is_part)
        elif after and CLOSING.match(text, after.start, after.end):
            yield from _compare(reading, after, items, is_part=False)


def _compare(reading: Reading, whole: Span, items: list[Span], *, is_part: bool) -> Iterator[Finding]:
    """A total, unless there are several, against what the items have of it, if each has one such amount."""
    text = reading.passage.view.text
    items = [Span(item.start, item.start + len(item.of(text).partition(", trong đó")[0])) for item in items]
    if TIMES.search(text, *whole):
        return
    for total in _single(text, whole):
        parts = [_part(text, item, total.unit) for item in items]
        if None in parts or total.value < LEAST:
            continue
        found = sum((part for part in parts if part is not None), Decimal())
        if found != total.value and not (is_part and found < total.value * (1 - SLIP)):
            yield _finding(reading, total, found)


def _part(text: str, item: Span, unit: str) -> Decimal | None:
    """What an item adds to a total of `unit`; none where it cannot be told."""
    each = EACH.match(text[: item.end], item.start)
    if each and (each["each"] or each["per"]):
        values = amounts(text, Span(*each.span("amount")))
        return values[0].value * int(each["many"]) if unit == "đồng" else None
    if TIMES.search(text, *item):
        return None
    parts = [part for part in _single(text, item) if part.unit == unit]
    return parts[0].value if len(parts) == 1 else None


def _single(text: str, place: Span) -> list[Amount]:
    """The amounts of a line, but for those of a unit that it has twice."""
    found = amounts(text, place)
    units = [amount.unit for amount in found]
    return [amount for amount in found if units.count(amount.unit) == 1]


def _lists(text: str) -> Iterator[tuple[Span | None, list[Span], Span | None]]:
    """
    Items of one kind in lines that follow each other, with the lines around them; what holds lists of its own, or is
    part of a list that goes on below it, is none.
    """
    lines = [(line, _kind(text, line)) for line in _lines(text)]
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and lines[end][1] == lines[start][1]:
            end += 1
        before, after = (lines[place] if 0 <= place < len(lines) else (None, "") for place in (start - 1, end))
        is_whole = not after[1] or after[1] == before[1] or (after[0] and CLOSING.match(text, after[0].start))
        if lines[start][1] and end - start in ITEMS and is_whole:
            yield before[0], [line for line, _ in lines[start:end]], after[0]
        start = end


def _kind(text: str, line: Span) -> str:
    """What an item begins with, «-», a number, a letter; nothing where the line is none."""
    match = ITEM.match(text, line.start)
    if match is None or CLOSING.match(text, line.start, line.end):
        return ""
    return match["dash"] or str(match.lastgroup)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        kept = line.strip()
        if kept:
            first = start + line.index(kept)
            yield Span(first, first + len(kept))
        start += len(line) + 1


def _finding(reading: Reading, total: Amount, found: Decimal) -> Finding:
    """The finding; the sum is told in the unit of the total as it is written."""
    unit = total.shown.lstrip("0123456789., ")
    message = Wording(
        f"Các mục cộng lại là {shown_in(unit, found)} {unit}, ở đây là {total.shown}; xin xem lại.",
        f"The items make {shown_in(unit, found)} {unit}, here it says {total.shown}; please check.",
    )
    span = reading.passage.view.offsets.to_source(*total.span)
    return Finding("VN409", "list-total", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
