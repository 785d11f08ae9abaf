"""Passage: one run of text with its tokens, sentences and protected spans, all at offsets into the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter

from vnproof.core.span import Span
from vnproof.text.heading import Heading
from vnproof.text.protect import protect
from vnproof.text.sentences import sentences
from vnproof.text.syllable import is_syllable
from vnproof.text.symbols import Symbol, symbols
from vnproof.text.tokenizer import Token, tokenize
from vnproof.text.tone import normalize_tone_style
from vnproof.text.unicode import View, view
from vnproof.text.units import Mention, mentions

SYMBOL_KINDS = ("document_number", "date", "code")  # what the symbol of a document may be taken for
FIGURE = re.compile(r"\d(?<![\w.,/-]\d)[\w.,/-]*")
LINE_END = re.compile("\n")
SHIELD = "markup"  # the kind of what is protected because its document says so


@dataclass(frozen=True)
class Passage:
    """
    What every later stage works on; `source` is the one coordinate system, and everything is made when first asked for.

    >>> passage = Passage("Kế hoạch số 90/KH-UBND. Các xã thực hiện.")
    >>> [passage.tokens[i].text for i in passage.sentences[0]]
    ['Kế', 'hoạch', 'số', '90/KH-UBND', '.']
    >>> passage.of_kind("document_number"), passage.is_protected(Span(12, 14))
    ((Span(start=12, end=22),), True)
    """

    source: str
    shielded: tuple[Span, ...] = ()  # what its document does not want read: code, formulas, other languages; in order

    @cached_property
    def view(self) -> View:
        """The source as it is meant: composed, without invisible and look-alike characters."""
        return view(self.source)

    @cached_property
    def small(self) -> str:
        """The view in small letters, at the same offsets; empty where a letter grows when it is made small."""
        small = self.view.text.lower()
        return small if len(small) == len(self.view.text) else ""

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """Where a number may begin: the figures behind no letter, figure, mark or slash; offsets are the view's."""
        return tuple([match.start() for match in FIGURE.finditer(self.view.text)])

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Where the lines begin; offsets are the view's."""
        return (0, *[match.end() for match in LINE_END.finditer(self.view.text)])

    @cached_property
    def protected(self) -> tuple[tuple[str, Span], ...]:
        """What must never change, with its kind."""
        to_source = self.view.offsets.to_source
        return tuple((kind, to_source(*span)) for kind, span in self._protected_in_view)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, numbers and marks; their text is the view's, their offsets are the source's."""
        tokens = tokenize(self.view.text, self._protected_in_view)
        if not self.view.offsets.pieces:
            return tuple(tokens)
        to_source = self.view.offsets.to_source
        return tuple(Token(text, *to_source(start, end), kind) for text, start, end, kind in tokens)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What each token says."""
        return tuple(map(itemgetter(0), self.tokens))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The tokens as dictionaries have them: words in small letters and the old tone style, all else as it is."""
        return tuple([_form(text) if kind == "word" else text for text, _, _, kind in self.tokens])

    @cached_property
    def misfits(self) -> tuple[int, ...]:
        """The numbers of the words that are no Vietnamese syllable."""
        legal = {text for text in set(self.texts) if is_syllable(text)}
        doubtful = [number for number, text in enumerate(self.texts) if text not in legal]
        return tuple([number for number in doubtful if self.tokens[number].kind == "word"])

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        """The sentences, as ranges of indices of tokens; they hold every token once."""
        return sentences(self.source, self.tokens)

    @cached_property
    def heading(self) -> Heading:
        """The first lines, where an administrative document has its heading; offsets are the view's."""
        return Heading.of(self.view.text)

    @cached_property
    def symbols(self) -> tuple[Symbol, ...]:
        """The symbols of documents, in what is no address; their offsets are the view's."""
        to_source = self.view.offsets.to_source
        found = symbols(self.view.text)
        return tuple(symbol for symbol in found if not self.is_protected(to_source(*symbol.span), SYMBOL_KINDS))

    @cached_property
    def units(self) -> tuple[Mention, ...]:
        """The units of administration that are named; their offsets are the view's."""
        return tuple(mentions(self.view.text))

    def of_kind(self, kind: str) -> tuple[Span, ...]:
        """The protected spans of one kind: "url", "date" ..., see `vnproof.text.protect.KINDS`."""
        return tuple(span for found, span in self.protected if found == kind)

    def is_protected(self, span: Span, besides: Collection[str] = ()) -> bool:
        """
        Does `span` share a character with a protected one, or, being empty, lie inside one? Those of the kinds
        `besides` don't count.
        """
        place = bisect_right(self._protected_starts, span.end - 1) - 1
        while place >= 0 and self.protected[place][1].overlaps(span):
            if self.protected[place][0] not in besides:
                return True
            place -= 1
        return False

    @cached_property
    def _protected_in_view(self) -> list[tuple[str, Span]]:
        found = protect(self.view.text)
        if not self.shielded:
            return found
        shields = [self.view.offsets.to_view(*span) for span in self.shielded]
        return list(_with_shields(found, [shield for shield in shields if shield.start < shield.end]))

    @cached_property
    def _protected_starts(self) -> list[int]:
        return [span.start for _, span in self.protected]


def _with_shields(found: list[tuple[str, Span]], shields: list[Span]) -> Iterator[tuple[str, Span]]:
    """Both in order; a shield swallows what it touches."""
    kind, reach = "", Span(0, 0)
    for name, span in sorted([*found, *((SHIELD, shield) for shield in shields)], key=lambda item: item[1]):
        if kind and span.start < reach.end:
            kind = SHIELD
            reach = Span(reach.start, max(reach.end, span.end))
            continue
        if kind:
            yield kind, reach
        kind, reach = name, span
    if kind:
        yield kind, reach


@lru_cache(maxsize=1 << 15)
def _form(word: str) -> str:
    return normalize_tone_style(word.lower())
