"""
VN515 · Ngày, tháng lúc thêm số 0, lúc không

Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0 phía trước: «ngày 01 tháng 01 năm 2027» (Nghị định 30/2020/NĐ-CP, Phụ
lục I). Trong một ngày mà chỗ thêm, chỗ không («ngày 01 tháng 1») thì bị nhắc; chỉ xét văn bản có Quốc hiệu và Tiêu
ngữ, hoặc dòng «Số:» và ngày ban hành. Dòng địa danh và thời gian do VN507 xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Có hiệu lực từ ngày 01 tháng 1 năm 2027.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Có hiệu lực từ ngày 01 tháng 01 năm 2027.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Căn cứ Tờ trình ngày 5 tháng 02 năm 2026.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Căn cứ Tờ trình ngày 05 tháng 02 năm 2026.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Họp ngày 08 tháng 2 năm 2027.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Họp ngày 08 tháng 02 năm 2027.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Nộp trước ngày 9 tháng 01 năm 2027.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Nộp trước ngày 09 tháng 01 năm 2027.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Hôm nay, ngày 02 tháng 1 năm 2026.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Hôm nay, ngày 02 tháng 01 năm 2026.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo Luật ngày 7 tháng 01 năm 2026.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo Luật ngày 07 tháng 01 năm 2026.
    ✓ Có hiệu lực từ ngày 01 tháng 1 năm 2027.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Hiến pháp ngày 28 tháng 11; Luật ngày 5 tháng 2 năm 2014.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Họp ngày 08 tháng 12 năm 2026, ngày 15 tháng 1 năm 2027.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 5 tháng 02 năm 2026
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Trong 05 ngày, 01 tháng 1 lần; ngày 05 tháng 3 năm 2026.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 12 năm 2026 ⏎ Ngày … tháng 1 năm 2027; ngày 31 tháng 1 năm 2027.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.document_numbers.form import BASIS, BASIS_EN, is_whole
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

HALF = Pattern(r"[Nn]gày (?:0\d tháng (?P<month>[12])(?!\d)|(?P<day>[1-9]) tháng 0\d)(?= năm 20\d\d)")
CONFIDENCE = 0.6


@check("VN515")
def date_zero(reading: Reading) -> Iterator[Finding]:
    """A date with the zero before its day and none before its month, or the other way round."""
    text, heading = reading.passage.view.text, reading.passage.heading
    if " tháng " not in text or not is_whole(heading):
        return
    issued = heading.dateline.piece.span if heading.dateline else None
    for match in HALF.finditer(text):
        if issued and issued.start <= match.start() < issued.end:
            continue
        part = "month" if match["month"] else "day"
        typed, meant = match[part], f"0{match[part]}"
        message = Wording(
            f"Trong «{match[0]}», «{typed}» nên ghi là «{meant}» ({BASIS}).",
            f"In '{match[0]}', write '{meant}' for '{typed}' ({BASIS_EN}).",
        )
        span, suggestions = reading.passage.view.offsets.to_source(*match.span(part)), (Suggestion(meant, CONFIDENCE),)
        yield Finding("VN515", "date-zero", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
