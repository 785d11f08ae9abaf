"""Sentences of notices with the slips that scanners and typists make, as {typed|meant}: all are found and put right."""

import re

import pytest

from vnproof.core.finding import Safety
from vnproof.proofreader import Proofreader

PUT_RIGHT = {
    "lost tone": [
        "{Uy|Ủy} ban nhân dân xã triển khai nhiệm vụ trọng tâm quý IV.",
        "Căn cứ tình {hinh|hình} thực tế, các đơn vị chủ động thực hiện.",
        "Tăng cường {kiêm|kiểm} tra, giám sát việc chấp hành pháp luật.",
        "Đảm bảo an {toan|toàn} giao thông trong dịp Tết Nguyên đán.",
        "Báo cáo {kêt|kết} quả thực hiện về Văn phòng trước ngày 25 hằng tháng.",
        "Đẩy mạnh tuyên {truyên|truyền} phổ biến pháp luật đến người dân.",
        "Các hộ dân bị {anh|ảnh} hưởng được bồi thường theo quy định.",
    ],
    "swapped tone": [
        "Hội đồng nhân dân xã tổ chức {kỷ|kỳ} họp thường lệ giữa năm.",
        "Kịp thời phát hiện, xử {lỷ|lý} các trường hợp vi phạm.",
        "Đề nghị các cơ quan, {đợn|đơn} vị nghiêm túc thực hiện.",
        "Nâng cao chất lượng khám {chửa|chữa} bệnh tại trạm y tế.",
        "Phòng chống dịch bệnh gia súc, gia {cấm|cầm} trên địa bàn.",
        "Thông báo kết quả tuyển {dựng|dụng} viên chức năm 2025.",
    ],
    "lost hat or horn": [
        "Chủ tịch Ủy ban nhân dân xã chịu trách {nhiêm|nhiệm} trước cấp trên.",
        "Thành lập {tô|tổ} công tác hỗ trợ chuyển đổi số cộng đồng.",
        "Thực hiện nghĩa vụ quân {sư|sự} theo quy định của pháp luật.",
        "Tiếp tục đầu {tu|tư} xây dựng cơ sở hạ tầng nông thôn.",
        "Bảo vệ môi {truờng|trường} là trách nhiệm của toàn dân.",
        "Giải {quyêt|quyết} kịp thời kiến nghị của cử tri.",
        "Công khai thủ {tuc|tục} hành chính tại bộ phận một cửa.",
    ],
    "d/đ": [
        "Chỉ {dạo|đạo} các ban, ngành phối hợp chặt chẽ.",
        "Ý kiến của {dại|đại} biểu Hội đồng nhân dân tỉnh.",
        "Người {dứng|đứng} đầu cơ quan chịu trách nhiệm toàn diện.",
        "Công tác {đân|dân} vận được quan tâm thực hiện thường xuyên.",
        "Hướng {đẫn|dẫn} số hóa hồ sơ thủ tục hành chính.",
    ],
    "letters a scanner confuses": [
        "Thực hiện nghiêm túc các quy {đinh|định} về phòng cháy.",
        "Các đơn vị báo cáo kết quả thực hiện trước ngày 20 hàng {thárg|tháng}.",
        "Phê duyệt kế {h0ạch|hoạch} sử dụng đất năm 2025 của xã.",
        "Ban hành quy chế {1àm|làm} việc của Ủy ban nhân dân xã.",
        "Tổ {ehức|chức} hội nghị trực tuyến triển khai nhiệm vụ.",
        "Phát triển kinh tế - xã hội vùng đồng bào dân {tộe|tộc} thiểu số.",
        "Cơ quan chủ {tri|trì} phối hợp với các đơn vị {Iiên|liên} quan.",
        "Giao Phòng Kinh tế {tharn|tham} mưu văn bản chỉ đạo.",
        "Báo cáo được gửi về Sở Tài {chinh|chính} để tổng hợp.",
        "Ban hành quy chế {1àm|làm} việc của cơ quan.",
        "Thực hiện Bộ {1uật|luật} Lao động năm 2019.",
    ],
    "capitals": [
        "{KÊ|KẾ} HOẠCH TRIỂN KHAI CUỘC VẬN ĐỘNG TOÀN DÂN ĐOÀN KẾT",
        "{QUYÉT|QUYẾT} ĐỊNH VỀ VIỆC PHÊ DUYỆT DỰ TOÁN NGÂN SÁCH",
        "THÔNG {BAO|BÁO} KẾT LUẬN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ",
        "BÁO CÁO {KÉT|KẾT} QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH",
        "CỘNG HOÀ XÃ HỘI CHỦ {NGHIA|NGHĨA} VIỆT NAM",
        "Độc {lâp|lập} - Tự do - Hạnh phúc",
    ],
    "residue of Telex and VNI": [
        "Đề {nghij|nghị} các thôn, bản nghiêm túc triển khai thực hiện.",
        "Phối {hơpj|hợp} với lực lượng công an xã tuần tra ban đêm.",
        "Tiếp nhận hồ {so7|sơ} của công dân qua dịch vụ bưu chính.",
        "Ban chỉ huy quân sự xã {to63|tổ} chức huấn luyện dân quân.",
        "Thực hiện dự án đầu {tuw|tư} công trung hạn giai đoạn 2021 - 2025.",
        "Ngày hội {ddaij|đại} đoàn kết toàn dân tộc ở khu dân cư.",
    ],
    "wrong vowel bears tone": [
        "{Tòan|Toàn} thể cán bộ, công chức tham gia hưởng ứng.",
        "Nâng cao {hịêu|hiệu} quả hoạt động của bộ máy chính quyền.",
        "Các cơ quan rà {sóat|soát}, hệ thống hóa văn bản.",
    ],
    "typing": [
        "Tổ {chhức|chức} thực hiện tốt công tác tiếp công dân.",
        "Các phòng ban tham mưu xây dựng quy {trìhn|trình} nội bộ.",
        "Triển khai kế {hoạh|hoạch} cải cách hành chính năm 2025.",
        "Đại biểu dự hội nghị đã thảo {luậnn|luận} sôi nổi.",
        "Công tác quản lý đất đai còn nhiều hạn {cế|chế}.",
        "Chỉ đạo giải quyết dứt điểm các vụ {vệc|việc} tồn đọng.",
    ],
    "hỏi/ngã": [
        "{Hổ|Hỗ} trợ các hộ nghèo vay vốn phát triển sản xuất.",
        "Mọi công dân đều bình {đẵng|đẳng} trước pháp luật.",
        "Các thôn tổ chức vệ sinh đường làng, {ngỏ|ngõ} xóm.",
        "Xử lý nghiêm hành vi lãng phí, tham {nhủng|nhũng}.",
        "{Sẻ|Sẽ} tổ chức đối thoại với thanh niên vào tháng 3.",
        "Củng cố hệ thống chính trị cơ {sỡ|sở} vững mạnh.",
    ],
    "regional": [
        "Bổ {xung|sung} kinh phí sự nghiệp giáo dục năm 2025.",
        "Xử lý {xai|sai} phạm trong quản lý đất đai.",
        "Chương {chình|trình} mục tiêu quốc gia xây dựng nông thôn mới.",
        "Tuyên {chuyền|truyền} về chuyển đổi số trên loa truyền thanh.",
        "Đẩy mạnh sản xuất {lông|nông} nghiệp công nghệ cao.",
        "Bàn {dao|giao} mặt bằng sạch cho nhà thầu thi công.",
        "Các địa phương tích cực tham {da|gia} phong trào thi đua.",
        "Thực hiện chế độ chính {xách|sách} đối với người có công.",
        "Kiểm tra tiến độ xây dựng các tuyến {đườn|đường} giao thông.",
        "Khắc {phụt|phục} hậu quả thiên tai, ổn định đời sống.",
    ],
    "marks missing": [
        "Các đơn vị {to chuc thuc hien|tổ chức thực hiện} nghiêm túc nội dung trên.",
        "Chủ tịch xã chủ trì {hoi nghi|hội nghị} giao ban tháng 6.",
    ],
    "split or joined": [
        "Đẩy mạnh {côngtác|công tác} dân vận khéo trong vùng đồng bào.",
        "Triển khai {th ực|thực} hiện đồng bộ các giải pháp.",
        "Các cơ quan {thựchiện|thực hiện} chế độ báo cáo định kỳ.",
        "Hội nghị được {tổchức|tổ chức} tại hội trường Ủy ban nhân dân xã.",
        "{Tổng  kết|Tổng kết} phong trào thi đua yêu nước năm 2024.",
    ],
    "across a comma, in a list, at a line end": [
        "Công tác phòng, {chổng|chống} tham nhũng được quan tâm.",
        "Phòng, {chông|chống} thiên tai và tìm kiếm cứu nạn.",
        "Rà soát, {bô|bổ} sung quy hoạch sử dụng đất đến năm 2030.",
        "Kiểm tra, {giảm|giám} sát việc thực hiện nghị quyết.",
        "Thực hành tiết kiệm, chống lãng {phi|phí}.",
        "a) {Tố|Tổ} chức tuyên truyền sâu rộng trong Nhân dân;",
        "- {Phôi|Phối} hợp với Mặt trận Tổ quốc Việt Nam xã vận động.",
        "Nơi {nhân|nhận}: Như trên; Lưu: VT.",
        "Tăng cường quản\n{ly|lý} nhà nước về tài nguyên.",
        "(theo {Nghi|Nghị} định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ)",
    ],
    "several in a row": [
        "Đẩy mạnh tuyên {truyên|truyền} {vê|về} chính sách bảo hiểm xã hội.",
        "{Kê|Kế} {hoach|hoạch} phòng {chông|chống} thiên tai năm 2025.",
        "{Đê|Đề} {nghi|nghị} các {đông|đồng} chí trưởng thôn nghiêm {tuc|túc} thực hiện.",
    ],
    "a real word in the wrong place": [
        "Giấy chứng nhận quyền sử dụng đất, quyền {sỡ|sở} hữu nhà ở.",
        "Kính {mới|mời} các đồng chí đến dự hội nghị.",
        "Thời gian: 8 giờ 00, {ngảy|ngày} 12 tháng 5 năm 2025.",
        "Địa {điềm|điểm}: Hội trường tầng 2, trụ sở UBND xã.",
        "Thành {phân|phần} tham dự: Thường trực Đảng ủy xã.",
        "Đính kèm theo phụ {luc|lục} danh sách các hộ nghèo.",
        "Yêu {câu|cầu} các đơn vị nghiêm túc triển khai.",
    ],
    "repeated": [
        "{Các các|Các} thôn báo cáo kết quả trước ngày 30/6.",
        "Giao {cho cho|cho} Văn phòng theo dõi, đôn đốc.",
    ],
    "names around": [
        "Ông Nguyễn Văn Tố, Chủ tịch UBND xã, {kêt|kết} luận hội nghị.",
        "Đồng chí Lò Văn Ún phát {biêu|biểu} tại buổi lễ.",
        "Bà Sùng Thị Mỷ được bầu làm Chủ {tich|tịch} Hội Phụ nữ xã.",
        "Xã Ea Kao tổ chức {lể|lễ} hội cồng chiêng của đồng bào Ê Đê.",
    ],
    "dates numbers around": [
        "Ngày 12 {thang|tháng} 5 năm 2025, UBND xã ban hành Kế hoạch số 90/KH-UBND.",
        "Thời hạn nộp hồ sơ: trước 17 {giơ|giờ} 00 ngày 30/6/2025.",
        "Kinh phí {thục|thực} hiện: 1.250.000 đồng từ ngân sách xã.",
    ],
    "headings lists": [
        "I. MỤC ĐÍCH, YÊU {CÂU|CẦU}",
        "1. Công tác tuyên {truyên|truyền}",
        "- Phân công nhiệm {vu|vụ}:",
        "PHẦN {THƯ|THỨ} NHẤT",
        "{Điêu|Điều} 3. Tổ chức thực hiện",
        "Nơi nhận: Như {Điêu|Điều} 3; Lưu: VT.",
    ],
    "neighbours doubly wrong": [
        "Các {câp|cấp}, các {nganh|ngành} tăng {cương|cường} {kiêm|kiểm} tra đột {xuât|xuất}.",
        "Báo {caó|cáo} {kêt|kết} {qủa|quả} thực {hịên|hiện} công tác dân {vân|vận}.",
    ],
    "function word repeated": [
        "Căn cứ {vào vào|vào} tình hình thực tế của địa phương.",
    ],
}
MISSED = {
    "marks missing": [
        "{Kinh de nghi|Kính đề nghị} Ủy ban nhân dân tỉnh xem xét, quyết định.",
    ],
    "split or joined": [
        "Nâng cao đời {s ống|sống} vật chất và tinh thần của người dân.",
    ],
}
LINES = [
    *(pytest.param(line, id=f"{kind}: {line}") for kind, lines in PUT_RIGHT.items() for line in lines),
    *(
        pytest.param(line, id=f"{kind}: {line}", marks=pytest.mark.xfail(reason=kind))
        for kind, lines in MISSED.items()
        for line in lines
    ),
]
SLIP = re.compile(r"\{(.*?)\|(.*?)\}")


@pytest.fixture(scope="module")
def proofreader():
    return Proofreader()


@pytest.mark.parametrize("line", LINES)
def test_slip_is_put_right(proofreader, line):
    typed, meant = SLIP.sub(r"\1", line), SLIP.sub(r"\2", line)
    assert proofreader.proofread(typed).corrected(Safety.HINT) == meant
