"""
VN510 · Dấu câu cuối các căn cứ

Mỗi căn cứ ban hành là một dòng kết thúc bằng dấu chấm phẩy, dòng cuối cùng kết thúc bằng dấu chấm (Nghị định
30/2020/NĐ-CP, Phụ lục I). Chỉ xét dòng «Căn cứ…» có một dòng «Căn cứ», «Xét» hay «Theo đề nghị» đi ngay sau, trong văn
bản có ngày ban hành hoặc Quốc hiệu và Tiêu ngữ.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai. ⏎ Căn cứ Luật Đầu tư \
công; ⏎ Theo đề nghị của Chánh Văn phòng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai; ⏎ Căn cứ Luật Đầu tư \
công; ⏎ Theo đề nghị của Chánh Văn phòng.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai, ⏎ Căn cứ Luật Đầu tư \
công; ⏎ Xét Tờ trình của xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai; ⏎ Căn cứ Luật Đầu tư \
công; ⏎ Xét Tờ trình của xã.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai; ⏎ Căn cứ Luật Đầu tư \
công ⏎ Theo đề nghị của Chánh Văn phòng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai; ⏎ Căn cứ Luật Đầu tư \
công; ⏎ Theo đề nghị của Chánh Văn phòng.
    ✗ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Căn cứ Luật Đất đai. ⏎ Căn cứ Luật Đầu tư công;
    ✓ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Căn cứ Luật Đất đai; ⏎ Căn cứ Luật Đầu tư công;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai: ⏎ Theo đề nghị của \
Chánh Văn phòng.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Giá; ⏎ Theo đề nghị của Sở Tài \
chính, ⏎ QUYẾT ĐỊNH:
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Giá; ⏎ Theo đề nghị của Sở Tài \
chính. ⏎ QUYẾT ĐỊNH:
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Giá; ⏎ Xét Tờ trình của xã; ⏎ \
QUYẾT NGHỊ:
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Giá; ⏎ Xét Tờ trình của xã. ⏎ \
QUYẾT NGHỊ:
    ✓ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2015 ⏎ Căn cứ Luật Giá; ⏎ Xét đề nghị của Sở Tài chính, ⏎ QUYẾT ĐỊNH:
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai; ⏎ Theo đề nghị của \
Chánh Văn phòng.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Giá; ⏎ Căn cứ Luật Đất đai. ⏎ \
Xét đề nghị của Sở Tài chính,
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Giá; ⏎ Căn cứ Luật Đất đai; ⏎ \
Xét đề nghị của Sở Tài chính,
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai; ⏎ Theo đề nghị của \
Chánh Văn phòng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai, Ủy ban nhân dân xã \
thông báo: ⏎ 1. Thời gian.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ kết quả xét tuyển, xã thông báo. ⏎ \
Người trúng tuyển nộp hồ sơ.
    ✓ Số: 5/CT-CS ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Căn cứ Điều 5 Luật Thuế. ⏎ Căn cứ quy định nêu trên, thuế trả \
lời.
    ✓ Căn cứ Luật Đất đai. ⏎ Căn cứ Luật Đầu tư công.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ Luật Đất đai; căn cứ Luật Giá; ⏎ Căn \
cứ Luật Đầu tư công;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Căn cứ vào đâu? ⏎ Theo ý kiến người dân.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

BASIS = Pattern(
    r"^[ \t]*Căn cứ [^\n]*?(?P<end>[.,:]|[^\W_])[ \t]*\n(?<! số\n)(?<! của\n)"
    r"(?=\s*(?:Căn cứ(?! (?:vào |các |những )?(?:quy định|nội dung|hướng dẫn|khoản|điểm|kết quả))"
    r"|Theo đề nghị|Xét (?:đề nghị|[Tt]ờ trình)) )",
    re.MULTILINE,
)
LAST = Pattern(
    r"^[ \t]*(?:Căn cứ|Theo đề nghị|Xét) [^\n]*?(?P<end>[,;]|[^\W_])[ \t]*\n\s*"
    r"(?=QUYẾT (?:ĐỊNH|NGHỊ)[ ]?:?[ \t]*(?:\n|\Z))",
    re.MULTILINE,
)
SINCE = 2020  # when the last line got a full stop; it had a comma before
CONFIDENCE = 0.7


@check("VN510")
def legal_basis(reading: Reading) -> Iterator[Finding]:
    """A line of the legal basis that does not end with a semicolon."""
    heading, view = reading.passage.heading, reading.passage.view
    if "Căn cứ " not in view.text or not (heading.is_administrative or heading.day):
        return
    for match in BASIS.at(view.text, reading.passage.lines):
        typed = match["end"]
        meant = f"{typed};" if typed.isalnum() else ";"
        message = Wording(
            "Mỗi căn cứ kết thúc bằng dấu chấm phẩy; hãy viết «;» (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
            "Each line of the legal basis ends with a semicolon; write ';' (Decree 30/2020/NĐ-CP, Appendix I).",
        )
        place, suggestions = view.offsets.to_source(*match.span("end")), (Suggestion(meant, CONFIDENCE),)
        yield Finding("VN510", "legal-basis", place, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
    for match in LAST.at(view.text, reading.passage.lines) if "QUYẾT " in view.text and _is_new(heading.day) else ():
        typed = match["end"]
        meant = f"{typed}." if typed.isalnum() else "."
        message = Wording(
            "Căn cứ cuối cùng kết thúc bằng dấu chấm; hãy viết «.» (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
            "The last line of the legal basis ends with a full stop; write '.' (Decree 30/2020/NĐ-CP, Appendix I).",
        )
        place, suggestions = view.offsets.to_source(*match.span("end")), (Suggestion(meant, CONFIDENCE),)
        yield Finding("VN510", "legal-basis", place, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)


def _is_new(day: date | None) -> bool:
    return day is None or day.year >= SINCE
