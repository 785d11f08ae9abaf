"""
VN903 · Lặp thừa nghĩa

Hai phần nói cùng một nghĩa: «tái lập lại», «mục đích nhằm», «công bố công khai». Các cặp ghi loại «redundant» trong
«dictionaries/style/phrases.tsv», thêm bớt được.

Mức độ: nhắc. Tự sửa: không. Căn cứ: hai phần nói cùng một nghĩa.

    ✗ Xã tái lập lại trật tự ở chợ.
    ✓ Xã lập lại trật tự ở chợ.
    ✗ Cuộc họp với mục đích nhằm thống nhất ý kiến.
    ✓ Cuộc họp với nhằm thống nhất ý kiến.
    ✗ Danh sách được công bố công khai tại xã.
    ✓ Danh sách được công bố tại xã.
    ✗ Đây là phương án tối ưu nhất.
    ✓ Đây là phương án tối ưu.
    ✗ Hầu hết tất cả các hộ đều đồng ý.
    ✓ Hầu hết các hộ đều đồng ý.
    ✗ Tai nạn trên đường quốc lộ 13.
    ✓ Tai nạn trên quốc lộ 13.
    ✓ Xã tái lập trật tự; lập lại danh sách.
    ✓ Mục đích của cuộc họp; nhằm thống nhất ý kiến.
    ✓ Công bố danh sách; công khai tại xã.
    ✓ Phương án tối ưu; nhiều nhất là 5 hộ.
    ✓ Tất cả các hộ; hầu hết các hộ.
    ✓ Quốc lộ 13; con đường cũ.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.style.phrases import find_phrases
from vnproof.core.finding import Finding
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

WHY = Wording("lặp thừa nghĩa", "says the same twice")


@check("VN903")
def redundant_pair(reading: Reading) -> Iterator[Finding]:
    """Two words that say the same."""
    yield from find_phrases(reading, "redundant", "VN903", "redundant-pair", WHY)
