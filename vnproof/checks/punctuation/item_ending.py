"""
VN308 · Dấu câu cuối các mục không đều

Trong một danh sách, các mục kết thúc bằng cùng một dấu, thường là dấu chấm phẩy, mục cuối bằng dấu chấm. Mục nào kết
thúc bằng dấu phẩy, hoặc thiếu dấu trong khi các mục khác có, thì bị nhắc. Chỉ xét danh sách từ ba mục cùng loại đi
liền nhau; danh sách không mục nào có dấu là cách trình bày nên không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I và III, các mẫu.

    ✗ a) Rà soát hộ nghèo; ⏎ b) Nhân rộng mô hình, ⏎ c) Hỗ trợ sửa nhà; ⏎ d) Báo cáo kết quả.
    ✓ a) Rà soát hộ nghèo; ⏎ b) Nhân rộng mô hình; ⏎ c) Hỗ trợ sửa nhà; ⏎ d) Báo cáo kết quả.
    ✗ a) Lợp lại mái tôn ⏎ b) Lát nền nhà; ⏎ c) Thay cánh cửa; ⏎ d) Sơn tường.
    ✓ a) Lợp lại mái tôn; ⏎ b) Lát nền nhà; ⏎ c) Thay cánh cửa; ⏎ d) Sơn tường.
    ✗ - Trạm Y tế xã; ⏎ - Các trường học trên địa bàn ⏎ - Trưởng các ấp; ⏎ - Công an xã.
    ✓ - Trạm Y tế xã; ⏎ - Các trường học trên địa bàn; ⏎ - Trưởng các ấp; ⏎ - Công an xã.
    ✗ 1. Ngày 08/9: Chủ tịch tiếp dân. ⏎ 2. Ngày 15/9: Phó Chủ tịch tiếp dân, ⏎ 3. Ngày 22/9: Chủ tịch tiếp dân.
    ✓ 1. Ngày 08/9: Chủ tịch tiếp dân. ⏎ 2. Ngày 15/9: Phó Chủ tịch tiếp dân. ⏎ 3. Ngày 22/9: Chủ tịch tiếp dân.
    ✗ - UBND tỉnh; ⏎ - Sở Y tế; ⏎ - Lưu: VT,
    ✓ - UBND tỉnh; ⏎ - Sở Y tế; ⏎ - Lưu: VT.
    ✗ - Tuyên truyền; ⏎ - Tập huấn; ⏎ - Kiểm tra, ⏎ - Tổng kết.
    ✓ - Tuyên truyền; ⏎ - Tập huấn; ⏎ - Kiểm tra; ⏎ - Tổng kết.
    ✗ Kinh phí gồm: ⏎ a) Vượt giờ: 96 triệu đồng; ⏎ b) Mua sắm: 53 triệu đồng. ⏎ c) Chi sai: 25 triệu đồng.
    ✓ Kinh phí gồm: ⏎ a) Vượt giờ: 96 triệu đồng; ⏎ b) Mua sắm: 53 triệu đồng; ⏎ c) Chi sai: 25 triệu đồng.
    ✗ - Tuyên truyền; ⏎ - Tập huấn. ⏎ - Kiểm tra; ⏎ - Tổng kết.
    ✓ - Tuyên truyền; ⏎ - Tập huấn; ⏎ - Kiểm tra; ⏎ - Tổng kết.
    ✗ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ - Họp dân; ⏎ - Tập huấn; ⏎ - Kiểm tra; ⏎ 2. Kinh phí.
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ - Họp dân; ⏎ - Tập huấn; ⏎ - Kiểm tra. ⏎ 2. Kinh phí.
    ✗ - Tuyên truyền; ⏎ – Tập huấn; ⏎ - Kiểm tra.
    ✓ - Tuyên truyền; ⏎ - Tập huấn; ⏎ - Kiểm tra.
    ✓ a) Một. Xã chi; ⏎ b) Hai. Huyện chi. Tỉnh hỗ trợ. ⏎ c) Ba.
    ✓ a) Một; ⏎ b) Hai; ⏎ c) Ba. ⏎ a) Bốn; ⏎ b) Năm; ⏎ c) Sáu.
    ✓ - Một; ⏎ - Hai; ⏎ - Ba; ⏎ 2. Kinh phí.
    ✓ - Một; ⏎ - Hai; ⏎ - Ba; ⏎ - Bốn
    ✓ 1. Mục đích ⏎ 2. Yêu cầu ⏎ 3. Nội dung ⏎ 4. Kinh phí
    ✓ 1. Mục đích ⏎ Nâng cao ý thức. ⏎ 2. Yêu cầu ⏎ Kịp thời. ⏎ 3. Nội dung.
    ✓ a) Một; ⏎ b) Hai, gồm: ⏎ - Nhỏ; ⏎ - To. ⏎ c) Ba.
    ✓ - Một. ⏎ - Hai. ⏎ - Ba!
    ✓ - Nam, ⏎ - Nữ, ⏎ - Khác,
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.checks.document_numbers.form import is_whole
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern

ITEM = Pattern(
    r"^[ \t]*(?:(?P<dash>[-–+•*])[ ]|(?P<point>[a-zđ])\)[ ]|(?P<number>\d{1,2})\.[ ])(?P<words>[^\n]*[^\s])",
    re.MULTILINE,
)
HIGHER = Pattern(r"\n[ \t]*(?:\d{1,2}\. |[IVX]{1,5}\. |Điều \d)")
MARKS = (";", ".")
LEAST = 3  # items of a list
MOST_ODD = 1  # of a list: where more differ, it is no slip
CONFIDENCE = 0.6
FIRST = ("a", "1")
DASHES = frozenset("-–")


class Item(NamedTuple):
    """An item: its kind, its mark, the place of its last character, that character, and where its line ends."""

    kind: str
    mark: str
    place: int
    last: int
    ending: str
    end: int


@check("VN308")
def item_ending(reading: Reading) -> Iterator[Finding]:
    """An item of a list that ends otherwise than the others, or begins with another dash."""
    view = reading.passage.view
    for items in _lists(reading.passage):
        yield from _other_dash(reading, items)
        if odd := _full_stop(items, view.text):
            yield _ending(reading, odd, ";", ";")
            continue
        endings = Counter(item.ending for item in items)
        mark = max(MARKS, key=lambda mark: endings[mark])
        like = {mark, "."} if items[-1].ending == "." else {mark}
        regular = sum(endings[ending] for ending in like)
        if regular < LEAST - 1 or not endings[mark] or len(items) - regular > MOST_ODD:
            continue
        for item in items:
            is_last = item is items[-1]
            if (item.ending == "," and not (is_last and _goes_on(view.text, item))) or (
                not is_last and item.ending.isalnum()
            ):
                yield _ending(reading, item, mark, "." if is_last else mark)
        if endings == {";": len(items)} and is_whole(reading.passage.heading) and _is_left(view.text, items[-1]):
            yield _ending(reading, items[-1], ";", ".")


def _ending(reading: Reading, item: Item, mark: str, meant: str) -> Finding:
    message = Wording(
        f"Các mục khác kết thúc bằng «{mark}»; mục này nên kết thúc bằng «{meant}».",
        f"The other items end with '{mark}'; this one should end with '{meant}'.",
    )
    place = reading.passage.view.offsets.to_source(item.last, item.last + 1)
    return Finding("VN308", "item-ending", place, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _full_stop(items: list[Item], text: str) -> Item | None:
    """The one item before the last that ends with a full stop, all others but the last with a semicolon."""
    *others, last = items
    odd = [item for item in others if item.ending != ";"]
    if len(odd) != 1 or odd[0].ending != "." or last.ending != ".":
        return None
    words = text[odd[0].place : odd[0].last]
    return None if ". " in words.partition(" ")[2] else odd[0]  # sentences of their own


def _is_left(text: str, item: Item) -> bool:
    """Does what follows belong to something higher, so that the list is at its end?"""
    return item.end >= 0 and item.kind in ("dash", "point") and HIGHER.match(text, item.end) is not None


def _other_dash(reading: Reading, items: list[Item]) -> Iterator[Finding]:
    """The only item that begins with a long dash among short ones, or the other way round."""
    marks = Counter(item.mark for item in items)
    if items[0].kind != "dash" or set(marks) != DASHES or min(marks.values()) > MOST_ODD:
        return
    usual, odd = marks.most_common()[0][0], marks.most_common()[-1][0]
    for item in items:
        if item.mark == odd:
            message = Wording(
                f"Các mục khác bắt đầu bằng «{usual}»; mục này bắt đầu bằng «{odd}».",
                f"The other items begin with '{usual}'; this one begins with '{odd}'.",
            )
            place = reading.passage.view.offsets.to_source(item.place, item.place + 1)
            yield Finding("VN308", "item-ending", place, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _goes_on(text: str, item: Item) -> bool:
    """Does a line of the same sentence follow?"""
    following = text[item.end + 1 :].partition("\n")[0] if item.end >= 0 else ""
    return bool(following.strip()) and not following.isupper()


def _lists(passage: Passage) -> Iterator[list[Item]]:
    """Items of one kind, line after line."""
    items: list[Item] = []
    text = passage.view.text
    for match in ITEM.at(text, passage.lines):
        last = match.end("words") - 1
        end = text.find("\n", last)
        kind = next(kind for kind in ("dash", "point", "number") if match[kind])
        item = Item(kind, match[kind], match.start(kind), last, text[last], end)
        is_new = item.mark in FIRST or (items and (items[-1].kind != item.kind or items[-1].end + 1 != match.start()))
        if is_new:
            if len(items) >= LEAST:
                yield items
            items = []
        items.append(item)
    if len(items) >= LEAST:
        yield items
