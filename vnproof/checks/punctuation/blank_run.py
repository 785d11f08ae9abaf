"""
VN305 · Thừa khoảng trắng giữa câu

Giữa hai chữ trong câu chỉ có một khoảng trắng. Chỗ căn cột, bảng, phần đầu văn bản, thụt đầu dòng, khoảng trắng kép
sau
dấu chấm và hai tiếng của một từ (VN105) không bị báo ở đây.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu cách.

    ✗ Đề nghị các thôn  báo cáo kết quả về Ủy ban nhân dân xã.
    ✓ Đề nghị các thôn báo cáo kết quả về Ủy ban nhân dân xã.
    ✗ Căn cứ Luật này,  các xã có trách nhiệm tổ chức thực hiện.
    ✓ Căn cứ Luật này, các xã có trách nhiệm tổ chức thực hiện.
    ✗ Từ nay đến hết năm   các đơn vị phải hoàn thành mọi việc.
    ✓ Từ nay đến hết năm các đơn vị phải hoàn thành mọi việc.
    ✗ Các hộ nghèo  (kể cả hộ cận nghèo) được hỗ trợ trong năm.
    ✓ Các hộ nghèo (kể cả hộ cận nghèo) được hỗ trợ trong năm.
    ✗ Toàn xã có 25  hộ nghèo cần được hỗ trợ vay vốn trong năm.
    ✓ Toàn xã có 25 hộ nghèo cần được hỗ trợ vay vốn trong năm.
    ✗ Các thôn tổ chức họp dân;  báo cáo kết quả về xã  trước ngày mai.
    ✓ Các thôn tổ chức họp dân; báo cáo kết quả về xã trước ngày mai.
    ✓ Họ và tên:  Nguyễn Văn An   Chức vụ:  Chủ tịch
    ✓ Nơi nhận:  Như trên;    CHỦ TỊCH
    ✓ | Tên đơn vị  | số hộ nghèo cần được hỗ trợ trong năm  | ghi chú
    ✓ Các thôn tổ chức họp dân.  Các hộ nghèo được hỗ trợ vay vốn trong năm.
    ✓ Lúa  vụ mùa năm nay đạt      25 tạ một ha      cao hơn mọi năm trước.
    ✓ Trường   số hộ   số khẩu   diện tích   sản lượng   ghi chú   khác
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import is_free, line_of, put_right, word_after
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

RUN = re.compile(r"  [ ]?(?=[(“]?[^\W\d_])")
COLUMNS = re.compile(r"\t|\||[ ]{4}|_{3}|\.{4}|…{2}")
WORDS = 8  # a line with fewer may be a row of a table, or of a form
MOST = 3  # double blanks in a line; as many set columns
LIKELY_ENOUGH = 0.85  # it may set something that nobody knows of


@check("VN305")
def blank_run(reading: Reading) -> Iterator[Finding]:
    """Two or three blanks inside a sentence."""
    passage = reading.passage
    text = passage.view.text
    for match in RUN.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if (
            not (before.isalnum() or before in (",", ";"))
            or not _is_prose(text, start, end)
            or not is_free(passage, start, end)
        ):
            continue
        message = Wording("Thừa khoảng trắng giữa câu.", "There is a blank too many in the sentence.")
        yield put_right(passage, "VN305", "blank-run", Span(start, end), " ", message, LIKELY_ENOUGH)


def _is_prose(text: str, start: int, end: int) -> bool:
    """Does a sentence go on there in small letters, in a line that is no row of columns?"""
    if not word_after(text, end + (text[end] in "(“")).islower():
        return False
    content = text[slice(*line_of(text, start))].strip()
    return content.count("  ") < MOST and len(content.split()) >= WORDS and COLUMNS.search(content) is None
