"""Reading: a passage together with the changes that make it say what was probably meant. What checks look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vnproof.core.finding import Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.passage import Passage
from vnproof.text.tone import strip_marks

RESPACED = ("joined", "split")  # kinds of slip that change the number of syllables


@dataclass(frozen=True)
class Change:
    """
    Tokens `first`..`last` (end not included) were probably meant as `meant`.

    `kind` is the confusion kind; `margin` says by how many nats the passage becomes more probable, the slip's own cost
    paid; `confidence` (0..1) is the probability that a person would agree; `suggestions` start with `meant`.
    """

    first: int
    last: int
    span: Span
    typed: str
    meant: str
    kind: str
    margin: float
    confidence: float
    suggestions: tuple[Suggestion, ...]
    why: tuple[Wording, ...]


@dataclass(frozen=True)
class Reading:
    """A passage, the lexicon it was read with, and the changes in text order, none overlapping another."""

    passage: Passage
    lexicon: Lexicon
    changes: tuple[Change, ...]

    def words(self) -> Iterator[tuple[int, str]]:
        """Number and text of every token that is a word."""
        return ((i, token.text) for i, token in enumerate(self.passage.tokens) if token.kind == "word")

    @cached_property
    def bare_runs(self) -> tuple[tuple[Change, ...], ...]:
        """Stretches typed without marks: changes side by side that only add marks, or one that adds several."""
        runs: list[list[Change]] = []
        for change in self.changes:
            if strip_marks(change.typed) == change.typed and strip_marks(change.meant) == change.typed:
                if runs and runs[-1][-1].last == change.first:
                    runs[-1].append(change)
                else:
                    runs.append([change])
        return tuple(tuple(run) for run in runs if len(run) > 1 or run[0].kind == "all-marks")

    @cached_property
    def single_changes(self) -> tuple[Change, ...]:
        """The changes of one syllable for another, those of `bare_runs` and the respaced ones left out."""
        bare = {change for run in self.bare_runs for change in run}
        return tuple(change for change in self.changes if change not in bare and change.kind not in RESPACED)

    def change_at(self, token: int) -> Change | None:
        """The change that covers a token, if any."""
        return self._by_token.get(token)

    @cached_property
    def _by_token(self) -> dict[int, Change]:
        return {token: change for change in self.changes for token in range(change.first, change.last)}
