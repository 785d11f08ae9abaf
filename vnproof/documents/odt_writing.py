"""
Changes of an ODT's text as splices of its parts.

A blank beside another would not be seen, so whether one is written as ` ` or as `<text:s/>` hangs on all that stands
before it in its paragraph.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vnproof.core.place import Block
from vnproof.core.span import Span
from vnproof.documents.assembly import Piece, Pieces
from vnproof.documents.weaving import Change, changed
from vnproof.documents.xml_part import Form, Splice, XmlPart

SIGNS = {"\t": b"tab", "\n": b"line-break"}


def write(
    blocks: Iterable[Block], pieces: Pieces, unseen: Sequence[Piece], changes: Iterable[Change]
) -> dict[XmlPart, list[Splice]]:
    """The splices of each part that make these changes; `unseen` are the blanks that are not seen, in text order."""
    edits: dict[Span, list[Change]] = defaultdict(list)
    for change in changes:
        edits[change.piece.span].append(change)
    splices: dict[XmlPart, list[Splice]] = defaultdict(list)
    spans = [block.span for block in blocks]
    for start, end in sorted({spans[bisect_right(spans, (span.start, math.inf)) - 1] for span in edits}):
        first, last = (bisect_left(unseen, offset, key=lambda piece: piece.span.start) for offset in (start, end + 1))
        inside = sorted([*pieces.touched(Span(start, end)), *unseen[first:last]], key=lambda piece: piece.start)
        for piece, splice in _write_block(inside, edits):
            splices[piece.part].append(splice)
    return splices


def _write_block(pieces: Iterable[Piece], edits: dict[Span, list[Change]]) -> Iterator[tuple[Piece, Splice]]:
    after_blank = True
    for piece in pieces:
        if piece.span in edits:
            text = changed(piece.text, piece.span.start, edits[piece.span])
            data, after_blank = encode(piece.part.prefix(piece.holder), text, after_blank=after_blank)
            yield piece, Splice(piece.start, piece.end, _out_of_cdata(piece, data))
        elif not piece.text:
            if not after_blank:  # now it would be seen
                yield piece, Splice(piece.start, piece.end, b"")
        elif after_blank and piece.form is not Form.ELEMENT and piece.text.startswith(" "):
            blank = piece.bytes_of(Span(piece.span.start, piece.span.start + 1))
            yield piece, Splice(*blank, _out_of_cdata(piece, b"<%bs/>" % piece.part.prefix(piece.holder)))
            after_blank = piece.text.endswith(" ") and piece.text != " "
        else:
            after_blank = piece.text.endswith(" ") and piece.form is not Form.ELEMENT


def _out_of_cdata(piece: Piece, data: bytes) -> bytes:
    return b"]]>%b<![CDATA[" % data if piece.form is Form.CDATA else data


def encode(prefix: bytes, text: str, *, after_blank: bool) -> tuple[bytes, bool]:
    """
    Text as it is written after a blank or after something else, and whether it ends in a blank that swallows another.

    >>> encode(b"text:", " a  b", after_blank=True)
    (b'<text:s/>a <text:s/>b', False)
    """
    written = []
    for letter in text:
        if letter == " " and after_blank:
            written.append(b"<%bs/>" % prefix)
        elif letter in SIGNS:
            written.append(b"<%b%b/>" % (prefix, SIGNS[letter]))
        else:
            written.append({"&": b"&amp;", "<": b"&lt;"}.get(letter) or letter.encode("utf-8"))
        after_blank = letter == " " and not after_blank
    return b"".join(written).replace(b"]]>", b"]]&gt;"), after_blank
