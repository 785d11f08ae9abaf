"""
VN953 · Số tài khoản ngân hàng

Dãy số đứng sau «số tài khoản», «STK». Tài khoản của cơ quan tại Kho bạc Nhà nước không bị báo. Số bị báo luôn được
che trong kết quả và
nhật ký.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.

    ✗ Chuyển vào số tài khoản 0561000123456 của bà Lan.
    ✓ Chuyển vào tài khoản của hội.
    ✗ STK: 19031234567890, Techcombank.
    ✓ STK: do hội cung cấp, Techcombank.
    ✗ Tài khoản số 5604 2051 23456 mở tại Agribank.
    ✓ Tài khoản mở tại Agribank.
    ✗ Số TK 1012345678 ngân hàng Vietcombank.
    ✓ Số TK do trường thông báo.
    ✗ Ủng hộ qua tài khoản: 112233445566.
    ✓ Ủng hộ qua tài khoản của Mặt trận xã.
    ✗ Số tài khoản ngân hàng: 0701-000-456789.
    ✓ Số tài khoản ngân hàng: xem tại xã.
    ✓ Nộp vào tài khoản 3711.0.1054321 tại Kho bạc Nhà nước huyện.
    ✓ Tài khoản 12345 lượt xem.
    ✓ Mở 120 tài khoản; 1.250.000 tài khoản định danh.
    ✓ Tài khoản mức 2; tài khoản năm 2024.
    ✓ Số tài khoản của 12 hộ.
    ✓ Mã hồ sơ 112233445566.
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

NUMBER = Pattern(r"\d(?:[ .-]?\d){7,18}(?![\w/])")
CALLED = Pattern(r"\b(?:tài khoản(?: ngân hàng)?|STK|số TK)(?: số)?:? \Z", re.IGNORECASE)
REACH = 30
TREASURY = Pattern(r"[^\n.;]{0,40}Kho bạc", re.IGNORECASE)
WHAT = Wording("số tài khoản ngân hàng", "the number of a bank account")


@check("VN953")
def bank_account(reading: Reading) -> Iterator[Finding]:
    """The number of a bank account that is called so."""
    text = reading.passage.view.text
    for match in NUMBER.at(text, reading.passage.figures):
        place = match.start()
        if CALLED.search(text, max(0, place - REACH), place) and not TREASURY.match(text, match.end()):
            yield notice_of(reading, "VN953", "bank-account", match.span(), WHAT, LIKELY)
