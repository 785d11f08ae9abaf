"""
What a document says it is about: its title, its «V/v» line, the lead of a news item, each with the text that follows.

Only what is surely one is given: where a text begins with a sentence, it has no title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.text.heading import Heading

LONGEST: Final = 200  # characters of a title
LONGEST_LEAD: Final = 600
WORDS: Final = 4
SUBJECT: Final = ("v/v", "về việc")
ENDS: Final = (".", ";", ":", ",", "…", "?")
NO_TITLES: Final = ("căn cứ", "kính gửi", "số:", "-", "theo ")


class Head(NamedTuple):
    """A line that sums up what follows, and all that follows."""

    line: Span
    rest: Span


def heads(text: str, heading: Heading, is_type: Callable[[str], bool]) -> Iterator[Head]:
    r"""
    The title of a text, or its «V/v» line, and the lead of a news item; `is_type` knows names of types of documents.

    >>> text = "THÔNG BÁO\nLịch tiêm chủng tháng 4\nTrạm Y tế thông báo."
    >>> [head.line.of(text) for head in heads(text, Heading.of(text), "THÔNG BÁO".__eq__)]
    ['Lịch tiêm chủng tháng 4']
    """
    title = _of_document(heading, is_type)
    if title:
        yield Head(title, Span(title.end, len(text)))
        return
    lines = _lines(text)
    first, lead, third = (next(lines, None) for _ in range(3))
    if heading.is_administrative or heading.is_partys or first is None or lead is None:
        return
    if len(first) <= LONGEST and _is_title(first.of(text)):
        yield Head(first, Span(first.end, len(text)))
        if third and len(lead) <= LONGEST_LEAD and lead.of(text).endswith("."):
            yield Head(lead, Span(lead.end, len(text)))


def _of_document(heading: Heading, is_type: Callable[[str], bool]) -> Span | None:
    """The line «V/v …», «Về việc …», or the one under the name of the type."""
    below_type = False
    for text, span in heading.pieces:
        if text.lower().startswith(SUBJECT) or (below_type and _is_title(text)):
            return span
        below_type = text.isupper() and is_type(text)
    return None


def _is_title(line: str) -> bool:
    return (
        len(line.split()) >= WORDS
        and line[0].isupper()
        and not line.endswith(ENDS)
        and not line.lower().startswith(NO_TITLES)
    )


def _lines(text: str) -> Iterator[Span]:
    """The lines that hold something, without the blanks around them."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip()
        if line:
            first = text.index(line, start)
            yield Span(first, first + len(line))
        start = end + 1
