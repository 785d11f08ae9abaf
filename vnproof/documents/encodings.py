"""
Plain text in the encodings of Vietnamese before Unicode: told from its bytes line by line, read, and written back.

An encoding is believed where it makes legal syllables of nearly all words with marks and no other does; what is not
beyond doubt is refused. Lines of UTF-8 may stand between the others. Each character of the text keeps the bytes that
it was read from, so that an edit changes its own bytes and no others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.text.charsets import TITLES, charset, raise_capitals
from vnproof.text.recognition import CHUNK, CONTROL, EIGHT_BIT, judge

LINE: Final = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
UTF_8: Final = "utf-8"
MIXED: Final = "mixed"
LEAST_WORDS: Final = 3  # different words with marks, fewer prove nothing
LEAST_SHARE: Final = 0.8  # … of them that have to be legal syllables
LEAST_LEAD: Final = 0.15  # by so much a line's other encoding, or the second best of a file, has to be worse
MOST_SAMPLED: Final = 400  # lines that the encodings are compared on


class Line(NamedTuple):
    """A line of a file, its end included, and the encoding it is in: "utf-8" or a name of TITLES."""

    data: bytes
    encoding: str

    @property
    def text(self) -> str:
        """The line as a person reads it."""
        if self.encoding == UTF_8:
            return self.data.decode()
        text = charset(self.encoding).decode(self.data)
        return text if charset(self.encoding).has_case else raise_capitals(text)

    def places(self) -> list[int]:
        """Where each character begins among the bytes, and where the last one ends."""
        if self.encoding == UTF_8:
            lengths = [len(letter.encode()) for letter in self.data.decode()]
        else:
            lengths = list(map(len, charset(self.encoding).split(self.data.decode("latin-1"))))
        return [0, *accumulate(lengths)]

    def encode(self, text: str) -> bytes:
        """Some text in the encoding of the line. Raises UnicodeEncodeError."""
        return text.encode() if self.encoding == UTF_8 else charset(self.encoding).encode(text)


class Unencodable(ValueError):
    """A text that its file's encoding has no letters for."""


@dataclass(frozen=True)
class LegacyText:
    """
    The text of a file in an old encoding, or in several.

    >>> legacy = read_legacy("Uû ban nh©n d©n x·, tæ chøc".encode("latin-1"))
    >>> legacy.text, legacy.encoding
    ('Uỷ ban nhân dân xã, tổ chức', 'tcvn3')
    >>> legacy.edited([Edit(Span(20, 22), "để")]).decode("latin-1")
    'Uû ban nh©n d©n x·, ®Ó chøc'
    """

    lines: tuple[Line, ...]
    texts: tuple[str, ...]  # of each line

    @cached_property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(self.texts)

    @property
    def shown(self) -> str:
        """The text as a difference shows it."""
        return self.text

    @property
    def encoding(self) -> str:
        """The one encoding of all lines that have one, or "mixed"."""
        names = self.names
        return names[0] if len(names) == 1 else MIXED

    @property
    def names(self) -> tuple[str, ...]:
        """The encodings of lines that are not plain ASCII, the most frequent first."""
        return tuple(
            name for name, _ in Counter(line.encoding for line in self.lines if not line.data.isascii()).most_common()
        )

    @property
    def title(self) -> str:
        """The encodings as people call them."""
        return ", ".join(TITLES.get(name, "UTF-8") for name in self.names)

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """
        The bytes of the file with edits of its text made; what they do not touch stays, byte for byte.

        Raises Unencodable where the result would not be read as meant.
        """
        edits = sorted(edits)
        waiting = iter(edits)
        edit = next(waiting, None)
        pieces, end = [], 0
        for line, text in zip(self.lines, self.texts, strict=True):
            start, end = end, end + len(text)
            inside = []
            while edit and edit.span.end <= end:
                inside.append(Edit(Span(edit.span.start - start, edit.span.end - start), edit.text))
                edit = next(waiting, None)
            pieces.append(_edited(line, inside) if inside else line.data)
        data = b"".join(pieces)
        again = read_legacy(data) if edits else self
        if again is None or again.text != apply_edits(self.text, edits):
            raise Unencodable
        return data

    @property
    def warning(self) -> Wording:
        """What the user should know of such a file."""
        return Wording(
            f"tệp dùng bảng mã cũ {self.title}; `vnproof convert` chuyển nó sang Unicode.",
            f"the file is in the old encoding {self.title}; `vnproof convert` turns it into Unicode.",
        )


