"""
The elements that are open at a place of a HTML file, and what they do to the text in them.

A small part of what browsers do (whatwg.org, "Tree construction"): enough to tell blocks, cells, and what is not to be
read, whatever is left unclosed or closed in the wrong order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vnproof.core.place import Place


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
# What stands in a line like a letter, but parts the words around it.
OBJECTS = _names("audio br canvas embed iframe img input math meter object picture progress svg video")
BLOCKS = _names(
    """
    address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main marquee
    menu nav ol optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead
    title tr ul xmp
    """
)
HIDDEN = _names("frameset head iframe math noembed noframes plaintext script style svg template xml xmp")
IN_HEAD = _names("base basefont bgsound head html link meta noscript script style template title")
SHIELDED = _names("code kbd listing pre samp sub sup textarea var")
PRESERVED = _names("listing pre textarea")

# A language counts on parts only: whole pages say `lang="en"` because their template did.
WHOLE = _names("body html")

CODE, FOREIGN = "code", "foreign"

# What a beginning element ends, up to where.
_ROWS = _names("td th tr")
_GROUPS = _names("caption colgroup tbody tfoot thead")
_TABLE = _names("table")
_SCOPE = _names("button caption html marquee object table td template th")
ENDED_BY = {
    "li": (_names("li"), _names("menu ol ul") | _SCOPE),
    "dd": (_names("dd dt"), _names("dl") | _SCOPE),
    "dt": (_names("dd dt"), _names("dl") | _SCOPE),
    "option": (_names("option"), _names("select") | _SCOPE),
    "optgroup": (_names("optgroup option"), _names("select") | _SCOPE),
    "td": (_names("td th"), _TABLE),
    "th": (_names("td th"), _TABLE),
    "tr": (_ROWS, _TABLE),
    **dict.fromkeys(_GROUPS, (_ROWS | _GROUPS, _TABLE)),
}
_PARAGRAPH = _names("p")
_ENDS_PARAGRAPH = BLOCKS - _ROWS - _GROUPS - _names("body button head html optgroup option select textarea title")

# Deeper than any page; what stands deeper still is read as if it stood here.
DEEPEST = 128
MOST_COLUMNS = 256


class Element(NamedTuple):
    """
    An open element, with what it has from those around it.

    `shield` is the reason why its text is not to be read, `block` the innermost element that is a block.
    """

    name: str = ""
    hidden: bool = False
    shield: str = ""
    preserved: bool = False
    block: str | None = None
    table: Grid | None = None
    cell: str | None = None


class Grid:
    """
    Where the cells of a table stand.

    >>> grid = Grid(1)
    >>> grid.start_row(), grid.start_cell(columns=2), grid.start_cell(rows=2), grid.start_cell()
    (None, 'A1', 'C1', 'D1')
    >>> grid.start_row(), [grid.start_cell() for _ in range(3)]
    (None, ['A2', 'B2', 'D2'])
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self._row = 0
        self._column = 0
        self._until: dict[int, int] = {}  # the last row of a cell that takes several, by column

    def start_row(self) -> None:
        """The next row."""
        self._row += 1
        self._column = 0

    def start_cell(self, columns: int = 1, rows: int = 1) -> str:
        """The name of the next cell of the row, as in a spreadsheet."""
        self._row = self._row or 1
        while self._until.get(self._column, 0) >= self._row:
            self._column += 1
        name = cell_name(self._row, self._column)
        for _ in range(min(columns, MOST_COLUMNS - self._column)):
            if rows > 1:
                self._until[self._column] = self._row + rows - 1
            self._column += 1
        return name


class OpenElements:
    """The elements open where a file has been read to."""

    def __init__(self) -> None:
        self._open = [Element()]
        self._tables = 0

    @property
    def innermost(self) -> Element:
        """The one that text would stand in."""
        return self._open[-1]

    def place(self) -> Place:
        """The place that a block would have that begins here."""
        element = self.innermost
        number = element.table.number if element.table else None
        return Place(table=number, cell=element.cell, tag=element.block)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """What a start tag does."""
        if self.innermost.name == "head" and name not in IN_HEAD:
            self._open.pop()
        if name in _ENDS_PARAGRAPH:
            self._end_within(_PARAGRAPH, _SCOPE)
        if name in ENDED_BY:
            self._end_within(*ENDED_BY[name])
        parent = self.innermost
        table, cell = parent.table, parent.cell
        if name == "table":
            self._tables += 1
            table, cell = Grid(self._tables), None
        elif name == "tr" and table:
            table.start_row()
        elif name in ("td", "th") and table:
            cell = table.start_cell(_count(attributes, "colspan"), _count(attributes, "rowspan"))
        if name in VOID or len(self._open) >= DEEPEST:
            return
        self._open.append(
            Element(
                name,
                hidden=name in HIDDEN or (parent.hidden and (parent.name, name) != ("head", "title")),
                shield=_shield(name, attributes, parent.shield),
                preserved=parent.preserved or name in PRESERVED,
                block=name if name in BLOCKS else parent.block,
                table=table,
                cell=cell,
            )
        )

    def end(self, name: str) -> None:
        """What an end tag does; nothing where there is nothing to end."""
        bounds: frozenset[str] = frozenset()
        if name in _ROWS or name in _GROUPS:
            bounds = _TABLE
        elif name not in ("table", "body", "html", "head"):
            bounds = _SCOPE
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name == name:
                if name in BLOCKS or name in HIDDEN:
                    del self._open[index:]
                else:
                    del self._open[index]
                return
            if self._open[index].name in bounds:
                return

    def leave_head(self) -> None:
        """What visible text does in a head that nobody closed."""
        if self.innermost.name == "head":
            self._open.pop()

    def _end_within(self, names: frozenset[str], bounds: frozenset[str]) -> None:
        """End the outermost of these elements that is not around one of the bounds."""
        outermost = 0
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name in names:
                outermost = index
            if self._open[index].name in bounds:
                break
        if outermost:
            del self._open[outermost:]


def cell_name(row: int, column: int) -> str:
    """
    The name of a cell as in a spreadsheet; rows count from 1, columns from 0.

    >>> cell_name(3, 1), cell_name(1, 26)
    ('B3', 'AA1')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def _shield(name: str, attributes: Mapping[str, str], inherited: str) -> str:
    translate = attributes.get("translate", "").lower()
    if name in SHIELDED or translate == "no" or "notranslate" in attributes.get("class", "").lower().split():
        return CODE
    if translate == "yes":
        return ""
    language = (attributes.get("lang") or attributes.get("xml:lang") or "").lower()
    if language and name not in WHOLE and inherited != CODE:
        return "" if language.partition("-")[0] == "vi" else FOREIGN
    return inherited


def _count(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "").strip()
    return max(1, min(int(value), 65534)) if value.isdecimal() and value.isascii() and len(value) < 8 else 1
