"""
VN309 · Đoạn văn thiếu dấu chấm cuối

Đoạn văn dài (từ 25 tiếng, có ít nhất hai câu) kết thúc bằng chữ, trong khi các đoạn dài khác của văn bản đều kết thúc
bằng dấu câu: thường là sót dấu chấm. Tiêu đề («Điều 11. Tên điều dài»), dòng chữ in hoa, mục trong danh sách, chú
thích ảnh ngắn và văn bản có nhiều đoạn như thế không bị báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: lối viết chung.

    ✗ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác \
nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. ⏎ Trong sáu tháng đầu năm, \
đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa.
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác \
nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. ⏎ Trong sáu tháng đầu năm, \
đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa.
    ✗ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ \
điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những hộ chưa niêm yết giá bán hàng hóa ⏎ Người dân có nhu cầu vay \
vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của \
mỗi tháng. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng \
hai đợt và phun khử trùng chuồng trại.
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ \
điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những hộ chưa niêm yết giá bán hàng hóa. ⏎ Người dân có nhu cầu vay \
vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của \
mỗi tháng. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng \
hai đợt và phun khử trùng chuồng trại.
    ✗ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa \
của xã trước ngày cuối cùng của mỗi tháng. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm \
vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại. ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên \
truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ ⏎ \
Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những hộ \
chưa niêm yết giá bán hàng hóa.
    ✓ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa \
của xã trước ngày cuối cùng của mỗi tháng. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm \
vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại. ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên \
truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa.
    ✗ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt \
và phun khử trùng chuồng trại. ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân \
loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Người dân có nhu cầu vay vốn làm hồ \
sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa
    ✓ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt \
và phun khử trùng chuồng trại. ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân \
loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Người dân có nhu cầu vay vốn làm hồ \
sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa.
    ✗ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt \
và phun khử trùng chuồng trại ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy \
mẫu thực phẩm và nhắc nhở những hộ chưa niêm yết giá bán hàng hóa. ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên \
truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ. \
⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của \
xã trước ngày cuối cùng của mỗi tháng.
    ✓ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt \
và phun khử trùng chuồng trại. ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy \
mẫu thực phẩm và nhắc nhở những hộ chưa niêm yết giá bán hàng hóa. ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên \
truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ. \
⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của \
xã trước ngày cuối cùng của mỗi tháng.
    ✗ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở \
những hộ chưa niêm yết giá bán hàng hóa. ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của \
trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng ⏎ Ủy ban nhân dân xã đề nghị các \
thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết \
đúng giờ. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng \
hai đợt và phun khử trùng chuồng trại.
    ✓ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở \
những hộ chưa niêm yết giá bán hàng hóa. ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác nhận của \
trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. ⏎ Ủy ban nhân dân xã đề nghị các \
thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết \
đúng giờ. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng \
hai đợt và phun khử trùng chuồng trại.
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác \
nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. ⏎ Trong sáu tháng đầu năm, \
đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác \
nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng ⏎ Trong sáu tháng đầu năm, \
đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa.
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác \
nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng ⏎ Trong sáu tháng đầu năm, \
đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa
    ✓ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác \
nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. ⏎ Trong sáu tháng đầu năm, \
đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa./.
    ✓ - Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ phân loại rác tại nhà, không đổ \
rác ra suối và mang rác ra điểm tập kết đúng giờ ⏎ Người dân có nhu cầu vay vốn làm hồ sơ theo mẫu. Hồ sơ có xác \
nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi tháng. ⏎ Trong sáu tháng đầu năm, \
đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai đợt và phun khử trùng chuồng trại. \
⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn lấy mẫu thực phẩm và nhắc nhở những \
hộ chưa niêm yết giá bán hàng hóa.
    ✓ Điều 11. Trách nhiệm của các hộ trong việc phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập \
kết đúng giờ trên địa bàn toàn xã ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ \
phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Người dân có nhu cầu vay vốn \
làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi \
tháng. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai \
đợt và phun khử trùng chuồng trại. ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn \
lấy mẫu thực phẩm và nhắc nhở những hộ chưa niêm yết giá bán hàng hóa.
    ✓ Về việc tuyên truyền để người dân phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết \
đúng giờ trên địa bàn toàn xã năm nay ⏎ Ủy ban nhân dân xã đề nghị các thôn tuyên truyền để người dân biết. Các hộ \
phân loại rác tại nhà, không đổ rác ra suối và mang rác ra điểm tập kết đúng giờ. ⏎ Người dân có nhu cầu vay vốn \
làm hồ sơ theo mẫu. Hồ sơ có xác nhận của trưởng thôn, nộp tại bộ phận một cửa của xã trước ngày cuối cùng của mỗi \
tháng. ⏎ Trong sáu tháng đầu năm, đàn bò của xã tăng một trăm con. Đàn lợn giảm vì dịch bệnh; xã đã tiêm phòng hai \
đợt và phun khử trùng chuồng trại. ⏎ Đoàn kiểm tra đến từng hộ kinh doanh, xem giấy chứng nhận đủ điều kiện. Đoàn \
lấy mẫu thực phẩm và nhắc nhở những hộ chưa niêm yết giá bán hàng hóa.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER
from vnproof.text.pattern import Pattern

PARAGRAPH = Pattern(r"^[ \t]*(?P<words>[^\W\d_]{2}[^\n]{90,}[^\s])", re.MULTILINE)
LONG = 25  # words of a paragraph that is no heading
LEAST = 3  # other long ones, all with a mark at their ends
LAST_WORD = Pattern(r"[^\W\d_]+\Z")
SENTENCE_END = Pattern(rf"[{LOWER}]\. ")  # and not that of a heading's number, «Điều 11. »
CONFIDENCE = 0.6


@check("VN309")
def missing_stop(reading: Reading) -> Iterator[Finding]:
    """A long paragraph without a mark at its end, where all others have one."""
    view = reading.passage.view
    paragraphs = PARAGRAPH.at(view.text, reading.passage.lines)
    ends = [match.span("words") for match in paragraphs if len(match["words"].split()) >= LONG]
    bare = [(start, end) for start, end in ends if view.text[end - 1].isalpha()]
    if len(bare) != 1 or len(ends) <= LEAST:
        return
    start, end = bare[0]
    word = LAST_WORD.search(view.text, start, end)
    if word is None or not word[0].islower() or not SENTENCE_END.search(view.text, start, end):
        return
    message = Wording(
        f"Đoạn này kết thúc ở «{word[0]}» mà không có dấu câu; có sót dấu chấm không?",
        f"This paragraph ends with '{word[0]}' and no mark; is a full stop missing?",
    )
    place = view.offsets.to_source(*word.span())
    yield Finding("VN309", "missing-stop", place, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
