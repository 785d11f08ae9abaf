"""Candidate: a form that may have been meant, with the slip that explains what was typed, and its cost."""

from __future__ import annotations

from typing import NamedTuple

from vnproof.confusion.respelling import Kind


class Candidate(NamedTuple):
    """
    `form` is lower case, NFC, in the old tone style; one syllable, or two («công tác» for «côngtác»).

    `kind` names the slip; `cost` is in nats.
    """

    form: str
    kind: Kind
    cost: float
