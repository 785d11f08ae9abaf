"""
Text that came through an old or wrong encoding, found line by line and mended: «Uû ban nh©n d©n», «Tiáº¿ng Viá»‡t».

Clean text costs two scans at the speed of C. A line with characters that clean text hardly holds is read in every way
in which it may have been garbled; an old encoding must have made at least three syllables of a text out of nonsense
before anything is believed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from vnproof.core.span import Span
from vnproof.text.charsets import TITLES
from vnproof.text.garbled import find_garbled
from vnproof.text.mojibake import mend_line
from vnproof.text.recognition import CHUNK, CONTROL, Chunk, Evidence, best_reading, read_chunks

# Letters and signs that Vietnamese, English and most French do without, and those of VIQR.
RARE: Final = re.compile(
    "[ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ¡-¦¨-¯±-¶¸-º¼-¿\x01-\x08\x0e-\x1f\x80-\x9fŠŒŽšœžŸƒˆ˜†‡‰‹›„‚»^+](?:(?<!»)|(?<=á»))"
)
LINE: Final = re.compile(r"[^\r\n]*")
LEAST_GAINS: Final = 3  # different words that an encoding has to make sense of before it is believed in a text
MOST_LOSSES: Final = 0.2  # … for each stretch it makes nonsense of, so many it makes sense of
LEAST_IN_MIXED_LINES: Final = 2

UTF_8: Final = "utf-8"


class Repair(NamedTuple):
    """
    What stands at `span` and what it was before it was garbled.

    `cause` is a name of `charsets.TITLES`, "utf-8", or a kind of `garbled.KINDS`; `is_sure` where the text is
    Vietnamese now and was not before.
    """

    span: Span
    meant: str
    cause: str
    is_sure: bool


def find_repairs(text: str, charset: str | None = None) -> tuple[Repair, ...]:
    """
    The stretches between blanks that were garbled, in order; `charset` is the one to be believed without a proof.

    >>> [repair.meant for repair in find_repairs("Tæ chøc c¸n bé.")]
    ['Tổ', 'chức', 'cán', 'bộ']
    """
    suspects = list(_suspect_lines(text))
    repairs: list[Repair] = []
    if charset:
        suspects = []
        repairs += _from_charsets(text, (charset,), is_certain=True)
    elif suspects:
        mended = {line: list(mend_line(line.of(text))) for line in suspects}
        for line, stretches in mended.items():
            repairs += (
                _repair(text, line.start, *stretch.span, stretch.meant, UTF_8, stretch.is_sure) for stretch in stretches
            )
        names = believed(line.of(text) for line, stretches in mended.items() if not stretches)
        if names:
            repairs += _from_charsets(text, names, is_certain=False)
    repairs += (Repair(garbled.span, garbled.meant, garbled.kind, True) for garbled in find_garbled(text))
    return tuple(_without_overlaps(repairs))


def believed(lines: Iterable[str]) -> tuple[str, ...]:
    """
    The old encodings that make sense of enough words in some lines, all in all.

    >>> believed(["Tæ chøc c¸n bé"]), believed(["Zoë, naïve, Caïn"])
    (('tcvn3',), ())
    """
    gains: dict[str, set[str]] = defaultdict(set)
    losses: dict[str, int] = defaultdict(int)
    for line in lines:
        votes = frozenset(name for chunk in CHUNK.findall(line) if RARE.search(chunk) for name in _votes(chunk))
        evidence = best_reading(line, [name for name in TITLES if name in votes]) if votes else None
        if evidence:
            gains[evidence.name] |= evidence.gains
            losses[evidence.name] += evidence.losses
    return tuple(
        name for name in gains if len(gains[name]) >= LEAST_GAINS and losses[name] <= MOST_LOSSES * len(gains[name])
    )


@lru_cache(maxsize=1 << 12)
def _votes(chunk: str) -> tuple[str, ...]:
    """The encodings that make sense of a stretch that made none."""
    return tuple(name for name in TITLES if read_chunks(chunk, name).score > 0)


def _suspect_lines(text: str) -> Iterator[Span]:
    done = 0
    while found := RARE.search(text, done):
        start = max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start())) + 1
        line = LINE.match(text, start)
        done = line.end() if line else len(text)
        yield Span(start, done)


def _from_charsets(text: str, names: tuple[str, ...], *, is_certain: bool) -> Iterator[Repair]:
    """Every line in whichever of these encodings makes most of it."""
    lines = [match for match in LINE.finditer(text) if not _is_plain(match.group()) or "viqr" in names]
    if not is_certain and len(names) == 1:
        is_certain = not any(read_chunks(line.group(), names[0]).is_mixed for line in lines)
    for line in lines:
        evidence = read_chunks(line.group(), names[0]) if is_certain else best_reading(line.group(), names)
        if evidence and _is_believable(evidence, is_certain=is_certain):
            for chunk in _changed(evidence):
                is_sure = chunk.verdict != "bad"
                yield _repair(text, line.start(), chunk.start, chunk.end, chunk.meant, evidence.name, is_sure)


def _is_plain(line: str) -> bool:
    return line.isascii() and not CONTROL.search(line)


def _is_believable(evidence: Evidence, *, is_certain: bool) -> bool:
    """Where the whole text is in an encoding, a line need not prove it once more."""
    if is_certain:
        return evidence.losses <= len(evidence.gains)
    return not evidence.is_mixed or len(evidence.gains) >= LEAST_IN_MIXED_LINES


def _changed(evidence: Evidence) -> Iterator[Chunk]:
    """What the encoding changes; in a line that is only in part in it, nothing that is right as it stands."""
    for chunk in evidence.chunks:
        if chunk.is_changed and not (evidence.is_mixed and chunk.was_legal):
            yield chunk


def _repair(text: str, offset: int, start: int, end: int, meant: str, cause: str, is_sure: bool) -> Repair:
    """Without the marks around a word that stay."""
    start, end = start + offset, end + offset
    while start < end and meant and text[start] == meant[0] and not meant[0].isalnum():
        start, meant = start + 1, meant[1:]
    while start < end and meant and text[end - 1] == meant[-1] and not meant[-1].isalnum():
        end, meant = end - 1, meant[:-1]
    return Repair(Span(start, end), meant, cause, is_sure)


def _without_overlaps(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """In order; of two that overlap, the longer."""
    done = 0
    for repair in sorted(repairs, key=lambda repair: (repair.span.start, -repair.span.end)):
        if repair.span.start >= done:
            done = repair.span.end
            yield repair
