r"""
Rendition: the text that a reader sees of a file with markup, and the way of its edits back into the file's own text.

A `Composer` goes through the file's text from its beginning to its end and is told what of it is seen; what it is not
told of is markup, and stays what it is:

    >>> composer = Composer("<p>h<b>&#7885;</b>p</p>")
    >>> composer.show(3, 4)
    >>> composer.show_as("ọ", 7, 14)
    >>> composer.show(18, 19)
    >>> rendition = composer.finish()
    >>> rendition.text, [span.of("<p>h<b>&#7885;</b>p</p>") for span in rendition.sources(1)]
    ('họp', ['&#7885;'])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from vnproof.core.edit import Edit
from vnproof.core.offsets import OffsetMap, Piece
from vnproof.core.place import Block, Place
from vnproof.core.span import Span
from vnproof.documents.trimming import trim

# A note to vnproof that speaks of whole lines, see `vnproof.text.ignores`; one of its line only stays in that line.
OF_LINES = re.compile(r"vnproof: *(?:off|on|ignore-next-line)\b")

BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True)
class Rendition:
    """
    What is seen, where it stands in the file, and what of it is not to be read, by the reason why.

    `torn` holds the blanks that several stretches of white space make together: by offset, all of these stretches.
    """

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    shields: tuple[tuple[str, Span], ...]
    torn: dict[int, tuple[Span, ...]] = field(default_factory=dict)

    def sources(self, offset: int) -> tuple[Span, ...]:
        """All stretches of the file that the character at `offset` is made of."""
        return self.torn.get(offset) or (self.offsets.to_source(offset, offset + 1),)

    def in_file(self, edit: Edit, escape: Callable[[str], str]) -> Iterator[Edit]:
        """The edits of the file's text that do what `edit` does to the text seen, and leave every tag where it is."""
        for span, text in trim(self.text, edit):
            if span.start == span.end:
                is_begun = span.start > edit.span.start or edit.span.start == edit.span.end
                place = self._beside(span.start, text) if is_begun else self.sources(span.start)[0].start
                yield Edit(Span(place, place), escape(text))
            for number, offset in enumerate(range(*span)):
                letters = text[number:] if offset == span.end - 1 else text[number : number + 1]
                first, *others = self.sources(offset)
                yield Edit(first, escape(letters))
                yield from (Edit(other, "") for other in others)

    def _beside(self, offset: int, text: str) -> int:
        """Where in the file to put `text`: among the tags in this place, with the letters that it belongs to."""
        before, after = self.text[max(0, offset - 1) : offset], self.text[offset : offset + 1]
        begins_word = text[0].isalnum() and not _is_letter(before)
        if after not in ("", "\n") and (before in ("", "\n") or begins_word):
            return self.sources(offset)[0].start
        return self.sources(offset - 1)[-1].end if before else 0


