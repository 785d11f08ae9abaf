"""
VN702 · Một văn bản mang hai ngày

Cùng một số, ký hiệu văn bản mà chỗ này ghi ngày này, chỗ kia ghi ngày khác. Ngày nào đúng thì vnproof không biết:
người
soạn phải xem lại. Số không có năm («90/KH-UBND») có thể là của nơi khác, năm khác, nên chỉ báo khi cùng năm hoặc cùng
ngày tháng, và hai nơi ban hành không được ghi khác nhau.

Mức độ: cảnh báo. Tự sửa: không. Căn cứ: một số, ký hiệu chỉ có một ngày.

    ✗ Thực hiện Kế hoạch số 90/KH-UBND ngày 05/3/2024, nay bổ sung Kế hoạch số 90/KH-UBND ngày 06/3/2024.
    ✓ Thực hiện Kế hoạch số 90/KH-UBND ngày 05/3/2024, nay bổ sung Kế hoạch số 90/KH-UBND ngày 05/3/2024.
    ✗ Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020; Nghị định số 30/2020/NĐ-CP ngày 5 tháng 4 năm 2020.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020; Nghị định số 30/2020/NĐ-CP ngày 5 tháng 3 năm 2020.
    ✗ Theo Thông báo số 12/TB-UBND ngày 10/01/2024; sửa Thông báo số 12/TB-UBND ngày 10/01/2023.
    ✓ Theo Thông báo số 12/TB-UBND ngày 10/01/2024; sửa Thông báo số 12/TB-UBND ngày 10/01/2024.
    ✗ Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Nghị quyết số 18 - NQ/TW ngày 26 tháng 10 năm 2017.
    ✓ Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Nghị quyết số 18 - NQ/TW ngày 25 tháng 10 năm 2017.
    ✗ Quyết định 5/QĐ-UBND ngày 02/5/2024 của UBND xã A, Quyết định 5/QĐ-UBND ngày 03/5/2024 của UBND xã A.
    ✓ Quyết định 5/QĐ-UBND ngày 02/5/2024 của UBND xã A, Quyết định 5/QĐ-UBND ngày 02/5/2024 của UBND xã A.
    ✗ Nghị định 45/2020/NĐ-CP ngày 08/4/2020 và Nghị định 45/2020/NĐ-CP ngày 08/4/2021.
    ✓ Nghị định 45/2020/NĐ-CP ngày 08/4/2020 và Nghị định 45/2020/NĐ-CP ngày 08/4/2020.
    ✗ Nghị quyết số 8-NQ/TU ngày 15/3/2026 của Tỉnh ủy về du lịch; Nghị quyết số 8-NQ/TU ngày 15/3/2025 của Tỉnh ủy \
phù hợp.
    ✓ Nghị quyết số 8-NQ/TU ngày 15/3/2026 của Tỉnh ủy về du lịch; Nghị quyết số 8-NQ/TU ngày 15/3/2026 của Tỉnh ủy \
phù hợp.
    ✓ Kế hoạch số 90/KH-UBND ngày 05/3/2024 và Kế hoạch số 90/KH-UBND ngày 07/4/2023.
    ✓ Quyết định 5/QĐ-UBND ngày 02/5/2024 của UBND xã A, Quyết định 5/QĐ-UBND ngày 03/5/2024 của UBND tỉnh.
    ✗ Nghị quyết số 8-NQ/TU ngày 15/3/2026 của Tỉnh ủy về du lịch; Nghị quyết số 8-NQ/TU ngày 15/3/2025 của Tỉnh ủy \
phù hợp.
    ✓ Nghị quyết số 8-NQ/TU ngày 15/3/2026 của Tỉnh ủy về du lịch; Nghị quyết số 8-NQ/TU ngày 15/3/2026 của Tỉnh ủy \
phù hợp.
    ✓ Kế hoạch số 90/KH-UBND ngày 05/3/2024 và Kế hoạch số 91/KH-UBND ngày 06/3/2024.
    ✓ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.
    ✓ Kế hoạch số 90/KH-UBND ngày 05/3/2024 đã ban hành; thực hiện Kế hoạch số 90/KH-UBND, ngày 06/4/2024 xã họp.
    ✓ Nghị định số 30/2020/NĐ-CP và Nghị định số 45/2020/NĐ-CP ngày 08/4/2020.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates

# After a comma stands the day of what was done: «Thực hiện Kế hoạch số 90/KH-UBND, ngày 06/4/2024 xã họp».
DATED = re.compile(
    rf"\s+(?:(?:được\s+)?ban\s+hành\s+)?ngày\s+{dates.pattern('date')}(?:\s+của\s+(?P<of>[^.,;:()\n]+))?"
)
CORE, LONGEST_ISSUER = 2, 4  # words: «Tỉnh ủy», «UBND xã Tân Hiệp»
CONFIDENCE = 0.85


class Mention(NamedTuple):
    """A document with its date: where the date stands, the date, and who is said to have issued the document."""

    start: int
    end: int
    date: dates.WrittenDate
    issuer: str


@check("VN702")
def two_dates(reading: Reading) -> Iterator[Finding]:
    """A document's symbol with another date than elsewhere in the text."""
    view = reading.passage.view
    documents: dict[str, list[Mention]] = defaultdict(list)
    for symbol in reading.passage.symbols:
        match = DATED.match(view.text, symbol.span.end)
        written = match and dates.read(match, "date")
        if match is None or written is None or not written.is_real or not written.year:
            continue
        mention = Mention(match.start("date_day"), _end(match), written._replace(mark=""), _issuer(match))
        for earlier in documents[symbol.plain]:
            if _clash(earlier, mention, has_year=bool(symbol.year)):
                here, above = _shown(mention.date), _shown(earlier.date)
                message = Wording(
                    f"{symbol.plain} ở đây ghi ngày {here}, ở trên ghi ngày {above}; xin xem lại.",
                    f"{symbol.plain} is dated {here} here, {above} above; please check.",
                )
                place = view.offsets.to_source(mention.start, mention.end)
                yield Finding("VN702", "two-dates", place, message, (), Severity.WARNING, Safety.HINT, CONFIDENCE)
                break
        documents[symbol.plain].append(mention)


def _clash(one: Mention, other: Mention, *, has_year: bool) -> bool:
    """Do two mentions of what must be one document disagree? A number without a year comes again every year."""
    same_year = one.date.year == other.date.year
    same_day = (one.date.day, one.date.month) == (other.date.day, other.date.month)
    is_one = not one.issuer or not other.issuer or one.issuer == other.issuer
    return is_one and one.date != other.date and (has_year or same_year or same_day)


def _end(match: re.Match[str]) -> int:
    return max(match.end("date_y"), match.end("date_year"))


def _issuer(match: re.Match[str]) -> str:
    """The first words of who issued it: what follows may be what the document is about."""
    words = (match["of"] or "").split()[:LONGEST_ISSUER]
    end = next((number for number, word in enumerate(words[CORE:], CORE) if word[0].islower()), len(words))
    return " ".join(words[:end]).lower()


def _shown(written: dates.WrittenDate) -> str:
    return f"{written.day}/{written.month}/{written.year}"
