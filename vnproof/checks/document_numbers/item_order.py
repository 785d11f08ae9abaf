"""
VN509 · Số thứ tự điều, khoản, điểm, mục

Số thứ tự bị lặp («2.» rồi lại «2.» rồi «3.») hoặc điểm không theo thứ tự bảng chữ cái tiếng Việt: sau d) là đ), không
dùng f, j, w, z (Nghị định 30/2020/NĐ-CP, Phụ lục I). Số bị thiếu chỉ được nhắc trong văn bản có Quốc hiệu và Tiêu
ngữ, vì đoạn trích thường bỏ bớt. Sửa số này thường kéo theo số khác, nên vnproof không tự sửa.

    ✗ 1. Mục đích ⏎ 2. Yêu cầu ⏎ 2. Nội dung ⏎ 3. Kinh phí
    ✓ 1. Mục đích ⏎ 2. Yêu cầu ⏎ 3. Nội dung ⏎ 4. Kinh phí
    ✗ a) Một; ⏎ b) Hai; ⏎ c) Ba; ⏎ d) Bốn; ⏎ e) Năm.
    ✓ a) Một; ⏎ b) Hai; ⏎ c) Ba; ⏎ d) Bốn; ⏎ đ) Năm.
    ✗ Điều 1. Phạm vi ⏎ Điều 2. Đối tượng ⏎ Điều 2. Nội dung ⏎ Điều 3. Hiệu lực
    ✓ Điều 1. Phạm vi ⏎ Điều 2. Đối tượng ⏎ Điều 3. Nội dung ⏎ Điều 4. Hiệu lực
    ✗ I. MỤC ĐÍCH ⏎ II. YÊU CẦU ⏎ II. NỘI DUNG ⏎ III. KINH PHÍ
    ✓ I. MỤC ĐÍCH ⏎ II. YÊU CẦU ⏎ III. NỘI DUNG ⏎ IV. KINH PHÍ
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
from vnproof.text import heading

ITEM = re.compile(
    r"^[ \t]*(?:(?P<article>Điều[ \t]+(?P<number>\d{1,3})(?=[.:]))|(?P<roman>[IVX]{1,6})\.(?=[ \t])|(?P<clause>\d{1,2})\.(?=[ \t])"
    r"|(?P<point>[a-zđ])\)(?=[ \t]))",
    re.MULTILINE,
)
LEVELS = ("article", "roman", "clause", "point")
LETTERS = "abcdđeghiklmnopqrstuưvxy"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMANS = (
    "",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
)
WORDS = {"article": "Điều {}", "roman": "{}.", "clause": "{}.", "point": "{})"}
CONFIDENCE = 0.85
GAP = 0.6


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
    is_document = heading.is_administrative(view.text)
    for items in _lists(view.text):
        for place, item in enumerate(items):
            found = _fault(items, place, is_document=is_document)
            if found:
                message, confidence = found
                span = view.offsets.to_source(*item.span)
                severity = Severity.WARNING if confidence == CONFIDENCE else Severity.HINT
                yield Finding("VN509", "item-order", span, message, (), severity, Safety.HINT, confidence)


def _lists(text: str) -> Iterator[list[Item]]:
    """The items of each level that belong together: a higher one ends them, and so does a new beginning."""
    running: dict[str, list[Item]] = {level: [] for level in LEVELS}
    for match in ITEM.finditer(text):
        item = _item(match)
        if item is None:
            continue
        depth = LEVELS.index(item.level)
        for level in LEVELS[depth + 1 :] if item.level != "roman" else ("clause", "point"):
            yield running[level]
            running[level] = []
        if item.value == 1 and running[item.level]:
            yield running[item.level]
            running[item.level] = []
        running[item.level].append(item)
    yield from running.values()


def _item(match: re.Match[str]) -> Item | None:
    level = match.lastgroup if match.lastgroup != "number" else "article"
    level = "article" if match["article"] else str(level)
    label = match["number"] or match[level]
    if level == "roman":
        value = ROMANS.index(label) if label in ROMANS else 0
    elif level == "point":
        value = LETTERS.find(label) + 1
    else:
        value = int(label)
    return Item(level, label, value, Span(*match.span(level)))


def _fault(items: Sequence[Item], place: int, *, is_document: bool) -> tuple[Wording, float] | None:
    """What is wrong with the number of an item, after those before it and before the one behind it."""
    if not place:
        return None
    before, item = items[place - 1], items[place]
    after = items[place + 1].value if place + 1 < len(items) else None
    in_order = place >= 2 and items[place - 2].value == before.value - 1
    if item.level == "point" and place == 4 and "".join(i.label for i in items[:5]) == LATIN[:5]:
        return _told(item, "đ", "sau d) là đ)", "after d) comes đ)"), CONFIDENCE
    if item.level == "point" and not item.value and before.value and place >= 4:
        return _told(item, "", "bảng chữ cái tiếng Việt không có chữ này", "no Vietnamese letter"), CONFIDENCE
    if item.value == before.value and item.value and in_order and after in (item.value + 1, None):
        return _told(item, "", "số này vừa dùng ở mục trước", "the item before has the same"), CONFIDENCE
    if is_document and item.value > before.value + 1 and in_order and before.value:
        return _told(item, "", f"trước đó là {before.label}", f"the one before is {before.label}"), GAP
    return None


def _told(item: Item, right: str, vi: str, en: str) -> Wording:
    shown = WORDS[item.level].format(item.label)
    return Wording(
        f"«{shown}» không đúng thứ tự: {vi}; xin đánh lại.", f"'{shown}' is out of order: {en}; please renumber."
    )
