"""
Lexicon: which words there are. Three layers, the first that knows a word wins: the user's, the domain's, the general.

Nothing is read before it is asked for; the general words, the largest table, only by the first question about one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from vnproof.core.resources import dictionaries_path
from vnproof.core.terms import Term
from vnproof.lexicon.abbreviations import Abbreviations
from vnproof.lexicon.corrections import Correction, Corrections, read_corrections
from vnproof.lexicon.document_types import DocumentTypes
from vnproof.lexicon.names import PersonSyllables, Places, read_places
from vnproof.lexicon.readers import normal_form, read_counts, read_list, read_table
from vnproof.lexicon.successors import Successors
from vnproof.lexicon.terms import read_terms
from vnproof.lexicon.units import Units
from vnproof.lexicon.user_dictionary import UserDictionary, read

Origin = Literal["user", "domain", "general"]

RARE = 100  # what a rare word, listed by hand, counts as
COMMON = 7.0  # weight of a word that is listed without a count
USERS_REASON = "theo từ điển của bạn"


@dataclass(frozen=True)
class Lexicon:
    """
    The dictionaries of one folder under those of the user; every question may be asked in any case and tone style.

    >>> lexicon = Lexicon.standard(words=["thổ cẩm Xtiêng"])
    >>> lexicon.origin("thổ cẩm xtiêng"), lexicon.origin("Uỷ ban nhân dân"), lexicon.origin("khỏe mạnh")
    ('user', 'domain', 'general')
    """

    folder: Path
    user: UserDictionary = field(default_factory=UserDictionary)
    names: tuple[Correction, ...] = ()  # of names that the archive writes otherwise
    own_terms: tuple[Term, ...] = ()

    @classmethod
    def standard(
        cls,
        extra: Iterable[Path] = (),
        words: Iterable[str] = (),
        corrections: Iterable[tuple[str, str]] = (),
        terms: Iterable[Term] = (),
    ) -> Lexicon:
        """
        The dictionaries that vnproof brings, under the user's: files, words, (wrong, right) pairs, terms of the house.

        Raises DictionaryError where a file of `extra` cannot be used.
        """
        files = [read(path) for path in extra]
        return cls(
            dictionaries_path(),
            UserDictionary(
                frozenset().union(words, *(file.words for file in files)),
                (*(pair for file in files for pair in file.corrections), *corrections),
            ),
            own_terms=tuple(terms),
        )

    # Syllables

    def knows(self, syllable: str) -> bool:
        """
        Is this one token right somewhere: the user's, attested, foreign, an abbreviation, part of a term or a name?

        >>> lexicon = Lexicon.standard()
        >>> [lexicon.knows(token) for token in ("Hoà", "UBND", "email", "Krông", "chyển")]
        [True, True, True, True, False]
        """
        form = normal_form(syllable)
        return (
            form in self._user_syllables
            or form in self._syllables
            or form in self._foreign
            or syllable in self._abbreviations
            or form in self._term_syllables
            or form in self._places.syllables
            or form in self._persons.all
        )

    def count(self, syllable: str) -> int:
        """How often the general corpora have it, 0 if never."""
        return self._syllables.get(normal_form(syllable), 0)

    def share(self, syllable: str) -> float:
        """Of all syllables in the general corpora, how many are this one."""
        return self.count(syllable) / self._syllables_counted

    # Words

    def is_word(self, phrase: str) -> bool:
        """
        Is it a word of several syllables: the user's, a term or a place name, a general word?

        >>> lexicon = Lexicon.standard()
        >>> lexicon.is_word("Tổ chức"), lexicon.is_word("tô chức")
        (True, False)
        """
        return self.origin(phrase) is not None

    def is_term(self, phrase: str) -> bool:
        """Is it a term of administration?"""
        return normal_form(phrase) in self._terms

    def origin(self, phrase: str) -> Origin | None:
        """Which layer has this word of several syllables; what is a general word and a place name is the former."""
        form = normal_form(phrase)
        if " " not in form:
            return None
        if form in self._user_words:
            return "user"
        if form in self._terms:
            return "domain"
        if form in self._words:
            return "general"
        return "domain" if form in self._places.by_key else None

    def word_weight(self, phrase: str) -> float:
        """
        How well attested a word of several syllables is: the logarithm of its count; a term, the user's word and a
        place count as a common word; 0 for what is no word.

        >>> lexicon = Lexicon.standard()
        >>> [round(lexicon.word_weight(phrase)) for phrase in ("tổ chức", "thấm đẫm", "tô chức")]
        [12, 5, 0]
        """
        form = normal_form(phrase)
        origin = self.origin(form)
        return max(math.log1p(self._words.get(form, 0)), COMMON if origin in ("user", "domain") else 0.0)

    def holds(self, before: str, after: str) -> bool:
        """
        Do two syllables make a word that is listed because it is rare? Then neither is a slip.

        >>> Lexicon.standard().holds("bay", "biến"), Lexicon.standard().holds("tổ", "chức")
        (True, False)
        """
        return after.lower() in self.rests(before)

    def rests(self, before: str) -> Sequence[str]:
        """What follows a syllable in the words of two that are listed because they are rare."""
        return self._rare_pairs.get(before.lower(), ())

    def is_accepted(self, text: str) -> bool:
        """Is it the user's own word or phrase, which is never to be reported?"""
        return bool(self._user_words) and normal_form(text) in self._user_words

    def accepted_phrases(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where the user's own words and phrases stand in a row of tokens (in normal form), as half-open ranges."""
        for start, end, _ in self._accepted.find(words, is_word=lambda _: False):
            yield start, end

    def accepts_repeat(self, phrase: str) -> bool:
        """
        May this be said twice?

        >>> Lexicon.standard().accepts_repeat("luôn luôn"), Lexicon.standard().accepts_repeat("của của")
        (True, False)
        """
        form = normal_form(phrase)
        return form in self._repeats or form in self._user_words

    # Abbreviations and names

    def is_abbreviation(self, text: str) -> bool:
        """Is it an abbreviation, written with the right capitals?"""
        return text in self._abbreviations

    def marked_abbreviation(self, text: str) -> str | None:
        """
        The abbreviation that this is without its marks.

        >>> Lexicon.standard().marked_abbreviation("HDND")
        'HĐND'
        """
        return self._abbreviations.without_marks.get(text)

    def expansion(self, abbreviation: str) -> str | None:
        """
        What an abbreviation stands for; several meanings are parted by `; `.

        >>> Lexicon.standard().expansion("UBND")
        'Ủy ban nhân dân'
        """
        return self._abbreviations.expansion(abbreviation)

    def is_place(self, name: str) -> bool:
        """Is there a place of this name, now or earlier?"""
        return name in self._places

    def is_surname(self, syllable: str) -> bool:
        """Do people bear it as a surname?"""
        return normal_form(syllable) in self._persons.surnames

    def is_name_syllable(self, syllable: str) -> bool:
        """Do persons' names have it, as surname, middle or given name?"""
        return normal_form(syllable) in self._persons.all

    def name_count(self, syllable: str) -> int:
        """
        How often names have it, those of persons and of places, a place weighing as three persons.

        >>> lexicon = Lexicon.standard()
        >>> lexicon.name_count("Nguyễn") > 1000, lexicon.name_count("những")
        (True, 0)
        """
        form = normal_form(syllable)
        return self._persons.all.get(form, 0) + 3 * self._places.syllables.get(form, 0)

    def near(self, phrase: str, limit: int = 5) -> list[tuple[str, float]]:
        """
        The terms and place names that look most like a phrase, best first, with a likeness of 0..1.

        >>> Lexicon.standard().near("thủ tục hành chánh", limit=1)[0][0]
        'thủ tục hành chính'
        """
        from rapidfuzz import fuzz, process

        shown = {**{term: term for term in self._terms}, **self._places.by_key}
        found = process.extract(normal_form(phrase), shown.keys(), scorer=fuzz.ratio, limit=limit)
        return [(shown[form], score / 100) for form, score, _ in found]

    def variants_of(self, syllable: str) -> frozenset[str]:
        """
        Accepted other ways of saying a syllable (lower case, old tone style): neither is a slip for the other.

        >>> Lexicon.standard().variants_of("ngưng")
        frozenset({'ngừng'})
        """
        return self._variants.get(syllable, frozenset())

    # Tables, each read by the first question about it

    @cached_property
    def names_counted(self) -> int:
        """How often all names have all their syllables, as `name_count` counts."""
        return sum(map(self.name_count, {*self._persons.all, *self._places.syllables}))

    @cached_property
    def corrections(self) -> Corrections:
        """The fixed corrections, the user's own over ours; none of what the user accepts."""
        ours = [row for row in read_corrections(self.folder / "corrections.tsv") if row.wrong not in self._user_words]
        users = [
            Correction(normal_form(wrong), right, "user", "safe", USERS_REASON)
            for wrong, right in self.user.corrections
        ]
        names = [row for row in self.names if row.wrong not in self._user_words]
        return Corrections([*names, *ours, *users])

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the house, its own before those that vnproof brings."""
        return (*self.own_terms, *read_terms(self.folder / "domain" / "house_terms.tsv"))

    @cached_property
    def document_types(self) -> DocumentTypes:
        """The types of documents and the letters for them."""
        return DocumentTypes.read(self.folder / "domain" / "document_types.tsv")

    @cached_property
    def units(self) -> Units:
        """The units of administration, those of today and before."""
        return Units.read(self.folder / "names")

    @cached_property
    def successors(self) -> Successors:
        """What took the place of units and bodies that are gone."""
        return Successors.read(self.folder / "administrative" / "successors.tsv")

    @cached_property
    def _accepted(self) -> Corrections:
        return Corrections([Correction(word, word, "user", "safe", USERS_REASON) for word in self._user_words])

    @cached_property
    def _user_words(self) -> frozenset[str]:
        return frozenset(map(normal_form, self.user.words))

    @cached_property
    def _user_syllables(self) -> frozenset[str]:
        return frozenset(syllable for word in self._user_words for syllable in word.split())

    @cached_property
    def _syllables(self) -> dict[str, int]:
        return read_counts(self.folder / "general" / "syllables.tsv", "syllable", "count", "sources")

    @cached_property
    def _syllables_counted(self) -> int:
        return sum(self._syllables.values())

    @cached_property
    def _words(self) -> dict[str, int]:
        counted = read_counts(self.folder / "general" / "words.tsv", "word", "count")
        return dict.fromkeys(self._rare_words, RARE) | counted

    @cached_property
    def _rare_pairs(self) -> dict[str, list[str]]:
        """First syllable of a rare word of two → what follows it."""
        pairs: dict[str, list[str]] = {}
        for first, *rest in map(str.split, self._rare_words):
            pairs.setdefault(first, []).append(" ".join(rest))
        return pairs

    @cached_property
    def _rare_words(self) -> frozenset[str]:
        return frozenset(read_list(self.folder / "general" / "rare_words.txt"))

    @cached_property
    def _terms(self) -> dict[str, str]:
        return dict(read_table(self.folder / "domain" / "terms.tsv", "term", "category"))

    @cached_property
    def _term_syllables(self) -> frozenset[str]:
        return frozenset(syllable for term in self._terms for syllable in term.split())

    @cached_property
    def _foreign(self) -> frozenset[str]:
        return frozenset(map(normal_form, read_list(self.folder / "foreign.txt")))

    @cached_property
    def _repeats(self) -> frozenset[str]:
        return frozenset(read_list(self.folder / "accepted_repeats.txt"))

    @cached_property
    def _variants(self) -> dict[str, frozenset[str]]:
        twins: dict[str, frozenset[str]] = {}
        for form, twin, _ in read_table(self.folder / "variants.tsv", "form", "twin", "note"):
            twins[form] = twins.get(form, frozenset()) | {twin}
            twins[twin] = twins.get(twin, frozenset()) | {form}
        return twins

    @cached_property
    def _abbreviations(self) -> Abbreviations:
        return Abbreviations.read(self.folder / "abbreviations.tsv")

    @cached_property
    def _places(self) -> Places:
        return Places(read_places(self.folder / "names" / "places.tsv"))

    @cached_property
    def _persons(self) -> PersonSyllables:
        return PersonSyllables.read(self.folder / "names" / "person_syllables.tsv")
