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
    ✓ Tổng kinh phí 90 triệu đồng, trong đó: ⏎ - Hội thi: 20 triệu đồng; ⏎ - Khen thưởng: 15 triệu đồng.
    ✓ Kinh phí 90 triệu đồng, gồm: ⏎ - Mỗi hộ nghèo 5 triệu đồng; ⏎ - Hội thi 20 triệu đồng.
    ✓ Kinh phí 90 triệu đồng, gồm: ⏎ - Nước uống; ⏎ - Hội thi 20 triệu đồng; ⏎ - Quà 15 triệu đồng.
    ✓ Chi 90 triệu đồng trong 120 triệu đồng, gồm: ⏎ - Hội thi 20 triệu đồng; ⏎ - Quà 15 triệu đồng.
    ✓ Thưởng 5 triệu đồng cho đội nhất như sau: ⏎ - Đội nhì 3 triệu đồng; ⏎ - Đội ba 1 triệu đồng.
    ✓ Kinh phí 90 triệu đồng, gồm: ⏎ - Giai đoạn 1: 40 triệu đồng ⏎ + Quà: 20 triệu đồng ⏎ - Giai đoạn 2: 50 triệu đồng.
    ✓ Tổng số 12 hộ, gồm: ⏎ - 5 hộ nghèo, 2 hộ cận nghèo; ⏎ - 5 hộ khác.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

AMOUNT = Pattern(
    r"(?P<number>\d(?<![\w.,/-]\d)(?:\d{0,2}(?:\.\d{3})+|\d{0,8})(?:,\d{1,3})?) ?"
    r"(?P<unit>(?:nghìn |ngàn |triệu |tỷ |tỉ )?đồng|ha|tấn|kg|km|m2|m²|[^\W\d_]{1,7})(?![\w/])"
)
MONEY = {"đồng": 1, "nghìn đồng": 10**3, "ngàn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9, "tỉ đồng": 10**9}
ITEM = Pattern(r"[ \t]*(?P<mark>[-+•*]|\d{1,2}[.)]|[a-zđ]\))[ \t]+")
MARKS = (Pattern(r"\d"), Pattern(r"[a-zđ]"))
OPENING = Pattern(r"\b(?P<all>gồm(?: có)?|bao gồm|cụ thể|chia ra)(?: như sau| là)?:\s*\Z|\btrong đó(?: có)?:\s*\Z", re.IGNORECASE)
CLOSING = Pattern(r"[ \t]*(?:[-+] )?(?:tổng cộng|tổng số|tổng|cộng)\b[^\d\n:]{0,40}:?[ \t]*(?=\d)", re.IGNORECASE)
TIMES = Pattern(r"\bmỗi\b|\btừng\b|\bx\b|×|/|\bnhân\b|\bđến\b|\btối đa\b|\bcòn\b|\bbình quân\b|%", re.IGNORECASE)
ITEMS = range(2, 41)
SLIP = Decimal("0.1")  # of the whole
LEAST = 10
CONFIDENCE = 0.6


class Amount(NamedTuple):
    """So much of something; money is counted in đồng."""

    value: Decimal
    unit: str
    shown: str
    span: Span


@check("VN409")
def list_total(reading: Reading) -> Iterator[Finding]:
    """Items of a list that do not add up to the total right before or behind it."""
    text = reading.passage.view.text
    for before, items, after in _lists(text):
        opening = OPENING.search(text, *before)
        totals = []
        if opening:
            totals.append((_only(text, Span(before.start, opening.start())), opening["all"] is None))
        if CLOSING.match(text, after.start):
            totals.append((_only(text, after), False))
        for total, may_be_part in totals:
            parts = [_only(text, item, total.unit) for item in items] if total else []
            known = [part for part in parts if part]
            if total is None or len(known) < len(items) or any(TIMES.search(text, *item) for item in items):
                continue
            found = sum((part.value for part in known), Decimal())
            if found != total.value >= LEAST and not (may_be_part and found < total.value * (1 - SLIP)):
                yield _finding(reading, total, known, found)
