"""
VN307 · Khoảng trắng chỉ ở một bên gạch chéo, gạch nối

Giữa hai từ, gạch chéo viết liền hai bên («xem/tải»), gạch nối của các cụm từ có khoảng trắng cả hai bên («kinh tế - xã
hội»), của khoảng số thì cùng có hoặc cùng không («5 - 8», «5-8»). Một bên có, một bên không thì thường là gõ nhầm.
Gạch đầu dòng, số âm, số, ký hiệu, địa chỉ không bị báo.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Người dân có thể xem/ tải tờ rơi tại trang thông tin của xã.
    ✓ Người dân có thể xem/tải tờ rơi tại trang thông tin của xã.
    ✗ Các phòng phối hợp/ mời chuyên gia tập huấn.
    ✓ Các phòng phối hợp/mời chuyên gia tập huấn.
    ✗ Phát triển kinh tế- xã hội của địa phương.
    ✓ Phát triển kinh tế - xã hội của địa phương.
    ✗ Các tổ chức chính trị -xã hội cùng tham gia.
    ✓ Các tổ chức chính trị - xã hội cùng tham gia.
    ✗ Nhiệt độ thấp nhất từ 5 -8 độ, có nơi dưới 5 độ.
    ✓ Nhiệt độ thấp nhất từ 5 - 8 độ, có nơi dưới 5 độ.
    ✗ Nhiệm kỳ 2026- 2031 của Hội đồng nhân dân.
    ✓ Nhiệm kỳ 2026 - 2031 của Hội đồng nhân dân.
    ✗ Sản lượng tăng 6 -8% mỗi năm, thu hoạch sau 90- 95 ngày.
    ✓ Sản lượng tăng 6 - 8% mỗi năm, thu hoạch sau 90 - 95 ngày.
    ✗ Các cơ quan UBND/ HĐND xã phối hợp.
    ✓ Các cơ quan UBND/HĐND xã phối hợp.
    ✓ Số 45/ KH của xã; ĐT/ Fax; giảm 12 -8% so với năm trước; A/ B.
    ✓ Kinh tế - xã hội; giai đoạn 2021-2025; 5 - 8 độ; vào/ra; nam / nữ.
    ✓ Theo Kế hoạch số 90/KH-UBND, Nghị quyết số 18-NQ/TW ngày 25/10/2017.
    ✓ Tăng từ -5 độ lên 8 độ; chênh lệch 12 -8 = 4.
    ✓ - Rà soát hộ nghèo; ⏎ -Tổng hợp; ⏎ + báo cáo.
    ✓ Điện thoại 0276 -3812345; TCVN 6909 -2001.
    ✓ Thư điện tử a@b.vn; trang https://xa.example.vn/ tin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import is_free, is_plain, put_right, word_after, word_before
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern, occurrences

ONE_SIDED = Pattern(r"[/–-](?:(?<=[^\W_].)(?= [^\W_])|(?<=[^\W_] .)(?=[^\W_]))")
MEANT = {"/ ": "/", " /": "/", "- ": " - ", " -": " - ", "– ": " – ", " –": " – "}
# A range of small numbers or years behind a word that has one.
BEFORE = Pattern(r"\b(?:từ|khoảng|kỳ|đoạn|năm|học|khóa|tháng|lúc|ngày|cấp|lớp)\s(?P<first>\d{1,4})\Z", re.IGNORECASE)
AFTER = Pattern(r"(?P<last>\d{1,4})(?![\d.,/]\d|[\d/-]|\s?=)")
MEASURED = Pattern(r"%| (?:ngày|tháng|tuần|giờ|phút|độ|triệu|nghìn|tỷ|hộ|người|kg|km|ha|tấn|tạ|lần)\b")
FIGURES = Pattern(r"(?:\A|[ (])(?P<first>\d{1,4})\Z")
REACH = 14
CONFIDENCE = 0.8


@check("VN307")
def one_sided_blank(reading: Reading) -> Iterator[Finding]:
    """A blank on one side only of a slash or a dash between words or numbers."""
    passage = reading.passage
    text = passage.view.text
    for typed, meant in MEANT.items() if ONE_SIDED.search(text) else ():
        for start in occurrences(text, typed):
            end = start + len(typed)
            before, after = text[start - 1 : start], text[end : end + 1]
            if (
                (before.islower() and after.islower() and _are_words(text, start, end) and is_free(passage, start, end))
                or (typed.strip() == "/" and _are_short(text, start, end, reading) and is_free(passage, start, end))
                or (before.isdigit() and after.isdigit() and typed.strip() != "/" and _is_range(text, start, end))
            ):
                message = Wording(
                    f"«{typed.strip()}» có khoảng trắng ở một bên; hãy để cả hai bên hoặc viết liền.",
                    f"'{typed.strip()}' has a blank on one side only; write one on both sides or on neither.",
                )
                yield put_right(passage, "VN307", "one-sided-blank", Span(start, end), meant, message, CONFIDENCE)


def _are_words(text: str, start: int, end: int) -> bool:
    """Do syllables of ours stand on both sides, in small letters?"""
    left, right = word_before(text, start), word_after(text, end)
    return is_plain(left) and is_plain(right) and left.islower() and right.islower()


def _is_range(text: str, start: int, end: int) -> bool:
    first, last = BEFORE.search(text, max(0, start - REACH), start), AFTER.match(text, end)
    if last and first is None and MEASURED.match(text, last.end()):
        first = FIGURES.search(text, max(0, start - REACH), start)
    return first is not None and last is not None and int(first["first"]) < int(last["last"])


def _are_short(text: str, start: int, end: int, reading: Reading) -> bool:
    """Do abbreviations that everybody knows stand on both sides?"""
    left, right = word_before(text, start), word_after(text, end)
    return all(len(word) > 2 and word.isupper() and reading.lexicon.is_abbreviation(word) for word in (left, right))
