"""
Which kind of document some bytes are: told by what they hold; by the name only where contents cannot tell.

`KINDS` is the list of all kinds: to read another format, write a module with a subclass of `Document` and add a row.
"""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """
    A kind of document, the endings its names have, and the class that opens it.

    `opener` is `module:Class`, imported when the first such document is opened. `beginning` is what its files begin
    with; "" for text, which only looks like text. `has_pictures` says that pages may be pictures, and that the opener
    takes `ocr=True` to have them read.
    """

    name: str
    suffixes: tuple[str, ...]
    opener: str
    beginning: bytes = b""
    has_pictures: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("text", (".txt", ".text", ".md"), "vnproof.documents.plain:PlainDocument"),
    Kind("pdf", (".pdf",), "vnproof.documents.pdf:PdfDocument", b"%PDF-", has_pictures=True),
)

# Readers of PDFs pass over what servers and mail put before the beginning; so do we where the name says what it is.
JUNK = 1024

BY_NAME = {kind.name: kind for kind in KINDS}
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)


def kind_of(data: bytes, name: str = "") -> str:
    """
    The name of the kind of document that `data`, the bytes of a file called `name`, is.

    >>> kind_of("Kính gửi".encode(), "cong-van.txt")
    'text'
    """
    begun = next((kind for kind in KINDS if kind.beginning and data.startswith(kind.beginning)), None)
    if begun:
        return begun.name
    named = next((k for k in KINDS if name.lower().endswith(k.suffixes) and k.beginning in data[:JUNK]), None)
    return named.name if named else "text"
