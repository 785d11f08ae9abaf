"""
VN509 · Số thứ tự điều, khoản, điểm, mục

Số thứ tự bị lặp («2.» rồi lại «2.» rồi «3.») hoặc điểm không theo thứ tự bảng chữ cái tiếng Việt: sau d) là đ), không
dùng f, j, w, z (Nghị định 30/2020/NĐ-CP, Phụ lục I); hoặc sau «Điều 2» thiếu dấu chấm. Số bị thiếu chỉ được nhắc trong
văn bản có Quốc hiệu và Tiêu ngữ, dòng «Số:» và ngày ban hành, hoặc tiêu đề của Đảng, vì đoạn trích thường bỏ bớt. Sửa
số này thường kéo theo số khác, nên vnproof không tự sửa.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ 1. Mục đích ⏎ 2. Yêu cầu ⏎ 2. Nội dung ⏎ 3. Kinh phí
    ✓ 1. Mục đích ⏎ 2. Yêu cầu ⏎ 3. Nội dung ⏎ 4. Kinh phí
    ✗ a) Một; ⏎ b) Hai; ⏎ c) Ba; ⏎ d) Bốn; ⏎ e) Năm.
    ✓ a) Một; ⏎ b) Hai; ⏎ c) Ba; ⏎ d) Bốn; ⏎ đ) Năm.
    ✗ Điều 1. Phạm vi ⏎ Điều 2. Đối tượng ⏎ Điều 2. Nội dung ⏎ Điều 3. Hiệu lực
    ✓ Điều 1. Phạm vi ⏎ Điều 2. Đối tượng ⏎ Điều 3. Nội dung ⏎ Điều 4. Hiệu lực
    ✗ I. MỤC ĐÍCH ⏎ II. YÊU CẦU ⏎ II. NỘI DUNG ⏎ III. KINH PHÍ
    ✓ I. MỤC ĐÍCH ⏎ II. YÊU CẦU ⏎ III. NỘI DUNG ⏎ IV. KINH PHÍ
    ✗ I. CHỦ ĐẦU TƯ ⏎ II. NHÀ THẦU ⏎ II. NỘI DUNG ⏎ IV. KẾT LUẬN
    ✓ I. CHỦ ĐẦU TƯ ⏎ II. NHÀ THẦU ⏎ III. NỘI DUNG ⏎ IV. KẾT LUẬN
    ✗ ĐẢNG CỘNG SẢN VIỆT NAM ⏎ 1. Hội nghị ⏎ 2. Thu hoạch ⏎ 4. Tuyên truyền
    ✓ ĐẢNG CỘNG SẢN VIỆT NAM ⏎ 1. Hội nghị ⏎ 2. Thu hoạch ⏎ 3. Tuyên truyền
    ✗ Điều 1 . Mục đích ⏎ Điều 2. Đối tượng ⏎ Điều 2. Thời gian ⏎ Điều 4. Giải thưởng
    ✓ Điều 1. Mục đích ⏎ Điều 2. Đối tượng ⏎ Điều 3. Thời gian ⏎ Điều 4. Giải thưởng
    ✗ Điều 1. Phạm vi ⏎ Điều 3. Đối tượng ⏎ Điều 2. Nội dung ⏎ Điều 4. Hiệu lực
    ✓ Điều 1. Phạm vi ⏎ Điều 2. Đối tượng ⏎ Điều 3. Nội dung ⏎ Điều 4. Hiệu lực
    ✗ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Điều 1. Tặng giấy khen. ⏎ Điều 3. Thi hành.
    ✓ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Điều 1. Tặng giấy khen. ⏎ Điều 2. Thi hành.
    ✗ 1. Mục đích ⏎ 1.1. Nâng cao ⏎ 1.2. Tăng cường ⏎ 2. Yêu cầu ⏎ 1.1. Đúng luật ⏎ 2.2. Kịp thời
    ✓ 1. Mục đích ⏎ 1.1. Nâng cao ⏎ 1.2. Tăng cường ⏎ 2. Yêu cầu ⏎ 2.1. Đúng luật ⏎ 2.2. Kịp thời
    ✗ 1. Mục đích ⏎ 1.1. Nâng cao ⏎ 1.2. Tăng cường ⏎ 1.2. Phối hợp ⏎ 1.3. Kiểm tra
    ✓ 1. Mục đích ⏎ 1.1. Nâng cao ⏎ 1.2. Tăng cường ⏎ 1.3. Phối hợp ⏎ 1.4. Kiểm tra
    ✗ Chương I ⏎ QUY ĐỊNH CHUNG ⏎ Chương II ⏎ NỘI DUNG ⏎ Chương II ⏎ KINH PHÍ ⏎ Chương III ⏎ THI HÀNH
    ✓ Chương I ⏎ QUY ĐỊNH CHUNG ⏎ Chương II ⏎ NỘI DUNG ⏎ Chương III ⏎ KINH PHÍ ⏎ Chương IV ⏎ THI HÀNH
    ✗ Điều 1. Phạm vi ⏎ Điều 2 Đối tượng áp dụng ⏎ Điều 3. Hiệu lực
    ✓ Điều 1. Phạm vi ⏎ Điều 2. Đối tượng áp dụng ⏎ Điều 3. Hiệu lực
    ✓ Điều 1. Phạm vi ⏎ Điều 2 Luật Đất đai quy định như sau. ⏎ Điều 2. Đối tượng
    ✓ 1. Năm 2025 ⏎ 1.250 hộ nghèo ⏎ 1.500 người ⏎ 2. Năm 2026 ⏎ 1.1 Mục lẻ ⏎ 2.500 hộ
    ✓ 3. Phòng ⏎ 3.1. Một ⏎ 3.2. Hai ⏎ 4. Sở ⏎ 4.1. Một ⏎ 4.1.1. Nhỏ ⏎ 4.2. Hai
    ✓ Bước 1. Chuẩn bị ⏎ Bước 2. Nộp ⏎ 1. Đơn ⏎ 2. Bản vẽ
    ✓ a) Một; ⏎ b) Hai; ⏎ c) Ba; ⏎ d) Bốn; ⏎ đ) Năm; ⏎ e) Sáu; ⏎ g) Bảy.
    ✓ I. MỘT ⏎ 1. Nhỏ ⏎ 2. Nhỏ ⏎ II. HAI ⏎ 1. Nhỏ ⏎ 2. Nhỏ
    ✓ 1. Đội A ⏎ 2. Đội B ⏎ ⏎ 1. Đội C ⏎ 2. Đội D
    ✓ Điều 1. Phạm vi ⏎ 1. Khoản một ⏎ 2. Khoản hai ⏎ Điều 2. Nội dung ⏎ 1. Khoản một ⏎ a) Một ⏎ b) Hai ⏎ 2. Khoản hai
    ✓ 1. Quy định chung ⏎ 3. Nội dung khác ⏎ 4. Kinh phí
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.checks.document_numbers.form import is_whole
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern

ITEM = Pattern(
    r"^[ \t]*(?:Điều[ \t]+(?P<article>\d{1,3})(?=[ ]?[.:]|[ ](?P<bare>[^\W\d_a-zđ]))"
    r"|(?:Chương|CHƯƠNG)[ ](?P<chapter>[IVX]{1,6})\b"
    r"|(?P<roman>[IVX]{1,6})[ ]?\.(?=[ ])|(?P<clause>\d{1,2})[ ]?\.(?=[ \t])|(?P<sub>\d{1,2}\.\d{1,2})\.(?=[ ])"
    r"|(?P<point>[a-zđ])\)(?=[ \t]))",
    re.MULTILINE,
)
LEVELS = ("chapter", "article", "roman", "clause", "sub", "point")
CITED = re.compile(r"[ ](?:Luật|Bộ luật|Nghị|Thông tư|Quyết định|Pháp lệnh|Hiến pháp|Quy |Điều|Chương)")
LETTERS = "abcdđeghiklmnopqrstuưvxy"
UNITS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = (*UNITS, "X", *(f"X{unit}" for unit in UNITS), "XX")
SHOWN = {"article": "Điều {}", "point": "{})", "chapter": "Chương {}"}
CONFIDENCE = {True: 0.85, False: 0.6}
SEVERITY = {True: Severity.WARNING, False: Severity.HINT}


class Item(NamedTuple):
    """The number of an article, clause or point; `value` is its place in the order of its level."""

    level: str
    label: str
    value: int
    span: Span
    is_bare: bool  # an article without a full stop behind its number

    @property
    def clause(self) -> str:
        """The number of the clause that «2.1.» says it is part of."""
        return self.label.partition(".")[0]


@check("VN509")
def item_order(reading: Reading) -> Iterator[Finding]:
    """Articles, clauses or points whose numbers repeat or are out of order."""
    text, heading = reading.passage.view.text, reading.passage.heading
    is_complete = is_whole(heading) or heading.is_partys
    items = list(_items(reading.passage))
    for item, why in _strangers(items):
        yield _finding(reading, item, why, sure=True)
    for listed in _lists(items):
        for place in range(1, len(listed)):
            if why_surely := _fault(listed, place, text):
                yield _finding(reading, listed[place], why_surely, sure=True)
            elif is_complete and (gap := _gap(listed, place)):
                yield _finding(reading, listed[place], gap, sure=False)


def _finding(reading: Reading, item: Item, why: Wording, *, sure: bool) -> Finding:
    shown = SHOWN.get(item.level, "{}.").format(item.label)
    message = Wording(
        f"«{shown}» không đúng thứ tự, cách ghi: {why.vi}; xin xem lại.",
        f"'{shown}' is out of order or ill-formed: {why.en}; please check.",
    )
    span = reading.passage.view.offsets.to_source(*item.span)
    return Finding("VN509", "item-order", span, message, (), SEVERITY[sure], Safety.HINT, CONFIDENCE[sure])


def _items(passage: Passage) -> Iterator[Item]:
    """The numbers at the beginnings of lines, but for those that a sentence begins with: «Điều 2 Luật Đất đai»."""
    text = passage.view.text
    for match in ITEM.at(text, passage.lines):
        if match["bare"] is None or not CITED.match(text, match.end()):
            yield _item(match)


def _strangers(items: Sequence[Item]) -> Iterator[tuple[Item, Wording]]:
    """Articles without the full stop that others have, and «1.1.» beside «2.2.» below 2."""
    has_stops = sum(item.level == "article" and not item.is_bare for item in items)
    article, clause = 0, ""
    for place, item in enumerate(items):
        if item.level == "article":
            if item.is_bare and has_stops and item.value == article + 1:
                yield item, Wording("sau số của điều có dấu chấm", "an article's number has a full stop")
            article = item.value
        elif item.level == "clause":
            clause = item.label
        elif item.level == "sub" and item.clause != clause:
            beside = [items[near] for near in (place - 1, place + 1) if 0 <= near < len(items)]
            if any(
                near.clause == clause and abs(near.value - item.value) == 1 for near in beside if near.level == "sub"
            ):
                yield item, Wording(f"mục này nằm trong mục {clause}", f"it stands below {clause}")


def _lists(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items of each level that belong together: a higher one ends them, and so does a new beginning."""
    running: dict[str, list[Item]] = {level: [] for level in LEVELS}
    for item in items:
        for level in LEVELS[LEVELS.index(item.level) + 1 :]:
            yield running[level]
            running[level] = []
        if item.value == 1:
            yield running[item.level]
            running[item.level] = []
        running[item.level].append(item)
    yield from running.values()


