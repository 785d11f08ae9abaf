"""
Words of several syllables, and names, as underthesea or pyvi see them, at spans of the text that was asked about.

Both libraries are heavy and load when first asked. Both change what they are given (tone style, blanks, numbers of
documents, decomposed letters), so they get clean stretches between protected spans, and only what can be found again
in the text is handed on. Where a library is missing or broken there is one warning, and then there are no words.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple, TypeVar

from vnproof.core.errors import LibraryWarning
from vnproof.core.span import Span
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token
from vnproof.text.tone import normalize_tone_style

Engine = Literal["underthesea", "pyvi"]
REQUIREMENTS: Final[dict[Engine, str]] = {"underthesea": "underthesea>=9.3", "pyvi": "pyvi>=0.1.1"}
Answer = TypeVar("Answer")
SAMPLE: Final = "Ủy ban nhân dân huyện"
NAME: Final = "Np"  # the tag of a proper noun, the same in both


class _Library(NamedTuple):
    """The two questions we ask; words come back with a blank or an underscore between their syllables."""

    words: Callable[[str], Sequence[str]]
    tagged: Callable[[str], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Segmenter:
    """
    One of the two libraries. Making it costs nothing; the first question loads the library, once in a process.

    >>> text = "Tổ chức hội  nghị 90/KH-UBND"
    >>> [span.of(text) for span in Segmenter("underthesea").words(text)]
    ['Tổ chức', 'hội  nghị']
    """

    engine: Engine

    @property
    def available(self) -> bool:
        """Is the library there and does it work? Asking loads it."""
        return _load(self.engine) is not None

    def words(self, text: str) -> tuple[Span, ...]:
        """The words, of one syllable or several, in order; protected spans and what could not be aligned left out."""
        library = _load(self.engine)
        if library is None:
            return ()
        return tuple(
            span for stretch in _stretches(text) for span in stretch.spans(_answer(library.words, stretch.text))
        )

    def names(self, text: str) -> tuple[Span, ...]:
        """
        The proper names, in order. A stretch all in capitals tells nothing and gives none.

        Both go by part of speech: underthesea's entity recognition takes three times as long for the same names.
        """
        library = _load(self.engine)
        if library is None:
            return ()
        found: list[Span] = []
        for stretch in _stretches(text):
            if stretch.text.isupper():
                continue
            tagged = _answer(library.tagged, stretch.text)
            spans = stretch.spans([word for word, _ in tagged], keep=[tag == NAME for _, tag in tagged])
            for span in spans:
                if found and text[found[-1].end : span.start].isspace():
                    found[-1] = Span(found[-1].start, span.end)  # Trần Thanh + Phụng
                else:
                    found.append(span)
        return tuple(found)


class _Stretch(NamedTuple):
    """What a library is given: tokens of one sentence in the old tone style, single blanks between them."""

    text: str
    tokens: Sequence[Token]

    def spans(self, words: Sequence[str], keep: Sequence[bool] | None = None) -> Iterator[Span]:
        """The spans of those `words` that are whole tokens of ours; nothing more once one cannot be found."""
        starts, ends, place = {}, {}, 0
        for token in self.tokens:
            place = self.text.index(normalize_tone_style(token.text), place)
            starts[place] = token.start
            place += len(token.text)
            ends[place] = token.end
        done = 0
        for index, seen in enumerate(words):
            word = seen.replace("_", " ").strip()
            start = self.text.find(word, done)
            if start < 0 or any(map(str.isalnum, self.text[done:start])):
                return
            done = start + len(word)
            if (keep is None or keep[index]) and start in starts and done in ends and any(map(str.isalpha, word)):
                yield Span(starts[start], ends[done])


def _stretches(text: str) -> Iterator[_Stretch]:
    passage = Passage(text)
    for sentence in passage.sentences:
        tokens: list[Token] = []
        for index in sentence:
            token = passage.tokens[index]
            if token.kind != "protected" and token.text != "_":
                tokens.append(token)
            elif tokens:
                yield _stretch(tokens)
                tokens = []
        if tokens:
            yield _stretch(tokens)


def _stretch(tokens: Sequence[Token]) -> _Stretch:
    pieces: list[str] = []
    end = tokens[0].start
    for token in tokens:
        pieces += [" " * (token.start > end), normalize_tone_style(token.text)]
        end = token.end
    return _Stretch("".join(pieces), tokens)


def _answer(question: Callable[[str], Sequence[Answer]], text: str) -> Sequence[Answer]:
    try:
        return question(text)
    except Exception:  # noqa: BLE001 whatever a library stumbles over, the text is proofread without its opinion
        return ()


@cache
def _load(engine: Engine) -> _Library | None:
    """The library, tried out once; None, after one warning, where that fails."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            library = _underthesea() if engine == "underthesea" else _pyvi()
            library.words(SAMPLE)
            library.tagged(SAMPLE)
    except Exception as error:  # noqa: BLE001 a broken library must not stop the proofreading
        kind, command = type(error).__name__, f'pip install "{REQUIREMENTS[engine]}"'
        warnings.warn(
            LibraryWarning(
                f"không dùng được thư viện {engine} ({kind}), nên soát mà không hỏi nó; hãy cài lại: {command}",
                f"the library {engine} cannot be used ({kind}), so it is not asked; reinstall it: {command}",
            ),
            stacklevel=3,
        )
        return None
    return library


def _underthesea() -> _Library:
    from underthesea import pos_tag, word_tokenize

    return _Library(lambda text: word_tokenize(text, use_token_normalize=False), pos_tag)


def _pyvi() -> _Library:
    from pyvi import ViPosTagger, ViTokenizer

    def tagged(text: str) -> list[tuple[str, str]]:
        words, tags = ViPosTagger.postagging(ViTokenizer.tokenize(text))
        return list(zip(words, tags, strict=True))

    return _Library(lambda text: ViTokenizer.tokenize(text).split(" "), tagged)
