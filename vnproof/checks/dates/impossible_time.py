"""
VN407 · Giờ không có thật

Một giờ có 60 phút, một ngày có 24 giờ: «8 giờ 75 phút», «16h65», «25 giờ ngày 12/3» là gõ nhầm. Khoảng thời gian dài
(«làm thêm 200 giờ») không bị báo.

Mức độ: lỗi. Tự sửa: không. Căn cứ: đồng hồ.

    ✗ Hội nghị bắt đầu từ 8 giờ 75 phút.
    ✓ Hội nghị bắt đầu từ 8 giờ 15 phút.
    ✗ Báo cáo trước 16 giờ 65 phút hằng ngày.
    ✓ Báo cáo trước 16 giờ 30 phút hằng ngày.
    ✗ Khai mạc lúc 7h80, tại sân vận động.
    ✓ Khai mạc lúc 7h30, tại sân vận động.
    ✗ Tập trung lúc 19 giờ 60 tại nhà văn hóa.
    ✓ Tập trung lúc 19 giờ 00 tại nhà văn hóa.
    ✗ Mất điện từ 25 giờ 30 phút ngày 12/3.
    ✓ Mất điện từ 22 giờ 30 phút ngày 12/3.
    ✗ Giờ làm việc: từ 7h30 đến 11h90.
    ✓ Giờ làm việc: từ 7h30 đến 11h30.
    ✗ Nhận ảnh đến hết 24 giờ 30 phút ngày 09/10/2026.
    ✓ Nhận ảnh đến hết 23 giờ 30 phút ngày 09/10/2026.
    ✗ Hội nghị bắt đầu lúc 25 giờ 00 phút.
    ✓ Hội nghị bắt đầu lúc 15 giờ 00 phút.
    ✗ Nộp hồ sơ trước 25h ngày 12/3/2026.
    ✓ Nộp hồ sơ trước 15h ngày 12/3/2026.
    ✗ Khai mạc lúc 7:75 tại sân vận động; bế mạc lúc 10g65.
    ✓ Khai mạc lúc 7:15 tại sân vận động; bế mạc lúc 10g15.
    ✓ Báo cáo trước 48 giờ; trong 72 giờ ngày đêm; tỷ số 3:75; tỷ lệ 1:99; mất 30h làm việc.
    ✓ Trực từ 24 giờ 00 phút ngày 12/3; đến hết 24h ngày 15/3.
    ✓ Làm thêm không quá 200 giờ 1 năm; tổng cộng 36 giờ 30 phút bay; chạy 120 giờ liên tục.
    ✓ Từ 0 giờ 00 đến 24 giờ 00; 23h59; 8 giờ; 17g30.
    ✓ Cứ 2 giờ 90 người vào; lúc 8 giờ 75 học viên có mặt; 5 giờ 60 kg đã được bán.
    ✓ Mã hàng 12h80A; 8h/ngày; 40h/tuần.
    ✓ Đạt vận tốc 80 km/giờ 70 lần.
    ✓ Trực 24/24 giờ; lớp học 45 giờ 15 buổi.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern

TIME = Pattern(
    r"(?P<hour>\d(?<![\w/.,:-]\d)\d?)"
    r"(?: giờ(?: (?P<minutes>\d\d)(?= phút\b(?! bay)|[,;.)\n]| tại\b| ngày\b)|(?= ngày \d))"
    r"|[hg](?P<short>\d\d)(?!\w)|[hg](?= ngày \d)|:(?P<colon>\d\d)(?![\d:.,]))"
)
CALLED = Pattern(r"\b(?:[Ll]úc|đến hết|bắt đầu từ) \Z")
REACH = 12
OF_DAY = (" phút ngày", " ngày")
HOURS, MINUTES = 24, 59
CONFIDENCE = 0.9


@check("VN407")
def impossible_time(reading: Reading) -> Iterator[Finding]:
    """A time of day that no clock shows."""
    view = reading.passage.view
    for match in TIME.at(view.text, reading.passage.figures):
        hour, minutes = int(match["hour"]), int(match["minutes"] or match["short"] or match["colon"] or 0)
        is_called = CALLED.search(view.text, max(0, match.start() - REACH), match.start()) is not None
        is_of_day = is_called or view.text.startswith(OF_DAY, match.end())
        is_late = (hour, minutes) > (HOURS, 0) and is_of_day
        if not is_late and (minutes <= MINUTES or (match["colon"] and not is_called)):
            continue
        vi, en = ("giờ", "hours") if minutes <= MINUTES else ("phút", "minutes")
        message = Wording(
            f"Không có giờ nào là «{match[0]}»: quá số {vi}; xin xem lại.",
            f"No clock shows '{match[0]}': too many {en}; please check.",
        )
        place = view.offsets.to_source(*match.span())
        yield Finding("VN407", "impossible-time", place, message, (), Severity.ERROR, Safety.HINT, CONFIDENCE)
