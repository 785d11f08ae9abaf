"""
What a reader of a docx sees, read out of its markup piece by piece.

Insertions are read, deletions are not; text boxes come after the paragraph that they hang on; what Word makes itself
(page numbers, dates, tables of contents) is there, but shielded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from vnproof.core.place import Part
from vnproof.documents.assembly import Assembly
from vnproof.documents.counting import Counters, Where, column_name
from vnproof.documents.docx_fonts import Fonts
from vnproof.documents.xml_part import Chars, Element, Form, XmlPart

# Elements that stand for a character.
SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}
# What is around paragraphs and runs without being seen itself; deletions, `w:del` and `w:moveFrom`, are not among them.
WRAPPERS = {"w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent"}
# Fields whose result people write themselves; all others Word writes again when it likes.
WRITTEN = {"HYPERLINK", "FORMTEXT", ""}
OFF = {"0", "false", "off"}


class Field:
    """A field that is being read: what it does, and whether that or its result is at hand."""

    def __init__(self, instruction: str = "", *, in_result: bool = False) -> None:
        self.instruction = instruction
        self.in_result = in_result

    @property
    def is_written(self) -> bool:
        """Is its result the author's own text?"""
        return self.instruction.strip().partition(" ")[0].upper() in WRITTEN


class StoryReader:
    """Reads one part of a package into an assembly."""

    def __init__(self, assembly: Assembly, part: XmlPart, fonts: Fonts, counters: Counters) -> None:
        self.assembly = assembly
        self.part = part
        self.fonts = fonts
        self.counters = counters
        self.fields: list[Field] = []
        self.boxes: list[Element] = []  # what hangs on the paragraph at hand, to be read after it
        self.is_placeholder = False
        self.style = ""

    def read(self, kind: Part) -> None:
        """Read the whole part."""
        root = self.part.root
        if kind in ("footnote", "endnote"):
            for note in root.elements(f"w:{kind}"):
                if "w:type" not in note.attributes:  # separators have one
                    self.blocks(note, Where(kind))
        else:
            self.blocks(root.first("w:body") or root, Where(kind))

    # Blocks

    def blocks(self, container: Element, where: Where) -> None:
        """Read the paragraphs and tables in a body, a cell, a note, a text box."""
        for child in container.elements():
            if child.name == "w:p":
                self.paragraph(child, where)
            elif child.name == "w:tbl":
                self.table(child, where)
            elif child.name == "w:sdt":
                self.control(child, lambda content: self.blocks(content, where))
            elif child.name == "mc:AlternateContent":
                self.alternatives(child, lambda branch: self.blocks(branch, where))
            elif child.name in WRAPPERS:
                self.blocks(child, where)

    def paragraph(self, paragraph: Element, where: Where) -> None:
        """Read a paragraph, and after it the text boxes that hang on it."""
        style = paragraph.first("w:pPr", "w:pStyle")
        self.style = style.attributes.get("w:val", "") if style else ""
        outer, self.boxes = self.boxes, []
        self.assembly.open_block()
        self.inline(paragraph)
        self.counters.close_block(self.assembly, where)
        boxes, self.boxes = self.boxes, outer
        fields, self.fields = self.fields, []
        for box in boxes:
            self.text_boxes(box)
        self.fields = fields

    def table(self, table: Element, where: Where) -> None:
        """Read a table cell by cell; one in a cell of another is a table of its own."""
        number = self.counters.next_table(where.part)
        for row_number, row in enumerate(_rows(table), 1):
            properties = row.first("w:trPr")
            if properties and properties.first("w:del"):
                continue
            column = _number(properties, "w:gridBefore")
            for cell in _cells(row):
                told = cell.first("w:tcPr")
                here = Where(where.part, number, f"{column_name(column)}{row_number}")
                if not (told and told.first("w:cellDel")):
                    self.counters.cell(self.assembly, cell, here, self.blocks)
                column += max(1, _number(told, "w:gridSpan"))

    def text_boxes(self, element: Element) -> None:
        """Read the text boxes somewhere in a drawing."""
        if element.name == "w:txbxContent":
            self.blocks(element, Where("textbox"))
        elif element.name == "mc:AlternateContent":
            self.alternatives(element, self.text_boxes)
        else:
            for child in element.elements():
                self.text_boxes(child)

    # Inside a paragraph

    def inline(self, parent: Element) -> None:
        """Read the runs in a paragraph, a link, an insertion …"""
        for child in parent.elements():
            if child.name == "w:r":
                self.run(child)
            elif child.name == "w:sdt":
                self.control(child, self.inline)
            elif child.name == "w:fldSimple":
                self.fields.append(Field(child.attributes.get("w:instr", ""), in_result=True))
                self.inline(child)
                self.fields.pop()
            elif child.name == "mc:AlternateContent":
                if not self.holds_boxes(child):
                    self.alternatives(child, self.inline)
            elif child.name in ("m:oMath", "m:oMathPara"):
                self.opaque(child, "".join(found.text for found in child.descendants("m:t")))
            elif child.name in WRAPPERS:
                self.inline(child)

    def run(self, run: Element) -> None:
        """Read a run."""
        properties = run.first("w:rPr")
        hidden = properties.first("w:vanish") if properties else None
        is_seen = hidden is None or hidden.attributes.get("w:val") in OFF
        font = self.fonts.legacy_font(properties, self.style)
        for child in run.elements():
            if child.name == "w:fldChar":
                self.field_mark(child.attributes.get("w:fldCharType", ""))
            elif child.name == "w:instrText":
                if self.fields and not self.fields[-1].in_result:
                    self.fields[-1].instruction += child.text
            elif child.name in ("w:drawing", "w:pict", "w:object"):
                self.boxes.append(child)
            elif is_seen and all(field.in_result for field in self.fields):
                self.content(child, font)

    def content(self, child: Element, font: str) -> None:
        """Read something in a run that is seen."""
        if child.name == "w:t":
            self.characters(child, font)
        elif child.name in SIGNS:
            self.sign(child, SIGNS[child.name])
        elif child.name == "w:sym":
            self.opaque(child, _symbol(child.attributes.get("w:char", "")))
        elif child.name == "w:ruby":
            for base in child.elements("w:rubyBase"):
                self.inline(base)
        elif child.name == "mc:AlternateContent":
            self.alternative_in_run(child)

    def characters(self, text: Element, font: str) -> None:
        """Read a `w:t`: blanks at its ends count only where it says so, and a line end is a blank."""
        chars = [child for child in text.children if isinstance(child, Chars)]
        if text.attributes.get("xml:space") != "preserve":
            chars = _stripped(chars)
        for piece in chars:
            seen = piece.text.replace("\n", " ")
            self.assembly.add(seen, self.part, piece, text, shielded=self.is_shielded, font=font)

    def sign(self, element: Element, text: str) -> None:
        """Read an element that stands for a character."""
        chars = Chars(text, element.start, element.end, Form.ELEMENT)
        self.assembly.add(text, self.part, chars, element, shielded=self.is_shielded)

    def opaque(self, element: Element, text: str) -> None:
        """Read an element that is seen as a text nobody should judge."""
        if text:
            chars = Chars(text, element.start, element.end, Form.ELEMENT)
            self.assembly.add(text, self.part, chars, element, shielded=True)

    def control(self, control: Element, read: Callable[[Element], None]) -> None:
        """Read a content control; what it says before anyone has filled it in is not the author's."""
        outer = self.is_placeholder
        self.is_placeholder = outer or control.first("w:sdtPr", "w:showingPlcHdr") is not None
        for content in control.elements("w:sdtContent"):
            read(content)
        self.is_placeholder = outer

    def field_mark(self, mark: str) -> None:
        """A field begins, comes to its result, or ends."""
        if mark == "begin":
            self.fields.append(Field())
        elif mark == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif mark == "end":
            with suppress(IndexError):
                self.fields.pop()

    @property
    def is_shielded(self) -> bool:
        """Is what is read now made by Word?"""
        return self.is_placeholder or not all(field.is_written for field in self.fields)

    # What a document says twice, for new programs and for old ones

    def alternatives(self, choice: Element, read: Callable[[Element], None]) -> None:
        """Read the first branch that says anything; another that says the same is remembered, to be changed with it."""
        assembly = self.assembly
        first = len(assembly.pieces)
        for branch in choice.elements("mc:Choice", "mc:Fallback"):
            if len(assembly.pieces) == first:
                read(branch)
                continue
            counters, self.counters = self.counters, Counters()
            self.assembly = shadow = Assembly(assembly.path)
            shadow.open_block()
            read(branch)
            self.assembly, self.counters = assembly, counters
            assembly.add_twins(shadow, first)

    def holds_boxes(self, choice: Element) -> bool:
        """Is there a drawing in it? That is looked into after the paragraph."""
        holds = next(choice.descendants("w:drawing", "w:pict", "w:object"), None) is not None
        if holds:
            self.boxes.append(choice)
        return holds

    def alternative_in_run(self, choice: Element) -> None:
        """Read a sign that old programs lack, which is nothing to correct."""
        if self.holds_boxes(choice):
            return
        for branch in choice.elements("mc:Choice", "mc:Fallback"):
            if said := "".join(found.text for found in branch.descendants("w:t")):
                self.opaque(choice, said)
                return


