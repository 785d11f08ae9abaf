"""
VN604 · Lẫn hai kiểu đặt dấu

Trong một văn bản vừa viết kiểu cũ (hòa, khỏe, thủy) vừa viết kiểu mới (hoà, khoẻ, thuỷ). Kiểu nào cũng đúng; văn bản
dùng kiểu nào nhiều hơn thì các từ viết kiểu kia được gợi ý theo. Văn bản chỉ dùng một kiểu, và từ viết hoa (tên riêng,
tên văn bản) không bị báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Nghị định 30/2020/NĐ-CP không chọn kiểu nào.

    ✗ Phát triển thủy lợi, giữ gìn sức khỏe, bảo vệ hoà bình.
    ✓ Phát triển thủy lợi, giữ gìn sức khỏe, bảo vệ hòa bình.
    ✗ Phát triển thuỷ lợi, giữ gìn sức khoẻ, bảo vệ hòa bình.
    ✓ Phát triển thuỷ lợi, giữ gìn sức khoẻ, bảo vệ hoà bình.
    ✓ Phát triển thủy lợi theo Luật Thuỷ lợi; ông Lê Văn Hoà ở quý III.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import Pattern
from vnproof.text.tone import Style, in_style, style_of

CONFIDENCE: Final = 0.5
CALLED: Final = {"old": Wording("kiểu cũ", "the old style"), "new": Wording("kiểu mới", "the new style")}

# Where either is missing there is nothing to count. The u of qu is none of these.
OLD: Final = Pattern(r"[òóỏõọ][ae]\b|[ùúủũụ]y\b")
NEW: Final = Pattern(r"[àáảãạèéẻẽẹỳýỷỹỵ]\b(?:(?<=o[àáảãạèéẻẽẹ])|(?<=u[ỳýỷỹỵ])(?<![qQ]..))")


@check("VN604")
def mixed_tone_style(reading: Reading) -> Iterator[Finding]:
    """The tone mark in the style that the document uses less."""
    text = reading.passage.view.text
    if not (NEW.search(text) and OLD.search(text)):
        return
    styled = [(number, word, style) for number, word in reading.words() if word.islower() and (style := style_of(word))]
    counts = Counter(style for _, _, style in styled)
    if len(counts) < 2:
        return
    usual: Style = max(counts, key=lambda style: counts[style])  # of two alike, the one that comes first
    for number, word, style in styled:
        if style != usual:
            meant = in_style(word, usual)
            yield Finding(
                "VN604",
                "mixed-tone-style",
                reading.passage.tokens[number].span,
                Wording(
                    f"«{word}» đặt dấu {CALLED[style].vi}, văn bản này phần nhiều viết {CALLED[usual].vi}.",
                    f"'{word}' is in {CALLED[style].en}, this document mostly uses {CALLED[usual].en}.",
                ),
                (Suggestion(meant, CONFIDENCE),),
                Severity.HINT,
                Safety.HINT,
                CONFIDENCE,
                (Wording(f"{counts[usual]} so với {counts[style]} lần", f"{counts[usual]} times to {counts[style]}"),),
            )
