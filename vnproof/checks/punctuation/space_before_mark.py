r"""
VN301 · Khoảng trắng trước dấu câu, hoặc sát bên trong ngoặc

Dấu câu, cả «./.» cuối văn bản, viết liền sau chữ; chữ trong ngoặc, trong dấu ngoặc kép viết liền với dấu. Nhãn căn cột
(«Họ và tên :»), hàng chấm để điền, số liệu và công thức không bị báo.

Mức độ: cảnh báo. Tự sửa: có. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Tổng kết hội nghị , công tác năm qua .
    ✓ Tổng kết hội nghị, công tác năm qua.
    ✗ Đề nghị các xã ,phường phối hợp thực hiện.
    ✓ Đề nghị các xã, phường phối hợp thực hiện.
    ✗ Báo cáo kết quả ; đề xuất giải pháp trong thời gian tới.
    ✓ Báo cáo kết quả; đề xuất giải pháp trong thời gian tới.
    ✗ Bà con đã tiêm phòng cho đàn vật nuôi chưa ?
    ✓ Bà con đã tiêm phòng cho đàn vật nuôi chưa?
    ✗ Ủy ban nhân dân xã yêu cầu các thôn thực hiện : tuyên truyền, vận động.
    ✓ Ủy ban nhân dân xã yêu cầu các thôn thực hiện: tuyên truyền, vận động.
    ✗ Các hộ nghèo ( kể cả hộ cận nghèo ) được hỗ trợ.
    ✓ Các hộ nghèo (kể cả hộ cận nghèo) được hỗ trợ.
    ✗ Danh hiệu “ Lao động tiên tiến ” được xét hằng năm.
    ✓ Danh hiệu “Lao động tiên tiến” được xét hằng năm.
    ✗ Ứng dụng trí tuệ nhân tạo ( AI) trong công việc.
    ✓ Ứng dụng trí tuệ nhân tạo (AI) trong công việc.
    ✗ Ủy ban nhân dân xã thông báo để mọi người biết ./.
    ✓ Ủy ban nhân dân xã thông báo để mọi người biết./.
    ✗ Giữ mực nước từ 2 đến 3 cm ,bón thêm tro bếp.
    ✓ Giữ mực nước từ 2 đến 3 cm, bón thêm tro bếp.
    ✗ Điều 1 . Phạm vi điều chỉnh
    ✓ Điều 1. Phạm vi điều chỉnh
    ✗ Trong năm 2026 , xã tổ chức 12 hội nghị .
    ✓ Trong năm 2026, xã tổ chức 12 hội nghị.
    ✗ Các hộ nghèo (kể cả hộ cận nghèo) , gia đình chính sách.
    ✓ Các hộ nghèo (kể cả hộ cận nghèo), gia đình chính sách.
    ✗ Hưởng ứng phong trào “Ngày Chủ nhật xanh” , “Ngõ sạch” .
    ✓ Hưởng ứng phong trào “Ngày Chủ nhật xanh”, “Ngõ sạch”.
    ✗ Giờ làm việc buổi chiều từ 13 giờ 30 đến 17 giờ 00 .
    ✓ Giờ làm việc buổi chiều từ 13 giờ 30 đến 17 giờ 00.
    ✗ Giá đất ở là 850.000 đồng/m2 ; đất vườn là 45.000 đồng/m2.
    ✓ Giá đất ở là 850.000 đồng/m2; đất vườn là 45.000 đồng/m2.
    ✓ Các điểm 1 , 2 , 3; bảng 2 . 5; 15 . 20 ⏎ tỷ số 2 : 1; hàm f(x) , g(x).
    ✗ Thành phần tham dự gồm : ⏎ - Các trưởng thôn; ⏎ - Công an xã.
    ✓ Thành phần tham dự gồm: ⏎ - Các trưởng thôn; ⏎ - Công an xã.
    ✓ Họ và tên : Nguyễn Văn An
    ✓ Thời gian     : 8 giờ 00 phút
    ✓ Họ và tên . . . . . . . . tuổi . . . .
    ✓ Trồng các loại cây khác, ... theo mùa; lập trình với .NET và tệp .docx.
    ✓ Điểm x , y của đồ thị; tập hợp ( a ; b ).
    ✓ Tên\N{CHARACTER TABULATION}, chức vụ
    ✓ Nghỉ phép (từ ngày ....... đến ngày ) tại nhà; đang sửa ! m.
    ✓ Đánh dấu vào ô ( ) phù hợp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import is_free, is_plain, line_of, put_right, told, word_after, word_before
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

# A mark alone: no row of dots, no pair of marks, no smiley; a comma or semicolon may be glued to the next word.
# Patterns begin with what they look for: then all else is skipped at the speed of C.
BEFORE_MARK = re.compile(
    r"[,;:.!?)\]”»](?<=[ ].)(?:(?<=[,;:.!?])(?=\s|$)(?![ ]?[.…,;:!?_])|(?<=[,;])(?=[^\W\d_])|(?<=[)\]”»])(?![\w(]))"
)
AFTER_BRACKET = re.compile(r"[(\[“«][ ](?=[^\W\d_])(?<![^\s“]..)")
CLOSING = {")": "(", "]": "[", "”": "“", "»": "«", "(": ")", "[": "]", "“": "”", "«": "»"}
ARTICLE = Pattern(r"^[ \t]*Điều \d{1,3}(?P<blank> )\.(?= )", re.MULTILINE)
BRACKETED = Pattern(r" \([^()\n]{3,}\)\Z")
NUMBERED = Pattern(r"(?:[^\W\d_]{2} \d[\d./]*|[\d/] ?(?:m|km|cm|dm)[23])\Z")
REACH = 80
UNITS = frozenset(["cm", "km", "kg", "mm"])
OPENING = "([“«"
END_MARK = Pattern(r"(?<=[^\W_])[ ](?=\./\.(?![./\w]))")
TO_FILL_IN = re.compile(r"\.{3}|…|_{3}")
LABEL = 5  # words; a colon after fewer stands in a form
INTRODUCING = (["gồm"], ["sau"], ["thể"], ["nhận"])
SURE = 0.95
NEAR = 0.8  # behind what is no syllable of ours
UNSURE = 0.7  # colons, which scanners see in specks
SHORTEST = 2  # letters before the mark; formulas have one


@check("VN301")
def space_before_mark(reading: Reading) -> Iterator[Finding]:
    """A blank before a mark, or just inside a bracket."""
    passage = reading.passage
    text = passage.view.text
    for match in BEFORE_MARK.finditer(text):
        mark, end = match[0], match.end()
        start = end - 2 - (text[end - 3 : end - 2] == " ")
        word = word_before(text, start)
        if not word and _is_behind_number(text, start, end):
            message = Wording(f"Thừa khoảng trắng trước dấu «{mark}».", f"There is a blank too many before '{mark}'.")
            yield told(passage, "VN301", "space-before-mark", Span(start, end), mark, message, NEAR)
            continue
        if len(word) < SHORTEST or not _belongs(text, end - 1) or not is_free(passage, start, end):
            continue
        following = word_after(text, end)
        if following and not ((is_plain(word) or word in UNITS) and is_plain(following)):
            continue
        message = Wording(f"Thừa khoảng trắng trước dấu «{mark}».", f"There is a blank too many before '{mark}'.")
        meant = f"{mark} " if following else mark
        confidence = UNSURE if mark == ":" else SURE if is_plain(word) else NEAR
        yield put_right(passage, "VN301", "space-before-mark", Span(start, end), meant, message, confidence)
    for match in ARTICLE.finditer(text) if " . " in text else ():
        message = Wording("Thừa khoảng trắng trước dấu «.».", "There is a blank too many before '.'.")
        yield told(passage, "VN301", "space-before-mark", Span(*match.span("blank")), "", message, NEAR)
    for match in AFTER_BRACKET.finditer(text):
        start, end = match.span()
        word = word_after(text, end)
        if (
            (is_plain(word) or (word.isupper() and len(word) >= SHORTEST))
            and _has_partner(text, start)
            and is_free(passage, start, end)
        ):
            mark = text[start]
            message = Wording(f"Thừa khoảng trắng sau dấu «{mark}».", f"There is a blank too many after '{mark}'.")
            yield put_right(passage, "VN301", "space-before-mark", Span(start, end), mark, message, SURE)
    for match in END_MARK.finditer(text) if "./." in text else ():
        message = Wording("Thừa khoảng trắng trước dấu «./.».", "There is a blank too many before './.'.")
        yield put_right(passage, "VN301", "space-before-mark", Span(*match.span()), "", message, NEAR)


def _is_behind_number(text: str, start: int, end: int) -> bool:
    """Does the mark stand behind a number with a word before it, or a closing bracket or quotation mark?"""
    before, mark, after = text[start - 1 : start], text[end - 1], text[end : end + 2].strip()
    if not before or mark not in (",", ";", ".") or (mark == "." and text[end : end + 1] not in ("", "\n")):
        return False
    if mark != "." and after and not after.isalpha() and after not in ("“", "("):
        return False
    if before == ")":
        return BRACKETED.search(text, max(0, start - REACH), start) is not None
    return before == "”" or (
        before.isdigit()
        and NUMBERED.search(text, max(0, start - REACH), start) is not None
        and text[end : end + 1] in " \n"
    )


def _belongs(text: str, place: int) -> bool:
    """Does the mark belong to the sentence, and is it no speck of a scan and no label's colon?"""
    mark = text[place]
    if mark in ".!?":
        following = text[place + 1 : place + 3].lstrip(" ")[:1]
        return not following.islower() and not following.isdigit()
    if mark == ":":
        words = text[line_of(text, place).start : place].split()
        is_sentence = words[-1:] in INTRODUCING or word_after(text, place + 2).islower()
        return len(words) >= LABEL - 2 * is_sentence
    return mark not in CLOSING or (_has_partner(text, place) and TO_FILL_IN.search(text, *line_of(text, place)) is None)


def _has_partner(text: str, place: int) -> bool:
    """Does the other bracket of the pair stand in the line?"""
    line, bracket = line_of(text, place), text[place]
    reach = (place, line.end) if bracket in OPENING else (line.start, place)
    return text.find(CLOSING[bracket], *reach) >= 0
