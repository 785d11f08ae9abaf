"""
VN202 · Tên cơ quan, tổ chức viết hoa chưa đúng

Tên cơ quan của Đảng, Nhà nước và tổ chức chính trị - xã hội viết hoa chữ đầu của từ chỉ loại hình, chức năng, lĩnh vực
(Nghị định 30/2020/NĐ-CP, Phụ lục II). Chỉ xét những tên ghi trong «dictionaries/administrative/capitals.tsv»; «chính
phủ», «quốc hội» đứng một mình có thể là của nước khác nên chỉ xét sau số, ký hiệu văn bản. Tên cơ
quan do từ đứng đầu và lĩnh vực hợp thành («Phòng» + «Tư pháp») ghi trong «bodies.tsv»; có tên chỉ được nhắc trong văn
bản của cơ quan, và chỉ khi rõ là của một nơi. Viết hoa thừa («Ủy Ban Nhân
Dân») và «ủy ban nhân dân huyện …» viết thường chỉ được nhắc, vì mỗi nơi có cách viết riêng.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Nghị quyết của đảng cộng sản Việt Nam về phát triển nông thôn.
    ✓ Nghị quyết của Đảng Cộng sản Việt Nam về phát triển nông thôn.
    ✗ Chỉ thị của Thủ tướng chính phủ về tiết kiệm điện.
    ✓ Chỉ thị của Thủ tướng Chính phủ về tiết kiệm điện.
    ✗ Đoàn đại biểu quốc hội tiếp xúc cử tri.
    ✓ Đoàn đại biểu Quốc hội tiếp xúc cử tri.
    ✗ Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của chính phủ về công tác văn thư.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.
    ✗ Xã phối hợp với Mặt trận tổ quốc Việt Nam huyện.
    ✓ Xã phối hợp với Mặt trận Tổ quốc Việt Nam huyện.
    ✗ Theo hướng dẫn của Sở nội vụ và Bộ giáo dục và đào tạo.
    ✓ Theo hướng dẫn của Sở Nội vụ và Bộ Giáo dục và Đào tạo.
    ✗ Hồ sơ gửi Uỷ Ban Nhân Dân xã.
    ✓ Hồ sơ gửi Uỷ ban nhân dân xã.
    ✗ Hồ sơ gửi ủy ban nhân dân huyện Lộc Ninh.
    ✓ Hồ sơ gửi Ủy ban nhân dân huyện Lộc Ninh.
    ✗ Đại diện Hội nông dân và Chi hội Người cao tuổi.
    ✓ Đại diện Hội Nông dân và Chi hội Người cao tuổi.
    ✗ Hội Cựu Chiến Binh, Liên Đoàn Lao Động cùng dự.
    ✓ Hội Cựu chiến binh, Liên đoàn Lao động cùng dự.
    ✗ Trưởng phòng giáo dục và đào tạo chịu trách nhiệm.
    ✓ Trưởng phòng Giáo dục và Đào tạo chịu trách nhiệm.
    ✗ Giao phòng Tài chính - Kế hoạch tham mưu.
    ✓ Giao Phòng Tài chính - Kế hoạch tham mưu.
    ✗ Nay ubnd xã thông báo.
    ✓ Nay UBND xã thông báo.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Báo cáo của sở tài chính tỉnh Bình An.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Báo cáo của Sở Tài chính tỉnh Bình An.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Giao hội cựu chiến binh xã vận động.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Giao Hội Cựu chiến binh xã vận động.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Thành viên Ban chỉ đạo họp hằng tháng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Thành viên Ban Chỉ đạo họp hằng tháng.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Khai giảng tại trường tiểu học Kim Đồng.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Khai giảng tại Trường Tiểu học Kim Đồng.
    ✗ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bệnh viện đa khoa tỉnh tiếp nhận.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Bệnh viện Đa khoa tỉnh tiếp nhận.
    ✓ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ Ủy ban nhân dân xã, phường; các trường tiểu \
học; trạm y tế nơi cư trú; ban tổ chức trao giải.
    ✓ Kế toán gửi phòng Tài chính. Trường tiểu học Kim Đồng; Ban chỉ đạo; hội nông dân xã; báo của sở tài chính.
    ✓ Chi cục Thuế, Tổng cục Hải quan; cán bộ Công an; Trưởng phòng Tư pháp; Ban Chỉ huy Quân sự xã.
    ✓ Xem tại https://ubnd.example.vn hoặc ubnd@example.vn.
    ✓ Ủy ban nhân dân các xã và ủy ban nhân dân cấp huyện; hội đồng nhân dân các cấp.
    ✓ Các bộ Quốc phòng, Công an cử người tham gia.
    ✓ Đưa trẻ đến cơ sở y tế; đào tạo cán bộ công an; tiến bộ khoa học và công nghệ.
    ✓ Theo Bộ quốc phòng Israel, hàng rào đã xây xong.
    ✓ Chính phủ Lào và chính phủ các nước trong khu vực cùng ký.
    ✓ VĂN PHÒNG CHÍNH PHỦ; THỦ TƯỚNG CHÍNH PHỦ.
    ✓ Đại biểu Quốc hội và đại biểu Quốc hội chuyên trách.
    ✓ Thủ tướng Chính phủ đã ký; thủ tướng Nhật Bản đến thăm.
    ✓ Truy cập https://vi.wikipedia.org/wiki/đảng_cộng_sản để xem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of, miscased
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import occurrences

# Decrees are the Government's, laws the National Assembly's; no other country's are numbered so.
ISSUER = re.compile(
    r"(?:(?:NĐ|NQ)-CP|/QH\d\d)\s(?:ngày\s[\d/ thángnăm]{8,24}\s)?của\s"
    r"(?:(?P<government>[Cc]hính\s[Pp]hủ)|(?P<assembly>[Qq]uốc\s[Hh]ội))\b"
)
LETTERS = ("ubnd", "hđnd", "mttq")
WRITTEN = {"government": "Chính phủ", "assembly": "Quốc hội"}


@check("VN202")
def name_capitals(reading: Reading) -> Iterator[Finding]:
    """A body's name with a capital too few or too many."""
    text = reading.passage.view.text
    for place in (*miscased(reading.passage, "body"), *_issuers(text), *_abbreviated(reading.passage)):
        if finding := finding_of(reading, place, "VN202", "name-capitals"):
            yield finding


def _issuers(text: str) -> Iterator[Miscased]:
    for match in ISSUER.finditer(text) if "-CP" in text or "/QH" in text else ():
        kind = str(match.lastgroup)
        if match[kind] != WRITTEN[kind]:
            yield Miscased(*match.span(kind), WRITTEN[kind], Safety.LIKELY)


def _abbreviated(passage: Passage) -> Iterator[Miscased]:
    """«ubnd xã», «Hđnd»."""
    text = passage.view.text
    for place in occurrences(passage.small, *LETTERS):
        end = place + 4
        is_word = not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum())
        if is_word and not text[place:end].isupper() and text[place - 1 : place] not in ("/", "-", ".", "@"):
            yield Miscased(place, end, text[place:end].upper(), Safety.LIKELY)
