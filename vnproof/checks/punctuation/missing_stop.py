"""
VN309 · Đoạn văn thiếu dấu chấm cuối

Đoạn văn dài (từ 25 tiếng, có ít nhất hai câu) kết thúc bằng chữ, trong khi các đoạn dài khác của văn bản đều kết thúc
bằng dấu câu: thường là sót dấu chấm. Trong văn bản có Quốc hiệu và Tiêu ngữ, dòng «Số:» và ngày ban hành, hay tiêu đề
của Đảng, đoạn từ 15 tiếng cũng được xét, kể cả đoạn kết thúc bằng dấu phẩy. Tiêu đề («Điều 11. Tên điều dài»), dòng
chữ in hoa, mục trong danh sách, chú thích ảnh ngắn và văn bản có nhiều đoạn như thế không bị báo.

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
    ✗ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ Xã đề nghị các thôn tuyên truyền \
để người dân biết và dọn vệ sinh đường làng ⏎ Công an xã phối hợp với các thôn kiểm tra, xử lý nghiêm các hộ đổ rác \
ra đường.
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ Xã đề nghị các thôn tuyên truyền \
để người dân biết và dọn vệ sinh đường làng. ⏎ Công an xã phối hợp với các thôn kiểm tra, xử lý nghiêm các hộ đổ rác \
ra đường.
    ✗ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ Xã đề nghị các thôn tuyên truyền \
để người dân biết và dọn vệ sinh đường làng. ⏎ Công an xã phối hợp với các thôn kiểm tra, xử lý nghiêm các hộ đổ rác \
ra đường, ⏎ 2. Kinh phí
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ Xã đề nghị các thôn tuyên truyền \
để người dân biết và dọn vệ sinh đường làng. ⏎ Công an xã phối hợp với các thôn kiểm tra, xử lý nghiêm các hộ đổ rác \
ra đường. ⏎ 2. Kinh phí
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ Xã đề nghị các thôn tuyên truyền \
để người dân biết và dọn vệ sinh đường làng ⏎ mỗi thôn một lần. ⏎ Công an xã phối hợp với các thôn kiểm tra, xử lý \
nghiêm các hộ đổ rác ra đường.
    ✗ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ 1. Thời gian: buổi sáng Chủ nhật \
hằng tuần. Các hộ dân có mặt trước 6 giờ để nhận dụng cụ ⏎ 2. Địa điểm: nhà văn hóa thôn.
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ 1. Thời gian: buổi sáng Chủ nhật \
hằng tuần. Các hộ dân có mặt trước 6 giờ để nhận dụng cụ. ⏎ 2. Địa điểm: nhà văn hóa thôn.
    ✗ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ 1. Các hộ dân phân loại rác tại \
nhà, đổ rác đúng nơi quy định và nộp phí vệ sinh đủ, ⏎ Nếu hộ nào đổ rác ra đường thì bị xử phạt.
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ 1. Các hộ dân phân loại rác tại \
nhà, đổ rác đúng nơi quy định và nộp phí vệ sinh đủ. ⏎ Nếu hộ nào đổ rác ra đường thì bị xử phạt.
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ 1. Các hộ dân phân loại rác tại \
nhà. Mỗi hộ một thùng rác có nắp đậy và túi đựng ⏎ 2. Các thôn thu gom rác hằng ngày. Mỗi thôn một xe chở rác có mui \
che và bạt phủ
    ✓ Xã đề nghị các thôn tuyên truyền để người dân biết và dọn vệ sinh đường làng ⏎ Công an xã phối hợp với các thôn \
kiểm tra, xử lý nghiêm các hộ đổ rác ra đường.
    ✓ Số: 05/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2026 ⏎ THÔNG BÁO ⏎ Dọn vệ sinh ⏎ Xã đề nghị các thôn tuyên truyền \
để người dân biết và dọn vệ sinh đường làng ⏎ Công an xã phối hợp với các thôn kiểm tra, xử lý nghiêm các hộ đổ rác \
ra đường ⏎ Xã đề nghị các thôn tuyên truyền để người dân biết và dọn vệ sinh đường làng.
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
from vnproof.checks.document_numbers.form import is_whole
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern

PARAGRAPH = Pattern(r"^[ \t]*(?P<words>[^\W\d_]{2}[^\n]{90,}[^\s])", re.MULTILINE)
LONG = 25  # words of a paragraph that is no heading
LEAST = 3  # other long ones, all with a mark at their ends
LAST_WORD = Pattern(r"[^\W\d_]+\Z")
SENTENCE_END = Pattern(rf"[{LOWER}]\. ")  # and not that of a heading's number, «Điều 11. »
CONFIDENCE = 0.6


# … and in a whole document, whose lines are what they seem.
LINE = Pattern(
    r"^(?!Căn cứ|Kính gửi|Về việc|V/v|Theo |Xét |Điều \d)(?P<words>[^\W\d_a-zđ][^\n|\t]{50,}(?P<end>[^\s]))[ ]*$",
    re.MULTILINE,
)
ITEM = Pattern(
    r"^[ \t]*(?:\d{1,2}[.)]|[a-zđ]\)|[-+]) (?P<words>[^\W\d_a-zđ][^\n|\t]{50,}(?P<end>[^\s]))[ ]*$", re.MULTILINE
)
SENTENCES = Pattern(rf"[{LOWER}\d)]{{2}}\. [{UPPER}]")
OTHER = Pattern(rf"\n(?:Nếu|Trường hợp|Khi|Các|Mọi|Sau|Trong|Ngoài|Đối với|Người|Việc) [{LOWER}]")
GOES_ON = Pattern(r"\s*[a-zđ]")
COMMA_BEFORE, COMMA_AFTER = Pattern(r",\s*\n\s*\Z"), Pattern(r"\s*\n[^\n]*,[ ]*(?:\n|\Z)")  # addresses
SHORT_ENOUGH = 15
ENDS = (".", ":", ";", "!", "?", "”", '"', "…")


@check("VN309")
def missing_stop(reading: Reading) -> Iterator[Finding]:
    """A long paragraph without a mark at its end, where all others have one."""
    view, heading = reading.passage.view, reading.passage.heading
    if is_whole(heading) or heading.is_partys:
        yield from _in_document(reading)
        return
    paragraphs = PARAGRAPH.at(view.text, reading.passage.lines)
    ends = [match.span("words") for match in paragraphs if len(match["words"].split()) >= LONG]
    bare = [(start, end) for start, end in ends if view.text[end - 1].isalpha()]
    if len(bare) != 1 or len(ends) <= LEAST:
        return
    start, end = bare[0]
    word = LAST_WORD.search(view.text, start, end)
    if word and word[0].islower() and SENTENCE_END.search(view.text, start, end):
        yield _finding(reading, word.span(), word[0])


def _in_document(reading: Reading) -> Iterator[Finding]:
    """The only long line of the body that ends with a word or a comma; its title has no mark either."""
    text = reading.passage.view.text
    body = max((piece.span.end for piece in reading.passage.heading.pieces if piece.text.isupper()), default=0)
    lines = [line for line in LINE.finditer(text, body) if len(line["words"].split()) >= SHORT_ENOUGH]
    bare = [line for line in lines if not line["words"].endswith(ENDS) and not line["words"].isupper()]
    yield from _in_items(reading, body)
    if len(bare) != 1 or len(lines) < 2 or GOES_ON.match(text, bare[0].end()):
        return
    line = bare[0]
    if text.find("\n", line.end()) < 0 or text[body : line.start()].count("\n") <= 1:
        return  # the last line, or the title
    word = LAST_WORD.search(text, line.start(), line.end("words"))
    if word and word[0].islower():
        yield _finding(reading, word.span(), word[0])
    elif line["end"] == "," and not (COMMA_BEFORE.search(text, 0, line.start()) or COMMA_AFTER.match(text, line.end())):
        yield _finding(reading, line.span("end"), ",")


def _in_items(reading: Reading, body: int) -> Iterator[Finding]:
    """The only item of several sentences that ends with a word, or with a comma before a sentence of its own."""
    text = reading.passage.view.text
    long = [item for item in ITEM.finditer(text, body) if len(item["words"].split()) >= SHORT_ENOUGH]
    bare = [item for item in long if item["end"].islower() and SENTENCES.search(text, *item.span("words"))]
    open_ended = [item for item in long if item["end"] == "," and OTHER.match(text, item.end())]
    for items in (bare, open_ended):
        if len(items) == 1 and not GOES_ON.match(text, items[0].end()) and text.find("\n", items[0].end()) >= 0:
            word = LAST_WORD.search(text, items[0].start(), items[0].end("words"))
            place = word.span() if word else items[0].span("end")
            yield _finding(reading, place, text[place[0] : place[1]])


def _finding(reading: Reading, place: tuple[int, int], shown: str) -> Finding:
    message = Wording(
        f"Đoạn này kết thúc ở «{shown}» mà không có dấu chấm; có sót không?",
        f"This paragraph ends with '{shown}' and no full stop; is one missing?",
    )
    span = reading.passage.view.offsets.to_source(*place)
    return Finding("VN309", "missing-stop", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
