"""
The view of a text that everything else works on: NFC, without invisible characters and look-alike letters.

Nothing is lost: `View.offsets` leads back to the source, `View.oddities` tells what was changed and why. Clean text,
the usual case, is its own view and costs two scans at the speed of C.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple
from unicodedata import is_normalized, normalize

import regex

from vnproof.core.offsets import OffsetMap, Piece
from vnproof.core.span import Span
from vnproof.text.syllable import is_syllable

OddityKind = Literal["decomposed", "invisible", "look-alike", "space"]


class Oddity(NamedTuple):
    """What stood in the source at `span` (`text`), and what it was taken for (`meant`)."""

    span: Span
    kind: OddityKind
    text: str
    meant: str


@dataclass(frozen=True)
class View:
    """`text` is what the source means; `offsets` maps its spans to the source's."""

    text: str
    offsets: OffsetMap
    oddities: tuple[Oddity, ...]


INVISIBLE: Final = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}-\N{INVISIBLE PLUS}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}\N{ARABIC LETTER MARK}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)
ODD_SPACE: Final = (
    "\N{NO-BREAK SPACE}\N{EN QUAD}-\N{HAIR SPACE}\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
    "\N{IDEOGRAPHIC SPACE}"
)
# Folded wherever they stand.
ALWAYS: Final = dict(
    zip(
        "ÐðƉɖƋƌᴀᴄᴅᴇɪᴊᴋᴍɴᴏᴘᴛᴜᴠᴡʏᴢ\N{HYPHEN}\N{NON-BREAKING HYPHEN}",
        "ĐđĐđĐđacdeijkmnoptuvwyz--",
        strict=True,
    )
)
# Folded where Latin letters stand in the same word, or where the word is then a syllable: Россия stays what it is.
OTHER_SCRIPT: Final = dict(
    zip(
        "аАеЕоОрРсСуУхХѕЅіІјЈһԁкКМНТВοΟαΑνρΡΒΕΖΗΙΚΜΝΤΥΧ",
        "aAeEoOpPcCyYxXsSiIjJhdkKMHTBoOaAvpPBEZHIKMNTYX",
        strict=True,
    )
)
# Folded only where the word is then a syllable: in Latin script they are letters of other languages.
OTHER_LANGUAGE: Final = dict(zip("ıℓǎǍǒǑěĚ", "ilăĂôÔêÊ", strict=True))
# Marks that look like one of ours.
MARKS: Final = str.maketrans(
    {
        "\N{COMBINING DOT ABOVE RIGHT}": "\N{COMBINING HORN}",
        "\N{COMBINING COMMA ABOVE RIGHT}": "\N{COMBINING HORN}",
        "\N{COMBINING COMMA ABOVE}": "\N{COMBINING HOOK ABOVE}",
        "\N{COMBINING COMMA BELOW}": "\N{COMBINING DOT BELOW}",
        "\N{COMBINING VERTICAL LINE BELOW}": "\N{COMBINING DOT BELOW}",
    }
)
SHAPES: Final = "\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING BREVE}\N{COMBINING HORN}"  # come before the tone
COMPATIBLE: Final = "ﬀ-ﬆ！-～\N{MATHEMATICAL BOLD CAPITAL A}-\N{MATHEMATICAL MONOSPACE DIGIT NINE}"

# Composed text without any of these is its own view.
SUSPECT: Final = re.compile(
    f"[{INVISIBLE}{ODD_SPACE}{COMPATIBLE}{''.join([*ALWAYS, *OTHER_SCRIPT, *OTHER_LANGUAGE])}"
    "\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]"
)


def view(source: str) -> View:
    """
    The view of `source`.

    >>> seen = view("NÐ-CP của t\N{ZERO WIDTH SPACE}ỉnh")
    >>> seen.text, [oddity.kind for oddity in seen.oddities], seen.offsets.to_source(10, 14)
    ('NĐ-CP của tỉnh', ['look-alike', 'invisible'], Span(start=10, end=15))
    """
    if source.isascii() or (is_normalized("NFC", source) and not SUSPECT.search(source)):
        return View(source, OffsetMap(), ())
    texts, pieces, oddities = list[str](), list[Piece](), list[Oddity]()
    words = _Words(source)
    done = seen = 0
    for match in _changeable(source):
        text, span = match.group(), Span(*match.span())
        kind, meant = _meaning(text, words.fold(span.start))
        if meant == text or match.lastgroup == "emoji":
            continue
        texts += (source[done : span.start], meant)
        seen += span.start - done
        if len(meant) != len(text):
            pieces.append(Piece(Span(seen, seen + len(meant)), span))
        oddities.append(Oddity(span, kind, text, meant))
        seen += len(meant)
        done = span.end
    return View("".join([*texts, source[done:]]), OffsetMap(tuple(pieces)), tuple(oddities))


def _changeable(source: str) -> Iterator[regex.Match[str]]:
    """Every stretch that may mean something else than it says, each with its marks."""
    odd, changeable = _patterns().odd, _patterns().changeable
    done = 0
    while found := odd.search(source, done):
        place = found.start()
        match = (place > done and changeable.match(source, place - 1)) or changeable.match(source, place)
        done = match.end() if match else place + 1
        if match:
            yield match


