"""
VN705 · Cùng một số lượng ghi hai cách

Hai con số của cùng một thứ gồm cùng các chữ số nhưng khác thứ tự («350 hộ dân», «530 hộ dân») thì thường là gõ đảo,
nhất là giữa tít, sa-pô và thân bài. Số nào đúng thì chỉ người viết biết. Chỉ xét khi mỗi số đứng trước cùng hai tiếng;
ngày, tháng, năm, tuổi, phần trăm, điều, khoản không xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: một số lượng chỉ có một con số.

    ✗ Xã có 350 hộ dân dự ngày hội. ⏎ Ngày hội có 530 hộ dân tham gia.
    ✓ Xã có 350 hộ dân dự ngày hội. ⏎ Ngày hội có 350 hộ dân tham gia.
    ✗ Cầu giúp 320 hộ dân đi lại. Trước đây, 230 hộ dân phải lội suối.
    ✓ Cầu giúp 320 hộ dân đi lại. Trước đây, 320 hộ dân phải lội suối.
    ✗ Khánh thành cầu dài 45 mét ⏎ Cầu dài 54 mét, rộng 3 mét.
    ✓ Khánh thành cầu dài 54 mét ⏎ Cầu dài 54 mét, rộng 3 mét.
    ✗ Toàn xã ghi nhận 37 ca sốt xuất huyết. ⏎ Với 73 ca sốt xuất huyết, nguy cơ là rất lớn.
    ✓ Toàn xã ghi nhận 37 ca sốt xuất huyết. ⏎ Với 37 ca sốt xuất huyết, nguy cơ là rất lớn.
    ✗ Trường có 12 phòng học. ⏎ Đề nghị cấp kinh phí sửa 21 phòng học.
    ✓ Trường có 12 phòng học. ⏎ Đề nghị cấp kinh phí sửa 12 phòng học.
    ✗ Tổng kinh phí 350 tỷ đồng. ⏎ Sở Tài chính bố trí đủ 530 tỷ đồng cho cả giai đoạn.
    ✓ Tổng kinh phí 350 tỷ đồng. ⏎ Sở Tài chính bố trí đủ 350 tỷ đồng cho cả giai đoạn.
    ✗ Thu hồi đất của 86 hộ dân. ⏎ Niêm yết phương án bồi thường của 68 hộ dân.
    ✓ Thu hồi đất của 86 hộ dân. ⏎ Niêm yết phương án bồi thường của 86 hộ dân.
    ✗ Nhà văn hóa rộng 210 m2, sân rộng. ⏎ Nhà văn hóa 120 m2 có 150 chỗ ngồi.
    ✓ Nhà văn hóa rộng 120 m2, sân rộng. ⏎ Nhà văn hóa 120 m2 có 150 chỗ ngồi.
    ✗ Chi thường xuyên 12.260 triệu đồng. ⏎ Trong 12.620 triệu đồng ấy, lương chiếm phần lớn.
    ✓ Chi thường xuyên 12.260 triệu đồng. ⏎ Trong 12.260 triệu đồng ấy, lương chiếm phần lớn.
    ✗ Thả 12.350 con cá giống xuống hồ. ⏎ Số cá thả là 13.250 con cá giống.
    ✓ Thả 12.350 con cá giống xuống hồ. ⏎ Số cá thả là 12.350 con cá giống.
    ✗ Thu hồi đất của 36 hộ gia đình. ⏎ Nơi nhận: ⏎ - 63 hộ gia đình có đất thu hồi.
    ✓ Thu hồi đất của 36 hộ gia đình. ⏎ Nơi nhận: ⏎ - 36 hộ gia đình có đất thu hồi.
    ✗ Chuẩn bị 150 m3 đá hộc. ⏎ Kiểm tra 105 m3 đá hộc trước mùa mưa.
    ✓ Chuẩn bị 150 m3 đá hộc. ⏎ Kiểm tra 150 m3 đá hộc trước mùa mưa.
    ✓ Chi 125 triệu đồng mua quà. ⏎ Trích 152 triệu đồng làm đường; 2.500 triệu đồng và 5.200 triệu đồng.
    ✓ Đất xây dựng khoảng 1.300 - 1.350 ha. ⏎ Diện tích rừng là 1.530 ha.
    ✓ Thời hạn 12 tháng kể từ ngày ký; bảo hành 21 tháng kể từ ngày ký.
    ✓ Thôn 1 có 35 hộ dân, thôn 2 có 53 hộ dân.
    ✓ Năm 2024 có 120 hộ nghèo, năm 2025 còn 102 hộ nghèo.
    ✓ Đàn bò tăng từ 124 con bò lên 142 con bò.
    ✓ Có 350 hộ dân và 530 hộ nghèo.
    ✓ Trang 13 của sách; trang 31 của sách; người 18 tuổi trở lên, 81 tuổi trở lên.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER
from vnproof.text.pattern import Pattern

COUNTED = Pattern(
    rf"(?P<number>[1-9](?<![\w.,/-][1-9])(?:\d{{0,2}}(?:\.\d{{3}})+|\d{{1,4}}))"
    rf" (?P<what>m2|m²|m3|m³|(?:mét|tấn|ha|km|m|kg|lít|tạ)\b|đồng\b|[{LOWER}]{{2,7}} [{LOWER}]{{2,7}})"
)
MONEY = ("đồng", "triệu đồng", "tỷ đồng", "nghìn đồng")
RANGE = Pattern(r"\d ?[-–] ?\Z")  # what goes before the end of a range
SIGNIFICANT = 4  # figures, without the zeros at the end, of an amount of money: of shorter ones there are many
TIMES = frozenset([
    *("ngày", "tháng", "năm", "giờ", "phút", "tuổi", "điều", "khoản", "điểm", "lần", "của", "và", "đến", "là", "trên"),
    *("trong", "thì", "như", "người", "tờ", "trang", "triệu", "nghìn", "ngàn"),
])  # fmt: skip
COMPARED = Pattern(
    r"\b(?:năm|tháng|quý|từ|còn|lên|xuống|tăng|giảm|thôn|ấp|xã|phường|khu|lớp|đợt|tổ|hơn|gần|đạt)\b", re.IGNORECASE
)
LONGEST = 20_000  # characters: in what is longer many numbers meet
LONG = 3  # figures: shorter numbers in one line are likely to be two
CONFIDENCE = 0.5


class Count(NamedTuple):
    """A number of something, and where it stands."""

    number: str
    span: Span


@check("VN705")
def swapped_figures(reading: Reading) -> Iterator[Finding]:
    """A number of the same thing that has the figures of another in another order."""
    view = reading.passage.view
    if len(view.text) > LONGEST:
        return
    counts: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for match in COUNTED.at(view.text, reading.passage.figures):
        number, what = match["number"], match["what"]
        is_long = len(number.replace(".", "").rstrip("0")) >= SIGNIFICANT
        if RANGE.search(view.text, max(0, match.start() - len("5 - ")), match.start()):
            continue
        if is_long if what in MONEY and what != "tỷ đồng" else what.split()[0] not in TIMES:
            counts[what, "".join(sorted(number))].append(Count(number, Span(*match.span())))
    for found in counts.values():
        numbers = list(dict.fromkeys(count.number for count in found))
        if len(numbers) != 2 or _are_compared(view.text, found):
            continue
        times = [sum(count.number == number for count in found) for number in numbers]
        odd = numbers[0] if times[0] < times[1] else numbers[1]  # the later, where both are as rare
        other = numbers[0] if odd == numbers[1] else numbers[1]
        for count in found:
            if count.number == odd:
                shown = count.span.of(view.text)
                message = Wording(
                    f"«{shown}» ở đây, ở chỗ khác là «{other}»: nếu là một thì xin xem lại.",
                    f"'{shown}' here, '{other}' elsewhere: please check, if it is the same.",
                )
                span = view.offsets.to_source(*count.span)
                yield Finding("VN705", "swapped-figures", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _are_compared(text: str, found: list[Count]) -> bool:
    """Do they stand in one sentence, as numbers do that are told apart, or beside words that compare?"""
    lines = {text.count("\n", 0, count.span.start) for count in found}
    sentences = {text.count(". ", 0, count.span.start) for count in found}
    is_short = any(len(count.number) < LONG for count in found)
    beside = (COMPARED.search(text, max(0, count.span.start - 12), count.span.start) for count in found)
    return (len(lines) == 1 and (is_short or len(sentences) == 1)) or all(beside)
