"""
VN503 · Ký hiệu văn bản sai chữ

Chữ viết tắt tên loại hoặc tên cơ quan trong ký hiệu bị gõ thiếu dấu, sai hoa thường hay bị máy quét đọc nhầm («ND-CP»,
«NQ-HDND», «CTR-UBND»), hoặc dùng chữ Ð, Ɖ của tiếng khác thay chữ Đ. Các chữ hay sai ghi trong
«dictionaries/administrative/garbled_symbols.tsv»; chữ đúng theo Nghị định 30/2020/NĐ-CP, Phụ lục III.

Mức độ: lỗi. Tự sửa: có. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục III.

    ✗ Nghị quyết số 12/NQ-HDND của xã.
    ✓ Nghị quyết số 12/NQ-HĐND của xã.
    ✗ Thông tư số 22/2021/TT-BGDDT của Bộ.
    ✓ Thông tư số 22/2021/TT-BGDĐT của Bộ.
    ✗ Chương trình số 20/CTR-UBND của tỉnh.
    ✓ Chương trình số 20/CTr-UBND của tỉnh.
    ✗ Căn cứ Nghị định số 30/2020/ND-CP của Chính phủ.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.
    ✗ Căn cứ Nghị quyết số 12/NQ-HDND của xã.
    ✓ Căn cứ Nghị quyết số 12/NQ-HĐND của xã.
    ✗ Thực hiện Chương trình số 20/CTR-UBND.
    ✓ Thực hiện Chương trình số 20/CTr-UBND.
    ✗ Công văn số 1520/SGDDT-VP của Sở.
    ✓ Công văn số 1520/SGDĐT-VP của Sở.
    ✓ Thực hiện Hướng dẫn số 12/HD-SNV, Dự án số 04/DA-UBND và Công văn số 12/CD-KT.
    ✓ THỰC HIỆN CHƯƠNG TRÌNH SỐ 20/CTR-UBND VÀ QUYẾT ĐỊNH SỐ 19/2025/QĐ-TTG
    ✓ Nghị quyết số 12/NQ-HĐND; Quyết định số 5/QĐ-TTg.
    ✓ Chương trình số 20/CTr-UBND; Quy định số 3/QyĐ-UBND.
    ✓ Văn bản của NB-CP; hội ND-CP.
    ✓ Mã 12/QB; tỉnh Quảng Bình (QB).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.resources import dictionaries_path
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import read_table
from vnproof.text.symbols import Symbol

FOREIGN = frozenset("ÐƉ")
CONFIDENCE = {"safe": 0.97, "likely": 0.8, "hint": 0.6}
SAFETY = {"safe": Safety.SAFE, "likely": Safety.LIKELY, "hint": Safety.HINT}
SEVERITY = {"safe": Severity.ERROR, "likely": Severity.WARNING, "hint": Severity.HINT}


@check("VN503", "document_number")
def garbled_symbol(reading: Reading) -> Iterator[Finding]:
    """A document's symbol whose letters lost their marks, or are not the right ones."""
    view = reading.passage.view
    for symbol in reading.passage.symbols:
        span = view.offsets.to_source(*symbol.span)
        typed = span.of(reading.passage.source)
        meant, level = _mended(symbol, reading.lexicon)
        if _is_in_capitals(view.text, symbol) and meant.upper() == symbol.text.upper():
            meant = symbol.text
        if meant == symbol.text and not FOREIGN.intersection(typed):
            continue
        message = Wording(
            f"Ký hiệu «{typed}» sai chữ; hãy viết «{meant}» (Nghị định 30/2020/NĐ-CP, Phụ lục III).",
            f"The symbol '{typed}' has wrong letters; write '{meant}' (Decree 30/2020/NĐ-CP, Appendix III).",
        )
        confidence = CONFIDENCE[level]
        suggestions = (Suggestion(meant, confidence),)
        yield Finding("VN503", "garbled-symbol", span, message, suggestions, SEVERITY[level], SAFETY[level], confidence)


def _mended(symbol: Symbol, lexicon: Lexicon) -> tuple[str, str]:
    """
    The symbol with the right letters, and how sure they are. Beside a part that is not known nothing is mended, and a
    letter of another language may be one too many («TB/ĐÐU»).
    """
    pieces = [("type", symbol.type), *(("issuer", issuer) for issuer in symbol.issuer.split("-"))]
    whole = f"{symbol.type}-{symbol.issuer}"
    if whole in _garbled("whole"):
        pieces = [("whole", whole)]
    is_type = symbol.type in lexicon.document_types.abbreviations or symbol.type in _garbled("type")
    if pieces[0][0] == "type" and not is_type:
        pieces[0] = ("issuer", symbol.type)  # of a letter, which has no type: «1520/SGDDT-VP»
    mended = [_garbled(part).get(piece, (piece, "safe")) for part, piece in pieces]
    kind, *issuers = "-".join(piece for piece, _ in mended).split("-")
    is_letter = lexicon.is_abbreviation(kind) and kind != symbol.type
    if not is_letter and (
        kind not in lexicon.document_types.abbreviations or not all(map(lexicon.is_abbreviation, issuers))
    ):
        return symbol.text, "hint"
    meant = symbol.text.replace(symbol.type, kind, 1).replace(symbol.issuer, "-".join(issuers), 1)
    return meant, "likely" if any(level == "likely" for _, level in mended) else "safe"


def _is_in_capitals(text: str, symbol: Symbol) -> bool:
    """Is its line one of capitals only, where nobody tells CTr from CTR?"""
    start, end = text.rfind("\n", 0, symbol.span.start) + 1, text.find("\n", symbol.span.end)
    return text[start : end if end >= 0 else len(text)].replace(symbol.text, "").isupper()


@cache
def _garbled(part: str) -> dict[str, tuple[str, str]]:
    """Garbled letters of a part of symbols (type, issuer, whole) -> what is meant, and how sure that is."""
    path = dictionaries_path() / "administrative" / "garbled_symbols.tsv"
    rows = read_table(path, "garbled", "part", "meant", "level")
    return {garbled: (meant, level) for garbled, where, meant, level in rows if where == part}
