"""
VN207 · Chức danh viết hoa chưa đúng

Chức danh của một người hay của một cơ quan cụ thể viết hoa chữ đầu: «Phó Chủ tịch Ủy ban nhân dân tỉnh» (Nghị định
30/2020/NĐ-CP, Phụ lục II). «phó» viết thường trước một chức danh viết hoa là nửa này nửa kia nên bị báo ở mọi nơi;
«chủ tịch Ủy ban…» viết thường sau tên người chỉ được nhắc trong văn bản có Quốc hiệu và Tiêu ngữ. Nói chung về nhiều
người («các phó chủ tịch») thì viết thường.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Ông Đỗ Minh Quân, phó Chủ tịch Ủy ban nhân dân tỉnh, làm tổ trưởng.
    ✓ Ông Đỗ Minh Quân, Phó Chủ tịch Ủy ban nhân dân tỉnh, làm tổ trưởng.
    ✗ Dự họp có phó Giám đốc Sở Nội vụ.
    ✓ Dự họp có Phó Giám đốc Sở Nội vụ.
    ✗ Đồng chí Lê Thị Hoa, phó Bí thư Đảng ủy xã.
    ✓ Đồng chí Lê Thị Hoa, Phó Bí thư Đảng ủy xã.
    ✗ Bà Lý Hà giữ chức phó Trưởng phòng Kinh tế.
    ✓ Bà Lý Hà giữ chức Phó Trưởng phòng Kinh tế.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Chủ trì: bà Lý Mỹ Duyên, chủ tịch Ủy ban \
nhân dân xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Chủ trì: bà Lý Mỹ Duyên, Chủ tịch Ủy ban \
nhân dân xã.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Ông Tô Hoài Nam, giám đốc Sở Y tế, dự họp.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Ông Tô Hoài Nam, Giám đốc Sở Y tế, dự họp.
    ✓ Các phó Chủ tịch và hai phó Giám đốc; cấp phó Giám đốc sở.
    ✓ Ông Nam, chủ tịch Hội đồng quản trị; bà Hoa, giám đốc Công ty Minh Phát.
    ✓ Phó Chủ tịch phường; phó chủ tịch các xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Mời các chủ tịch Ủy ban nhân dân xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Các giám đốc sở, chủ tịch hội đồng nhân dân \
dự họp.
    ✓ PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern, occurrences

DEPUTY = Pattern(
    r"(?<=[^\W_] |, )phó(?= (?:Chủ tịch|Giám đốc|Bí thư|Trưởng|Hiệu trưởng|Thủ tướng|Chánh|(?:Viện|Cục|Vụ) trưởng))"
)
SEVERAL = Pattern(r"(?:\b(?:các|những|hai|ba|bốn|một|cấp|vị|cho|và|làm|từng|mỗi|ngôi)|\d,?)\s\Z", re.IGNORECASE)
TITLES = (", chủ tịch ", ", phó chủ tịch ", ", giám đốc ", ", phó giám đốc ", ", bí thư ", ", phó bí thư ")
BODY = Pattern(r"(?:[ỦU][yỷ] ban nhân dân|UBND|HĐND|Hội đồng nhân dân|Sở|Ban|Phòng|Đảng ủy|Tỉnh ủy|Huyện ủy|Công an)\b")
NAME = Pattern(rf"(?:[{UPPER}][{LOWER}]{{1,6}} ){{1,3}}[{UPPER}][{LOWER}]{{1,6}}\Z")
REACH, LONGEST_NAME = 8, 32


@check("VN207")
def title_capitals(reading: Reading) -> Iterator[Finding]:
    """The title of one person or of one office without its capital."""
    text = reading.passage.view.text
    found = list(_deputies(text))
    if reading.passage.heading.is_administrative:
        found += _after_names(text)
    for place in found:
        if finding := finding_of(reading, place, "VN207", "title-capitals"):
            yield finding


def _deputies(text: str) -> Iterator[Miscased]:
    """«phó Chủ tịch», of one."""
    for place in occurrences(text, "phó "):
        if DEPUTY.match(text, place) and not SEVERAL.search(text, max(0, place - REACH), place):
            yield Miscased(place, place + len("phó"), "Phó", Safety.LIKELY)


def _after_names(text: str) -> Iterator[Miscased]:
    """«bà Lý Mỹ Duyên, chủ tịch Ủy ban nhân dân xã»."""
    for title in TITLES:
        for place in occurrences(text, title):
            end = place + len(title)
            if BODY.match(text, end) and NAME.search(text, max(0, place - LONGEST_NAME), place):
                meant = title.strip(", ").capitalize().replace("Phó chủ", "Phó Chủ").replace("Phó g", "Phó G")
                yield Miscased(place + len(", "), end - 1, meant.replace("Phó b", "Phó B"), Safety.HINT)
