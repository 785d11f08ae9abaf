r"""
VN603 · Ký tự không nhìn thấy

Dấu cách rộng không, gạch nối mềm, dấu BOM giữa văn bản, dấu đổi chiều viết… dính theo khi chép từ trang mạng hay tệp
PDF: tìm không thấy chữ, máy đọc ra hai từ. Những ký tự ấy giữ nguyên trong biểu tượng cảm xúc và trong các chữ viết
cần
đến chúng (Khmer, Ả Rập, Ấn Độ…). Dấu cách không ngắt dòng không bị báo. Trong ví dụ, \N{…} là ký tự ấy.

Mức độ: cảnh báo. Tự sửa: có. Căn cứ: TCVN 6909:2001, Unicode dựng sẵn.

    ✗ Kính\N{ZERO WIDTH SPACE} gửi Ủy ban nhân\N{ZERO WIDTH NO-BREAK SPACE} dân xã.
    ✓ Kính gửi Ủy ban nhân dân xã.
    ✗ Tổ ch\N{SOFT HYPHEN}ức hội nghị, chương\N{SOFT HYPHEN} trình.
    ✓ Tổ chức hội nghị, chương trình.
    ✗ \N{LEFT-TO-RIGHT EMBEDDING}Thông báo\N{POP DIRECTIONAL FORMATTING}: \N{WORD JOINER}hội nghị.
    ✓ Thông báo: hội nghị.
    ✓ Gia đình \N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}; 5\N{NO-BREAK SPACE}ha.
    ✓ Tên Khmer: \N{KHMER LETTER KA}\N{ZERO WIDTH SPACE}\N{KHMER LETTER KHA}.
    ✓ Trích \N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER ALEF}\N{RIGHT-TO-LEFT MARK}.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import regex

from vnproof.checks.base import Turn, check
from vnproof.checks.technique.surface import OddWord, finding_of, odd_words
from vnproof.core.finding import Finding, Safety
from vnproof.core.span import Span
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage
from vnproof.text.syllable import is_syllable
from vnproof.text.unicode import INVISIBLE, Oddity

SURE: Final = 0.99
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
FORMULA: Final = frozenset("\N{FUNCTION APPLICATION}\N{INVISIBLE TIMES}\N{INVISIBLE SEPARATOR}\N{INVISIBLE PLUS}")


@check("VN603", turn=Turn.LAST)
def invisible(reading: Reading) -> Iterator[Finding]:
    """A character without width in or beside a word that does not need it."""
    passage = reading.passage
    for word in odd_words(passage, "invisible", lambda oddity: _is_needless(passage, oddity)):
        if not passage.is_protected(word.span) and _is_sure(passage, word, reading.lexicon):
            yield finding_of(passage, "invisible", word, Safety.SAFE, SURE)


def _is_needless(passage: Passage, oddity: Oddity) -> bool:
    """Does nothing that stands beside it, or turns the line, need it?"""
    source, (start, end), patterns = passage.source, oddity.span, _patterns()
    if oddity.text == BYTE_ORDER_MARK and start == 0:
        return False
    if not FORMULA.isdisjoint(oddity.text):
        return False
    if patterns.before.search(source, endpos=start) or patterns.after.match(source, end):
        return False
    return not patterns.turns.search(oddity.text) or not patterns.right_to_left.search(source, *_line(source, start))


def _is_sure(passage: Passage, word: OddWord, lexicon: Lexicon) -> bool:
    """A soft hyphen may be the ư of TCVN3 («ng\N{SOFT HYPHEN}êi»): what it divides must be words, or make one."""
    if word.token is None or not any(SOFT_HYPHEN in oddity.text for oddity in word.oddities):
        return True
    if word.span == word.token.span and _is_word(word.token.text, lexicon):
        return True
    parts = _patterns().invisible.sub("", passage.source[slice(*word.span)].replace(SOFT_HYPHEN, " ")).split()
    return all(_is_word(part, lexicon) for part in parts)


def _is_word(text: str, lexicon: Lexicon) -> bool:
    return is_syllable(text) or lexicon.knows(text)


def _line(source: str, place: int) -> Span:
    end = source.find("\n", place)
    return Span(source.rfind("\n", 0, place) + 1, len(source) if end < 0 else end)


class _Patterns(NamedTuple):
    before: regex.Pattern[str]
    after: regex.Pattern[str]
    turns: regex.Pattern[str]
    right_to_left: regex.Pattern[str]
    invisible: regex.Pattern[str]


@cache
def _patterns() -> _Patterns:
    # Letters of other scripts, and what joiners make one emoji of.
    needy = r"(?V1)[[\p{L}\p{M}]--[\p{Latin}\p{Inherited}]||\p{EMod}\N{VARIATION SELECTOR-16}\p{Extended_Pictographic}]"
    right = r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]"
    turning = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT EMBEDDING}"
    turning += "-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
    return _Patterns(
        before=regex.compile(rf"(?r){needy}[{INVISIBLE}]{{0,8}}+\Z"),
        after=regex.compile(rf"[{INVISIBLE}]{{0,8}}+{needy}"),
        turns=regex.compile(f"[{turning}]"),
        right_to_left=regex.compile(right),
        invisible=regex.compile(f"[{INVISIBLE}]"),
    )
