"""Headers, footers and page numbers: what stands at the edge of page after page, told apart from the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from vnproof.documents.lines import Line, in_rows, join_pieces

EDGE = 3  # rows from the top, and from the bottom, that are looked at
SAME_PLACE = 3.0  # points
PAGE_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—]?\s*(\d{1,4})\s*(?:/\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
DIGITS = re.compile(r"\d+")


class Side(NamedTuple):
    """The pieces of a page's text, and the lines of its header and footer where they are said for the first time."""

    body: list[Line]
    header: list[Line]
    footer: list[Line]


class _Edge(NamedTuple):
    part: Literal["header", "footer"]
    row: list[Line]
    line: Line
    key: str


def set_apart(pages: Sequence[list[Line]]) -> list[Side]:
    """Each page without what only runs along: page numbers are dropped, and heads that an earlier page had."""
    edges = [_edges(pieces) for pieces in pages]
    places: dict[str, dict[int, float]] = defaultdict(dict)
    for number, page in enumerate(edges):
        for stack in page:
            for edge in stack:
                places[edge.part + edge.key].setdefault(number, edge.line.bottom)
    said: set[str] = set()
    sides = []
    for number, (pieces, page) in enumerate(zip(pages, edges, strict=True)):
        gone: set[int] = set()
        heads: dict[str, list[Line]] = {"header": [], "footer": []}
        for edge in _running(page, number, places):
            gone.update(map(id, edge.row))
            if not PAGE_NUMBER.fullmatch(edge.line.text) and edge.key not in said:
                heads[edge.part].append(edge.line)
                said.add(edge.key)
        body = [piece for piece in pieces if id(piece) not in gone]
        sides.append(Side(body, heads["header"], heads["footer"][::-1]))
    return sides


def _edges(pieces: list[Line]) -> tuple[list[_Edge], list[_Edge]]:
    """The outermost rows of a page, from the edge inwards."""
    rows = list(in_rows(pieces))
    return (
        [_edge("header", row) for row in rows[:EDGE]],
        [_edge("footer", row) for row in rows[: -EDGE - 1 : -1]],
    )


def _edge(part: Literal["header", "footer"], row: list[Line]) -> _Edge:
    line = join_pieces(row)
    return _Edge(part, row, line, DIGITS.sub("#", line.text))


def _running(
    page: tuple[list[_Edge], list[_Edge]], number: int, places: dict[str, dict[int, float]]
) -> Iterator[_Edge]:
    for stack in page:
        for edge in stack:
            found = PAGE_NUMBER.fullmatch(edge.line.text)
            here = edge.line.bottom
            again = any(
                page != number and abs(bottom - here) <= SAME_PLACE
                for page, bottom in places[edge.part + edge.key].items()
            )
            if not again and not (found and int(found[1]) == number + 1):
                break
            yield edge
