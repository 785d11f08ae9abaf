"""
VN310 · Dấu chấm lửng thừa, thiếu chấm

Dấu chấm lửng sau một chuỗi liệt kê có đúng ba chấm («ngô, khoai, sắn...») hoặc là một ký tự «…». Hai chấm giữa câu, bốn
năm chấm, «….» thì thường là gõ nhầm. Chỗ để điền («Số.... ngày....», «Họ tên:..........»), mục lục, «v.v...», lối nói
lửng ngoài liệt kê thì không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: lối viết chung; không có tiêu chuẩn nhà nước về dấu chấm lửng.

    ✗ Xã có nhiều cây ăn quả như xoài, mít, ổi.... Người dân bán tại chợ.
    ✓ Xã có nhiều cây ăn quả như xoài, mít, ổi... Người dân bán tại chợ.
    ✗ Thôn tổ chức kéo co, nhảy bao bố.. và thi nấu ăn.
    ✓ Thôn tổ chức kéo co, nhảy bao bố... và thi nấu ăn.
    ✗ Hồ sơ gồm đơn, bản sao….
    ✓ Hồ sơ gồm đơn, bản sao...
    ✗ Hộ nuôi gà, vịt, ngan.....
    ✓ Hộ nuôi gà, vịt, ngan...
    ✗ Các khu phố, thôn, bản.... cùng tham gia.
    ✓ Các khu phố, thôn, bản... cùng tham gia.
    ✗ Đã phát loa, treo băng rôn.. để người dân biết.
    ✓ Đã phát loa, treo băng rôn... để người dân biết.
    ✓ Trồng ngô, khoai, sắn...; nuôi bò, dê, v.v...
    ✓ Họ và tên.... Ngày sinh.... Số.... ngày.... tháng.... năm....
    ✓ Họ tên:.......... Địa chỉ:......
    ✓ Chương một.......5 ⏎ Chương hai .... 12
    ✓ Nhưng.... tôi chưa từng đến; anh vừa đi vừa.. hát.
    ✓ Lệnh cd .. và a..b; bà Nguyễn Thị H.. đã khai.
    ✓ Căn cứ Quyết định số…. Ngày…. của Ủy ban nhân dân xã.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.punctuation.neighbours import is_plain, line_of, word_before
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

DOTS = Pattern(r"[.…](?:(?<=\.)\.{3,4}|(?<=…)\.|(?<=\.)\.(?= [^\W\d_]))(?![.…\w])")
RUN = Pattern(r"\.\.+|…")
LISTED = Pattern(r", ?[^\W\d_]+(?: [^\W\d_]+){0,2}\Z")  # a few words behind a comma, the last of several things
REACH = 30
CONFIDENCE = 0.6


@check("VN310")
def ellipsis(reading: Reading) -> Iterator[Finding]:
    """An ellipsis with a dot too many or too few behind things that are listed."""
    passage = reading.passage
    text = passage.view.text
    if ".." not in text and "…." not in text:
        return
    for match in DOTS.finditer(text):
        start, end = match.span()
        line = line_of(text, start)
        word = word_before(text, start)
        if (
            is_plain(word)
            and word.islower()
            and LISTED.search(text, max(line.start, start - REACH), start)
            and len(list(RUN.finditer(line.of(text)))) == 1  # several are gaps to be filled in
        ):
            message = Wording(
                f"Dấu chấm lửng có ba chấm, không phải «{match[0]}»; xin xem lại.",
                f"An ellipsis has three dots, not '{match[0]}'; please check.",
            )
            span = passage.view.offsets.to_source(start, end)
            yield Finding("VN310", "ellipsis", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
