"""
VN701 · Một chữ viết tắt hiểu hai cách

Cùng một chữ viết tắt mà chỗ này giải thích thế này, chỗ kia giải thích thế khác: «Ban Tổ chức (BTC)» rồi «Bộ Tài chính
(BTC)». Người đọc sẽ lẫn; dùng chữ nào là việc của người soạn nên chỉ nhắc. Chỉ xét lời giải thích có chữ đầu các tiếng
khớp với chữ viết tắt; viết hoa hay thường không kể.

Mức độ: nhắc. Tự sửa: không. Căn cứ: người đọc phải hiểu một cách.

    ✗ Ban Tổ chức (BTC) hội thi thông báo. ⏎ Kinh phí do Bộ Tài chính (BTC) cấp.
    ✓ Ban Tổ chức (BTC) hội thi thông báo. ⏎ Kinh phí do Bộ Tài chính cấp.
    ✗ Ban Chấp hành (BCH) họp. ⏎ Xã gửi báo cáo đến Ban Chỉ huy (BCH) quân sự.
    ✓ Ban Chấp hành (BCH) họp. ⏎ Xã gửi báo cáo đến Ban Chỉ huy quân sự.
    ✗ Chuyển đổi số (CĐS) là nhiệm vụ chung. ⏎ Lập tổ CĐS (cộng đồng số) ở thôn.
    ✓ Chuyển đổi số (CĐS) là nhiệm vụ chung. ⏎ Lập tổ CĐS (chuyển đổi số) ở thôn.
    ✗ Nộp tại Trung tâm hành chính (sau đây gọi tắt là TTHC). ⏎ Cắt giảm thủ tục hành chính (viết tắt là TTHC).
    ✓ Nộp tại Trung tâm hành chính. ⏎ Cắt giảm thủ tục hành chính (viết tắt là TTHC).
    ✗ Sở Kế hoạch và Đầu tư (KHĐT) trình. ⏎ Lớp KHĐT (khoa học điện tử) khai giảng.
    ✓ Sở Kế hoạch và Đầu tư (KHĐT) trình. ⏎ Phòng KHĐT (kế hoạch, đầu tư) báo cáo.
    ✗ Hội Nhà báo (HNB) vận động. ⏎ Quà trao cho Hội Người bệnh (HNB) của huyện.
    ✓ Hội Nhà báo (HNB) vận động. ⏎ Quà trao cho Hội Người bệnh của huyện.
    ✓ Ủy ban nhân dân (UBND) xã họp. ⏎ Báo cáo Uỷ ban nhân dân (UBND) huyện.
    ✓ Giáo dục và đào tạo (GDĐT) được chú trọng. ⏎ Ngành giáo dục, đào tạo (GDĐT) phát triển.
    ✓ Văn hóa (VHX) và thể thao (VHX); văn hoá xã (VHX).
    ✓ Ban Tổ chức (BTC) hội thi; trưởng BTC (ông Nguyễn Văn Hòa).
    ✓ Mặt trận Tổ quốc (MTTQ) xã; ỦY BAN NHÂN DÂN (UBND) và Ủy ban nhân dân (UBND).
    ✓ Bảo hiểm y tế (BHYT) và bảo hiểm xã hội (BHXH).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.tone import normalize_tone_style, strip_marks

SHORT = r"[A-ZĐƯƠÔÂĂÊ]{3,8}"
AFTER = re.compile(rf"\((?:sau đây )?(?:(?:gọi|viết) tắt là )?:? ?(?P<short>{SHORT})\)")
INSIDE = re.compile(r" \((?P<words>[^()\d\n]{5,80})\)")
LAST = re.compile(rf"(?<!\w){SHORT}\Z")
REACH = 80
LONGEST = 9  # characters of an abbreviation, and the one before it
WORD = re.compile(r"[^\W\d_]+")
BREAKS = re.compile(r"[.;:()\n\d]")
LINKS = frozenset(["và", "của", "về", "các"])  # may be left out of an abbreviation
CONFIDENCE = 0.6


@check("VN701")
def two_expansions(reading: Reading) -> Iterator[Finding]:
    """An abbreviation that is explained otherwise elsewhere in the text."""
    view = reading.passage.view
    meanings: dict[str, str] = {}
    for start, end, short, words in reading.passage.once(explained):
        meaning = _without_links(words)
        earlier = meanings.setdefault(short, words)
        if _without_links(earlier) != meaning:
            message = Wording(
                f"{short} ở đây là «{words}», ở trên là «{earlier}»; nên viết tắt một trong hai cách khác.",
                f"{short} is '{words}' here, '{earlier}' above; please abbreviate one of them otherwise.",
            )
            place = view.offsets.to_source(start, end)
            yield Finding("VN701", "two-expansions", place, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def explained(passage: Passage) -> list[tuple[int, int, str, str]]:
    """The abbreviations beside what they stand for: where each stands, the abbreviation, and the words; in order."""
    return sorted(_explained(passage.view.text))


def _explained(text: str) -> Iterator[tuple[int, int, str, str]]:
    for match in AFTER.finditer(text):
        words = WORD.findall(BREAKS.split(text[max(0, match.start() - REACH) : match.start()])[-1])
        if expansion := _expansion(words[::-1], match["short"][::-1]):
            yield *match.span("short"), match["short"], " ".join(expansion[::-1])
    for match in INSIDE.finditer(text):
        short = LAST.search(text, max(0, match.start() - LONGEST), match.start())
        if short and (expansion := _expansion(WORD.findall(match["words"]), short[0])):
            yield *short.span(), short[0], " ".join(expansion)


def _expansion(words: list[str], letters: str) -> list[str]:
    """
    The words from the first on whose first letters are these, links left out; none where they are not.

    >>> _expansion(["Giáo", "dục", "và", "Đào", "tạo", "tỉnh"], "GDĐT"), _expansion(["Giáo", "viên"], "GD")
    (['Giáo', 'dục', 'và', 'Đào', 'tạo'], [])
    """
    taken: list[str] = []
    left = letters
    for word in words:
        if not left:
            break
        if strip_marks(word[0].upper()) == strip_marks(left[0]):
            left = left[1:]
        elif word not in LINKS or not taken:
            return []
        taken.append(word)
    return [] if left else taken


def _without_links(words: str) -> list[str]:
    return [normalize_tone_style(word) for word in words.lower().split() if word.lower() not in LINKS]
