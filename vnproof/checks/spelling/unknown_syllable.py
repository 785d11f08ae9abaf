"""
VN102 · Tiếng không có trong từ điển

Tiếng viết đúng cấu tạo nhưng không gặp trong từ điển và kho văn bản, và ngữ cảnh cho thấy một tiếng gần giống là
đúng. Tên riêng không bị báo.

Mức độ: lỗi. Tự sửa: có. Căn cứ: từ điển và số liệu đếm trên các kho văn bản (dictionaries/README.md).

    ✗ Nâng cao trách nhiểm của cán bộ trong thực hiện chượng trình.
    ✓ Nâng cao trách nhiệm của cán bộ trong thực hiện chương trình.
    ✓ Bà H'Buăl Niê Kdăm phát biểu tại hội nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check, finding_of
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.syllable import is_syllable


@check("VN102")
def unknown_syllable(reading: Reading) -> Iterator[Finding]:
    """A legal syllable that nobody writes, where a near one fits."""
    for change in reading.single_changes:
        if is_syllable(change.typed) and not reading.lexicon.knows(change.typed):
            message = Wording(
                f"«{change.typed}» không có trong từ điển; có phải «{change.meant}»?",
                f"'{change.typed}' is in no dictionary; is '{change.meant}' meant?",
            )
            yield finding_of(change, "VN102", "unknown-syllable", message)
