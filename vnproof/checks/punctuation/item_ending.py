"""
VN308 · Dấu câu cuối các mục không đều

Trong một danh sách, các mục kết thúc bằng cùng một dấu, thường là dấu chấm phẩy, mục cuối bằng dấu chấm. Mục nào kết
thúc
bằng dấu phẩy, hoặc thiếu dấu trong khi các mục khác có, thì bị nhắc. Chỉ xét danh sách từ ba mục cùng loại đi liền
nhau; danh
sách không mục nào có dấu là cách trình bày nên không báo.

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
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern

ITEM = Pattern(
    r"^[ \t]*(?:(?P<dash>[-+•*])[ ]|(?P<point>[a-zđ])\)[ ]|(?P<number>\d{1,2})\.[ ])(?P<words>[^\n]*[^\s])",
    re.MULTILINE,
)
MARKS = (";", ".")
LEAST = 3  # items of a list
MOST_ODD = 1  # of a list: where more differ, it is no slip
CONFIDENCE = 0.6


class Item(NamedTuple):
    """An item: its kind, the place of its last character, that character, and where its line ends."""

    kind: str
    last: int
    ending: str
    end: int


@check("VN308")
def item_ending(reading: Reading) -> Iterator[Finding]:
    """An item of a list that ends with a comma, or with no mark where the others have one."""
    view = reading.passage.view
    for items in _lists(reading.passage):
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
                meant = "." if is_last else mark
                message = Wording(
                    f"Các mục khác kết thúc bằng «{mark}»; mục này nên kết thúc bằng «{meant}».",
                    f"The other items end with '{mark}'; this one should end with '{meant}'.",
                )
                place = view.offsets.to_source(item.last, item.last + 1)
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
        item = Item(str(next(kind for kind in ("dash", "point", "number") if match[kind])), last, text[last], end)
        if items and (items[-1].kind != item.kind or items[-1].end + 1 != match.start()):
            if len(items) >= LEAST:
                yield items
            items = []
        items.append(item)
    if len(items) >= LEAST:
        yield items
