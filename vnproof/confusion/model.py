"""
ErrorModel: what may have been meant by a form, each candidate with its kind of slip and its cost.

    families of slips ──Respelling→ Vocabulary (base letters) ──shapes→ + marks and tone ──→ Candidate

Cost is -log P(typed | meant) in nats up to a constant, comparable across kinds: about 5 for a common slip of one mark,
11 for what is far-fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from vnproof.confusion.costs import Costs, load_costs
from vnproof.confusion.dialects import regional
from vnproof.confusion.letters import NOWHERE, Letters, take_apart
from vnproof.confusion.respelling import Respelling
from vnproof.confusion.scanning import digits, glyphs, one_glyph
from vnproof.confusion.spacing import run_together
from vnproof.confusion.tones import Diacritics, mark_kind, readings
from vnproof.confusion.typing import Slip, keystrokes, one_letter, substitutions
from vnproof.confusion.vocabulary import Vocabulary
from vnproof.text.tone import normalize_tone_style

MOST = 48
"""Candidates at most: the cheapest."""
LIMIT = 11.5
"""Candidates that cost more are not made."""
LONGEST = 24
"""Longer forms are not looked into: two syllables with all their Telex keys are shorter."""
UNEXPLAINED = 25.0
"""The cost of a pair that no slip explains."""


Found = dict[str, tuple[float, str]]
"""Form → cost and kind of its cheapest explanation."""


_COST = attrgetter("cost")


class Candidate(NamedTuple):
    """
    `form` is lower case, NFC, in the old tone style; one syllable, or two («công tác» for «côngtác»).

    `kind` names the slip; `cost` is in nats.
    """

    form: str
    kind: str
    cost: float


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

    def __init__(self, vocabulary: Iterable[str], costs: Costs | None = None) -> None:
        self._vocabulary = Vocabulary(vocabulary)
        self._costs = costs or load_costs()
        self._found: dict[str, Found] = {}
        self._diacritics = Diacritics(self._costs)
        self._beside = self._costs.beside

    def candidates(self, typed: str) -> tuple[Candidate, ...]:
        """
        What may have been meant by `typed` (lower case, as in the text): cheapest first, each form once, never `typed`.
        """
        return self._ranked(self._explain(typed))[:MOST]

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
        found: Found = {}
        self._match(Respelling(*take_apart(left + right), gap=(0, 0), cost=self._costs["split"], kind="split"), found)
        return self._ranked(found)

    def _explain(self, typed: str) -> Found:
        """The forms in reach of `typed`, each with its cheapest explanation; remembered, for words come again."""
        known = self._found.get(typed)
        if known is None:
            known = self._found[typed] = {}
            if len(typed) > LONGEST:
                return known
            limit, checked = LIMIT, MOST
            for respelling in sorted(self._respellings(typed), key=_COST):
                if respelling.cost > limit:
                    break
                self._match(respelling, known, limit)
                if len(known) > checked:  # enough cheap ones: the dear ones need not be made
                    limit, checked = sorted(known.values())[MOST - 1][0], len(known) + MOST // 2
            for form, cost in run_together(typed, self._vocabulary, self._costs):
                known[form] = cost, "joined"
            known.pop(typed, None)
            known.pop(normalize_tone_style(typed), None)
        return known

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
        """All families of slips. A new one is a new line."""
        yield Respelling(*letters, gap=(0, 0), cost=0.0, kind="")
        yield from keystrokes(typed, self._costs)
        if any(letter.isdigit() for letter in typed):
            yield from digits(typed, self._costs)
            return  # what else l8, A4 or H2O may have been is nobody's guess
        yield from regional(letters, self._costs)
        yield from glyphs(letters, self._costs)
        yield from one_letter(letters, self._vocabulary.letters_fitting, self._slips, self._costs)

    def _match(self, respelling: Respelling, found: Found, limit: float = LIMIT) -> None:
        """Put into `found` the forms with the respelling's base letters, with what marks and tone cost besides."""
        base, written, typed, place, (gap, gap_end), cost, slip = respelling
        bare = not slip and not typed and written == base
        price = self._diacritics
        for shape, forms in self._vocabulary.shapes(base):
            costs = price.marks(shape, written) if shape != written else []
            so_far, dearest = cost + sum(costs), max([*costs, cost])
            if dearest + (so_far - dearest) * self._beside > limit and not bare:
                continue
            for tone, position, form in forms:
                if not typed and gap <= position < gap_end:  # the tone was lost with its letter
                    tone_cost, kind = 0.0, ""
                elif place not in (NOWHERE, position) and tone:
                    tone_cost, kind = price.misplaced(tone, typed, shape[position])
                else:
                    tone_cost, kind = price.tone(tone, typed, shape[position if tone else place])
                top = max(tone_cost, dearest)
                total = top + (so_far + tone_cost - top) * self._beside
                if slip:
                    kind = slip
                elif bare and len(costs) + (kind != "") > 1:
                    total, kind = min(total, self._costs["all-marks"]), "all-marks"
                elif costs:
                    kind = "tone-and-mark" if kind else mark_kind(shape, written)
                if total <= limit and kind and (form not in found or total < found[form][0]):
                    found[form] = total, kind

    def _ranked(self, found: Found) -> tuple[Candidate, ...]:
        number = self._vocabulary.number
        ranked = sorted([(cost, number(form), form, kind) for form, (cost, kind) in found.items()])
        return tuple([Candidate(form, kind, cost) for cost, _, form, kind in ranked])

    @cached_property
    def _slips(self) -> dict[tuple[str, str], Slip]:
        return substitutions(self._costs, one_glyph(self._costs))
