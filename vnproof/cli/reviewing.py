"""
The review of one text, without any terminal: what was decided on which finding, what comes of it, and how to go back.

Correcting a word can make its neighbour's fault plain, so a session is made of rounds: each looks at the text that the
one before it gave. Every value is frozen; an answer gives the next session, or None where it makes no sense.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate
from typing import Literal, NamedTuple
from unicodedata import is_normalized, normalize

from vnproof.core.edit import Edit, apply_edits, compose, move
from vnproof.core.finding import Finding
from vnproof.core.offsets import OffsetMap, Piece
from vnproof.core.span import Span
from vnproof.lexicon.readers import normal_form

What = Literal["change", "skip", "ignore", "learn"]


class Step(NamedTuple):
    """
    One decision, on the findings of these numbers, the one that was looked at first.

    `text` is what a change puts there; of a learnt word it is the dictionary that was given it, "" where it had it.
    """

    what: What
    places: tuple[int, ...]
    text: str = ""


@dataclass(frozen=True)
class Round:
    """One reading of a text: its findings, those of them that are answered, and the one that is looked at."""

    text: str
    findings: tuple[Finding, ...] = ()
    shielded: tuple[Span, ...] = ()
    changed: tuple[Span, ...] = ()  # what answers of earlier rounds put there, where it stands now
    left: tuple[Span, ...] = ()  # what they left as it was
    steps: tuple[Step, ...] = ()
    at: int = 0

    @cached_property
    def answers(self) -> dict[int, Step]:
        """The last decision on each finding that has one."""
        return {place: step for step in self.steps for place in step.places}

    @property
    def is_over(self) -> bool:
        """Is every finding answered?"""
        return len(self.answers) == len(self.findings)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What the answers change, in text order."""
        changed = ((self.findings[place].span, step) for place, step in self.answers.items() if step.what == "change")
        return tuple(sorted(Edit(span, step.text) for span, step in changed))

    @cached_property
    def outcome(self) -> str:
        """The text with the answers carried out."""
        return apply_edits(self.text, self.edits)

    @cached_property
    def offsets(self) -> OffsetMap:
        """From the outcome back to the text."""
        gained, pieces = 0, []
        for span, text in self.edits:
            start = span.start + gained
            pieces.append(Piece(Span(start, start + len(text)), span))
            gained += len(text) - (span.end - span.start)
        return OffsetMap(tuple(pieces))

    def take(self, step: Step) -> Round:
        """With one more decision, looking at the next finding that has none."""
        taken = replace(self, steps=(*self.steps, step))
        number = len(self.findings)
        ahead = ((self.at + far) % number for far in range(1, number))
        return replace(taken, at=next((place for place in ahead if place not in taken.answers), self.at))

    def following(self) -> Round:
        """The outcome, not yet read, and what of it has been asked about."""
        changed, left = list(self.changed), list(self.left)
        for place, step in self.answers.items():
            (changed if step.what == "change" else left).append(self.findings[place].span)
        return Round(
            self.outcome,
            shielded=tuple(self.offsets.to_view(*span) for span in self.shielded),
            changed=tuple(sorted(self.offsets.to_view(*span) for span in changed)),
            left=tuple(sorted(self.offsets.to_view(*span) for span in left)),
        )

    def unsettled(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those of new findings that touch nothing that was to be left, and don't lie in what was put there."""
        starts, ends = _reach(self.left)
        settled_starts, settled_ends = _reach(sorted([*self.left, *self.changed]))
        return [
            finding
            for finding in findings
            if ends[bisect_left(starts, finding.span.end)] <= finding.span.start
            and settled_ends[bisect_right(settled_starts, finding.span.start)] < finding.span.end
        ]


def _reach(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Where the spans start, in order, and how far the first one, the first two … reach; nothing reaches nowhere."""
    return [span.start for span in spans], [-1, *accumulate((span.end for span in spans), max)]


@dataclass(frozen=True)
class Session:
    """
    The rounds so far, of which the last is being answered.

    >>> from vnproof.core.finding import Suggestion
    >>> from vnproof.core.wording import Wording
    >>> found = Finding("VN103", "wrong-word", Span(4, 6), Wording("…", "…"), (Suggestion("tổ", 0.9),))
    >>> session = Session.begin("Ban tô chức", (found,))
    >>> session.accept().edits
    (Edit(span=Span(start=4, end=6), text='tổ'),)
    >>> session.accept().undo() == session
    True
    """

    rounds: tuple[Round, ...]
    ignored: frozenset[tuple[str, str]] = frozenset()  # (code, text) of what was ignored for good before

    @classmethod
    def begin(
        cls,
        text: str,
        findings: Iterable[Finding],
        shielded: tuple[Span, ...] = (),
        ignored: frozenset[tuple[str, str]] = frozenset(),
    ) -> Session:
        """The first round; without what was ignored for good."""
        return _with(cls((), ignored), Round(text, shielded=shielded), findings)

    @property
    def round(self) -> Round:
        """The round that is being answered."""
        return self.rounds[-1]

    @property
    def finding(self) -> Finding:
        """The finding that is being looked at."""
        return self.round.findings[self.round.at]

    @property
    def word(self) -> str:
        """What stands in its place."""
        return self.finding.span.of(self.round.text)

    @property
    def shown(self) -> tuple[str, Span]:
        """The text with all other answers carried out, and where the finding that is looked at stands in it."""
        others = [edit for edit in self.round.edits if edit.span != self.finding.span]
        return apply_edits(self.round.text, others), move(self.finding.span, others)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Edits of the first text that do what all rounds do."""
        edits = self.rounds[0].edits
        for later in self.rounds[1:]:
            edits = compose(self.rounds[0].text, edits, later.edits)
        return edits

    @property
    def counts(self) -> Counter[What]:
        """How many findings were answered in which way."""
        return Counter(step.what for each in self.rounds for step in each.answers.values())

    def in_source(self, span: Span) -> Span:
        """Where a span of the text being read stands in the first text."""
        for earlier in self.rounds[-2::-1]:
            span = earlier.offsets.to_source(*span)
        return span

    def accept(self, number: int = 0) -> Session | None:
        """Put the proposal of this number (from 0) there."""
        suggestions = self.finding.suggestions
        return self._take("change", text=suggestions[number].text) if number < len(suggestions) else None

    def write(self, text: str) -> Session | None:
        """
        Put the reviewer's own text there, in the Unicode form of the old one and with its line ends.

        None where nothing printable is given, and where the line ends of the old text find no place.
        """
        printable = "".join(c if c.isprintable() else " " for c in text)
        words, gaps = printable.split(), re.findall(r"\s+", self.word.strip())
        if len(words) == len(gaps) + 1:
            gaps = [gap if gap.strip(" ") else " " for gap in gaps]
        elif words and len(self.word.splitlines()) <= 1:
            gaps = [" "] * (len(words) - 1)
        else:
            return None
        joined = "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))
        joined = normalize("NFC" if is_normalized("NFC", self.word) else "NFD", joined)
        return self.skip() if joined == self.word else self._take("change", text=joined)

    def accept_alike(self) -> Session | None:
        """Put the first proposal there, and wherever the same one is made for the same text further on."""
        if not self.finding.suggestions:
            return None
        proposal = self.finding.suggestions[0].text
        return self._take(
            "change",
            self._others(
                lambda other: bool(other.suggestions) and other.suggestions[0].text == proposal and self._same(other),
                since=self.round.at,
            ),
            proposal,
        )

    def skip(self) -> Session:
        """Leave this one as it is."""
        return self._take("skip")

    def ignore(self) -> Session:
        """Leave this text as it is in this document, for good, as far as this check is concerned."""
        code = self.finding.code
        return self._take("ignore", self._others(lambda other: other.code == code and self._same(other)))

    def learn(self, dictionary: str) -> Session:
        """The text is a word; `dictionary` is what was given it."""
        word = normal_form(self.word)
        return self._take(
            "learn", self._others(lambda other: normal_form(other.span.of(self.round.text)) == word), dictionary
        )

    def undo(self) -> Session | None:
        """As it was before the last decision."""
        rounds = self.rounds
        while len(rounds) > 1 and not rounds[-1].steps:
            rounds = rounds[:-1]
        current = rounds[-1]
        if not current.steps:
            return None
        current = replace(current, steps=current.steps[:-1], at=current.steps[-1].places[0])
        return replace(self, rounds=(*rounds[:-1], current))

    def last_step(self) -> Step | None:
        """The decision that `undo` takes back."""
        return next((each.steps[-1] for each in reversed(self.rounds) if each.steps), None)

    def step_by(self, far: int) -> Session:
        """Look at another finding, answered or not; the first follows the last."""
        return self.resume(replace(self.round, at=(self.round.at + far) % len(self.round.findings)))

    def resume(self, current: Round) -> Session:
        """With the round that is being answered as given."""
        return replace(self, rounds=(*self.rounds[:-1], current))

    def further(self, findings: Iterable[Finding]) -> Session:
        """Another round: those of the findings of the outcome that are news."""
        return _with(self, self.round.following(), findings)

    def is_silenced(self, finding: Finding, text: str) -> bool:
        """Does nobody want to hear of this finding in `text`?"""
        word = finding.span.of(text)
        return (finding.code, word) in self.unwanted or normal_form(word) in self._learnt

    @cached_property
    def unwanted(self) -> frozenset[tuple[str, str]]:
        """(code, text) of all that is ignored for good in this document, now and from before."""
        return self.ignored | {(finding.code, word) for finding, word in self._answered("ignore")}

    @cached_property
    def _learnt(self) -> frozenset[str]:
        return frozenset(normal_form(word) for _, word in self._answered("learn"))

    def _answered(self, what: What) -> Iterator[tuple[Finding, str]]:
        """The findings that were answered in this way, and what stands there."""
        for each in self.rounds:
            for place, step in each.answers.items():
                if step.what == what:
                    yield each.findings[place], each.findings[place].span.of(each.text)

    def _take(self, what: What, others: tuple[int, ...] = (), text: str = "") -> Session:
        return self.resume(self.round.take(Step(what, (self.round.at, *others), text)))

    def _same(self, other: Finding) -> bool:
        return other.span.of(self.round.text) == self.word

    def _others(self, alike: Callable[[Finding], bool], since: int = 0) -> tuple[int, ...]:
        """The findings that are like the one looked at, and have no answer yet."""
        return tuple(
            place
            for place, other in enumerate(self.round.findings)
            if place >= since and place != self.round.at and place not in self.round.answers and alike(other)
        )


def _with(session: Session, fresh: Round, findings: Iterable[Finding]) -> Session:
    news = (finding for finding in fresh.unsettled(findings) if not session.is_silenced(finding, fresh.text))
    return replace(session, rounds=(*session.rounds, replace(fresh, findings=tuple(news))))


# The keys that need nothing but a session.
ANSWERS: dict[str, Callable[[Session], Session | None]] = {
    "a": Session.accept,
    **{str(number): partial(Session.accept, number=number - 1) for number in range(1, 10)},
    "A": Session.accept_alike,
    "s": Session.skip,
    "i": Session.ignore,
    "u": Session.undo,
    "n": partial(Session.step_by, far=1),
    "p": partial(Session.step_by, far=-1),
}
