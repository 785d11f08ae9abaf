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
    with; "" for text, which only looks like text. `has_pictures` says that pages may be pictures, and that the opener
    takes `ocr=True` to have them read; `has_attributes`, that it takes `attributes=True` to read those a reader sees.
    """

    name: str
    suffixes: tuple[str, ...]
    opener: str
    beginning: bytes = b""
    has_pictures: bool = False
    has_attributes: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("text", (".txt", ".text"), "vnproof.documents.plain:PlainDocument"),
    Kind("html", (".html", ".htm", ".xhtml"), "vnproof.documents.html:HtmlDocument", has_attributes=True),
    Kind("markdown", (".md", ".markdown"), "vnproof.documents.markdown:MarkdownDocument"),
    Kind("docx", (".docx", ".docm", ".dotx", ".dotm"), "vnproof.documents.docx:DocxDocument", b"PK"),
    Kind("doc", (".doc", ".dot"), "vnproof.documents.office:WordDocument", b"\xd0\xcf\x11\xe0"),
    Kind("rtf", (".rtf",), "vnproof.documents.office:RtfDocument", b"{\\rtf"),
    Kind("odt", (".odt", ".ott"), "vnproof.documents.odt:OdtDocument", b"PK"),
    Kind("pdf", (".pdf",), "vnproof.documents.pdf:PdfDocument", b"%PDF-", has_pictures=True),
)

# Packages begin alike; which kind of document is in one is told by its members.
PACKAGED = (b"PK\3\4", b"\xd0\xcf\x11\xe0", b"{\\rtf")
# Readers of PDFs pass over what servers and mail put before the beginning; so do we where the name says what it is.
JUNK = 1024

BY_NAME = {kind.name: kind for kind in KINDS}
HIDDEN = (".", "~$")  # how names begin of what nobody asks about; Word locks a document by a file of the second kind
OTHERS = (".xlsx", ".xlsm", ".xls", ".ods", ".pptx", ".ppt", ".odp", ".zip")  # of packages that hold no text
PROMISING = (*OTHERS, *(suffix for kind in KINDS if kind.beginning for suffix in kind.suffixes))  # which text has not
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

    Raises DocumentError for what is known to be no document that can be read: a spreadsheet, a locked file …
    """
    if data.startswith(PACKAGED):
        from vnproof.documents.package import told_by_package

        return told_by_package(name, data)
    begun = next((kind for kind in KINDS if kind.beginning and data.startswith(kind.beginning)), None)
    if begun:
        return begun.name
    named = next((k for k in KINDS if name.lower().endswith(k.suffixes) and k.beginning in data[:JUNK]), None)
    if named and named.beginning:
        return named.name
    if PAGE.match(data[:ENOUGH]):
        return "html"
    if name.lower().endswith(PROMISING):
        from vnproof.documents.mistaken import refuse_mistaken

        refuse_mistaken(name, data)
    if named:
        return named.name
    return "html" if FRAGMENT.match(data[:ENOUGH]) else "text"
