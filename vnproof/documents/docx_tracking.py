"""
Edits of a docx as tracked changes, `w:del` and `w:ins` with the properties of the run they stand in, for Word to accept
or to reject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.documents.assembly import Piece, Pieces
from vnproof.documents.document import Signature
from vnproof.documents.docx_cutting import Cut, can_be_cut, closing, opening, run_of
from vnproof.documents.docx_marks import Vocabulary, signed
from vnproof.documents.docx_writing import element
from vnproof.documents.weaving import changed, impossible, spread
from vnproof.documents.xml_part import Form

# Inside another's insertion or move nothing can be inserted in one's own name: it is interrupted.
INSERTIONS = ("w:ins", "w:moveTo")
ID = re.compile(rb'(\bid=")[^"]*')


class _Rewritten(NamedTuple):
    """What of a piece is struck out, where, and what is written in its stead."""

    piece: Piece
    span: Span
    text: str


def track(path: str, text: str, pieces: Pieces, edit: Edit, by: Signature, numbers: Iterator[int]) -> Iterator[Cut]:
    """
    The cuts that show an edit of `text` as a tracked change; `path` is the document's name.

    Raises DocumentError where the edit cannot be made.
    """
    rewritten = list(_rewritten(path, text, pieces, edit))
    if not all(can_be_cut(one.piece) for one in rewritten):
        raise impossible(path, edit)
    parents = {run_of(one.piece).parent for one in rewritten}
    together = [] if len(parents) > 1 else rewritten
    for one in rewritten:
        start, end = one.piece.bytes_of(one.span)
        if together:
            last = one is together[-1]
            written = together if last else []
        elif one.text == one.piece.of(one.span):
            continue
        else:
            written = [one]
        yield Cut(one.piece, start, end, _struck(one, by, numbers) + _written(written, by, numbers))


def _rewritten(path: str, text: str, pieces: Pieces, edit: Edit) -> Iterator[_Rewritten]:
    """What the edit does to each piece that it covers, or stands at the edge of, in text order."""
    changes = list(spread(path, text, pieces, edit))
    concerned = {change.piece.span.start: change.piece for change in changes}
    if concerned or pieces.are_all:
        concerned |= {piece.span.start: piece for piece in pieces.touched(edit.span)}
    for _, piece in sorted(concerned.items()):
        own = [change for change in changes if change.piece is piece]
        edges = [edit.span, *(change.span for change in own)]
        start = max(piece.span.start, min(span.start for span in edges))
        end = min(piece.span.end, max(span.end for span in edges))
        start = min(start, end)
        span = Span(start, end)
        yield _Rewritten(piece, span, changed(piece.of(span), start, own))


def _struck(one: _Rewritten, by: Signature, numbers: Iterator[int]) -> bytes:
    """The deletion of what stood there."""
    part, run = one.piece.part, run_of(one.piece)
    start, end = one.piece.bytes_of(one.span)
    if start == end:
        return b""
    if one.piece.form is Form.ELEMENT:
        old = part.data[start:end]
    else:
        old = element(part.prefix(one.piece.holder), "delText", one.piece.of(one.span))
    return _mark(one.piece, b"del", opening(part, run) + old + closing(part, run), by, numbers)


def _written(rewritten: Iterable[_Rewritten], by: Signature, numbers: Iterator[int]) -> bytes:
    """The insertion of what stands there now, each piece set as the one that it replaces."""
    runs, last = b"", None
    for last in rewritten:
        if last.text:
            part, run = last.piece.part, run_of(last.piece)
            new = element(part.prefix(run), "t", last.text)
            runs += opening(part, run) + new + closing(part, run)
    if last is None or not runs:
        return b""
    inserted = _mark(last.piece, b"ins", runs, by, numbers)
    part, around = last.piece.part, run_of(last.piece).parent
    if around is None or around.name not in INSERTIONS:
        return inserted
    again = ID.sub(rb"\g<1>%d" % next(numbers), part.data[around.start : around.inside])
    return b"</%b>%b%b" % (part.tag(around), inserted, again)


def _mark(piece: Piece, name: bytes, runs: bytes, by: Signature, numbers: Iterator[int]) -> bytes:
    prefix, declaration = Vocabulary.beside(piece.part, run_of(piece))
    tag = prefix + name
    told = b' %bid="%d"%b' % (prefix, next(numbers), signed(by, prefix))
    return b"<%b%b%b>%b</%b>" % (tag, declaration, told, runs, tag)
