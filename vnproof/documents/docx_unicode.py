"""A docx in Unicode: runs in fonts of before Unicode, spelt anew and set in fonts that everybody has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import Breach
from vnproof.documents.docx import DocxDocument
from vnproof.documents.package import Package
from vnproof.text.charsets import charset
from vnproof.text.fonts import charset_of_font

# Where a part names the font of a run or a style, and what comes in place of the old ones.
NAMED = re.compile(rb"((?:\w+:)?(?:ascii|hAnsi|cs|eastAsia)=)([\"'])([^\"'<>&]+)\2")
SANS = re.compile("arial|helve|avant|sans", re.IGNORECASE)


def in_unicode(document: DocxDocument) -> DocxDocument:
    """
    The document with what its old fonts showed as text; what is set in a font that is not known stays.

    Raises DocumentError where it cannot be written, Breach where the text would not be what was meant.
    """
    edits = list(_readings(document))
    package = Package(document.path, document.apply(edits))
    parts = {}
    for name in package.names:
        if name.startswith("word/") and name.endswith(".xml"):
            data = package.read(name)
            renamed = NAMED.sub(_renamed, data)
            if renamed != data:
                parts[name] = renamed
    converted = DocxDocument(document.path, package.replace(parts))
    if converted.text != apply_edits(document.text, edits):
        raise Breach("the document in Unicode fonts holds another text than announced")
    return converted


def charsets_of(document: DocxDocument) -> tuple[str, ...]:
    """The names of the encodings that its old fonts show."""
    found = (charset_of_font(font.name) for font in document.fonts)
    return tuple(dict.fromkeys(font.charset for font in found if font))


def _readings(document: DocxDocument) -> Iterator[Edit]:
    for span, name in document.fonts:
        font = charset_of_font(name)
        if font:
            read = charset(font.charset).read(span.of(document.text))
            yield Edit(span, read.upper() if font.capitals else read)


def _renamed(named: re.Match[bytes]) -> bytes:
    font = named[3].decode("utf-8", "replace")
    if charset_of_font(font) is None:
        return named[0]
    return b"%b%b%b%b" % (named[1], named[2], b"Arial" if SANS.search(font) else b"Times New Roman", named[2])
