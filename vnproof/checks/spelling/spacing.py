"""
VN105 · Tiếng dính liền, bị tách đôi, hoặc cách nhau quá xa

Hai tiếng viết liền («côngtác»), một tiếng bị khoảng trắng cắt đôi («th ực»), hoặc hai tiếng của một từ cách nhau hai
ba
khoảng trắng («tổ  chức»). Khoảng trắng dài hơn là để căn cột và không bị báo. Trong bản quét có nhiều lỗi, hai tiếng
dính nhau qua dấu câu («xã,phường») cũng được báo.

Mức độ: lỗi. Tự sửa: có. Căn cứ: từ điển và số liệu đếm trên các kho văn bản (dictionaries/README.md).

    ✗ Đẩy mạnh côngtác tuyên truyền.
    ✓ Đẩy mạnh công tác tuyên truyền.
    ✗ Tổ chức th ực hiện nghiêm túc các nhiệm vụ được giao.
    ✓ Tổ chức thực hiện nghiêm túc các nhiệm vụ được giao.
    ✗ Ủy ban nhân dân xã tổ  chức hội nghị.
    ✓ Ủy ban nhân dân xã tổ chức hội nghị.
    ✓ Đề nghị các xã,phường phối hợp thực hiện;báo cáo đúng hạn.
    ✓ Phòng VH,TT và DL; TP.Huế; Q.Bình Thạnh; đường Lê Lợi, P.Vĩnh Ninh.
    ✓ Truy cập Facebook, YouTube của huyện.
    ✓ ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from vnproof.checks.base import SAFE, check, finding_of
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage
from vnproof.text.pattern import Pattern
from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token

NAME = "spacing"
WIDE = Pattern(r"  (?<!   ) ?(?! )")  # more blanks line up columns
SURE = 0.97
MARKS = frozenset(",;:.")
DENSE = 0.012  # share of tokens surely wrong from which a text is a bad scan
GLUED = 0.85  # confidence in a blank behind a mark between two words


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
    for first, second in _wide_apart(reading.passage):
        if reading.lexicon.is_word(f"{first.text} {second.text}"):
            span = Span(first.start, second.end)
            meant = f"{source[first.start : first.end]} {source[second.start : second.end]}"
            message = Wording(f"«{meant}» thừa khoảng trắng.", f"'{meant}' has a blank too many.")
            suggestions = (Suggestion(meant, SURE),)
            yield Finding("VN105", NAME, span, message, suggestions, Severity.WARNING, Safety.SAFE, SURE)
    for number, mark in enumerate(reading.passage.tokens[1:-1], 1) if _is_bad_scan(reading) else ():
        if mark.text in MARKS and _is_glued(reading, number):
            left, right = reading.passage.tokens[number - 1].text, reading.passage.tokens[number + 1].text
            message = Wording(
                f"Giữa «{left}» và «{right}» thiếu khoảng trắng sau dấu «{mark.text}».",
                f"A blank is missing after '{mark.text}' between '{left}' and '{right}'.",
            )
            suggestions = (Suggestion(f"{mark.text} ", GLUED),)
            yield Finding("VN105", NAME, mark.span, message, suggestions, Severity.WARNING, Safety.LIKELY, GLUED)


def _wide_apart(passage: Passage) -> Iterator[tuple[Token, Token]]:
    """Tokens with two or three blanks between them."""
    for gap in WIDE.finditer(passage.source):
        after = bisect_left(passage.tokens, gap.end(), key=lambda token: token.start)
        first, second = passage.tokens[after - 1 : after + 1] if 0 < after < len(passage.tokens) else (None, None)
        if first and second and (first.end, second.start) == gap.span():
            yield first, second


def _is_bad_scan(reading: Reading) -> bool:
    """Are there so many sure errors that a missing blank is one more of them, and no habit of the writer?"""
    sure = sum(change.confidence >= SAFE for change in reading.changes)
    return sure >= max(2.0, DENSE * len(reading.passage.tokens))


def _is_glued(reading: Reading, number: int) -> bool:
    """Does a mark stand between two words without a blank, and no abbreviation, code or file name explains it?"""
    left, mark, right = reading.passage.tokens[number - 1 : number + 2]
    if left.end < mark.start or mark.end < right.start or left.kind != "word" or right.kind != "word":
        return False
    is_next_sentence = mark.text != "." or (right.text.istitle() and len(left.text) > 2)
    return (
        is_next_sentence
        and left.text.islower()
        and len(left.text) > 1
        and len(right.text) > 1
        and is_syllable(left.text)
        and is_syllable(right.text.lower())
        and not reading.passage.is_protected(Span(left.start, right.end))
    )
