r"""
Token: one word, number or mark, at exact offsets into the source.

A word is a run of letters with their marks; a run that mixes letters and digits (`A4`, `to6i`, `l8`) is `mixed`; a
number keeps its separators (`1.250.000`, `12,5`); every other visible character, and an emoji with all that belongs to
it, is a `mark`, as are accents that sit on no letter; a protected span is one token whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, repeat
from typing import Final, Literal, NamedTuple

import regex

from vnproof.core.span import Span

Kind = Literal["word", "number", "mixed", "mark", "protected"]

TOKEN: Final = regex.compile(
    r"""
    (?P<number> \p{N}++ (?: [.,] \p{N}++ )*+ (?! [\p{L}\p{M}\p{N}] ) )
  | (?P<word>   \p{L} [\p{L}\p{M}]*+ (?! \p{N} ) )
  | (?P<mixed>  [\p{L}\p{N}] [\p{L}\p{M}\p{N}]*+ )
  | (?P<mark>   \p{Extended_Pictographic} [\p{M}\p{EMod}]*+
                (?: \N{ZERO WIDTH JOINER} \p{Extended_Pictographic} [\p{M}\p{EMod}]*+ )*+
              | [^\s\p{L}\p{N}] \p{M}*+ )
    """,
    regex.VERBOSE,
)
WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
# Where a text holds none of these, PLAIN divides it as TOKEN does, and several times as fast: without other letters,
# marks of letters and emoji, and without a number that letters follow behind its separator («1.5a» is three tokens).
UNCOMMON: Final = re.compile("[^\t\n\r -~°±·§×÷À-ÖØ-öø-ƺḀ-ỿ–—‘’“”…•‰₫«»]")
DIVIDED: Final = re.compile(r"[.,](?<=\d.)\d+[^\W\d_]")
PLAIN: Final = re.compile(r"(\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+|[^\s\w]|_)")


class Token(NamedTuple):
    """`text` is NFC with look-alike letters folded; `start` and `end` are offsets into the source as given."""

    text: str
    start: int
    end: int
    kind: Kind

    @property
    def span(self) -> Span:
        """Where the token stands in the source."""
        return Span(self.start, self.end)


def tokenize(text: str, protected: Iterable[tuple[str, Span]] = ()) -> list[Token]:
    """
    The tokens of `text` in order; offsets are into `text`.

    >>> [(t.text, t.kind) for t in tokenize("Khổ A4, 12,5%.")]
    [('Khổ', 'word'), ('A4', 'mixed'), (',', 'mark'), ('12,5', 'number'), ('%', 'mark'), ('.', 'mark')]
    >>> [t.text for t in tokenize("Số 90/KH-UBND.", [("document_number", Span(3, 13))])]
    ['Số', '90/KH-UBND', '.']
    """
    tokens: list[Token] = []
    done = 0
    for _, (start, end) in protected:
        _scan(text, done, start, tokens)
        tokens.append(Token(text[start:end], start, end, "protected"))
        done = end
    _scan(text, done, len(text), tokens)
    return tokens


def is_word(text: str) -> bool:
    """
    Is what a token says a word, where it is not protected?

    >>> [is_word(text) for text in ("Khổ", "A4", "12", "%")]
    [True, False, False, False]
    """
    return text.isalpha() or WORD.fullmatch(text) is not None


def _scan(text: str, start: int, end: int, tokens: list[Token]) -> None:
    part = text[start:end]
    if UNCOMMON.search(part) or DIVIDED.search(part):
        tokens.extend(
            Token(match.group(), *match.span(), match.lastgroup)  # type: ignore[arg-type]
            for match in TOKEN.finditer(text, start, end)
        )
        return
    pieces = PLAIN.split(part)  # between, token, between, token, … between
    places = list(accumulate(map(len, pieces), initial=start))
    cells = zip(pieces[1::2], places[1::2], places[2::2], map(_kind, pieces[1::2]), strict=False)
    # What `Token._make` does, without a call of Python for each.
    tokens.extend(map(tuple.__new__, repeat(Token), cells))


@lru_cache(maxsize=1 << 15)
def _kind(text: str) -> Kind:
    """The kind of a token that PLAIN has found."""
    if text.isalpha():
        return "word"
    if not text[0].isdigit():
        return "mixed" if text.isalnum() else "mark"
    return "mixed" if any(map(str.isalpha, text)) else "number"
