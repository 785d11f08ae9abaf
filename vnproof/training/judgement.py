"""
Learns the judge's weights: logistic regression over the circumstances of proposals in texts whose errors are known.

Newton's method with a ridge, so that the answer does not depend on chance or on the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from vnproof.decoder.circumstances import circumstances, names_of, setting_of
from vnproof.decoder.context_judge import ContextJudge
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import FORMAT
from vnproof.decoder.second_opinion import SecondOpinion
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.training.scoring import DOUBTFUL, UNSCORED

RIDGE = 1.0
REAL, MADE = 5.0, 1.0  # how much an error counts that life made, and one that we made: of these there is no end
CALM = 2.0  # times that published text counts: two fifths fewer false alarms there, as many errors found elsewhere
UNREAD = 5.0  # nats: 38 of 43 such proposals in published text, read one by one, were errors of the source
STEPS = 50


class Example(NamedTuple):
    """The circumstances of one proposal, whether it puts an error right, and how much it counts."""

    values: Mapping[str, float]
    right: bool
    weight: float = REAL


def examples(
    decoder: Decoder,
    lexicon: Lexicon,
    rows: Iterable[Mapping[str, Any]],
    second: SecondOpinion | ContextJudge | None = None,
) -> Iterator[Example]:
    """
    One example a proposal for rows of gold: `source`, and `errors` with `start`, `end`, `right`, perhaps `unsure`.

    Left out are proposals for places that the gold is unsure of, and in text that is `published` and not gold those
    of a large margin in places that nobody has read: they are rather errors of the source than false alarms (names
    excepted, which are hardly ever). With `second`, the circumstances are those of the second opinion or the context.
    """
    for row in rows:
        passage = Passage(row["source"])
        proposals = list(decoder.proposals(passage))
        setting = setting_of(passage, lexicon, proposals)
        looks = second.looks(proposals, passage) if second else map(partial(circumstances, setting=setting), proposals)
        for proposal, values in zip(proposals, looks, strict=True):
            tokens = passage.tokens[proposal.first : proposal.last]
            start, end = tokens[0].start, tokens[-1].end
            meant = with_casing(proposal.meant, "".join(token.text for token in tokens))
            touched = [error for error in row["errors"] if error["start"] < end and start < error["end"]]
            named = tokens[0].text.istitle() and proposal.first not in setting.openings
            unread = row.get("published") and not touched and proposal.margin >= UNREAD and not named
            if values and not unread and not any(map(_is_unsure, touched)):
                right = any(_agrees(row["source"], start, end, meant, error) for error in touched)
                yield Example(values, right, row.get("weight", REAL))


def _is_unsure(error: Mapping[str, Any]) -> bool:
    """Is it nothing to learn from: doubted by a reader, or no fault that text alone tells?"""
    return (
        bool(error.get("unsure"))
        or error.get("type") in UNSCORED
        or not DOUBTFUL.isdisjoint(error.get("gold_note", ()))
    )


def _agrees(source: str, start: int, end: int, meant: str, error: Mapping[str, Any]) -> bool:
    """Does the change give what the gold gives, over the stretch that either touches?"""
    first, last = min(start, error["start"]), max(end, error["end"])
    mine = source[first:start] + meant + source[end:last]
    return any(mine == source[first : error["start"]] + right + source[error["end"] : last] for right in error["right"])


def learn(rows: Sequence[Example]) -> dict[str, float]:
    """
    The weight of every circumstance.

    >>> rows = [Example({"bias": 1, "margin": m}, m > 4) for m in range(9)]
    >>> learn(rows)["margin"] > 0
    True
    """
    names = list(dict.fromkeys(name for row in rows for name in row.values))
    matrix = np.array([[row.values.get(name, 0.0) for name in names] for row in rows], np.float64)
    right = np.array([row.right for row in rows], np.float64)
    counted = np.array([row.weight for row in rows], np.float64)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        curvature = (matrix * (counted * expected * (1 - expected))[:, None]).T @ matrix + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(curvature, matrix.T @ (counted * (right - expected)) - RIDGE * weights)
    return dict(zip(names, weights.tolist(), strict=True))


def without(rows: Iterable[Example], parts: Sequence[str]) -> list[Example]:
    """
    The same examples as if parts of the evidence were not known.

    >>> without([Example({"bias": 1.0, "title": 1.0, "kind glyph": 1.0}, True)], ["names"])[0].values
    {'bias': 1.0, 'kind glyph': 1.0}
    """
    gone = frozenset(name for part in parts for name in names_of(part))
    return [
        row._replace(values={name: value for name, value in row.values.items() if _stem(name) not in gone})
        for row in rows
    ]


def _stem(name: str) -> str:
    return "kind" if name.startswith("kind ") else name


def write_weights(path: Path, weights: Mapping[str, float], made_from: str) -> None:
    """Write the table that `decoder.judgement` reads."""
    head = f"{FORMAT}; {len(weights)} weights; made by scripts/train_judgement.py; made from {made_from}\n"
    rows = "".join(f"{name}\t{weight:.4f}\n" for name, weight in weights.items())
    path.write_text(head + rows, encoding="utf-8")
