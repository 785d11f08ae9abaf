r"""
VN601 · Chữ viết bằng dấu rời (Unicode tổ hợp)

Chữ có dấu được lưu thành chữ cái và dấu rời, nên nhìn thì đúng mà tìm kiếm, so sánh, sắp xếp đều trượt. TCVN 6909 và
các phần mềm dùng chữ dựng sẵn (NFC). Các chữ liền nhau trên một dòng được báo một lần. Địa chỉ, số hiệu, ngày tháng
không bị động đến. Muốn giữ nguyên dấu rời: ignore = ["VN601"]. Trong ví dụ, \N{…} là một dấu rời.

Mức độ: nhắc. Tự sửa: có. Căn cứ: TCVN 6909:2001, Unicode dựng sẵn.

    ✗ Kính gư\N{COMBINING HOOK ABOVE}i Uy\N{COMBINING HOOK ABOVE} ban nhân dân xã.
    ✓ Kính gửi Uỷ ban nhân dân xã.
    ✗ Hội nghi\N{COMBINING DOT BELOW} được tổ chư\N{COMBINING ACUTE TONE MARK}c.
    ✓ Hội nghị được tổ chức.
    ✗ Triển khai ké\N{COMBINING CIRCUMFLEX ACCENT} hoạch.
    ✓ Triển khai kế hoạch.
    ✓ Kính gửi Ủy ban nhân dân xã.
    ✓ Gửi về https://a.vn/kê\N{COMBINING ACUTE ACCENT}-hoạch hoặc a@b.vn.
    ✓ Nước thải chứa ạ\N{COMBINING DIAERESIS} và x\N{COMBINING OVERLINE}.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from unicodedata import combining, normalize

import regex

from vnproof.checks.base import Turn, check
from vnproof.checks.technique.surface import OddWord, finding_of, odd_words
from vnproof.core.finding import Finding, Safety
from vnproof.decoder.reading import Reading
from vnproof.text.syllable import is_syllable
from vnproof.text.unicode import Oddity

SURE = 0.99


@check("VN601", turn=Turn.LAST)
def decomposed(reading: Reading) -> Iterator[Finding]:
    """Letters stored as a letter and marks; neighbours on a line are one finding."""
    for word in odd_words(reading.passage, "decomposed", _is_marked):
        begins_with_a_mark = combining(reading.passage.source[word.span.start])  # which sits on what stands before
        if not begins_with_a_mark and not reading.passage.is_protected(word.span) and _is_ours(word):
            yield finding_of(reading.passage, "decomposed", word, Safety.SAFE, SURE)


def _is_marked(oddity: Oddity) -> bool:
    """Signs that are no letter with marks (ohm, Hangul, compatible ideographs) are nobody's Vietnamese."""
    return _marked().match(oddity.text) is not None


def _is_ours(word: OddWord) -> bool:
    """Is it the same to Unicode, or else a syllable? Marks in the wrong order are put right in no other word."""
    is_same = all(normalize("NFC", oddity.text) == oddity.meant for oddity in word.oddities)
    return is_same or (word.token is not None and is_syllable(word.token.text))


@cache
def _marked() -> regex.Pattern[str]:
    return regex.compile(r"\p{Latin}\p{M}")
