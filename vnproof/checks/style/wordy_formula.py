"""
VN901 · Công thức dài dòng

Cụm từ quen dùng trong văn bản hành chính có thể bỏ bớt mà không mất nghĩa: «tiến hành kiểm tra», «một cách nghiêm
túc».
Các cụm ghi loại «wordy» trong «dictionaries/style/phrases.tsv», thêm bớt được. Chỉ là lời nhắc về văn phong.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Luật Ban hành văn bản quy phạm pháp luật: diễn đạt rõ ràng, dễ hiểu.

    ✗ Đoàn đã tiến hành kiểm tra 12 cơ sở.
    ✓ Đoàn đã kiểm tra 12 cơ sở.
    ✗ Các xã thực hiện một cách nghiêm túc.
    ✓ Các xã thực hiện nghiêm túc.
    ✗ Xã tổ chức triển khai thực hiện kế hoạch.
    ✓ Xã thực hiện kế hoạch.
    ✗ Căn cứ vào tình hình thực tế của xã.
    ✓ Căn cứ tình hình thực tế của xã.
    ✗ Tại thời điểm hiện tại, xã có 12 thôn.
    ✓ Hiện nay, xã có 12 thôn.
    ✗ Việc này góp phần vào việc giảm nghèo.
    ✓ Việc này góp phần giảm nghèo.
    ✓ Cuộc bầu cử được tiến hành trong một ngày.
    ✓ Căn cứ Luật Đất đai; bằng một cách khác.
    ✓ Thực hiện kế hoạch của xã.
    ✓ Một cách làm hay; nhiều cách nghiêm túc.
    ✓ Đoàn kiểm tra 12 cơ sở.
    ✓ Thông qua nghị quyết.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.style.phrases import find_phrases
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

WHY = Wording("dài dòng", "is wordy")


@check("VN901")
def wordy_formula(reading: Reading) -> Iterator[Finding]:
    """A formula that says no more than a shorter one."""
    yield from find_phrases(reading, "wordy", "VN901", "wordy-formula", WHY)
