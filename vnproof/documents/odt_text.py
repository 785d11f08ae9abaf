"""
What a reader of an ODT sees, read out of its markup piece by piece.

Blanks count as in HTML: many are one. What was deleted lies apart from the text and is not read; what LibreOffice makes
itself (page numbers, dates, tables of contents) is there, but shielded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vnproof.core.place import Part
from vnproof.documents.assembly import Assembly
from vnproof.documents.counting import Counters, Where, column_name
from vnproof.documents.xml_part import Chars, Element, Form, XmlPart

NAMES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": "draw" if name == "drawing" else name
    for name in ("office", "text", "table", "drawing", "style")
}
PARAGRAPHS = {"text:p", "text:h"}
# Around paragraphs, without being seen itself.
GROUPS = {
    "text:list",
    "text:list-item",
    "text:list-header",
    "text:section",
    "text:numbered-paragraph",
    "text:index-title",
}
# What LibreOffice gathers from the rest of the text.
GATHERED = {
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:object-index",
    "text:user-index",
    "text:alphabetical-index",
    "text:bibliography",
}
ROWS = {"table:table-header-rows", "table:table-rows", "table:table-row-group"}
# Inside a paragraph, without being seen itself.
WRAPPERS = {"text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base"}
# Inside a paragraph, and not of its text.
ASIDE = {"text:ruby-text", "office:annotation", "office:annotation-end", "text:soft-page-break"}
BLANK = re.compile("[ \t\r\n]+")
MOST_BLANKS = 1000
MOST_REPEATED = 16_384  # columns of a table


class OdtReader:
    """Reads one part of an ODT into an assembly."""

    def __init__(self, assembly: Assembly, part: XmlPart, counters: Counters) -> None:
        self.assembly = assembly
        self.part = part
        self.counters = counters
        self.aside: list[Element] = []  # notes and drawings of the paragraph at hand, to be read after it
        self.is_gathered = False
        self.after_blank = True  # is a blank that comes now one too many?

    def blocks(self, container: Element, where: Where) -> None:
        """Read the paragraphs and tables in a body, a cell, a note, a text box."""
        for child in container.elements():
            if child.name in PARAGRAPHS:
                self.paragraph(child, where)
            elif child.name == "table:table":
                self.table(child, where)
            elif child.name in GROUPS:
                self.blocks(child, where)
            elif child.name in GATHERED:
                outer, self.is_gathered = self.is_gathered, True
                for body in child.elements("text:index-body"):
                    self.blocks(body, where)
                self.is_gathered = outer
            elif child.name.startswith("draw:"):
                self.text_boxes(child)

    def paragraph(self, paragraph: Element, where: Where) -> None:
        """Read a paragraph, and after it its notes and the text boxes that hang on it."""
        outer, self.aside = self.aside, []
        self.assembly.open_block()
        self.after_blank = True
        self.inline(paragraph)
        self.counters.close_block(self.assembly, where)
        aside, self.aside = self.aside, outer
        for element in aside:
            if element.name == "text:note":
                kind: Part = "endnote" if element.attributes.get("text:note-class") == "endnote" else "footnote"
                for body in element.elements("text:note-body"):
                    self.blocks(body, Where(kind))
            else:
                self.text_boxes(element)

    def table(self, table: Element, where: Where) -> None:
        """Read a table cell by cell; one in a cell of another is a table of its own."""
        number = self.counters.next_table(where.part)
        row_number = 1
        for row in _rows(table):
            column = 0
            for cell in row.elements("table:table-cell", "table:covered-table-cell"):
                here = Where(where.part, number, f"{column_name(column)}{row_number}")
                self.counters.cell(self.assembly, cell, here, self.blocks)
                column += _times(cell, "table:number-columns-repeated")
            row_number += _times(row, "table:number-rows-repeated")

    def text_boxes(self, element: Element) -> None:
        """Read the text somewhere in a drawing."""
        if any(child.name in PARAGRAPHS or child.name in GROUPS for child in element.elements()):
            self.blocks(element, Where("textbox"))
            return
        for child in element.elements():
            self.text_boxes(child)

    def inline(self, parent: Element) -> None:
        """Read what is in a paragraph, or in a span of it."""
        for child in parent.children:
            if isinstance(child, Chars):
                self.characters(child, parent)
            elif child.name in WRAPPERS:
                self.inline(child)
            elif child.name == "text:s":
                self.sign(child, " " * _times(child, "text:c", MOST_BLANKS))
            elif child.name == "text:tab":
                self.sign(child, "\t")
            elif child.name == "text:line-break":
                self.sign(child, "\n")
            elif child.name == "text:note" or child.name.startswith("draw:"):
                self.aside.append(child)
            elif child.name.startswith("text:") and child.name not in ASIDE:
                self.sign(child, _all_text(child), shielded=True)  # a field; marks of changes and the like are empty

    def characters(self, chars: Chars, holder: Element) -> None:
        """Read characters; each stretch of blanks is one, and none after another."""
        done = 0
        for blank in BLANK.finditer(chars.text):
            is_plain = blank[0] == " " and not (self.after_blank and blank.start() == 0)
            if is_plain:
                continue
            self.add(chars, done, blank.start(), holder)
            self.add(chars, *blank.span(), holder, "" if self.after_blank else " ")
            done = blank.end()
        self.add(chars, done, len(chars.text), holder)

    def add(self, chars: Chars, start: int, end: int, holder: Element, seen: str | None = None) -> None:
        """Add a stretch of characters as it is, or `seen` as something else."""
        if start == end:
            return
        text = chars.text[start:end]
        if chars.form is not Form.REFERENCE:
            before = chars.start + len(chars.text[:start].encode("utf-8"))
            form = chars.form if seen is None else Form.REFERENCE
            chars = Chars(text, before, before + len(text.encode("utf-8")), form)
        if seen == "":
            self.assembly.add_unseen(self.part, chars, holder)
            return
        text = text if seen is None else seen
        self.assembly.add(text, self.part, chars, holder, shielded=self.is_gathered)
        self.after_blank = text.endswith(" ")

    def sign(self, element: Element, text: str, *, shielded: bool = False) -> None:
        """Read an element that stands for characters."""
        if text:
            chars = Chars(text, element.start, element.end, Form.ELEMENT)
            self.assembly.add(text, self.part, chars, element, shielded=shielded or self.is_gathered)
            self.after_blank = False


def _rows(table: Element) -> Iterable[Element]:
    for child in table.elements():
        if child.name == "table:table-row":
            yield child
        elif child.name in ROWS:
            yield from _rows(child)


def _times(element: Element, attribute: str, most: int = MOST_REPEATED) -> int:
    told = element.attributes.get(attribute, "1")
    return min(max(1, int(told)), most) if told.isascii() and told.isdecimal() and len(told) < 9 else 1


def _all_text(element: Element) -> str:
    inside = (child.text if isinstance(child, Chars) else _all_text(child) for child in element.children)
    return "".join(inside)
