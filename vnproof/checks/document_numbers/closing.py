"""
VN508 · Phần cuối văn bản

Trong văn bản có Quốc hiệu và Tiêu ngữ: sau «Nơi nhận» có dấu hai chấm, và theo mẫu, câu cuối của nội dung kết thúc bằng
«./.» (Nghị định 30/2020/NĐ-CP, Phụ lục I, III). Đây chỉ là lời nhắc.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Các đơn vị thực hiện./. ⏎ Nơi nhận ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Các đơn vị thực hiện./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Các đơn vị thực hiện. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Các đơn vị thực hiện./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ Các đơn vị thực hiện. ⏎ Nơi nhận ⏎ - Như trên;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import heading

RECIPIENTS = re.compile(r"(?:^|\n)[ \t]*(?P<words>Nơi nhận)[ \t]*(?P<colon>:?)[ \t]*(?=[\r\n])")
LAST_STOP = re.compile(r"[^\W\d_](?P<stop>\.)\s*\Z")
CONFIDENCE = 0.6


@check("VN508")
def closing(reading: Reading) -> Iterator[Finding]:
    """The end of a document's body without its mark, or its recipients without their colon."""
    view = reading.passage.view
    match = RECIPIENTS.search(view.text) if "Nơi nhận" in view.text else None
    if match is None or not heading.is_administrative(view.text):
        return
    basis, basis_en = "Nghị định 30/2020/NĐ-CP, Phụ lục I", "Decree 30/2020/NĐ-CP, Appendix I"
    stop = LAST_STOP.search(view.text, max(0, match.start() - 200), match.start())
    faults = [
        (match.span("words"), not match["colon"], "Nơi nhận:", f"Sau «Nơi nhận» cần dấu hai chấm ({basis}).",
         f"'Nơi nhận' wants a colon after it ({basis_en})."),
        (stop.span("stop") if stop else (0, 0), bool(stop), "./.", f"Nội dung văn bản thường kết thúc bằng «./.» theo mẫu ({basis}).",
         f"The samples end the body with './.' ({basis_en})."),
    ]  # fmt: skip
    for place, is_wrong, meant, vi, en in faults:
        if is_wrong:
            yield Finding(
                "VN508", "closing", view.offsets.to_source(*place), Wording(vi, en), (Suggestion(meant, CONFIDENCE),),
                Severity.HINT, Safety.HINT, CONFIDENCE,
            )  # fmt: skip
