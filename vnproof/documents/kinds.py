"""
Which kind of document some bytes are: told by what they hold; by the name only where contents cannot tell.

`KINDS` is the list of all kinds: to read another format, write a module with a subclass of `Document` and add a row.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """
    A kind of document, the endings its names have, and the class that opens it.

    `opener` is `module:Class`, imported when the first such document is opened. `beginning` is what its files begin
    with; "" for text, which only looks like text.
    """

    name: str
    suffixes: tuple[str, ...]
    opener: str
    beginning: bytes = b""


KINDS: tuple[Kind, ...] = (
    Kind("text", (".txt", ".text"), "vnproof.documents.plain:PlainDocument"),
    Kind("html", (".html", ".htm", ".xhtml"), "vnproof.documents.html:HtmlDocument"),
    Kind("markdown", (".md", ".markdown"), "vnproof.documents.markdown:MarkdownDocument"),
)

BY_NAME = {kind.name: kind for kind in KINDS}
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)


# How a page of HTML begins, whatever it is called; and a fragment, where no name says what it is.
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
FRAGMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--|<(?:article|b|body|center|div|font|h[1-6]|head|img|main|meta|ol|p|section|span|strong|"
    rb"table|title|ul)\b[^<]*>)",
    re.IGNORECASE,
)
ENOUGH = 4096


def kind_of(data: bytes, name: str = "") -> str:
    """
    The name of the kind of document that `data`, the bytes of a file called `name`, is.

    >>> kind_of("Kính gửi".encode(), "cong-van.txt")
    'text'
    >>> kind_of("<!DOCTYPE html><title>Kính gửi".encode(), "cong-van.txt")
    'html'
    """
    begun = next((kind for kind in KINDS if kind.beginning and data.startswith(kind.beginning)), None)
    if begun:
        return begun.name
    if PAGE.match(data[:ENOUGH]):
        return "html"
    named = next((kind for kind in KINDS if not kind.beginning and name.lower().endswith(kind.suffixes)), None)
    if named:
        return named.name
    return "html" if FRAGMENT.match(data[:ENOUGH]) else "text"