def _rows(table: Element) -> Iterable[Element]:
    return _inside(table, "w:tr")


def _cells(row: Element) -> Iterable[Element]:
    return _inside(row, "w:tc")


def _inside(parent: Element, name: str) -> Iterable[Element]:
    """The elements of a name, whatever wrappers are around them."""
    for child in parent.elements():
        if child.name == name:
            yield child
        elif child.name == "w:sdt" or child.name in WRAPPERS:
            yield from _inside(child, name)


def _number(properties: Element | None, name: str) -> int:
    """A number of columns, no more than Word allows; 0 where none is told."""
    found = properties.first(name) if properties else None
    told = found.attributes.get("w:val", "") if found else ""
    return min(int(told), 63) if told.isdecimal() and told.isascii() and len(told) < 9 else 0


def _symbol(code: str) -> str:
    """A sign of a symbol font: a code of its own, which means nothing without the font."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
    return sign if sign.isprintable() or "\ue000" <= sign <= "\uf8ff" else "\N{REPLACEMENT CHARACTER}"


def _stripped(chars: list[Chars]) -> list[Chars]:
    """Without the blanks at both ends."""
    while chars and not chars[0].text.strip(" \t\n"):
        chars = chars[1:]
    while chars and not chars[-1].text.strip(" \t\n"):
        chars = chars[:-1]
    if not chars:
        return []
    text, start, end, form = chars[0]
    chars[0] = Chars(text.lstrip(" \t\n"), start + len(text) - len(text.lstrip(" \t\n")), end, form)
    text, start, end, form = chars[-1]
    chars[-1] = Chars(text.rstrip(" \t\n"), start, end - (len(text) - len(text.rstrip(" \t\n"))), form)
    return chars
