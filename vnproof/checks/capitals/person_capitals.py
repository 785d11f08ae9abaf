"""
VN205 · Tên người viết hoa thiếu

Họ, tên đệm và tên người đều viết hoa chữ đầu (Nghị định 30/2020/NĐ-CP, Phụ lục II): «Nguyễn Văn Hùng», «Vũ Thị Lan
Anh». Chỉ xét «văn», «thị» đứng giữa họ và tên, và tiếng cuối viết thường của tên đứng sau «ông», «bà»… và
trước dấu phẩy (chỉ nhắc, vì có thể là một từ thường).

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Người liên hệ: Nguyễn văn Hùng, điện thoại nội bộ 12.
    ✓ Người liên hệ: Nguyễn Văn Hùng, điện thoại nội bộ 12.
    ✗ Bà Vũ thị Lan Anh làm tổ phó.
    ✓ Bà Vũ Thị Lan Anh làm tổ phó.
    ✗ Đơn của ông Lê văn Tám được giao cho công chức địa chính.
    ✓ Đơn của ông Lê Văn Tám được giao cho công chức địa chính.
    ✗ Chủ trì: ông Tô Hoài nam, Phó Chủ tịch phường.
    ✓ Chủ trì: ông Tô Hoài Nam, Phó Chủ tịch phường.
    ✗ Đại úy Phạm thị Sen nhận giấy khen.
    ✓ Đại úy Phạm Thị Sen nhận giấy khen.
    ✗ Trao quà cho chị Đỗ thị Mai và anh Hồ văn Lực.
    ✓ Trao quà cho chị Đỗ Thị Mai và anh Hồ Văn Lực.
    ✓ Ông Nguyễn Văn Hùng và bà Vũ Thị Lan Anh dự họp.
    ✓ Trưởng đoàn văn công của tỉnh; phòng Văn hóa; bà con thành thị Hà Nội.
    ✓ Ông Trần Minh chủ trì, ông Lê Hoàng phát biểu, bà Lý Hà thị sát công trình.
    ✓ Lời bác hồ hởi khiến mọi người vui; bác Hồ Văn Lực tiếp khách.
    ✓ Đội Cao văn nghệ xã; nhà thơ Lý văn chương lai láng.
    ✓ NGUYỄN VĂN HÙNG, VŨ THỊ LAN ANH
    ✓ Gặp ông Tô Hoài, nam diễn viên của đoàn.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.names import Miscased, finding_of
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern, occurrences

MIDDLES = (" văn ", " thị ")
GIVEN = Pattern(r"[^\W\d_]{2,}")
COMMA = Pattern(rf",(?<=[{LOWER}],)(?= [{UPPER}])")  # between a name and what its bearer is
LAST = Pattern(
    rf"(?:ng|à|nh|hị|hí) (?P<surname>[{UPPER}][{LOWER}]{{1,6}}) (?P<middle>[{UPPER}][{LOWER}]{{1,6}}) "
    rf"(?P<given>[{LOWER}]{{2,7}})\Z"
)
REACH_OF_LAST = 26
WORD = Pattern(r"[^\W\d_]+\Z")
REACH = 12


@check("VN205")
def person_capitals(reading: Reading) -> Iterator[Finding]:
    """A person's name of which a syllable has no capital."""
    text = reading.passage.view.text
    for place in (*_middles(text, reading.lexicon), *_given(text, reading.lexicon)):
        if finding := finding_of(reading, place, "VN205", "person-capitals"):
            yield finding


def _middles(text: str, lexicon: Lexicon) -> Iterator[Miscased]:
    """«Nguyễn văn Hùng»: between a surname and a given name."""
    for place in occurrences(text, *MIDDLES):
        start, end = place + 1, place + len(MIDDLES[0])
        if not text[end : end + 1].isupper():
            continue
        before, given = WORD.search(text, max(0, place - REACH), place), GIVEN.match(text, end)
        if (
            before
            and given
            and before[0].istitle()
            and given[0].istitle()
            and lexicon.is_surname(before[0])
            and lexicon.is_name_syllable(given[0])
        ):
            yield Miscased(start, end - 1, text[start : end - 1].capitalize(), Safety.LIKELY)


def _given(text: str, lexicon: Lexicon) -> Iterator[Miscased]:
    """«ông Tô Hoài nam, Phó Chủ tịch»: before what he is."""
    for comma in COMMA.finditer(text):
        match = LAST.search(text, max(0, comma.start() - REACH_OF_LAST), comma.start())
        if match and lexicon.is_surname(match["surname"]) and lexicon.is_name_syllable(match["given"]):
            yield Miscased(*match.span("given"), match["given"].capitalize(), Safety.HINT)
