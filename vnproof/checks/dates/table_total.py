r"""
VN411 · Tổng của bảng không khớp với các dòng

Trong bảng có các cột ngăn bằng dấu tab hay «|», số ở dòng «Tổng cộng», «Cộng» không bằng tổng các dòng ở trên. Chỉ xét
cột mà dòng nào cũng có số; bảng có dòng nhóm (I, II, A, B), có nhiều dòng cộng, hay cột đơn giá, tỷ lệ thì không xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: phép cộng.

    ✗ | Thôn | Số hộ | ⏎ | Thôn 1 | 120 | ⏎ | Thôn 2 | 95 | ⏎ | Cộng | 225 |
    ✓ | Thôn | Số hộ | ⏎ | Thôn 1 | 120 | ⏎ | Thôn 2 | 95 | ⏎ | Cộng | 215 |
    ✗ Xã A\N{CHARACTER TABULATION}120 ⏎ Xã B\N{CHARACTER TABULATION}95 ⏎ Cộng\N{CHARACTER TABULATION}225
    ✓ Xã A\N{CHARACTER TABULATION}120 ⏎ Xã B\N{CHARACTER TABULATION}95 ⏎ Cộng\N{CHARACTER TABULATION}215
    ✗ | STT | Nội dung | Thành tiền | ⏎ | 1 | Quà | 1.500.000 | ⏎ | 2 | Nước | 500.000 | ⏎ | | Tổng | 2.100.000 |
    ✓ | STT | Nội dung | Thành tiền | ⏎ | 1 | Quà | 1.500.000 | ⏎ | 2 | Nước | 500.000 | ⏎ | | Tổng | 2.000.000 |
    ✗ | Loại đất | Diện tích | ⏎ | Lúa | 12,5 | ⏎ | Rừng | 30,5 | ⏎ | Ở | 2 | ⏎ | Tổng số | 46 |
    ✓ | Loại đất | Diện tích | ⏎ | Lúa | 12,5 | ⏎ | Rừng | 30,5 | ⏎ | Ở | 2 | ⏎ | Tổng số | 45 |
    ✗ Tổ 1 | 15 | 20 ⏎ Tổ 2 | 16 | 21 ⏎ Cộng | 31 | 43
    ✓ Tổ 1 | 15 | 20 ⏎ Tổ 2 | 16 | 21 ⏎ Cộng | 31 | 41
    ✗ | Cấp | Số trường | ⏎ | Mầm non | 5 | ⏎ | Tiểu học | 4 | ⏎ | THCS | 3 | ⏎ | Toàn xã | 13 |
    ✓ | Cấp | Số trường | ⏎ | Mầm non | 5 | ⏎ | Tiểu học | 4 | ⏎ | THCS | 3 | ⏎ | Toàn xã | 12 |
    ✓ | Thôn | Tỷ lệ (%) | ⏎ | Thôn 1 | 12 | ⏎ | Thôn 2 | 9 | ⏎ | Cộng | 10 |
    ✓ | Thôn | Số hộ | ⏎ | I. Vùng 1 | 215 | ⏎ | Thôn 1 | 120 | ⏎ | Thôn 2 | 95 | ⏎ | Cộng | 215 |
    ✓ | Thôn | Số hộ | ⏎ | Thôn 1 | 120 | ⏎ | Thôn 2 | … | ⏎ | Cộng | 225 |
    ✓ | Hàng | Đơn giá | ⏎ | Quà | 50.000 | ⏎ | Nước | 10.000 | ⏎ | Cộng | 75.000 |
    ✓ | Thôn 1 | 120 | ⏎ | Cộng | 225 |
    ✓ | STT | Thôn | ⏎ | 1 | Thôn 1 | ⏎ | 2 | Thôn 2 | ⏎ | 3 | Tổng số thôn |
    ✓ | Năm | Số hộ | ⏎ | 2024 | 120 | ⏎ | Trong đó: nghèo | 20 | ⏎ | Cộng | 120 |
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

TOTAL = Pattern(r"(?:tổng(?: cộng| số)?|cộng|toàn (?:xã|huyện|tỉnh|trường|thôn|phường))\s*:?", re.IGNORECASE)
WORDS = ("ổng", "ộng", "ỔNG", "ỘNG", "oàn ")
NUMBER = Pattern(r"(?:\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,\d{1,3})?")
NO_SUM = Pattern(
    r"%|tỷ lệ|tỉ lệ|đơn giá|giá|bình quân|trung bình|stt|^tt$|năm|điểm|số thứ tự|xếp|hạng|mức|tỷ trọng", re.IGNORECASE
)
GROUP = Pattern(r"(?:[IVX]{1,5}|[A-E])(?:[.)]|\s|$)|trong đó|\d+\.\d+", re.IGNORECASE)
ROWS = range(2, 61)
CONFIDENCE = 0.6


class Cell(NamedTuple):
    """What a cell of a row holds, without blanks around it, and where."""

    text: str
    span: Span


@check("VN411")
def table_total(reading: Reading) -> Iterator[Finding]:
    """The total below a column of a table that is not its sum."""
    text = reading.passage.view.text
    if ("|" not in text and "\t" not in text) or not any(word in text for word in WORDS):
        return
    for rows in _tables(text):
        if any(GROUP.match(cell.text) for row in rows[:-1] for cell in row[:2]):
            continue
        last, above = rows[-1], rows[:-1]
        headers = above[0] if not any(_value(cell.text) for cell in above[0][1:]) else []
        body = above[1:] if headers else above
        if len(body) not in ROWS:
            continue
        for column in range(1, len(last)):
            values = [_value(row[column].text) if len(row) == len(last) else None for row in body]
            total = _value(last[column].text)
            if total is None or None in values or (headers and NO_SUM.search(headers[column].text)):
                continue
            found = sum((value for value in values if value is not None), Decimal())
            if found != total:
                shown = f"{found:,f}".translate(str.maketrans(",.", ".,"))
                message = Wording(
                    f"Các dòng ở trên cộng lại là {shown}, ở đây là {last[column].text}; xin xem lại.",
                    f"The rows above make {shown}, here it says {last[column].text}; please check.",
                )
                span = reading.passage.view.offsets.to_source(*last[column].span)
                yield Finding("VN411", "table-total", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _tables(text: str) -> Iterator[list[list[Cell]]]:
    """Rows of as many cells, line after line, down to one that is a total."""
    rows: list[list[Cell]] = []
    start = 0
    for line in text.split("\n"):
        row = list(_cells(line, start))
        start += len(line) + 1
        if len(row) < 2 or (rows and len(row) != len(rows[0])):
            rows = []
        if len(row) >= 2 and not all(set(cell.text) <= set(":- ") for cell in row):  # no rule of Markdown
            rows.append(row)
            if len(rows) > 1 and any(TOTAL.fullmatch(cell.text) for cell in row[:2]):
                yield rows
                rows = []


def _cells(line: str, start: int) -> Iterator[Cell]:
    """The cells of a line, with those that are empty, but for what is outside of its outer bars."""
    mark = "\t" if "\t" in line else "|"
    if mark not in line:
        return
    first, last = (
        (line.find("|") + 1, line.rfind("|")) if line.strip()[:1] == "|" == line.strip()[-1:] else (0, len(line))
    )
    place = first
    for piece in line[first:last].split(mark):
        kept = piece.strip()
        begin = start + place + (piece.index(kept) if kept else 0)
        yield Cell(kept, Span(begin, begin + len(kept)))
        place += len(piece) + 1


def _value(figures: str) -> Decimal | None:
    """The number that a cell is."""
    return Decimal(figures.replace(".", "").replace(",", ".")) if NUMBER.fullmatch(figures) else None