class Composer:
    """
    Makes a rendition. `place` is asked at the beginning of every block where that is.

    `shield`, as it is when something is shown, is the reason why it is not to be read; "" where there is none.
    """

    def __init__(self, file: str, place: Callable[[], Place] = Place) -> None:
        self.shield = ""
        self.place = place
        self._file = file
        self._shown: list[str] = []
        self._length = 0
        self._done = 0  # up to here, the file's text is accounted for
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._open: tuple[int, Place] | None = None  # the block being made
        self._gap: list[tuple[str, list[Span]]] = []  # seen only if something follows in the same block
        self._notes: list[Span] = []  # notes to vnproof that wait for the next block
        self._shields: list[tuple[str, Span]] = []
        self._torn: dict[int, tuple[Span, ...]] = {}

    def show(self, start: int, end: int) -> None:
        """Show file[start:end] as it is."""
        if start < end:
            self.show_as(self._file[start:end], start, end)

    def show_as(self, text: str, start: int, end: int) -> None:
        """Show `text` for file[start:end]."""
        before = self._length
        if self._open is None:
            self._begin(start)
            before = -1
        for letters, sources in self._gap:
            first = sources[0] if sources else Span(self._done, self._done)
            if len(sources) > 1:
                self._torn[self._length] = tuple(sources)
            self._put(letters, first)
        self._gap = []
        begin = self._length
        self._put(text, Span(start, end))
        if self.shield:
            self._cover(self.shield, Span(begin, self._length), before)

    def blank(self, start: int, end: int) -> None:
        """White space that reads as one blank, together with what there is beside it."""
        if self._open is None:
            return
        last, sources = self._gap[-1] if self._gap else ("", [])
        if last == " ":
            sources.append(Span(start, end))
        elif last != "\n":
            self._gap.append((" ", [Span(start, end)]))

    def keep(self, text: str, start: int, end: int) -> None:
        """White space that reads as `text`, unless it begins or ends a block."""
        if self._open is not None:
            self._gap.append((text, [Span(start, end)]))

    def end_line(self) -> None:
        """End the line, unless nothing follows in this block."""
        if self._open is None:
            return
        if self._gap and self._gap[-1][0] == " ":
            self._gap.pop()
        self._gap.append(("\n", []))

    def divide(self) -> None:
        """End the block."""
        if self._open is not None:
            start, place = self._open
            self._blocks.append(Block(Span(start, self._length), place))
            self._open = None
        self._gap = []

    def note(self, start: int, end: int) -> None:
        """Show a note to vnproof where it will be found: in its line, or before what it speaks of."""
        of_lines = OF_LINES.search(self._file, start, end)
        beside = self._blocks and "\n" not in self._file[self._done : start] and not self._notes
        if self._open is None and beside and not of_lines:
            block = self._blocks.pop()
            self._open = block.span.start, block.place
        if self._open is None:
            self._notes.append(Span(start, end))
        else:
            self._show_note(Span(start, end))

    def finish(self) -> Rendition:
        """What has been made."""
        self.divide()
        return Rendition(
            "".join(self._shown), OffsetMap(tuple(self._pieces)), tuple(self._blocks), tuple(self._shields), self._torn
        )

    def _begin(self, start: int) -> None:
        notes, self._notes = self._notes, []
        first = notes[0].start if notes else start
        if self._length:
            self._put(BETWEEN_BLOCKS, Span(self._done, first) if self._done <= first else Span(first, first))
        self._open = self._length, self.place()
        for note in notes:
            self._show_note(note)
            self._put("\n" if OF_LINES.search(self._file, *note) else " ", Span(self._done, self._done))

    def _show_note(self, note: Span) -> None:
        shield, self.shield = self.shield, "note"
        self.show(*note)
        self.shield = shield

    def _put(self, text: str, source: Span) -> None:
        here = self._length
        if source.start != self._done:
            # What was passed over is markup; an attribute is shown after the text that it stands in.
            self._pieces.append(Piece(Span(here, here), Span(min(self._done, source.start), source.start)))
        if len(text) != source.end - source.start:
            self._pieces.append(Piece(Span(here, here + len(text)), source))
        self._shown.append(text)
        self._length += len(text)
        self._done = source.end

    def _cover(self, reason: str, span: Span, before: int) -> None:
        """Shield a stretch, and the blank between it and one before that was shielded for the same reason."""
        if self._shields and self._shields[-1][0] == reason and self._shields[-1][1].end == before:
            span = Span(self._shields.pop()[1].start, span.end)
        self._shields.append((reason, span))


def join(spans: Iterable[Span]) -> tuple[Span, ...]:
    """
    The spans in order, those that overlap as one.

    >>> join([Span(4, 6), Span(0, 2), Span(1, 3)])
    (Span(start=0, end=3), Span(start=4, end=6))
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _is_letter(character: str) -> bool:
    import unicodedata

    return character.isalnum() or (character != "" and unicodedata.category(character).startswith("M"))
