"""
Dates as notices write them: 31/4/2024, 31.4.2024, 31 tháng 4 năm 2024, and the first two parts of each.

A day of the moon's calendar («30/2 âm lịch») is none of these, so whoever asks about a date asks `is_lunar` too.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LEAP: Final = 2000  # the year of a date without one: 29/2 is a day of some year
NEAR: Final = 40
LUNAR: Final = re.compile(r"âm\s+lịch|\bÂL\b|\bAL\b|\bnhằm\b|\btức\b|tháng\s+(?:Giêng|Chạp|giêng|chạp)")
WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


class WrittenDate(NamedTuple):
    """A date as it is written, be there such a day or not; `year` is None where none stands, `mark` parts figures."""

    day: int
    month: int
    year: int | None
    mark: str = ""

    @property
    def days_in_month(self) -> int:
        """How many days its month has, 0 where there is no such month."""
        year = self.year or LEAP
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return (DAYS[self.month - 1] if self.month != 2 or is_leap else 28) if 1 <= self.month <= 12 else 0

    @property
    def is_real(self) -> bool:
        """
        Is there such a day?

        >>> WrittenDate(31, 4, 2024).is_real, WrittenDate(29, 2, 2024).is_real, WrittenDate(29, 2, None).is_real
        (False, True, True)
        """
        return 1 <= self.day <= self.days_in_month

    @property
    def weekday(self) -> str | None:
        """
        Its day of the week, where it is a real day of a year.

        >>> WrittenDate(25, 11, 2026).weekday
        'thứ Tư'
        """
        return WEEKDAYS[date(self.year, self.month, self.day).weekday()] if self.year and self.is_real else None


def pattern(name: str) -> str:
    """
    A pattern (not verbose) for a date that is no part of something longer; `read` takes it from the match by the same
    name. It begins with a figure, and looks back only then, so that scanning for it is fast.
    """
    return (
        rf"(?P<{name}_day>\d(?<![\w/.,-]\d)\d?)(?:\s+tháng\s+(?P<{name}_m>\d{{1,2}})(?:,?\s+năm\s+(?P<{name}_y>\d{{4}}))?"
        rf"|(?P<{name}_mark>[/.-])(?P<{name}_month>\d{{1,2}})(?:(?P={name}_mark)(?P<{name}_year>\d{{4}}))?)"
        r"(?![\w/])(?![.,-]\d)"
    )


def read(match: re.Match[str], name: str) -> WrittenDate:
    """
    The date that a match of `pattern` found.

    >>> read(re.search(pattern("date"), "ngày 31 tháng 4 năm 2024"), "date")
    WrittenDate(day=31, month=4, year=2024, mark='')
    """
    month, year = match[f"{name}_m"] or match[f"{name}_month"], match[f"{name}_y"] or match[f"{name}_year"]
    return WrittenDate(int(match[f"{name}_day"]), int(month), int(year) if year else None, match[f"{name}_mark"] or "")


def is_lunar(text: str, start: int, end: int) -> bool:
    """Does something beside the date at `start` say that it is one of the moon's calendar?"""
    return bool(LUNAR.search(text, max(0, start - NEAR), end + NEAR))
