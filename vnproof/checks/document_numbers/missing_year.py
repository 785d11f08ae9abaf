"""
VN505 · Thiếu năm trong số văn bản quy phạm pháp luật

Luật, nghị định, thông tư ban hành từ năm 1997 có năm đủ bốn chữ số trong số, ký hiệu: «30/2020/NĐ-CP» (Luật Ban hành
văn bản quy phạm pháp luật). Năm nào thì chỉ người soạn biết, nên đây chỉ là lời nhắc.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Luật Ban hành văn bản quy phạm pháp luật.

    ✗ Theo Nghị định 98/NĐ-CP về thi đua.
    ✓ Theo Nghị định 98/2023/NĐ-CP về thi đua.
    ✗ Căn cứ Thông tư 01/TT-BNV của Bộ Nội vụ.
    ✓ Căn cứ Thông tư 01/2023/TT-BNV của Bộ Nội vụ.
    ✗ Thông tư liên tịch số 19/TTLT-BTC-BKHĐT.
    ✓ Thông tư liên tịch số 19/2012/TTLT-BTC-BKHĐT.
    ✗ Nghị định số 13/NĐ-CP quy định mức phạt.
    ✓ Nghị định số 13/2026/NĐ-CP quy định mức phạt.
    ✗ Căn cứ Nghị định số 30/NĐ-CP của Chính phủ.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.
    ✗ Thực hiện Thông tư số 22/TT-BTTTT.
    ✓ Thực hiện Thông tư số 22/2023/TT-BTTTT.
    ✗ Căn cứ Nghị định số 30/20/NĐ-CP của Chính phủ.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.
    ✗ Căn cứ Luật Tổ chức chính quyền địa phương số 72/QH15.
    ✓ Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15.
    ✓ Quyết định số 12/97/QĐ-UB; Luật số 72/2025/QH15; Nghị quyết số 51/2001/QH10; hồ sơ số 3/QH15.1.
    ✓ Thực hiện Thông tư 51/TT-BYT năm 2024.
    ✓ Căn cứ Nghị định số 26/NĐ-CP ngày 23 tháng 5 năm 1993; Quyết định số 959/QĐ-UBND.
    ✓ Thực hiện Nghị quyết số 18/NQ-CP và Tờ trình số 12/TT-UBND.
    ✓ Nghị định số 30/2020/NĐ-CP; Thông tư số 22/2023/TT-BTTTT.
    ✓ Kế hoạch số 90/KH-UBND; Công văn số 512/UBND-VX.
    ✓ Nghị quyết số 18-NQ/TW; Chỉ thị số 06/CT-TTg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern
from vnproof.text.symbols import Symbol

NORMATIVE = {
    "NĐ": re.compile(r"CP"),
    "TT": re.compile(r"B\w+|NHNN|TTCP|UBDT|VPCP"),
    "TTLT": re.compile(r"B\w+(?:-\w+)+"),
}
TOLD = re.compile(r"\s+năm\s+\d{4}|[^.\n]{0,30}?\b19[0-8]\d\b|[^.\n]{0,30}?\b199[0-6]\b")
SHORTENED = ("/NĐ-CP", "/TT-B", "/NQ-CP", "/QH1")
SHORT = Pattern(
    r"(?P<number>\d(?<![\w.,/-]\d)\d{0,3}/(?:[012]\d/(?:NĐ-CP|TT-B[A-ZĐ]{1,6}|NQ-CP)|QH1[1-9]))(?![\w/-]|\.\d)"
)
CONFIDENCE = 0.7


@check("VN505")
def missing_year(reading: Reading) -> Iterator[Finding]:
    """A decree or circular cited without the year in its number."""
    view = reading.passage.view
    for symbol in reading.passage.symbols:
        if _lacks_year(symbol) and not TOLD.match(view.text, symbol.span.end):
            message = Wording(
                f"Số «{symbol.text}» thiếu năm ban hành; xin bổ sung, như «30/2020/NĐ-CP».",
                f"'{symbol.text}' lacks the year of issue; please add it, as in '30/2020/NĐ-CP'.",
            )
            span = view.offsets.to_source(*symbol.span)
            yield Finding("VN505", "missing-year", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
    for match in SHORT.finditer(view.text) if any(word in view.text for word in SHORTENED) else ():
        message = Wording(
            f"Số «{match['number']}» thiếu năm ban hành đủ bốn chữ số; xin bổ sung, như «30/2020/NĐ-CP».",
            f"'{match['number']}' lacks the year of issue in four figures; please add it, as in '30/2020/NĐ-CP'.",
        )
        span = view.offsets.to_source(*match.span("number"))
        yield Finding("VN505", "missing-year", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _lacks_year(symbol: Symbol) -> bool:
    issuer = NORMATIVE.get(symbol.type)
    return not symbol.year and not symbol.is_partys and issuer is not None and bool(issuer.fullmatch(symbol.issuer))
