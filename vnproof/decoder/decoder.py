"""
Decoder: finds what was probably meant. Start reading at `Decoder.read`.

1. A survey tries every candidate at every doubtful place at once and marks the suspicious ones.
2. Around these a lattice of candidates, splits and joins is searched, so that errors side by side support no one.
3. With the best paths' words in place, every doubtful place is weighed again: what its best candidate gains, or nearly
   gains, is a proposal.
4. Each proposal is judged by all that is known of it: that gives its confidence.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Tokens
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from vnproof.confusion.candidate import Candidate
from vnproof.confusion.model import ErrorModel
from vnproof.core.finding import Suggestion
from vnproof.core.span import Span
from vnproof.decoder.candidates import Candidates, Choices
from vnproof.decoder.evidence import reasons
from vnproof.decoder.judgement import Judge
from vnproof.decoder.lattice import Edge, Lattice, corrected, lattices
from vnproof.decoder.openness import is_open
from vnproof.decoder.proposal import Proposal
from vnproof.decoder.reading import Change, Reading
from vnproof.decoder.rescoring import Gains, doubtful_places, fit, rescore
from vnproof.decoder.search import best_path, path_scores
from vnproof.decoder.second_opinion import SecondOpinion
from vnproof.decoder.sequence import Ids, Sequence, log_probabilities, portions, sequence
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import symbol_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token

OPEN = -0.5  # nats a candidate must gain for its place to be searched
WEAK = -1.0  # nats a candidate must gain to be proposed at all
WEAK_IN_COMPANY = -6.0  # … and to be searched, where errors are dense: a wrong neighbour hides what it would gain
PLAIN = 5.0  # nats of gain that make an error plain
DENSE = 0.012  # share of tokens plainly wrong from which errors are dense
EDGES = 12  # candidates a place in the lattice
OTHERS = 3  # further suggestions beside the best
WORTH_TELLING = 0.5  # confidence below which a change is dropped
WORTH_TELLING_OF_NAMES = 0.75  # … of a word with a capital inside a sentence


class Survey(NamedTuple):
    """
    The open places of a line with the number of their form, the forms' choices, and what every candidate gains; `weak`
    is what one must gain to be proposed.
    """

    places: Ids
    forms: Ids
    choices: Choices
    gains: Gains
    weak: float
    respaced: tuple[Edge, ...]


class Decoder:
    """Reads passages with one language model, one error model and one lexicon."""

    def __init__(self, model: NGram, errors: ErrorModel, lexicon: Lexicon, judge: Judge | SecondOpinion) -> None:
        self._model = model
        self._errors = errors
        self._lexicon = lexicon
        self._judge = judge
        self._candidates = Candidates(model, errors, lexicon)

    def read(self, passage: Passage) -> Reading:
        """The passage with all changes that are worth telling a person."""
        proposals = list(self.proposals(passage))
        openings = {sentence.start for sentence in passage.sentences}
        named = {p.first for p in proposals if _is_named(passage.tokens, p)} - openings
        changes = (
            self._change(passage, proposal, confidence)
            for proposal, confidence in zip(proposals, self._judge.confidences(proposals, passage), strict=True)
            if confidence >= (WORTH_TELLING_OF_NAMES if proposal.first in named else WORTH_TELLING)
        )
        return Reading(passage, self._lexicon, tuple(changes))

    def proposals(self, passage: Passage) -> Iterator[Proposal]:
        """Every change that might be meant, however unsure."""
        for sentences in portions(passage.sentences):
            line = sequence(self._model, passage.tokens, sentences)
            survey = self._survey(passage.tokens, line)
            edges: list[Edge] = []
            for lattice in self._lattices(line, survey):
                path = best_path(self._model, lattice).edges
                for edge in path:
                    if edge.changes_length:
                        yield self._respacing(passage.tokens, line, lattice, path, edge)
                edges += [edge for edge in path if edge.kind]
            yield from self._weighed(passage.tokens, line, survey, edges)

    def _survey(self, tokens: Tokens[Token], line: Sequence) -> Survey:
        """Try everything everywhere, the neighbours taken as they stand."""
        own = log_probabilities(self._model, line)
        forms: dict[str, int] = {}
        places: list[int] = []
        form_at: list[int] = []
        respaced: list[Edge] = []
        for place in doubtful_places(line, own, self._model.order):
            number = int(line.tokens[place])
            if is_open(tokens, number, self._lexicon):
                form = _form(tokens[number])
                places.append(place)
                form_at.append(forms.setdefault(form, len(forms)))
                if line.ids[place] == self._model.unknown or not is_syllable(form):
                    respaced += self._respaced(tokens, line, place)
        choices = self._candidates.stack(list(forms))
        at, numbers = np.array(places, np.int64), np.array(form_at, np.int64)
        now = own[at[:, None] + np.arange(self._model.order)].sum(axis=1)
        gains = rescore(self._model, line, now, at, numbers, choices, WEAK)
        weak = WEAK
        if _is_dense(gains, line):
            weak = WEAK_IN_COMPANY
            gains = rescore(self._model, line, now, at, numbers, choices, weak)
        return Survey(at, numbers, choices, gains, weak, tuple(respaced))

    def _lattices(self, line: Sequence, survey: Survey) -> Iterator[Lattice]:
        """The suspicious places, and around them what is worth trying."""
        edges: defaultdict[int, list[Edge]] = defaultdict(list)
        for edge in survey.respaced:
            edges[edge.start].append(edge)
        suspicious = {place for edge in survey.respaced for place in range(edge.start, edge.end)}
        opening = OPEN if survey.weak == WEAK else survey.weak
        suspicious.update(survey.gains.at_least(opening).places.tolist())
        near = {place + step for place in suspicious for step in (-2, -1, 0, 1, 2)}
        for place, row, _ in survey.gains.best_first().each():
            if place in near and len(edges[place]) < EDGES:
                edges[place].append(self._edge(place, place + 1, survey.choices.candidate(row)))
        yield from lattices(line, edges, suspicious, self._model.order)

    def _weighed(
        self, tokens: Tokens[Token], line: Sequence, survey: Survey, edges: Tokens[Edge]
    ) -> Iterator[Proposal]:
        """What the best candidate of each place gains once its neighbours are put right."""
        gains = self._gains_among(line, survey, edges) if edges else survey.gains
        places = np.unique(gains.at_least(survey.weak).places)
        alone = {(place, row): gain for place, row, gain in survey.gains.at(places).each()}
        for place, found in groupby(gains.at(places).best_first().each(), key=itemgetter(0)):
            (_, row, margin), *rest = islice(found, OTHERS + 1)
            number = int(line.tokens[place])
            typed, (meant, kind, cost) = _form(tokens[number]), survey.choices.candidate(row)
            rivals = tuple((survey.choices.candidate(other).form, margin - gain) for _, other, gain in rest)
            as_typed = alone.get((place, row), survey.weak)
            yield Proposal(number, number + 1, typed, meant, kind, cost, margin, as_typed, rivals)

    def _gains_among(self, line: Sequence, survey: Survey, edges: Tokens[Edge]) -> Gains:
        """The survey's gains; those near an edge again, with what the edges mean in place of what was typed."""
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
        for candidate in self._candidates.of(_form(tokens[line.tokens[place]])).double:
            yield self._edge(place, place + 1, candidate)
        for left in (place - 1, place):
            numbers = line.tokens[left : left + 2].tolist()
            if min(numbers) >= 0 and all(tokens[number].kind == "word" for number in numbers):
                for candidate in self._errors.joined(*(_form(tokens[number]) for number in numbers)):
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
        typed = " ".join(_form(token) for token in tokens[first:last])
        margin = best - unchanged
        return Proposal(first, last, typed, edge.meant, edge.kind, edge.cost, margin, margin, tuple(rivals[:OTHERS]))

    def _change(self, passage: Passage, proposal: Proposal, confidence: float) -> Change:
        tokens = passage.tokens[proposal.first : proposal.last]
        span = Span(tokens[0].start, tokens[-1].end)
        like = "".join(token.text for token in tokens)
        readings = [(proposal.meant, 1.0), *((meant, math.exp(-max(loss, 0.0))) for meant, loss in proposal.rivals)]
        whole = sum(share for _, share in readings)
        suggestions = tuple(
            Suggestion(with_casing(meant, like), round(confidence * share / whole, 4))
            for meant, share in readings
            if share / whole >= 0.02
        )
        return Change(
            proposal.first,
            proposal.last,
            span,
            span.of(passage.source),
            suggestions[0].text,
            proposal.kind,
            proposal.margin,
            confidence,
            suggestions,
            reasons(proposal, passage, self._lexicon),
        )


def _is_named(tokens: Tokens[Token], proposal: Proposal) -> bool:
    """Has the word a capital of its own, and not because a number follows («Điêu 3»)?"""
    after = tokens[proposal.last].kind if proposal.last < len(tokens) else ""
    return tokens[proposal.first].text.istitle() and after != "number"


def _is_dense(gains: Gains, line: Sequence) -> bool:
    """Are there so many plain errors that any neighbour may be wrong too?"""
    plain = len(np.unique(gains.at_least(PLAIN).places))
    return plain >= max(2.0, DENSE * np.count_nonzero(line.tokens >= 0))


def _form(token: Token) -> str:
    """The typed form as the error model takes it."""
    return token.text.lower() if token.kind == "mixed" else symbol_of(token)


def _replaced(edges: Iterable[Edge], edge: Edge, by: Iterable[Edge]) -> list[Edge]:
    return [new for old in edges for new in (by if old is edge else (old,))]
