"""What the checks of totals share: so much of something, read from a stretch of text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.text.pattern import Pattern

AMOUNT: Final = Pattern(
    r"(?P<number>\d(?<![\w.,/-]\d)(?:(?<!ăm \d)|(?=\d{0,2}\.\d{3}))"
    r"(?:\d{0,2}(?:\.\d{3})+|\d{0,2}(?:[.,]\d{3}){2,}|\d{0,8})"
    r"(?:,\d{1,3}|\.\d{1,2}(?![.\d]))?)"
    r" ?(?P<unit>(?:nghìn |ngàn |triệu |tỷ |tỉ )?đồng|m2|m²|[^\W\d_]{1,7})(?!\w)"
)
ENGLISH: Final = Pattern(r"\d+\.\d{1,2}")
MONEY: Final = {
    "đồng": 1, "nghìn đồng": 10**3, "ngàn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9, "tỉ đồng": 10**9,
}  # fmt: skip
UNCOUNTED: Final = frozenset(
    ["ngày", "tháng", "năm", "giờ", "phút", "tuổi", "điều", "khoản", "điểm", "đến", "và", "lần", "trong"]
)
# Several such, or what is left of something, make no sum.
TIMES: Final = Pattern(
    r"\b(?:mỗi|từng|x|nhân (?:với|hệ số|\d+)|bình quân|lần lượt)\b"
    r"|\b(?:đến|tối đa|tối thiểu|còn|hơn|gần|khoảng|trên|dưới) \d|[×/%]",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """So much of something; money is counted in đồng."""

    value: Decimal
    unit: str
    shown: str
    span: Span


def read_figures(figures: str) -> Decimal:
    """
    A number as it is written, a comma between groups of three, or a full stop before a fraction, for a slip.

    >>> [str(read_figures(figures)) for figures in ("1.250,5", "7,000.000", "1,250,000", "1.8")]
    ['1250.5', '7000000', '1250000', '1.8']
    """
    if figures.count(",") > 1 or (figures.rfind(",") < figures.rfind(".") and "," in figures):
        figures = figures.replace(",", ".")
    if ENGLISH.fullmatch(figures):
        return Decimal(figures)
    return Decimal(figures.replace(".", "").replace(",", "."))


def amounts(text: str, place: Span) -> list[Amount]:
    """
    The amounts of a stretch, in order.

    >>> [(amount.value, amount.unit) for amount in amounts("2 tỷ đồng, 5,5 ha", Span(0, 17))]
    [(Decimal('2000000000'), 'đồng'), (Decimal('5.5'), 'ha')]
    """
    found = []
    for match in AMOUNT.finditer(text, place.start, place.end):
        unit = match["unit"].lower()
        if unit not in UNCOUNTED:
            value = read_figures(match["number"]) * MONEY.get(unit, 1)
            found.append(Amount(value, "đồng" if unit in MONEY else unit, match[0], Span(*match.span())))
    return found


def shown_in(unit: str, value: Decimal) -> str:
    """
    A value in the unit that it is to be compared in, as we write numbers.

    >>> shown_in("triệu đồng", Decimal(1_250_000_000))
    '1.250'
    """
    return f"{(value / MONEY.get(unit.lower(), 1)).normalize():,f}".translate(str.maketrans(",.", ".,"))
