"""
VN507 · Địa danh và thời gian ban hành viết sai

Dòng địa danh và thời gian viết «Lộc Ninh, ngày 05 tháng 02 năm 2024»: sau địa danh có dấu phẩy, rồi đủ chữ ngày,
tháng, năm, không có dấu chấm cuối dòng; thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, tháng 2, không thêm trước tháng 3
trở đi (Nghị định 30/2020/NĐ-CP, Phụ lục I). Chỉ xét dòng này của văn bản có Quốc hiệu và Tiêu ngữ hoặc có dòng «Số:»;
ở chỗ khác viết ngày thế nào là tùy người viết.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ Số: 90/KH-UBND ⏎ An Phú, ngày 8 tháng 1 năm 2026
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 08 tháng 01 năm 2026
    ✗ Số: 90/KH-UBND ⏎ An Phú ngày 15 tháng 5 năm 2026
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 năm 2026
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Đà Nẵng, ngày 9 tháng 3 năm 2026
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Đà Nẵng, ngày 09 tháng 3 năm 2026
    ✗ Số: 90/KH-UBND ⏎ Lộc Ninh, ngày 5 tháng 3 năm 2024
    ✓ Số: 90/KH-UBND ⏎ Lộc Ninh, ngày 05 tháng 3 năm 2024
    ✗ Số: 90/KH-UBND ⏎ Lộc Ninh, ngày 12 tháng 2 năm 2024
    ✓ Số: 90/KH-UBND ⏎ Lộc Ninh, ngày 12 tháng 02 năm 2024
    ✗ Số: 90/KH-UBND ⏎ Lộc Ninh ngày 12 tháng 04 năm 2024
    ✓ Số: 90/KH-UBND ⏎ Lộc Ninh, ngày 12 tháng 4 năm 2024
    ✗ Số: 90/KH-UBND ⏎ An Phú, 05 tháng 02 năm 2026
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 05 tháng 02 năm 2026
    ✗ Số: 90/KH-UBND ⏎ An Phú, ngày 15/5/2026
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 năm 2026
    ✗ Số: 90/KH-UBND ⏎ An Phú; ngày 15 tháng 5 năm 2026
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 năm 2026
    ✗ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 năm 2026.
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 năm 2026
    ✗ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 2026
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 năm 2026
    ✗ Số: 90/KH-UBND ⏎ An Phú,ngày 15 tháng 5, năm 2026
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 15 tháng 5 năm 2026
    ✓ Số: 90/KH-UBND ⏎ Kế hoạch tháng 5 năm 2026 ⏎ Phiên họp 15/5/2026 ⏎ Họp xã An Phú, ngày 5/6/2026
    ✓ Số: 90/KH-UBND ⏎ Lộc Ninh, ngày 12 tháng 4 năm 2024 ⏎ Thực hiện Kế hoạch ngày 5 tháng 2 năm 2024
    ✓ Lộc Ninh, ngày 5 tháng 3 năm 2024
    ✓ Số: 90/KH-UBND ⏎ An Phú, ngày 31 tháng 12 năm 2026
    ✓ Số: /KH-UBND ⏎ An Phú, ngày … tháng … năm 2026
    ✓ Số: 90/KH-UBND ⏎ Hết hạn ngày 5 tháng 2 năm 2026
    ✓ Số hộ: 90 ⏎ Lộc Ninh, ngày 5 tháng 3 năm 2024
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.heading import Piece
from vnproof.text.pattern import Pattern

NUMBERED = re.compile(r"Số\s?:\s*(?:\d|/|\.|[lIO]\d)")
# A line that is meant to be one, whatever it lacks.
LOOSE = Pattern(
    r"(?P<place>(?:TP\.[ ]?)?[^\W\d_][^\d,.;:()/]{1,40}?)\s*(?P<comma>[,;.:]?)\s*(?P<called>[Nn]gày)?"
    r"\s*(?P<day>\d{1,2})"
    r"\s*(?:,?\s*[Tt]háng\s*|(?P<mark>[/.-]))(?P<month>\d{1,2})\s*(?:,?\s*(?P<year_word>[Nn]ăm)\s*|(?(mark)(?P=mark)|,?\s))"
    r"(?P<year>\d{4})\s*[.;,]?"
)
CONFIDENCE = {Safety.LIKELY: 0.85, Safety.HINT: 0.6}
SEVERITY = {Safety.LIKELY: Severity.WARNING, Safety.HINT: Severity.HINT}


@check("VN507", "date")
def place_and_date(reading: Reading) -> Iterator[Finding]:
    """The line with place and date of a document, with a wrong zero or without one of its words or marks."""
    heading = reading.passage.heading
    if not (heading.is_administrative or any(NUMBERED.match(piece.text) for piece in heading.pieces)):
        return
    line = heading.dateline
    if line:
        day, month, year, _ = line.date
        yield from _told(reading, line.piece, line.place, (day, month, year))
        return
    for piece in heading.pieces:
        match = LOOSE.fullmatch(piece.text)
        if match and (match["called"] or match["comma"]) and match["place"].istitle():
            yield from _told(
                reading, piece, match["place"], (int(match["day"]), int(match["month"]), int(match["year"]))
            )
            return


def _told(reading: Reading, piece: Piece, place: str, date: tuple[int, int, int | None]) -> Iterator[Finding]:
    """The finding, where the line is not as it is to be."""
    day, month, year = date
    if not place.rsplit(maxsplit=1)[-1][0].isupper():
        return
    meant = f"{place}, ngày {day:02} tháng {month if month > 2 else f'{month:02}'} năm {year}"
    typed = " ".join(piece.text.split())
    if typed == meant:
        return
    # A zero too many is what the appendix does not ask for, yet nowhere forbids.
    safety = Safety.HINT if typed == meant.replace(f"tháng {month} ", f"tháng {month:02} ") else Safety.LIKELY
    message = Wording(
        f"Địa danh và thời gian viết «{meant}» (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
        f"Write place and date as '{meant}' (Decree 30/2020/NĐ-CP, Appendix I).",
    )
    span, confidence = reading.passage.view.offsets.to_source(*piece.span), CONFIDENCE[safety]
    suggestions = (Suggestion(meant, confidence),)
    yield Finding("VN507", "place-and-date", span, message, suggestions, SEVERITY[safety], safety, confidence)
