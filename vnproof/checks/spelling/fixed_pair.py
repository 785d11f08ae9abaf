"""
VN104 · Cặp từ hay viết sai

Lỗi đã được ghi sẵn trong từ điển sửa lỗi kèm lý do («dictionaries/corrections.tsv», từ điển của người dùng, tên
riêng mà cả kho viết khác). Cặp
chỉ được báo khi tiếng đầu và tiếng cuối không cùng tiếng bên ngoài làm thành một từ khác («hành chính phù hợp» không
chứa «chính phù»).

Mức độ: lỗi. Tự sửa: có. Căn cứ: dictionaries/corrections.tsv.

    ✗ Hội nghị đã bổ xung một số nội dung vào chương trình.
    ✓ Hội nghị đã bổ sung một số nội dung vào chương trình.
    ✓ Thủ tục hành chính phù hợp với thực tế.
    ✓ Nghĩa quân Lý Tự Thành tiến vào kinh thành.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.corrections import NAME, Correction
from vnproof.text.casing import with_casing
from vnproof.text.tokenizer import Token

GAP = re.compile(r"\s+")
CONFIDENCE = {"safe": 0.99, "likely": 0.85, "hint": 0.5}
SAFETY = {"safe": Safety.SAFE, "likely": Safety.LIKELY, "hint": Safety.HINT}
SEVERITY = {"safe": Severity.ERROR, "likely": Severity.WARNING, "hint": Severity.HINT}


@check("VN104")
def fixed_pair(reading: Reading) -> Iterator[Finding]:
    """A mistake that the dictionary of corrections lists."""
    tokens = reading.passage.tokens
    found = reading.lexicon.corrections.find(reading.passage.forms, reading.lexicon.is_word)
    for first, last, correction in (row for each in found for row in _holding(tokens, *each)):
        span = Span(tokens[first].start, tokens[last - 1].end)
        typed = span.of(reading.passage.source)
        like = " ".join(token.text for token in tokens[first:last])
        meant = _with_gaps(with_casing(correction.right, like), typed)
        if meant == typed:
            continue
        confidence = CONFIDENCE[correction.level]
        yield Finding(
            "VN104",
            "fixed-pair",
            span,
            Wording(f"«{typed}» thường là viết sai của «{meant}».", f"'{typed}' is a common misspelling of '{meant}'."),
            (Suggestion(meant, confidence),),
            SEVERITY[correction.level],
            SAFETY[correction.level],
            confidence,
            (Wording(correction.reason, correction.reason),) if correction.reason else (),
        )


def _holding(
    tokens: Sequence[Token], first: int, last: int, found: Correction
) -> Iterator[tuple[int, int, Correction]]:
    """The correction where it holds; of a name, the one syllable that it changes."""
    inside = tokens[first:last]
    if found.kind == NAME and all(token.text.istitle() for token in inside):
        for place, (wrong, right) in enumerate(zip(found.wrong.split(), found.right.split(), strict=True), first):
            if wrong != right:
                yield place, place + 1, found._replace(wrong=wrong, right=right)
    elif found.kind != NAME and not _is_name_inside(inside):
        yield first, last, found


def _with_gaps(meant: str, typed: str) -> str:
    """The words with the blanks and line ends that stood between them, where there are as many."""
    words, gaps = meant.split(" "), GAP.findall(typed)
    if len(words) != len(gaps) + 1:
        return meant
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def _is_name_inside(tokens: Sequence[Token]) -> bool:
    """Does a name begin in the middle? «quân Lý Tự Thành» isn't «quản lý»."""
    return tokens[0].text.islower() and any(not token.text.islower() for token in tokens if token.kind == "word")
