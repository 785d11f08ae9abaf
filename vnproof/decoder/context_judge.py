"""
Context judge: what the context model thinks of the proposals that the judge is in doubt about.

The n-grams see two syllables on either side; the context model sees sixteen forms, and is asked only where the judge
alone is neither sure nor hopeless, so that clean text is read as fast as ever. By how much the context likes the
proposal better than what stands there is a circumstance like any other; where it is asked, all have other weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vnproof.context.model import END, REACH, ContextModel, Window
from vnproof.decoder.circumstances import circumstances, setting_of
from vnproof.decoder.judgement import Judge, probability, read_weights
from vnproof.decoder.proposal import Proposal
from vnproof.language_model.symbols import symbol_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage

WEIGHTS = "judgement_context.tsv"
HOPELESS = 0.005  # confidence of the judge alone below which the context is not asked
CERTAIN = 0.995  # … and from which it need not be
ASKED = "context asked"
MOST = 12.0  # nats for or against that are as good as any more


class ContextJudge:
    """A judge that asks the context model too; the weights are `vnproof/data/judgement_context.tsv`."""

    def __init__(
        self,
        lexicon: Lexicon,
        model: ContextModel | None = None,
        weights: Mapping[str, float] | None = None,
        first: Judge | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._first = first or Judge(lexicon)
        self._model = model or ContextModel()
        self._weights = weights if weights is not None else read_weights(WEIGHTS)

    def confidences(self, proposals: Sequence[Proposal], passage: Passage) -> list[float]:
        """The probability of each proposal that a person would agree, 0..1; the judge's own where nobody was asked."""
        return [
            probability(look, self._weights if ASKED in look else self._first.weights)
            for look in self.looks(proposals, passage)
        ]

    def looks(self, proposals: Sequence[Proposal], passage: Passage) -> Iterator[dict[str, float]]:
        """What the opinion of each proposal rests on: its circumstances, and where the context is asked, its word."""
        setting = setting_of(passage, self._lexicon, proposals)
        looks = [circumstances(proposal, setting) for proposal in proposals]
        asked = [
            number
            for number, (proposal, look) in enumerate(zip(proposals, looks, strict=True))
            if HOPELESS <= probability(look, self._first.weights) < CERTAIN and _is_one_syllable(proposal)
        ]
        scores = dict(zip(asked, self._scores([proposals[number] for number in asked], passage), strict=True))
        for number, (proposal, look) in enumerate(zip(proposals, looks, strict=True)):
            yield look | self._word(proposal, scores[number]) if number in scores else look

    def _scores(self, proposals: Sequence[Proposal], passage: Passage) -> list[list[float]]:
        if not proposals:
            return []
        symbols, places = _laid_out(passage)
        windows = []
        for proposal in proposals:
            place = places[proposal.first]
            before, after = symbols[max(place - REACH, 0) : place], symbols[place + 1 : place + 1 + REACH]
            windows.append(Window(before, after, [proposal.typed, proposal.meant, *_rivals(proposal)]))
        return self._model.scores(windows)

    def _word(self, proposal: Proposal, scores: Sequence[float]) -> dict[str, float]:
        typed, meant, *rivals = scores
        gain = max(-MOST, min(meant - typed, MOST))
        lead = max(-MOST, min(meant - max(rivals, default=meant - MOST), MOST))
        known = self._model.knows(proposal.typed)
        return {
            ASKED: 1.0,
            "context gain": gain * known,
            "context gain up to 3": min(gain, 3.0) * known,
            "context gain up to 1": min(gain, 1.0) * known,
            "context gain up to 0": min(gain, 0.0) * known,
            "context lead": lead,
            "context lead up to 2": min(lead, 2.0),
            "context lead up to 0": min(lead, 0.0),
        }


def _is_one_syllable(proposal: Proposal) -> bool:
    return proposal.last - proposal.first == 1 and " " not in proposal.meant


def _rivals(proposal: Proposal) -> list[str]:
    return [form for form, _ in proposal.rivals if " " not in form]


def _laid_out(passage: Passage) -> tuple[list[str], list[int]]:
    """The symbols of a passage, an END between sentences, and the place of each token among them."""
    symbols = [END]
    places = [0] * len(passage.tokens)
    for sentence in passage.sentences:
        for number in sentence:
            places[number] = len(symbols)
            symbols.append(symbol_of(passage.tokens[number]))
        symbols.append(END)
    return symbols, places