class _Words:
    """Tells of a letter whether its word is to be folded; remembers the word and the line that it looked at last."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.patterns = _patterns()
        self.word = self.line = Span(0, 0)
        self.is_mixed = self.is_syllable = self.line_is_foreign = False

    def fold(self, place: int) -> bool:
        """Is the letter at `place` to be folded?"""
        letter = self.source[place]
        if letter not in OTHER_SCRIPT and letter not in OTHER_LANGUAGE:
            return False
        if place >= self.word.end:
            self._look_at_word(place)
        return self.is_syllable or (self.is_mixed and letter in OTHER_SCRIPT)

    def _look_at_word(self, place: int) -> None:
        before = self.patterns.word_before.match(self.source, self.word.end, place)
        after = self.patterns.word.match(self.source, place)
        self.word = Span(before.start() if before else place, after.end() if after else place + 1)
        word = self.word.of(self.source)
        has_latin = bool(self.patterns.latin.search(word))
        self.is_mixed = has_latin and not self.patterns.foreign.search(word)
        folded = "".join(_meaning(letter, True)[1] for letter in word).strip("./&-")
        self.is_syllable = is_syllable(folded) and (
            has_latin or (len(folded) > 1 and not self._is_in_foreign_line(place))
        )

    def _is_in_foreign_line(self, place: int) -> bool:
        """Does the line hold a letter that can only be Cyrillic or Greek?"""
        if place >= self.line.end:
            end = self.source.find("\n", place)
            self.line = Span(self.source.rfind("\n", 0, place) + 1, len(self.source) if end < 0 else end)
            self.line_is_foreign = bool(self.patterns.foreign.search(self.source, *self.line))
        return self.line_is_foreign


@lru_cache(maxsize=4096)
def _meaning(text: str, folds: bool) -> tuple[OddityKind, str]:
    """What a character with the marks after it means, and what is odd about it if that is something else."""
    patterns = _patterns()
    kept = patterns.invisible.sub("", text)
    if not kept:
        return "invisible", ""
    if patterns.space.match(kept):
        return "space", " " + kept[1:]
    base = ALWAYS.get(kept[0]) or (folds and (OTHER_SCRIPT.get(kept[0]) or OTHER_LANGUAGE.get(kept[0]))) or kept[0]
    if patterns.compatible.match(base):
        base = normalize("NFKC", base)
    meant, is_as_written = _compose(base + kept[1:])
    if base != kept[0] or not is_as_written:
        return "look-alike", meant
    return "decomposed" if kept == text else "invisible", meant


def _compose(text: str) -> tuple[str, bool]:
    """NFC, marks put right where that gives one letter; and whether all marks were those written."""
    composed = normalize("NFC", text)
    parts = normalize("NFD", text)
    if len(composed) > 1 and parts[0] in "aeiouyAEIOUY":
        for marks, is_as_written in ((parts[1:], True), (parts[1:].translate(MARKS), False)):
            letter = normalize("NFC", parts[0] + "".join(sorted(marks, key=lambda mark: mark not in SHAPES)))
            if len(letter) == 1:
                return letter, is_as_written
    return composed, True


class _Patterns(NamedTuple):
    """Compiled when the first text that is not clean comes by."""

    odd: re.Pattern[str]
    changeable: regex.Pattern[str]
    invisible: regex.Pattern[str]
    space: regex.Pattern[str]
    compatible: regex.Pattern[str]
    word: regex.Pattern[str]
    word_before: regex.Pattern[str]
    latin: regex.Pattern[str]
    foreign: regex.Pattern[str]


@cache
def _patterns() -> _Patterns:
    jamo = r"[\u1100-\u11FF\uA960-\uA97F\uAC00-\uD7FF]"  # Hangul parts compose although they are no marks
    word = r"[\p{L}\p{M}\p{N}./&" + INVISIBLE + "-]"
    exotic = r"[^\x00-\u02FF\u1E00-\u1EFF\u2000-\u20CF]"
    return _Patterns(
        odd=re.compile(f"{SUSPECT.pattern}|{exotic}"),
        changeable=regex.compile(
            rf"""(?P<emoji> \p{{Extended_Pictographic}} [\p{{EMod}}\p{{M}}]*+
                           (?: \N{{ZERO WIDTH JOINER}} \p{{Extended_Pictographic}} [\p{{EMod}}\p{{M}}]*+ )++ )
              | \P{{M}} (?: [{INVISIBLE}]{{0,8}}+ \p{{M}} )++ | \A \p{{M}} (?: [{INVISIBLE}]{{0,8}}+ \p{{M}} )++
              | {jamo} (?: [{INVISIBLE}]{{0,8}}+ {jamo} )++
              | {SUSPECT.pattern} | {exotic}""",
            regex.VERBOSE,
        ),
        invisible=regex.compile(f"[{INVISIBLE}]"),
        space=regex.compile(f"[{ODD_SPACE}]"),
        compatible=regex.compile(f"[{COMPATIBLE}]"),
        word=regex.compile(f"{word}+"),
        word_before=regex.compile(f"(?r){word}*"),
        latin=regex.compile(r"\p{Latin}"),
        foreign=regex.compile(rf"(?V1)[[\p{{Cyrillic}}\p{{Greek}}]--[{''.join(OTHER_SCRIPT)}]]"),
    )
