"""Notes on a docx as comments beside the words, for Word to show in the margin; the text itself stays as it is."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from vnproof.core.errors import DocumentError
from vnproof.core.place import Layout
from vnproof.documents.assembly import Piece, Pieces
from vnproof.documents.document import Note, Signature
from vnproof.documents.docx_cutting import Cut, can_be_cut, run_of
from vnproof.documents.docx_marks import Vocabulary, signed
from vnproof.documents.docx_parts import (
    CONTENT_TYPES,
    OFFICE,
    STRICT_OFFICE,
    STRICT_WORD,
    WORD,
    Parts,
    relationships_of,
)
from vnproof.documents.docx_writing import element
from vnproof.documents.xml_part import UNWRITABLE, Element, Splice, XmlPart

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Placed(NamedTuple):
    """
    A note, its number in the document, and where it begins and ends: in which pieces, at which of their bytes.

    `is_aside`: it stands near the text it is about, not at it.
    """

    note: Note
    number: int
    first: Piece
    start: int
    last: Piece
    end: int
    is_aside: bool


def place(parts: Parts, layout: Layout, pieces: Pieces, notes: Iterable[Note], free: Iterator[int]) -> Iterator[Placed]:
    """
    Where each note can stand, numbered by `free`: at its words if these are in the body, else at the text before what
    holds them. Word has no comments in headers and text boxes, and LibreOffice 7.4 breaks down at one in a footnote.

    Raises DocumentError where there is nothing that a comment can stand at.
    """
    body = tuple(piece for piece in pieces if can_be_cut(piece) and _part(layout, piece.span.start) == "body")
    starts, at_words = [piece.start for piece in body], Pieces(body)
    references = _references(parts)
    for note in notes:
        if touched := at_words.touched(note.span):
            start, end = touched[0].bytes_of(note.span).start, touched[-1].bytes_of(note.span).end
            yield Placed(note, next(free), touched[0], start, touched[-1], end, is_aside=False)
            continue
        if not body:
            path = parts.package.path
            raise DocumentError(
                f"{path}: phần thân không có chữ nào để đặt lời bình; hãy dùng --docx-mode direct hoặc track.",
                f"{path}: the body has no text that a comment could stand at; use --docx-mode direct or track.",
            )
        about = pieces.after(note.span.start) or pieces.before(note.span.start)
        index = bisect_right(starts, _position(parts, about, _part(layout, note.span.start), references)) - 1
        near = body[max(0, index)]
        point = near.start if index < 0 else near.end
        yield Placed(note, next(free), near, point, near, point, is_aside=True)


def mark(placed: Iterable[Placed]) -> Iterator[Cut]:
    """The marks in the text: where each comment begins, where it ends, and the reference to it."""
    for one in placed:
        prefix, declaration = Vocabulary.beside(one.last.part, run_of(one.last))
        reference = b"<%br%b>%b</%br>" % (prefix, declaration, _mark(one.last, b"commentReference", one.number), prefix)
        yield Cut(one.first, one.start, one.start, _mark(one.first, b"commentRangeStart", one.number))
        yield Cut(one.last, one.end, one.end, _mark(one.last, b"commentRangeEnd", one.number) + reference)


def parts_with(parts: Parts, placed: Iterable[Placed], by: Signature) -> dict[str, bytes]:
    """The part with the comments themselves, and, where there was none before, those that have to name it."""
    there = parts.related("comments")
    if there:
        prefix, declaration = there.prefix(there.root), b""
        if not prefix:
            prefix, declaration = b"w:", _declaration(parts)
        comments = b"".join(_comment(one, by, prefix, declaration) for one in placed)
        return {there.name: there.spliced([append(there, there.root, comments)])}
    name = _free(parts, posixpath.join(posixpath.dirname(parts.main.name), "comments"))
    comments = b"".join(_comment(one, by, b"w:", b"") for one in placed)
    return {
        name: b"%b<w:comments%b>%b</w:comments>" % (HEAD, _declaration(parts), comments),
        **_related(parts, name),
        **_typed(parts, name),
    }


def append(part: XmlPart, parent: Element, data: bytes) -> Splice:
    """The splice that puts `data` at the end of what is inside an element."""
    if parent.close == parent.inside == parent.end:  # `<a/>`
        return Splice(parent.end - 2, parent.end, b">%b</%b>" % (data, part.tag(parent)))
    return Splice(parent.close, parent.close, data)


def _part(layout: Layout, offset: int) -> str:
    place = layout.place(offset)
    return place.part if place else ""


def _references(parts: Parts) -> dict[tuple[str, str], int]:
    """Where in the main part the notes hang, by the names of their elements and their numbers."""
    found = parts.main.root.descendants("w:footnoteReference", "w:endnoteReference")
    return {(one.name.removesuffix("Reference"), one.attributes.get("w:id", "")): one.start for one in found}


def _position(parts: Parts, piece: Piece | None, part: str, references: Mapping[tuple[str, str], int]) -> int:
    """The byte of the main part that a piece elsewhere belongs to: headers to its beginning, footers to its end."""
    if piece is not None and piece.part is parts.main:
        return piece.start
    around = piece.holder if piece else None
    while around is not None and around.name not in ("w:footnote", "w:endnote"):
        around = around.parent
    if around is not None:
        return references.get((around.name, around.attributes.get("w:id", "")), 0)
    return -1 if part == "header" else len(parts.main.data)


def _mark(piece: Piece, name: bytes, number: int) -> bytes:
    prefix, declaration = Vocabulary.beside(piece.part, run_of(piece))
    return b'<%b%b%b %bid="%d"/>' % (prefix, name, declaration, prefix, number)


def _comment(placed: Placed, by: Signature, prefix: bytes, declaration: bytes) -> bytes:
    """A comment, a paragraph for each line of the note, in small letters."""
    note = placed.note
    told = f"{note.where}: {note.text}" if placed.is_aside and note.where else note.text
    paragraphs = b"".join(
        b'<%bp><%br><%brPr><%bsz %bval="20"/></%brPr>%b</%br></%bp>'
        % (*[prefix] * 6, element(prefix, "t", UNWRITABLE.sub(" ", line)), *[prefix] * 2)
        for line in told.splitlines()
    )
    head = b'<%bcomment%b %bid="%d"%b>' % (prefix, declaration, prefix, placed.number, signed(by, prefix))
    return b"%b%b</%bcomment>" % (head, paragraphs, prefix)


def _related(parts: Parts, name: str) -> dict[str, bytes]:
    """The relationships of the main part, with the comments among them."""
    rels = relationships_of(parts.main.name)
    base = STRICT_OFFICE if parts.is_strict else OFFICE
    row = b'<%%bRelationship Id="%b" Type="%b/comments" Target="/%b"/>' % (
        _free_id(parts).encode(),
        base.encode(),
        name.encode(),
    )
    if rels not in parts.package.names:
        return {rels: b'%b<Relationships xmlns="%b">%b</Relationships>' % (HEAD, RELATIONSHIPS.encode(), row % b"")}
    part = parts.parse(rels)
    return {rels: part.spliced([append(part, part.root, row % part.prefix(part.root))])}


def _typed(parts: Parts, name: str) -> dict[str, bytes]:
    """The list of what each part holds, with the comments in it."""
    part = parts.parse(CONTENT_TYPES)
    row = b'<%bOverride PartName="/%b" ContentType="%b"/>' % (
        part.prefix(part.root),
        name.encode(),
        CONTENT_TYPE.encode(),
    )
    return {CONTENT_TYPES: part.spliced([append(part, part.root, row)])}


def _declaration(parts: Parts) -> bytes:
    return b' xmlns:w="%b"' % (STRICT_WORD if parts.is_strict else WORD).encode()


def _free(parts: Parts, stem: str) -> str:
    names = (f"{stem}{number or ''}.xml" for number in count())
    return next(name for name in names if name not in parts.package.names)


def _free_id(parts: Parts) -> str:
    taken = {rel.attributes.get("Id") for rel in parts.rows(parts.main.name)}
    return next(name for name in (f"rId{number}" for number in count(1)) if name not in taken)
