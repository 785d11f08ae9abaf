"""
VN106 · Từ bị lặp

Một từ chức năng viết hai lần liền nhau («của của»), hoặc một từ nhiều tiếng lặp lại («Nghị định Nghị định»). Từ láy và cách nói
lặp quen dùng («luôn luôn», «ngày ngày») không bị báo.

    ✗ Ý kiến của của các đại biểu được tiếp thu.
    ✓ Ý kiến của các đại biểu được tiếp thu.
    ✗ Căn cứ Nghị định nghị định số 30/2020/NĐ-CP.
    ✓ Căn cứ Nghị định số 30/2020/NĐ-CP.
    ✓ Người dân luôn luôn chấp hành.
    ✓ Trong năm năm qua, ngày ngày người dân vẫn qua lại nơi này.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

FUNCTION_WORDS = frozenset(
    "của và các được là cho với trong những tại theo từ đến có đã về để do này khi một trên không phải bị cũng nhưng thì mà".split()
)


@check("VN106")
def repeated_word(reading: Reading) -> Iterator[Finding]:
    """The same word twice in a row."""
    tokens = reading.passage.tokens
    words = [token.text.lower() if token.kind == "word" else "" for token in tokens]
    number = 0
    while number < len(words):
        length = next((n for n in (2, 1) if _repeats(reading, words, number, n)), 0)
        if length:
            first, second = tokens[number + length - 1], tokens[number + 2 * length - 1]
            typed = Span(tokens[number].start, second.end)
            kept = Span(tokens[number].start, first.end).of(reading.passage.source)
            yield Finding(
                "VN106",
                "repeated-word",
                typed,
                Wording(f"«{kept}» bị lặp lại.", f"'{kept}' is repeated."),
                (Suggestion(kept, 0.9),),
                Severity.WARNING,
                Safety.LIKELY,
                0.9,
            )
        number += max(1, 2 * length)


def _repeats(reading: Reading, words: list[str], number: int, length: int) -> bool:
    phrase = words[number : number + length]
    if "" in phrase or len(set(phrase)) < length or phrase != words[number + length : number + 2 * length]:
        return False
    once = " ".join(phrase)
    known = once in FUNCTION_WORDS if length == 1 else reading.lexicon.is_word(once)
    return known and not reading.lexicon.accepts_repeat(f"{once} {once}")
