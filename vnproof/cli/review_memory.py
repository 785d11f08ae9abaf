"""
What a review keeps between two runs: the decisions made so far, each with what stood around its place.

A decision is known again by the text around it, so that most of them outlive a change of the file. The file lies in the
user's own folder, `reviews/` and a digest of the document's path; it goes when a review has come to its end, unless
something is ignored for good.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, get_args

import click

from vnproof.cli.reviewing import Round, Session, Step, What
from vnproof.core.errors import DocumentError, cause
from vnproof.core.span import Span
from vnproof.documents.files import read_file, write_atomically

VERSION = 1
AROUND = 20  # characters on both sides that tell one place from another: some four syllables


class Spot(NamedTuple):
    """A finding as it is known again: its code, its text, what is beside it, and which of several alike it is."""

    code: str
    word: str
    before: str
    after: str
    number: int


class Remembered(NamedTuple):
    """A step of a round, with spots for the numbers of findings."""

    what: What
    text: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Memory:
    """The steps in order; `content` is a digest of the file that they were made on."""

    content: str = ""
    steps: tuple[Remembered, ...] = ()
    ignored: frozenset[tuple[str, str]] = frozenset()

    def to_json(self) -> str:
        """
        The memory as text.

        >>> Memory.from_json(Memory("ab12", ignored=frozenset({("VN103", "tô")})).to_json()).ignored
        frozenset({('VN103', 'tô')})
        """
        content = {
            "version": VERSION,
            "content": self.content,
            "steps": self.steps,
            "ignored": sorted(self.ignored),
        }
        return json.dumps(content, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Memory:
        """The memory in a text; an empty one where the text is damaged or of another version."""
        try:
            content = json.loads(text)
            if content["version"] != VERSION:
                return cls()
            return cls(
                str(content["content"]),
                tuple(_step(what, text, spots) for what, text, spots in content["steps"]),
                frozenset((str(code), str(word)) for code, word in content["ignored"]),
            )
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls()


def recall(session: Session, steps: Iterable[Remembered]) -> tuple[Session, tuple[Remembered, ...]]:
    """The session with those steps taken whose places its last round has, and the steps that are left."""
    current, left = session.round, []
    places = {spot: place for place, spot in enumerate(_spots(current))}
    for step in steps:
        known = tuple(places[spot] for spot in step.spots if spot in places)
        if known:
            current = current.take(Step(step.what, known, step.text))
        else:
            left.append(step)
    first = next((place for place in range(len(current.findings)) if place not in current.answers), 0)
    return session.resume(replace(current, at=first)), tuple(left)


def remember(session: Session, content: str, left: Iterable[Remembered] = ()) -> Memory:
    """All that was decided, to go on with the same text; a learnt word is in its dictionary and needs no memory."""
    steps = [
        Remembered(step.what, step.text, tuple(spots[place] for place in step.places))
        for each in session.rounds
        for spots in [_spots(each)]
        for step in each.steps
        if step.what != "learn"
    ]
    return Memory(content, (*steps, *left), session.ignored)


def remember_the_rest(session: Session, content: str) -> Memory:
    """What was skipped, as it is found again in the text with all changes made; `content` is that of the new file."""
    remaining = []
    for number, each in enumerate(session.rounds):
        for place, finding in enumerate(each.findings):
            step = each.answers.get(place)
            if not step or step.what == "skip":
                span = finding.span
                for later in session.rounds[number:]:
                    span = later.offsets.to_view(*span)
                remaining.append((span, finding.code, step))
    remaining.sort(key=lambda each: each[:2])
    text = session.round.outcome
    spots = _number((text, span, code) for span, code, _ in remaining)
    steps = tuple(Remembered("skip", "", (spot,)) for spot, (_, _, step) in zip(spots, remaining, strict=True) if step)
    return Memory(content, steps, session.unwanted)


def load(path: str) -> Memory:
    """What is kept of the review of a document."""
    try:
        return Memory.from_json(read_file(memory_path(path)).decode())
    except (DocumentError, UnicodeDecodeError):
        return Memory()


def save(path: str, memory: Memory) -> None:
    """Keep it; an empty memory leaves no file. Raises DocumentError where the folder may not be written."""
    file = memory_path(path)
    try:
        if memory.steps or memory.ignored:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds words of the user's texts
            write_atomically(file, memory.to_json().encode(), backup=False)
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise DocumentError(
            f"{file}: không ghi được ({cause(error).vi}); hãy kiểm tra quyền ghi.",
            f"{file}: cannot be written ({cause(error).en}); check its permissions.",
        ) from error


def memory_path(path: str) -> Path:
    """Where the memory of a document lies; a link and its file have the same."""
    digest = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()
    return Path(click.get_app_dir("vnproof")) / "reviews" / f"{digest[:32]}.json"


def _spots(each: Round) -> list[Spot]:
    return list(_number((each.text, finding.span, finding.code) for finding in each.findings))


def _number(places: Iterable[tuple[str, Span, str]]) -> Iterator[Spot]:
    seen: Counter[tuple[str, ...]] = Counter()
    for text, (start, end), code in places:
        known = (code, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])
        yield Spot(*known, number=seen[known])
        seen[known] += 1


def _step(what: object, text: object, spots: Iterable[tuple[object, ...]]) -> Remembered:
    """Raises ValueError for what no step is like."""
    if what not in get_args(What) or what == "learn":
        raise ValueError(what)
    read = tuple(
        Spot(str(code), str(word), str(before), str(after), int(str(number)))
        for code, word, before, after, number in spots
    )
    return Remembered(what, str(text), read)  # type: ignore[arg-type]