def read_legacy(data: bytes) -> LegacyText | None:
    """The text in bytes that are not UTF-8 as a whole; None where it could be several things, or is none of ours."""
    raw = [match.group() for match in LINE.finditer(data) if match.group()]
    old = [line for line in raw if not _is_utf_8(line)]
    found = [name for name, _ in _ranked(old[:: len(old) // MOST_SAMPLED + 1])]
    if not found:
        return None
    main = found[0]
    lines = tuple(Line(line, UTF_8 if _is_utf_8(line) else _encoding_of(line, main)) for line in raw)
    for name in {line.encoding for line in lines} - {UTF_8}:
        mine = [line.data for line in lines if line.encoding == name]
        if not _is_proved(name, mine[:: len(mine) // MOST_SAMPLED + 1]):
            return None
    return _checked(lines, data)


def force_legacy(data: bytes, name: str) -> LegacyText | None:
    """The text in bytes that somebody says are in the encoding `name`; None where its bytes cannot be kept."""
    return _checked(tuple(Line(match.group(), name) for match in LINE.finditer(data) if match.group()), data)


def _checked(lines: tuple[Line, ...], data: bytes) -> LegacyText | None:
    """The text, if without an edit the file comes out as it came in."""
    legacy = LegacyText(lines, tuple(line.text for line in lines))
    return legacy if legacy.edited([]) == data else None


def _edited(line: Line, edits: list[Edit]) -> bytes:
    places = line.places()
    pieces, done = [], 0
    try:
        for span, text in edits:
            pieces += [line.data[done : places[span.start]], line.encode(text)]
            done = places[span.end]
    except UnicodeEncodeError as error:
        raise Unencodable from error
    return b"".join(pieces) + line.data[done:]


def _is_utf_8(line: bytes) -> bool:
    """Control characters are letters of VPS and VISCII."""
    if CONTROL.search(line.decode("latin-1")):
        return False
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Weight(NamedTuple):
    """Stretches with marks that are legal syllables, and those that are nonsense."""

    legal: frozenset[str]
    good: int
    bad: int

    @property
    def share(self) -> float:
        return self.good / (self.good + self.bad) if self.good else 0.0


def _weigh(name: str, lines: Iterable[bytes]) -> _Weight:
    counts = Counter(chunk for line in lines for chunk in CHUNK.findall(Line(line, name).text) if not chunk.isascii())
    legal = {chunk: count for chunk, count in counts.items() if judge(chunk) == "legal"}
    bad = sum(count for chunk, count in counts.items() if judge(chunk) == "bad")
    return _Weight(frozenset(legal), sum(legal.values()), bad)


def _ranked(lines: list[bytes]) -> Iterator[tuple[str, _Weight]]:
    """The encodings that make sense of something, the one that makes most sense first."""
    weights = {name: _weigh(name, lines) for name in EIGHT_BIT}
    yield from sorted(
        ((name, weight) for name, weight in weights.items() if weight.good),
        key=lambda item: (item[1].bad - item[1].good, item[0]),
    )


def _encoding_of(line: bytes, main: str) -> str:
    """The file's main encoding, unless it makes nonsense of the line and another one sense of all of it."""
    weight = _weigh(main, [line])
    if weight.share >= LEAST_SHARE or not weight.bad:
        return main
    best, *others = [*_ranked([line]), (main, weight)]
    clear = best[1].bad == 0 and len(best[1].legal) >= LEAST_WORDS and best[1].share >= weight.share + LEAST_LEAD
    unique = all(other.share < best[1].share for _, other in others)
    return best[0] if clear and unique else main


def _is_proved(name: str, lines: list[bytes]) -> bool:
    """Do all these lines make sense in this encoding, and in no other?"""
    weight = _weigh(name, lines)
    if len(weight.legal) < LEAST_WORDS or weight.share < LEAST_SHARE:
        return False
    text = [Line(line, name).text for line in lines]
    return all(
        other.share + LEAST_LEAD <= weight.share or [Line(line, rival).text for line in lines] == text
        for rival, other in _ranked(lines)
        if rival != name
    )
