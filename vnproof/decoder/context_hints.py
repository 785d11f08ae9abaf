"""
Context hints: what the context model says of the ways to mark a bare word, where the language model is in doubt.

It sees sixteen forms on either side, as they were restored on a first way through the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Several

import numpy as np

from vnproof.context.model import REACH, ContextModel, Window
from vnproof.decoder.choosing import Choosing, Scores
from vnproof.decoder.sequence import Sequence

NEAR = 4.0  # nats that the best way leads by, up to which the context is asked
WEIGHT = 0.8  # of a nat of it


class ContextHints:
    """Asks the context model."""

    def __init__(self, model: ContextModel) -> None:
        self._model = model

    def hints(
        self, line: Sequence, symbols: Several[str], places: Iterable[int], choosing: Choosing, way: Several[int]
    ) -> dict[int, Scores]:
        """For the `places` of bare words, given the first `way` through the line and all the model's `symbols`."""
        doubtful = [place for place in places if _is_doubtful(choosing.alone(place, way))]
        shown = np.flatnonzero(line.scored)
        forms = [symbols[choosing.choices[place][way[place]]] for place in shown.tolist()]
        windows = []
        for place, at in zip(doubtful, np.searchsorted(shown, doubtful).tolist(), strict=True):
            readings = [symbols[number] for number in choosing.choices[place].tolist()]
            windows.append(Window(forms[max(at - REACH, 0) : at], forms[at + 1 : at + 1 + REACH], readings))
        scores = self._model.scores(windows)
        return {place: WEIGHT * np.array(score) for place, score in zip(doubtful, scores, strict=True)}


def _is_doubtful(scores: Scores) -> bool:
    return len(scores) > 1 and float(np.partition(scores, -2)[-2]) > float(scores.max()) - NEAR
