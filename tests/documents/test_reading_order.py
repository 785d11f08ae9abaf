"""Lines on a page, by where they stand and in which order they are drawn, to paragraphs as a person reads them."""

import numpy as np
import pytest

from vnproof.documents.lines import Line
from vnproof.documents.reading_order import order

WIDTH = 5  # of a letter that is 10 high
FULL = "một dòng chữ dài cho đến hết lề bên phải"  # as wide as the column


def line(text, left, bottom, drawn):
    right = left + len(text) * WIDTH
    return Line(text, np.zeros((len(text), 4), np.float32), left, bottom, right, bottom + 10, 10.0, order=drawn)


def drawn(*pieces):
    return [line(*piece, number) for number, piece in enumerate(pieces)]


# Pieces of lines (text, left, bottom), and the paragraphs: " " where a line only ends at the margin, "/" where it
# was ended.
CASES = {
    "one paragraph": (drawn((FULL, 0, 100), ("hết.", 0, 85)), [f"{FULL} hết."]),
    "a short line ends one": (
        drawn((FULL, 0, 100), ("ngắn", 0, 85), (FULL, 0, 70)),
        [f"{FULL} ngắn", FULL],
    ),
    "an indented line begins one": (
        drawn((FULL[:-6], 30, 100), (FULL, 0, 85), ("Hai " + FULL[4:-6], 30, 70), ("hết.", 0, 55)),
        [f"{FULL[:-6]} {FULL}", f"Hai {FULL[4:-6]} hết."],
    ),
    "but not in the middle of a sentence": (drawn((FULL, 0, 100), (FULL[:-6], 30, 85)), [f"{FULL} {FULL[:-6]}"]),
    "a wide distance begins one": (
        drawn((FULL, 0, 100), (FULL, 0, 85), (FULL, 0, 60), (FULL, 0, 45)),
        [f"{FULL} {FULL}"] * 2,
    ),
    "an item begins one": (
        drawn((FULL[:-1] + ".", 0, 100), ("- " + FULL[2:], 0, 85), ("hết;", 10, 70), ("b) hai", 0, 55)),
        [FULL[:-1] + ".", "- " + FULL[2:] + " hết;", "b) hai"],
    ),
    "a centred title": (
        drawn(("KẾ HOẠCH", 80, 130), ("Triển khai công tác năm nay", 32, 115), (FULL, 0, 80)),
        ["KẾ HOẠCH/Triển khai công tác năm nay", FULL],
    ),
    "the head of a notice, row by row": (
        drawn(("ỦY BAN XÃ", 0, 100), ("CỘNG HÒA", 150, 100), ("SỐ 1", 12, 85), ("Độc lập", 152, 85)),
        ["ỦY BAN XÃ/SỐ 1", "CỘNG HÒA/Độc lập"],
    ),
    "two columns out of step": (
        drawn(("cột một dài", 0, 100), ("cột một xong.", 0, 86), ("Cột hai dài", 70, 94), ("cột hai xong.", 70, 80)),
        ["cột một dài cột một xong.", "Cột hai dài cột hai xong."],
    ),
    "a sentence over two columns": (
        drawn(("Đầu câu ở", 0, 100), ("cột một, ở", 0, 86), ("cột hai là", 70, 100), ("cuối câu.", 70, 86)),
        ["Đầu câu ở cột một, ở cột hai là cuối câu."],
    ),
    "the signature stands higher than what is on its left": (
        drawn(("Nơi nhận:", 0, 90), ("- Lưu.", 0, 76), ("CHỦ TỊCH", 150, 104), ("KÝ", 165, 90), ("Hà Đá", 156, 40)),
        ["Nơi nhận:", "- Lưu.", "CHỦ TỊCH/KÝ", "Hà Đá"],
    ),
    "a table, cell by cell": (
        [
            line("STT", 0, 100, 2),
            line("Việc", 20, 100, 4),
            line("Ai", 70, 100, 6),
            line("1", 0, 86, 10),
            line("làm hết", 20, 86, 12),
            line("đường", 20, 74, 13),
            line("thôn A", 70, 86, 15),
            line("2", 0, 60, 20),
            line("xong", 20, 60, 22),
            line("xã B", 70, 60, 24),
        ],
        ["STT", "Việc", "Ai", "1", "làm hết đường", "thôn A", "2", "xong", "xã B"],
    ),
    "a line drawn out to the margin": (
        drawn((FULL, 0, 100), ("qua", 0, 85), ("thư", 60, 85), ("điện", 120, 85), ("tử số", 185, 85)),
        [f"{FULL} qua thư điện tử số"],
    ),
}


@pytest.mark.parametrize(("pieces", "paragraphs"), CASES.values(), ids=CASES)
def test_order(pieces, paragraphs):
    read = []
    for paragraph in order(pieces):
        ends = [*(" " if wraps else "/" for wraps in paragraph.wrapped), ""]
        read.append("".join(line.text + end for line, end in zip(paragraph.lines, ends, strict=True)))
    assert read == paragraphs
