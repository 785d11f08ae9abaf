"""
VN207 · Chức danh viết hoa chưa đúng

Chức danh của một người hay của một cơ quan cụ thể viết hoa chữ đầu: «Phó Chủ tịch Ủy ban nhân dân tỉnh» (Nghị định
30/2020/NĐ-CP, Phụ lục II). «phó» viết thường trước một chức danh viết hoa là nửa này nửa kia nên bị báo ở mọi nơi;
«Phó chủ tịch», «chủ tịch Ủy ban…» viết thường của một người, một cơ quan chỉ được nhắc trong văn bản của cơ quan. Nói
chung về nhiều người («các phó chủ tịch») thì viết thường.

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
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Giao Phó chủ tịch Ủy ban nhân dân xã chỉ đạo.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Giao Phó Chủ tịch Ủy ban nhân dân xã chỉ đạo.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo quyết định của Chánh thanh tra huyện.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Theo quyết định của Chánh Thanh tra huyện.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xét đề nghị của giám đốc Sở Nội vụ.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Xét đề nghị của Giám đốc Sở Nội vụ.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bà Hà Thị Nhung, trưởng thôn Tân Lập, phát \
biểu.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bà Hà Thị Nhung, Trưởng thôn Tân Lập, phát \
biểu.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Giao trưởng công an xã kiểm tra.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Giao Trưởng Công an xã kiểm tra.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Kính thưa Chủ Tịch xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Kính thưa Chủ tịch xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Giám đốc Sở Y tế; giám đốc Sở Y tế các tỉnh; \
nguyên chủ tịch xã; Chi cục trưởng Chi cục Thuế; Trạm trưởng Trạm Y tế; Phó Trưởng Ban Chỉ đạo.
    ✓ Phó chủ tịch xã; giám đốc Sở Nội vụ; chánh văn phòng của tổng thống.
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
from vnproof.checks.capitals.names import OF_ONE, Miscased, finding_of, miscased
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern, occurrences

DEPUTY = Pattern(
    r"(?<=[^\W_] |, )phó(?= (?:Chủ tịch|Giám đốc|Bí thư|Trưởng|Hiệu trưởng|Thủ tướng|Chánh|(?:Viện|Cục|Vụ) trưởng))"
)
SEVERAL = Pattern(
    r"(?:\b(?:các|những|hai|ba|bốn|một|cấp|vị|cho|và|làm|từng|mỗi|ngôi|nguyên|chi|tổng|hiệu|viện|cục|bộ|vụ|huy|trạm|đội|tổ|khoa"
    r"|hạt|đoàn|đồn|xưởng|trại|nhóm|kíp)|\d,?)\s\Z",
    re.IGNORECASE,
)
OFFICES = (
    *("chủ tịch", "giám đốc", "bí thư", "thủ tướng", "bộ trưởng", "trưởng phòng", "trưởng ban", "chánh văn phòng"),
    *("chánh thanh tra", "chánh án", "hiệu trưởng", "viện trưởng", "cục trưởng", "chi cục trưởng"),
    *("trưởng công an", "chỉ huy trưởng", "trưởng thôn", "trưởng ấp", "trưởng bản", "trưởng khu phố", "trưởng đoàn"),
    "trưởng",
)
BODY = (
    r"[ỦU][yỷ] ban (?:nhân dân|M|K)|UBND|HĐND|Hội đồng nhân dân|Chính phủ|Quốc hội|(?:Đảng|Tỉnh|Huyện|Thành) ủy"
    r"|Công an|Chi cục|Trung tâm|Liên đoàn|Viện kiểm sát|Tòa án"
    rf"|(?:Trạm|Bộ|Sở|Ban|Phòng|Hội|Cục|Kho bạc|Bệnh viện|Trường) [{UPPER}]"
)
OF_BODY = Pattern(rf" (?:{BODY})(?!(?: (?!và )[^\s.,;]+){{0,5}} (?:các|cấp|quản trị)\b)")
NAME = Pattern(rf"(?:[{UPPER}][{LOWER}]{{1,6}} ){{1,3}}[{UPPER}][{LOWER}]{{1,6}}, \Z")
PERSON = Pattern(rf" (?P<surname>[{UPPER}][{LOWER}]{{1,6}}) [{UPPER}][{LOWER}]{{1,6}} [{UPPER}][{LOWER}]{{1,6}}\b")
PLACE = Pattern(rf" [{UPPER}][{LOWER}]")
WITHIN = {"thanh tra": "Thanh tra", "văn phòng": "Văn phòng", "công an": "Công an"}  # bodies in titles
REACH, LONGEST_NAME = 8, 32


@check("VN207")
def title_capitals(reading: Reading) -> Iterator[Finding]:
    """The title of one person or of one office without its capital."""
    text = reading.passage.view.text
    found = list(_deputies(text))
    if is_notice(reading.passage.heading):
        found += miscased(reading.passage, "title")
        known = {place.start for place in found}
        found += [place for place in _small(text, reading.lexicon) if place.start not in known]
    for place in found:
        if finding := finding_of(reading, place, "VN207", "title-capitals"):
            yield finding


def _deputies(text: str) -> Iterator[Miscased]:
    """«phó Chủ tịch», of one."""
    for place in occurrences(text, "phó "):
        if DEPUTY.match(text, place) and not SEVERAL.search(text, max(0, place - REACH), place):
            yield Miscased(place, place + len("phó"), "Phó", Safety.LIKELY)


def _small(text: str, lexicon: Lexicon) -> Iterator[Miscased]:
    """«bà Lý Mỹ Duyên, chủ tịch Ủy ban nhân dân xã»; «giám đốc Sở Nội vụ»; «bí thư Lê Văn Tám»."""
    for office in OFFICES:
        for place in occurrences(text, f" {office} "):
            start, end = place + 1, place + 1 + len(office)
            is_deputy = text.endswith(("phó ", "Phó "), 0, start)
            start -= len("phó ") if is_deputy else 0
            is_inside = text[start - 2 : start - 1].isalnum() or text.startswith((", ", "; "), start - 2)
            if not is_inside or SEVERAL.search(text, max(0, start - REACH), start):
                continue
            if _is_of_one(text, start, end, lexicon):
                words = office.split(" ", 1)
                meant = " ".join([words[0].capitalize(), *(WITHIN.get(word, word) for word in words[1:])])
                yield Miscased(start, end, f"Phó {meant}" if is_deputy else meant, Safety.HINT)


def _is_of_one(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Is it said whose office it is: of which body, who holds it, or where?"""
    person = PERSON.match(text, end)
    return (
        OF_BODY.match(text, end) is not None
        or (text.endswith("công an", 0, end) and OF_ONE.match(text, end) is not None)
        or (person is not None and lexicon.is_surname(person["surname"]))
        or (PLACE.match(text, end) is not None and NAME.search(text, max(0, start - LONGEST_NAME), start) is not None)
    )
