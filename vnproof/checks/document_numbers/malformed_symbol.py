"""
VN501 · Số, ký hiệu văn bản viết sai cách

Số và ký hiệu viết liền, không có khoảng trắng, chữ cái đúng hoa thường: «90/KH-UBND» (Nghị định 30/2020/NĐ-CP, Phụ lục
I); văn bản của Đảng viết «18-NQ/TW», gạch nối trước gạch chéo. Chỉ báo khi loại văn bản có trong Phụ lục III; con số
không bị động đến.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ Thực hiện Kế hoạch số 90 / KH - UBND của huyện.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND của huyện.
    ✗ Căn cứ Nghị định số 30/2020/ NĐ-CP của Chính phủ.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.
    ✗ Thực hiện Kế hoạch số 90/kh-ubnd của huyện.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND của huyện.
    ✗ Thực hiện Nghị quyết số 18 - NQ/TW.
    ✓ Thực hiện Nghị quyết số 18-NQ/TW.
    ✗ Số: 45/HD SNV ⏎ HƯỚNG DẪN
    ✓ Số: 45/HD-SNV ⏎ HƯỚNG DẪN
    ✗ Quán triệt Nghị quyết số 66/NQ-TW của Bộ Chính trị.
    ✓ Quán triệt Nghị quyết số 66-NQ/TW của Bộ Chính trị.
    ✗ Thực hiện Kết luận số 14/KL - TTr của Thanh tra huyện.
    ✓ Thực hiện Kết luận số 14/KL-TTr của Thanh tra huyện.
    ✗ Căn cứ Quyết định số 45/Qđ-UBND của xã.
    ✓ Căn cứ Quyết định số 45/QĐ-UBND của xã.
    ✗ Căn cứ Quyết định số 58/2016/QĐ-Ttg của Thủ tướng.
    ✓ Căn cứ Quyết định số 58/2016/QĐ-TTg của Thủ tướng.
    ✗ Căn cứ Quyết định số 45/QĐ-Ubnd của xã.
    ✓ Căn cứ Quyết định số 45/QĐ-UBND của xã.
    ✓ Quy định số 05/QyĐ-UBND; Công văn số 12/TTr-VP; Quyết định số 7/QĐ-TTg; văn bản 12/Sở-KT.
    ✓ Văn bản số 12/KH của UBND; Kế hoạch số 25-KH/ĐU; Nghị quyết số 18-NQ/TW.
    ✓ Quyết định số 5/QĐ-TWPCTT; Nghị quyết số 12/NQ-HĐND; 30/KH UBND.
    ✓ Tốc độ 90 KM, phòng 12/KT HẠ; Số: 7/HD Bank.
    ✓ Số nhà 45/HD Lê Lợi.
    ✓ Công văn số 512/UBND-VX; Chương trình số 20/CTr-UBND; trực 24/24 - Công an xã.
    ✓ Tốc độ 60 km/h, giao lưu 2/9 - Ba Đình, đường 3/2 - Lê Lợi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.pattern import Pattern, occurrences
from vnproof.text.symbols import Symbol

BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
CONFIDENCE = 0.85
OFFICES = frozenset(["TTg", "TTr", "KTr"])  # issuers with a small letter
PARTYS = frozenset(["TW", "TU"])  # bodies of the Party alone
NO_DASH = Pattern(
    r"[Ss]ố:? (?P<number>\d{1,4})/(?P<type>[A-ZĐ][A-ZĐa-zđ]{1,2}) (?P<issuer>[A-ZĐ]{3,7})(?=\s*$)", re.MULTILINE
)
BLANKS, CASE = Wording("có khoảng trắng", "holds blanks"), Wording("sai chữ hoa", "has the wrong case")
NO_DASH_SAID = Wording("thiếu gạch nối", "lacks its dash")
PARTYS_WAY = Wording("viết theo lối của Nhà nước", "is written the State's way")


@check("VN501", "document_number")
def malformed_symbol(reading: Reading) -> Iterator[Finding]:
    """A document's symbol with blanks in it, or in small letters."""
    for symbol in reading.passage.symbols:
        if symbol.issuer in PARTYS and not symbol.is_partys:
            partys = f"{symbol.number}-{symbol.type}/{symbol.issuer}"
            yield _finding(reading, symbol.span, symbol.text, partys, PARTYS_WAY)
            continue
        meant = _in_capitals(symbol, reading.lexicon) or symbol.plain
        if symbol.type.islower() and meant == symbol.plain:
            continue
        if meant == symbol.text or (meant == symbol.plain and not _is_sure(symbol, reading.lexicon)):
            continue
        yield _finding(reading, symbol.span, symbol.text, meant, BLANKS if " " in symbol.text else CASE)
    for place in occurrences(reading.passage.view.text, "Số: ", "số "):
        match = NO_DASH.match(reading.passage.view.text, place)
        if (
            match
            and match["type"] in reading.lexicon.document_types.abbreviations
            and reading.lexicon.is_abbreviation(match["issuer"])
        ):
            meant = f"{match['number']}/{match['type']}-{match['issuer']}"
            yield _finding(
                reading,
                Span(match.start("number"), match.end()),
                match[0][match.start("number") - place :],
                meant,
                NO_DASH_SAID,
            )


def _finding(reading: Reading, span: Span, typed: str, meant: str, fault: Wording) -> Finding:
    return Finding(
        "VN501",
        "malformed-symbol",
        reading.passage.view.offsets.to_source(*span),
        Wording(
            f"Ký hiệu «{typed}» {fault.vi}; hãy viết «{meant}» ({BASIS}).",
            f"The symbol '{typed}' {fault.en}; write '{meant}' (Decree 30/2020/NĐ-CP, Appendix I).",
        ),
        (Suggestion(meant, CONFIDENCE),),
        Severity.WARNING,
        Safety.LIKELY,
        CONFIDENCE,
    )


def _is_sure(symbol: Symbol, lexicon: Lexicon) -> bool:
    """Is it nothing but a symbol, with a type (or the issuer, in a letter) and an issuer as they are?"""
    issuer, kind = symbol.issuer.partition("-")[0], symbol.type
    return (kind in lexicon.document_types.abbreviations or lexicon.is_abbreviation(kind)) and (
        issuer in OFFICES or issuer.isupper()
    )


def _in_capitals(symbol: Symbol, lexicon: Lexicon) -> str | None:
    """A symbol with small letters and its capitals, where type and issuer are known so; all of it, or one of them."""
    types = lexicon.document_types.abbreviations
    kinds = {kind.lower(): kind for kind in types}
    kind = symbol.type if symbol.type in types or symbol.type.isupper() else kinds.get(symbol.type.lower())
    issuer = {"ttg": "TTg"}.get(symbol.issuer.lower(), symbol.issuer.upper())
    if not symbol.issuer.islower() and not symbol.issuer[1:2].islower():
        issuer = symbol.issuer  # «KTr», «TTg», «BNV-TCBC»
    is_slip = (kind, issuer) != (symbol.type, symbol.issuer)
    if kind not in types or not lexicon.is_abbreviation(issuer) or not is_slip or symbol.is_partys:
        return None
    return symbol._replace(type=kind, issuer=issuer).plain
