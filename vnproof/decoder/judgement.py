"""
Judge: how sure a proposed change is, from its margin and from what stands around it.

The margin alone would do if text were all common words. Names, foreign words and abbreviations are not, so every
circumstance has a weight, learned from texts whose errors are known; their sum is the log odds that a person would
agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

from vnproof.core.errors import DataError
from vnproof.core.resources import data_path
from vnproof.decoder.circumstances import circumstances, setting_of
from vnproof.decoder.proposal import Proposal
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage

FORMAT = "# vnproof judgement, format 1"


class Judging(Protocol):
    """Whoever says how sure proposals are."""

    def confidences(self, proposals: Sequence[Proposal], passage: Passage) -> list[float]:
        """The probability of each proposal that a person would agree, 0..1."""
        ...


class Judge:
    """Weighs circumstances; the weights are `vnproof/data/judgement.tsv`."""

    def __init__(self, lexicon: Lexicon, weights: Mapping[str, float] | None = None) -> None:
        self._lexicon = lexicon
        self.weights = weights if weights is not None else read_weights("judgement.tsv")

    def confidences(self, proposals: Sequence[Proposal], passage: Passage) -> list[float]:
        """The probability of each proposal that a person would agree, 0..1."""
        setting = setting_of(passage, self._lexicon, proposals)
        return [probability(circumstances(proposal, setting), self.weights) for proposal in proposals]


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """
    What the circumstances add up to, 0..1.

    >>> round(probability({"bias": 1.0, "margin": 8.0}, {"bias": -3.0, "margin": 0.5}), 3)
    0.731
    """
    odds = sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def log_odds(probability: float) -> float:
    """
    The other way round, bounded.

    >>> round(log_odds(0.731), 2), round(log_odds(1.0), 1)
    (1.0, 9.2)
    """
    bounded = min(max(probability, 0.0001), 0.9999)
    return math.log(bounded / (1 - bounded))


def read_weights(name: str) -> dict[str, float]:
    """
    The learned weights in a data file, by the name of the circumstance.

    Raises DataError where the file is missing, damaged, cut short or of another format.
    """
    try:
        head, *lines = data_path(name).read_text(encoding="utf-8").splitlines()
        weights = {circumstance: float(weight) for circumstance, weight in (line.split("\t") for line in lines)}
        whole = head.startswith(f"{FORMAT}; {len(weights)} weights;")
    except ValueError:
        whole = False
    if not whole:
        raise DataError(
            f"Tệp dữ liệu «{name}» bị hỏng hoặc thuộc phiên bản khác; hãy cài đặt lại vnproof.",
            f"Data file '{name}' is damaged or of another version; reinstall vnproof.",
        )
    return weights
