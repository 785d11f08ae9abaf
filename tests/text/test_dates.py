"""Dates as they are written."""

import re

import pytest

from vnproof.text.dates import WrittenDate, is_lunar, pattern, read

TABLE = [
    ("ngày 31/4/2024", WrittenDate(31, 4, 2024, "/")),
    ("ngày 05 tháng 02 năm 2024", WrittenDate(5, 2, 2024)),
    ("ngày 5 tháng 2, năm 2024", WrittenDate(5, 2, 2024)),
    ("sáng 5/2", WrittenDate(5, 2, None, "/")),
    ("ngày 5.2.2024.", WrittenDate(5, 2, 2024, ".")),
    ("ngày 5/2.2024", None),
    ("số 1/5/2/2024", None),
    ("v1.5/2", None),
]
REAL = [
    ("29/2/2024", True),
    ("29/2/2023", False),
    ("29/2", True),
    ("30/2", False),
    ("1/13/2024", False),
    ("0/1", False),
]
LUNAR = [("ngày 30/2 âm lịch", True), ("ngày 30/2 (ÂL)", True), ("ngày 30/2 dương lịch", False)]
DATE = re.compile(pattern("date"))


@pytest.mark.parametrize(("text", "written"), TABLE)
def test_read(text, written):
    match = DATE.search(text)
    assert (match and read(match, "date")) == written


@pytest.mark.parametrize(("text", "is_real"), REAL)
def test_is_real(text, is_real):
    assert read(DATE.search(text), "date").is_real == is_real


@pytest.mark.parametrize(("text", "lunar"), LUNAR)
def test_is_lunar(text, lunar):
    assert is_lunar(text, *DATE.search(text).span()) == lunar
