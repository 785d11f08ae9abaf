"""What revisions and comments of a docx have in common: who and when, numbers, and the names the markup goes by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timezone
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from vnproof.documents.document import Signature
from vnproof.documents.docx_parts import STRICT_WORD, WORD, Parts
from vnproof.documents.docx_writing import word_prefix
from vnproof.documents.xml_part import UNWRITABLE, Element, XmlPart


def signed(by: Signature, prefix: bytes) -> bytes:
    """
    A signature as attributes of an element.

    >>> from datetime import datetime
    >>> signed(Signature("vnproof", datetime(2025, 1, 2, tzinfo=timezone.utc)), b"w:").decode()
    ' w:author="vnproof" w:date="2025-01-02T00:00:00Z"'
    """
    author = quoteattr(UNWRITABLE.sub("", by.author)).encode()
    when = by.when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return b' %bauthor=%b %bdate="%b"' % (prefix, author, prefix, when)


class Vocabulary(NamedTuple):
    """What markup beside an element has to write before its names, and to declare where that is new there."""

    prefix: bytes
    declaration: bytes

    @classmethod
    def beside(cls, part: XmlPart, element: Element) -> Vocabulary:
        """That of Word's own elements around `element`; attributes need a prefix in any case."""
        prefix = word_prefix(part, element.parent or element)
        if prefix:
            return cls(prefix, b"")
        is_strict = STRICT_WORD.encode() in part.data[: part.root.inside]
        return cls(b"w:", b' xmlns:w="%b"' % (STRICT_WORD if is_strict else WORD).encode())


def numbers(parts: Parts) -> Iterator[int]:
    """Numbers that no mark in the document has yet."""
    highest = 0
    for part in [*(part for part, _ in parts.stories()), *filter(None, [parts.related("comments")])]:
        waiting = [part.root]
        while waiting:
            element = waiting.pop()
            told = element.attributes.get("w:id", "")
            if told.isascii() and told.isdecimal() and len(told) < 10:
                highest = max(highest, int(told))
            waiting += element.elements()
    while True:
        highest += 1
        yield highest
