"""
Candidates: what each typed form may have been, as symbols and costs in arrays, made once a form and stacked for a
passage. The candidates themselves are made of the few forms that someone looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from vnproof.confusion.candidate import Candidate
from vnproof.confusion.confusion_sets import NONE
from vnproof.confusion.model import ErrorModel
from vnproof.decoder.recollection import Recollection
from vnproof.decoder.sequence import Floats, Ids
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.tone import strip_marks

REMEMBERED = 3_000  # forms, and as many older ones: some 50 MB in the worst of scans


class Form:
    """What one typed form may be: symbols and costs of its candidates of one syllable, and all `candidates`."""

    def __init__(self, ids: Ids, costs: Floats, candidates: Callable[[], Iterable[Candidate]]) -> None:
        self.ids = ids
        self.costs = costs
        self._candidates = candidates

    @cached_property
    def single(self) -> tuple[Candidate, ...]:
        """The candidates of one syllable, cheapest first."""
        return tuple(candidate for candidate in self._candidates() if " " not in candidate.form)

    @cached_property
    def double(self) -> tuple[Candidate, ...]:
        """The candidates of two («côngtác»), cheapest first."""
        return tuple(candidate for candidate in self._candidates() if " " in candidate.form)


class Choices(NamedTuple):
    """The single candidates of several forms, stacked: those of form f are the rows `starts[f]` to `starts[f + 1]`."""

    forms: tuple[Form, ...]
    starts: Ids
    ids: Ids
    costs: Floats

    def candidates(self, rows: Ids) -> Iterator[Candidate]:
        """The candidates that stand in some rows."""
        forms = np.searchsorted(self.starts, rows, "right") - 1
        for form, number in zip(forms.tolist(), (rows - self.starts[forms]).tolist(), strict=True):
            yield self.forms[form].single[number]


class Candidates:
    """Asks the error model once for each form, leaves out what is unlikely, and remembers the answer for a while."""

    def __init__(self, model: NGram, errors: ErrorModel, lexicon: Lexicon) -> None:
        self._model = model
        self._errors = errors
        self._lexicon = lexicon
        self._forms = Recollection[str, Form](REMEMBERED)

    def of(self, typed: str) -> Form:
        """The candidates of a form (lower case, as typed)."""
        form = self._forms.of(typed)
        if form is None:
            form = self._known(typed) or self._made(typed)
            self._forms.keep(typed, form)
        return form

    def _known(self, typed: str) -> Form | None:
        """Those that were made beforehand, where all of them are likely."""
        known = self._errors.known.of(typed) if self._errors.known else None
        if known is None or self._lexicon.variants_of(typed) or self._lexicon.is_term(typed):
            return None
        single = known.second == NONE
        return Form(self._numbers[known.first[single]], known.costs[single].astype(np.float32), known.candidates)

    def _made(self, typed: str) -> Form:
        found = self._likely(typed)
        single = [candidate for candidate in found if " " not in candidate.form]
        ids = np.array([self._model.number(candidate.form) for candidate in single], np.int64)
        return Form(ids, np.array([candidate.cost for candidate in single], np.float32), lambda: found)

    def _likely(self, typed: str) -> list[Candidate]:
        """Without accepted variants, and without other letters for what is a term by itself («ấp», «buôn»)."""
        variants = self._lexicon.variants_of(typed)
        found = [candidate for candidate in self._errors.candidates(typed) if candidate.form not in variants]
        if self._lexicon.is_term(typed):
            bare = strip_marks(typed)
            return [candidate for candidate in found if strip_marks(candidate.form) == bare]
        return found

    @cached_property
    def _numbers(self) -> Ids:
        """Number of a syllable in the confusion sets → its number in the language model."""
        vocabulary = self._errors.known.vocabulary if self._errors.known else ()
        return np.array([self._model.number(syllable) for syllable in vocabulary], np.int64)

    def stack(self, typed: Sequence[str]) -> Choices:
        """The choices of several forms, in their order."""
        forms = tuple(map(self.of, typed))
        starts = np.cumsum([0, *(len(form.ids) for form in forms)])
        if not forms:
            return Choices((), starts, np.zeros(0, np.int64), np.zeros(0, np.float32))
        ids = np.concatenate([form.ids for form in forms])
        return Choices(forms, starts, ids, np.concatenate([form.costs for form in forms]))
