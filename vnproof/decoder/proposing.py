"""
Proposer: every change that might be meant in some sentences.

1. A survey asks at every open place how much the best candidate gains, the neighbours taken as they stand, and marks
   the suspicious ones.
2. Around these a lattice of candidates, splits and joins is searched, so that errors side by side support no one.
3. With the best paths' words in place, every suspicious place is weighed again: what its best candidate gains, or
   nearly gains, is a proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Tokens
from itertools import chain, groupby
from typing import NamedTuple

import numpy as np

from vnproof.confusion.candidate import Candidate
from vnproof.confusion.model import ErrorModel
from vnproof.decoder.candidates import Candidates, Choices
from vnproof.decoder.lattice import Edge, Lattice, corrected, lattices
from vnproof.decoder.openness import Openness
from vnproof.decoder.proposal import Proposal
from vnproof.decoder.rescoring import Gains, doubtful_places, fit, rescore
from vnproof.decoder.search import best_paths, path_scores
from vnproof.decoder.sequence import Floats, Ids, Sequence, log_probabilities, sequence
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import symbol_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.tokenizer import Token

OPEN = -0.5  # nats a candidate must gain for its place to be searched
WEAK = -1.0  # nats a candidate must gain to be proposed at all
WEAK_IN_COMPANY = -6.0  # … and to be searched, where errors are dense: a wrong neighbour hides what it would gain
PLAIN = 5.0  # nats of gain that make an error plain
NEAR = 2  # places beside a suspicious one where other candidates are tried too
EDGES = 12  # candidates a place in the lattice
OTHERS = 3  # further suggestions beside the best


class Opened(NamedTuple):
    """
    The places of a line that may be read otherwise, the number of the form at each, the forms' choices, how what stands
    there fits `now`, the `best` that a candidate gains, and what may have been split or joined.
    """

    line: Sequence
    places: Ids
    forms: Ids
    choices: Choices
    now: Floats
    best: Floats
    respaced: tuple[Edge, ...]


class Survey(NamedTuple):
    """
    The open places of a line that are suspicious or near one, with the number of their form, the forms' choices, and
    what every candidate gains; `weak` is what one must gain to be proposed.
    """

    line: Sequence
    places: Ids
    forms: Ids
    choices: Choices
    gains: Gains
    weak: float
    respaced: tuple[Edge, ...]


class Proposer:
    """Proposes changes, with one language model, one error model and one lexicon."""

    def __init__(self, model: NGram, errors: ErrorModel, lexicon: Lexicon) -> None:
        self._model = model
        self._errors = errors
        self._openness = Openness(lexicon)
        self._candidates = Candidates(model, errors, lexicon)

    def opened(self, tokens: Tokens[Token], sentences: Iterable[range]) -> Opened:
        """The sentences as the model sees them, with what may be read otherwise."""
        line = sequence(self._model, tokens, sentences)
        own = log_probabilities(self._model, line)
        doubtful, now = doubtful_places(line, own, self._model.order)
        is_open = self._openness.is_open
        chosen = np.array([is_open(tokens, number) for number in line.tokens[doubtful].tolist()], np.bool_)
        places, now = doubtful[chosen], now[chosen]
        ids = line.ids[places]
        respaced = [self._respaced(tokens, line, place) for place in places[~self._model.legal[ids]].tolist()]
        symbols, unknown = self._model.symbols, self._model.unknown
        forms = [
            form_of(tokens[number]) if symbol == unknown else symbols[symbol]
            for number, symbol in zip(line.tokens[places].tolist(), ids.tolist(), strict=True)
        ]
        numbers: dict[str, int] = {}
        at = np.array([numbers.setdefault(form, len(numbers)) for form in forms], np.int64)
        choices = self._candidates.stack(list(numbers))
        best = rescore(self._model, line, now, places, at, choices, WEAK, WEAK).most(places)
        return Opened(line, places, at, choices, now, best, tuple(chain.from_iterable(respaced)))

    def plain_errors(self, opened: Opened) -> Ids:
        """The numbers of the tokens that are plainly wrong, in order."""
        return opened.line.tokens[opened.places[opened.best >= PLAIN]]

    def proposals(self, tokens: Tokens[Token], opened: Opened, *, dense: bool) -> Iterator[Proposal]:
        """What gains, or nearly gains; where errors are dense, more is tried."""
        survey = self._survey(opened, WEAK_IN_COMPANY if dense else WEAK)
        edges: list[Edge] = []
        searched = list(self._lattices(survey))
        for lattice, (path, _) in zip(searched, best_paths(self._model, searched), strict=True):
            for edge in path:
                if edge.changes_length:
                    yield self._respacing(tokens, survey.line, lattice, path, edge)
            edges += [edge for edge in path if edge.kind]
        yield from self._weighed(tokens, survey, edges)

    def _survey(self, opened: Opened, weak: float) -> Survey:
        """Try everything where something gains, and near it, the neighbours taken as they stand."""
        line, _, _, choices, _, best, respaced = opened
        gains = None
        if weak < WEAK:  # most places are suspicious then, so all are tried closely at once
            gains = rescore(self._model, line, opened.now, opened.places, opened.forms, choices, weak)
            best = gains.most(opened.places)
        suspicious = [place for edge in respaced for place in range(edge.start, edge.end)]
        suspicious += opened.places[best >= (OPEN if weak == WEAK else weak)].tolist()
        reach = NEAR + self._model.order - 1  # how far a word that is put right may change what others gain
        chosen = np.isin(opened.places, _around(suspicious, reach)) | (best >= weak)
        places, forms, now = opened.places[chosen], opened.forms[chosen], opened.now[chosen]
        gains = gains.at(places) if gains else rescore(self._model, line, now, places, forms, choices, weak)
        return Survey(line, places, forms, choices, gains, weak, respaced)

    def _lattices(self, survey: Survey) -> Iterator[Lattice]:
        """The suspicious places, and around them what is worth trying."""
        edges: defaultdict[int, list[Edge]] = defaultdict(list)
        for edge in survey.respaced:
            edges[edge.start].append(edge)
        suspicious = {place for edge in survey.respaced for place in range(edge.start, edge.end)}
        opening = OPEN if survey.weak == WEAK else survey.weak
        suspicious.update(survey.gains.at_least(opening).places.tolist())
        ranked = survey.gains.at(_around(suspicious, NEAR)).best(EDGES)
        symbols = survey.choices.ids[ranked.rows].tolist()
        candidates = survey.choices.candidates(ranked.rows)
        for place, symbol, (form, kind, cost) in zip(ranked.places.tolist(), symbols, candidates, strict=True):
            if len(edges[place]) < EDGES:
                edges[place].append(Edge(place, place + 1, (symbol,), cost, form, kind))
        yield from lattices(survey.line, edges, suspicious, self._model.order)

    def _weighed(self, tokens: Tokens[Token], survey: Survey, edges: Tokens[Edge]) -> Iterator[Proposal]:
        """What the best candidate of each place gains once its neighbours are put right."""
        gains = self._gains_among(survey, edges) if edges else survey.gains
        places = np.unique(gains.at_least(survey.weak).places)
        alone = {(place, row): gain for place, row, gain in survey.gains.at(places).each()}
        ranked = gains.at(places).best(OTHERS + 1)
        readings = zip(ranked.each(), survey.choices.candidates(ranked.rows), strict=True)
        for place, found in groupby(readings, key=lambda reading: reading[0][0]):
            ((_, row, margin), (meant, kind, cost)), *rest = found
            number = int(survey.line.tokens[place])
            typed = form_of(tokens[number])
            rivals = tuple((candidate.form, margin - gain) for (_, _, gain), candidate in rest)
            as_typed = alone.get((place, row), survey.weak)
            yield Proposal(number, number + 1, typed, meant, kind, cost, margin, as_typed, rivals)

    def _gains_among(self, survey: Survey, edges: Tokens[Edge]) -> Gains:
        """The survey's gains; those near an edge again, with what the edges mean in place of what was typed."""
        line = survey.line
        right, moved = corrected(line, edges)
        reach = self._model.order - 1
        touched = np.unique(
            [place + step for e in edges for place in range(e.start, e.end) for step in range(-reach, reach + 1)]
        )
        respaced = [place for edge in edges if edge.changes_length for place in range(edge.start, edge.end)]
        again = np.isin(survey.places, touched) & ~np.isin(survey.places, respaced)
        places, forms = survey.places[again], survey.forms[again]
        now = fit(self._model, right, moved[places], line.ids[places])
        gains = rescore(self._model, right, now, moved[places], forms, survey.choices, survey.weak)
        back = np.zeros(len(right.ids), np.int64)
        back[moved[places]] = places
        return survey.gains.away_from(touched).and_also(gains._replace(places=back[gains.places]))

    def _respaced(self, tokens: Tokens[Token], line: Sequence, place: int) -> Iterator[Edge]:
        """Two syllables run together («côngtác»), or one torn in two («th ực»)."""
        for candidate in self._candidates.of(form_of(tokens[line.tokens[place]])).double:
            yield self._edge(place, place + 1, candidate)
        for left in (place - 1, place):
            numbers = line.tokens[left : left + 2].tolist()
            if min(numbers) >= 0 and all(tokens[number].kind == "word" for number in numbers):
                for candidate in self._errors.joined(*(form_of(tokens[number]) for number in numbers)):
                    yield self._edge(left, left + 2, candidate)

    def _edge(self, start: int, end: int, candidate: Candidate) -> Edge:
        ids = tuple(self._model.number(syllable) for syllable in candidate.form.split())
        return Edge(start, end, ids, candidate.cost, candidate.form, candidate.kind)

    def _respacing(
        self, tokens: Tokens[Token], line: Sequence, lattice: Lattice, path: Tokens[Edge], edge: Edge
    ) -> Proposal:
        """A split or join on the best path, weighed against leaving its place and against others."""
        as_typed = [other for other in lattice.edges if not other.kind and edge.start <= other.start < edge.end]
        others = [o for o in lattice.edges if o.kind and o != edge and (o.start, o.end) == (edge.start, edge.end)]
        ways = [path, _replaced(path, edge, as_typed), *(_replaced(path, edge, [other]) for other in others)]
        best, unchanged, *rest = path_scores(self._model, lattice, ways)
        rivals = sorted(
            ((o.meant, best - score) for o, score in zip(others, rest, strict=True)), key=lambda rival: rival[1]
        )
        first, last = int(line.tokens[edge.start]), int(line.tokens[edge.end - 1]) + 1
        typed = " ".join(form_of(token) for token in tokens[first:last])
        margin = best - unchanged
        return Proposal(first, last, typed, edge.meant, edge.kind, edge.cost, margin, margin, tuple(rivals[:OTHERS]))


def _around(places: Iterable[int], reach: int) -> Ids:
    around: Ids = np.add.outer(np.array(list(places), np.int64), np.arange(-reach, reach + 1))
    return around


def form_of(token: Token) -> str:
    """The typed form as the error model takes it."""
    return token.text.lower() if token.kind == "mixed" else symbol_of(token)


def _replaced(edges: Iterable[Edge], edge: Edge, by: Iterable[Edge]) -> list[Edge]:
    return [new for old in edges for new in (by if old is edge else (old,))]
