"""Passage: one run of text with its tokens, sentences and protected spans, all at offsets into the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeVar, cast

from vnproof.core.span import Span
from vnproof.text.heading import Heading
from vnproof.text.protect import protect
from vnproof.text.sentences import sentences
from vnproof.text.syllable import is_syllable
from vnproof.text.symbols import Symbol, symbols
from vnproof.text.tokenizer import Token, is_word, tokenize
from vnproof.text.tone import normalize_tone_style
from vnproof.text.unicode import View, view
from vnproof.text.units import Mention, mentions

SYMBOL_KINDS = ("document_number", "date", "code")  # what the symbol of a document may be taken for
T = TypeVar("T")
FIGURE = re.compile(r"\d(?<![\w.,/-]\d)[\w.,/-]*")
LINE_END = re.compile("\n")
SHIELD = "markup"  # the kind of what is protected because its document says so


class Traits(NamedTuple):
    """The form of a token's text, see `Passage.forms`; is it a syllable; has it a capital first and no other?"""

    form: str
    is_legal: bool
    is_titled: bool


USUAL = Traits("", True, False)


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
        others = {text: traits.form for text, traits in self._peculiar.items()}
        forms = list(map(others.get, self.texts, self.texts))
        for _, span in self.protected:
            number = bisect_left(self.tokens, span.start, key=attrgetter("start"))
            forms[number] = self.texts[number]
        return tuple(forms)

    @cached_property
    def misfits(self) -> tuple[int, ...]:
        """The numbers of the words that are no Vietnamese syllable."""
        illegal = {text for text, traits in self._peculiar.items() if not traits.is_legal}
        doubtful = [number for number, text in enumerate(self.texts) if text in illegal]
        return tuple([number for number in doubtful if self.tokens[number].kind == "word"])

    @cached_property
    def titled(self) -> tuple[int, ...]:
        """The numbers of the tokens of several letters that have a capital first and no other."""
        titled = {text for text, traits in self._peculiar.items() if traits.is_titled}
        return tuple([number for number, text in enumerate(self.texts) if text in titled])

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

    def once(self, find: Callable[[Passage], T]) -> T:
        """
        What a function finds in the passage, sought when first asked for and kept for the next check that asks.

        >>> Passage("Các xã.").once(lambda passage: len(passage.tokens))
        3
        """
        if find not in self._found:
            self._found[find] = find(self)
        return cast(T, self._found[find])

    @cached_property
    def _found(self) -> dict[Callable[[Passage], object], object]:
        return {}

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
    def _peculiar(self) -> dict[str, Traits]:
        """The different texts of tokens that are no usual ones: what is to be known of each is asked once."""
        different = set(self.texts)
        found = zip(different, map(_traits, different), strict=True)
        return {text: traits for text, traits in found if traits is not USUAL}

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
def _traits(text: str) -> Traits:
    """What is to be known of a token's text; USUAL for the most, syllables that are their own forms."""
    form = normalize_tone_style(text.lower()) if is_word(text) else text
    is_legal, is_titled = is_syllable(text), len(text) > 1 and text.istitle()
    return USUAL if form == text and is_legal and not is_titled else Traits(form, is_legal, is_titled)
