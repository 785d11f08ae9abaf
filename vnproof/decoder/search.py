"""
Search: the most probable path through each of some lattices.

Where the ways are few, all are scored as one array. Else a beam search from left to right keeps the best few
histories at each node, one for each recent past that the model can see, and scores their continuations together.

A search is a generator that yields n-grams and is sent their log probabilities, so that many go on side by side and the
model is asked once for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from vnproof.decoder.lattice import Edge, Lattice
from vnproof.decoder.sequence import Floats, Ids, score
from vnproof.language_model.ngram import NGram, pack

Scores = npt.NDArray[np.float64]
T = TypeVar("T")

BEAM = 24  # histories kept at a node
FEW = 200  # ways through a lattice that are few enough to try each


class Path(NamedTuple):
    """A way through a lattice and its log probability, costs paid."""

    edges: tuple[Edge, ...]
    score: float


class _Histories(NamedTuple):
    """Ways that end at a node: what the model sees of each, its score, and which rows of some arrivals they are."""

    recent: Ids  # (histories, order - 1) symbols, oldest first
    scores: Scores
    arrivals: Sequence[_Arrivals] = ()
    rows: Sequence[int] = ()

    def edges(self, number: int) -> list[Edge]:
        """The edges of the way of this number, from the first."""
        found: list[Edge] = []
        histories = self
        while histories.arrivals:
            row = histories.rows[number]
            for arrivals in histories.arrivals:
                if row < len(arrivals.scores):
                    break
                row -= len(arrivals.scores)
            number, last = divmod(row, len(arrivals.edges))
            found.append(arrivals.edges[last])
            histories = arrivals.histories
        return found[::-1]


class _Arrivals(NamedTuple):
    """Every one of some histories, followed by every one of some edges."""

    recent: Ids
    scores: Scores
    histories: _Histories
    edges: Sequence[Edge]


Search = Generator[Ids, Floats, T]


def best_paths(model: NGram, lattices: Iterable[Lattice], beam: int = BEAM) -> list[Path]:
    """The most probable way to read each stretch: tried one and all where they are few, else by beam search."""
    return _side_by_side(model, [_search(model.order, lattice, beam) for lattice in lattices])


def path_scores(model: NGram, lattice: Lattice, ways: Sequence[Sequence[Edge]]) -> list[float]:
    """The log probabilities of given ways through the lattice, costs paid."""
    [scores] = _side_by_side(model, [_scored(model.order, lattice, ways)])
    return scores


def _side_by_side(model: NGram, searches: Sequence[Search[T]]) -> list[T]:
    """What each search comes to."""
    found: dict[int, T] = {}
    asked = {number: next(search) for number, search in enumerate(searches)}
    while asked:
        scores = score(model, np.concatenate(list(asked.values())))
        ends = list(accumulate(map(len, asked.values()), initial=0))
        for number, (start, end) in zip(list(asked), pairwise(ends), strict=True):
            try:
                asked[number] = searches[number].send(scores[start:end])
            except StopIteration as done:  # noqa: PERF203 - that is how a generator ends
                found[number] = done.value
                del asked[number]
    return [found[number] for number in range(len(searches))]


def _search(order: int, lattice: Lattice, beam: int) -> Search[Path]:
    outgoing = _outgoing(lattice)
    if _number_of_ways(lattice, outgoing) > FEW:
        return (yield from _beam_search(lattice, outgoing, beam))
    if any(edge.end != edge.start + 1 or len(edge.ids) != 1 for edge in lattice.edges):
        ways = list(_ways(lattice, outgoing))
        scores = yield from _scored(order, lattice, ways)
        best = int(np.argmax(scores))
        return Path(tuple(ways[best]), scores[best])
    columns = [outgoing[place] for place in range(lattice.first, lattice.last)]
    return (yield from _best_of_all(order, lattice, columns))


def _outgoing(lattice: Lattice) -> dict[int, list[Edge]]:
    outgoing: dict[int, list[Edge]] = {}
    for edge in lattice.edges:
        outgoing.setdefault(edge.start, []).append(edge)
    return outgoing


def _number_of_ways(lattice: Lattice, outgoing: Mapping[int, Sequence[Edge]]) -> int:
    ways = {lattice.last: 1}
    for place in range(lattice.last - 1, lattice.first - 1, -1):
        ways[place] = sum([ways[edge.end] for edge in outgoing[place]])
    return ways[lattice.first]


def _ways(lattice: Lattice, outgoing: Mapping[int, Sequence[Edge]]) -> Iterator[list[Edge]]:
    """Every way through the lattice."""

    def from_here(place: int) -> Iterator[list[Edge]]:
        if place == lattice.last:
            yield []
        for edge in outgoing.get(place, ()):
            for rest in from_here(edge.end):
                yield [edge, *rest]

    return from_here(lattice.first)


def _best_of_all(order: int, lattice: Lattice, columns: Sequence[Sequence[Edge]]) -> Search[Path]:
    """The best of all ways that take one edge of each column, the usual case, without making a list of any."""
    ways = np.indices([len(column) for column in columns]).reshape(len(columns), -1)
    symbols = [np.array([edge.ids[0] for edge in column])[way] for column, way in zip(columns, ways, strict=True)]
    before, after = ([np.full(ways.shape[1], symbol) for symbol in side] for side in (lattice.before, lattice.after))
    scores = (yield from _summed(order, np.column_stack([*before, *symbols, *after]))).astype(np.float64)
    scores -= sum(np.array([edge.cost for edge in column])[way] for column, way in zip(columns, ways, strict=True))
    best = int(np.argmax(scores))
    return Path(tuple(column[row] for column, row in zip(columns, ways[:, best].tolist(), strict=True)), scores[best])


def _scored(order: int, lattice: Lattice, ways: Sequence[Sequence[Edge]]) -> Search[list[float]]:
    symbols = [[*lattice.before, *(symbol for edge in way for symbol in edge.ids), *lattice.after] for way in ways]
    scores = np.zeros(len(ways))
    for length in sorted(set(map(len, symbols))):  # all alike, unless a way splits or joins
        rows = [row for row, line in enumerate(symbols) if len(line) == length]
        scores[rows] = yield from _summed(order, np.array([symbols[row] for row in rows]))
    costs = [sum([edge.cost for edge in way]) for way in ways]
    return (scores - costs).tolist()  # type: ignore[no-any-return]


def _summed(order: int, symbols: Ids) -> Search[Floats]:
    """The log probability of each row, its first symbols given."""
    windows = np.arange(symbols.shape[1] - order + 1)[:, None] + np.arange(order)
    scores = yield symbols[:, windows].reshape(-1, order)
    summed: Floats = scores.reshape(len(symbols), -1).sum(axis=1)
    return summed


def _beam_search(lattice: Lattice, outgoing: Mapping[int, Sequence[Edge]], beam: int) -> Search[Path]:
    waiting: defaultdict[int, list[_Arrivals]] = defaultdict(list)
    histories = _Histories(np.array([lattice.before]), np.zeros(1))
    for node in range(lattice.first, lattice.last):
        if node > lattice.first:
            histories = _prune(waiting.pop(node), beam)
        alike: defaultdict[tuple[int, int], list[Edge]] = defaultdict(list)
        for edge in outgoing[node]:
            alike[edge.end, len(edge.ids)].append(edge)
        for end, width in sorted(alike):
            waiting[end].append((yield from _extend(histories, alike[end, width])))
    histories = _prune(waiting[lattice.last], beam)
    recent, scores, *_ = histories
    for symbol in lattice.after:
        recent, scores = yield from _followed(recent, scores, np.array(symbol))
    best = int(np.argmax(scores))
    return Path(tuple(histories.edges(best)), float(scores[best]))


def _extend(histories: _Histories, edges: Sequence[Edge]) -> Search[_Arrivals]:
    """Every history followed by every edge; the edges have equally many symbols."""
    recent = histories.recent.repeat(len(edges), axis=0)
    scores = (histories.scores[:, None] - np.array([edge.cost for edge in edges])).ravel()
    for column in np.array([edge.ids for edge in edges]).T:
        recent, scores = yield from _followed(recent, scores, column)
    return _Arrivals(recent, scores, histories, edges)


def _followed(recent: Ids, scores: Scores, symbols: Ids) -> Search[tuple[Ids, Scores]]:
    """Each history, and its score, with one more symbol; where these are fewer, they come again and again."""
    grams = np.empty((len(recent), recent.shape[1] + 1), np.int64)
    grams[:, :-1] = recent
    grams[:, -1] = np.broadcast_to(symbols, (len(recent) // symbols.size, symbols.size)).ravel()
    more = yield grams
    return grams[:, 1:], scores + more


def _prune(arrivals: Sequence[_Arrivals], beam: int) -> _Histories:
    """The best histories that have arrived at a node, one for each recent past."""
    recent = np.concatenate([arrival.recent for arrival in arrivals])
    scores = np.concatenate([arrival.scores for arrival in arrivals])
    order = (-scores).argsort(kind="stable")
    chosen: dict[int, int] = {}
    for row, past in zip(order.tolist(), pack(list(recent.T))[order].tolist(), strict=True):
        chosen.setdefault(past, row)
        if len(chosen) == beam:
            break
    rows = list(chosen.values())
    return _Histories(recent[rows], scores[rows], arrivals, rows)
