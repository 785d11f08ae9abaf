"""
HTML, pages and fragments: what a reader sees of them, corrected between the tags and nowhere else.

Blocks are those of browsers, white space is collapsed as they do, a syllable torn by tags is whole, `&ocirc;` is a
letter. Not in the text: scripts, styles, comments, heads but for their title. In the text, but not read: code, what is
marked as not to be translated or as another language, shortcodes of WordPress and plug-ins of other systems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from unicodedata import normalize

from vnproof.core.place import Place
from vnproof.core.span import Span
from vnproof.documents.html_elements import BLOCKS, CODE, FOREIGN, OBJECTS, Element, OpenElements
from vnproof.documents.html_tokens import BLANKS, Token, attributes_of, text_of, tokenize
from vnproof.documents.markup import MarkupDocument
from vnproof.documents.rendition import Composer, Rendition

# Attributes that say how the text is to be read, and those that are themselves read.
TELLING = re.compile(r"lang|translate|class|span", re.IGNORECASE)
SEEN = ("alt", "title", "placeholder", "aria-label")

NO_BREAK = "\N{NO-BREAK SPACE}"
# White space that is more than one blank between two words; in `pre`, all of it is what it is.
COLLAPSED = re.compile(rf"[{BLANKS}]{{2,}}|[\t\n\f\r]|\A | \Z|{NO_BREAK}")
WHITE = BLANKS + NO_BREAK
KEPT = re.compile(rf"\r\n|[{BLANKS}]")

SPECIAL = re.compile('[&<>"\N{NO-BREAK SPACE}]')
REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\N{NO-BREAK SPACE}": "&nbsp;"}

# `[gallery ids="1,2"]`, `[/caption]`; `{loadposition user1}`, `{{ title }}`, `{% if … %}`.
SHORTCODE = re.compile(
    r"\[/?[a-z][a-z\d_-]*(?: (?=[^\[\]\n=]*=)[^\[\]\n]*)?\]|\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{/?[A-Za-z][^{}\n]*\}"
)

# Word says `lang=EN-US` of Vietnamese. No other language has these letters; every second Vietnamese word does.
VIETNAMESE = re.compile("[đĐ\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}\N{COMBINING HORN}]")
VIETNAMESE_SHARE = 0.2


class HtmlDocument(MarkupDocument):
    r"""
    A page or fragment of HTML; with `attributes`, those that a reader sees (`alt`, `title` …) are read after the text.

    >>> from vnproof.core.edit import Edit
    >>> document = HtmlDocument("a.html", "<p>Ph&ugrave; <b>h</b>ọp\n  quy định".encode())
    >>> document.text, document.apply([Edit(Span(4, 7), "hợp")]).decode()
    ('Phù họp quy định', '<p>Ph&ugrave; <b>h</b>ợp\n  quy định')
    """

    kind = "html"

    def __init__(self, path: str, data: bytes, *, attributes: bool = False) -> None:
        self._attributes = attributes
        super().__init__(path, data)

    def render(self, file: str) -> Rendition:
        """What a browser shows of the file."""
        composer = Composer(file)
        reader = HtmlReader(file, composer, attributes=self._attributes)
        composer.place = reader.place
        reader.read(0, len(file))
        reader.read_attributes()
        rendition = composer.finish()
        return replace(rendition, shields=(*_shields(rendition), *shortcodes(rendition.text)))

    def escape(self, text: str) -> str:
        """`text` with references for what would be read as markup, and for the blank that nobody sees in a file."""
        return escape(text)


class HtmlReader:
    """Tells a composer what is seen of a file, or of parts of it."""

    def __init__(self, file: str, composer: Composer, *, attributes: bool = False) -> None:
        self._file = file
        self._composer = composer
        self._elements = OpenElements()
        self._wants_attributes = attributes
        self._attributes: list[tuple[str, int, int]] = []

    def place(self) -> Place:
        """Where a block would be that begins here."""
        return self._elements.place()

    def read(self, start: int, end: int) -> None:
        """Read file[start:end]."""
        for token in tokenize(self._file, start, end):
            if token.kind == "start":
                self._start(token)
            elif token.kind == "end":
                self._end(token)
            elif token.kind != "comment":
                self._show(token, self._elements.innermost)
            elif "vnproof:" in self._file[token.start : token.end]:
                self._composer.note(token.start, token.end)

    def read_attributes(self) -> None:
        """Read the attributes that were passed by; they come last, for they are part of no sentence."""
        self._composer.shield = ""
        for tag, start, end in self._attributes:
            self._composer.divide()
            self._composer.place = partial(Place, "attribute", tag=tag)
            for token in text_of(self._file, start, end):
                self._show(token, Element())

    def _start(self, token: Token) -> None:
        name = token.name
        attributes: dict[str, str] = {}
        if TELLING.search(self._file, *token.attributes):
            for key, start, end in attributes_of(self._file, token):
                attributes.setdefault(key, self._file[start:end])
        if name in BLOCKS and not self._elements.innermost.hidden:
            self._composer.divide()
        elif name in OBJECTS:
            self._composer.end_line()
        # Of all elements, those of XML can be empty: the slash of `<span/>` means nothing to a browser.
        if not (self._file.endswith("/>", token.start, token.end) and (":" in name or name in ("math", "svg"))):
            self._elements.start(name, attributes)
        element = self._elements.innermost
        self._composer.shield = element.shield
        if self._wants_attributes and not (element.hidden or element.shield):
            for key, start, end in attributes_of(self._file, token):
                if key in SEEN:
                    self._attributes.append((f"{name}@{key}", start, end))

    def _end(self, token: Token) -> None:
        if token.name in BLOCKS and not self._elements.innermost.hidden:
            self._composer.divide()
        elif token.name == "br":
            self._composer.end_line()
        self._elements.end(token.name)
        self._composer.shield = self._elements.innermost.shield

    def _show(self, token: Token, element: Element) -> None:
        text = self._file[token.start : token.end]
        if element.hidden:
            if element.name != "head" or not text.strip(BLANKS):
                return
            self._elements.leave_head()
        if token.kind == "reference":
            if token.name in WHITE:
                self._white(token.name, token.start, token.end, element)
            else:
                self._composer.show_as(token.name, token.start, token.end)
        else:
            done = 0
            for run in (KEPT if element.preserved else COLLAPSED).finditer(text):
                self._composer.show(token.start + done, token.start + run.start())
                self._white(run[0], token.start + run.start(), token.start + run.end(), element)
                done = run.end()
            self._composer.show(token.start + done, token.end)

    def _white(self, white: str, start: int, end: int, element: Element) -> None:
        if white == NO_BREAK or element.preserved:
            self._composer.keep("\n" if white in "\r\n" else white, start, end)
        elif white.count("\n") > 1:
            self._composer.end_line()  # nothing to a browser, but where a system keeps its paragraphs without tags
        else:
            self._composer.blank(start, end)


def escape(text: str) -> str:
    """
    `text` with references for what would be read as markup, and for the blank that nobody sees in a file.

    >>> escape("a < b")
    'a &lt; b'
    """
    return SPECIAL.sub(lambda found: REFERENCES[found[0]], text)


def shortcodes(text: str) -> Iterator[tuple[str, Span]]:
    """The shields of what a system puts something else for before a reader sees it."""
    return ((CODE, Span(*found.span())) for found in SHORTCODE.finditer(text))


def _shields(rendition: Rendition) -> Iterator[tuple[str, Span]]:
    """All shields but those of a foreign language that is none; where most are of that kind, all of them."""
    foreign = [span.of(rendition.text) for reason, span in rendition.shields if reason == FOREIGN]
    are_marks_trusted = not _is_vietnamese(" ".join(foreign))
    for reason, span in rendition.shields:
        if reason != FOREIGN or (are_marks_trusted and not _is_vietnamese(span.of(rendition.text))):
            yield reason, span


def _is_vietnamese(text: str) -> bool:
    words = normalize("NFD", text).split()
    return sum(map(bool, map(VIETNAMESE.search, words))) > VIETNAMESE_SHARE * len(words)
