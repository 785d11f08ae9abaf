"""
ErrorModel: what may have been meant by a form, each candidate with its kind of slip and its cost.

    families of slips ──Respelling→ Vocabulary (base letters) ──shapes→ + marks and tone ──→ Candidate

Cost is -log P(typed | meant) in nats up to a constant, comparable across kinds: about 5 for a common slip of one mark,
11 for what is far-fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from vnproof.confusion.candidate import Candidate
from vnproof.confusion.confusion_sets import ConfusionSets, load_confusion_sets
from vnproof.confusion.costs import Costs, load_costs
from vnproof.confusion.dialects import regional, twin
from vnproof.confusion.letters import NOWHERE, Letters, take_apart
from vnproof.confusion.respelling import NO_SLIP, Kind, MaybeKind, Respelling
from vnproof.confusion.scanning import digits, glyphs, one_glyph
from vnproof.confusion.spacing import run_together
from vnproof.confusion.tones import LOST, Diacritics, mark_kind, readings
from vnproof.confusion.typing import Slip, keystrokes, one_letter, substitutions
from vnproof.confusion.vocabulary import Vocabulary
from vnproof.text.syllable import is_syllable
from vnproof.text.tone import normalize_tone_style


class Reach(NamedTuple):
    """How far to look: the dearest cost, and how many candidates at most (the cheapest)."""

    limit: float
    most: int


NEAR = Reach(11.5, 48)
FAR = Reach(14.0, 96)
"""For what is no syllable of Vietnamese: likely an error, whatever it costs to mend."""
LONGEST = 24
"""Longer forms are not looked into: two syllables with all their Telex keys are shorter."""
FEW = 12
"""Candidates below which two slips of letters are looked for."""
SPARE = 3
"""The form itself, in either tone style and with i for y, is made like any other and taken out."""
LONGEST_SYLLABLE = 8
"""Two slips of letters are looked for in nothing longer: nghiêng, and one letter too many."""
UNEXPLAINED = 25.0
"""The cost of a pair that no slip explains."""


_COST = attrgetter("cost")
_ROUNDING = 1e-9

Found = dict[str, tuple[float, int, str, Kind]]
"""Form → its cheapest explanation (cost, number in the vocabulary, form, kind): they sort as they are ranked."""


class ErrorModel:
    """
    Candidates out of `vocabulary` (lower-case NFC syllables in the old tone style, foreign words too; the commonest
    first, which decides between candidates of one cost).

    >>> model = ErrorModel(["tổ", "tố", "tô", "họp", "hợp", "công", "tác", "thực", "việc"])
    >>> [(c.form, c.kind) for c in model.candidates("tố")]
    [('tổ', 'tone-swapped'), ('tô', 'tone-added')]
    >>> [model.candidates(typed)[0][:2] for typed in ("họp", "côngtác", "v1ệc")]
    [('hợp', 'mark-lost'), ('công tác', 'joined'), ('việc', 'digit')]
    >>> model.joined("th", "ực")[0][:2]
    ('thực', 'split')
    """

    def __init__(
        self, vocabulary: Iterable[str], costs: Costs | None = None, known: ConfusionSets | None = None
    ) -> None:
        self._vocabulary = Vocabulary(vocabulary)
        self._costs = costs or load_costs()
        self._diacritics = Diacritics(self._costs)
        self.known = known

    @classmethod
    def standard(cls, vocabulary: Sequence[str]) -> ErrorModel:
        """With the shipped costs, and the shipped confusion sets where these are of this vocabulary and these costs."""
        return cls(vocabulary, known=load_confusion_sets(vocabulary))

    def candidates(self, typed: str) -> tuple[Candidate, ...]:
        """
        What may have been meant by `typed` (lower case, as in the text): cheapest first, each form once, never `typed`.
        """
        known = self.known.of(typed) if self.known else None
        return _ranked(self._explain(typed), self._reach(typed)) if known is None else known.candidates()

    def cost(self, typed: str, meant: str) -> float:
        """
        What writing `typed` for `meant` costs, whether or not `meant` is in the vocabulary; 0 for the form itself.

        >>> ErrorModel([]).cost("tố", "tổ") < ErrorModel([]).cost("tố", "tơ") < UNEXPLAINED
        True
        """
        if take_apart(typed) == take_apart(meant):
            return 0.0
        found = self._explain(typed).get(meant)
        if found:
            return found[0]
        alone = ErrorModel([meant, *meant.split()], self._costs).candidates(typed)
        return next((candidate.cost for candidate in alone if candidate.form == meant), UNEXPLAINED)

    def joined(self, left: str, right: str) -> tuple[Candidate, ...]:
        """One syllable that two tokens may be the torn parts of («th ực», «đượ c»), also with a mark or tone wrong."""
        letters = take_apart(left + right)
        torn = Respelling(*letters, gap=(0, 0), cost=self._costs["split"], kind="split")
        return _ranked(self._cheapest([torn], NEAR), NEAR)

    def _reach(self, typed: str) -> Reach:
        return NEAR if typed in self._vocabulary or is_syllable(typed) else FAR

    def _explain(self, typed: str) -> Found:
        """The forms in reach of `typed`, each with its cheapest explanation."""
        if len(typed) > LONGEST:
            return {}
        reach = self._reach(typed)
        found = self._cheapest(self._respellings(typed), reach)
        if reach == FAR and len(found) < FEW and len(typed) <= LONGEST_SYLLABLE and not typed.isascii():
            twice = [again for letters in readings(typed) for again in self._twice(letters)]
            for form, explained in self._cheapest(twice, FAR).items():
                found.setdefault(form, explained)
        for form, (cost, number, _, kind) in found.items():
            if kind == "tone-and-mark" and (at_once := self._diacritics.at_once(form, typed)) < cost:
                found[form] = at_once, number, form, kind
        for form, cost in run_together(typed, self._vocabulary, self._costs):
            found[form] = cost, self._vocabulary.number(form), form, "joined"
        old_style = normalize_tone_style(typed)
        for same in (typed, old_style, twin(old_style)):
            found.pop(same, None)
        return found

    def _twice(self, letters: Letters) -> Iterator[Respelling]:
        """Two slips of letters, the first of which a scanner or the ear explains."""
        for first in (*regional(letters, self._costs), *glyphs(letters, self._costs)):
            between = Letters(first.base, first.shape, first.tone, NOWHERE)
            for second in self._letter_slips(between):
                cost = self._costs.together([first.cost, second.cost])
                yield second._replace(cost=cost, kind=first.kind)

    def _respellings(self, typed: str) -> Iterator[Respelling]:
        every = readings(typed)
        if len(every) == 1:
            yield from self._families(typed, every[0])
            return
        doubled = self._costs["tone-doubled"]
        for letters in every:
            for respelling in self._families(typed, letters):
                cost = self._costs.together([respelling.cost, doubled])
                yield respelling._replace(cost=cost, kind=respelling.kind or "tone-added", place=NOWHERE)

    def _families(self, typed: str, letters: Letters) -> Iterator[Respelling]:
        """All families of slips. A new one is a new line, here or below."""
        yield Respelling(*letters, gap=(0, 0), cost=0.0, kind=NO_SLIP)
        yield from keystrokes(typed, self._costs)
        if any(letter.isdigit() for letter in typed):
            yield from digits(typed, self._costs)
        else:  # what else l8, A4 or H2O may have been is nobody's guess
            yield from self._letter_slips(letters)

    def _letter_slips(self, letters: Letters) -> Iterator[Respelling]:
        yield from regional(letters, self._costs)
        yield from glyphs(letters, self._costs)
        yield from one_letter(letters, self._vocabulary, self._slips, self._costs)

    def _cheapest(self, respellings: Iterable[Respelling], reach: Reach) -> Found:
        """The forms with the respellings' base letters, with what their marks and tone cost besides."""
        found: Found = {}
        limit, most = reach
        most += SPARE
        enough = most
        shapes, mark_costs, tone_slips = self._vocabulary.shapes, self._diacritics.marks, self._diacritics.tones
        all_marks, beside = self._costs["all-marks"], self._costs.beside
        for base, written, typed, place, (gap, gap_end), cost, slip in sorted(respellings, key=_COST):
            bare = not slip and not typed and written == base
            room = UNEXPLAINED if bare else (limit + _ROUNDING - cost) / beside
            for letters, position, forms in shapes(base):
                marks, dearest = mark_costs(letters, written, room) if letters != written else (0.0, 0.0)
                if marks > room:
                    continue
                so_far, dearest = cost + marks, max(cost, dearest)
                heard = LOST if not typed and gap <= position < gap_end else typed
                misplaced = place not in (NOWHERE, position)
                for tone_cost, tone, tone_kind in tone_slips(letters[position], letters[place], heard, misplaced):
                    if marks + tone_cost > room:
                        break
                    if numbered := forms[tone]:
                        top = max(dearest, tone_cost)
                        total = top + (so_far + tone_cost - top) * beside
                        kind = slip or _kind(tone_kind, letters, written)
                        if bare and marks + tone_cost > top:
                            total, kind = min(total, all_marks), "all-marks"
                        number, form = numbered
                        if total <= limit and kind and (form not in found or total < found[form][0]):
                            found[form] = total, number, form, kind
            if len(found) > enough:  # the dear ones need not be made
                limit, enough = sorted(found.values())[most - 1][0], len(found) + most // 4
        return found

    @cached_property
    def _slips(self) -> dict[tuple[str, str], Slip]:
        return substitutions(self._costs, one_glyph(self._costs))


def _kind(of_tone: MaybeKind, meant: str, written: str) -> MaybeKind:
    """What the differences of tone and mark between forms of the same letters are called."""
    if meant == written:
        return of_tone
    return "tone-and-mark" if of_tone else mark_kind(meant, written)


def _ranked(found: Found, reach: Reach) -> tuple[Candidate, ...]:
    return tuple([Candidate(form, kind, cost) for cost, _, form, kind in sorted(found.values())[: reach.most]])
