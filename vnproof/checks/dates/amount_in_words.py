"""
VN405 · Số bằng chữ không khớp số bằng số

Số viết bằng chữ trong ngoặc (hoặc sau «Bằng chữ:») khác với số viết bằng chữ số đứng ngay trước. Số nào đúng thì chỉ
người soạn biết, nên vnproof không tự sửa.

Mức độ: lỗi. Tự sửa: không. Căn cứ: cách đọc số tiếng Việt.

    ✗ Tổng số tiền: 1.500.000 đồng (Một triệu hai trăm nghìn đồng).
    ✓ Tổng số tiền: 1.500.000 đồng (Một triệu năm trăm nghìn đồng).
    ✗ Trong thời hạn 15 (mười) ngày làm việc kể từ ngày nhận đủ hồ sơ.
    ✓ Trong thời hạn 15 (mười lăm) ngày làm việc kể từ ngày nhận đủ hồ sơ.
    ✗ Hỗ trợ 2,5 tỷ đồng. Bằng chữ: Hai tỷ năm triệu đồng chẵn.
    ✓ Hỗ trợ 2,5 tỷ đồng. Bằng chữ: Hai tỷ năm trăm triệu đồng chẵn.
    ✗ Lệ phí 500.000 đồng/người (năm mươi nghìn đồng).
    ✓ Lệ phí 500.000 đồng/người (năm trăm nghìn đồng).
    ✗ Lập thành 04 (ba) bản có giá trị như nhau.
    ✓ Lập thành 04 (bốn) bản có giá trị như nhau.
    ✗ Tạm ứng 96.000.000 đồng (chín mươi sáu nghìn đồng).
    ✓ Tạm ứng 96.000.000 đồng (chín mươi sáu triệu đồng).
    ✓ Số: 12 (mười hai); 05 (năm) thành viên; 3 (ba) tháng.
    ✓ Thu 1.000.000 đồng (một triệu đồng)/hộ; 20 % (hai mươi phần trăm).
    ✓ Khoản 2 (bổ sung); ngày 5 (thứ Năm); tổ 4 (bốn hộ).
    ✓ Mua 10 (mười) máy tính, 02 máy in (hai mặt).
    ✓ Dự toán 7.500 triệu đồng (Bảy tỷ, năm trăm triệu đồng).
    ✓ Lập thành 04 (bốn) bản; thời hạn 20 (năm); 12 (mười hai) tháng; Điều 5 (hai khoản).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.number_words import WORDS, read_number
from vnproof.text.pattern import Pattern

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
CURRENCY = r"đồng(?:\s+(?:chẵn|Việt\s+Nam))?|VN[ĐD]|đ"
AMOUNT = Pattern(
    rf"(?P<figures>\d(?<![\w.,/-]\d)[\d.,]{{0,20}}(?<=\d))(?:\s+(?P<scale>{'|'.join(SCALES)}))?(?:\s?(?:{CURRENCY})(?!\w)(?:/[^\W\d_]{{2,8}}){{0,2}})?"
    r"(?:\s*\((?=(?P<bracket>))|[.,;]?\s*(?=\(?[Bb]ằng\s+chữ))\s*"
    r"(?:\(?(?:[Ss]ố\s+tiền\s+|[Vv]iết\s+)?[Bb]ằng\s+chữ\s*(?:là)?\s*:?\s*)?"
    rf"(?P<words>(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
    r"(?(bracket)[^()\d]{0,250}(?=\))|[^()\d.;\n]{0,250}(?=[).;\n]|$)))",
    re.IGNORECASE,
)
ENDS = re.compile(rf"\s+(?:{CURRENCY}|phần\s+trăm|đô\s+la)\.?$", re.IGNORECASE)
YEAR_OR_FOUR = ("năm", "tư")  # alone in brackets «năm» is mostly a year
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
CONFIDENCE = 0.9


@check("VN405")
def amount_in_words(reading: Reading) -> Iterator[Finding]:
    """An amount in words that is not the one in figures before it."""
    view = reading.passage.view
    for match in AMOUNT.at(view.text, reading.passage.figures):
        figures, said = _value(match["figures"], match["scale"]), _said(match["words"])
        if figures is None or said is None or figures == said:
            continue
        words = " ".join(match["words"].split())
        shown = f"{said:,}".replace(",", ".")
        message = Wording(
            f"«{words}» là {shown}, không khớp với số «{match['figures']}» đứng trước; xin xem lại cả hai.",
            f"'{words}' is {shown}, which is not the '{match['figures']}' before it; please check both.",
        )
        end = match.start("words") + len(match["words"].rstrip())
        span = view.offsets.to_source(match.start("words"), end)
        yield Finding("VN405", "amount-in-words", span, message, (), Severity.ERROR, Safety.HINT, CONFIDENCE)


def _value(figures: str, scale: str | None) -> Decimal | None:
    """The number in figures, where it is written in the Vietnamese way."""
    if not GROUPED.fullmatch(figures):
        return None
    return Decimal(figures.replace(".", "").replace(",", ".")) * SCALES.get((scale or "").lower(), 1)


def _said(words: str) -> int | None:
    """The number that the words say, without the currency after it."""
    plain = ENDS.sub("", words.strip())
    return None if plain.lower() in YEAR_OR_FOUR else read_number(plain.replace(",", " ").split())
