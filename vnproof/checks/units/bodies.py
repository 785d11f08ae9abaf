"""Ministries, departments and other bodies that succeeded each other, where a text names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from vnproof.core.span import Span
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.successors import Successors
from vnproof.text.tone import in_style
from vnproof.text.units import KINDS

FIRST = re.compile(r"(?:B[ộỘ]|S[ởỞ]|B(?:an|AN)|C[ụỤ][cC]|T(?:ổng|ỔNG)|Ủy|Uỷ|ỦY|UỶ)(?= )")
DASH = str.maketrans("–—", "--")


def bodies(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """
    Where a text names bodies, no units, that stand in `administrative/successors.tsv` on either side, and their names.

    >>> [name for _, name in bodies("Uỷ ban Dân tộc và BỘ KẾ HOẠCH VÀ ĐẦU TƯ", Lexicon.standard())]
    ['Ủy ban Dân tộc', 'Bộ Kế hoạch và Đầu tư']
    """
    names = _names(lexicon.successors)
    for match in FIRST.finditer(text):
        start = match.start()
        for form, name in names.get(match[0].lower(), ()):
            end = start + len(form)
            if text[start:end].lower().translate(DASH) == form and not text[end : end + 1].isalnum():
                yield Span(start, end), name
                break


@lru_cache(maxsize=2)
def _names(successors: Successors) -> dict[str, list[tuple[str, str]]]:
    """By first word, the names in small letters and both tone styles, with how they are written; the longest first."""
    sides = {side for row in successors.rows for side in (row.name, row.successor)}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted((side for side in sides if not side.lower().startswith(KINDS)), key=len, reverse=True):
        words = name.lower().split(" ")
        for form in {
            " ".join(in_style(word, "old") for word in words),
            " ".join(in_style(word, "new") for word in words),
        }:
            found[form.partition(" ")[0]].append((form, name))
    return found
