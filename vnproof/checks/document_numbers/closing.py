"""
VN508 · Phần cuối văn bản

Trong văn bản có Quốc hiệu và Tiêu ngữ: sau «Nơi nhận» có dấu hai chấm; mỗi nơi nhận kết thúc bằng dấu chấm phẩy, dòng
«Lưu»
cuối cùng bằng dấu chấm; và theo mẫu, câu cuối của nội dung kết thúc bằng «./.» (Nghị định 30/2020/NĐ-CP, Phụ lục I và
III). Đây chỉ là lời nhắc.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I và III.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi Nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên. ⏎ - \
Lưu: VT.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu: VT.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu: VT, NC;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu: VT, NC.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu: VT. ⏎ CHỦ TỊCH ⏎ - Lưu hành nội bộ
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Các phòng, ban (để báo cáo); ⏎ - Lưu: VT, TH (05 bản).
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nơi nhận hồ sơ là bộ phận một cửa của xã. ⏎ \
- Mang theo căn cước.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ DANH SÁCH ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: Như trên.
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
from vnproof.text.pattern import Pattern

RECIPIENTS = re.compile(r"(?:^|\n)[ \t]*(?P<words>Nơi [Nn]hận)[ \t]*(?P<colon>:?)[ \t]*(?=[\r\n])")
LAST_STOP = re.compile(r"[^\W\d_](?P<stop>\.)\s*\Z")
LAST_WORD = Pattern(r"(?P<word>[^\W\d_]+)\s*\Z")
RECIPIENT = Pattern(r"\s*\n[ \t]*-[ \t]*(?P<who>[^\n\t]*?)(?P<end>[^\s])[ \t]*(?=\r?\n|\t|\Z)")
REACH = 200
LEAST = 2  # recipients
CONFIDENCE = 0.6
BASIS, BASIS_EN = "Nghị định 30/2020/NĐ-CP, Phụ lục I", "Decree 30/2020/NĐ-CP, Appendix I"


@check("VN508")
def closing(reading: Reading) -> Iterator[Finding]:
    """The end of a document's body without its mark, or its recipients without their colon."""
    view = reading.passage.view
    match = RECIPIENTS.search(view.text) if "Nơi " in view.text else None
    if match is None or not reading.passage.heading.is_administrative:
        return
    if not match["colon"]:
        message = Wording(
            f"Sau «Nơi nhận» cần dấu hai chấm; hãy thêm ({BASIS}).",
            f"'Nơi nhận' wants a colon after it; please add it ({BASIS_EN}).",
        )
        yield _finding(view.offsets.to_source(*match.span("words")), "Nơi nhận:", message)
    elif match["words"] != "Nơi nhận":
        message = Wording(f"Viết hoa thừa; hãy viết «Nơi nhận» ({BASIS}).", f"Write 'Nơi nhận' ({BASIS_EN}).")
        yield _finding(view.offsets.to_source(*match.span("words")), "Nơi nhận", message)
    yield from _recipients(reading, match.end())
    stop = LAST_STOP.search(view.text, max(0, match.start() - REACH), match.start())
    if stop:
        message = Wording(
            f"Nội dung văn bản thường kết thúc bằng «./.»; hãy thêm nếu cơ quan dùng mẫu ấy ({BASIS}).",
            f"The samples end the body with './.'; add it where your office follows them ({BASIS_EN}).",
        )
        yield _finding(view.offsets.to_source(*stop.span("stop")), "./.", message)
    word = LAST_WORD.search(view.text, max(0, match.start() - REACH), match.start())
    if word and word["word"].islower():
        message = Wording(
            f"Nội dung văn bản kết thúc mà không có dấu; theo mẫu là «./.», hãy thêm ({BASIS}).",
            f"The body ends without a mark; the samples have './.', please add it ({BASIS_EN}).",
        )
        yield _finding(view.offsets.to_source(*word.span("word")), f"{word['word']}./.", message)


def _recipients(reading: Reading, place: int) -> Iterator[Finding]:
    """The lines of recipients that end otherwise than the samples' do; the last one begins with «Lưu»."""
    text = reading.passage.view.text
    lines: list[re.Match[str]] = []
    while line := RECIPIENT.match(text, place):
        lines.append(line)
        place = line.end()
    if len(lines) < LEAST or not lines[-1]["who"].startswith("Lưu"):
        return
    for line in lines:
        meant = "." if line is lines[-1] else ";"
        if line["end"] == meant:
            continue
        message = Wording(
            f"Trong «Nơi nhận», dòng này kết thúc bằng «{meant}» ({BASIS}).",
            f"Among the recipients this line ends with '{meant}' ({BASIS_EN}).",
        )
        typed = line["end"]
        yield _finding(
            reading.passage.view.offsets.to_source(*line.span("end")),
            meant if typed in ".,;:" else typed + meant,
            message,
        )


def _finding(span: Span, meant: str, message: Wording) -> Finding:
    suggestions = (Suggestion(meant, CONFIDENCE),)
    return Finding("VN508", "closing", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
