"""
VN311 · Số viết liền với chữ

Giữa số và chữ có khoảng trắng: «30 phút», «05 ngày», «Điều 5», «35% hộ». Ký hiệu đơn vị («5km», «7h30»), mã số, tên
lớp, tên đường không bị báo.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Tiếp nhận từ 7 giờ đến 11 giờ 30phút.
    ✓ Tiếp nhận từ 7 giờ đến 11 giờ 30 phút.
    ✗ Trả kết quả trong 05ngày làm việc.
    ✓ Trả kết quả trong 05 ngày làm việc.
    ✗ Hỗ trợ 120hộ nghèo, mỗi hộ 5triệu đồng.
    ✓ Hỗ trợ 120 hộ nghèo, mỗi hộ 5 triệu đồng.
    ✗ Thực hiện theo khoản2 Điều5 của Quy chế.
    ✓ Thực hiện theo khoản 2 Điều 5 của Quy chế.
    ✗ Có 35%hộ dân tham gia bảo hiểm y tế.
    ✓ Có 35% hộ dân tham gia bảo hiểm y tế.
    ✗ Họp dân vào ngày15 hằng tháng.
    ✓ Họp dân vào ngày 15 hằng tháng.
    ✓ Lúc 7h30, 5km, 50kg, 3G, 10A1, 2ha, 12V, H5N1, 120m2, 4x4, 1ty, tháng5zz.
    ✓ Tệp 30phut.docx, mã HD5ngày, thẻ 5người-2, trang 30ngay.vn.
    ✓ Tuyến 5A, lô B2, xe 51F, thôn 3B, 2a, 3b, 1st, 2nd, 90s.
    ✓ Điều 5, khoản 2, 30 phút, 05 ngày, 35% hộ, 12 tháng.
    ✓ Nhóm “tháng8”, #ngay15 và bài hát “năm2000”.
    ✓ Chỉ số 12con, số 5a; 7up; 100plus; 5S; 3D.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import told
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern, occurrences

NUMBER_FIRST = Pattern(
    r"\d[\d.,]*(?<=\d)(?=(?P<word>giờ|phút|ngày|tháng|năm|quý|tuần|hộ|người|triệu|nghìn|tỷ|đồng|xã|thôn|phường|khoản|lần"
    r"|học|đại biểu|suất|đơn vị|trường|buổi|độ|tấn|tạ|điểm|bản|cây|loại|nội dung)\b(?![.-]\w))"
)
PERCENT = Pattern(r"%(?<=\d%)(?=(?P<word>[^\W\d_]{2,7})[ ,.;])")
NUMBER = Pattern(r"\d{1,4}(?=[ ,;.)/\n]|\Z)")
BEFORE = ("“", "#", "-", "_", ".")
WORDS = ("ngày", "tháng", "năm", "Ngày", "Tháng", "Năm", "Điều", "khoản", "Khoản", "lúc")
CONFIDENCE = 0.85


@check("VN311", "time")
def glued_number(reading: Reading) -> Iterator[Finding]:
    """A number glued to the word beside it."""
    passage = reading.passage
    text = passage.view.text
    for match in (*NUMBER_FIRST.at(text, passage.figures), *(PERCENT.finditer(text) if "%" in text else ())):
        yield _finding(passage, Span(*match.span()), f"{match[0]} ", match["word"])
    for word in WORDS:
        for start in occurrences(text, word):
            end = start + len(word)
            before = text[start - 1 : start]
            if text[end : end + 1].isdigit() and NUMBER.match(text, end) and not (before.isalnum() or before in BEFORE):
                yield _finding(passage, Span(start, end), f"{word} ", word)


def _finding(passage: Passage, span: Span, meant: str, word: str) -> Finding:
    message = Wording(
        f"Giữa số và «{word}» thiếu khoảng trắng.",
        f"A blank is missing between the number and '{word}'.",
    )
    return told(passage, "VN311", "glued-number", span, meant, message, CONFIDENCE)
