"""
VN501 · Số, ký hiệu văn bản viết sai cách

Số và ký hiệu viết liền, không có khoảng trắng, chữ cái đúng hoa thường: «90/KH-UBND» (Nghị định 30/2020/NĐ-CP, Phụ
lục I); văn bản của Đảng viết «18-NQ/TW». Chỉ báo khi loại văn bản có trong Phụ lục III; con số không bị động đến.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ Thực hiện Kế hoạch số 90 / KH - UBND của huyện.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND của huyện.
    ✗ Căn cứ Nghị định số 30/2020/ NĐ-CP của Chính phủ.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.
    ✗ Thực hiện Kế hoạch số 90/kh-ubnd của huyện.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND của huyện.
    ✗ Thực hiện Nghị quyết số 18 - NQ/TW.
    ✓ Thực hiện Nghị quyết số 18-NQ/TW.
    ✓ Công văn số 512/UBND-VX; Chương trình số 20/CTr-UBND; trực 24/24 - Công an xã.
    ✓ Tốc độ 60 km/h, giao lưu 2/9 - Ba Đình, đường 3/2 - Lê Lợi.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.symbols import Symbol

BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
CONFIDENCE = 0.85


@check("VN501", "document_number")
def malformed_symbol(reading: Reading) -> Iterator[Finding]:
    """A document's symbol with blanks in it, or in small letters."""
    for symbol in reading.passage.symbols:
        meant = symbol.plain if symbol.type[0].isupper() else _in_capitals(symbol, reading.lexicon)
        if meant is None or meant == symbol.text or not _is_sure(symbol, reading.lexicon):
            continue
        fault = ("có khoảng trắng", "holds blanks") if " " in symbol.text else ("sai chữ hoa", "has the wrong case")
        yield Finding(
            "VN501",
            "malformed-symbol",
            reading.passage.view.offsets.to_source(*symbol.span),
            Wording(
                f"Ký hiệu «{symbol.text}» {fault[0]}; hãy viết «{meant}» ({BASIS}).",
                f"The symbol '{symbol.text}' {fault[1]}; write '{meant}' (Decree 30/2020/NĐ-CP, Appendix I).",
            ),
            (Suggestion(meant, CONFIDENCE),),
            Severity.WARNING,
            Safety.LIKELY,
            CONFIDENCE,
        )


def _is_sure(symbol: Symbol, lexicon: Lexicon) -> bool:
    """Is it nothing but a symbol, with a type (or the issuer, in a letter) and an issuer as they are?"""
    issuer, kind = symbol.issuer.partition("-")[0], symbol.type
    if kind.islower():
        return symbol.issuer.islower()
    return (kind in lexicon.document_types.abbreviations or lexicon.is_abbreviation(kind)) and (
        issuer == "TTg" or issuer.isupper()
    )


def _in_capitals(symbol: Symbol, lexicon: Lexicon) -> str | None:
    """A symbol in small letters with its capitals, where type and issuer are known."""
    kinds = {kind.lower(): kind for kind in lexicon.document_types.abbreviations}
    issuer = {"ttg": "TTg"}.get(symbol.issuer, symbol.issuer.upper())
    if symbol.type not in kinds or not lexicon.is_abbreviation(issuer):
        return None
    return symbol._replace(type=kinds[symbol.type], issuer=issuer).plain
