"""
VN204 · Viện dẫn điều, khoản, điểm viết hoa chưa đúng

Khi viện dẫn, «Điều» viết hoa, «khoản», «điểm» viết thường (Nghị định 30/2020/NĐ-CP, Phụ lục II): «điểm b khoản 3 Điều
12». «Khoản», «Điểm» viết hoa giữa câu, «chương II» viết thường chỉ được nhắc trong văn bản của cơ quan, vì nơi khác và
văn bản cũ thường viết như vậy. Đầu câu và đầu dòng thì không báo.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Thực hiện theo khoản 2 điều 5 của Quy chế.
    ✓ Thực hiện theo khoản 2 Điều 5 của Quy chế.
    ✗ Hồ sơ quy định tại điểm b khoản 3 điều 12 gồm đơn và bản vẽ.
    ✓ Hồ sơ quy định tại điểm b khoản 3 Điều 12 gồm đơn và bản vẽ.
    ✗ Việc xử phạt căn cứ các khoản 1, 2 điều 7 của Nghị định.
    ✓ Việc xử phạt căn cứ các khoản 1, 2 Điều 7 của Nghị định.
    ✗ Bị xử lý theo điều 173 Bộ luật Hình sự.
    ✓ Bị xử lý theo Điều 173 Bộ luật Hình sự.
    ✗ Căn cứ điều 5 Nghị định số 30/2020/NĐ-CP.
    ✓ Căn cứ Điều 5 Nghị định số 30/2020/NĐ-CP.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo Điểm b Khoản 3 Điều 12 của Luật.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo điểm b khoản 3 Điều 12 của Luật.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Điều 1. Tổ chức ⏎ Những người nêu tại điều 1 \
thi hành.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Điều 1. Tổ chức ⏎ Những người nêu tại Điều 1 \
thi hành.
    ✗ Nộp theo mức nêu ở khoản 1 điều này.
    ✓ Nộp theo mức nêu ở khoản 1 Điều này.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Quy định tại các Khoản 1, 2 và 3 Điều 5.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Quy định tại các khoản 1, 2 và 3 Điều 5.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo chương II của Nghị định.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo Chương II của Nghị định.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xây dựng chương trình; phần I của bài thi; \
các chương đã học.
    ✓ Theo Điểm b Khoản 3 Điều 12 của Luật.
    ✓ Bác dặn thiếu nhi năm điều; điều 1 là yêu Tổ quốc.
    ✓ Xã có 5 khoản thu và 3 điểm bỏ phiếu; mỗi hộ đóng khoản 2 triệu đồng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Khoản 3 Điều 12 quy định mức phạt.
    ✓ Trái với các điều 5 và 6 trong hương ước của thôn.
    ✓ QUY ĐỊNH TẠI KHOẢN 2 ĐIỀU 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check, severity_of
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import occurrences

# «khoản 1, 2 điều 5», or «điều 5 Luật …»; elsewhere a «điều 5» may be of anything.
ARTICLE = re.compile(r"điều(?= \d| này\b)")
AFTER_CLAUSE = re.compile(r"\b[Kk]hoản (?:\d{1,2}[a-zđ]?(?:, | và )?){1,6},? ?\Z")
CITES = re.compile(r"(?:theo|tại|[Cc]ăn cứ|của) \Z")
OF_LAW = re.compile(r" \d{1,3}[a-z]? (?:của )?(?:Luật|[Bb]ộ luật|Nghị|Thông|Quyết)\b")
REACH = 40
ITEM = r"[\da-zđ]{1,2}(?:(?:, | và | hoặc )[\da-zđ]{1,2}(?![^\W_])){0,4}"
CLAUSE = re.compile(rf"(?P<word>Khoản|Điểm)(?= {ITEM},? (?:của )?(?:[Kk]hoản \d|[Đđ]iều (?:\d|này)))")
INSIDE = re.compile(r"(?:[^\W_] |[,;] |\()\Z")
PARTS = ("chương ", "phần ", "phụ lục ")
ROMAN = re.compile(r"[IVX]{1,5}\b")
CITED = re.compile(r"\b(?:tại|theo|của|thuộc|và|khoản \d{1,2}|mục \d{1,2}) \Z", re.IGNORECASE)
NAMED_AT = re.compile(r"\b(?:tại|theo|ở) \Z")
OWN = re.compile(r"^Điều \d{1,3}\.", re.MULTILINE)
CONFIDENCE = {Safety.LIKELY: 0.8, Safety.HINT: 0.6}
BASIS, BASIS_EN = "Nghị định 30/2020/NĐ-CP, Phụ lục II", "Decree 30/2020/NĐ-CP, Appendix II"


@check("VN204")
def citation_capitals(reading: Reading) -> Iterator[Finding]:
    """An article cited with a small letter, or its clauses and points with capitals."""
    text = reading.passage.view.text
    for match in ARTICLE.finditer(text):
        before = text[max(0, match.start() - REACH) : match.start()]
        if (
            AFTER_CLAUSE.search(before)
            or (CITES.search(before) and OF_LAW.match(text, match.end()))
            or (NAMED_AT.search(before) and is_notice(reading.passage.heading) and OWN.search(text))
        ):
            yield from _finding(reading, match.span(), "Điều", Safety.LIKELY)
    if is_notice(reading.passage.heading):
        yield from _in_notice(reading, text)


def _in_notice(reading: Reading, text: str) -> Iterator[Finding]:
    """«Khoản 2 Điều 5», «chương II»."""
    for match in CLAUSE.finditer(text):
        if INSIDE.search(text, max(0, match.start() - 2), match.start()):
            yield from _finding(reading, match.span("word"), match["word"].lower(), Safety.HINT)
    for part in PARTS:
        for place in occurrences(text, part):
            end = place + len(part)
            if ROMAN.match(text, end) and CITED.search(text, max(0, place - 12), place):
                yield from _finding(reading, (place, end - 1), part[:-1].capitalize(), Safety.HINT)


def _finding(reading: Reading, place: tuple[int, int], meant: str, safety: Safety) -> Iterator[Finding]:
    span = reading.passage.view.offsets.to_source(*place)
    if reading.passage.is_protected(span):
        return
    message = Wording(
        f"Khi viện dẫn, hãy viết «{meant}»: «Chương», «Điều» viết hoa, «khoản», «điểm» viết thường ({BASIS}).",
        f"Write '{meant}' when you cite: 'Chương', 'Điều' have a capital, 'khoản' and 'điểm' have none ({BASIS_EN}).",
    )
    confidence = CONFIDENCE[safety]
    suggestions = (Suggestion(meant, confidence),)
    yield Finding("VN204", "citation-capitals", span, message, suggestions, severity_of(confidence), safety, confidence)
