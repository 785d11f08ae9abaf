"""
VN951 · Số định danh cá nhân, số chứng minh nhân dân

Số căn cước gồm 12 chữ số: mã tỉnh, giới tính và thế kỷ, năm sinh, sáu số ngẫu nhiên; dãy nào không đúng cấu tạo ấy
không bị báo. Số
chứng minh nhân dân 9 chữ số chỉ báo khi được gọi tên. Số bị báo luôn được che trong kết quả và nhật ký.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; Nghị định 137/2015/NĐ-CP, Điều
13 (cấu tạo số định danh).

    ✗ Ông Nguyễn Văn A, căn cước số 070085001234, cư trú tại xã.
    ✓ Ông Nguyễn Văn A, cư trú tại xã.
    ✗ CCCD: 001199004321 do Cục Cảnh sát cấp.
    ✓ CCCD: 001*****4321 do Cục Cảnh sát cấp.
    ✗ Số định danh cá nhân 079203012345.
    ✓ Số định danh cá nhân của người nộp hồ sơ.
    ✗ CMND số 285123456 cấp ngày 12/3/2010.
    ✓ CMND cấp ngày 12/3/2010.
    ✗ Chứng minh nhân dân: 271234567.
    ✓ Chứng minh nhân dân: bản sao.
    ✗ Bà B (số căn cước 075 190 001 234) trúng tuyển.
    ✓ Bà B trúng tuyển.
    ✓ Mã hồ sơ 000123456789; mã vạch 893850123456.
    ✓ Số tài khoản 123456789012; điện thoại 0912345678.
    ✓ Quyết định số 123456/QĐ-UBND.
    ✓ Dân số 100.300.536 người.
    ✓ Mã số thuế 3800123456.
    ✓ Dãy 097085001234, 070985001234, 0700850012345.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.personal.notice import SURE, notice_of
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

NUMBER = Pattern(r"0\d{2}(?P<gap>[ .]?)\d{3}(?P=gap)\d{3}(?P=gap)\d{3}(?![\w/])")
OLDER = Pattern(r"\d{9}(?!\d)")
CALLED = Pattern(r"(?:CMND|CMTND|chứng minh nhân dân)(?: số)?:? \Z", re.IGNORECASE)
REACH = 30
# Codes of the 63 provinces of 2015, to which numbers were given.
PROVINCES = frozenset([
    *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44),
    *(45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89),
    *(91, 92, 93, 94, 95, 96),
])  # fmt: skip
CENTURIES = 4  # 0 and 1: born in 19xx; 2 and 3: in 20xx
YOUNGEST = 40  # of 20xx
WHAT = Wording("số định danh cá nhân", "a citizen's number")


@check("VN951")
def citizen_number(reading: Reading) -> Iterator[Finding]:
    """A citizen's number, by its structure; an older one where it is called so."""
    text, figures = reading.passage.view.text, reading.passage.figures
    for match in NUMBER.at(text, figures):
        if _is_citizens(re.sub(r"\D", "", match[0])):
            yield notice_of(reading, "VN951", "citizen-number", match.span(), WHAT, SURE)
    for match in OLDER.at(text, figures):
        if CALLED.search(text, max(0, match.start() - REACH), match.start()):
            yield notice_of(reading, "VN951", "citizen-number", match.span(), WHAT, SURE)


def _is_citizens(figures: str) -> bool:
    """Do province, sex and century, and year of birth fit?"""
    century, year = int(figures[3]), int(figures[4:6])
    return int(figures[:3]) in PROVINCES and century < CENTURIES and (century < CENTURIES // 2 or year <= YOUNGEST)
