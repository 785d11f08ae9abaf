"""
VN504 · Ký hiệu không đúng loại văn bản

Chữ viết tắt trong ký hiệu không phải là của loại văn bản được gọi tên («Kế hoạch số 90/QĐ-UBND»), hoặc bị đảo chữ
(«HK» thay «KH»). Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III; công văn và thư công không có chữ viết tắt. Tên gọi hay
ký hiệu sai thì vnproof không biết: người soạn phải xem lại.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III.

    ✗ Theo Thông báo số 15/KH-UBND của xã.
    ✓ Theo Thông báo số 15/TB-UBND của xã.
    ✗ Thực hiện Kế hoạch số 90/QĐ-UBND của huyện.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND của huyện.
    ✗ Xét Tờ trình số 12/TT-UBND của xã.
    ✓ Xét Tờ trình số 12/TTr-UBND của xã.
    ✗ Căn cứ Nghị quyết 223/NĐ-CP của Chính phủ.
    ✓ Căn cứ Nghị quyết 223/NQ-CP của Chính phủ.
    ✗ Số: 90/QĐ-UBND ⏎ Lộc Phú, ngày 19 tháng 3 năm 2024 ⏎ KẾ HOẠCH
    ✓ Số: 90/KH-UBND ⏎ Lộc Phú, ngày 19 tháng 3 năm 2024 ⏎ KẾ HOẠCH
    ✗ Đã ban hành văn bản số 90/HK-UBND.
    ✓ Đã ban hành văn bản số 90/KH-UBND.
    ✗ Theo Thông báo số 45/UBND-TB của xã.
    ✓ Theo Thông báo số 45/TB-UBND của xã.
    ✗ Số: 14/TB-TTr ⏎ Bình Lâm, ngày 12 tháng 8 năm 2024 ⏎ KẾT LUẬN THANH TRA
    ✓ Số: 14/KL-TTr ⏎ Bình Lâm, ngày 12 tháng 8 năm 2024 ⏎ KẾT LUẬN THANH TRA
    ✓ Số: 14/TB-VPCP ⏎ Hà Nội, ngày 12 tháng 8 năm 2024 ⏎ THÔNG BÁO KẾT LUẬN CUỘC HỌP
    ✓ Số: 14/QĐ-UBND ⏎ Hà Nội, ngày 12 tháng 8 năm 2024 ⏎ QUY CHẾ LÀM VIỆC ⏎ QUYẾT ĐỊNH
    ✓ Quyết định phê duyệt kế hoạch số 90/QĐ-UBND; Quy định số 37-QĐ/TW; Kết luận số 127-KL/TW.
    ✓ Công văn số 512/UBND-VX; Nghị quyết số 403/2017/NQLT-UBTVQH14; Thông tư số 19/2012/TTLT-BTC-BKHĐT.
    ✓ Thông báo Kết luận số 2056-TB/TU; Giấy phép số 01/GP-UBND; Nghị quyết 43/NQ-CP.
    ✓ Thông tư số 28/TC-TCT; Hướng dẫn số 12/HDLN-SNV; Kế hoạch phối hợp số 15/KHPH-UBND.
    ✓ Báo cáo số 310/BC-UBND; Hướng dẫn số 08/HD-SNV.
    ✓ Thông báo về Quyết định số 5/QĐ-UBND; kế hoạch số 90/QĐ-UBND là tên cũ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.document_types import DocumentTypes
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form
from vnproof.text.symbols import Symbol

NAMED = re.compile(r"(?P<words>(?:(?!số\b)[^\W\d_]+\s+){1,4})(?:(?<!\n)|(?=số))(?:số:?\s*)?\Z", re.IGNORECASE)
NUMBERED = re.compile(r"(?:^|\n|\t|[ ]{2})\s*Số:?\s*\Z")
HEADING_LINES, REACH, LONGEST_NAME = 6, 600, 40
LOOSE = frozenset(["công văn"])  # what people call many a letter that has a type
# Letters for rare types are also those of departments: 28/TC-TCT comes from Tài chính.
ALSO_ISSUERS = frozenset(["CN", "CT", "CV", "DA", "GN", "L", "NP", "PA", "PB", "PC", "PG", "SL", "SY", "TC", "UQ"])
HIGH = frozenset(["UBND", "HĐND", "CP", "TTg"])  # whose symbols begin with a type, or with themselves
COUNCILS = frozenset(["UBND", "HĐND"])
SURE, UNSURE = 0.85, 0.6
BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục III"
BASIS_EN = "Decree 30/2020/NĐ-CP, Appendix III"


@check("VN504")
def wrong_type(reading: Reading) -> Iterator[Finding]:
    """A document's symbol that is not that of its type."""
    text, types = reading.passage.view.text, reading.lexicon.document_types
    for symbol in reading.passage.symbols:
        span = reading.passage.view.offsets.to_source(*symbol.span)
        if symbol.type in types.abbreviations and symbol.type not in ALSO_ISSUERS:
            names = _names_before(text, symbol, types) or _name_below(text, symbol, types)
            rights = [types.by_name[normal_form(name)] for name in names]
            if names and not any(_agree(symbol, right) for right in rights):
                right = " hoặc ".join(sorted(rights[0]))
                message = Wording(
                    f"{names[0]} có ký hiệu là {right}, không phải «{symbol.type}» ({BASIS}); xin xem lại.",
                    f"The letters for {names[0]} are {right}, not '{symbol.type}' ({BASIS_EN}); please check.",
                )
                yield Finding("VN504", "wrong-type", span, message, (), Severity.WARNING, Safety.HINT, SURE)
        elif symbol.type in COUNCILS and any(
            symbol.issuer in types.by_name[normal_form(name)] for name in _names_before(text, symbol, types)
        ):
            meant = symbol._replace(type=symbol.issuer, issuer=symbol.type).plain
            message = Wording(
                f"Loại văn bản đứng trước nơi ban hành: «{meant}», không phải «{symbol.plain}» ({BASIS}); xin xem lại.",
                f"The type goes before the issuer: '{meant}', not '{symbol.plain}' ({BASIS_EN}); please check.",
            )
            yield Finding("VN504", "wrong-type", span, message, (), Severity.WARNING, Safety.HINT, SURE)
        elif symbol.issuer in HIGH and (type_meant := _swapped(symbol.type, reading.lexicon)):
            message = Wording(
                f"Không có loại văn bản nào viết tắt là «{symbol.type}» ({BASIS}); có phải «{type_meant}»?",
                f"'{symbol.type}' stands for no type of document ({BASIS_EN}); is '{type_meant}' meant?",
            )
            yield Finding("VN504", "wrong-type", span, message, (), Severity.HINT, Safety.HINT, UNSURE)


