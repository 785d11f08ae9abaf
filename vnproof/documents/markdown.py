"""
Markdown: its paragraphs, list items, headings and cells as they are read, without the marks; corrected between them.

Blocks are those of CommonMark with tables. In the text, but not read: code, formulas, addresses. Not in the text: front
matter, where links lead, and of HTML what `vnproof.documents.html` leaves out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from vnproof.core.place import Place
from vnproof.core.span import Span
from vnproof.documents.html import HtmlReader, shortcodes
from vnproof.documents.html_elements import CODE, Grid
from vnproof.documents.markdown_inline import inlines
from vnproof.documents.markup import MarkupDocument
from vnproof.documents.rendition import Composer, Rendition

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A rule may stand at the beginning too, but what follows it is no name with a value.
FRONT_MATTER = re.compile(
    r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?=[\w-]+[ \t]*[:=])(?:[^\r\n]*(?:\r\n|\n|\r))+?(?:\1|\.\.\.)[ \t]*(?:[\r\n]|\Z)"
)
LINE_END = re.compile(r"\r\n|\n|\r")
SPECIAL = re.compile(r"[\\`*_\[\]<&~$|]")
BLANKS = " \t"


class MarkdownDocument(MarkupDocument):
    """
    A file of Markdown.

    >>> from vnproof.core.edit import Edit
    >>> document = MarkdownDocument("a.md", "- **tô** chức [hội nghị](hn.md)".encode())
    >>> document.text, document.apply([Edit(Span(0, 7), "tổ chức")]).decode()
    ('tô chức hội nghị', '- **tổ** chức [hội nghị](hn.md)')
    """

    kind = "markdown"

    def render(self, file: str) -> Rendition:
        """What a reader sees of the file."""
        rendition = MarkdownReader(file).read()
        return replace(rendition, shields=(*rendition.shields, *shortcodes(rendition.text)))

    def escape(self, text: str) -> str:
        """`text` with a backslash before what would be read as a mark."""
        return SPECIAL.sub(r"\\\g<0>", text)


class MarkdownReader:
    """Tells a composer what is seen of a file, block by block as the parser finds them."""

    def __init__(self, file: str) -> None:
        front = FRONT_MATTER.match(file)
        self._file = file
        self._begin = front.end() if front else 0
        self._starts = [self._begin, *(end.end() for end in LINE_END.finditer(file, self._begin)), len(file)]
        self._composer = Composer(file, self._place)
        self._html = HtmlReader(file, self._composer)
        self._paragraphs = 0
        self._tables = 0
        self._quotes = 0
        self._heading: str | None = None
        self._grid: Grid | None = None
        self._cell: str | None = None
        self._row = 0  # where in the file what is left of the table's row begins

    def read(self) -> Rendition:
        """What a reader sees of the file."""
        known: dict[str, Any] = {}
        for token in _parser().parse(self._file[self._begin :], known):
            self._composer.divide()
            if token.type == "inline":
                self._read_inline(token, known.get("references", {}))
            elif token.type in ("fence", "code_block"):
                self._read_code(token)
            elif token.type == "html_block":
                self._read_html(token)
            else:
                self._go_on(token)
        return self._composer.finish()

    def _place(self) -> Place:
        if self._grid:
            return Place(table=self._grid.number, cell=self._cell)
        self._paragraphs += 1
        return Place(paragraph=self._paragraphs, tag=self._heading)

    def _go_on(self, token: Token) -> None:
        """Keep in mind what the following text stands in."""
        if token.type == "heading_open":
            self._heading = token.tag
        elif token.type == "heading_close":
            self._heading = None
        elif token.tag == "blockquote":
            self._quotes += token.nesting
        elif token.type == "table_open":
            self._tables += 1
            self._grid = Grid(self._tables)
        elif token.type == "table_close":
            self._grid = None
        elif token.type == "tr_open" and self._grid:
            self._grid.start_row()
            self._row = self._lines(token).start
        elif token.type in ("td_open", "th_open") and self._grid:
            self._cell = self._grid.start_cell()

    def _lines(self, token: Token) -> Span:
        """The lines of a block as a span of the file."""
        first, last = token.map or (0, 0)
        return Span(self._starts[min(first, len(self._starts) - 1)], self._starts[min(last, len(self._starts) - 1)])

    def _read_code(self, token: Token) -> None:
        with self._shielded():
            for line in self._text_lines(token, below=token.type == "fence"):
                self._composer.show(*line)
                self._composer.end_line()

    @contextmanager
    def _shielded(self) -> Iterator[None]:
        shield, self._composer.shield = self._composer.shield, CODE
        yield
        self._composer.shield = shield

    def _read_html(self, token: Token) -> None:
        """HTML from behind the mark of its list item; in a quotation, marks stand amid its tags, so it is left out."""
        start, end = self._lines(token)
        first = token.content.partition("\n")[0].strip(BLANKS)
        begin = self._file.find(first, start, end)
        if not self._quotes and begin >= 0:
            self._html.read(begin, end)

    def _read_inline(self, token: Token, labels: dict[str, Any]) -> None:
        """A paragraph, heading or cell: its lines without what the blocks around them put before, then their marks."""
        lines = list(self._cell_lines(token) if self._grid else self._text_lines(token))
        text = "\n".join(line.of(self._file) for line in lines)
        begins = [0]  # of the lines, in `text`
        for line in lines:
            begins.append(begins[-1] + line.end - line.start + 1)

        def show(start: int, end: int) -> None:
            while start < end:
                index = bisect_right(begins, start) - 1
                stop = min(end, begins[index + 1] - 1)
                moved = lines[index].start - begins[index]
                self._composer.show(start + moved, stop + moved)
                if stop < end:
                    self._composer.end_line()
                start = stop + 1

        done = 0
        for start, end, what in inlines(text, labels):
            if start < done:
                continue
            show(done, start)
            done = end
            if what == "shield":
                with self._shielded():
                    show(start, end)
            elif what == "html" and "\n" not in text[start:end]:
                index = bisect_right(begins, start) - 1
                moved = lines[index].start - begins[index]
                self._html.read(start + moved, end + moved)
        show(done, len(text))

    def _text_lines(self, token: Token, *, below: bool = False) -> Iterator[Span]:
        """Where the lines of a block stand in the file, without the marks of lists and quotations before them."""
        first = (token.map or [0])[0] + below
        contents = token.content.split("\n")
        lines = pairwise(self._starts[first : first + len(contents) + 1])
        for content, (start, end) in zip(contents, lines, strict=False):
            seen = content.lstrip(BLANKS)
            place = self._file[start:end].rfind(seen)
            if place >= 0:
                yield Span(start + place, start + place + len(seen))

    def _cell_lines(self, token: Token) -> Iterator[Span]:
        """Where a cell stands in the file; a `|` in it bears a backslash there."""
        content = token.content.replace("|", r"\|")
        place = self._file.find(content, self._row, self._lines(token).end) if content else -1
        if place >= 0:
            self._row = place + len(content)
            yield Span(place, self._row)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")
