r"""
VN602 · Chữ lạ trông giống chữ Việt

Chữ Kirin, Hy Lạp, chữ Ð của Iceland, chữ hoa nhỏ, chữ rộng của bàn phím Nhật… lẫn trong tiếng Việt: nhìn thì đúng mà
không tìm được, không soát được. Chỉ sửa khi đọc ra một tiếng Việt hay một từ đã biết; tiếng Nga, công thức và tên
nước ngoài giữ nguyên. Trong số hiệu văn bản và số tiền thì chỉ nhắc, người soát tự gõ lại.

Mức độ: lỗi. Tự sửa: có. Căn cứ: TCVN 6909:2001, Unicode dựng sẵn.

    ✗ Ủy ban nhân dân thành phố \N{LATIN CAPITAL LETTER ETH}à Nẵng.
    ✓ Ủy ban nhân dân thành phố Đà Nẵng.
    ✗ Tổ \N{CYRILLIC SMALL LETTER ES}hứ\N{CYRILLIC SMALL LETTER ES} hội nghị ở U\N{CYRILLIC CAPITAL LETTER VE}ND xã.
    ✓ Tổ chức hội nghị ở UBND xã.
    ✗ Triển khai \N{FULLWIDTH LATIN SMALL LETTER K}ế hoạch và \N{LATIN LETTER SMALL CAPITAL V}iệc làm.
    ✓ Triển khai kế hoạch và việc làm.
    ✗ Cảm o\N{COMBINING COMMA ABOVE RIGHT}n quý vị.
    ✓ Cảm ơn quý vị.
    ✓ Hệ số α, β, π, IFN-α, α-amylase, TNFα; Россия, со мной в Россия; vitamin K₂, 𝑎 = 5.
    ✓ Ông Guðmundur Sigurðsson; phiên âm /ðem/; 25 °C, 5 µm; dự án 2021‑2025.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from vnproof.checks.base import Turn, check
from vnproof.checks.technique.surface import KINDS, finding_of, odd_words
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage
from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token
from vnproof.text.unicode import OTHER_LANGUAGE, Oddity

SURE, LIKELY, UNSURE = 0.97, 0.8, 0.6
TOLD = ("document_number", "money")  # what is protected, and read by people as letters
PHONETIC = frozenset("/[]ˈˌ")


@check("VN602", turn=Turn.LAST)
def look_alike(reading: Reading) -> Iterator[Finding]:
    """A letter of another script or language that stands for one of ours."""
    passage = reading.passage
    for word in odd_words(passage, "look-alike", _is_letter):
        if word.token is None or len(word.token.text) < 2:
            continue  # one sign alone is what it says: α, 𝑎
        if passage.is_protected(word.span):
            yield from _told(passage, word.token)
        elif safety := _safety(passage, word.token, reading.lexicon):
            yield finding_of(passage, "look-alike", word, *safety)


def _safety(passage: Passage, token: Token, lexicon: Lexicon) -> tuple[Safety, float] | None:
    """May it be put right, and how surely? None where it is no fault."""
    typed, scripts = token.span.of(passage.source), _scripts()
    around = passage.source[max(0, token.start - 1) : token.start], passage.source[token.end : token.end + 1]
    if token.text.islower() and not PHONETIC.isdisjoint(around):
        return None
    if is_syllable(token.text) or lexicon.knows(token.text):
        is_ours = scripts.latin.search(typed) and not any(letter in OTHER_LANGUAGE for letter in typed)
        return (Safety.SAFE, SURE) if is_ours else (Safety.LIKELY, LIKELY)
    return (Safety.HINT, UNSURE) if scripts.latin.search(typed) and scripts.cyrillic.search(typed) else None


def _told(passage: Passage, token: Token) -> Iterator[Finding]:
    """What must not be changed is told, where people read it as letters."""
    place = bisect_right(passage.protected, token.start, key=lambda item: item[1].start) - 1
    kind, span = passage.protected[place]
    if kind in TOLD and span == token.span:
        code, name, _, _ = KINDS["look-alike"]
        message = Wording(
            f"«{token.text}» có chữ chỉ trông giống chữ Việt; xin gõ lại.",
            f"'{token.text}' has letters that only look like Vietnamese ones; please type it again.",
        )
        yield Finding(code, name, span, message, (), Severity.WARNING, Safety.HINT, SURE)


def _is_letter(oddity: Oddity) -> bool:
    """Hyphens that keep a line together and mathematical alphabets are the writer's choice."""
    return "-" not in oddity.meant and oddity.text[0] < "\N{MATHEMATICAL BOLD CAPITAL A}"


class _Scripts(NamedTuple):
    latin: regex.Pattern[str]
    cyrillic: regex.Pattern[str]


@cache
def _scripts() -> _Scripts:
    return _Scripts(regex.compile(r"\p{Latin}"), regex.compile(r"\p{Cyrillic}"))
