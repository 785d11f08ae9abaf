r"""
VN606 · Chữ bị mất khi chuyển mã

Dấu \N{REPLACEMENT CHARACTER} đứng ở chỗ một chữ đã mất khi chuyển bảng mã hoặc lưu tệp. Không máy nào biết chắc chữ
nào đã mất, nên không có đề nghị sửa: hãy lấy lại bản gốc. Mỗi từ được báo một lần.

Mức độ: lỗi. Tự sửa: không. Căn cứ: TCVN 6909:2001, Unicode dựng sẵn.

    ✗ Ủy ban nhân dân x\N{REPLACEMENT CHARACTER}.
    ✓ Ủy ban nhân dân xã.
    ✓ Văn bản này có được đăng không?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import Turn, check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

LOST = "\N{REPLACEMENT CHARACTER}"
SURE = 0.99
WORD = re.compile(rf"[^\s{LOST}]{{0,40}}{LOST}[^\s,;:.!?]{{0,40}}")


@check("VN606", turn=Turn.FIRST)
def lost_letter(reading: Reading) -> Iterator[Finding]:
    """A word of which a letter was lost when its encoding was changed; only the original knows it."""
    source = reading.passage.source
    message = Wording(
        "Có chữ bị mất khi chuyển mã; hãy lấy lại bản gốc.", "A letter was lost in conversion; go back to the original."
    )
    for match in WORD.finditer(source) if LOST in source else ():
        yield Finding("VN606", "lost-letter", Span(*match.span()), message, (), Severity.ERROR, Safety.HINT, SURE)
