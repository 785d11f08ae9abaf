"""
VN710 · Một văn bản mang hai số

Cùng loại văn bản, cùng nơi ban hành, cùng ngày, mà chỗ này ghi số 45, chỗ kia ghi số 54: thường là gõ đảo chữ số. Số
nào đúng thì chỉ người soạn biết. Hai số liền nhau hay khác nhau nhiều thì là hai văn bản nên không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: một văn bản chỉ có một số.

    ✗ Theo Kế hoạch số 45/KH-UBND ngày 12/3/2026. ⏎ Thực hiện Kế hoạch số 54/KH-UBND ngày 12/3/2026.
    ✓ Theo Kế hoạch số 45/KH-UBND ngày 12/3/2026. ⏎ Thực hiện Kế hoạch số 45/KH-UBND ngày 12/3/2026.
    ✗ Quyết định số 1250/QĐ-UBND ngày 02/4/2026; sửa Quyết định số 1520/QĐ-UBND ngày 02 tháng 4 năm 2026.
    ✓ Quyết định số 1250/QĐ-UBND ngày 02/4/2026; sửa Quyết định số 1250/QĐ-UBND ngày 02 tháng 4 năm 2026.
    ✗ Nghị quyết số 18-NQ/TU ngày 25/10/2025 và Nghị quyết số 81-NQ/TU ngày 25/10/2025.
    ✓ Nghị quyết số 18-NQ/TU ngày 25/10/2025 và Nghị quyết số 18-NQ/TU ngày 25/10/2025.
    ✗ Thông báo số 215/TB-UBND ngày 10/01/2026 và Thông báo số 251/TB-UBND ngày 10/01/2026.
    ✓ Thông báo số 215/TB-UBND ngày 10/01/2026 và Thông báo số 215/TB-UBND ngày 10/01/2026.
    ✗ Tờ trình số 31/TTr-VP ngày 08/01/2026 kèm Tờ trình số 13/TTr-VP ngày 08/01/2026.
    ✓ Tờ trình số 31/TTr-VP ngày 08/01/2026 kèm Tờ trình số 31/TTr-VP ngày 08/01/2026.
    ✗ Báo cáo số 130/BC-UBND ngày 05/7/2026 ⏎ Căn cứ Báo cáo số 310/BC-UBND ngày 05/7/2026.
    ✓ Báo cáo số 130/BC-UBND ngày 05/7/2026 ⏎ Căn cứ Báo cáo số 130/BC-UBND ngày 05/7/2026.
    ✓ Kế hoạch số 45/KH-UBND ngày 12/3/2026 và Kế hoạch số 54/KH-UBND ngày 15/3/2026.
    ✓ Kế hoạch số 45/KH-UBND ngày 12/3/2026 và Thông báo số 54/TB-UBND ngày 12/3/2026.
    ✓ Quyết định số 45/QĐ-UBND và số 46/QĐ-UBND ngày 12/3/2026; Quyết định số 47/QĐ-UBND ngày 12/3/2026.
    ✓ Quyết định số 120/QĐ-UBND ngày 12/3/2026; Quyết định số 121/QĐ-UBND ngày 12/3/2026.
    ✓ Quyết định số 12/QĐ-UBND ngày 12/3/2026; Quyết định số 12/QĐ-UBND ngày 12/3/2026; Quyết định số 15/QĐ-UBND.
    ✓ Quyết định số 89/QĐ-UBND ngày 12/3/2026; số 98/QĐ-UBND ngày 12/3/2026 và số 90/QĐ-UBND ngày 12/3/2026.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text import dates
from vnproof.text.pattern import Pattern
from vnproof.text.symbols import Symbol

DATED = Pattern(rf",?\s+ngày\s+{dates.pattern('date')}")
CONFIDENCE = 0.6


@check("VN710")
def two_numbers(reading: Reading) -> Iterator[Finding]:
    """A document's number that has the figures of another's of the same type, issuer and day in another order."""
    view = reading.passage.view
    documents: dict[tuple[str, str, int, int, int], list[Symbol]] = defaultdict(list)
    for symbol in reading.passage.symbols:
        match = DATED.match(view.text, symbol.span.end)
        written = dates.read(match, "date") if match else None
        if written and written.year:
            documents[symbol.type, symbol.issuer, written.year, written.month, written.day].append(symbol)
    for found in documents.values():
        numbers = list(dict.fromkeys(symbol.number for symbol in found))
        if len(numbers) != 2 or sorted(numbers[0]) != sorted(numbers[1]):
            continue
        counts = [sum(symbol.number == number for symbol in found) for number in numbers]
        odd = numbers[0] if counts[0] < counts[1] else numbers[1]  # the later, where both are as rare
        other = numbers[0] if odd == numbers[1] else numbers[1]
        symbol = next(symbol for symbol in found if symbol.number == odd)
        message = Wording(
            f"«{symbol.plain}» ở đây, số «{other}» cùng ngày ở chỗ khác: nếu là một văn bản thì xin xem lại.",
            f"'{symbol.plain}' here, number '{other}' of the same day elsewhere: please check, if it is the same.",
        )
        place = view.offsets.to_source(*symbol.span)
        yield Finding("VN710", "two-numbers", place, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
