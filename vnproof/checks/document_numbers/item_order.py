"""
VN509 · Số thứ tự điều, khoản, điểm, mục

Số thứ tự bị lặp («2.» rồi lại «2.» rồi «3.») hoặc điểm không theo thứ tự bảng chữ cái tiếng Việt: sau d) là đ), không
dùng f, j, w, z (Nghị định 30/2020/NĐ-CP, Phụ lục I). Số bị thiếu chỉ được nhắc trong văn bản có Quốc hiệu và Tiêu
ngữ, hoặc tiêu đề của Đảng, vì đoạn trích thường bỏ bớt. Sửa số này thường kéo theo số khác, nên vnproof không tự sửa.

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
    ✓ Bước 1. Chuẩn bị ⏎ Bước 2. Nộp ⏎ 1. Đơn ⏎ 2. Bản vẽ
    ✓ a) Một; ⏎ b) Hai; ⏎ c) Ba; ⏎ d) Bốn; ⏎ đ) Năm; ⏎ e) Sáu; ⏎ g) Bảy.
    ✓ I. MỘT ⏎ 1. Nhỏ ⏎ 2. Nhỏ ⏎ II. HAI ⏎ 1. Nhỏ ⏎ 2. Nhỏ
    ✓ 1. Đội A ⏎ 2. Đội B ⏎ ⏎ 1. Đội C ⏎ 2. Đội D
    ✓ Điều 1. Phạm vi ⏎ 1. Khoản một ⏎ 2. Khoản hai ⏎ Điều 2. Nội dung ⏎ 1. Khoản một ⏎ a) Một ⏎ b) Hai ⏎ 2. Khoản hai
    ✓ 1. Quy định chung ⏎ 3. Nội dung khác ⏎ 4. Kinh phí
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern

ITEM = Pattern(
    r"^[ \t]*(?:Điều[ \t]+(?P<article>\d{1,3})(?=[.:])|(?P<roman>[IVX]{1,6})\.(?=[ \t])|(?P<clause>\d{1,2})\.(?=[ \t])"
    r"|(?P<point>[a-zđ])\)(?=[ \t]))",
    re.MULTILINE,
)
LEVELS = ("article", "roman", "clause", "point")
LETTERS = "abcdđeghiklmnopqrstuưvxy"
UNITS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = (*UNITS, "X", *(f"X{unit}" for unit in UNITS), "XX")
SHOWN = {"article": "Điều {}", "point": "{})"}
CONFIDENCE = {True: 0.85, False: 0.6}
SEVERITY = {True: Severity.WARNING, False: Severity.HINT}


class Item(NamedTuple):
    """The number of an article, clause or point; `value` is its place in the order of its level."""

    level: str
    label: str
    value: int
    span: Span


@check("VN509")
def item_order(reading: Reading) -> Iterator[Finding]:
    """Articles, clauses or points whose numbers repeat or are out of order."""
    view = reading.passage.view
    for items in _lists(reading.passage):
        for place in range(1, len(items)):
            why = _fault(items, place, view.text)
            sure = why is not None
            if why is None and (reading.passage.heading.is_administrative or reading.passage.heading.is_partys):
                why = _gap(items, place)
            if why:
                item = items[place]
                shown = SHOWN.get(item.level, "{}.").format(item.label)
                message = Wording(
                    f"«{shown}» không đúng thứ tự: {why.vi}; xin xem lại.",
                    f"'{shown}' is out of order: {why.en}; please check.",
                )
                yield Finding(
                    "VN509", "item-order", view.offsets.to_source(*item.span), message, (),
                    SEVERITY[sure], Safety.HINT, CONFIDENCE[sure],
                )  # fmt: skip


def _lists(passage: Passage) -> Iterator[list[Item]]:
    """The items of each level that belong together: a higher one ends them, and so does a new beginning."""
    running: dict[str, list[Item]] = {level: [] for level in LEVELS}
    for match in ITEM.at(passage.view.text, passage.lines):
        item = _item(match)
        for level in LEVELS[LEVELS.index(item.level) + 1 :]:
            yield running[level]
            running[level] = []
        if item.value == 1:
            yield running[item.level]
            running[item.level] = []
        running[item.level].append(item)
    yield from running.values()


def _item(match: re.Match[str]) -> Item:
    level = str(match.lastgroup)
    label = match[level]
    if level == "roman":
        value = ROMANS.index(label) + 1 if label in ROMANS else 0
    else:
        value = LETTERS.find(label) + 1 if level == "point" else int(label)
    return Item(level, label, value, Span(*match.span(level)))


def _fault(items: Sequence[Item], place: int, text: str) -> Wording | None:
    """What is surely wrong with the number of an item that others go before."""
    before, item = items[place - 1 : place + 1]
    if item.level == "point" and place == 4:
        labels = "".join(item.label for item in items[:5])
        if labels == "abcde":
            return Wording("sau d) là đ)", "after d) comes đ)")
        if labels == "abcdf" or not item.value:
            return Wording("bảng chữ cái tiếng Việt không có chữ này", "it is no Vietnamese letter")
    if item.value != before.value or not _is_in_order(items, place - 1):
        return None
    goes_on = place + 1 < len(items) and items[place + 1].value in (item.value + 1, item.value + 2)
    if goes_on or text.count("\n", before.span.end, item.span.start) == 1:
        return Wording("mục ngay trước cũng mang số này", "the item before it has the same number")
    return None


def _gap(items: Sequence[Item], place: int) -> Wording | None:
    """The number that is missing before an item of a whole document; who quotes leaves out what he doesn't need."""
    before, item = items[place - 1 : place + 1]
    if item.value <= before.value + 1 or not _is_in_order(items, place - 1):
        return None
    return Wording(f"số ngay trước là {before.label}", f"the one before it is {before.label}")


def _is_in_order(items: Sequence[Item], place: int) -> bool:
    """Does an item follow the one before it?"""
    return place >= 1 and items[place].value == items[place - 1].value + 1
