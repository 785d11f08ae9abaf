"""
Second opinion: what underthesea and pyvi think of a change, for those who can wait a second for them to load.

Both cut text into words. A right change lets them see fewer, longer words («tô | chức» → «tổ chức»); a wrong one
breaks a word that stood, or touches what they take for a name. Their answers, and how sure the judge alone was,
are circumstances like any other, with weights of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vnproof.core.span import Span
from vnproof.decoder.judgement import Judge, Judging, log_odds, probability, read_weights
from vnproof.decoder.proposal import Proposal
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.text.words import Engine, Segmenter

HOPELESS = 0.2  # confidence of the judge alone below which nobody else is asked
ENGINES: tuple[Engine, ...] = ("underthesea", "pyvi")
AROUND = 20  # tokens either side that they are shown


class SecondOpinion:
    """A judge that asks the segmenters too; the weights are `vnproof/data/judgement_second_opinion.tsv`."""

    def __init__(
        self, lexicon: Lexicon, weights: Mapping[str, float] | None = None, first: Judging | None = None
    ) -> None:
        self._first = first or Judge(lexicon)
        self._lexicon = lexicon
        self._segmenters = tuple(map(Segmenter, ENGINES))
        self._weights = weights if weights is not None else read_weights("judgement_second_opinion.tsv")

    def confidences(self, proposals: Sequence[Proposal], passage: Passage) -> list[float]:
        """
        The probability of each proposal that a person would agree, 0..1.

        Where a segmenter is missing, or the judge alone finds a proposal hopeless, the judge's word stands.
        """
        first = self._first.confidences(proposals, passage)
        if not any(confidence >= HOPELESS for confidence in first) or not all(s.available for s in self._segmenters):
            return first
        looks = self.looks(proposals, passage)
        return [probability(look, self._weights) if look else alone for look, alone in zip(looks, first, strict=True)]

    def looks(self, proposals: Sequence[Proposal], passage: Passage) -> Iterator[dict[str, float]]:
        """What a second opinion of each proposal rests on; nothing for those that are hopeless."""
        for proposal, first in zip(proposals, self._first.confidences(proposals, passage), strict=True):
            if first >= HOPELESS:
                said = opinions(proposal, passage, self._lexicon, self._segmenters)
                yield {"bias": 1.0, "first opinion": log_odds(first)} | said
            else:
                yield {}


def opinions(
    proposal: Proposal, passage: Passage, lexicon: Lexicon, segmenters: Sequence[Segmenter]
) -> dict[str, float]:
    """What each segmenter says of a proposal, as circumstances; nothing from one that is missing or broken."""
    shown, place = _surroundings(proposal, passage)
    meant = with_casing(proposal.meant, place.of(shown))
    changed = shown[: place.start] + meant + shown[place.end :]
    new_place = Span(place.start, place.start + len(meant))
    found: dict[str, float] = {}
    for segmenter in segmenters:
        if segmenter.available:
            words, new_words = segmenter.words(shown), segmenter.words(changed)
            found |= {
                f"{segmenter.engine} sees fewer words": float(len(words) - len(new_words)),
                f"{segmenter.engine} knows typed": float(_in_word(words, place, shown, lexicon)),
                f"{segmenter.engine} knows meant": float(_in_word(new_words, new_place, changed, lexicon)),
                f"{segmenter.engine} sees a name": float(any(name.overlaps(place) for name in segmenter.names(shown))),
            }
    return found


def _surroundings(proposal: Proposal, passage: Passage) -> tuple[str, Span]:
    """The text around a proposal within its sentence, and the proposal's place in it."""
    tokens = passage.tokens
    sentence = next(s for s in passage.sentences if s.start <= proposal.first < s.stop)
    first = tokens[max(proposal.first - AROUND, sentence.start)]
    last = tokens[min(proposal.last + AROUND, sentence.stop) - 1]
    start, end = tokens[proposal.first].start, tokens[proposal.last - 1].end
    return passage.source[first.start : last.end], Span(start - first.start, end - first.start)


def _in_word(words: Sequence[Span], place: Span, text: str, lexicon: Lexicon) -> bool:
    """Does the place lie in a word of several syllables that the lexicon has too?"""
    around = (word.of(text) for word in words if word.overlaps(place))
    return any(len(word.split()) > 1 and lexicon.is_word(" ".join(word.split())) for word in around)
