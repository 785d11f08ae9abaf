"""
Decoder: finds what was probably meant. Start reading at `Decoder.read`.

1. Local rescoring tries every candidate at every place at once and marks the suspicious places.
2. Around these a lattice of candidates, splits and joins is searched, so that errors side by side support no one.
3. Each change on the best path is judged: margin, casing and surroundings give its confidence.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Tokens

import numpy as np

from vnproof.confusion.model import Candidate, ErrorModel
from vnproof.core.finding import Suggestion
from vnproof.core.span import Span
from vnproof.decoder.candidates import Candidates
from vnproof.decoder.evidence import reasons
from vnproof.decoder.judgement import Judge, Proposal
from vnproof.decoder.lattice import Edge, Lattice, lattices
from vnproof.decoder.openness import is_open
from vnproof.decoder.reading import Change, Reading
from vnproof.decoder.rescoring import Gains, doubtful_places, rescore
from vnproof.decoder.search import best_path, path_scores
from vnproof.decoder.second_opinion import SecondOpinion
from vnproof.decoder.sequence import Sequence, log_probabilities, portions, sequence
from vnproof.language_model.ngram import NGram
from vnproof.language_model.symbols import symbol_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token

OPEN = -0.5  # nats a candidate must gain for its place to be searched
OPEN_IN_COMPANY = -6.0  # … where errors are dense: a wrong neighbour hides what a candidate would gain
PLAIN = 5.0  # nats of gain that make an error plain
DENSE = 0.012  # share of tokens plainly wrong from which errors are dense
NEARBY = -12.0  # nats below which a candidate isn't worth an edge
EDGES = 12  # candidates a place in the lattice
OTHERS = 3  # further suggestions beside the best
WORTH_TELLING = 0.5  # confidence below which a change is dropped


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
        changes = (
            self._change(passage, proposal, confidence)
            for proposal, confidence in zip(proposals, self._judge.confidences(proposals, passage), strict=True)
            if confidence >= WORTH_TELLING
        )
        return Reading(passage, self._lexicon, tuple(changes))

    def proposals(self, passage: Passage) -> Iterator[Proposal]:
        """Every change on a best path, however unsure."""
        for sentences in portions(passage.sentences):
            line = sequence(self._model, passage.tokens, sentences)
            for lattice in self._lattices(passage.tokens, line):
                path = best_path(self._model, lattice)
                for edge in path.edges:
                    if edge.kind:
                        yield self._proposal(passage.tokens, line, lattice, path.edges, edge)

    def _lattices(self, tokens: Tokens[Token], line: Sequence) -> Iterator[Lattice]:
        """The suspicious places, and around them what is worth trying."""
        own = log_probabilities(self._model, line)
        forms: dict[str, int] = {}
        places: list[int] = []
        form_at: list[int] = []
        edges: defaultdict[int, list[Edge]] = defaultdict(list)
        for place in doubtful_places(line, own, self._model.order):
            number = int(line.tokens[place])
            if is_open(tokens, number, self._lexicon):
                form = _form(tokens[number])
                places.append(place)
                form_at.append(forms.setdefault(form, len(forms)))
                if line.ids[place] == self._model.unknown or not is_syllable(form):
                    for edge in self._respaced(tokens, line, place):
                        edges[edge.start].append(edge)
        suspicious = {place for start in edges for edge in edges[start] for place in range(edge.start, edge.end)}
        choices = self._candidates.stack(list(forms))
        gains = rescore(self._model, line, own, np.array(places, np.int64), np.array(form_at, np.int64), choices)
        suspicious.update(gains.at_least(_opening(gains, line)).places.tolist())
        near = {place + step for place in suspicious for step in (-2, -1, 0, 1, 2)}
        for place, row, _ in zip(*(column.tolist() for column in gains.at_least(NEARBY).best_first()), strict=True):
            if place in near and len(edges[place]) < EDGES:
                edges[place].append(self._edge(place, place + 1, choices.candidate(row)))
        yield from lattices(line, edges, suspicious, self._model.order)

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

    def _proposal(
        self, tokens: Tokens[Token], line: Sequence, lattice: Lattice, path: Tokens[Edge], edge: Edge
    ) -> Proposal:
        """The change that an edge of the best path makes, weighed against leaving its place and against others."""
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
        return Proposal(first, last, typed, edge.meant, edge.kind, edge.cost, margin, tuple(rivals[:OTHERS]))

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


def _opening(gains: Gains, line: Sequence) -> float:
    """What a candidate must gain for its place to be searched."""
    plain = len(np.unique(gains.at_least(PLAIN).places))
    return OPEN_IN_COMPANY if plain >= max(2.0, DENSE * np.count_nonzero(line.tokens >= 0)) else OPEN


def _form(token: Token) -> str:
    """The typed form as the error model takes it."""
    return token.text.lower() if token.kind == "mixed" else symbol_of(token)


def _replaced(edges: Iterable[Edge], edge: Edge, by: Iterable[Edge]) -> list[Edge]:
    return [new for old in edges for new in (by if old is edge else (old,))]
