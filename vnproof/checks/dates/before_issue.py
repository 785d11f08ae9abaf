"""
VN408 · Ngày trái với ngày ban hành

Văn bản không thể căn cứ văn bản ban hành sau nó, và không đặt ra hạn đã qua: ngày sau «số 31/TTr-VP» muộn hơn, hoặc
ngày sau «trước ngày», «chậm nhất ngày», «từ đêm ngày» sớm hơn ngày ở dòng địa danh và thời gian, thì một trong hai đã
ghi nhầm (thường là nhầm năm). Chỉ xét văn bản có dòng ấy; hạn của việc đã xong («đã hoàn thành trước ngày») không bị
báo.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: lịch.

    ✗ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Theo Tờ trình số 31/TTr-VP ngày 15 tháng 01 năm 2026.
    ✓ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Theo Tờ trình số 31/TTr-VP ngày 08 tháng 01 năm 2026.
    ✗ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Báo cáo kết quả trước ngày 15/12/2025.
    ✓ Số: 5/QĐ-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Báo cáo kết quả trước ngày 15/12/2026.
    ✗ Số: 5/CV-UBND ⏎ An Phú, ngày 22 tháng 6 năm 2026 ⏎ Gửi danh sách chậm nhất ngày 10/6/2026.
    ✓ Số: 5/CV-UBND ⏎ An Phú, ngày 22 tháng 6 năm 2026 ⏎ Gửi danh sách chậm nhất ngày 10/7/2026.
    ✗ Số: 5/CĐ-UBND ⏎ An Phú, ngày 15 tháng 01 năm 2026 ⏎ Từ đêm ngày 16 tháng 01 năm 2025, trời chuyển rét.
    ✓ Số: 5/CĐ-UBND ⏎ An Phú, ngày 15 tháng 01 năm 2026 ⏎ Từ đêm ngày 16 tháng 01 năm 2026, trời chuyển rét.
    ✗ Số: 5/GM-UBND ⏎ An Phú, ngày 31 tháng 8 năm 2026 ⏎ Xin gửi về Sở trước ngày 05/8/2026.
    ✓ Số: 5/GM-UBND ⏎ An Phú, ngày 31 tháng 8 năm 2026 ⏎ Xin gửi về Sở trước ngày 05/9/2026.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 31 tháng 8 năm 2026 ⏎ Căn cứ Quyết định số 9/QĐ-UBND ngày 05/9/2026.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 31 tháng 8 năm 2026 ⏎ Căn cứ Quyết định số 9/QĐ-UBND ngày 05/8/2026.
    ✗ Số: 5/GM-UBND ⏎ An Phú, ngày 15 tháng 3 năm 2026 ⏎ GIẤY MỜI ⏎ Thời gian: 8 giờ 00, ngày 12/3/2026.
    ✓ Số: 5/GM-UBND ⏎ An Phú, ngày 15 tháng 3 năm 2026 ⏎ GIẤY MỜI ⏎ Thời gian: 8 giờ 00, ngày 22/3/2026.
    ✗ Số: 5/QĐ-UBND ⏎ An Phú, ngày 15 tháng 3 năm 2026 ⏎ Quy chế này có hiệu lực kể từ ngày 01/3/2025.
    ✓ Số: 5/QĐ-UBND ⏎ An Phú, ngày 15 tháng 3 năm 2026 ⏎ Quy chế này có hiệu lực kể từ ngày 01/4/2026.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 31 tháng 3 năm 2026 ⏎ Đề nghị các thôn niêm yết trước ngày 06/3/2026.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 31 tháng 3 năm 2026 ⏎ Đề nghị các thôn niêm yết trước ngày 06/4/2026.
    ✗ Số: 5/GM-UBND ⏎ An Phú, ngày 20 tháng 3 năm 2026 ⏎ GIẤY MỜI ⏎ Đại biểu đăng ký phát biểu với Văn phòng Ủy ban \
nhân dân xã trước ngày 02/3/2026.
    ✓ Số: 5/GM-UBND ⏎ An Phú, ngày 20 tháng 3 năm 2026 ⏎ GIẤY MỜI ⏎ Đại biểu đăng ký phát biểu với Văn phòng Ủy ban \
nhân dân xã trước ngày 22/3/2026.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 20 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Người được cấp đăng ký trước ngày 02/3/2026 không \
phải nộp lại.
    ✓ Số: 5/BC-UBND ⏎ An Phú, ngày 15 tháng 3 năm 2026 ⏎ BÁO CÁO ⏎ Thời gian: ngày 12/3/2026.
    ✓ Số: 5/BB-UBND ⏎ An Phú, ngày 15 tháng 3 năm 2026 ⏎ BIÊN BẢN ⏎ Thời gian: 8 giờ ngày 14/3/2026.
    ✓ Báo cáo kết quả trước ngày 15/12/2025; Tờ trình số 31/TTr-VP ngày 15/01/2026.
    ✓ Số: 5/BC-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Xã đã hoàn thành trước ngày 15/12/2025.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Hộ có sổ trước ngày 01/7/2014 được miễn.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Theo Luật số 31/2024/QH15 ngày 18/01/2024.
    ✓ Số: 5/BC-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Từ ngày 01/01/2025 đến ngày 31/12/2025, xã có 5 vụ.
    ✓ Số: 5/QĐ-UBND ⏎ An Phú, ngày 31 tháng 02 năm 2026 ⏎ Báo cáo trước ngày 15/12/2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates
from vnproof.text.pattern import Pattern, occurrences

DATE = Pattern(dates.pattern("date"))
CITED = Pattern(rf",?\s+ngày\s+{dates.pattern('date')}")
DEADLINES = (
    "trước ngày ",
    "chậm nhất ngày ",
    "chậm nhất là ngày ",
    "hạn cuối ngày ",
    "từ đêm ngày ",
    "Từ đêm ngày ",
    "từ đêm ",
)
# What was done before a day, or had to be, is told in words like these.
PAST = Pattern(
    r"\b(?:đã|có|được|cấp|sinh|lập|ban hành|áp dụng|đăng ký|mua|là|của|kể|sống|xây|hiệu lực|thành lập|năm)\b[^.;\n]*\Z"
)
ORDERS = Pattern(
    r"\b(?:báo cáo|gửi|nộp|hoàn thành|trả lời|đăng ký|kiện toàn|xong|tổ chức|về|triển khai|thực hiện"
    r"|thông báo|niêm yết|rà soát|tổng hợp|lập danh sách|góp ý|phản hồi|hoàn tất|xác nhận)\b",
    re.IGNORECASE,
)
AHEAD = ("GIẤY MỜI", "THÔNG BÁO", "KẾ HOẠCH", "CÔNG ĐIỆN")  # documents about what is to come
EVENT = Pattern(
    rf"^[-+\d. ]{{0,5}}Thời gian(?: [^\W\d_]+){{0,4}}: ?[^\n]{{0,40}}?ngày {dates.pattern('date')}", re.MULTILINE
)
IN_FORCE = Pattern(
    r"(?:Quyết định|Quy chế|Quy định|Nội quy|Kế hoạch|Thông báo|Hướng dẫn|Nghị quyết) này"
    rf" có hiệu lực (?:thi hành )?(?:kể )?từ ngày {dates.pattern('date')}"
)
# Whoever is asked to do something, at the beginning of a sentence, and words of what was done.
ASKED = Pattern(
    r"(?:[-+] |[a-zđ]\) |\d{1,2}\. )?(?:Đại biểu|Các|Đề nghị|Yêu cầu|Trưởng|Người|Tổ chức|Cá nhân|Thí sinh|Đơn vị)\b"
)
DONE = Pattern(r"\b(?:đã|sinh|cấp|ban hành|hiệu lực|kể từ|xây|mua|từng|được|vừa|trước đây|có mặt)\b")
NEAR, LONG_REACH = 60, 250
LONG_PAST = timedelta(days=730)  # a day so long gone is a day of the law
CONFIDENCE = 0.8


@check("VN408")
def before_issue(reading: Reading) -> Iterator[Finding]:
    """A deadline before the document was issued, or a document it cites issued after it."""
    day = reading.passage.heading.day
    if day is None:
        return
    view = reading.passage.view
    issued = f"{day.day}/{day.month}/{day.year}"
    for symbol in reading.passage.symbols:
        match = CITED.match(view.text, symbol.span.end)
        cited = match and _day(dates.read(match, "date"))
        if match and cited and cited > day:
            message = Wording(
                f"{symbol.plain} ghi ngày sau ngày ban hành văn bản này ({issued}); xin xem lại cả hai.",
                f"{symbol.plain} is dated after this document itself ({issued}); please check both.",
            )
            yield _finding(reading, (match.start("date_day"), match.end()), message)
    is_ahead = any(piece.text.startswith(AHEAD) for piece in reading.passage.heading.pieces)
    for match in (
        *(EVENT.finditer(view.text) if is_ahead and "Thời gian" in view.text else ()),
        *(IN_FORCE.finditer(view.text) if "hiệu lực" in view.text else ()),
    ):
        due = _day(dates.read(match, "date"))
        if due and day - LONG_PAST < due < day:
            shown = view.text[match.start("date_day") : match.end()]
            message = Wording(
                f"Ngày «{shown}» đã qua khi văn bản này ban hành ({issued}); xin xem lại cả hai.",
                f"'{shown}' had passed when this document was issued ({issued}); please check both.",
            )
            yield _finding(reading, (match.start("date_day"), match.end()), message)
    for deadline in DEADLINES:
        for place in occurrences(view.text, deadline):
            match = DATE.match(view.text, place + len(deadline))
            due = match and _day(dates.read(match, "date"))
            before = view.text[max(0, place - NEAR) : place]
            is_due = _is_ahead(deadline, before) or (is_ahead and _is_asked(view.text, place))
            if match and due and day - LONG_PAST < due < day and is_due:
                message = Wording(
                    f"Ngày «{match[0]}» đã qua khi văn bản này ban hành ({issued}); xin xem lại cả hai.",
                    f"'{match[0]}' had passed when this document was issued ({issued}); please check both.",
                )
                yield _finding(reading, match.span(), message)


def _is_ahead(deadline: str, before: str) -> bool:
    """Is it something to be done, or that is foretold, and nothing that was?"""
    return "đêm" in deadline or (ORDERS.search(before) is not None and PAST.search(before) is None)


def _is_asked(text: str, place: int) -> bool:
    """In a document about what is to come: does the sentence begin with who is asked, and tell of nothing done?"""
    start = max(text.rfind(mark, max(0, place - LONG_REACH), place) for mark in (". ", "\n", ";")) + 1
    sentence = text[start:place].lstrip()
    return bool(ASKED.match(sentence) and ORDERS.search(sentence)) and DONE.search(sentence) is None


def _day(written: dates.WrittenDate) -> date | None:
    return date(written.year, written.month, written.day) if written.year and written.is_real else None


def _finding(reading: Reading, place: tuple[int, int], message: Wording) -> Finding:
    span = reading.passage.view.offsets.to_source(*place)
    return Finding("VN408", "before-issue", span, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)
