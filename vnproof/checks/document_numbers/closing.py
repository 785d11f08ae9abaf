"""
VN508 · Phần cuối văn bản

Trong văn bản có Quốc hiệu và Tiêu ngữ: sau «Nơi nhận» có dấu hai chấm, và theo mẫu, câu cuối của nội dung kết thúc bằng
«./.» (Nghị định 30/2020/NĐ-CP, Phụ lục I và III). Đây chỉ là lời nhắc.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I và III.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ Xin báo cáo. ⏎ Nơi nhận ⏎ - Như trên;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

RECIPIENTS = re.compile(r"(?:^|\n)[ \t]*(?P<words>Nơi nhận)[ \t]*(?P<colon>:?)[ \t]*(?=[\r\n])")
LAST_STOP = re.compile(r"[^\W\d_](?P<stop>\.)\s*\Z")
REACH = 200
CONFIDENCE = 0.6
BASIS, BASIS_EN = "Nghị định 30/2020/NĐ-CP, Phụ lục I", "Decree 30/2020/NĐ-CP, Appendix I"


@check("VN508")
def closing(reading: Reading) -> Iterator[Finding]:
    """The end of a document's body without its mark, or its recipients without their colon."""
    view = reading.passage.view
    match = RECIPIENTS.search(view.text) if "Nơi nhận" in view.text else None
    if match is None or not reading.passage.heading.is_administrative:
        return
    if not match["colon"]:
        message = Wording(
            f"Sau «Nơi nhận» cần dấu hai chấm; hãy thêm ({BASIS}).",
            f"'Nơi nhận' wants a colon after it; please add it ({BASIS_EN}).",
        )
        yield _finding(view.offsets.to_source(*match.span("words")), "Nơi nhận:", message)
    stop = LAST_STOP.search(view.text, max(0, match.start() - REACH), match.start())
    if stop:
        message = Wording(
            f"Nội dung văn bản thường kết thúc bằng «./.»; hãy thêm nếu cơ quan dùng mẫu ấy ({BASIS}).",
            f"The samples end the body with './.'; add it where your office follows them ({BASIS_EN}).",
        )
        yield _finding(view.offsets.to_source(*stop.span("stop")), "./.", message)


def _finding(span: Span, meant: str, message: Wording) -> Finding:
    suggestions = (Suggestion(meant, CONFIDENCE),)
    return Finding("VN508", "closing", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
