"""
Which of the old encodings a line is in: the one that makes legal syllables of what were none.

A line is read in every encoding that could show it. What one makes of each stretch between blanks is compared with
what stands there: stretches that become Vietnamese speak for it, those that become nonsense against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from vnproof.text.charsets import TITLES, VIQR_MARKS, charset, raise_capitals
from vnproof.text.syllable import is_syllable

Verdict = Literal["legal", "neutral", "bad"]

CHUNK: Final = re.compile(r"[^ \t\r\n\v\f]+")
WORD: Final = re.compile(r"(?:[^\W\d_¹²³¼½¾]|[\u0300-\u036F])+")
TYPOGRAPHY: Final = "“”‘’„–—…•«»‹›°§·×±²³½¼¾©®™€£₫†‰\N{NO-BREAK SPACE}"
ABBREVIATION: Final = re.compile("[A-ZĐƯÂÔƠÊĂ]{2,7}")
CONTROL: Final = re.compile("[\x01-\x08\x0e-\x1f]")  # capitals of VPS and VISCII
SYMBOL_IN_WORD: Final = re.compile(
    r"(?<=[^\W\d_])(?:[^\w\s\x00-\x7F‘’–—…\u0300-\u036F]|[¹²³¼½¾])(?=[^\W\d_])|[\x80-\x9F]"
)
ETH: Final = str.maketrans("Ðð", "Đđ")  # stands for Đ in text that is right otherwise
PUNCTUATION: Final = ".,;:!?()'\""
SENTENCE_END: Final = re.compile(r"\s*(?:$|[A-ZÀ-Ý])")
EIGHT_BIT: Final = tuple(name for name in TITLES if name != "viqr")


class Chunk(NamedTuple):
    """A stretch between blanks as one encoding reads it: `line[start:end]` is `meant`."""

    start: int
    end: int
    meant: str
    verdict: Verdict
    was_legal: bool
    is_changed: bool

    @property
    def speaks_for(self) -> bool:
        """Did it become Vietnamese by this reading?"""
        return self.is_changed and self.verdict == "legal" and not self.was_legal

    @property
    def speaks_against(self) -> bool:
        """Did it become, or remain, nonsense?"""
        return self.verdict == "bad" and (self.is_changed or not self.was_legal)


class Evidence(NamedTuple):
    """What a line says of an encoding: the stretches, those that speak for it and how many against."""

    name: str
    chunks: tuple[Chunk, ...]
    gains: frozenset[str]
    losses: int
    is_mixed: bool  # with letters that the encoding cannot have shown

    @property
    def score(self) -> int:
        """One for each gain, two against for each loss."""
        return sum(chunk.speaks_for for chunk in self.chunks) - 2 * self.losses


@lru_cache(maxsize=1 << 14)
def judge(text: str) -> Verdict:
    """
    Is what stands between two blanks Vietnamese? ASCII, numbers and abbreviations are neutral.

    >>> [judge(text) for text in ("“Tổ", "UBND-VX", "QĐ-UBND", "t©ộ", "nhÂn", "café")]
    ['legal', 'neutral', 'neutral', 'bad', 'bad', 'bad']
    """
    if text.isascii():
        return "bad" if CONTROL.search(text) else "neutral"
    words = [word for word in WORD.findall(text.translate(ETH)) if not word.isascii()]
    if SYMBOL_IN_WORD.search(text) or any(not _is_typographic(letter) for letter in text):
        return "bad"
    verdicts = set(map(_judge_word, words))
    return "bad" if "bad" in verdicts else "legal" if "legal" in verdicts else "neutral"


def shown_as_bytes(text: str) -> str | None:
    r"""
    The Latin-1 characters of the bytes that Windows (or Latin-1) shows as `text`; None where it cannot have.

    >>> shown_as_bytes("“Uû”") == "\x93Uû\x94", shown_as_bytes("tổ")
    (True, None)
    """
    if text.isascii():
        return text
    seen = text.translate(_bytes_of_windows())
    return seen if max(seen) < "\u0100" else None


def read_chunks(line: str, name: str) -> Evidence:
    """What the encoding `name` makes of a line that was shown in another one."""
    kept = list(_readable(line, name))
    chunks, is_mixed = [], False
    read = charset(name).read
    readings: list[tuple[int, int, str]] = []
    for start, end, seen in kept:
        if seen is None:
            is_mixed = True
        elif name == "viqr":
            readings.append((start, end, _read_viqr(line, start, end)))
        else:
            readings.append((start, end, read(seen)))
    if not charset(name).has_case:
        readings = list(_with_capitals(line, readings))
    for start, end, meant in readings:
        before = line[start:end]
        was_legal = before.strip(PUNCTUATION).isalnum() if name == "viqr" else judge(before) != "bad"
        chunks.append(Chunk(start, end, meant, judge(meant), was_legal, meant != before))
    gains = frozenset(line[chunk.start : chunk.end].strip(PUNCTUATION) for chunk in chunks if _is_proof(chunk, name))
    return Evidence(name, tuple(chunks), gains, sum(chunk.speaks_against for chunk in chunks), is_mixed)


def best_reading(line: str, names: Iterable[str]) -> Evidence | None:
    """The encoding that makes most of a line, if one makes anything of it and no other as much, in another way."""
    readings = sorted((read_chunks(line, name) for name in names), key=lambda evidence: -evidence.score)
    if not readings or readings[0].score < 1:
        return None
    best, *others = readings
    meant = [chunk.meant for chunk in best.chunks]
    rivals = (other for other in others if [chunk.meant for chunk in other.chunks] != meant)
    return None if any(rival.score == best.score for rival in rivals) else best


def _readable(line: str, name: str) -> Iterator[tuple[int, int, str | None]]:
    """The chunks that an encoding could say something about, as bytes; None where it cannot."""
    for match in CHUNK.finditer(line):
        chunk = match.group()
        if name == "viqr":
            if chunk.isascii() and not _is_address(chunk):
                yield *match.span(), chunk
            elif not chunk.isascii():
                yield *match.span(), None
        elif not chunk.isascii() or CONTROL.search(chunk):
            yield *match.span(), shown_as_bytes(chunk)


def _read_viqr(line: str, start: int, end: int) -> str:
    """A stop or question mark behind a word ends the sentence where it may; else it is a tone."""
    chunk = line[start:end]
    read = charset("viqr").read
    core = chunk.rstrip(PUNCTUATION)
    if "\\" in chunk:  # who escapes means every other mark
        return read(chunk)
    readings = [read(chunk[:cut]) + chunk[cut:] for cut in range(len(core), len(chunk) + 1)]
    may_end = chunk[len(core) :].startswith((".", "?")) and SENTENCE_END.match(line, end)
    is_heading = core.isupper() and len(core) > 1 and line[end:].strip()
    if may_end and not is_heading and all(map(is_syllable, WORD.findall(readings[0]))):
        return readings[0]
    return next((reading for reading in reversed(readings) if judge(reading) == "legal"), readings[0])


def _with_capitals(line: str, readings: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    pieces, done = [], 0
    for start, end, meant in readings:
        pieces += [line[done:start], meant]
        done = end
    whole = raise_capitals("".join(pieces) + line[done:])
    for start, end, _ in readings:  # this encoding has a byte for each letter, and keeps lengths
        yield start, end, whole[start:end]


def _is_proof(chunk: Chunk, name: str) -> bool:
    """One letter, in VIQR two («o+i»), become a legal syllable too easily."""
    least = 3 if name == "viqr" else 2
    return chunk.speaks_for and any(len(word) >= least for word in WORD.findall(chunk.meant))


@lru_cache(maxsize=1 << 14)
def _judge_word(word: str) -> Verdict:
    if not (word.islower() or word.isupper() or word.istitle()):
        return "bad"
    return "legal" if is_syllable(word) else "neutral" if ABBREVIATION.fullmatch(word) else "bad"


def _is_typographic(letter: str) -> bool:
    return letter < "\x80" or letter.isalpha() or letter in TYPOGRAPHY or "\u0300" <= letter <= "\u036f"


def _is_address(chunk: str) -> bool:
    return "://" in chunk or "@" in chunk or "www." in chunk or not any(mark in chunk for mark in f"{VIQR_MARKS}dD")


@cache
def _bytes_of_windows() -> dict[int, str]:
    shown = (bytes([number]) for number in range(0x80, 0xA0))
    return {ord(letter): byte.decode("latin-1") for byte in shown for letter in byte.decode("cp1252", "ignore")}
