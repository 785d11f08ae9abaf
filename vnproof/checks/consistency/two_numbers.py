"""
VN710 · Một văn bản mang hai số

Cùng loại văn bản, cùng nơi ban hành, cùng ngày, mà chỗ này ghi số 45, chỗ kia ghi số 54: thường là gõ đảo chữ số. Số
nào đúng thì chỉ người soạn biết. Hai số liền nhau hay khác nhau nhiều thì là hai văn bản nên không báo. Văn bản đã ghi
đủ ngày («19/2024/TT-BTP ngày 31/12/2024») mà chỗ khác chỉ ghi số, lệch năm («19/2023/TT-BTP»), cũng được nhắc.

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
    ✗ Theo Báo cáo số 215/BC-UBND ngày 12/3/2026. ⏎ Bổ sung Báo cáo số 245/BC-UBND ngày 12/3/2026.
    ✓ Theo Báo cáo số 215/BC-UBND ngày 12/3/2026. ⏎ Bổ sung Báo cáo số 215/BC-UBND ngày 12/3/2026.
    ✗ Theo Thông tư số 08/2025/TT-BNV ngày 10/6/2025. ⏎ Thực hiện đúng Thông tư số 08/2024/TT-BNV; báo cáo kết quả.
    ✓ Theo Thông tư số 08/2025/TT-BNV ngày 10/6/2025. ⏎ Thực hiện đúng Thông tư số 08/2025/TT-BNV; báo cáo kết quả.
    ✗ Nghị định số 73/2024/NĐ-CP ngày 30/6/2024 quy định lương. ⏎ Mức lương theo Nghị định 73/2023/NĐ-CP.
    ✓ Nghị định số 73/2024/NĐ-CP ngày 30/6/2024 quy định lương. ⏎ Mức lương theo Nghị định 73/2024/NĐ-CP.
    ✓ Thông tư số 08/2025/TT-BNV ngày 10/6/2025; Thông tư số 08/2024/TT-BNV ngày 02/4/2024.
    ✓ Thông tư số 08/2025/TT-BNV ngày 10/6/2025 thay thế Thông tư số 08/2024/TT-BNV quy định về lưu trữ.
    ✓ Thông tư số 08/2025/TT-BNV và Thông tư số 08/2024/TT-BNV.
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
CITED = Pattern(r",? (?:ngày|của|quy|về|hướng dẫn|sửa|ban hành|đã|được|có|thì|và|ngày|năm|nêu)\b|,? \(")
REPLACES = Pattern(r"\b(?:thay thế|thay cho|sửa đổi|bổ sung|bãi bỏ|trước đây|hết hiệu lực)\b[^.;\n]*\Z")
REACH = 60
LONG = 3  # figures
CONFIDENCE = 0.6


@check("VN710")
def two_numbers(reading: Reading) -> Iterator[Finding]:
    """A document's number, or its year, that is another's of the same type, issuer and day but for a slip."""
    text = reading.passage.view.text
    documents: dict[tuple[str, str, int, int, int], list[Symbol]] = defaultdict(list)
    years: dict[tuple[str, str, str], list[Symbol]] = defaultdict(list)
    dated = set[Symbol]()
    for symbol in reading.passage.symbols:
        match = DATED.match(text, symbol.span.end)
        written = dates.read(match, "date") if match else None
        if written and written.year:
            documents[symbol.type, symbol.issuer, written.year, written.month, written.day].append(symbol)
            dated.add(symbol)
        if symbol.year:
            years[symbol.number, symbol.type, symbol.issuer].append(symbol)
    for found in documents.values():
        numbers = list(dict.fromkeys(symbol.number for symbol in found))
        if len(numbers) != 2 or not _is_slip(*numbers):
            continue
        counts = [sum(symbol.number == number for symbol in found) for number in numbers]
        odd = numbers[0] if counts[0] < counts[1] else numbers[1]  # the later, where both are as rare
        other = numbers[0] if odd == numbers[1] else numbers[1]
        symbol = next(symbol for symbol in found if symbol.number == odd)
        message = Wording(
            f"«{symbol.plain}» ở đây, số «{other}» cùng ngày ở chỗ khác: nếu là một văn bản thì xin xem lại.",
            f"'{symbol.plain}' here, number '{other}' of the same day elsewhere: please check, if it is the same.",
        )
        yield _finding(reading, symbol, message)
    for found in years.values():
        whole = next((symbol for symbol in found if symbol in dated), None)
        bare = [symbol for symbol in found if whole and symbol.year != whole.year]
        if whole and len(bare) == 1 and not _is_told_of(text, bare[0]):
            message = Wording(
                f"«{bare[0].plain}» ở đây, «{whole.plain}» ở chỗ khác: nếu là một văn bản thì xin xem lại.",
                f"'{bare[0].plain}' here, '{whole.plain}' elsewhere: please check, if it is the same.",
            )
            yield _finding(reading, bare[0], message)


def _is_slip(one: str, other: str) -> bool:
    """Two figures that changed places, or one that is another and no number near by."""
    if sorted(one) == sorted(other):
        return True
    differing = [place for place, (here, there) in enumerate(zip(one, other, strict=False)) if here != there]
    is_near = differing == [len(one) - 1]
    return len(one) == len(other) >= LONG and len(differing) == 1 and not is_near


def _is_told_of(text: str, symbol: Symbol) -> bool:
    """Is it cited as what is named for the first time, with its day, its issuer or what it is about?"""
    return CITED.match(text, symbol.span.end) is not None or bool(
        REPLACES.search(text, max(0, symbol.span.start - REACH), symbol.span.start)
    )


def _finding(reading: Reading, symbol: Symbol, message: Wording) -> Finding:
    place = reading.passage.view.offsets.to_source(*symbol.span)
    return Finding("VN710", "two-numbers", place, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
