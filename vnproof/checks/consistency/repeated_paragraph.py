"""
VN703 · Đoạn văn bị lặp

Một đoạn văn dài (từ 30 tiếng, kết thúc bằng dấu chấm) đứng hai lần trong văn bản, hoặc một câu (từ 10 tiếng) lặp lại
ngay ở dòng sau:
thường là dán nhầm. Bỏ đoạn nào là
việc của người soạn. Khoản, điểm, gạch đầu dòng, câu hỏi và dòng không có dấu chấm (tiêu đề, mẫu đơn, ô trong bảng) hay
lặp lại nên không báo; chữ hoa, chữ thường và dấu cách thừa không kể.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: một đoạn chỉ nói một lần.

    ✗ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra suối \
và mang rác ra điểm tập kết trước 17 giờ các ngày thứ Ba, thứ Sáu. ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền \
để người dân biết, phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết trước 17 giờ các ngày thứ \
Ba, thứ Sáu.
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra suối \
và mang rác ra điểm tập kết trước 17 giờ các ngày thứ Ba, thứ Sáu.
    ✗ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu, có xác nhận của trưởng thôn, nộp tại bộ phận một cửa; tổ vay \
vốn họp, bình xét công khai và gửi danh sách về xã trong năm ngày làm việc. ⏎ Nơi nhận đơn là bộ phận một cửa của xã. \
⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu, có xác nhận của trưởng thôn, nộp tại bộ phận một cửa; tổ vay vốn \
họp, bình xét công khai và gửi danh sách về xã trong năm ngày làm việc.
    ✓ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu, có xác nhận của trưởng thôn, nộp tại bộ phận một cửa; tổ vay \
vốn họp, bình xét công khai và gửi danh sách về xã trong năm ngày làm việc. ⏎ Nơi nhận đơn là bộ phận một cửa của xã.
    ✗ Trong sáu tháng đầu năm, đàn bò của xã tăng 120 con, đàn lợn giảm 300 con do dịch bệnh; xã đã tiêm phòng hai \
đợt, phun khử trùng chuồng trại và hỗ trợ các hộ bị thiệt hại theo quy định. ⏎ Ủy ban nhân dân xã đề nghị các thôn \
tuyên truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết trước 17 giờ \
các ngày thứ Ba, thứ Sáu. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng 120 con, đàn lợn giảm 300 con do dịch bệnh; \
xã đã tiêm phòng hai đợt, phun khử trùng chuồng trại và hỗ trợ các hộ bị thiệt hại theo quy định.
    ✓ Trong sáu tháng đầu năm, đàn bò của xã tăng 120 con, đàn lợn giảm 300 con do dịch bệnh; xã đã tiêm phòng hai \
đợt, phun khử trùng chuồng trại và hỗ trợ các hộ bị thiệt hại theo quy định. ⏎ Ủy ban nhân dân xã đề nghị các thôn \
tuyên truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết trước 17 giờ \
các ngày thứ Ba, thứ Sáu.
    ✗ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc nhở những hộ \
chưa niêm yết giá và lập biên bản với hai hộ bán hàng hết hạn sử dụng tại chợ xã. ⏎ Đoàn kiểm tra  đến từng hộ kinh \
doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc nhở những hộ chưa niêm yết giá và lập biên bản với \
hai hộ bán hàng hết hạn sử dụng tại chợ xã.
    ✓ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc nhở những hộ \
chưa niêm yết giá và lập biên bản với hai hộ bán hàng hết hạn sử dụng tại chợ xã.
    ✗ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu, có xác nhận của trưởng thôn, nộp tại bộ phận một cửa; tổ vay \
vốn họp, bình xét công khai và gửi danh sách về xã trong năm ngày làm việc. ⏎ NGƯỜI DÂN CÓ NHU CẦU VAY VỐN LÀM HỒ SƠ \
THEO MẪU, CÓ XÁC NHẬN CỦA TRƯỞNG THÔN, NỘP TẠI BỘ PHẬN MỘT CỬA; TỔ VAY VỐN HỌP, BÌNH XÉT CÔNG KHAI VÀ GỬI DANH SÁCH \
VỀ XÃ TRONG NĂM NGÀY LÀM VIỆC.
    ✓ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu, có xác nhận của trưởng thôn, nộp tại bộ phận một cửa; tổ vay \
vốn họp, bình xét công khai và gửi danh sách về xã trong năm ngày làm việc.
    ✗ I. KẾT QUẢ ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc \
nhở những hộ chưa niêm yết giá và lập biên bản với hai hộ bán hàng hết hạn sử dụng tại chợ xã. ⏎ II. TỒN TẠI ⏎ Đoàn \
kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc nhở những hộ chưa niêm yết \
giá và lập biên bản với hai hộ bán hàng hết hạn sử dụng tại chợ xã.
    ✓ I. KẾT QUẢ ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc \
nhở những hộ chưa niêm yết giá và lập biên bản với hai hộ bán hàng hết hạn sử dụng tại chợ xã. ⏎ II. TỒN TẠI ⏎ Trong \
sáu tháng đầu năm, đàn bò của xã tăng 120 con, đàn lợn giảm 300 con do dịch bệnh; xã đã tiêm phòng hai đợt, phun khử \
trùng chuồng trại và hỗ trợ các hộ bị thiệt hại theo quy định.
    ✗ Nhiều người khiếu nại một nội dung thì cử người đại diện. ⏎ Nhiều người khiếu nại một nội dung thì cử người đại \
diện.
    ✓ Nhiều người khiếu nại một nội dung thì cử người đại diện.
    ✓ Nơi nhận đơn là bộ phận một cửa của xã. ⏎ Nơi nhận đơn là bộ phận một cửa của xã.
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra suối \
và mang rác ra điểm tập kết trước 17 giờ các ngày thứ Ba, thứ Sáu. ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu, \
có xác nhận của trưởng thôn, nộp tại bộ phận một cửa; tổ vay vốn họp, bình xét công khai và gửi danh sách về xã trong \
năm ngày làm việc.
    ✓ - Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra \
suối và mang rác ra điểm tập kết trước 17 giờ các ngày thứ Ba, thứ Sáu. ⏎ - Ủy ban nhân dân xã đề nghị các thôn tuyên \
truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết trước 17 giờ các \
ngày thứ Ba, thứ Sáu.
    ✓ 1. Trong sáu tháng đầu năm, đàn bò của xã tăng 120 con, đàn lợn giảm 300 con do dịch bệnh; xã đã tiêm phòng hai \
đợt, phun khử trùng chuồng trại và hỗ trợ các hộ bị thiệt hại theo quy định. ⏎ 1. Trong sáu tháng đầu năm, đàn bò của \
xã tăng 120 con, đàn lợn giảm 300 con do dịch bệnh; xã đã tiêm phòng hai đợt, phun khử trùng chuồng trại và hỗ trợ \
các hộ bị thiệt hại theo quy định.
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết, phân loại rác tại nhà, không đổ rác ra suối \
và mang rác ra điểm tập kết trước 17 giờ các ngày thứ Ba, thứ Sáu ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền \
để người dân biết, phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết trước 17 giờ các ngày thứ \
Ba, thứ Sáu
    ✓ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc nhở những hộ \
chưa niêm yết giá và lập biên bản với hai hộ bán hàng hết hạn sử dụng tại chợ xã? ⏎ Đoàn kiểm tra đến từng hộ kinh \
doanh, xem giấy chứng nhận đủ điều kiện, lấy mẫu thực phẩm, nhắc nhở những hộ chưa niêm yết giá và lập biên bản với \
hai hộ bán hàng hết hạn sử dụng tại chợ xã?
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

LINE = re.compile(r"[^\n]{40,}")
PARAGRAPH = re.compile(r"[^\W\d_]{2}.*[^\W_]\.", re.DOTALL)  # no list item, and a whole sentence at its end
SHORTEST = 30  # syllables; what is shorter is often said on purpose, to each of those it is meant for
SHORTEST_AT_ONCE = 10  # … but not in the very next line
LAST = 3  # words by which paragraphs are looked for
SHOWN = 5
CONFIDENCE = 0.85


@check("VN703")
def repeated_paragraph(reading: Reading) -> Iterator[Finding]:
    """A long paragraph that stands in the text twice."""
    view = reading.passage.view
    seen: set[str] = set()
    lines = list(LINE.finditer(view.text))
    ends = [tuple(line[0].rsplit(None, LAST)[-LAST:]) for line in lines]  # only what ends alike may be the same
    ends = [tuple(word.lower() for word in end) for end in ends]
    counts = Counter(ends)
    for number, line in enumerate(lines):
        if counts[ends[number]] == 1:
            continue
        words = line[0].lower().split()
        paragraph = " ".join(words)
        before = " ".join(lines[number - 1][0].lower().split()) if number and ends[number - 1] == ends[number] else ""
        is_at_once = len(words) >= SHORTEST_AT_ONCE and before.endswith(paragraph)
        if not is_at_once and (len(words) < SHORTEST or paragraph not in seen):
            seen.add(paragraph)
            continue
        typed = line[0].strip()
        if not PARAGRAPH.fullmatch(typed):
            continue
        shown = " ".join(typed.split()[:SHOWN])
        message = Wording(
            f"Đoạn «{shown}…» đã có ở trên; xin xem lại có lặp không.",
            f"The paragraph '{shown}…' stands above already; please check whether it is repeated.",
        )
        start = line.start() + line[0].index(typed)
        place = view.offsets.to_source(start, start + len(typed))
        yield Finding("VN703", "repeated-paragraph", place, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)
