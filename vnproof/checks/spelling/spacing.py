"""
VN105 · Tiếng dính liền, bị tách đôi, hoặc cách nhau quá xa

Hai tiếng viết liền («côngtác»), một tiếng bị khoảng trắng cắt đôi («th ực»), hoặc hai tiếng của một từ cách nhau hai ba
khoảng trắng («tổ  chức»). Khoảng trắng dài hơn là để căn cột và không bị báo.

    ✗ Đẩy mạnh côngtác tuyên truyền.
    ✓ Đẩy mạnh công tác tuyên truyền.
    ✗ Tổ chức th ực hiện nghiêm túc các nhiệm vụ được giao.
    ✓ Tổ chức thực hiện nghiêm túc các nhiệm vụ được giao.
    ✗ Ủy ban nhân dân xã tổ  chức hội nghị.
    ✓ Ủy ban nhân dân xã tổ chức hội nghị.
    ✓ Truy cập Facebook, YouTube của huyện.
    ✓ ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vnproof.checks.base import check, finding_of
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

NAME = "spacing"
WIDE = ("  ", "   ")  # more blanks line up columns
SURE = 0.97


@check("VN105")
def spacing(reading: Reading) -> Iterator[Finding]:
    """A blank missing between two syllables, or too many inside a syllable or a word."""
    for change in reading.changes:
        if change.kind == "joined":
            message = Wording(
                f"«{change.typed}» viết dính; có phải «{change.meant}»?",
                f"'{change.typed}' lacks a blank; is '{change.meant}' meant?",
            )
            yield finding_of(change, "VN105", NAME, message)
        elif change.kind == "split":
            message = Wording(
                f"«{change.typed}» bị tách; có phải «{change.meant}»?",
                f"'{change.typed}' was torn; is '{change.meant}' meant?",
            )
            yield finding_of(change, "VN105", NAME, message)
    source = reading.passage.source
    for first, second in pairwise(reading.passage.tokens):
        if source[first.end : second.start] in WIDE and reading.lexicon.is_word(f"{first.text} {second.text}"):
            span = Span(first.start, second.end)
            meant = f"{source[first.start : first.end]} {source[second.start : second.end]}"
            message = Wording(f"«{meant}» thừa khoảng trắng.", f"'{meant}' has a blank too many.")
            suggestions = (Suggestion(meant, SURE),)
            yield Finding("VN105", NAME, span, message, suggestions, Severity.WARNING, Safety.SAFE, SURE)
