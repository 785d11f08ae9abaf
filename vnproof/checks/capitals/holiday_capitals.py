"""
VN203 · Tên ngày lễ, phần thưởng, thứ trong tuần viết hoa chưa đúng

Tên ngày lễ, ngày kỷ niệm viết hoa chữ đầu của tên (Nghị định 30/2020/NĐ-CP, Phụ lục II): «Tết Nguyên đán», «Quốc khánh
2/9», «Huân chương Lao động». Chỉ xét những tên ghi trong «dictionaries/administrative/capitals.tsv»; «tết», «ngày» ở
đầu
tên viết thường cũng được. Viết hoa thừa chỉ được nhắc; thứ trong tuần («thứ Bảy, Chủ nhật») cũng chỉ được nhắc, trong
văn
bản có Quốc hiệu và Tiêu ngữ.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Xã trực trong dịp tết nguyên đán.
    ✓ Xã trực trong dịp tết Nguyên đán.
    ✗ Lịch nghỉ Tết Nguyên Đán năm 2025.
    ✓ Lịch nghỉ Tết Nguyên đán năm 2025.
    ✗ Treo cờ Tổ quốc nhân dịp quốc khánh 2/9.
    ✓ Treo cờ Tổ quốc nhân dịp Quốc khánh 2/9.
    ✗ Nghỉ lễ quốc khánh (2/9) hai ngày.
    ✓ Nghỉ lễ Quốc khánh (2/9) hai ngày.
    ✗ Họp mặt nhân ngày nhà giáo Việt Nam 20/11.
    ✓ Họp mặt nhân ngày Nhà giáo Việt Nam 20/11.
    ✗ Kỷ niệm ngày quốc tế lao động 1/5.
    ✓ Kỷ niệm ngày Quốc tế Lao động 1/5.
    ✗ Chúc mừng Ngày Quốc tế Phụ Nữ.
    ✓ Chúc mừng Ngày Quốc tế Phụ nữ.
    ✗ Xã được tặng Huân chương lao động hạng Ba.
    ✓ Xã được tặng Huân chương Lao động hạng Ba.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghỉ thứ bảy, chủ nhật và ngày lễ.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghỉ thứ Bảy, Chủ nhật và ngày lễ.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Họp lần thứ ba, ngày 5/3/2024.
    ✓ Tết Nguyên đán và tết Nguyên đán; Tết Trung thu.
    ✓ NGHỈ TẾT NGUYÊN ĐÁN.
    ✓ Nhân dịp quốc khánh nước bạn Lào, đoàn đến chúc mừng.
    ✓ Ngày Quốc khánh 2/9, ngày Giải phóng miền Nam 30/4.
    ✓ Ăn tết xong, bà con ra đồng vào tháng hai.
    ✓ Các nhà giáo Việt Nam và phụ nữ Việt Nam.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of, miscased
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

WEEKDAY = Pattern(
    r"thứ (?P<day>hai|ba|tư|năm|sáu|bảy)(?=,? (?:và )?(?:ngày \d|h[àằ]ng tuần|[Cc]hủ nhật))"
    r"(?:,? (?:và )?(?P<sunday>chủ) nhật)?"
)
COUNTS = Pattern(r"\b(?:lần|kỳ|người|con|ngày|là|hạng|đợt|khóa|quý) \Z")
REACH = 7


@check("VN203")
def holiday_capitals(reading: Reading) -> Iterator[Finding]:
    """A holiday's, an award's or a weekday's name with a capital too few or too many."""
    weekdays = _weekdays(reading.passage.view.text) if reading.passage.heading.is_administrative else ()
    for place in (*miscased(reading.passage, "day"), *weekdays):
        if finding := finding_of(reading, place, "VN203", "holiday-capitals"):
            yield finding


def _weekdays(text: str) -> Iterator[Miscased]:
    """«thứ bảy, chủ nhật», and no «lần thứ ba»."""
    for place in occurrences(text, "thứ "):
        match = WEEKDAY.match(text, place)
        if match and not COUNTS.search(text, max(0, place - REACH), place):
            yield from (
                Miscased(*match.span(part), match[part].capitalize(), Safety.HINT)
                for part in ("day", "sunday")
                if match[part]
            )
