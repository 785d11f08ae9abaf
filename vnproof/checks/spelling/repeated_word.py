"""
VN106 · Từ bị lặp

Một từ chức năng viết hai lần liền nhau («của của»), hoặc một từ nhiều tiếng lặp lại («Nghị định Nghị định»). Từ láy
và cách nói lặp quen dùng («luôn luôn», «ngày ngày») không bị báo.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: dictionaries/accepted_repeats.txt và các chỗ lặp đếm được.

    ✗ Ý kiến của của các đại biểu được tiếp thu.
    ✓ Ý kiến của các đại biểu được tiếp thu.
    ✗ Căn cứ Nghị định nghị định số 30/2020/NĐ-CP.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP.
    ✓ Người dân luôn luôn chấp hành.
    ✓ Trong năm năm qua, ngày ngày người dân vẫn qua lại nơi này.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.passage import Passage

CONFIDENCE = 0.85
# fmt: off
FUNCTION_WORDS = frozenset([
    "bị", "cho", "các", "có", "cũng", "của", "do", "không", "khi", "là", "một", "mà", "nhưng", "những",
    "này", "phải", "theo", "thì", "trong", "trên", "tại", "từ", "và", "vào", "về", "với", "đã", "đến", "để", "được",
])
# fmt: on


@check("VN106")
def repeated_word(reading: Reading) -> Iterator[Finding]:
    """The same word twice in a row."""
    tokens = reading.passage.tokens
    done = 0
    for first, length in _repeats(reading.passage):
        phrase = " ".join(token.text.lower() for token in tokens[first : first + length])
        known = phrase in FUNCTION_WORDS if length == 1 else reading.lexicon.is_word(phrase)
        if first >= done and known and not reading.lexicon.accepts_repeat(f"{phrase} {phrase}"):
            done = first + 2 * length
            kept = Span(tokens[first].start, tokens[first + length - 1].end).of(reading.passage.source)
            yield Finding(
                "VN106",
                "repeated-word",
                Span(tokens[first].start, tokens[done - 1].end),
                Wording(f"«{kept}» bị lặp lại.", f"'{kept}' is repeated."),
                (Suggestion(kept, CONFIDENCE),),
                Severity.WARNING,
                Safety.LIKELY,
                CONFIDENCE,
            )


def _repeats(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where a word, or two words together, stand twice: first number and length, the longer repeat first."""
    forms, tokens = passage.forms, passage.tokens
    at_once = [number for number, is_same in enumerate(map(eq, forms, forms[1:])) if is_same]
    over_one = {number for number, is_same in enumerate(map(eq, forms, forms[2:])) if is_same}
    for number in sorted({*at_once, *(number for number in over_one if number + 1 in over_one)}):
        words = [token.text.lower() if token.kind == "word" else None for token in tokens[number : number + 4]]
        word, after = words[:2]
        if word is not None and after is not None:
            if word != after and words[2:] == [word, after]:
                yield number, 2
            if word == after:
                yield number, 1
