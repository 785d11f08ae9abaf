"""Edits of a document's text spread over the pieces that it is made of, so that each letter keeps what it is set in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, OverlappingEdits
from vnproof.core.span import Span
from vnproof.documents.assembly import Piece, Pieces
from vnproof.documents.trimming import trim
from vnproof.documents.xml_part import UNWRITABLE, Form


class Change(NamedTuple):
    """Put `text` where `span`, a stretch of the document's text that lies in or at the edge of `piece`, was."""

    piece: Piece
    span: Span
    text: str


def in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits in text order. Raises OverlappingEdits where two of them claim the same characters."""
    ordered = tuple(sorted(edits))
    for edit, following in pairwise(ordered):
        if following.span.start < edit.span.end:
            raise OverlappingEdits(following.span)
    return ordered


def spread(path: str, text: str, pieces: Pieces, edit: Edit) -> Iterator[Change]:
    """
    What an edit of `text` changes in each piece it concerns, in text order; `path` is the document's name.

    Raises DocumentError where an edit reaches from one block into another, or XML cannot hold what it writes.
    """
    if UNWRITABLE.search(edit.text):
        raise impossible(path, edit)
    for step in trim(text, edit):
        touched = pieces.touched(step.span)
        home = _home(pieces, step, touched, edit.span) if step.text else None
        is_there = sum(len(piece.of(step.span)) for piece in touched) == step.span.end - step.span.start
        if not is_there or (step.text and home is None):
            if pieces.are_all:
                raise impossible(path, edit)
            continue
        cuts = {piece.span.start: (piece, _within(step.span, piece)) for piece in touched}
        if home:
            cuts.setdefault(home.span.start, (home, _within(step.span, home)))
        for _, (piece, span) in sorted(cuts.items()):
            yield Change(piece, span, step.text if piece is home else "")


def changed(text: str, start: int, changes: Iterable[Change]) -> str:
    """A stretch of the document's text that begins at `start`, with these changes, which are in order, made."""
    pieces, done = [], start
    for _, (first, last), new in changes:
        pieces += [text[done - start : first - start], new]
        done = last
    return "".join(pieces) + text[done - start :]


def _within(span: Span, piece: Piece) -> Span:
    first = min(max(span.start, piece.span.start), piece.span.end)
    return Span(first, max(first, min(span.end, piece.span.end)))


def _home(pieces: Pieces, step: Edit, touched: tuple[Piece, ...], whole: Span) -> Piece | None:
    """
    The piece that new text goes to: one that it replaces, else the neighbour that is of the same edit, else the one
    before, as when one types; text rather than a tab, and no field, whose text is made anew when it is counted.
    """
    beside = [pieces.before(step.span.start), pieces.after(step.span.end)]
    if step.span.start == whole.start and step.span.end < whole.end:
        beside.reverse()
    homes = [*touched, *(piece for piece in beside if piece)]
    return min(homes, key=lambda piece: (piece.is_shielded, piece.form is Form.ELEMENT), default=None)


def impossible(path: str, edit: Edit) -> DocumentError:
    """An edit that this document has no way to hold."""
    return DocumentError(
        f"{path}: không sửa được chỗ thứ {edit.span.start} trong tệp này; hãy sửa tay chỗ ấy.",
        f"{path}: the edit at offset {edit.span.start} cannot be made in this file; make it by hand.",
    )
