"""
Decoder: finds what was probably meant. Start reading at `Decoder.read`.

1. `Proposer` finds every change that might be meant, sentence by sentence; what was proposed for a sentence is kept for
   when it comes again: after a round of corrections, at the next key in an editor, in another document.
2. Each proposal is judged by all that is known of it: that gives its confidence.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Tokens
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from vnproof.confusion.model import ErrorModel
from vnproof.core.finding import Suggestion
from vnproof.core.span import Span
from vnproof.decoder.evidence import reasons
from vnproof.decoder.judgement import Judging
from vnproof.decoder.proposal import Proposal
from vnproof.decoder.proposing import Opened, Proposer
from vnproof.decoder.reading import Change, Reading
from vnproof.decoder.recollection import Recollection
from vnproof.decoder.sequence import Ids, portions
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token

DENSE = 0.012  # share of tokens plainly wrong from which errors are dense
WORTH_TELLING = 0.5  # confidence below which a change is dropped
WORTH_TELLING_OF_NAMES = 0.75  # … of a word with a capital inside a sentence
REMEMBERED = 3_000  # sentences, and as many older ones: some 25 MB
AROUND = 4  # tokens beyond a sentence that openness may look at

Key = tuple[int, int, str, str]
TEXT, KIND = itemgetter(0), itemgetter(3)


class Known(NamedTuple):
    """
    What is known of a sentence: how many tokens of it are `read`, how many of these are `plain` errors, and what is
    proposed among dense errors and among others, where that was asked. Tokens are counted from its beginning.
    """

    read: int
    plain: int
    proposals: Mapping[bool, tuple[Proposal, ...]] = {}


class Decoder:
    """Reads passages with one language model, one error model and one lexicon."""

    def __init__(self, model: NGram, errors: ErrorModel, lexicon: Lexicon, judge: Judging) -> None:
        self._lexicon = lexicon
        self._judge = judge
        self._proposer = Proposer(model, errors, lexicon)
        self._recollection = Recollection[Key, Known](REMEMBERED)

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
            yield from self._of_portion(passage.tokens, sentences)

    def _of_portion(self, tokens: Tokens[Token], sentences: Iterable[range]) -> Iterator[Proposal]:
        """Those in some sentences, among which errors are dense or not."""
        keys = {sentence: _key(tokens, sentence) for sentence in sentences}
        known = {key: found for key in keys.values() if (found := self._recollection.of(key)) is not None}
        fresh = {key: sentence for sentence, key in keys.items() if key not in known}
        opened = self._proposer.opened(tokens, fresh.values())
        known.update(zip(fresh, _known(opened, self._proposer.plain_errors(opened), fresh.values()), strict=True))
        dense = _is_dense([known[key] for key in keys.values()])
        absent = {key: sentence for sentence, key in keys.items() if dense not in known[key].proposals}
        if absent.keys() != fresh.keys():
            opened = self._proposer.opened(tokens, absent.values())
        proposals = self._proposer.proposals(tokens, opened, dense=dense) if absent else ()
        for key, proposed in zip(absent, _by_sentence(proposals, absent.values()), strict=True):
            known[key] = known[key]._replace(proposals={**known[key].proposals, dense: proposed})
            self._recollection.keep(key, known[key])
        for sentence, key in keys.items():
            yield from (proposal.moved(sentence.start) for proposal in known[key].proposals[dense])

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


def _key(tokens: Tokens[Token], sentence: range) -> Key:
    """All that the proposals of a sentence depend on, the density of errors left aside; strings know their hash."""
    first = max(sentence.start - AROUND, 0)
    seen = tokens[first : sentence.stop + AROUND]
    return sentence.start - first, len(sentence), "\0".join(map(TEXT, seen)), "\0".join(map(KIND, seen))


def _known(opened: Opened, plain: Ids, sentences: Iterable[range]) -> Iterator[Known]:
    """Of each sentence, how many of its tokens are read, and how many are plain errors."""
    ends = np.array([(sentence.start, sentence.stop) for sentence in sentences], np.int64).reshape(-1, 2)
    read = opened.line.tokens[opened.line.tokens >= 0]
    return map(Known, *(np.diff(np.searchsorted(found, ends))[:, 0].tolist() for found in (read, plain)))


def _is_dense(sentences: Tokens[Known]) -> bool:
    """Are there so many plain errors that any neighbour may be wrong too?"""
    plain = sum(known.plain for known in sentences)
    return plain >= max(2.0, DENSE * sum(known.read for known in sentences))


def _by_sentence(proposals: Iterable[Proposal], sentences: Iterable[range]) -> Iterator[tuple[Proposal, ...]]:
    """The proposals of each sentence, tokens counted from its beginning."""
    inside: dict[int, list[Proposal]] = {sentence.start: [] for sentence in sentences}
    starts = sorted(inside)
    for proposal in proposals:
        start = starts[bisect_right(starts, proposal.first) - 1]
        inside[start].append(proposal.moved(-start))
    return map(tuple, inside.values())
