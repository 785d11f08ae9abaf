"""How spaces err: two syllables typed as one (`côngtác`), one syllable torn in two (`th ực`)."""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.confusion.costs import Costs
from vnproof.confusion.letters import base_of
from vnproof.confusion.vocabulary import Vocabulary

_VOWELS = frozenset("aeiouy")


def run_together(typed: str, vocabulary: Vocabulary, costs: Costs) -> Iterator[tuple[str, float]]:
    """
    Two known syllables that make `typed` when the space is left out.

    Unlikely where one is a single letter (which must bear a mark or tone) or where `typed` could be one syllable
    written badly («phuong»); out of the question where it is a known form.

    >>> list(run_together("côngtác", Vocabulary(["công", "tác"]), Costs({"joined": 6.0}, 0.5)))
    [('công tác', 6.0)]
    """
    if typed in vocabulary:
        return
    one_syllable = bool(vocabulary.shapes(base_of(typed)))
    for cut in range(1, len(typed)):
        left, right = typed[:cut], typed[cut:]
        if left in vocabulary and right in vocabulary and _stands_alone(left) and _stands_alone(right):
            unlikely = one_syllable or min(cut, len(typed) - cut) == 1
            yield f"{left} {right}", costs["joined/unlikely" if unlikely else "joined"]


def _stands_alone(half: str) -> bool:
    return (len(half) > 1 or not half.isascii()) and any(letter in _VOWELS for letter in base_of(half))
