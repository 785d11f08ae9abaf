"""
VN902 · Từ khẩu ngữ

Từ của lời nói hằng ngày không hợp với văn bản hành chính: «xài», «sổ đỏ», «cực kỳ». Trong lời dẫn nguyên văn thì giữ.
Các từ ghi
loại «colloquial» trong «dictionaries/style/phrases.tsv», thêm bớt được.

Mức độ: nhắc. Tự sửa: không. Căn cứ: khẩu ngữ không dùng trong văn bản; Nghị định 30/2020/NĐ-CP, Luật Ban hành văn bản
quy phạm pháp luật: ngôn ngữ phổ thông.

    ✗ Người dân xài nước giếng.
    ✓ Người dân sử dụng nước giếng.
    ✗ Xã cấp sổ đỏ cho 12 hộ.
    ✓ Xã cấp giấy chứng nhận quyền sử dụng đất cho 12 hộ.
    ✗ Tình hình cực kỳ phức tạp.
    ✓ Tình hình rất phức tạp.
    ✗ Nói chung là các thôn làm tốt.
    ✓ Nhìn chung các thôn làm tốt.
    ✗ Không được nhậu nhẹt trong giờ làm việc.
    ✓ Không được uống rượu, bia trong giờ làm việc.
    ✗ Việc rà soát phải lẹ và đúng.
    ✓ Việc rà soát phải nhanh và đúng.
    ✓ Sử dụng nước sạch; giấy chứng nhận quyền sử dụng đất.
    ✓ Nhìn chung, các thôn làm tốt.
    ✓ Bà Lê Thị Lẹt, ông Xàim.
    ✓ Hồng và đỏ; sổ ghi đỏ.
    ✓ Kỳ họp cực ngắn.
    ✓ Rốt ráo, kịp thời.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.style.phrases import find_phrases
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

WHY = Wording("là khẩu ngữ", "is colloquial")


@check("VN902")
def colloquial_word(reading: Reading) -> Iterator[Finding]:
    """A word of everyday speech."""
    yield from find_phrases(reading, "colloquial", "VN902", "colloquial-word", WHY)
