"""
VN952 · Số điện thoại di động

Số di động thường là của riêng một người. Số máy bàn của cơ quan, đường dây nóng 1900, 1800 không bị báo; số của cán
bộ trực được nêu
để dân gọi thì bỏ qua lời nhắc này. Số bị báo luôn được che trong kết quả và nhật ký.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.

    ✗ Liên hệ chị Lan, điện thoại 0912 345 678.
    ✓ Liên hệ chị Lan tại bộ phận một cửa.
    ✗ Số điện thoại: 0987654321.
    ✓ Số điện thoại: 0271.3560.118.
    ✗ Gọi +84 905 123 456 để biết thêm.
    ✓ Gọi 1900 1234 để biết thêm.
    ✗ Ông A (0351.234.567) nộp đơn ngày 12/3.
    ✓ Ông A nộp đơn ngày 12/3.
    ✗ Zalo 0798-765-432.
    ✓ Zalo của xã.
    ✗ ĐT: 0856123456; thôn 3.
    ✓ ĐT: bộ phận một cửa; thôn 3.
    ✓ Điện thoại 0271.3560.118; đường dây nóng 1900 1234.
    ✓ Mã hồ sơ 0912345678901; tài khoản 0912345678 tại ngân hàng.
    ✓ Dự toán 912.345.678 đồng.
    ✓ Số 091/QĐ-UBND; ngày 09/12/2024.
    ✓ Gọi 113, 114, 115.
    ✓ Tọa độ 105.8085403.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.personal.notice import LIKELY, notice_of
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

NUMBER = Pattern(
    r"[+0](?<![\w.,/-].)(?:(?<=\+)84[ .-]?|(?<=0))(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)(?:[ .-]?\d){7}"
    r"(?![\w/]|[.,-]?\d|[ ]\d)"
)
ACCOUNT = Pattern(r"(?:tài khoản|STK|TK)(?: số)?:? \Z", re.IGNORECASE)
REACH = 20
WHAT = Wording("số điện thoại di động", "a mobile phone's number")


@check("VN952")
def phone_number(reading: Reading) -> Iterator[Finding]:
    """A mobile phone's number, which mostly is one person's own."""
    text = reading.passage.view.text
    for match in NUMBER.finditer(text):
        if not ACCOUNT.search(text, max(0, match.start() - REACH), match.start()):
            yield notice_of(reading, "VN952", "phone-number", match.span(), WHAT, LIKELY)
