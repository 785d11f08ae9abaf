"""
VN101 · Tiếng viết sai cấu tạo

Chuỗi chữ không thể là một tiếng của tiếng Việt: vần không có, phụ âm đầu viết sai luật, hoặc dấu thanh không đi được
với âm cuối. Nếu ngữ cảnh cho biết tiếng đúng thì đề nghị sửa; nếu không thì chỉ nhắc xem lại. Tên riêng, từ nước
ngoài và chữ viết tắt không bị báo.

Mức độ: lỗi. Tự sửa: có. Căn cứ: cấu tạo âm tiết tiếng Việt.

    ✗ Thực hiện nghiêm túc quyêt định của cấp trên và thưc hiện đúng quy trình.
    ✓ Thực hiện nghiêm túc quyết định của cấp trên và thực hiện đúng quy trình.
    ✗ Phát huv vai trò của nguời đứng đầu trong mọi h0ạt động.
    ✓ Phát huy vai trò của người đứng đầu trong mọi hoạt động.
    ✓ Căn cứ Nghị quyết2 của Hội đồng nhân dân xã.
    ✓ Đăng tải video trên website và Facebook của huyện.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check, finding_of
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.syllable import explain, is_syllable, misplaced_tone

NAME = "illegal-syllable"
UNSURE = 0.5  # confidence where nothing better is known


@check("VN101")
def illegal_syllable(reading: Reading) -> Iterator[Finding]:
    """What no Vietnamese syllable can look like."""
    for change in reading.single_changes:
        written = reading.passage.tokens[change.first].text
        if _is_illegal(change.typed, reading.lexicon) and not _is_note(written, change.meant):
            message = Wording(
                f"«{change.typed}» không phải là một tiếng đúng; có phải «{change.meant}»?",
                f"'{change.typed}' is no Vietnamese syllable; is '{change.meant}' meant?",
            )
            yield finding_of(change, "VN101", NAME, message)
    for number in reading.passage.misfits:
        word = reading.passage.texts[number]
        if _looks_vietnamese(word) and _is_illegal(word, reading.lexicon) and reading.change_at(number) is None:
            message = Wording(
                f"«{word}» không phải là một tiếng đúng; xin xem lại.",
                f"'{word}' is no Vietnamese syllable; please check.",
            )
            why = tuple(filter(None, [explain(word)]))
            place = reading.passage.tokens[number].span
            yield Finding("VN101", NAME, place, message, (), Severity.HINT, Safety.HINT, UNSURE, why)


def _is_illegal(word: str, lexicon: Lexicon) -> bool:
    """A tone mark on the wrong letter is another check's."""
    return not is_syllable(word) and not lexicon.knows(word) and misplaced_tone(word) is None


def _is_note(written: str, meant: str) -> bool:
    """Would only the digits behind a word go? They are the number of a note («Nghị quyết2»), lost without a trace."""
    return written != meant and written.rstrip("0123456789") == meant


def _looks_vietnamese(word: str) -> bool:
    """Lower case and with letters that only Vietnamese has: nobody's name, and hardly a foreign word."""
    return word.islower() and any(
        letter in "ăâđêôơư" or "\N{LATIN SMALL LETTER A WITH DOT BELOW}" <= letter <= "ỹ" for letter in word
    )
