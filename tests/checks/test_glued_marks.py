"""A blank missing behind a mark is told in a bad scan only: elsewhere it is the writer's habit."""

import pytest

from vnproof.core.finding import Safety
from vnproof.proofreader import Proofreader

SCAN = "Ban tô chức hội nghị phù họp. Công tác phòng, chổng tham nhũng. Kê hoạch thưc hiện quyêt định. "
TABLE = [
    ("Đề nghị các xã,phường phối hợp.", "Đề nghị các xã, phường phối hợp."),
    ("Các đơn vị thực hiện;báo cáo đúng hạn.", "Các đơn vị thực hiện; báo cáo đúng hạn."),
    ("Gửi đúng hạn.Các đơn vị chủ động.", "Gửi đúng hạn. Các đơn vị chủ động."),
    ("Tại TP.Huế, P.Vĩnh Ninh.", "Tại TP.Huế, P.Vĩnh Ninh."),
    ("Mở trang huyen.example.vn để xem.", "Mở trang huyen.example.vn để xem."),
]


@pytest.mark.parametrize(("wrong", "right"), TABLE)
def test_in_a_bad_scan(wrong, right):
    assert Proofreader().correct(SCAN + wrong, Safety.LIKELY).endswith(right)


@pytest.mark.parametrize("text", [wrong for wrong, _ in TABLE])
def test_not_elsewhere(text):
    assert [finding for finding in Proofreader().proofread(text).findings if finding.code == "VN105"] == []
