"""Symbols of documents: what is one, and its parts."""

import pytest

from vnproof.text.passage import Passage

TABLE = [
    ("số 90/KH-UBND", ["90/KH-UBND"]),
    ("số 90 / KH - UBND của", ["90/KH-UBND"]),
    ("Nghị định số 30/2020/ NĐ-CP;", ["30/2020/NĐ-CP"]),
    ("số 18 – NQ/TW.", ["18-NQ/TW"]),
    ("số 19/2012/TTLT-BTC-BKHĐT-BTTTT", ["19/2012/TTLT-BTC-BKHĐT-BTTTT"]),
    ("số 12/2024/TT-BGD&ĐT", ["12/2024/TT-BGD&ĐT"]),
    ("số l2a/QĐ-UBND", ["l2a/QĐ-UBND"]),
    ("xem https://a.vn/1/ke-hoach", []),
    ("Luật số 72/2025/QH15, 60 km/h, 24/7, 3/2 - 1", []),
    ("Thông tư 133 2016/TT-BTC", []),
]


@pytest.mark.parametrize(("text", "plain"), TABLE)
def test_symbols(text, plain):
    assert [symbol.plain for symbol in Passage(text).symbols] == plain
