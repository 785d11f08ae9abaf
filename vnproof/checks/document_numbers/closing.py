"""
VN508 · Phần cuối văn bản

Trong văn bản có Quốc hiệu và Tiêu ngữ, hoặc dòng «Số:» và ngày ban hành: sau «Nơi nhận» có dấu hai chấm; mỗi nơi nhận
bắt đầu bằng gạch đầu dòng, kết thúc bằng dấu chấm phẩy, dòng «Lưu:» cuối cùng bằng dấu chấm; và theo mẫu, câu cuối của
nội dung kết thúc bằng «./.» (Nghị định 30/2020/NĐ-CP, Phụ lục I và III). Đây chỉ là lời nhắc.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I và III.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Lập xong cùng ngày. / . ⏎ ĐẠI DIỆN
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Lập xong cùng ngày./. ⏎ ĐẠI DIỆN
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nộp trước 15/12. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nộp trước 15/12./. ⏎ Nơi nhận: ⏎ - Như trên;
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
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./ ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo/. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo. ./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nộp trước ngày 15/12/2026 ⏎ Nơi nhận: ⏎ - \
Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nộp trước ngày 15/12/2026./. ⏎ Nơi nhận: ⏎ - \
Như trên;
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu VT.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu: VT.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ Như trên; ⏎ - \
Lưu: VT.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu: VT.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ -Như trên; ⏎ - \
Lưu: VT.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên; ⏎ - \
Lưu: VT.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ NƠI NHẬN; ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xin báo cáo./. ⏎ Nơi nhận: ⏎ - Như trên;
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Mỗi thôn nộp 5 kg/hộ. ⏎ Xã báo cáo./. ⏎ Nơi \
nhận: ⏎ - Như trên; ⏎ - Lưu: VT. ⏎ Nơi ở/. khác
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
from vnproof.checks.document_numbers.form import BASIS, BASIS_EN, is_whole
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

RECIPIENTS = re.compile(
    r"(?:^|\n)[ \t]*(?P<typed>(?P<words>Nơi [Nn]hận|NƠI NHẬN)[ \t]*(?P<colon>[:;.]?))[ \t]*(?=[\r\n])"
)
LAST_STOP = re.compile(r"(?:[^\W_]|\))(?P<stop>\.)\s*\Z")
ODD_LINE = Pattern(r"[^\W\d_](?P<end>\s?(?:\./[ ]\.|\.[ ]/[ ]?\.|/\.|\./))[ ]*(?=\n|\Z)")
LAST_WORD = Pattern(r"(?P<word>[^\W_]+)(?P<bracket>\)?)\s*\Z")
ODD_END = Pattern(r"(?P<end>\s?[./][./ ]{0,6})\s*\Z")
RECIPIENT = Pattern(r"\s*\n[ \t]*(?P<dash>[-–+•]?[ ]?)(?P<who>[^\n\t]*?)(?P<end>[^\s])[ \t]*(?=\r?\n|\t|\Z)")
FILED = Pattern(r"Lưu(?=[ ]?[A-ZĐ])")
REACH = 200
LEAST = 2  # recipients
MOST = 40  # lines
CONFIDENCE = 0.6


@check("VN508", "end_mark")
def closing(reading: Reading) -> Iterator[Finding]:
    """The end of a document's body without its mark, or its recipients ill-formed."""
    view = reading.passage.view
    match = RECIPIENTS.search(view.text) if "Nơi " in view.text or "NƠI " in view.text else None
    if not is_whole(reading.passage.heading):
        return
    if match is None:
        yield from _odd_lines(reading)
        return
    if match["colon"] != ":" or match["words"] != "Nơi nhận":
        message = Wording(
            f"Dòng này viết là «Nơi nhận:», có dấu hai chấm ({BASIS}).",
            f"This line is written 'Nơi nhận:', with a colon ({BASIS_EN}).",
        )
        yield _finding(reading, match.span("typed"), "Nơi nhận:", message)
    yield from _recipients(reading, match.end())
    yield from _body_end(reading, match.start())


