"""
VN211 · Dòng viết hoa toàn bộ có từ viết thường

Tên cơ quan, tên loại văn bản, chức vụ người ký viết hoa toàn bộ thì mọi chữ trong dòng đều viết hoa: «ỦY BAN MẶT TRẬN
TỔ QUỐC VIỆT NAM». Chỉ nhắc khi một, hai từ viết thường đứng giữa những từ viết hoa toàn bộ trong một dòng ngắn.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ✗ ỦY BAN MẶT TRẬN tổ quốc VIỆT NAM
    ✓ ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM
    ✗ ỦY BAN nhân dân XÃ PHƯỚC SƠN
    ✓ ỦY BAN NHÂN DÂN XÃ PHƯỚC SƠN
    ✗ HỘI ĐỒNG NHÂN DÂN tỉnh BÌNH AN
    ✓ HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH AN
    ✗ CHỦ TỊCH và CÁC PHÓ CHỦ TỊCH
    ✓ CHỦ TỊCH VÀ CÁC PHÓ CHỦ TỊCH
    ✗ CỘNG HÒA XÃ HỘI chủ nghĩa VIỆT NAM
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    ✗ KT. CHỦ TỊCH ⏎ PHÓ chủ TỊCH THƯỜNG TRỰC
    ✓ KT. CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH THƯỜNG TRỰC
    ✓ UBND và HĐND xã đã họp với UBMTTQ.
    ✓ QUYẾT ĐỊNH Về việc thành lập TỔ CÔNG TÁC
    ✓ TM. ỦY BAN NHÂN DÂN xã
    ✓ THÔNG BÁO số 12/TB-UBND
    ✓ BÁO CÁO KẾT QUẢ (kèm theo BIỂU MẪU SỐ 1)
    ✓ Công ty TNHH MTV TM DV và XD ABC
    ✓ DIỆN TÍCH 120 m2 SÀN NHÀ VĂN HÓA
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern
from vnproof.text.syllable import is_syllable

BETWEEN = Pattern(rf"[{UPPER}]{{2,}} (?P<small>[{LOWER}]{{2,7}}(?: [{LOWER}]{{2,7}})?)(?= [{UPPER}]{{2}})")
LONGEST = 100
LEAST = 4  # words in capitals, all of them words of Vietnamese and no abbreviations


@check("VN211")
def uneven_heading(reading: Reading) -> Iterator[Finding]:
    """A small word or two in a line that is all in capitals."""
    text = reading.passage.view.text
    for match in BETWEEN.finditer(text):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        line = text[start : end if end >= 0 else len(text)]
        others = line.replace(match["small"], "", 1).split()
        if len(line) > LONGEST or any(word.lower() == word and word.isalpha() for word in others):
            continue
        loud = [word for word in others if word.isupper() and word.isalpha()]
        is_even = all(word.isupper() or not any(map(str.isalpha, word)) for word in others)
        if is_even and len(loud) >= LEAST and all(is_syllable(word.lower()) for word in loud):
            place = Miscased(*match.span("small"), match["small"].upper(), Safety.HINT)
            if finding := finding_of(reading, place, "VN211", "uneven-heading"):
                yield finding
