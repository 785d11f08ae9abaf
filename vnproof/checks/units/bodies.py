"""Ministries, departments and other bodies that succeeded each other, where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.core.span import Span
from vnproof.lexicon.lexicon import Lexicon

FIRST = re.compile(r"(?:B[ộỘ]|S[ởỞ]|B(?:an|AN)|C[ụỤ][cC]|T(?:ổng|ỔNG)|P(?:hòng|HÒNG)|Ủy|Uỷ|ỦY|UỶ)(?= )")
LONGEST = 60  # characters of a name


def bodies(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """
    Where a text names bodies, no units, that stand in `administrative/successors.tsv` on either side, and their names.

    >>> [name for _, name in bodies("Uỷ ban Dân tộc và BỘ KẾ HOẠCH VÀ ĐẦU TƯ", Lexicon.standard())]
    ['Ủy ban Dân tộc', 'Bộ Kế hoạch và Đầu tư']
    """
    for match in FIRST.finditer(text):
        start = match.start()
        typed = text[start : start + LONGEST].lower().replace("–", "-")
        for form, name in lexicon.successors.bodies.get(match[0].lower(), ()):
            if typed.startswith(form) and not typed[len(form) : len(form) + 1].isalnum():
                yield Span(start, start + len(form)), name
                break
