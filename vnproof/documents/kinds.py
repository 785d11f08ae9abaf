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
    with; "" for text, which only looks like text.
    """

    name: str
    suffixes: tuple[str, ...]
    opener: str
    beginning: bytes = b""


KINDS: tuple[Kind, ...] = (
    Kind("text", (".txt", ".text", ".md"), "vnproof.documents.plain:PlainDocument"),
    Kind("docx", (".docx", ".docm", ".dotx", ".dotm"), "vnproof.documents.docx:DocxDocument", b"PK"),
    Kind("odt", (".odt", ".ott"), "vnproof.documents.odt:OdtDocument", b"PK"),
)

# Packages begin alike; which kind of document is in one is told by its members.
PACKAGED = (b"PK\3\4", b"\xd0\xcf\x11\xe0", b"{\\rtf")

BY_NAME = {kind.name: kind for kind in KINDS}
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)


def kind_of(data: bytes, name: str = "") -> str:
    """
    The name of the kind of document that `data`, the bytes of a file called `name`, is.

    >>> kind_of("Kính gửi".encode(), "cong-van.txt")
    'text'

    Raises DocumentError for what is known to be no document that can be read: a spreadsheet, a locked file …
    """
    if data.startswith(PACKAGED):
        from vnproof.documents.package import told_by_package

        return told_by_package(name, data)
    begun = next((kind for kind in KINDS if kind.beginning and data.startswith(kind.beginning)), None)
    if begun:
        return begun.name
    named = next((kind for kind in KINDS if not kind.beginning and name.lower().endswith(kind.suffixes)), None)
    return named.name if named else "text"
