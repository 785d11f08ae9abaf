"""
VN954 · Địa chỉ nhà riêng

Số nhà, tổ, hẻm đứng sau «thường trú», «tạm trú», «ngụ», «nhà riêng». Trụ sở cơ quan và địa chỉ chỉ đến thôn, xã không
bị báo. Chữ số bị
báo luôn được che trong kết quả và nhật ký.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.

    ✗ Bà B thường trú tại số 12, đường Lê Lợi, phường Bình An.
    ✓ Bà B thường trú tại phường Bình An.
    ✗ Ông A, ngụ 45/7 hẻm 3, khu phố 2.
    ✓ Ông A, ngụ khu phố Bình Hòa.
    ✗ Địa chỉ nhà riêng: 102B Nguyễn Huệ.
    ✓ Địa chỉ nhà riêng: phường Bình An.
    ✗ Tạm trú: số nhà 8, tổ 5, thôn Đông.
    ✓ Tạm trú: thôn Đông.
    ✗ Nơi thường trú: 77 Trần Phú, phường 3.
    ✓ Nơi thường trú: phường Bình An.
    ✗ Hộ ông C, trú tại số 9 ngõ 15 phố Huế.
    ✓ Hộ ông C, trú tại phố Huế.
    ✓ Trụ sở: số 45, đường Lê Lợi, phường Bình An.
    ✓ Địa điểm: Nhà văn hóa thôn 3.
    ✓ Công dân thường trú tại huyện từ 6 tháng trở lên.
    ✓ Bà B thường trú tại thôn 3, xã Phú Sơn.
    ✓ Tạm trú 12 tháng trở lên; ngụ ngôn.
    ✓ Đăng ký thường trú cho 25 hộ.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.personal.notice import LIKELY, notice_of
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.casing import UPPER
from vnproof.text.pattern import Pattern, occurrences

LIVES = ("trú", "ngụ", "nhà riêng")  # the last words of «nơi thường trú», «tạm trú», «địa chỉ nhà riêng»
ADDRESS = Pattern(
    rf"\b(?:{'|'.join(LIVES)})(?: tại)?:? (?P<address>(?:số (?:nhà )?)?\d{{1,4}}[A-Z]?(?:/\d{{1,4}}){{0,3}}"
    rf"(?:,? (?:hẻm|ngõ|tổ|đường|phố)\b| (?=[{UPPER}]))[^\n;.()]{{0,60}})"
)
WHAT = Wording("địa chỉ nhà riêng", "the address of a home")


@check("VN954")
def home_address(reading: Reading) -> Iterator[Finding]:
    """The address of a home, from the number of its house on."""
    text = reading.passage.view.text
    for match in ADDRESS.at(text, sorted(occurrences(text, *LIVES))):
        yield notice_of(reading, "VN954", "home-address", match.span("address"), WHAT, LIKELY)
