"""
VN404 · Dấu chấm, dấu phẩy trong số dùng lẫn

Trong tiếng Việt, dấu chấm tách hàng nghìn, dấu phẩy tách phần thập phân (Luật Kế toán năm 2015, Điều 11). Số vừa theo
lối Việt vừa theo lối Anh, hoặc nhóm hàng nghìn thiếu chữ số, thì không ai chắc là bao nhiêu. Số lẻ viết với dấu chấm
trước đơn vị («3.5%», «8.4 km»), số tiền chia nhóm bằng dấu phẩy («1,250,000 đồng») được nhắc. Con số không bao giờ
được tự sửa.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: Luật Kế toán năm 2015, Điều 11.

    ✗ Tổng kinh phí là 1.234,567.8 triệu đồng.
    ✓ Tổng kinh phí là 1.234.567,8 triệu đồng.
    ✗ Diện tích gieo trồng đạt 1,234.5 ha.
    ✓ Diện tích gieo trồng đạt 1.234,5 ha.
    ✗ Hỗ trợ mỗi hộ 1.500.00 đồng.
    ✓ Hỗ trợ mỗi hộ 1.500.000 đồng.
    ✗ Tỷ lệ hộ nghèo còn 3.3%, giảm so với năm trước.
    ✓ Tỷ lệ hộ nghèo còn 3,3%, giảm so với năm trước.
    ✗ Đầu tư 8.4 km đường bê tông.
    ✓ Đầu tư 8,4 km đường bê tông.
    ✗ Giải ngân 1,250,000,000 đồng cho các hộ.
    ✓ Giải ngân 1.250.000.000 đồng cho các hộ.
    ✗ Đón 2.5 triệu lượt khách.
    ✓ Đón 2,5 triệu lượt khách.
    ✗ Hỗ trợ cho 1,500 hộ nghèo và 12,350 người.
    ✓ Hỗ trợ cho 1.500 hộ nghèo và 12.350 người.
    ✗ Mức đóng là 500.00 đồng một hộ.
    ✓ Mức đóng là 500.000 đồng một hộ.
    ✗ Mức đóng là 500.0000 đồng một hộ.
    ✓ Mức đóng là 500.000 đồng một hộ.
    ✗ Doanh thu du lịch đạt 4,200 tỷ đồng.
    ✓ Doanh thu du lịch đạt 4.200 tỷ đồng.
    ✓ Vàng 3,650 triệu đồng/chỉ; thu 4,215 tỷ đồng; lãi 1.50 đô la; 2,125 lượt/ngày; năm 2026 đồng bào góp.
    ✓ Mục 3.5 Kinh phí; phiên bản 2.1; Windows 8.1; lúc 8.30; tuyến 5.7.
    ✓ Bảng 1.2 triệu tập; IELTS 6.5; TCVN 5719.2; ngày 2.9.
    ✓ Tăng 1.250 ha, 3,5%, 12.000 kg.
    ✓ Tọa độ 21.3156199,105.8085403; các ca 2.811,2.812; kết quả 2,7.1014 J; mục 1.2.34 và bảng 1.500.00.
    ✓ Sáng 20.12.2024 đồng chí Bí thư dự họp; hết ngày 20.12.2024 đồng thời báo cáo.
    ✓ Tăng 12,5% so với 1.250.000,75 đồng; điện thoại 0271.3560.118.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

# Three parts at least: both marks, or a sum of money whose groups are not of three figures.
NUMBER = Pattern(r"\d(?<![\w.,/-]\d)\d{0,2}(?:[.,]\d{1,9}){2,8}(?![\w/-])(?![.,]\d)")
VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
ENGLISH_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+")
MIXED = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d{3}\.\d{1,2}")
MONEY = re.compile(
    r"\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?(?:đồng\b(?!\s+(?:bào|chí|hành|loạt|thời|ý)\b)|VN[ĐD]\b)"
)  # «20.12.2024 đồng chí» is no money
ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.(?!\d{3}$)\d+")  # 7,500.000 may be a 7.500.000 that a scanner read
CONFIDENCE, UNSURE = 0.85, 0.7
DECIMAL = Pattern(
    r"\d(?<![\w.,/-]\d)(?<!Bảng \d)(?<![Mm]ục \d)\d{0,2}\.\d{1,2}"
    r"(?=\s?%|\s(?:km|ha|kg|tấn|tạ|m2|m3|m²|m³|triệu|tỷ|tỉ|lần)\b)"
)
ENGLISH_MONEY = Pattern(r"\d(?<![\w.,/-]\d)\d{0,2}(?:,\d{3}){2,}(?=\s?(?:đồng\b|VN[ĐD]\b|đ\b))")


BAD_GROUP = Pattern(
    r"\d(?<![\w.,/-]\d)\d{0,2}\.(?:\d{1,2}|\d{4,7})(?=\s(?:đồng\b(?!\s(?:bào|chí|hành|loạt|thời|ý|đội)\b)|VN[ĐD]\b))"
)
# Of these there is no half, and nobody writes a fraction that ends with naught.
COUNTED = Pattern(
    r"\d(?<![\w.,/-]\d)\d{0,2}(?:,\d{3}(?=\s(?:hộ|người|lượt|học sinh|đại biểu|đoàn viên|hội viên|suất|hồ sơ|lao động"
    r"|trẻ|thí sinh|cử tri|khách|phiếu|căn|cây)\b(?!/))|,\d\d0(?=\s(?:tỷ|tỉ)\sđồng\b(?!/)))"
)


@check("VN404")
def number_separators(reading: Reading) -> Iterator[Finding]:
    """Full stops and commas in a number that agree with no way of writing it."""
    view, figures = reading.passage.view, reading.passage.figures
    for match in NUMBER.at(view.text, figures):
        typed = match[0]
        is_money = MONEY.match(view.text, match.end())
        if VIETNAMESE.fullmatch(typed) or not (
            MIXED.fullmatch(typed) or (is_money and not ENGLISH_WHOLE.fullmatch(typed))
        ):
            continue
        meant = typed.translate(str.maketrans(".,", ",.")) if ENGLISH.fullmatch(typed) else None
        vi, en = (f"có phải «{meant}»?", f"is '{meant}' meant?") if meant else ("xin xem lại.", "please check.")
        message = Wording(
            f"Số «{typed}» dùng lẫn dấu chấm và dấu phẩy (Luật Kế toán, Điều 11); {vi}"
            if "," in typed
            else f"Số «{typed}» có nhóm không đủ ba chữ số; {vi}",
            f"'{typed}' mixes thousands and decimals; {en}"
            if "," in typed
            else f"'{typed}' has a group that is not of three figures; {en}",
        )
        span = view.offsets.to_source(*match.span())
        yield Finding("VN404", "number-separators", span, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)
    for match in BAD_GROUP.at(view.text, figures) if " đồng" in view.text or " VN" in view.text else ():
        message = Wording(
            f"Số «{match[0]}» có nhóm không đủ ba chữ số; xin xem lại.",
            f"'{match[0]}' has a group that is not of three figures; please check.",
        )
        place = view.offsets.to_source(*match.span())
        yield Finding("VN404", "number-separators", place, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)
    for match in COUNTED.at(view.text, figures):
        meant = match[0].replace(",", ".")
        message = Wording(
            f"Số «{match[0]}» dùng dấu phẩy trước ba chữ số; có phải «{meant}» (Luật Kế toán, Điều 11)?",
            f"'{match[0]}' has a comma before three figures; is '{meant}' meant?",
        )
        place = view.offsets.to_source(*match.span())
        yield Finding("VN404", "number-separators", place, message, (), Severity.HINT, Safety.HINT, UNSURE)
    for match in (*DECIMAL.at(view.text, figures), *ENGLISH_MONEY.at(view.text, figures)):
        meant = match[0].translate(str.maketrans(".,", ",."))
        message = Wording(
            f"Số «{match[0]}» viết theo lối Anh; lối Việt là «{meant}» (Luật Kế toán, Điều 11), xin xem lại.",
            f"'{match[0]}' is written the English way; the Vietnamese is '{meant}', please check.",
        )
        place = view.offsets.to_source(*match.span())
        yield Finding("VN404", "number-separators", place, message, (), Severity.HINT, Safety.HINT, UNSURE)
