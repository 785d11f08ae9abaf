"""
Search: the most probable path through a lattice.

Where the ways are few, all are scored as one array. Else a beam search from left to right keeps the best few
histories at each node, one for each recent past that the model can see, and scores their continuations together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.decoder.lattice import Edge, Lattice
from vnproof.decoder.sequence import Ids, score
from vnproof.language_model.ngram import NGram

BEAM = 24  # histories kept at a node
FEW = 200  # ways through a lattice that are few enough to try each


class Path(NamedTuple):
    """A way through a lattice and its log probability, costs paid."""

    edges: tuple[Edge, ...]
    score: float


class _Histories(NamedTuple):
    recent: Ids  # (histories, order - 1) symbols, oldest first
    scores: npt.NDArray[np.float64]
    paths: list[tuple[Edge, ...]]


def best_path(model: NGram, lattice: Lattice, beam: int = BEAM) -> Path:
    """The most probable way to read the stretch: tried one and all where they are few, else by beam search."""
    # A long lattice has many ways, and following one to its end would take a stack as deep.
    if lattice.last - lattice.first <= FEW and len(few := list(islice(_ways(lattice), FEW + 1))) <= FEW:
        scores = path_scores(model, lattice, few)
        best = int(np.argmax(scores))
        return Path(tuple(few[best]), scores[best])
    return _beam_search(model, lattice, beam)


def _ways(lattice: Lattice) -> Iterator[list[Edge]]:
    """Every way through the lattice."""
    outgoing = _outgoing(lattice)

    def from_here(place: int) -> Iterator[list[Edge]]:
        if place == lattice.last:
            yield []
        for edge in outgoing.get(place, ()):
            for rest in from_here(edge.end):
                yield [edge, *rest]

    return from_here(lattice.first)


def _outgoing(lattice: Lattice) -> dict[int, list[Edge]]:
    outgoing: dict[int, list[Edge]] = {}
    for edge in lattice.edges:
        outgoing.setdefault(edge.start, []).append(edge)
    return outgoing


def _beam_search(model: NGram, lattice: Lattice, beam: int) -> Path:
    outgoing = _outgoing(lattice)
    waiting = {lattice.first: [_Histories(np.array([lattice.before]), np.zeros(1), [()])]}
    for node in range(lattice.first, lattice.last):
        histories = _prune(waiting.pop(node), beam)
        for end, width in sorted({(edge.end, len(edge.ids)) for edge in outgoing[node]}):
            alike = [edge for edge in outgoing[node] if (edge.end, len(edge.ids)) == (end, width)]
            waiting.setdefault(end, []).append(_extend(model, histories, alike))
    last = _prune(waiting[lattice.last], beam)
    tail = last
    for symbol in lattice.after:
        tail = _extend(model, tail, [Edge(0, 0, (symbol,))])
    best = int(np.argmax(tail.scores))
    return Path(last.paths[best], float(tail.scores[best]))


def path_scores(model: NGram, lattice: Lattice, ways: Sequence[Sequence[Edge]]) -> list[float]:
    """The log probabilities of given ways through the lattice, costs paid."""
    symbols = [[*lattice.before, *(symbol for edge in way for symbol in edge.ids), *lattice.after] for way in ways]
    scores = np.zeros(len(ways))
    for length in sorted(set(map(len, symbols))):  # all alike, unless a way splits or joins
        rows = [row for row, line in enumerate(symbols) if len(line) == length]
        windows = np.arange(length - model.order + 1)[:, None] + np.arange(model.order)
        grams = np.array([symbols[row] for row in rows])[:, windows].reshape(-1, model.order)
        scores[rows] = score(model, grams).reshape(len(rows), -1).sum(axis=1)
    costs = [sum([edge.cost for edge in way]) for way in ways]
    return (scores - costs).tolist()  # type: ignore[no-any-return]


def _extend(model: NGram, histories: _Histories, edges: Sequence[Edge]) -> _Histories:
    """Every history followed by every edge; the edges have equally many symbols."""
    many, each = len(histories.paths), len(edges)
    recent = np.repeat(histories.recent, each, axis=0)
    scores = np.repeat(histories.scores, each) - np.tile([edge.cost for edge in edges], many)
    for column in zip(*(edge.ids for edge in edges), strict=True):
        grams = np.column_stack([recent, np.tile(column, many)])
        scores += score(model, grams)
        recent = grams[:, 1:]
    return _Histories(recent, scores, [(*path, edge) for path in histories.paths for edge in edges])


def _prune(arrivals: Sequence[_Histories], beam: int) -> _Histories:
    """The best histories that have arrived at a node, one for each recent past."""
    recent = np.concatenate([arrival.recent for arrival in arrivals])
    scores = np.concatenate([arrival.scores for arrival in arrivals])
    paths = [path for arrival in arrivals for path in arrival.paths]
    chosen: dict[tuple[int, ...], int] = {}
    for row in np.argsort(-scores, kind="stable").tolist():
        chosen.setdefault(tuple(recent[row].tolist()), row)
        if len(chosen) == beam:
            break
    rows = list(chosen.values())
    return _Histories(recent[rows], scores[rows], [paths[row] for row in rows])
