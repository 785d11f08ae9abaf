"""What a person counts to find a place in a packed document: paragraphs, tables, cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vnproof.core.place import Block, Part, Place
from vnproof.documents.assembly import Assembly
from vnproof.documents.xml_part import Element


class Where(NamedTuple):
    """What paragraphs are counted within."""

    part: Part
    table: int | None = None
    cell: str | None = None


class Counters:
    """How many paragraphs and tables each part of a document has so far."""

    def __init__(self) -> None:
        self.paragraphs: dict[Where, int] = {}
        self.tables: dict[Part, int] = {}

    def next_table(self, part: Part) -> int:
        """The number of the table that begins."""
        self.tables[part] = self.tables.get(part, 0) + 1
        return self.tables[part]

    def close_block(self, assembly: Assembly, where: Where) -> None:
        """End a block of an assembly; it is counted if it shows anything."""
        number = self.paragraphs.get(where, 0) + 1
        if assembly.close_block(Place(where.part, paragraph=number, table=where.table, cell=where.cell)):
            self.paragraphs[where] = number

    def cell(self, assembly: Assembly, cell: Element, where: Where, read: Callable[[Element, Where], None]) -> None:
        """Let `read` read a cell; where it holds a single paragraph, nobody counts."""
        first = len(assembly.blocks)
        read(cell, where)
        if self.paragraphs.get(where) == 1:
            for index in range(first, len(assembly.blocks)):
                span, place = assembly.blocks[index]
                if (place.part, place.table, place.cell) == where:
                    assembly.blocks[index] = Block(span, place._replace(paragraph=None))


def column_name(column: int) -> str:
    """
    The letters of a column, counted from 0, as in a spreadsheet.

    >>> column_name(0), column_name(25), column_name(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
