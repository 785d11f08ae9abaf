"""
VN209 · Đảng, Nhà nước, Nhân dân viết thường

«Đảng» (Đảng Cộng sản Việt Nam), «Nhà nước» viết hoa khi là chủ thể: «chủ trương của Đảng, chính sách của Nhà nước»
(Nghị
định 30/2020/NĐ-CP, Phụ lục II). Chỉ xét chỗ hai chữ đứng cạnh nhau, và «đảng ta»; «tổ chức đảng», «cơ quan nhà nước»,
«quản lý nhà nước» viết thường là đúng. Trong văn bản có Quốc hiệu và Tiêu ngữ còn nhắc «Nhân dân» ngay sau «Đảng, Nhà
nước và». Vì nhiều nơi viết khác nên chỉ nhắc.

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
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

TOGETHER = Pattern(r"ảng(?P<link>, | và )(?P<state>[Nn]hà nước)\b")
OURS = "của đảng ta "
# Behind others, «các cơ quan đảng, nhà nước», bodies of both are meant.
SUBJECT = Pattern(r"(?:\A|[.\n:;] ?|\b(?:của|ơn|do|được|cùng|với|mà|là|nhờ|theo|vào) )\Z")
PEOPLE = Pattern(r"(?:Đảng, Nhà nước|Nhà nước|Đảng) và (?P<people>nhân dân)\b(?! (?:các|thế giới|[^\W\d_]*[A-ZĐ]))")
REACH = 6


@check("VN209")
def subject_capitals(reading: Reading) -> Iterator[Finding]:
    """The Party, the State or the People, who act, in small letters."""
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
    if " và nhân dân" in text and reading.passage.heading.is_administrative:
        found += [Miscased(*match.span("people"), "Nhân dân", Safety.HINT) for match in PEOPLE.finditer(text)]
    for each in found:
        if finding := finding_of(reading, each, "VN209", "subject-capitals"):
            yield finding
