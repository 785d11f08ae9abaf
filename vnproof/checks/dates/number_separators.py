"""
VN404 · Dấu chấm, dấu phẩy trong số dùng lẫn

Trong tiếng Việt, dấu chấm tách hàng nghìn, dấu phẩy tách phần thập phân (Luật Kế toán năm 2015, Điều 11). Số vừa theo
lối Việt vừa theo lối Anh, hoặc nhóm hàng nghìn thiếu chữ số, thì không ai chắc là bao nhiêu. Con số không bao giờ được
tự sửa.

    ✗ Tổng kinh phí là 1.234,567.8 triệu đồng.
    ✓ Tổng kinh phí là 1.234.567,8 triệu đồng.
    ✗ Diện tích gieo trồng đạt 1,234.5 ha.
    ✓ Diện tích gieo trồng đạt 1.234,5 ha.
    ✗ Hỗ trợ mỗi hộ 1.500.00 đồng.
    ✓ Hỗ trợ mỗi hộ 1.500.000 đồng.
    ✓ Mục 1.2.34 và bảng 1.500.00; tăng 12,5% so với 1.250.000,75 đồng; điện thoại 0271.3560.118.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

# Three parts at least, both marks; or a sum of money whose groups are not of three figures.
NUMBER = re.compile(r"\d(?<![\w.,/-]\d)\d{0,2}(?:[.,]\d{1,9}){2,8}(?![\w/-])(?![.,]\d)")
VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
GROUPS = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
WHOLE_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
MONEY = re.compile(r"\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?(?:đồng\b|VN[ĐD]\b)")
ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+")
CONFIDENCE = 0.85


@check("VN404")
def number_separators(reading: Reading) -> Iterator[Finding]:
    """Full stops and commas in a number that agree with no way of writing it."""
    view = reading.passage.view
    for match in NUMBER.finditer(view.text):
        typed = match[0]
        if "," in typed and "." in typed:
            if VIETNAMESE.fullmatch(typed) or _is_list(typed):
                continue
        elif "," in typed or WHOLE_GROUPS.fullmatch(typed) or not MONEY.match(view.text, match.end()):
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


def _is_list(typed: str) -> bool:
    """Are these several numbers with nothing but commas between them, «1.2,1.3» or «12.5,13»?"""
    return not ENGLISH.fullmatch(typed) and all(len(part) < 3 for part in re.split(r"[.,]", typed)[1:])
