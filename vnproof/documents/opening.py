"""Opening a document of any kind, and changing one with the proof that nothing else moved."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import Breach, DocumentError
from vnproof.documents.document import Document
from vnproof.documents.files import MOST_BYTES, read_file
from vnproof.documents.kinds import BY_NAME, kind_of


def open_document(
    source: str | Path | bytes, kind: str | None = None, path: str = "-", *, ocr: bool = False, attributes: bool = False
) -> Document:
    """
    The document in a file or in bytes; `kind` is told by the contents unless given, `path` names the bytes.

    `ocr` has pages that are pictures read by Tesseract; `attributes` has those read that a reader of HTML sees (alt …).

    Raises DocumentError where it cannot be read, with the remedy.

    >>> document = open_document("Ban tô chức".encode())
    >>> document.kind, document.text
    ('text', 'Ban tô chức')
    """
    if not isinstance(source, bytes):
        path = str(source) if path == "-" else path
        source = read_file(source)
    if len(source) > MOST_BYTES:
        raise DocumentError(
            f"{path}: lớn hơn {MOST_BYTES // 1_000_000} MB; hãy tách thành nhiều tệp nhỏ hơn.",
            f"{path}: larger than {MOST_BYTES // 1_000_000} MB; split it into smaller files.",
        )
    row = BY_NAME[kind or kind_of(source, path)]
    module, _, name = row.opener.partition(":")
    opener = getattr(import_module(module), name)
    wanted = {"ocr": ocr and row.has_pictures, "attributes": attributes and row.has_attributes}
    document: Document = opener(path, source, **{name: True for name, wants in wanted.items() if wants})
    return document


def rewrite(document: Document, edits: Iterable[Edit]) -> bytes:
    """
    The file with these edits made, opened again and proved to hold just what was announced.

    Raises DocumentError where the document cannot be written, Breach where the result is not what it should be.

    >>> from vnproof.core.span import Span
    >>> rewrite(open_document("Ban tô chức".encode()), [Edit(Span(4, 6), "tổ")]).decode()
    'Ban tổ chức'
    """
    edits = tuple(edits)
    return prove(document, edits, document.apply(edits))


def prove(document: Document, edits: Iterable[Edit], data: bytes) -> bytes:
    """`data`, proved to be a file that holds the document's text with just these edits made. Raises Breach."""
    again = open_document(data, document.kind, document.path)
    if again.text != apply_edits(document.text, edits):
        raise Breach("the document, opened again, holds another text than announced")
    if [block.place for block in again.layout.blocks] != [block.place for block in document.layout.blocks]:
        raise Breach("the document, opened again, is built another way")
    return data
