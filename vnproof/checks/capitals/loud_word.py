"""
VN210 · Từ thường viết hoa từng tiếng

Giữa câu, đầu câu chỉ chữ đầu câu viết hoa; «Đề Nghị», «Căn Cứ», «Kính Gửi» viết hoa từng tiếng là thừa (Nghị định
30/2020/NĐ-CP, Phụ lục II, chỉ nêu các trường hợp viết hoa). Chỉ xét những từ hay mở đầu câu trong văn bản hành chính,
ghi loại «word» trong «dictionaries/administrative/capitals.tsv»; dòng viết hoa mọi từ là cách trình bày nên không báo.

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
    ✗ Các tổ chức gửi Báo Cáo về xã.
    ✓ Các tổ chức gửi báo cáo về xã.
    ✗ Theo Quy Chế làm việc của xã.
    ✓ Theo quy chế làm việc của xã.
    ✓ Công ty Trân Trọng, quán Triển Khai; xã An Ninh; báo Nhân Dân, báo Thông Báo.
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
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern

LOUD = Pattern(rf"[{UPPER}][{LOWER}]{{1,6}} (?=(?P<second>[{UPPER}][{LOWER}]{{1,6}})(?![^\W_]))")
GOES_ON = Pattern(rf":|[ ](?:[{LOWER}]|Luật|Nghị|Kế hoạch|Quyết)")
GOES_ON_INSIDE = Pattern(rf"[,.;:)]|[ ][{LOWER}]|\s*\Z")
# A small word before it, and none that names begin behind: «công ty Trân Trọng».
SMALL_BEFORE = Pattern(
    r"(?:(?:\A|(?<=\n)|(?<=\. ))(?:Theo|Về|Các|Những|Tại|Trong|Từ|Nộp|Gửi|Mọi|Căn cứ) "
    r"|(?<![^\W_])(?!(?:ty|hàng|thuốc|sạn|quán|trường|xã|thôn|ấp|phường|huyện|khu|đường|phố|cầu|bản|làng|chùa|bộ|báo|tờ|chí"
    rf"|nhóm|hãng|hiệu|hát|phim|tên|viện|tâm|sắt|ông|bà|anh|chị|em|cháu) )[{LOWER}]+,? )\Z"
)
REACH = 10
BEGINS = ("\n", ". ", "; ")


@check("VN210")
def loud_word(reading: Reading) -> Iterator[Finding]:
    """A common word of notices with a capital in each of its syllables."""
    text, words = reading.passage.view.text, _words()
    for match in LOUD.finditer(text):
        start, end = match.start(), match.end("second")
        right = words.get(text[start:end])
        if right and (meant := _meant(text, start, end, right)):
            place = Miscased(start, end, meant, Safety.HINT)
            if finding := finding_of(reading, place, "VN210", "loud-word"):
                yield finding


def _meant(text: str, start: int, end: int, right: str) -> str | None:
    """How it is written here; None where it may be a part of a name or of a line that is all so."""
    if start == 0 or text.endswith(BEGINS, 0, start):
        return right if GOES_ON.match(text, end) else None
    is_inside = SMALL_BEFORE.search(text, max(0, start - REACH), start)
    return right.lower() if is_inside and GOES_ON_INSIDE.match(text, end) else None


@cache
def _words() -> dict[str, str]:
    """The words with a capital in each syllable -> as they are."""
    return {" ".join(map(str.capitalize, name.split())): name for name in names_of("word")}
