"""Ministries, departments and other bodies that succeeded each other, where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vnproof.core.span import Span
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.successors import Successors
from vnproof.text.tone import in_style
from vnproof.text.units import KINDS

DASH = re.compile(r"\\ \\?-\\ ")


def bodies(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """
    Where a text names bodies, no units, that stand in `administrative/successors.tsv` on either side, and their names.

    >>> [name for _, name in bodies("Uỷ ban Dân tộc và BỘ KẾ HOẠCH VÀ ĐẦU TƯ", Lexicon.standard())]
    ['Ủy ban Dân tộc', 'Bộ Kế hoạch và Đầu tư']
    """
    pattern, names = _pattern(lexicon.successors)
    for match in pattern.finditer(text):
        yield Span(*match.span()), names[(match.lastindex or 0) - 1]


@lru_cache(maxsize=2)
def _pattern(successors: Successors) -> tuple[re.Pattern[str], list[str]]:
    """A pattern with a group for each name, the longest first, written as it is or in capitals throughout."""
    sides = {side for row in successors.rows for side in (row.name, row.successor)}
    names = sorted((name for name in sides if not name.lower().startswith(KINDS)), key=len, reverse=True)
    return re.compile("|".join(f"({_written(name)})" for name in names)), names


def _written(name: str) -> str:
    forms = dict.fromkeys(
        form for style in ("old", "new") for styled in [_styled(name, style)] for form in (styled, styled.upper())
    )
    return "|".join(DASH.sub(r"\\s?[-–]\\s?", re.escape(form)) + r"(?![^\W_])" for form in forms)


def _styled(name: str, style: str) -> str:
    return " ".join(in_style(word, "old" if style == "old" else "new") for word in name.split(" "))
