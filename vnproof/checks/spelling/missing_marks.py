"""
VN108 · Viết không dấu

Một hay nhiều tiếng liền nhau gõ thiếu dấu trong câu có dấu («de nghi» → «đề nghị»). Muốn thêm dấu cho cả văn bản,
dùng «vnproof restore».

Mức độ: lỗi. Tự sửa: có. Căn cứ: từ điển và số liệu đếm trên các kho văn bản (dictionaries/README.md).

    ✗ Kính de nghi các đơn vị phối hợp thực hiện.
    ✓ Kính đề nghị các đơn vị phối hợp thực hiện.
    ✓ Gửi về địa chỉ e-mail của Văn phòng.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vnproof.checks.base import check, finding_of
from vnproof.core.finding import Finding, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Change, Reading


@check("VN108")
def missing_marks(reading: Reading) -> Iterator[Finding]:
    """Syllables typed without their marks; those side by side are one finding."""
    for run in reading.bare_runs:
        yield _finding(reading, run)


def _finding(reading: Reading, changes: tuple[Change, ...]) -> Finding:
    first, last = changes[0], changes[-1]
    span = Span(first.span.start, last.span.end)
    pieces = [first.meant]
    for before, after in pairwise(changes):
        pieces += [reading.passage.source[before.span.end : after.span.start], after.meant]
    meant, confidence = "".join(pieces), min(change.confidence for change in changes)
    suggestions = first.suggestions if len(changes) == 1 else (Suggestion(meant, round(confidence, 4)),)
    whole = Change(
        first.first, last.last, span, span.of(reading.passage.source), meant, first.kind,
        min(change.margin for change in changes), confidence, suggestions, first.why,
    )  # fmt: skip
    message = Wording(
        f"«{whole.typed}» viết thiếu dấu; có phải «{meant}»?", f"'{whole.typed}' lacks its marks; is '{meant}' meant?"
    )
    return finding_of(whole, "VN108", "missing-marks", message)
