"""Runs of a docx cut in two, or more, so that markup which stands between runs can stand at a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnproof.documents.assembly import Piece
from vnproof.documents.docx_writing import PRESERVE, keep_blanks, seen
from vnproof.documents.xml_part import Element, Form, Splice, XmlPart


class Cut(NamedTuple):
    """Put `data` between two runs where the bytes from `start` to `end`, which are of `piece`, were."""

    piece: Piece
    start: int
    end: int
    data: bytes


class _Kept(NamedTuple):
    """
    What stays of a run between two cuts: the bytes from `start` to `end`. `opened` and `closed` are the `w:t` that
    these begin and end inside of, if they do.
    """

    start: int
    end: int
    opened: Element | None
    closed: Element | None


def cut_runs(cuts: Iterable[Cut]) -> dict[XmlPart, list[Splice]]:
    """The splices of each part that make these cuts, none of which overlap; those at one place stay in order."""
    runs: dict[tuple[XmlPart, Element], list[Cut]] = defaultdict(list)
    for cut in cuts:
        runs[cut.piece.part, run_of(cut.piece)].append(cut)
    splices: dict[XmlPart, list[Splice]] = defaultdict(list)
    for (part, run), made in runs.items():
        splices[part] += _cut_run(part, run, sorted(made, key=lambda cut: (cut.start, cut.end)))
    return splices


def can_be_cut(piece: Piece) -> bool:
    """Does the piece lie in a run, as all but formulas do, and its text in the open?"""
    return piece.holder.parent is not None and piece.holder.parent.name == "w:r" and piece.form is not Form.CDATA


def run_of(piece: Piece) -> Element:
    """The run that a piece lies in."""
    return piece.holder.parent or piece.holder


def opening(part: XmlPart, run: Element) -> bytes:
    """The beginning of a run, up to and with its properties: what all runs cut out of it begin with."""
    properties = run.first("w:rPr")
    return part.data[run.start : properties.end if properties else run.inside]


def closing(part: XmlPart, run: Element) -> bytes:
    """The end tag of a run."""
    return b"</%b>" % part.tag(run)


def _cut_run(part: XmlPart, run: Element, cuts: list[Cut]) -> Iterator[Splice]:
    begin, end = opening(part, run), closing(part, run)
    done, written = run.start, b""
    for number, kept in enumerate(_kept(run, run.start + len(begin), cuts)):
        if kept is not None:
            if kept.closed and not kept.opened:
                made = [Splice(kept.end, kept.closed.close, b"")]
                yield from (more for more in keep_blanks(part, kept.closed, made) if more.end <= kept.end)
            if kept.opened and (unseen := seen(part, kept.opened).end) < kept.opened.close <= kept.end:
                yield Splice(unseen, kept.opened.close, b"")
            if number:  # the first begins as the run always did
                prefix = part.prefix(kept.opened) if kept.opened else b""
                written += begin + (b"<%bt%b>" % (prefix, PRESERVE) if kept.opened else b"")
                yield Splice(done, kept.start, written)
            done, written = kept.end, b""
            if number < len(cuts):  # the last ends so too
                written = (b"</%b>" % part.tag(kept.closed) if kept.closed else b"") + end
        if number < len(cuts):
            written += cuts[number].data
    if done < run.close or written:
        yield Splice(done, run.end, written)


def _kept(run: Element, content: int, cuts: list[Cut]) -> Iterator[_Kept | None]:
    """What stays before each cut and after the last; None where that is nothing."""
    start, opened = content, None
    for cut in [*cuts, None]:
        end, closed = (run.close, None) if cut is None else (cut.start, _text_of(cut.piece))
        if opened and start == opened.close:
            start, opened = opened.end, None
        elif opened and start == opened.inside:
            start, opened = opened.start, None
        if closed and end == closed.inside:
            end, closed = closed.start, None
        elif closed and end == closed.close:
            end, closed = closed.end, None
        yield _Kept(start, end, opened, closed) if start < end else None
        if cut is not None:
            start, opened = cut.end, _text_of(cut.piece)


def _text_of(piece: Piece) -> Element | None:
    return None if piece.form is Form.ELEMENT else piece.holder