def _agree(symbol: Symbol, right: frozenset[str]) -> bool:
    """Does the symbol hold the letters of the type, perhaps with more («TTLT»), or behind the issuer («UB-QĐ»)?"""
    if symbol.type == "TTr":
        return "TTr" in right
    return any(symbol.type.startswith(letters) or letters in symbol.issuer.split("-") for letters in right)


def _names_before(text: str, symbol: Symbol, types: DocumentTypes) -> list[str]:
    """
    The types that are named before «số 90/KH-UBND», the nearest and longest first, where that has its capital:
    «kế hoạch số» may be the end of a title. «Thông báo Kết luận số» names two.
    """
    match = NAMED.search(text, max(0, symbol.span.start - LONGEST_NAME), symbol.span.start)
    words = match["words"].split() if match else []
    ranges = ((first, last) for last in range(len(words), 0, -1) for first in range(last))
    names = [(" ".join(words[first:last]), last) for first, last in ranges]
    known = [(name, last) for name, last in names if normal_form(name) in types.by_name.keys() - LOOSE]
    is_named = known and known[0][1] == len(words) and known[0][0][0].isupper()
    return [name for name, _ in known] if is_named else []


def _name_below(text: str, symbol: Symbol, types: DocumentTypes) -> list[str]:
    """The type that a document with «Số: 90/KH-UBND» in its heading has as its title, in a line of its own."""
    if not NUMBERED.search(text, max(0, symbol.span.start - LONGEST_NAME), symbol.span.start):
        return []
    lines = map(str.strip, text[symbol.span.end : symbol.span.end + REACH].split("\n")[1 : 1 + HEADING_LINES])
    capitals = [normal_form(line) for line in lines if line.isupper()]
    whole = [line for line in capitals if line in types.by_name]
    if whole or not capitals:
        return [line.capitalize() for line in whole[:1]]
    # «KẾT LUẬN THANH TRA»: the name and more, which may hold another name.
    return [name.capitalize() for name in types.by_name if f" {name} " in f" {capitals[0]} "]


def _swapped(letters: str, lexicon: Lexicon) -> str | None:
    """The type whose letters, all capitals, these are in another order, where they mean nothing themselves."""
    types = lexicon.document_types.abbreviations
    if letters in types or lexicon.is_abbreviation(letters) or not letters.isupper():
        return None
    return next((known for known in sorted(types - ALSO_ISSUERS) if sorted(known) == sorted(letters)), None)
