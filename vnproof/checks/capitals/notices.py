"""
Is a text a notice: a document of an office, which follows the decree, where newspapers have styles of their own?

What is told in notices only are hints: «phường 3», «giám đốc Sở Nội vụ» are right in many a newspaper.
"""

from __future__ import annotations

from typing import Final

from vnproof.text.heading import Heading
from vnproof.text.pattern import Pattern

# What the first lines of notices begin with, in capitals: who issues, or what.
ISSUER: Final = Pattern(
    r"(?:[ỦU][YỶ] BAN|UBND|HĐND|HỘI|SỞ|BAN|PHÒNG|ĐẢNG|CHI BỘ|ĐOÀN|ĐỘI|LIÊN ĐOÀN|CÔNG|TRƯỜNG|THANH TRA"
    r"|TRUNG TÂM|TRẠM|BỆNH VIỆN|CỤC|CHI CỤC|BỘ|TÒA ÁN|TOÀ ÁN|VIỆN|MẶT TRẬN|UBMTTQ|BẢO HIỂM|KHO BẠC"
    r"|VĂN PHÒNG|THÔNG|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|BÁO CÁO|BIÊN BẢN|TỜ TRÌNH|GIẤY|THƯ|THỂ LỆ|CHỈ THỊ"
    r"|HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|KẾT LUẬN|QUY|NỘI QUY|LỊCH|DANH SÁCH|TUYỂN|ĐƠN|HỢP ĐỒNG"
    r"|DIỄN VĂN)(?![^\W_])"
)
OPENS: Final = ("Số:", "Kính gửi")


def is_notice(heading: Heading) -> bool:
    r"""
    Does it begin as documents of offices do?

    >>> [is_notice(Heading.of(text)) for text in ("UBND XÃ LỘC AN\nTHÔNG BÁO", "Xã họp dân\nSáng nay, xã họp.")]
    [True, False]
    """
    if heading.is_administrative or heading.is_partys or heading.dateline:
        return True
    return any(
        piece.text.startswith(OPENS) or (piece.text.isupper() and ISSUER.match(piece.text)) for piece in heading.pieces
    )
