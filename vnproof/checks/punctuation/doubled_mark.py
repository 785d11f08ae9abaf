"""
VN303 · Hai dấu câu liền nhau

Hai dấu câu cùng chỗ («,,», «;.», «,.») thì thừa một. Dấu ba chấm, «./.», dấu chấm của chữ viết tắt («v.v.,») và tên
viết tắt («bà Nguyễn Thị H.,») không bị báo. Chỗ không rõ nên giữ dấu nào thì không tự sửa.

Mức độ: cảnh báo. Tự sửa: có. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Tuyên truyền,, vận động Nhân dân tham gia.
    ✓ Tuyên truyền, vận động Nhân dân tham gia.
    ✗ Rà soát hộ nghèo;; báo cáo kết quả.
    ✓ Rà soát hộ nghèo; báo cáo kết quả.
    ✗ Tuyên truyền, , vận động Nhân dân.
    ✓ Tuyên truyền, vận động Nhân dân.
    ✗ Các xã báo cáo kết quả,. Ban Chỉ đạo tổng hợp.
    ✓ Các xã báo cáo kết quả. Ban Chỉ đạo tổng hợp.
    ✗ Tổ chức họp dân;. Các thôn thực hiện.
    ✓ Tổ chức họp dân. Các thôn thực hiện.
    ✗ Thực hiện nghiêm túc các nhiệm vụ được giao..
    ✓ Thực hiện nghiêm túc các nhiệm vụ được giao.
    ✗ Rà soát hộ nghèo,; báo cáo kết quả.
    ✓ Rà soát hộ nghèo; báo cáo kết quả.
    ✗ Nộp hồ sơ trước năm 2026,, xã tổng hợp.
    ✓ Nộp hồ sơ trước năm 2026, xã tổng hợp.
    ✗ Các hộ nghèo (kể cả hộ cận nghèo),, gia đình chính sách.
    ✓ Các hộ nghèo (kể cả hộ cận nghèo), gia đình chính sách.
    ✗ Phiếu đăng ký tại trang thông tin của Hội.. ⏎ Ảnh gửi sau không được nhận.
    ✓ Phiếu đăng ký tại trang thông tin của Hội. ⏎ Ảnh gửi sau không được nhận.
    ✗ Ủy ban nhân dân xã yêu cầu:: các thôn họp dân.
    ✓ Ủy ban nhân dân xã yêu cầu: các thôn họp dân.
    ✗ Bà con đã biết quy định này chưa?.
    ✓ Bà con đã biết quy định này chưa?
    ✗ Danh sách gồm 12 hộ;. ⏎ Các thôn niêm yết.
    ✓ Danh sách gồm 12 hộ. ⏎ Các thôn niêm yết.
    ✓ Lệnh std:: và a::b; lớp 10A1.. 10A5; trang 12..15; ông H.. ⏎ điểm 5,;7
    ✓ Hội trường, sân bãi, âm thanh, ... và các việc khác...
    ✓ Như trên; Lưu: VT./.
    ✓ Sách, vở, bút, v.v., do ông H., bà Th.; cùng nộp.
    ✓ Họ tên:.......... Ngày.... tháng.... năm....
    ✓ Bị can giết vợ là bà Nguyễn Thị H.. Đối tượng đã bị bắt.
    ✓ Đúng không?! Thật vậy!!! Gửi Co.,Ltd và lệnh std::string.
    ✓ Mục lục: Phần I .. Phần II; lệnh cd ..; thế đấy.. rồi sao
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import is_free, is_plain, put_right, told, word_before
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

# Behind a word, at the end of one and before a blank; ":" and "?" are left alone, and so are three marks.
PAIR = re.compile(
    r"[,;.](?=[ ]?[,;.])(?<=[\w)”].)(?:(?<=,)(?:[ ]?,|[;.])|(?<=;)(?:[ ]?;|[,.])|(?<=\.)[.,;])(?=\s|$)(?![ ]?[.,;…])"
)
OTHER_PAIRS = ("::", ": :", "?.", "!.")
OTHER_PAIR = Pattern(r":[ ]?:(?=\s|$)|[?!]\.(?=\s|$)(?!\s?\.)")
SURE = 0.95
LIKELY_ENOUGH = 0.8
UNSURE = 0.7


@check("VN303")
def doubled_mark(reading: Reading) -> Iterator[Finding]:
    """Two marks where one belongs."""
    passage = reading.passage
    text = passage.view.text
    for match in PAIR.finditer(text):
        start, end = match.span()
        typed, word = match[0], word_before(text, start)
        if not (is_plain(word) and word.islower() and is_free(passage, start, end)) and not _is_sure(text, start, end):
            continue
        goes_on = _goes_on(text, end)
        if typed[0] == typed[-1]:
            if typed == ".." and goes_on:
                continue  # a short ellipsis
            meant, confidence = typed[0], UNSURE if typed == ".." else SURE
        elif "." in typed:
            # A full stop belongs before a capital; else the other mark does.
            meant, confidence = (typed.strip("."), UNSURE) if goes_on else (".", LIKELY_ENOUGH)
        else:
            meant, confidence = ";", UNSURE
        message = Wording(
            f"Dấu «{typed}» thừa; có phải «{meant}»?", f"'{typed}' is one mark too many; is '{meant}' meant?"
        )
        yield told(passage, "VN303", "doubled-mark", Span(start, end), meant, message, confidence)
    for match in OTHER_PAIR.finditer(text) if any(pair in text for pair in OTHER_PAIRS) else ():
        word = word_before(text, match.start())
        if is_plain(word) and word.islower() and is_free(passage, *match.span()):
            message = Wording(
                f"Dấu «{match[0]}» thừa; có phải «{match[0][0]}»?",
                f"'{match[0]}' is one mark too many; is '{match[0][0]}' meant?",
            )
            yield put_right(passage, "VN303", "doubled-mark", Span(*match.span()), match[0][0], message, LIKELY_ENOUGH)


def _is_sure(text: str, start: int, end: int) -> bool:
    """Is it no abbreviation and no ellipsis, behind a number, a bracket, or a name at the end of a line?"""
    before, word, typed = text[start - 1], word_before(text, start), text[start:end]
    if typed == ".." or typed[0] == ".":
        is_end = text[end : end + 1] in ("", "\n")
        return is_end and typed == ".." and (before.isdigit() or (is_plain(word) and word.istitle()))
    return not word and (before.isdigit() or before in ")”")


def _goes_on(text: str, place: int) -> bool:
    """Does the sentence go on behind the marks: is the next word in small letters?"""
    following = text[place : place + 3].lstrip()
    return following[:1].islower()
