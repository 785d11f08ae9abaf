"""
VN413 · Tăng, giảm ngược với hai số

«Giảm từ 1,2% xuống 2,1%», «tăng từ 45 lên 40 triệu đồng»: số sau không nhỏ hơn, lớn hơn như lời nói, thường là đặt đảo
hai số. Chỉ xét hai số cùng đơn vị ngay sau «từ» và «xuống», «còn», «lên»; ngày, giờ, hạng thì không xét.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: phép so sánh.

    ✗ Tỷ lệ hộ nghèo giảm từ 1,2% xuống 2,1%.
    ✓ Tỷ lệ hộ nghèo giảm từ 2,1% xuống 1,2%.
    ✗ Thu nhập bình quân tăng từ 52 triệu đồng lên 45 triệu đồng.
    ✓ Thu nhập bình quân tăng từ 45 triệu đồng lên 52 triệu đồng.
    ✗ Số vụ vi phạm giảm từ 15 vụ xuống còn 18 vụ.
    ✓ Số vụ vi phạm giảm từ 18 vụ xuống còn 15 vụ.
    ✗ Nâng tỷ lệ che phủ rừng từ 52,5% lên 50%.
    ✓ Nâng tỷ lệ che phủ rừng từ 50% lên 52,5%.
    ✗ Rút ngắn thời gian giải quyết từ 10 ngày xuống 15 ngày.
    ✓ Rút ngắn thời gian giải quyết từ 15 ngày xuống 10 ngày.
    ✗ Mở rộng mặt đường từ 4 m lên 2,5 m.
    ✓ Mở rộng mặt đường từ 2,5 m lên 4 m.
    ✓ Từ 5 giờ còn 30 phút; tăng từ 900 triệu đồng lên 1,2 tỷ đồng; từ 900 nghìn lên 2 triệu đồng.
    ✓ Xã từ hạng 12 lên hạng 5; đội từ vị trí thứ 12 lên thứ 5; từ 12 lên 5 trên bảng xếp hạng.
    ✓ Giảm từ 15 - 18 vụ xuống còn 16 vụ; từ ngày 15/3 xuống xã ngày 16/3.
    ✓ Nhiệt độ giảm từ 5 độ xuống -2 độ; từ 12 đơn vị xuống 5 đơn vị.
    ✓ Từ 30/6/2026 còn 40 hộ; từ năm 2020 còn 2021 hộ nghèo.
    ✓ Từ 12 xã còn 15 ngày nữa là xong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vnproof.checks.base import check
from vnproof.checks.dates.amounts import read_figures
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

NUMBER: Final = r"\d+(?:\.\d{3})*(?:,\d+)?"
UNIT: Final = r"(?: ?%| [^\W\d_][^\W\d_²]{0,6}(?: đồng)?\d?| m²)"
CHANGE: Final = Pattern(
    rf"từ (?P<first>{NUMBER})(?P<unit>{UNIT})(?P<more> [^\W\d_]+){{0,3}} (?P<way>xuống(?: còn)?|lên|còn)"
    rf" (?P<last>{NUMBER})(?P<last_unit>{UNIT})"
)
UP: Final = "lên"
CONFIDENCE: Final = 0.85


@check("VN413")
def wrong_direction(reading: Reading) -> Iterator[Finding]:
    """A number that goes down to a larger one, or up to a smaller."""
    text = reading.passage.view.text
    for place in occurrences(text, "từ "):
        match = CHANGE.match(text, place)
        if match is None or match["unit"].strip() != match["last_unit"].strip():
            continue
        first, last = read_figures(match["first"]), read_figures(match["last"])
        if first < last if match["way"] != UP else first > last:
            shown = match[0]
            message = Wording(
                f"«{shown}»: hai số trái với chữ «{match['way']}»; có lẽ đã đặt đảo, xin xem lại.",
                f"'{shown}' goes the other way; perhaps the numbers changed places, please check.",
            )
            span = reading.passage.view.offsets.to_source(*match.span())
            yield Finding("VN413", "wrong-direction", span, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)
