"""
VN513 · Dòng «Số:», «V/v», «Kính gửi» viết sai

Phần đầu văn bản: sau «Số» có dấu hai chấm rồi một khoảng trắng; số nhỏ hơn 10 ghi thêm số 0 phía trước («Số:
05/TB-UBND»); trích yếu công văn bắt đầu bằng «V/v», không có dấu hai chấm; sau «Kính gửi» có dấu hai chấm (Nghị định
30/2020/NĐ-CP, Phụ lục I). Chỉ xét văn bản có Quốc hiệu và Tiêu ngữ; văn bản của Đảng viết «Số 12-NQ/ĐU» là đúng.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số 25/TB-UBND
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 25/TB-UBND
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số:25/TB-UBND
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 25/TB-UBND
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số : 25/TB-UBND
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 25/TB-UBND
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 5/TB-UBND
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 05/TB-UBND
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 25/UBND-VX ⏎ V/v: phòng, chống dịch
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 25/UBND-VX ⏎ V/v phòng, chống dịch
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 25/UBND-VX ⏎ Kính gửi các thôn
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 25/UBND-VX ⏎ Kính gửi: các thôn
    ✓ ĐẢNG CỘNG SẢN VIỆT NAM ⏎ Số 12-NQ/ĐU ⏎ Kính gửi các chi bộ
    ✓ Số 5/TB-UBND ⏎ THÔNG BÁO
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số:      /TB-UBND ⏎ Số: …/TB-UBND
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số 25 đường Lê Lợi ⏎ Số: 72/2025/QH15
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số: 15/UBND-VX ⏎ V/v đào tạo ⏎ Kính gửi:
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Số:   90/KH-UBND ⏎ Về việc: ai đến họp
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.document_numbers.form import BASIS, BASIS_EN
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

NUMBER = Pattern(
    r"(?P<typed>[Ss]ố(?P<colon>\s?:?)(?P<blank>\s*)(?P<number>\d{1,5}))(?=\s?/\s?(?:\d{4}\s?/\s?)?[^\W\d_])"
)
SUBJECT = Pattern(r"(?P<typed>V/v\s?:|V/V\b:?|v/v\b:?)(?=\s)")
ADDRESSED = Pattern(r"(?P<typed>Kính\s+gửi)(?=\s+[^\W\d_])")
CONFIDENCE = 0.6


@check("VN513", "document_number")
def head_line(reading: Reading) -> Iterator[Finding]:
    """The lines «Số:», «V/v» and «Kính gửi» of a document's heading, ill-formed."""
    heading = reading.passage.heading
    if not heading.is_administrative:
        return
    is_numbered = False
    for piece in heading.pieces:
        number = None if is_numbered else NUMBER.match(piece.text)
        if number:
            is_numbered = True
            meant = f"Số:{number['blank'] or ' '}{number['number'].rjust(2, '0')}"
            yield from _told(reading, piece.span.start, number["typed"], meant)
        if match := SUBJECT.match(piece.text):
            yield from _told(reading, piece.span.start, match["typed"], "V/v")
        if match := ADDRESSED.match(piece.text):
            yield from _told(reading, piece.span.start, match["typed"], "Kính gửi:")


def _told(reading: Reading, start: int, typed: str, meant: str) -> Iterator[Finding]:
    if typed == meant:
        return
    message = Wording(
        f"Ở phần đầu văn bản, «{typed}» viết là «{meant}» ({BASIS}).",
        f"In the heading, '{typed}' is written '{meant}' ({BASIS_EN}).",
    )
    span, suggestions = (
        reading.passage.view.offsets.to_source(start, start + len(typed)),
        (Suggestion(meant, CONFIDENCE),),
    )
    yield Finding("VN513", "head-line", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
