"""
VN302 · Thiếu khoảng trắng sau dấu câu

Sau dấu phẩy, chấm phẩy, hai chấm, chấm câu phải có khoảng trắng. Số, ký hiệu, chữ viết tắt («TP.HCM», «VH,TT»), địa
chỉ mạng và tên tệp không bị báo.

Mức độ: cảnh báo. Tự sửa: có. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Tăng cường công tác phòng,chống tham nhũng.
    ✓ Tăng cường công tác phòng, chống tham nhũng.
    ✗ Các đơn vị thực hiện;báo cáo đúng hạn.
    ✓ Các đơn vị thực hiện; báo cáo đúng hạn.
    ✗ Gửi báo cáo đúng hạn.Các đơn vị chủ động thực hiện.
    ✓ Gửi báo cáo đúng hạn. Các đơn vị chủ động thực hiện.
    ✗ Căn cứ Điều 5,khoản 2 của Luật này.
    ✓ Căn cứ Điều 5, khoản 2 của Luật này.
    ✗ Các xã Tiên Sơn,Trung Sơn và Vân Hà.
    ✓ Các xã Tiên Sơn, Trung Sơn và Vân Hà.
    ✗ Nội dung cụ thể như sau:Các thôn tổ chức họp dân.
    ✓ Nội dung cụ thể như sau: Các thôn tổ chức họp dân.
    ✗ Chủ trì là ông Cao Bá Định.Ông Định ký các văn bản.
    ✓ Chủ trì là ông Cao Bá Định. Ông Định ký các văn bản.
    ✗ Một số hộ còn trông chờ,ỷ lại vào Nhà nước.
    ✓ Một số hộ còn trông chờ, ỷ lại vào Nhà nước.
    ✗ Điều 1.Phạm vi điều chỉnh
    ✓ Điều 1. Phạm vi điều chỉnh
    ✗ 1.Mục đích của kế hoạch ⏎ 2.Yêu cầu chung
    ✓ 1. Mục đích của kế hoạch ⏎ 2. Yêu cầu chung
    ✗ a)Rà soát hộ nghèo; ⏎ b)Tổng hợp kết quả.
    ✓ a) Rà soát hộ nghèo; ⏎ b) Tổng hợp kết quả.
    ✗ - Rà soát hộ nghèo; ⏎ -Tổng hợp kết quả; ⏎ - Báo cáo.
    ✓ - Rà soát hộ nghèo; ⏎ - Tổng hợp kết quả; ⏎ - Báo cáo.
    ✗ Đạt danh hiệu “Gia đình văn hóa”tiêu biểu của xã.
    ✓ Đạt danh hiệu “Gia đình văn hóa” tiêu biểu của xã.
    ✗ Đạt danh hiệu“Gia đình văn hóa” tiêu biểu của xã.
    ✓ Đạt danh hiệu “Gia đình văn hóa” tiêu biểu của xã.
    ✗ Liên hệ ông Lê Văn Tám, điện thoại:0271 3888 123.
    ✓ Liên hệ ông Lê Văn Tám, điện thoại: 0271 3888 123.
    ✗ Kết quả biểu quyết:84 hộ tán thành.
    ✓ Kết quả biểu quyết: 84 hộ tán thành.
    ✓ Tỷ lệ 1:500, tỷ số 2:1, bản đồ tỷ lệ:1/500, ngày:05/6, cổng localhost:8080, phien:2.1a, lúc 7:30.
    ✓ -Rà soát hộ nghèo; ⏎ -Tổng hợp kết quả.
    ✓ 1.Alpha ⏎ 3.Net ⏎ 2.docx ⏎ 5.A ⏎ a)b ⏎ 1)x
    ✓ Tại TP.HCM, TP.Huế, Q.Bình Thạnh; đường Lê Lợi, P.Vĩnh Ninh.
    ✓ Phòng VH,TT và DL; văn bản số 512/UBND-VP; ông Nguyễn V.A.
    ✓ Mở trang huyen.example.vn, gửi về vanphong.xa@example.vn hoặc tệp bao.cao.docx.
    ✓ Đạt 1,5 triệu đồng, lúc 7h30, tỷ lệ 1:10.000, diện tích 2,5ha.
    ✓ Truy cập Facebook.com; mua hàng của Apple,Inc.
    ✓ Mã lớp: lop.hoc, biến ten:chuoi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import is_free, is_plain, put_right, told, word_after, word_before
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern

GLUED = re.compile(r"[,;.:!?](?=[^\W\d_]{2}|[ỷýởồờừùủúíìôơ]\b)(?:(?<=[^\W_][,;])|(?<=[^\W\d_]{2}[.:!?]))")
GOES_ON = re.compile(r"[@/\\_(]|[.:-][a-z\d]")  # what follows the second word in an address, a path, a code
HEAD = Pattern(
    r"^[ \t]*(?:(?:Điều \d{1,3}|\d{1,2}|[IVX]{1,5})(?=\.[^\W\d_a-zđ])|(?:[a-zđ]|\d{1,2})(?=\))|(?=[-+]))"
    r"(?P<mark>[.)+-])(?=[^\W\d_]{2,8} [^\W_])",
    re.MULTILINE,
)
QUOTE = Pattern(r"[“”](?:(?<=[^\W\d_]{2}“)(?=[^\W_][^“”\n]*”)|(?<=[^\W_]”)(?=[^\W\d_]{2}))")
NUMBERED = Pattern(r":(?<=[^\W\d_]{2}:)(?=\d[\d.,]*(?:\s|[;.,]?$|[-–%]))", re.MULTILINE)
LABELS = frozenset(["ĐT", "SĐT", "DĐ", "Fax", "Tel", "Hotline"])
SENTENCE_ENDS = ".:!?"
LETTERS_OF_NAMES = 3  # of one that is no abbreviation: «TP.», «St.»
OPENERS = frozenset([
    *("Bà", "Các", "Khi", "Mỗi", "Ngày", "Nhân", "Nếu", "Sau", "Theo", "Trong", "Trên", "Tại", "Tuy", "Từ", "Vì"),
    *("Ngoài", "Ông", "Đây", "Đến", "Để"),
])  # fmt: skip
SURE = 0.95
LIKELY_ENOUGH = 0.85  # a full stop may stand in a name that nobody protects


@check("VN302")
def space_after_mark(reading: Reading) -> Iterator[Finding]:
    """A blank missing after a mark, between words."""
    passage = reading.passage
    yield from _at_heads(passage)
    yield from _before_numbers(passage)
    text = passage.view.text
    for match in GLUED.finditer(text):
        start, end = match.span()
        mark, left, right = match[0], word_before(text, start), word_after(text, end)
        if not (is_plain(right) or len(right) == 1) or not (
            is_plain(left) or (mark in ",;" and text[start - 1].isdigit() and right.islower())
        ):
            continue
        if mark in SENTENCE_ENDS and not (right[0].isupper() and (left.islower() or _begins(left, right))):
            continue
        if _goes_on(text, start - len(left), end + len(right)) or not is_free(passage, start, end):
            continue
        left = left or text[start - 1]
        message = Wording(
            f"Giữa «{left}» và «{right}» thiếu khoảng trắng sau dấu «{mark}».",
            f"A blank is missing after '{mark}' between '{left}' and '{right}'.",
        )
        confidence = LIKELY_ENOUGH if mark in SENTENCE_ENDS else SURE
        yield put_right(passage, "VN302", "space-after-mark", Span(start, end), f"{mark} ", message, confidence)


def _before_numbers(passage: Passage) -> Iterator[Finding]:
    """A colon between a word and a number: «điện thoại:0255 3972 118», «biểu quyết:84 hộ»."""
    text = passage.view.text
    for match in NUMBERED.finditer(text):
        word = word_before(text, match.start())
        before = text[match.start() - len(word) - 1 : match.start() - len(word)]
        if before.strip(" (") or not (word in LABELS or (is_plain(word) and (word.islower() or word.istitle()))):
            continue
        if passage.is_protected(passage.view.offsets.to_source(*match.span())):
            continue
        message = Wording(
            f"Giữa «{word}» và con số thiếu khoảng trắng sau dấu «:».",
            f"A blank is missing after ':' between '{word}' and the number.",
        )
        yield told(passage, "VN302", "space-after-mark", Span(*match.span()), ": ", message, LIKELY_ENOUGH)


def _at_heads(passage: Passage) -> Iterator[Finding]:
    """Numbers and dashes that items begin with, glued to the first word, and quotations glued to their neighbours."""
    text = passage.view.text
    has_dashes = "\n- " in text or text.startswith("- ")
    for match in HEAD.at(text, passage.lines):
        word, is_dash = word_after(text, match.end()), match["mark"] in "-+"
        if not is_plain(word) or (is_dash and not (has_dashes and word.istitle())):
            continue
        message = Wording(f"Thiếu khoảng trắng sau «{match['mark']}».", f"A blank is missing after '{match['mark']}'.")
        span = Span(*match.span("mark"))
        yield told(passage, "VN302", "space-after-mark", span, f"{match['mark']} ", message, LIKELY_ENOUGH)
    for match in QUOTE.finditer(text) if "”" in text else ():
        left, right = word_before(text, match.start()), word_after(text, match.end())
        word = left if match[0] == "“" else right
        if is_plain(word) and word.islower() and is_free(passage, *match.span()):
            meant = " “" if match[0] == "“" else "” "
            message = Wording("Thiếu khoảng trắng ngoài dấu ngoặc kép.", "A blank is missing outside a quotation mark.")
            yield put_right(passage, "VN302", "space-after-mark", Span(*match.span()), meant, message, LIKELY_ENOUGH)


def _begins(left: str, right: str) -> bool:
    """Does a sentence begin with `right` behind a name?"""
    return left.istitle() and len(left) >= LETTERS_OF_NAMES and right in OPENERS


def _goes_on(text: str, start: int, end: int) -> bool:
    """Are the words parts of something longer: an address, a path, a code?"""
    return text[max(0, start - 1) : start] in tuple("@/\\_.") or GOES_ON.match(text, end) is not None
