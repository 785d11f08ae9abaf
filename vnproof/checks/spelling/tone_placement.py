"""
VN107 · Dấu thanh đặt sai chữ

Dấu thanh đặt ở chỗ mà cả kiểu cũ (hòa) lẫn kiểu mới (hoà) đều không đặt. Kiểu cũ và kiểu mới đều được coi là đúng.

Mức độ: lỗi. Tự sửa: có. Căn cứ: quy tắc đặt dấu thanh, đúng ở cả kiểu cũ và kiểu mới.

    ✗ Các cơ quan, tòan thể cán bộ và các thầy cô giáo qúa bận rộn.
    ✓ Các cơ quan, toàn thể cán bộ và các thầy cô giáo quá bận rộn.
    ✓ Hòa bình, hoà bình, khỏe mạnh, khoẻ mạnh, quý vị, thủy lợi, thuỷ lợi.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import LIKELY, check, finding_of
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.casing import with_casing
from vnproof.text.syllable import misplaced_tone


@check("VN107")
def tone_placement(reading: Reading) -> Iterator[Finding]:
    """A tone mark on a letter where neither style puts it."""
    for number in reading.passage.misfits:
        word = reading.passage.texts[number]
        right = misplaced_tone(word)
        if right is not None and not reading.lexicon.is_accepted(word):
            meant = with_casing(right, word)
            change = reading.change_at(number)
            if change is not None and change.meant.lower() != meant.lower() and change.confidence >= LIKELY:
                yield finding_of(change, "VN107", "tone-placement", _message(word, change.meant))
                continue
            yield Finding(
                "VN107",
                "tone-placement",
                reading.passage.tokens[number].span,
                _message(word, meant),
                (Suggestion(meant, 0.98),),
                Severity.ERROR,
                Safety.SAFE,
                0.98,
                (Wording("dấu thanh đặt ở âm chính", "the tone mark stands on the nucleus"),),
            )


def _message(word: str, meant: str) -> Wording:
    return Wording(
        f"«{word}» đặt dấu thanh sai chữ; viết đúng là «{meant}».",
        f"The tone mark of '{word}' is on the wrong letter; write '{meant}'.",
    )
