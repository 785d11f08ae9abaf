"""
VN714 · Số lượng nêu ra khác số mục liệt kê

«Thông qua 05 nghị quyết:» mà bên dưới chỉ có bốn mục, «03 xã: Tân Lập, Phú Sơn» mà chỉ có hai tên: thêm bớt một mục rồi
quên sửa số, hoặc liệt kê thiếu. Chỉ đếm những mục liền nhau, mỗi mục một dòng, hay những tên ngăn bằng dấu phẩy đến hết
câu. Liệt kê có «một số», «ít nhất», «trong đó», «v.v.», có mục con hay số mục cách xa số nêu ra thì không xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: phép đếm.

    ✗ Kế hoạch gồm 04 nội dung sau: ⏎ a) Tuyên truyền; ⏎ b) Tập huấn; ⏎ c) Kiểm tra.
    ✓ Kế hoạch gồm 03 nội dung sau: ⏎ a) Tuyên truyền; ⏎ b) Tập huấn; ⏎ c) Kiểm tra.
    ✗ Tiếp tục thực hiện ba nhiệm vụ: ⏎ - Làm đường; ⏎ - Sửa cầu; ⏎ - Dựng kè; ⏎ - Trồng cây.
    ✓ Tiếp tục thực hiện bốn nhiệm vụ: ⏎ - Làm đường; ⏎ - Sửa cầu; ⏎ - Dựng kè; ⏎ - Trồng cây.
    ✗ Lớp học chia làm 04 buổi: ⏎ - Buổi 1: lý thuyết; ⏎ - Buổi 2: thực hành; ⏎ - Buổi 3: kiểm tra.
    ✓ Lớp học chia làm 03 buổi: ⏎ - Buổi 1: lý thuyết; ⏎ - Buổi 2: thực hành; ⏎ - Buổi 3: kiểm tra.
    ✗ Đường chạy qua 04 xã: Tân Lập, Phú Sơn và Lộc An.
    ✓ Đường chạy qua 03 xã: Tân Lập, Phú Sơn và Lộc An.
    ✗ Hội thi gồm 04 phần: chào hỏi, kiến thức, năng khiếu.
    ✓ Hội thi gồm 03 phần: chào hỏi, kiến thức, năng khiếu.
    ✗ Hỗ trợ 03 hộ, gồm hộ ông Lê Văn Tám, hộ bà Trần Thị Sáu.
    ✓ Hỗ trợ 02 hộ, gồm hộ ông Lê Văn Tám, hộ bà Trần Thị Sáu.
    ✗ Khen thưởng 02 thôn, gồm: thôn Suối Cát, thôn Bàu Sen, thôn Đồi Chè.
    ✓ Khen thưởng 03 thôn, gồm: thôn Suối Cát, thôn Bàu Sen, thôn Đồi Chè.
    ✓ Người nộp có ít nhất 02 giấy tờ sau: ⏎ - Căn cước; ⏎ - Hộ chiếu; ⏎ - Giấy khai sinh.
    ✓ Được chọn một trong hai hình thức sau: ⏎ - Trực tiếp; ⏎ - Qua bưu chính; ⏎ - Trực tuyến.
    ✓ Đoàn đến 05 xã, trong đó có xã Tân Lập, xã Phú Sơn.
    ✓ Có 03 nhóm giải pháp: ⏎ - Về vốn: ⏎ + Vay ngân hàng; ⏎ - Về đất.
    ✓ Có 02 nội dung: phòng, chống ma túy, mại dâm.
    ✓ Xã có 12 thôn, gồm thôn Suối Cát, thôn Bàu Sen.
    ✓ Họp với 03 xã: Chủ tịch xã Tân Lập, Phú Sơn báo cáo.
    ✓ Trồng 20 ha, gồm: ⏎ - Cao su; ⏎ - Cà phê.
    ✓ Quyết định có 02 Điều: ⏎ 1. Giao đất; ⏎ 2. Thu tiền; ⏎ 3. Bàn giao.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.number_words import DIGITS
from vnproof.text.pattern import Pattern, occurrences

WORDS: Final = {word: number for number, word in enumerate(DIGITS) if number > 1} | {"mười": 10}
MANY: Final = rf"(?P<many>\d{{1,2}}|{'|'.join(WORDS)})"
# What is counted out in lists, whatever their items begin with.
NOUNS: Final = (
    "nội dung|nhiệm vụ|giải pháp|mục tiêu|nguyên tắc|tiêu chí|điều kiện|bước|nhóm|trường hợp|lĩnh vực|giai đoạn"
    "|hạng mục|yêu cầu|biện pháp|vấn đề|chuyên đề|nghị quyết|giấy tờ|loại giấy tờ|kiến nghị|đề nghị|hình thức|hành vi"
    "|đợt|vòng|chương trình|dự án|công việc|phần việc|thành phần|báo cáo|tờ trình|ý kiến|chỉ tiêu|nhóm giải pháp"
)
ABOVE: Final = Pattern(
    rf"\b{MANY} (?P<noun>{NOUNS}|[{LOWER}]{{2,7}})\b(?P<rest>[^\d\n:]{{0,60}}):[ ]*\Z", re.IGNORECASE
)
LINKS: Final = (" gồm", ": ")
COUNT: Final = Pattern(rf"(?<![\w.,/-]){MANY}(?= [{LOWER}])", re.IGNORECASE)
INLINE: Final = Pattern(
    rf"{MANY} (?P<noun>{NOUNS}|[{LOWER}]{{2,7}})(?: [{LOWER}]{{2,7}}){{0,3}}?"
    r"(?:,? (?:bao )?gồm(?: có)?:?|:) (?P<parts>[^\n.;()]+)[.;)\n]",
    re.IGNORECASE,
)
ITEM: Final = Pattern(r"[ \t]*(?:(?P<dash>[-–+•*])|(?P<number>\d{1,2})[.)]|(?P<letter>[a-zđ])\))\s+(?P<words>[^\n]+)")
# Before the number: it is none of all, or of something else.
LOOSE: Final = Pattern(
    r"\b(?:ít nhất|nhiều nhất|tối thiểu|tối đa|trong|hơn|gần|khoảng|mỗi|từng|một|số|thứ|tháng|ngày|năm|từ|đến|hoặc|trên"
    r"|dưới|lớp|khoản|điều|điểm|quý|tổ|còn|hạng|mục|đủ|bất kỳ|hàng|hằng) \Z",
    re.IGNORECASE,
)
NAME: Final = Pattern(rf"(?:[{UPPER}][{LOWER}]{{0,6}})(?:[ -][{UPPER}][{LOWER}]{{0,6}}){{0,3}}")
PARTED: Final = Pattern(r", | và |, và ")
OPEN: Final = Pattern(r"\bv\.\s?v|…|\.\.\.|\bkhác\b|\bnhư\b|\btrong đó\b")
REACH, REACH_ABOVE, REACH_INLINE = 14, 90, 45
SHORT: Final = 6  # words of a part
ITEMS: Final = range(2, 16)
MOST_OFF: Final = 2
CONFIDENCE: Final = 0.6


@check("VN714")
def miscounted(reading: Reading) -> Iterator[Finding]:
    """A number of things that is not the number of those listed behind it."""
    text = reading.passage.view.text
    for place, shown, found in (*_in_lines(text, reading.passage.lines), *_inline(text)):
        message = Wording(
            f"Ở đây ghi «{shown}» mà liệt kê {found}; xin đếm lại.",
            f"Here it says '{shown}', and {found} are listed; please count again.",
        )
        span = reading.passage.view.offsets.to_source(*place)
        yield Finding("VN714", "miscounted", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _in_lines(text: str, lines: tuple[int, ...]) -> Iterator[tuple[Span, str, int]]:
    """Items of one kind on the lines below a number and a colon."""
    for colon in occurrences(text, ":"):
        end = text.find("\n", colon)
        if end < 0 or text[colon + 1 : end].strip():
            continue
        below = bisect_left(lines, end)
        match = ABOVE.search(text, max(lines[below - 1], colon - REACH_ABOVE), end)
        if match is None or _is_loose(text, match):
            continue
        items = list(_items(text, islice(lines, below, below + ITEMS.stop)))
        noun = match["noun"].lower()
        is_named = all(item["words"].lower().startswith(noun) for item in items)
        if len(items) in ITEMS and (is_named or re.fullmatch(NOUNS, noun)) and not _nests(text, match, items):
            yield from _differ(match, len(items))


def _items(text: str, lines: Iterable[int]) -> Iterator[re.Match[str]]:
    """The items of the list that begins at a line; numbers and letters go on one by one."""
    first = None
    for count, line in enumerate(lines):
        item = ITEM.match(text, line)
        if item is None:
            return
        first = first or item
        if item.lastgroup != first.lastgroup or _kind(item) != _kind(first):
            return
        if item["number"] and int(item["number"]) != count + 1:
            return
        yield item


def _kind(item: re.Match[str]) -> str:
    return "dash" + item["dash"] if item["dash"] else "number" if item["number"] else "letter"


def _nests(text: str, match: re.Match[str], items: list[re.Match[str]]) -> bool:
    """May the list go on behind what stands below it, or is it of the same kind as the line above?"""
    last = items[-1]
    below = ITEM.match(text, last.end() + 1)
    if any(item["words"].rstrip().endswith(":") for item in items) or OPEN.search(last["words"]):
        return True
    line = text.rfind("\n", 0, match.start()) + 1
    above = ITEM.match(text, line)
    if above and _kind(above) == _kind(last):
        return True
    return below is not None and (above is None or _kind(below) != _kind(above)) and not below["number"]


def _inline(text: str) -> Iterator[tuple[Span, str, int]]:
    """Names, or parts that all begin with what is counted, in a row down to the end of the sentence."""
    for link in occurrences(text, *LINKS):
        many = [many.start() for many in COUNT.finditer(text, max(0, link - REACH_INLINE), link)]
        match = INLINE.match(text, many[-1]) if many else None
        if match is None or match.start("parts") < link or _is_loose(text, match) or OPEN.search(match["parts"]):
            continue
        noun = match["noun"].lower()
        parts = re.split(PARTED.pattern, match["parts"].strip())
        is_named = all(part.lower().startswith(f"{noun} ") for part in parts)
        # A comma within a part makes too many of them, and nothing too few.
        is_short = match[0][-1] in ".\n" and len(parts) < _many(match) and max(map(len, map(str.split, parts))) <= SHORT
        is_list = is_short and re.fullmatch(f"{NOUNS}|phần", noun) is not None
        if len(parts) in ITEMS and (is_named or is_list or all(map(NAME.fullmatch, parts))):
            yield from _differ(match, len(parts))


def _is_loose(text: str, match: re.Match[str]) -> bool:
    return LOOSE.search(text, max(0, match.start() - REACH), match.start()) is not None


def _many(match: re.Match[str]) -> int:
    return int(match["many"]) if match["many"].isdigit() else WORDS[match["many"].lower()]


def _differ(match: re.Match[str], found: int) -> Iterator[tuple[Span, str, int]]:
    many = _many(match)
    if 0 < abs(many - found) <= MOST_OFF and many > 1:
        end = match.end("noun")
        yield Span(match.start("many"), end), match.string[match.start("many") : end], found
