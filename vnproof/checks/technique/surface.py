"""
What VN601, VN602 and VN603 share: the words that are not stored as they read, and neighbours told as one.

All of it comes from the view (`vnproof.text.unicode`), which the other checks read: what is found here is what they
have already seen through, so putting it right never changes what a text says.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token
from vnproof.text.unicode import Oddity, OddityKind


class Kind(NamedTuple):
    """A check of the surface: what its findings are called and how they speak of a word."""

    code: str
    name: str
    severity: Severity
    says: Callable[[str], Wording]


KINDS: Final[dict[OddityKind, Kind]] = {
    "decomposed": Kind(
        "VN601",
        "decomposed",
        Severity.HINT,
        lambda word: Wording(
            f"«{word}» viết bằng dấu rời (Unicode tổ hợp); nên dùng chữ dựng sẵn.",
            f"'{word}' is written with combining marks; composed letters are the standard.",
        ),
    ),
    "look-alike": Kind(
        "VN602",
        "look-alike",
        Severity.ERROR,
        lambda word: Wording(
            f"«{word}» có chữ chỉ trông giống chữ Việt.", f"'{word}' has letters that only look like Vietnamese ones."
        ),
    ),
    "invisible": Kind(
        "VN603",
        "invisible",
        Severity.WARNING,
        lambda word: Wording(
            f"{f'«{word}»' if word else 'Chỗ này'} có ký tự không nhìn thấy.",
            f"{repr(word) if word else 'This place'} has a character that nobody sees.",
        ),
    ),
}
BY_CODE: Final = {kind.code: kind for kind in KINDS.values()}

# Neighbours are told as one over words that could not have been odd, and over the signs of prose, but not over tabs.
GAP: Final = re.compile("[ -~“”‘’–…\N{NO-BREAK SPACE}]{0,40}")
LONGEST: Final = 1_000  # whoever cuts an edit down to letters compares all of them with all
SHOWN: Final = 40  # letters that a message repeats
MOST_REASONS: Final = 3


class OddWord(NamedTuple):
    """A word with the oddities of one kind in it or glued to it; `token` is None where they stand alone."""

    span: Span
    token: Token | None
    oddities: tuple[Oddity, ...]


def odd_words(passage: Passage, kind: OddityKind, is_odd: Callable[[Oddity], bool]) -> Iterator[OddWord]:
    """The words that hold oddities of a kind, in order; those that `is_odd` lets pass are none."""
    oddities = [oddity for oddity in passage.view.oddities if oddity.kind == kind and is_odd(oddity)]
    if not oddities:
        return
    starts = [token.start for token in passage.tokens]
    words: list[OddWord] = []
    for stretch in _touching(oddities):
        place = Span(stretch[0].span.start, stretch[-1].span.end)
        token = _token_at(passage.tokens, starts, place)
        if words and token and words[-1].token == token:
            place = Span(words[-1].span.start, max(words[-1].span.end, place.end))
            words[-1] = OddWord(place, token, (*words[-1].oddities, *stretch))
            continue
        if token:
            place = Span(min(token.start, place.start), max(token.end, place.end))
        words.append(OddWord(place, token, tuple(stretch)))
    yield from words


def _touching(oddities: Iterable[Oddity]) -> Iterator[list[Oddity]]:
    stretch: list[Oddity] = []
    for oddity in oddities:
        if stretch and stretch[-1].span.end != oddity.span.start:
            yield stretch
            stretch = []
        stretch.append(oddity)
    yield stretch


def _token_at(tokens: Sequence[Token], starts: Sequence[int], place: Span) -> Token | None:
    """The token around a place, or else the one before it or behind it that it is glued to."""
    index = bisect_right(starts, place.start) - 1
    if index >= 0 and place.start <= tokens[index].end:
        return tokens[index]
    return tokens[index + 1] if index + 1 < len(tokens) and starts[index + 1] <= place.end else None


def finding_of(passage: Passage, kind: OddityKind, word: OddWord, safety: Safety, confidence: float) -> Finding:
    """A word as it should be stored."""
    start = word.span.start
    edits = [Edit(Span(oddity.span.start - start, oddity.span.end - start), oddity.meant) for oddity in word.oddities]
    meant = apply_edits(word.span.of(passage.source), edits)
    code, name, severity, says = KINDS[kind]
    letters = dict.fromkeys(letter for oddity in word.oddities for letter in oddity.text if letter not in oddity.meant)
    severity = severity if safety is Safety.SAFE else min(severity, Severity.WARNING)
    why = () if kind == "decomposed" else tuple(map(_named, list(letters)[:MOST_REASONS]))
    return Finding(
        code, name, word.span, says(_shown(meant)), (Suggestion(meant, confidence),), severity, safety, confidence, why
    )


def told_together(passage: Passage, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those of the surface that stand side by side on a line as one; no word is told twice."""
    run: list[Finding] = []
    for finding in findings:
        if run and not _goes_on(passage, run, finding):
            yield _as_one(passage, run)
            run = []
        run.append(finding)
    if run:
        yield _as_one(passage, run)


def _goes_on(passage: Passage, run: Sequence[Finding], finding: Finding) -> bool:
    last = run[-1]
    gap = Span(last.span.end, finding.span.start)
    return (
        finding.code in BY_CODE
        and (finding.code, finding.safety) == (last.code, last.safety)
        and bool(finding.suggestions and last.suggestions)
        and finding.span.end - run[0].span.start <= LONGEST
        and GAP.fullmatch(passage.source, *gap) is not None
        and not passage.is_protected(gap)
    )


def _as_one(passage: Passage, run: Sequence[Finding]) -> Finding:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return first
    span = Span(first.span.start, last.span.end)
    edits = [
        Edit(Span(finding.span.start - span.start, finding.span.end - span.start), finding.suggestions[0].text)
        for finding in run
    ]
    meant = apply_edits(span.of(passage.source), edits)
    why = tuple(dict.fromkeys(reason for finding in run for reason in finding.why))[:MOST_REASONS]
    message = BY_CODE[first.code].says(_shown(meant))
    return replace(first, span=span, message=message, suggestions=(Suggestion(meant, first.confidence),), why=why)


def _shown(meant: str) -> str:
    """It looks like what is typed, and holds nothing that would turn or hide what a terminal prints."""
    return meant if len(meant) <= SHOWN else f"{meant[:SHOWN].rstrip()}…"


def _named(letter: str) -> Wording:
    """What stands there, by its number and its name in Unicode."""
    name = f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()
    return Wording(f"có {name}", f"holds {name}")
