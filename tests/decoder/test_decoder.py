"""What the decoder finds and what it leaves alone. A case is a line; a bug becomes a line."""

import pytest

from vnproof.core.finding import Safety
from vnproof.proofreader import Proofreader

FOUND = [
    # one real syllable for another
    ("Ban tô chức hội nghị.", "Ban tổ chức hội nghị."),
    ("Kế hoạch phù họp với thực tế.", "Kế hoạch phù hợp với thực tế."),
    ("Góp phân nâng cao nhận thức của người dân.", "Góp phần nâng cao nhận thức của người dân."),
    ("Đơn vị tố chức thực hiện nghiêm túc.", "Đơn vị tổ chức thực hiện nghiêm túc."),
    ("Cơ quan thường trực lổ chức họp.", "Cơ quan thường trực tổ chức họp."),
    # across a comma, side by side
    ("Công tác phòng, chổng tham nhũng.", "Công tác phòng, chống tham nhũng."),
    ("Tập trung tuyên truyên vê cải cách hành chính.", "Tập trung tuyên truyền về cải cách hành chính."),
    # at the start of a sentence, in capitals
    ("Kê hoạch số 90/KH-UBND của Ủy ban nhân dân huyện.", "Kế hoạch số 90/KH-UBND của Ủy ban nhân dân huyện."),
    ("KÊ HOẠCH CẢI CÁCH HÀNH CHÍNH", "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"),
    ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
    ("TÔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    # letters
    ("Phát huv vai trò của người đứng đầu.", "Phát huy vai trò của người đứng đầu."),
    ("Đẩy mạnh côngtác tuyên truyền.", "Đẩy mạnh công tác tuyên truyền."),
    ("Tổ chức th ực hiện nghiêm túc.", "Tổ chức thực hiện nghiêm túc."),
    # the new tone style is as right as the old, and doesn't hide errors
    ("Hoà giải ở cơ sở, tô chức hội nghị.", "Hoà giải ở cơ sở, tổ chức hội nghị."),
]

LEFT_ALONE = [
    "Ông Lê Văn Tố, Trưởng ban Tổ chức Huyện ủy, chủ trì hội nghị.",
    "Bà Nguyễn Thị Hường và ông Trần Quốc Thiêt phát biểu.",
    "Hợp tác xã miến dong Phja Đén; bà Vù Thị Chở.",
    "Xã Krông Nô, huyện Đắk Song, buôn Ea Tul.",
    "Truy cập https://locninh.gov.vn hoặc gửi thư về vanphong@locninh.gov.vn.",
    "UBND, HĐND, BHYT, BCĐ 389, PCTN, TTHC.",
    "Số: 90/KH-UBND, Nghị quyết số 18-NQ/TW, Nghị định số 30/2020/NĐ-CP./.",
    "Hòa bình; thủy lợi; kỹ thuật, kĩ thuật; quý, quí.",
    "Hoà bình; thuỷ lợi; kỹ thuật, kĩ thuật; quý, quí.",
    "Trong năm năm qua, ba ba được nuôi ở hai mươi mốt hộ.",
    "Đăng tải video trên website, Facebook, Zalo của huyện.",
]


@pytest.fixture(scope="module")
def proofreader() -> Proofreader:
    return Proofreader()


@pytest.mark.parametrize(("wrong", "right"), FOUND)
def test_found(wrong: str, right: str, proofreader: Proofreader) -> None:
    assert proofreader.proofread(wrong).corrected(Safety.LIKELY) == right


@pytest.mark.parametrize("right", [*LEFT_ALONE, *(right for _, right in FOUND)])
def test_left_alone(right: str, proofreader: Proofreader) -> None:
    assert [finding.span.of(right) for finding in proofreader.proofread(right).findings] == []