def _body_end(reading: Reading, end: int) -> Iterator[Finding]:
    """What the body ends with, where that is not «./.»."""
    text, start = reading.passage.view.text, max(0, end - REACH)
    odd = ODD_END.search(text, start, end)
    if odd and "/" in odd["end"] and odd["end"].strip() != "./.":
        message = Wording(
            f"Nội dung văn bản kết thúc bằng «./.», không phải «{odd['end'].strip()}»; hãy viết lại ({BASIS}).",
            f"The body ends with './.', not with '{odd['end'].strip()}'; please put it right ({BASIS_EN}).",
        )
        yield _finding(reading, (odd.start("end"), odd.start("end") + len(odd["end"].rstrip())), "./.", message)
    elif stop := LAST_STOP.search(text, start, end):
        message = Wording(
            f"Nội dung văn bản thường kết thúc bằng «./.»; hãy thêm nếu cơ quan dùng mẫu ấy ({BASIS}).",
            f"The samples end the body with './.'; add it where your office follows them ({BASIS_EN}).",
        )
        meant = None if text[stop.start("stop") - 1].isdigit() else "./."  # dates and numbers are never touched
        yield _finding(reading, stop.span("stop"), meant, message)
    elif (word := LAST_WORD.search(text, start, end)) and not word["word"].isupper():
        message = Wording(
            f"Nội dung văn bản kết thúc mà không có dấu; theo mẫu là «./.», hãy thêm ({BASIS}).",
            f"The body ends without a mark; the samples have './.', please add it ({BASIS_EN}).",
        )
        place = word.span("bracket") if word["bracket"] else word.span("word")
        # A figure may be part of a date or a number, which are never touched.
        meant = None if word["word"][-1].isdigit() else f"{text[slice(*place)]}./."
        yield _finding(reading, place, meant, message)


def _odd_lines(reading: Reading) -> Iterator[Finding]:
    """Lines of a document without recipients that end with something like «./.»."""
    view = reading.passage.view
    for line in ODD_LINE.finditer(view.text) if "/" in view.text else ():
        place = line.span("end")
        if not reading.passage.is_protected(view.offsets.to_source(*place), ("end_mark",)):
            message = Wording(
                f"Nội dung văn bản kết thúc bằng «./.», không phải «{line['end'].strip()}»; hãy viết lại ({BASIS}).",
                f"The body ends with './.', not with '{line['end'].strip()}'; please put it right ({BASIS_EN}).",
            )
            yield _finding(reading, place, "./.", message)


def _recipients(reading: Reading, place: int) -> Iterator[Finding]:
    """The lines of recipients that are otherwise than the samples'; the last one begins with «Lưu»."""
    text = reading.passage.view.text
    lines: list[re.Match[str]] = []
    while len(lines) < MOST and (line := RECIPIENT.match(text, place)):
        lines.append(line)
        place = line.end()
        if line["who"].startswith("Lưu"):
            break
    if len(lines) < LEAST or not lines[-1]["who"].startswith("Lưu"):
        return
    for line in lines:
        if line["dash"] not in ("- ", "– ", "+ "):
            message = Wording(
                f"Trong «Nơi nhận», mỗi dòng bắt đầu bằng gạch đầu dòng và một khoảng trắng ({BASIS}).",
                f"Among the recipients each line begins with a dash and a blank ({BASIS_EN}).",
            )
            first = line["who"].partition(" ")[0]
            yield _finding(reading, (line.start("dash"), line.start("who") + len(first)), f"- {first}", message)
        if line is lines[-1] and (filed := FILED.match(text, line.start("who"))):
            message = Wording(f"Sau «Lưu» có dấu hai chấm: «Lưu: VT» ({BASIS}).", f"Write 'Lưu: VT' ({BASIS_EN}).")
            yield _finding(reading, filed.span(), "Lưu:", message)
        meant = "." if line is lines[-1] else ";"
        if line["end"] == meant or line["who"].endswith(":"):
            continue
        message = Wording(
            f"Trong «Nơi nhận», dòng này kết thúc bằng «{meant}» ({BASIS}).",
            f"Among the recipients this line ends with '{meant}' ({BASIS_EN}).",
        )
        typed = line["end"]
        yield _finding(reading, line.span("end"), meant if typed in ".,;:" else typed + meant, message)


def _finding(reading: Reading, place: tuple[int, int], meant: str | None, message: Wording) -> Finding:
    span = reading.passage.view.offsets.to_source(*place)
    suggestions = (Suggestion(meant, CONFIDENCE),) if meant else ()
    return Finding("VN508", "closing", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
