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
from vnproof.checks.punctuation.neighbours import is_free, is_plain, put_right, word_before
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

# Behind a word, at the end of one and before a blank; ":" and "?" are left alone, and so are three marks.
PAIR = re.compile(
    r"[,;.](?=[ ]?[,;.])(?<=[^\W\d_].)(?:(?<=,)(?:[ ]?,|[;.])|(?<=;)(?:[ ]?;|[,.])|(?<=\.)[.,;])(?=\s|$)(?![ ]?[.,;…])"
)
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
        if not (is_plain(word) and word.islower() and is_free(passage, start, end)):
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
        yield put_right(passage, "VN303", "doubled-mark", Span(start, end), meant, message, confidence)


def _goes_on(text: str, place: int) -> bool:
    """Does the sentence go on behind the marks: is the next word in small letters?"""
    following = text[place : place + 3].lstrip()
    return following[:1].islower()