def _item(match: re.Match[str]) -> Item:
    level = next(level for level in LEVELS if match[level])
    label = match[level]
    if level in ("roman", "chapter"):
        value = ROMANS.index(label) + 1 if label in ROMANS else 0
    elif level == "point":
        value = LETTERS.find(label) + 1
    else:
        value = int(label.rpartition(".")[2])
    return Item(level, label, value, Span(*match.span(level)), match["bare"] is not None)


def _fault(items: Sequence[Item], place: int, text: str) -> Wording | None:
    """What is surely wrong with the number of an item that others go before."""
    before, item = items[place - 1 : place + 1]
    after = items[place + 1] if place + 1 < len(items) else None
    if item.level == "point" and place == 4:
        labels = "".join(item.label for item in items[:5])
        if labels == "abcde":
            return Wording("sau d) là đ)", "after d) comes đ)")
        if labels == "abcdf" or not item.value:
            return Wording("bảng chữ cái tiếng Việt không có chữ này", "it is no Vietnamese letter")
    if place >= 2 and [items[place - 2].value, before.value] == [item.value - 1, item.value + 1]:
        is_swapped = after is not None and after.value == before.value + 1
        return Wording(f"đứng sau {before.label}", f"it comes after {before.label}") if is_swapped else None
    if item.value != before.value or not _is_in_order(items, place - 1):
        return None
    goes_on = after is not None and after.value in (item.value + 1, item.value + 2)
    if goes_on or text.count("\n", before.span.end, item.span.start) == 1:
        return Wording("mục ngay trước cũng mang số này", "the item before it has the same number")
    return None


def _gap(items: Sequence[Item], place: int) -> Wording | None:
    """The number that is missing before an item of a whole document; who quotes leaves out what he doesn't need."""
    before, item = items[place - 1 : place + 1]
    is_second = place == 1 and before.value == 1
    if item.value <= before.value + 1 or not (is_second or _is_in_order(items, place - 1)):
        return None
    return Wording(f"số ngay trước là {before.label}", f"the one before it is {before.label}")


def _is_in_order(items: Sequence[Item], place: int) -> bool:
    """Does an item follow the one before it?"""
    return place >= 1 and items[place].value == items[place - 1].value + 1
