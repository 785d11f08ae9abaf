"""
VN504 · Ký hiệu không đúng loại văn bản

Chữ viết tắt trong ký hiệu không phải là của loại văn bản được gọi tên («Kế hoạch số 90/QĐ-UBND»), hoặc không phải là
chữ viết tắt của loại nào. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III; công văn và thư công không có chữ viết tắt.
Tên gọi hay ký hiệu sai thì vnproof không biết: người soạn phải xem lại.

    ✗ Thực hiện Kế hoạch số 90/QĐ-UBND của huyện.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND của huyện.
    ✗ Xét Tờ trình số 12/TT-UBND của xã.
    ✓ Xét Tờ trình số 12/TTr-UBND của xã.
    ✗ Số: 90/QĐ-UBND ⏎ Lộc Phú, ngày 19 tháng 3 năm 2024 ⏎ KẾ HOẠCH
    ✓ Số: 90/KH-UBND ⏎ Lộc Phú, ngày 19 tháng 3 năm 2024 ⏎ KẾ HOẠCH
    ✗ Đã ban hành văn bản số 90/HK-UBND.
    ✓ Đã ban hành văn bản số 90/KH-UBND.
    ✓ Quyết định phê duyệt kế hoạch số 90/QĐ-UBND; Quy định số 37-QĐ/TW; Kết luận số 127-KL/TW.
    ✓ Công văn số 512/UBND-VX; Nghị quyết số 403/2017/NQLT-UBTVQH14; Thông tư số 19/2012/TTLT-BTC-BKHĐT.
    ✓ Thông tư số 28/TC-TCT; Hướng dẫn số 12/HDLN-SNV; Kế hoạch phối hợp số 15/KHPH-UBND.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.document_types import DocumentTypes
from vnproof.lexicon.readers import normal_form
from vnproof.text.symbols import Symbol

NAMED = re.compile(r"(?P<words>(?:[^\W\d_]+\s+){1,4})[Ss]ố:?\s*\Z")
NUMBERED = re.compile(r"(?:^|\n|\t|[ ]{2})\s*Số:?\s*\Z")
HEADING_LINES, LONGEST_NAME = 6, 40
# Letters for rare types are also those of departments: 28/TC-TCT comes from Tài chính.
ALSO_ISSUERS = frozenset(["CN", "CT", "CV", "DA", "GN", "L", "NP", "PA", "PB", "PC", "PG", "SL", "SY", "TC", "UQ"])
HIGH = frozenset(["UBND", "HĐND", "CP", "TTg"])  # whose symbols begin with a type, or with themselves
CONFIDENCE = {True: 0.85, False: 0.6}
SEVERITY = {True: Severity.WARNING, False: Severity.HINT}
BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục III"
BASIS_EN = "Decree 30/2020/NĐ-CP, Appendix III"


@check("VN504")
def wrong_type(reading: Reading) -> Iterator[Finding]:
    """A document's symbol that is not that of its type."""
    text, types = reading.passage.view.text, reading.lexicon.document_types
    for symbol in reading.passage.symbols:
        name = _name_before(text, symbol, types) or _name_below(text, symbol, types)
        rights = types.by_name[normal_form(name)] if name else frozenset()
        is_type = symbol.type in types.abbreviations - ALSO_ISSUERS
        if name and is_type and not _agree(symbol, rights):
            right = " hoặc ".join(sorted(rights))
            message = Wording(
                f"{name} có ký hiệu là {right}, không phải «{symbol.type}» ({BASIS}); xin xem lại.",
                f"The letters for {name} are {right}, not '{symbol.type}' ({BASIS_EN}); please check.",
            )
        elif not name and _is_no_type(symbol, reading):
            message = Wording(
                f"Không có loại văn bản nào viết tắt là «{symbol.type}» ({BASIS}); xin xem lại.",
                f"'{symbol.type}' stands for no type of document ({BASIS_EN}); please check.",
            )
        else:
            continue
        span = reading.passage.view.offsets.to_source(*symbol.span)
        sure = bool(name)
        yield Finding("VN504", "wrong-type", span, message, (), SEVERITY[sure], Safety.HINT, CONFIDENCE[sure])


def _agree(symbol: Symbol, rights: frozenset[str]) -> bool:
    """Does the symbol hold the letters of the type, perhaps with more («TTLT»), or behind the issuer («UB-QĐ»)?"""
    return any(symbol.type.startswith(right) or right in symbol.issuer.split("-") for right in rights) and not (
        symbol.type == "TTr" and "TTr" not in rights
    )


def _name_before(text: str, symbol: Symbol, types: DocumentTypes) -> str | None:
    """The type that stands before «số 90/KH-UBND», named with its capital: «kế hoạch số» may be part of a title."""
    match = NAMED.search(text, max(0, symbol.span.start - LONGEST_NAME), symbol.span.start)
    words = match["words"].split() if match else []
    names = (words[first:] for first in range(len(words)))
    return next(
        (" ".join(name) for name in names if name[0].istitle() and normal_form(" ".join(name)) in types.by_name), None
    )


def _name_below(text: str, symbol: Symbol, types: DocumentTypes) -> str | None:
    """The type that a document with «Số: 90/KH-UBND» in its heading has as its title, in a line of its own."""
    if not NUMBERED.search(text, max(0, symbol.span.start - LONGEST_NAME), symbol.span.start):
        return None
    lines = map(str.strip, text[symbol.span.end : symbol.span.end + 600].split("\n")[1 : 1 + HEADING_LINES])
    return next((line for line in lines if line.isupper() and normal_form(line) in types.by_name), None)


def _is_no_type(symbol: Symbol, reading: Reading) -> bool:
    """Are the letters of a high authority's symbol those of no type, no body and no two types together («KHPH»)?"""
    lexicon, kind = reading.lexicon, symbol.type
    return (
        symbol.issuer in HIGH
        and kind.isupper()
        and len(kind) <= 3
        and kind not in lexicon.document_types.abbreviations
        and not lexicon.is_abbreviation(kind)
        and not any(kind.startswith(known) for known in lexicon.document_types.abbreviations if len(known) > 1)
    )
