"""
Learns the judge's weights: logistic regression over the circumstances of proposals in texts whose errors are known.

Newton's method with a ridge, so that the answer does not depend on chance or on the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import circumstances, setting_of
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage

RIDGE = 1.0
STEPS = 50


class Example(NamedTuple):
    """The circumstances of one proposal, and whether it puts an error right."""

    values: Mapping[str, float]
    right: bool


def examples(decoder: Decoder, lexicon: Lexicon, rows: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """
    One example a proposal for rows of gold (`source`, and `errors` with `start`, `end`, `right`, perhaps `unsure`).

    Proposals for places that the gold is unsure of are left out.
    """
    for row in rows:
        passage = Passage(row["source"])
        proposals = [proposal for proposal, _ in decoder.proposals(passage)]
        setting = setting_of(passage, lexicon, proposals)
        for proposal in proposals:
            tokens = passage.tokens[proposal.first : proposal.last]
            start, end = tokens[0].start, tokens[-1].end
            meant = with_casing(proposal.meant, "".join(token.text for token in tokens))
            touched = [error for error in row["errors"] if error["start"] < end and start < error["end"]]
            if not any(error.get("unsure") for error in touched):
                right = any(_agrees(row["source"], start, end, meant, error) for error in touched)
                yield Example(circumstances(proposal, setting), right)


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
    names = list(rows[0].values)
    matrix = np.array([[row.values[name] for name in names] for row in rows], np.float64)
    right = np.array([row.right for row in rows], np.float64)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        curvature = (matrix * (expected * (1 - expected))[:, None]).T @ matrix + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(curvature, matrix.T @ (right - expected) - RIDGE * weights)
    return dict(zip(names, weights.tolist()))


def write_weights(path: Path, weights: Mapping[str, float], made_from: str) -> None:
    """Write the table that `decoder.judgement` reads."""
    head = f"# format: vnproof-judgement 1; made by scripts/train_judgement.py; made from {made_from}\n"
    rows = "".join(f"{name}\t{weight:.4f}\n" for name, weight in weights.items())
    path.write_text(head + rows, encoding="utf-8")
