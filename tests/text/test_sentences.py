"""Sentences: a case is a text and its sentences, with | between them."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.text.passage import Passage

IN_A_LINE = """
    1. Mục đích.
    1. Mục đích.| Thực hiện Kế hoạch.
    2.1. Yêu cầu. |Tổ chức chặt chẽ.
    a) Về nội dung; b) Về hình thức.
    Điều 5. Phạm vi điều chỉnh
    Căn cứ Điều 5. |Sau đó thực hiện.
    Chương I. Quy định chung
    Phụ lục 1. Danh sách
    II. NỘI DUNG. |Gồm hai phần.
    TS. Nguyễn Văn An và PGS. TS. Lê Thị Bình.
    TP. Hồ Chí Minh có Q. 1 và P. 5.
    Tại TX. Bình Long, H. Lộc Ninh.
    Gồm bàn, ghế, v.v. |Ngoài ra còn có tủ.
    Gồm bàn, ghế, v.v. và tủ.
    Đạt 12.5 điểm, 1.250.000 đồng.
    Chờ... rồi đi. |Chờ... |Rồi đi.
    Thế là… |Không ai nói gì.
    Ông nói: “Xong rồi.” |Mọi người về.
    “Xong chưa?” ông hỏi.
    Xong chưa? |Xong rồi! |Về thôi.
    Thật ư?! |Thật.
    Một; hai; ba. |Bốn.
    Hết./. |Nơi nhận:
    Năm 2024. |Kết quả đạt 90 %.
    Ngày 19/3/2024. |Kính gửi
    Quyết định: 1. Giao Phòng Nội vụ. |2. Giao Văn phòng.
    Trong thế kỷ XX. |Sau đó
    Kế hoạch số 90/KH-UBND. |Các đơn vị
    xem binhphuoc.gov.vn. |Liên hệ
    Ông Nguyễn Văn A. |Bà Lê Thị B.
    Nhà văn J. K. Rowling đến.
    TM. ỦY BAN NHÂN DÂN
    KT. CHỦ TỊCH
    Đã xong.|Tiếp tục làm.
    Đã xong . |Tiếp tục.
    (Đã xong.) |Tiếp tục.
    Tới nơi. |(Kèm theo danh sách.)
    Có 5 xã. |5 xã còn lại.
    tổ.chức
    - Như trên;
    Không có dấu gì
"""

LINES = [
    ("Một dòng.\n\nHai dòng", "Một dòng.|Hai dòng"),
    ("không chấm\n\nhai dòng", "không chấm|hai dòng"),
    ("Thực hiện Kế hoạch của\nỦy ban nhân dân huyện.", "Thực hiện Kế hoạch của Ủy ban nhân dân huyện."),
    ("Thực hiện Kế hoạch của\r\nủy ban nhân dân\r\nhuyện.", "Thực hiện Kế hoạch của ủy ban nhân dân huyện."),
    (
        "Tin trong ngày\nHôm nay, Ủy ban nhân dân huyện tổ chức hội nghị.",
        "Tin trong ngày|Hôm nay, Ủy ban nhân dân huyện tổ chức hội nghị.",
    ),
    ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "Nơi nhận:|- Như trên;|- Lưu: VT."),
    ("Các việc sau\n- Tuyên truyền\n- Kiểm tra", "Các việc sau|- Tuyên truyền|- Kiểm tra"),
    (
        "Các việc sau\n1. Tuyên truyền\n2) Kiểm tra\na) Xã\nII. Khác",
        "Các việc sau|1. Tuyên truyền|2) Kiểm tra|a) Xã|II. Khác",
    ),
    (
        "Kết quả thực hiện nhiệm vụ năm\n2024. Tiếp tục thực hiện.",
        "Kết quả thực hiện nhiệm vụ năm 2024.|Tiếp tục thực hiện.",
    ),
    ("theo quy định tại khoản 1\nĐiều 5 Luật Đất đai.", "theo quy định tại khoản 1 Điều 5 Luật Đất đai."),
    ("Quy định chung của huyện\nĐiều 5. Phạm vi", "Quy định chung của huyện|Điều 5. Phạm vi"),
    ("phát triển kinh tế\n- xã hội của huyện", "phát triển kinh tế - xã hội của huyện"),
    ("ỦY BAN NHÂN DÂN\nHUYỆN LỘC NINH\nSố: 90/KH-UBND", "ỦY BAN NHÂN DÂN HUYỆN LỘC NINH|Số: 90/KH-UBND"),
    ("KẾ HOẠCH\nTuyên truyền cải cách", "KẾ HOẠCH|Tuyên truyền cải cách"),
    ("Độc lập - Tự do - Hạnh phúc\nKẾ HOẠCH NĂM", "Độc lập - Tự do - Hạnh phúc|KẾ HOẠCH NĂM"),
    ("của HĐND tỉnh và của\nUBND, HĐND.\nCác xã", "của HĐND tỉnh và của UBND, HĐND.|Các xã"),
    ("sinh sống tại TP.\nHồ Chí Minh", "sinh sống tại TP. Hồ Chí Minh"),
    ("  \n\n Một \n\n  \n hai\n", "Một|hai"),
    ("", ""),
    (" \n ", ""),
]


def parts(source):
    passage = Passage(source)
    return [[passage.tokens[i].text for i in sentence] for sentence in passage.sentences]


def expected(text):
    return [[token.text for token in Passage(part).tokens] for part in text.split("|") if part]


@pytest.mark.parametrize("text", [line.strip() for line in IN_A_LINE.strip().split("\n")])
def test_in_a_line(text):
    assert parts(text.replace("|", "")) == expected(text)


@pytest.mark.parametrize(("source", "text"), LINES)
def test_over_lines(source, text):
    assert parts(source) == expected(text)
    assert parts(normalize("NFD", source)) == expected(text)


@given(
    st.lists(st.sampled_from([*"aĐ.?!:;\n\r -–)”“…5", "TP", "Điều", " Xã", "1.", "\n\n", "./."]), max_size=25).map(
        "".join
    )
)
def test_sentences_hold_every_token_once(source):
    passage = Passage(source)
    assert [i for sentence in passage.sentences for i in sentence] == list(range(len(passage.tokens)))
    assert all(passage.sentences)
