"""
VN209 · Đảng, Nhà nước, Nhân dân viết thường; danh từ chung viết hoa

«Đảng» (Đảng Cộng sản Việt Nam), «Nhà nước» viết hoa khi là chủ thể: «chủ trương của Đảng, chính sách của Nhà nước»
(Nghị định 30/2020/NĐ-CP, Phụ lục II). Xét chỗ hai chữ đứng cạnh nhau, và «đảng ta»; «tổ chức đảng», «cơ quan nhà nước»,
«quản lý nhà nước» viết thường là đúng. Trong văn bản của cơ quan còn nhắc «Nhân dân» ngay sau «Đảng, Nhà nước và», «Tổ
quốc», «Quốc hội», «Chính phủ» đứng riêng, và danh từ chung viết hoa («các Sở», «Đồng bào»). Vì nhiều nơi viết khác nên
chỉ nhắc.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Thực hiện chủ trương của đảng, Nhà nước.
    ✓ Thực hiện chủ trương của Đảng, Nhà nước.
    ✗ Tin tưởng vào sự lãnh đạo của Đảng và nhà nước.
    ✓ Tin tưởng vào sự lãnh đạo của Đảng và Nhà nước.
    ✗ Chính sách của đảng và nhà nước về dân tộc.
    ✓ Chính sách của Đảng và Nhà nước về dân tộc.
    ✗ Chủ trương lớn của đảng ta là chăm lo cho người nghèo.
    ✓ Chủ trương lớn của Đảng ta là chăm lo cho người nghèo.
    ✗ Đảng, nhà nước luôn quan tâm đến đồng bào.
    ✓ Đảng, Nhà nước luôn quan tâm đến đồng bào.
    ✗ Nhờ ơn Đảng, nhà nước mà bản có điện.
    ✓ Nhờ ơn Đảng, Nhà nước mà bản có điện.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Niềm tin với Đảng, Nhà nước và nhân dân.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Niềm tin với Đảng, Nhà nước và Nhân dân.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghĩa vụ bảo vệ tổ quốc.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghĩa vụ bảo vệ Tổ quốc.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghị định của chính phủ về đất đai.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Nghị định của Chính phủ về đất đai.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Pháp luật của nhà nước và quy định của xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Pháp luật của Nhà nước và quy định của xã.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Kêu gọi các tổ chức và Đồng bào trong xã.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Kêu gọi các tổ chức và đồng bào trong xã.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Báo cáo của các Sở, ngành.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Báo cáo của các sở, ngành.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Chính phủ điện tử; tổ chức phi chính phủ; \
các Sở Tài chính, Nội vụ; đại biểu Quốc hội; đảng viên.
    ✓ Bảo vệ tổ quốc; các Sở, ngành.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Đảng và nhân dân Lào; Hội đồng nhân dân.
    ✓ Tin tưởng Đảng, Nhà nước và nhân dân; cán bộ và nhân dân trong xã.
    ✓ Các tổ chức đảng, cơ quan nhà nước; công tác đảng và quản lý nhà nước.
    ✓ Đảng bộ, đảng viên, chi bộ; cấp ủy đảng và chính quyền.
    ✓ Các cơ quan đảng, nhà nước, đoàn thể và doanh nghiệp nhà nước.
    ✓ Đảng và Nhà nước ta; Đảng, Nhà nước và Nhân dân.
    ✓ Đảng Dân chủ và nhà nước Nhật Bản; nước có nhiều đảng, nhà nước nào cũng vậy.
    ✓ ĐẢNG, NHÀ NƯỚC VÀ NHÂN DÂN
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER
from vnproof.text.pattern import Pattern, occurrences

TOGETHER = Pattern(r"ảng(?P<link>, | và )(?P<state>[Nn]hà nước)\b")
OURS = "của đảng ta "
# Behind others, «các cơ quan đảng, nhà nước», bodies of both are meant.
SUBJECT = Pattern(r"(?:\A|[.\n:;] ?|\b(?:của|ơn|do|được|cùng|với|mà|là|nhờ|theo|vào) )\Z")
PEOPLE = Pattern(r"(?:Đảng, Nhà nước|Nhà nước|Đảng) và (?P<people>nhân dân)\b(?! (?:các|thế giới|[^\W\d_]*[A-ZĐ]))")
# What notices write of one country; other countries and kinds of governments are let be.
ALONE = {
    "tổ quốc": Pattern(r"(?<![Tt]rận )(?P<word>tổ quốc)(?! (?:gia|tế|phòng|hội|khánh|doanh|ca|[A-ZĐ]))\b"),
    "quốc hội": Pattern(r"(?<!biểu )(?<!tịch )(?<!phòng )(?<!các )(?P<word>quốc hội)(?! (?:các|nước|[A-ZĐ]))\b"),
    "chính phủ": Pattern(
        r"(?<!phi )(?<!liên )(?<!các )(?<!tướng )(?<!phòng )(?<!tra )(?<!một )(?P<word>chính phủ)"
        r"(?! (?:điện|số|các|nước|liên|lâm|kiến|[A-ZĐ]))\b"
    ),
    "nhân dân": Pattern(
        r"(?:(?:chủ thể|làm chủ|giám sát|ý chí|sức mạnh|nguyện vọng) của|phục vụ) "
        r"(?P<word>nhân dân)(?=[,.;]| (?:và|theo|trong|đối|là|được)\b)"
    ),
    "nhà nước": Pattern(r"(?<=của )(?P<word>nhà nước)(?! (?:các|pháp|ta|ở|[A-ZĐ]))\b"),
    "đảng": Pattern(
        r"(?:(?<=của )(?P<of>đảng)(?=[,.;]| và )|(?<=tuổi )(?P<age>đảng)\b"
        r"|(?<=dựng )(?P<built>đảng)(?![^\W_]| (?:bộ|viên|ủy)))"
    ),
}
# Common nouns that some write with capitals: «các Sở, Ban, Ngành», «cho Đồng bào».
LOUD = Pattern(
    r" (?:(?P<body>Sở|Ban(?=,? [Nn]gành)|Ngành|Phòng|Khoa|Trường|Xã|Phường|Thôn|Ấp|Huyện|Quận|Tỉnh|Đoàn thể|Hội|Cơ quan"
    r"|Đơn vị|Tổ chức|Cá nhân|Doanh nghiệp|Tập thể)|(?P<people>Đồng bào|Cán bộ|Công chức|Viên chức|Đảng viên|Đoàn viên"
    r"|Hội viên|Người dân|Bà con|Hộ dân|Hộ gia đình|Cử tri|Nhân viên|Học sinh|Phụ huynh|Giáo viên|Chiến sĩ))"
    rf"(?= [{LOWER}]|[,;.])(?! (?:của|hoặc)\b)"
)
BEFORE_BODY = ("các ", "Các ")
BEFORE_PEOPLE = (*BEFORE_BODY, "những ", "cho ", "với ", "của ", "thể ", "và ", "mọi ")
LISTED = ("Ban", "Ngành", "Đoàn thể", "Công chức", "Viên chức", "Đoàn viên", "Hội viên", "Đảng viên")
REACH = 6


@check("VN209")
def subject_capitals(reading: Reading) -> Iterator[Finding]:
    """The Party, the State or the People, who act, in small letters; common nouns with capitals."""
    text = reading.passage.view.text
    found = [
        Miscased(place + len("của "), place + len("của đảng"), "Đảng", Safety.HINT) for place in occurrences(text, OURS)
    ]
    for place in (*occurrences(text, "ảng, "), *occurrences(text, "ảng và ")):
        match = TOGETHER.match(text, place)
        if match is None or text[place - 1] not in "Đđ":
            continue
        typed, meant = text[place - 1 : match.end()], f"Đảng{match['link']}Nhà nước"
        before = text[max(0, place - 1 - REACH) : place - 1]
        is_told = typed[0] == "Đ" or match["state"][0] == "N" or before.endswith("của ")
        if typed != meant and is_told and SUBJECT.search(before):
            found.append(Miscased(place - 1, match.end(), meant, Safety.HINT))
    if is_notice(reading.passage.heading):
        known = {offset for place in found for offset in range(place.start, place.end)}
        found += [place for place in _in_notice(text) if place.start not in known]
    for each in found:
        if finding := finding_of(reading, each, "VN209", "subject-capitals"):
            yield finding


def _in_notice(text: str) -> Iterator[Miscased]:
    """What only notices are held to."""
    if " và nhân dân" in text:
        yield from (Miscased(*match.span("people"), "Nhân dân", Safety.HINT) for match in PEOPLE.finditer(text))
    for word, alone in ALONE.items():
        if word in text:
            for match in alone.finditer(text):
                yield Miscased(*match.span(str(match.lastgroup)), word.capitalize(), Safety.HINT)
    for match in LOUD.finditer(text):
        word, start = match[0][1:], match.start() + 1
        before = BEFORE_BODY if match["body"] else BEFORE_PEOPLE
        if text.endswith(before, 0, start) or (word in LISTED and text.endswith(", ", 0, start)):
            yield Miscased(start, match.end(), word.lower(), Safety.HINT)
