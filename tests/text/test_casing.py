"""Case: read it, and carry it over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.text.casing import casing_of, with_casing


@pytest.mark.parametrize(
    ("text", "casing"),
    [
        ("tổ", "lower"),
        ("đ", "lower"),
        ("", "lower"),
        ("5", "lower"),
        ("Tổ", "title"),
        ("Đ", "title"),
        ("Ô", "title"),
        ("Tổ chức", "title"),
        ("Thành phố Hồ Chí Minh", "title"),
        ("tổ Chức", "mixed"),
        ("UBND", "upper"),
        ("KẾ HOẠCH", "upper"),
        ("Ở ĐÂY", "upper"),
        ("kẾ", "mixed"),
        ("KẾ hoạch", "mixed"),
        ("QĐi", "mixed"),
    ],
)
def test_casing_of(text, casing):
    assert casing_of(text) == casing


@pytest.mark.parametrize(
    ("text", "like", "result"),
    [
        ("tổ", "Tô", "Tổ"),
        ("tổ", "tô", "tổ"),
        ("kế", "KÊ", "KẾ"),
        ("định", "ĐỊNB", "ĐỊNH"),
        ("ở", "Ớ", "Ở"),
        ("ổi", "Ô", "Ổi"),
        ("tổ chức", "Tô chức", "Tổ chức"),
        ("tổ chức", "TÔ CHỨC", "TỔ CHỨC"),
        ("hà nội", "Hà Nôi", "Hà Nội"),
        ("công tác", "CÔNGTÁC", "CÔNG TÁC"),
        ("công tác", "Côngtác", "Công tác"),
        ("công tác", "côngtác", "công tác"),
        ("thực", "Th ực", "Thực"),
        ("thực", "TH ỰC", "THỰC"),
        ("quyết", "quyêT", "quyếT"),
        ("nghiệp", "ngiệP", "nghiệp"),
        ("Hà Nội", "HÀ NÔI", "HÀ NỘI"),
        ("", "Tô", ""),
    ],
)
def test_with_casing(text, like, result):
    assert with_casing(text, like) == result


@given(st.text(alphabet="tổchứĐƯơ ", max_size=12), st.text(alphabet="tổchứĐƯƠ ", max_size=12))
def test_letters_stay_the_same(text, like):
    assert with_casing(text, like).lower() == text.lower()


@given(st.text(alphabet="tổchứđươ", min_size=2, max_size=8), st.sampled_from(["tô", "Tô", "TÔ"]))
def test_the_case_is_taken_over(text, like):
    assert casing_of(with_casing(text, like)) == casing_of(like)
