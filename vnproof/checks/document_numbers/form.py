"""What the checks of a document's form share: is a text a whole document, and what they stand on."""

from __future__ import annotations

import re
from typing import Final

from vnproof.text.heading import Heading

NUMBERED: Final = re.compile(r"Số\s?:\s*(?:\w{0,5}\d\w{0,5}\s?[/-]|/|\.|…)")
BASIS: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
BASIS_EN: Final = "Decree 30/2020/NĐ-CP, Appendix I"


def is_whole(heading: Heading) -> bool:
    r"""
    Is it the heading of a document of the State: the country's name and motto, or a number and a day of issue?

    >>> is_whole(Heading.of("Số: 90/KH-UBND\nLộc Ninh, ngày 05 tháng 02 năm 2024"))
    True
    """
    if heading.is_administrative or heading.dateline is None or heading.is_partys:
        return heading.is_administrative
    return any(NUMBERED.match(piece.text) for piece in heading.pieces)
