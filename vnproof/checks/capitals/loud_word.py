"""
VN210 · Từ thường viết hoa từng tiếng

Giữa câu, đầu câu chỉ chữ đầu câu viết hoa; «Đề Nghị», «Căn Cứ», «Kính Gửi» viết hoa từng tiếng là thừa (Nghị định
30/2020/NĐ-CP, Phụ lục II, chỉ nêu các trường hợp viết hoa). Chỉ xét những từ hay mở đầu câu trong văn bản hành chính,
ghi
loại «word» trong «dictionaries/administrative/capitals.tsv»; dòng viết hoa mọi từ là cách trình bày nên không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Đề Nghị các khoa, phòng thông báo rộng rãi.
    ✓ Đề nghị các khoa, phòng thông báo rộng rãi.
    ✗ Căn Cứ Luật Đất đai năm 2024;
    ✓ Căn cứ Luật Đất đai năm 2024;
    ✗ Kính Gửi: Ủy ban nhân dân xã.
    ✓ Kính gửi: Ủy ban nhân dân xã.
    ✗ Thực Hiện Kế hoạch số 90/KH-UBND của huyện.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND của huyện.
    ✗ Trên Đây là báo cáo của xã.
    ✓ Trên đây là báo cáo của xã.
    ✗ Yêu Cầu các thôn nghiêm túc thực hiện.
    ✓ Yêu cầu các thôn nghiêm túc thực hiện.
    ✓ Đề nghị các xã, phường; căn cứ Luật Đất đai; kính gửi.
    ✓ Quy Trình Thực Hiện Thủ Tục Đất Đai
    ✓ ĐỀ NGHỊ CÁC XÃ BÁO CÁO
    ✓ Ông Nguyễn Căn Cứ và bà Lê Thị Yêu.
    ✓ Công ty Trân Trọng; nhà thuốc Thực Hiện Tốt
    ✓ Giấy Đề Nghị Thanh Toán
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of, names_of
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER
from vnproof.text.pattern import Pattern, occurrences

GOES_ON = Pattern(rf":|[ ](?:[{LOWER}]|Luật|Nghị|Kế hoạch|Quyết)")
BEGINS = ("\n", ". ", "; ")


@check("VN210")
def loud_word(reading: Reading) -> Iterator[Finding]:
    """A common word of notices with a capital in each of its syllables."""
    text = reading.passage.view.text
    for loud, right in _words().items():
        for start in occurrences(text, loud):
            end = start + len(loud)
            if (start == 0 or text.endswith(BEGINS, 0, start)) and GOES_ON.match(text, end):
                place = Miscased(start, end, right, Safety.HINT)
                if finding := finding_of(reading, place, "VN210", "loud-word"):
                    yield finding


@cache
def _words() -> dict[str, str]:
    """The words with a capital in each syllable -> as they are."""
    return {" ".join(map(str.capitalize, name.split())): name for name in names_of("word")}
