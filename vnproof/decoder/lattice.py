"""
Lattice: the ways to read a suspicious stretch of text.

Nodes are the boundaries between tokens; an edge reads one token, or two torn ones, as one or two symbols, at a cost.
What stands around the stretch is fixed, and is scored too, since a reading must suit its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from vnproof.decoder.sequence import Ids, Sequence

LONGEST = 48  # places of a stretch; where errors go on for longer, the next one begins


class Edge(NamedTuple):
    """
    Places `start`..`end` of the sequence read as the symbols `ids`, at `cost` nats.

    `kind` is the kind of slip, "" where the text is read as it stands; `meant` are the words in lower case.
    """

    start: int
    end: int
    ids: tuple[int, ...]
    cost: float = 0.0
    meant: str = ""
    kind: str = ""

    @property
    def changes_length(self) -> bool:
        """Does it read one token as two symbols, or two as one?"""
        return len(self.ids) != self.end - self.start


class Lattice(NamedTuple):
    """Edges from place `first` to `last`, between the symbols `before` (order - 1) and `after` (at most as many)."""

    first: int
    last: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    edges: tuple[Edge, ...]


def lattices(
    line: Sequence, edges: Mapping[int, Iterable[Edge]], suspicious: Iterable[int], order: int
) -> Iterator[Lattice]:
    """A lattice around each suspicious place and its neighbours; those within the model's reach become one."""
    ids, scored = line.ids.tolist(), line.scored.tolist()
    for first, last in _stretches(line, suspicious, order):
        stretch = range(first, last)
        as_typed = [Edge(place, place + 1, (ids[place],)) for place in stretch]
        tried = [edge for place in stretch for edge in edges.get(place, ()) if edge.end <= last]
        after = [ids[place] for place in range(last, last + order - 1) if all(scored[last : place + 1])]
        yield Lattice(first, last, tuple(ids[first - order + 1 : first]), tuple(after), (*as_typed, *tried))


def _stretches(line: Sequence, suspicious: Iterable[int], order: int) -> Iterator[tuple[int, int]]:
    first = last = -order
    is_token = (line.tokens >= 0).tolist()
    for place in sorted(suspicious):
        start = place - is_token[place - 1]
        end = place + 1 + is_token[place + 1]
        apart = start >= last + order - 1 or not all(is_token[last:start])
        if apart or last - first >= LONGEST:
            if last > 0:
                yield first, last
            first = max(start, last)
        last = max(end, last)
    if last > 0:
        yield first, last


def corrected(line: Sequence, edges: Iterable[Edge]) -> tuple[Sequence, Ids]:
    """
    The line as the edges read it, and where each of its places is there.

    >>> scored = np.array([False, True, True, True, True])
    >>> line = Sequence(np.array([0, 5, 6, 7, 0]), np.array([-1, 0, 1, 2, -1]), scored)
    >>> right, moved = corrected(line, [Edge(1, 2, (50, 51)), Edge(2, 3, (60,))])
    >>> right.ids.tolist(), moved.tolist()
    ([0, 50, 51, 60, 7, 0], [0, 1, 3, 4, 5])
    """
    pieces: list[Sequence] = []
    moved = np.arange(len(line.ids))
    done = 0
    for edge in sorted(edges):
        pieces.append(_part(line, done, edge.start))
        tokens = np.repeat(line.tokens[edge.start], len(edge.ids))
        pieces.append(Sequence(np.array(edge.ids), tokens, np.ones(len(edge.ids), np.bool_)))
        moved[edge.start : edge.end] = moved[edge.start]
        moved[edge.end :] += len(edge.ids) - (edge.end - edge.start)
        done = edge.end
    pieces.append(_part(line, done, len(line.ids)))
    return Sequence(*(np.concatenate(columns) for columns in zip(*pieces, strict=True))), moved


def _part(line: Sequence, start: int, end: int) -> Sequence:
    return Sequence(line.ids[start:end], line.tokens[start:end], line.scored[start:end])
