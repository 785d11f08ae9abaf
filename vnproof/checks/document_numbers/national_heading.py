"""
VN506 · Quốc hiệu, Tiêu ngữ viết sai

Quốc hiệu viết «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM», chữ in hoa; Tiêu ngữ viết «Độc lập - Tự do - Hạnh phúc», chữ cái
đầu các cụm từ viết hoa, giữa các cụm từ có gạch nối và có cách chữ (Nghị định 30/2020/NĐ-CP, Phụ lục I). Chỉ xét phần
đầu văn bản, khi có cả hai dòng.

Mức độ: lỗi. Tự sửa: có. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập – tự do – hạnh phúc
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM. ⏎ Độc lập - Tự do - Hạnh phúc
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✗ CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập-Tự do-Hạnh phúc
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc Lập - Tự Do - Hạnh Phúc.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✗ CÔNG HÒA XÃ HÔI CHỦ NGHỈA VIỆT NAM ⏎ Độc lâp - Tự do - Hạnh phủc
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✓ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập – Tự do – Hạnh phúc
    ✓ Nước Cộng hòa xã hội chủ nghĩa Việt Nam bảo vệ độc lập, tự do, hạnh phúc của Nhân dân.
    ✓ Độc lập-Tự do-Hạnh phúc
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ ---------------
    ✓ UBND XÃ PHÚ SƠN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc
    ✓ ĐẢNG CỘNG SẢN VIỆT NAM ⏎ ĐẢNG ỦY XÃ PHÚ SƠN
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import heading
from vnproof.text.tone import normalize_tone_style

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LINES = {heading.STATE: STATE, heading.MOTTO: MOTTO}
MOST_SLIPS = 3  # letters that a scanner may have got wrong, marks not counted
RULES = " -–—_=*"  # drawn under the lines, or behind them
SURE, LIKELY = 0.995, 0.85


@check("VN506")
def national_heading(reading: Reading) -> Iterator[Finding]:
    """The country's name or motto, misspelt or wrongly punctuated, in the heading."""
    view = reading.passage.view
    lines = [(piece, line) for piece, letters in reading.passage.heading.national if (line := _line_of(letters))]
    if {line for _, line in lines} != set(LINES):
        return
    for piece, line in lines:
        right, typed = LINES[line], piece.text.rstrip(RULES)
        if _plain(typed) == right:
            continue
        name, name_en = ("Quốc hiệu", "country's name") if right == STATE else ("Tiêu ngữ", "motto")
        confidence = SURE if piece.letters == line else LIKELY
        yield Finding(
            "VN506",
            "national-heading",
            view.offsets.to_source(piece.span.start, piece.span.start + len(typed)),
            Wording(
                f"{name} viết sai; hãy viết «{right}» (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
                f"The {name_en} is written wrongly; write '{right}' (Decree 30/2020/NĐ-CP, Appendix I).",
            ),
            (Suggestion(right, confidence),),
            Severity.ERROR,
            Safety.SAFE if confidence == SURE else Safety.LIKELY,
            confidence,
        )


def _line_of(letters: str) -> str | None:
    """The line that these letters of a piece of the heading are meant to be."""
    if letters in LINES:
        return letters
    near = [line for line in LINES if abs(len(letters) - len(line)) <= MOST_SLIPS]
    if not near:
        return None
    from rapidfuzz.distance import Levenshtein

    return next((line for line in near if Levenshtein.distance(letters, line) <= MOST_SLIPS), None)


def _plain(text: str) -> str:
    """With plain dashes and in the old tone style: both are the writer's choice."""
    return " ".join(normalize_tone_style(word) for word in text.replace("–", "-").split())
