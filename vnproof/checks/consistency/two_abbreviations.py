"""
VN709 · Một tên viết tắt hai cách

Cùng một tên mà chỗ này viết tắt thế này, chỗ kia viết tắt thế khác: «Ban Quản lý dự án (BQLDA)» rồi «Ban Quản lý dự án
(BQL)»; hoặc chữ viết tắt đảo hai chữ cái («UBDN»). Chỉ xét chữ trong ngoặc ngay sau cùng một tên, và chữ viết tắt
thông dụng bị đảo chữ; tên nước ngoài, mã số không xét.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I: một cụm từ viết tắt một cách.

    ✗ Giao Ban Quản lý dự án (BQLDA) niêm yết. ⏎ Mời Ban Quản lý dự án (BQL) dự họp.
    ✓ Giao Ban Quản lý dự án (BQLDA) niêm yết. ⏎ Mời Ban Quản lý dự án (BQLDA) dự họp.
    ✗ Ban Quản lý dự án (BQL) trình. ⏎ BQLDA họp với dân. ⏎ Giao BQLDA niêm yết.
    ✓ Ban Quản lý dự án (BQLDA) trình. ⏎ BQLDA họp với dân. ⏎ Giao BQLDA niêm yết.
    ✗ Thành lập tổ công nghệ số cộng đồng (TCNSCĐ). ⏎ Mỗi tổ công nghệ số cộng đồng (TCNCĐ) có năm người.
    ✓ Thành lập tổ công nghệ số cộng đồng (TCNSCĐ). ⏎ Mỗi tổ công nghệ số cộng đồng (TCNSCĐ) có năm người.
    ✗ UBND xã họp với các thôn. ⏎ UBDN xã giao Công an xã thực hiện.
    ✓ UBND xã họp với các thôn. ⏎ UBND xã giao Công an xã thực hiện.
    ✗ Nghị quyết của HĐDN xã được thông qua.
    ✓ Nghị quyết của HĐND xã được thông qua.
    ✗ Báo cáo UNBD huyện trước ngày 15.
    ✓ Báo cáo UBND huyện trước ngày 15.
    ✓ Ban Tổ chức (BTC) họp. ⏎ Bộ Tài chính (BTC) cấp kinh phí. ⏎ Sở Tài chính (STC) thẩm định.
    ✓ Tổng sản phẩm trong nước (GDP) và tổng sản phẩm trong tỉnh (GRDP).
    ✓ Tổ chức Y tế Thế giới (WHO) và Tổ chức Thương mại Thế giới (WTO).
    ✓ Mã NUBD; lớp UDBN-2; tệp UBDN.pdf; Công ty HNĐD.
    ✓ Bảo hiểm y tế (BHYT), bảo hiểm xã hội (BHXH), bảo hiểm thất nghiệp (BHTN).
    ✓ Phòng Công chứng (PCC) và Văn phòng công chứng (VPCC); mặt giới hạn (MGH) và bề mặt giới hạn (BMGH).
    ✓ Ban Quản lý rừng (BQL) và Ban Quản lý chợ (BQLC) họp. ⏎ BQLC báo cáo.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.consistency.two_expansions import explained
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences
from vnproof.text.tone import strip_marks

IN_BRACKETS = Pattern(r"\((?P<short>[A-ZĐƯƠÔÂĂÊ]{3,10})\)")
BEFORE = Pattern(r"(?P<words>[^\W\d_]+ [^\W\d_]+ [^\W\d_]+) \Z")
# Swapped letters of what everybody knows.
SWAPPED = {
    "UBDN": "UBND",
    "UNBD": "UBND",
    "UDNB": "UBND",
    "BUND": "UBND",
    "HĐDN": "HĐND",
    "HNĐD": "HĐND",
    "ĐHND": "HĐND",
}
FOREIGN = frozenset("WFJZ")
SHORTEST = 3
REACH = 60
LONGEST = 20_000  # characters: what is longer is put together from many texts
CONFIDENCE = 0.6


@check("VN709")
def two_abbreviations(reading: Reading) -> Iterator[Finding]:
    """An abbreviation that the same words have otherwise elsewhere, or with two letters swapped."""
    text = reading.passage.view.text
    for typed, meant in SWAPPED.items():
        for place in occurrences(text, typed):
            if _is_alone(text, place, place + len(typed)) and text[place + len(typed) :].startswith(
                (" ", ",", ";", ".\n")
            ):
                yield _finding(reading, place, typed, meant)
    if len(text) > LONGEST or ")" not in text:
        return
    known = {words.lower(): short for _, _, short, words in reading.passage.once(explained)}
    for match in IN_BRACKETS.finditer(text):
        short, before = match["short"], text[max(0, match.start() - REACH) : match.start()].lower()
        same = next((other for words, other in known.items() if before.endswith(f"{words} ")), short)
        words = BEFORE.search(before, 0)
        if same != short and not short.endswith(same):
            yield _finding(reading, match.start("short"), short, same)
        elif words and not FOREIGN.intersection(short) and (longer := _longer(text, short, words["words"])):
            yield _finding(reading, match.start("short"), short, longer)


def _longer(text: str, short: str, words: str) -> str | None:
    """The abbreviation used elsewhere, twice, that goes on with the initials of the words that are left out."""
    initials = "".join(word[0] if word[0] == "đ" else strip_marks(word[0]) for word in words.split()).upper()
    for left in (initials[-2:], initials[-1:]):
        longer = short + left
        if not short.endswith(left) and sum(_is_alone(text, p, p + len(longer)) for p in occurrences(text, longer)) > 1:
            return longer
    return None


def _is_alone(text: str, start: int, end: int) -> bool:
    beside = text[start - 1 : start], text[end : end + 1]
    return not any(letter.isalnum() or letter in ("-", "/", "_") for letter in beside if letter)


def _finding(reading: Reading, place: int, typed: str, meant: str) -> Finding:
    message = Wording(
        f"«{typed}» ở đây, «{meant}» ở chỗ khác hay thường dùng; nên viết tắt một cách.",
        f"'{typed}' here, '{meant}' elsewhere or usually; one abbreviation would do.",
    )
    span, suggestions = (
        reading.passage.view.offsets.to_source(place, place + len(typed)),
        (Suggestion(meant, CONFIDENCE),),
    )
    return Finding("VN709", "two-abbreviations", span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE)
