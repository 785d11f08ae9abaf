"""
VN306 · Thiếu khoảng trắng ngoài ngoặc đơn

Trước dấu mở ngoặc và sau dấu đóng ngoặc có khoảng trắng: «hằng tuần (vào thứ Năm)». Công thức, tên biến, chỉ số, chú
thích
dạng «(1)» và số thứ tự «a)» không bị báo.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Các đơn vị báo cáo hằng tuần(vào thứ Năm) về xã.
    ✓ Các đơn vị báo cáo hằng tuần (vào thứ Năm) về xã.
    ✗ Thu gom rác về các bể chứa(48 bể đã xây) trên đồng.
    ✓ Thu gom rác về các bể chứa (48 bể đã xây) trên đồng.
    ✗ Kinh phí 96 triệu đồng (chín mươi sáu triệu đồng)do ngân sách xã bảo đảm.
    ✓ Kinh phí 96 triệu đồng (chín mươi sáu triệu đồng) do ngân sách xã bảo đảm.
    ✗ Mỗi đảng viên viết một bài thu hoạch( khoảng 02 trang).
    ✓ Mỗi đảng viên viết một bài thu hoạch (khoảng 02 trang).
    ✗ Ủy ban nhân dân(UBND) xã họp với các thôn.
    ✓ Ủy ban nhân dân (UBND) xã họp với các thôn.
    ✗ Hồ sơ gồm đơn (theo mẫu)và bản vẽ thiết kế.
    ✓ Hồ sơ gồm đơn (theo mẫu) và bản vẽ thiết kế.
    ✗ Họp tại Hội trường A( tầng 2) của xã.
    ✓ Họp tại Hội trường A (tầng 2) của xã.
    ✗ Nhiều ca nhất là ấp Tân Lợi(15 ca).
    ✓ Nhiều ca nhất là ấp Tân Lợi (15 ca).
    ✓ Hàm F( x + y) và A( i); lệnh SUM( a; b).
    ✓ Hàm f(x), mảng a(i), nước H2O(l), phương án(s) và lớp 10A1(2).
    ✓ Nhiệm vụ(1) và giải pháp(2) được đánh số.
    ✓ a)Rà soát hộ nghèo; b)Tổng hợp; 1)Báo cáo.
    ✓ Ông Nguyễn Văn An (Chủ tịch); các hộ (kể cả hộ cận nghèo).
    ✓ Gọi hàm in(ra) trong chương trình; tệp(tin).docx
    ✓ Thôn (ấp), xã(phường.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import is_free, is_plain, line_of, put_right, word_after, word_before
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

OPENS = Pattern(r"\((?<=[^\W\d_]\()[ ]?(?=[^\W\d_]{2}|\d{1,4}[ ][^\W\d_]{2})")
CLOSES = Pattern(r"\)(?=[^\W\d_]{2})")
SHORTEST = 3  # letters of a word that a bracket is glued to: «in(…)» is a command
CONFIDENCE = 0.8


@check("VN306")
def bracket_blank(reading: Reading) -> Iterator[Finding]:
    """A blank missing before or after brackets."""
    passage = reading.passage
    text = passage.view.text
    for match in OPENS.finditer(text):
        start, end = match.span()
        word, inside = word_before(text, start), word_after(text, end)
        is_word = not inside or is_plain(inside) or (inside.isupper() and len(inside) >= SHORTEST)
        closes = text.find(")", end, line_of(text, start).end)
        if (
            (
                (is_plain(word) and word.islower() and len(word) >= SHORTEST)
                or _is_moved(text, start, end, word)
                or _is_counted(text, start, end, word)
            )
            and is_word
            and closes > 0
            and (" " in text[end:closes] or inside.isupper())
            and is_free(passage, start, start + 1)
        ):
            message = Wording("Thiếu khoảng trắng trước dấu «(».", "A blank is missing before '('.")
            yield put_right(passage, "VN306", "bracket-blank", Span(start, end), " (", message, CONFIDENCE)
    for match in CLOSES.finditer(text):
        start, end = match.span()
        word = word_after(text, end)
        opens = text.rfind("(", line_of(text, start).start, start)
        if (
            opens >= 0
            and is_plain(word)
            and word.islower()
            and text[opens - 1 : opens] == " "
            and ")" not in text[opens:start]
            and is_free(passage, start, end)
        ):
            message = Wording("Thiếu khoảng trắng sau dấu «)».", "A blank is missing after ')'.")
            yield put_right(passage, "VN306", "bracket-blank", Span(start, end), ") ", message, CONFIDENCE)


def _is_moved(text: str, start: int, end: int, word: str) -> bool:
    """Does the blank stand behind the bracket instead of before it, after a name: «Hội trường A( tầng 2)»?"""
    before = text[start - len(word) - 1 : start - len(word)]
    return text[start:end] == "( " and before == " " and word[:1].isupper() and text[end : end + 1].islower()


def _is_counted(text: str, start: int, end: int, word: str) -> bool:
    """Does a number of something stand in brackets behind a name: «ấp Hòa Thuận(11 ca)»?"""
    first = start - len(word)
    return (
        is_plain(word)
        and word.istitle()
        and text[first - 1 : first] == " "
        and text[first - 2 : first - 1].isalpha()
        and text[end : end + 1].isdigit()
    )
