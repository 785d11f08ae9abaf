"""
VN103 · Từ có thật nhưng sai chỗ

Tiếng viết ra có thật, nhưng không hợp với các tiếng đứng quanh; một tiếng gần giống hợp hơn hẳn. Đây là lỗi mà từ
điển không nhìn thấy.

Mức độ: lỗi. Tự sửa: có. Căn cứ: từ điển và số liệu đếm trên các kho văn bản (dictionaries/README.md).

    ✗ Ban tô chức hội nghị đề nghị các đơn vị xây dựng kế hoạch phù họp với tình hình thực tế.
    ✓ Ban tổ chức hội nghị đề nghị các đơn vị xây dựng kế hoạch phù hợp với tình hình thực tế.
    ✗ Tăng cường công tác phòng, chổng tham nhũng, lãng phí.
    ✓ Tăng cường công tác phòng, chống tham nhũng, lãng phí.
    ✗ KÊ HOẠCH THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH
    ✓ KẾ HOẠCH THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH
    ✓ Ông Lê Văn Tố, Trưởng ban Tổ chức Huyện ủy, chủ trì hội nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check, finding_of
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading


@check("VN103")
def wrong_word(reading: Reading) -> Iterator[Finding]:
    """A real syllable in the wrong place."""
    for change in reading.single_changes:
        if reading.lexicon.knows(change.typed):
            message = Wording(
                f"«{change.typed}» không hợp chỗ này; có phải «{change.meant}»?",
                f"'{change.typed}' does not fit here; is '{change.meant}' meant?",
            )
            yield finding_of(change, "VN103", "wrong-word", message)
