"""
VN203 · Tên ngày lễ, tết viết hoa chưa đúng

Tên ngày lễ, ngày kỷ niệm viết hoa chữ đầu của tên (Nghị định 30/2020/NĐ-CP, Phụ lục II): «Tết Nguyên đán», «Quốc khánh
2/9». Chỉ xét những tên ghi trong «dictionaries/administrative/capitals.tsv»; «tết», «ngày» ở đầu tên viết thường cũng
được. Viết hoa thừa chỉ được nhắc.

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
from vnproof.checks.capitals.names import finding_of, miscased
from vnproof.core.finding import Finding
from vnproof.decoder.reading import Reading


@check("VN203")
def holiday_capitals(reading: Reading) -> Iterator[Finding]:
    """A holiday's name with a capital too few or too many."""
    for place in miscased(reading.passage.view.text, "day"):
        if finding := finding_of(reading, place, "VN203", "holiday-capitals"):
            yield finding
