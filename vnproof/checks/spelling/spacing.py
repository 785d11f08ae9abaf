"""
VN105 · Tiếng dính liền hoặc bị tách đôi

Hai tiếng viết liền («côngtác»), hoặc một tiếng bị khoảng trắng cắt đôi («th ực»).

    ✗ Đẩy mạnh côngtác tuyên truyền.
    ✓ Đẩy mạnh công tác tuyên truyền.
    ✗ Tổ chức th ực hiện nghiêm túc các nhiệm vụ được giao.
    ✓ Tổ chức thực hiện nghiêm túc các nhiệm vụ được giao.
    ✓ Truy cập Facebook, YouTube của huyện.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check, finding_of
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading


@check("VN105")
def spacing(reading: Reading) -> Iterator[Finding]:
    """A blank missing between two syllables, or one too many inside a syllable."""
    for change in reading.changes:
        if change.kind == "joined":
            message = Wording(
                f"«{change.typed}» viết dính; có phải «{change.meant}»?",
                f"'{change.typed}' lacks a blank; is '{change.meant}' meant?",
            )
            yield finding_of(change, "VN105", "spacing", message)
        elif change.kind == "split":
            message = Wording(
                f"«{change.typed}» bị tách; có phải «{change.meant}»?",
                f"'{change.typed}' was torn; is '{change.meant}' meant?",
            )
            yield finding_of(change, "VN105", "spacing", message)
