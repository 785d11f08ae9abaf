"""
VN304 · Ngoặc hoặc dấu ngoặc kép thiếu một bên

Mở ngoặc mà không đóng, hoặc đóng mà không mở. Ngoặc của số thứ tự («a)», «1)») và phần trích dẫn qua nhiều đoạn không
bị báo. Thiếu ở đâu thì chỉ người viết biết, nên vnproof không đề nghị gì.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Ủy ban nhân dân (UBND xã tổ chức hội nghị.
    ✓ Ủy ban nhân dân (UBND) xã tổ chức hội nghị.
    ✗ Các hộ nghèo, kể cả hộ cận nghèo) được hỗ trợ.
    ✓ Các hộ nghèo, (kể cả hộ cận nghèo) được hỗ trợ.
    ✗ Phong trào “Toàn dân bảo vệ an ninh Tổ quốc được duy trì.
    ✓ Phong trào “Toàn dân bảo vệ an ninh Tổ quốc” được duy trì.
    ✗ Cuộc vận động Ngày vì người nghèo” được hưởng ứng.
    ✓ Cuộc vận động “Ngày vì người nghèo” được hưởng ứng.
    ✗ Cuộc vận động «Ngày vì người nghèo được hưởng ứng.
    ✓ Cuộc vận động «Ngày vì người nghèo» được hưởng ứng.
    ✗ Theo danh sách [kèm theo công văn này.
    ✓ Theo danh sách [kèm theo] công văn này.
    ✗ Phong trào "Toàn dân bảo vệ an ninh Tổ quốc được duy trì.
    ✓ Phong trào "Toàn dân bảo vệ an ninh Tổ quốc" được duy trì.
    ✗ Phong trào “Toàn dân bảo vệ an ninh Tổ quốc" được duy trì.
    ✓ Phong trào “Toàn dân bảo vệ an ninh Tổ quốc” được duy trì.
    ✗ Cuộc vận động "Ngày vì người nghèo” được hưởng ứng.
    ✓ Cuộc vận động “Ngày vì người nghèo” được hưởng ứng.
    ✗ Kèm theo danh sách (gồm 5 hộ] của xã.
    ✓ Kèm theo danh sách (gồm 5 hộ) của xã.
    ✓ Màn hình 15" và ống 21"; cao 5'6"; ông nói: "Đi thôi. ⏎ Về thôi."
    ✓ a) Rà soát; b) Tổng hợp; 1) Báo cáo; iv) Lưu trữ; a.1) Ký duyệt.
    ✓ Theo quy định tại (điểm a) khoản 1; các việc (gồm: a) rà soát; b) báo cáo).
    ✓ Sửa đổi Điều 5: ⏎ “Điều 5. Phạm vi ⏎ 1. Áp dụng trong xã. ⏎ 2. Không áp dụng ở nơi khác.”.
    ✓ d) Hàng hóa (không gồm xe, ⏎ xe đạp điện); (khoản a) Điều này (đã sửa đổi).
    ✓ Các chất (Flo (F), Clo (Cl), Iốt (I) và chất khác) phải ghi rõ.
    ✓ Danh sách kèm theo (gồm 5 hộ ⏎ và 3 thôn) được niêm yết.
    ✓ Một người chịu trách nhiệm chính (gọi là giám thị ⏎ 1). Khi coi thi, giám thị không ra ngoài.
    ✓ Vui quá :) và buồn :( nhé; đoạn [0; 1) và (2; 3].
    ✓ Màn hình 15" và 21"; nhân vật “Anh nói: “Đi thôi”, rồi đi”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import line_of
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
# No brackets: the end of an item's number («a.1)», «iv)», «12)»), half-open intervals.
MARKER = re.compile(r"(?<![^\W_])(?:[^\W\d_]?\d{0,3}|[ivxIVX]{1,6})(?:\.\d{1,2}){0,3}[.*]?\Z")
CLOSES_NEXT = re.compile(r"\s*\w{1,3}\)[.,;]")  # a line broken inside brackets, whose rest looks like an item's number
INTERVAL = re.compile(r"[\[(]\s?[-+]?[\w.,∞]{1,12}\s?;\s?[-+]?[\w.,∞]{1,12}\s?[\])]")
REACH = 16
OTHER_QUOTES = re.compile(r"[\"„‟″]|''|‘‘|’’")  # typewriters' and others' answer a curly one
CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*\Z")
OPENING = Pattern(r'"(?<![^\s(]")(?=[^\W\d_])(?=[^"”“\n]*$)', re.MULTILINE)
MIXED = Pattern(r'“[^“”"\n]{2,80}(?P<straight>")(?=[\s.,;:)]|$)|(?P<opening>")(?<![^\s(]")(?=[^\W_])[^“”"\n]{2,80}”')
SMILEY = (" :", " ;")  # before its mouth
INTERVAL_REACH = 32
QUOTED = 1_500  # characters that a quotation may go on
CONFIDENCE = 0.85


class Lone(NamedTuple):
    """A half without its other half in its paragraph; it opens, or it closes."""

    place: int
    opens: bool


@check("VN304")
def unbalanced_pair(reading: Reading) -> Iterator[Finding]:
    """A bracket or quotation mark without its other half."""
    passage = reading.passage
    text = passage.view.text
    for place in _straight(text) if '"' in text else ():
        message = Wording(
            "Dấu ngoặc kép này không có dấu cùng loại đi cùng; xin xem lại.",
            "This quotation mark has none of its kind that goes with it; please check.",
        )
        span = passage.view.offsets.to_source(place, place + 1)
        yield Finding("VN304", "unbalanced-pair", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
    for left, right in PAIRS:
        if text.count(left) == text.count(right) == 0:
            continue
        for lone in _unanswered(text, left, right):
            typed, missing = text[lone.place], right if lone.opens else left
            span = passage.view.offsets.to_source(lone.place, lone.place + 1)
            if passage.is_protected(span) or _is_explained(text, lone):
                continue
            message = Wording(
                f"Dấu «{typed}» không có dấu «{missing}» đi cùng; xin xem lại.",
                f"'{typed}' has no '{missing}' that goes with it; please check.",
            )
            yield Finding("VN304", "unbalanced-pair", span, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)


def _straight(text: str) -> Iterator[int]:
    """The only straight quotation mark of a text, or one that a curly one answers."""
    for match in MIXED.finditer(text):
        yield match.start("straight") if match["straight"] else match.start("opening")
    alone = OPENING.search(text) if text.count('"') == 1 and not MIXED.search(text) else None
    if alone and not CUT_OFF.search(text, alone.start(), line_of(text, alone.start()).end):
        yield alone.start()


def _is_explained(text: str, lone: Lone) -> bool:
    """Is it of an interval, of a text cut off, of a quoted passage, or is its other half of another kind?"""
    nearby = INTERVAL.finditer(text, max(0, lone.place - INTERVAL_REACH), lone.place + INTERVAL_REACH)
    if any(interval.start() <= lone.place < interval.end() for interval in nearby):
        return True
    if lone.opens and CUT_OFF.search(text, lone.place, line_of(text, lone.place).end):
        return True
    if text[lone.place] not in "“”":
        return False
    if not lone.opens and text[lone.place - 1 : lone.place] in tuple(".;!?…"):
        return True  # an amendment, whose first words are quoted elsewhere
    reach = (lone.place, lone.place + QUOTED) if lone.opens else (max(0, lone.place - QUOTED), lone.place)
    return OTHER_QUOTES.search(text, *reach) is not None


def _unanswered(text: str, left: str, right: str) -> Iterator[Lone]:
    """
    Halves that nothing answers, in later paragraphs either: whoever quotes several may open each and closes the last.
    """
    waiting: list[Lone] = []
    for lone in _lone_halves(text, left, right):
        if lone.opens:
            waiting.append(lone)
        elif waiting:
            waiting.clear()
        else:
            yield lone
    yield from waiting


def _lone_halves(text: str, left: str, right: str) -> Iterator[Lone]:
    """The halves that are too many, paragraph by paragraph."""
    opened: list[int] = []
    closed: list[int] = []
    doubtful = 0  # ends of items' numbers that may be the other halves of what was opened before them
    end = text.find("\n")  # of the paragraph
    for place in [*sorted(occurrences(text, left, right)), None]:
        if place is None or 0 <= end < place:
            if end >= 0 and opened[doubtful:] and left == "(" and CLOSES_NEXT.match(text, end + 1):
                opened.pop()
            yield from sorted(
                [*(Lone(place, True) for place in opened[doubtful:]), *(Lone(place, False) for place in closed)]
            )
            opened, closed, doubtful = [], [], 0
        if place is None:
            return
        if 0 <= end < place:
            end = text.find("\n", place)
        if left in "([" and text[max(0, place - 2) : place] in SMILEY:
            continue
        if text[place] == left:
            opened.append(place)
        elif left == "(" and _ends_number(text, place, opened):
            doubtful += bool(opened)
        elif opened:
            opened.pop()
        else:
            closed.append(place)


def _ends_number(text: str, place: int, opened: list[int]) -> bool:
    """May the bracket end an item's number? One in brackets of its own, «(a)», is none."""
    marker = MARKER.search(text, max(0, place - REACH), place)
    return marker is not None and (not opened or opened[-1] + 1 != marker.start())
