"""
VN911 · Từ cơ quan không dùng

Cách gọi mà cơ quan đã chọn bỏ, hoặc luật đã thay: ghi ở mục «terms» của cấu hình (của cơ quan) và trong
«dictionaries/domain/house_terms.tsv» (theo luật), kèm ngày bắt đầu, ngày kết thúc và lý do. Dòng có thời hạn chỉ xét
văn bản có ghi
ngày ban hành nằm trong thời hạn ấy. Mục của cơ quan được sửa với --likely; mục theo luật chỉ được nhắc. Thử một mục
mới trên kho
văn bản cũ trước khi bật: `vnproof trial`.

Mức độ: nhắc. Tự sửa: không. Căn cứ: dictionaries/domain/house_terms.tsv; mục «terms» của cơ quan.

    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Hỗ trợ người tàn tật của xã.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Hỗ trợ người khuyết tật của xã.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Mang theo chứng minh nhân dân.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Mang theo căn cước.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Nộp bản sao sổ hộ khẩu.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Nộp bản sao thông tin về cư trú.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Chính sách cho đồng bào dân tộc ít người.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Chính sách cho đồng bào dân tộc thiểu số.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2025 ⏎ Chứng minh nhân dân còn hạn.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2025 ⏎ Căn cước còn hạn.
    ✗ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2024 ⏎ Xuất trình sổ tạm trú.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2024 ⏎ Xuất trình thông tin về cư trú.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2024 ⏎ Mang theo chứng minh nhân dân.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 05 tháng 3 năm 2010 ⏎ Hỗ trợ người tàn tật của xã.
    ✓ Mang theo chứng minh nhân dân; hỗ trợ người tàn tật.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Hỗ trợ người khuyết tật; mang theo căn cước.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Sổ hộ nghèo; sổ tạm ứng.
    ✓ Số: 5/TB-UBND ⏎ An Phú, ngày 12 tháng 01 năm 2026 ⏎ Chứng minh cho nhân dân thấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.terms import Term
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import normal_form
from vnproof.text.casing import with_casing
from vnproof.text.pattern import occurrences

OWN, LAWS = 0.85, 0.6


@check("VN911")
def house_term(reading: Reading) -> Iterator[Finding]:
    """A word that the house avoids, or that the law has replaced."""
    passage = reading.passage
    day = passage.heading.day
    for term in reading.lexicon.terms:
        if term.holds_on(day):
            for word in term.avoid:
                for start, end in _places(passage.small, normal_form(word), normal_form(term.write)):
                    yield _finding(reading, term, start, end)


def _places(small: str, word: str, preferred: str) -> Iterator[tuple[int, int]]:
    """Where the word stands whole, and is no part of what is preferred to it."""
    inside = preferred.find(word)
    for start in occurrences(small, word):
        end = start + len(word)
        is_whole = not (small[start - 1 : start].isalnum() or small[end : end + 1].isalnum())
        if is_whole and not (inside >= 0 and small.startswith(preferred, start - inside)):
            yield start, end


def _finding(reading: Reading, term: Term, start: int, end: int) -> Finding:
    typed = reading.passage.view.text[start:end]
    meant = with_casing(term.write, typed) if term.write else ""
    vi, en = (f"; hãy viết «{meant}»", f"; write '{meant}'") if meant else ("", "")
    confidence = OWN if term.is_own else LAWS
    return Finding(
        "VN911",
        "house-term",
        reading.passage.view.offsets.to_source(start, end),
        Wording(f"Cơ quan không dùng «{typed}»{vi}.", f"The house does not write '{typed}'{en}."),
        (Suggestion(meant, confidence),) if meant else (),
        Severity.WARNING if term.is_own else Severity.HINT,
        Safety.LIKELY if term.is_own else Safety.HINT,
        confidence,
        (Wording(term.reason, term.reason),) if term.reason else (),
    )
