"""
The review of an archive's queue, without any terminal: what was decided on which group, and how to go back.

Every value is frozen; an answer gives the next session, or None where it makes no sense. What an answer does to
documents and memory is its step's, and done elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Literal, NamedTuple

from vnproof.batch.queue import Group

What = Literal["accept", "here", "skip", "never", "right"]


class Step(NamedTuple):
    """One decision on the group of this number; of `here`, on its place that comes so many places after the first."""

    what: What
    group: int
    place: int = 0


@dataclass(frozen=True)
class QueueSession:
    """
    The groups, what was decided, the group that is looked at, and its place that is looked at.

    >>> from vnproof.batch.queue import Alike
    >>> session = QueueSession((Group(Alike("VN103", "tô", "tổ", "after", "chức"), 2, 1.4, ()),))
    >>> session.accept().is_over, session.accept().undo() == session, session.undo()
    (True, True, None)
    >>> session.here().shown, session.here().here().is_over
    (1, True)
    """

    groups: tuple[Group, ...]
    steps: tuple[Step, ...] = ()
    at: int = 0
    shown: int = 0

    @property
    def group(self) -> Group:
        """The group that is looked at."""
        return self.groups[self.at]

    @cached_property
    def made(self) -> frozenset[tuple[int, int]]:
        """(group, place) of the places that were accepted one by one."""
        return frozenset((step.group, step.place) for step in self.steps if step.what == "here")

    @cached_property
    def answers(self) -> dict[int, Step]:
        """The decision on each group that has one; places accepted one by one answer it once they are all."""
        singly = Counter(group for group, _ in self.made)
        answers = {step.group: step for step in self.steps if step.what != "here"}
        for step in self.steps:
            if step.what == "here" and singly[step.group] == self.groups[step.group].places:
                answers.setdefault(step.group, step)
        return answers

    @property
    def is_over(self) -> bool:
        """Is every group answered?"""
        return len(self.answers) == len(self.groups)

    @property
    def last_step(self) -> Step | None:
        """The decision that `undo` takes back."""
        return self.steps[-1] if self.steps else None

    def accept(self) -> QueueSession | None:
        """Accept the proposal for all places of the group."""
        return self._take("accept")

    def here(self) -> QueueSession | None:
        """Accept it for the place that is shown alone."""
        if self.at in self.answers:
            return None
        taken = replace(self, steps=(*self.steps, Step("here", self.at, self.shown)))
        return _ahead(taken) if taken.at in taken.answers else taken.more()

    def skip(self) -> QueueSession | None:
        """Leave the group waiting."""
        return self._take("skip")

    def never(self) -> QueueSession | None:
        """Never propose this again."""
        return self._take("never")

    def right(self) -> QueueSession | None:
        """The text is right; only what a dictionary could hold can be."""
        return self._take("right") if self.group.alike.is_word else None

    def undo(self) -> QueueSession | None:
        """As it was before the last decision."""
        step = self.last_step
        return replace(self, steps=self.steps[:-1], at=step.group, shown=step.place) if step else None

    def step_by(self, far: int) -> QueueSession:
        """Look at another group, answered or not; the first follows the last."""
        return replace(self, at=(self.at + far) % len(self.groups), shown=0)

    def more(self) -> QueueSession:
        """Look at the next place of the group that is not accepted."""
        number = self.group.places
        ahead = ((self.shown + far) % number for far in range(1, number + 1))
        shown = next((place for place in ahead if (self.at, place) not in self.made), self.shown)
        return replace(self, shown=shown)

    def _take(self, what: What) -> QueueSession | None:
        if self.at in self.answers:
            return None
        return _ahead(replace(self, steps=(*self.steps, Step(what, self.at))))


def _ahead(session: QueueSession) -> QueueSession:
    """Looking at the next group that has no answer."""
    number = len(session.groups)
    ahead = ((session.at + far) % number for far in range(1, number))
    return replace(session, at=next((group for group in ahead if group not in session.answers), session.at), shown=0)


# The keys that need nothing but a session.
ANSWERS: dict[str, Callable[[QueueSession], QueueSession | None]] = {
    "A": QueueSession.accept,
    "a": QueueSession.here,
    "s": QueueSession.skip,
    "i": QueueSession.never,
    "d": QueueSession.right,
    "m": QueueSession.more,
    "n": partial(QueueSession.step_by, far=1),
    "p": partial(QueueSession.step_by, far=-1),
}
