"""Proposal: a change that might be meant, before anyone has judged it."""

from __future__ import annotations

from typing import NamedTuple


class Proposal(NamedTuple):
    """
    Tokens `first`..`last` read as `meant` (lower case): `kind` of slip, its `cost`, and the `margin` it gains (both
    nats) where its neighbours are put right; `margin_as_typed`, where they are left alone.

    `rivals` are the next best readings of the place, each with the nats by which it is less probable.
    """

    first: int
    last: int
    typed: str
    meant: str
    kind: str
    cost: float
    margin: float
    margin_as_typed: float
    rivals: tuple[tuple[str, float], ...] = ()

    def moved(self, by: int) -> Proposal:
        """The same, so many tokens further on."""
        return self._replace(first=self.first + by, last=self.last + by)
