"""
Fixed corrections: «bổ xung» is always «bổ sung», whatever stands around it.

Almost whatever: «hành chính phù họp» contains «chính phù», which is wrong for «chính phủ» elsewhere. So a correction
holds only where it does not tear a word apart, see `tears_a_word`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, pairwise
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast, get_args

from vnproof.lexicon.readers import bad_row, read_table

Level = Literal["safe", "likely", "hint"]

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
LONGEST_WORD: Final = 4  # syllables
ALONE: Final = ""  # stands for what comes behind the last word
NAME: Final = "name"  # the class of corrections that hold of names alone, and tell one syllable of theirs

COLUMNS: Final = ("wrong", "right", "class", "level", "reason", "wrong_count", "right_count")


class Correction(NamedTuple):
    """Put `right` for `wrong` (both in normal form); `kind` is its class, `reason` says why, in Vietnamese."""

    wrong: str
    right: str
    kind: str
    level: Level
    reason: str


class Corrections:
    """
    All fixed corrections; of two with the same wrong side the later one counts.

    >>> pairs = Corrections([Correction("bổ xung", "bổ sung", "lexical:s-x", "safe", "lẫn s và x")])
    >>> list(pairs.find(["đã", "bổ", "xung"], is_word=lambda phrase: False))[0][:2]
    (1, 3)
    """

    def __init__(self, rows: Iterable[Correction]) -> None:
        self._by_wrong = {row.wrong: row for row in rows}

    def __len__(self) -> int:
        return len(self._by_wrong)

    def __iter__(self) -> Iterator[Correction]:
        return iter(self._by_wrong.values())

    def of(self, wrong: str) -> Correction | None:
        """The correction of exactly this phrase, if there is one."""
        return self._by_wrong.get(wrong)

    def find(self, words: Sequence[str], is_word: Callable[[str], bool]) -> Iterator[tuple[int, int, Correction]]:
        """
        Every correction that holds in a row of tokens (in normal form), with the half-open range of its tokens.

        From left to right, the longest first, none overlapping another; time is linear in the tokens. `is_word` says
        which phrases are words of several syllables that no correction may tear apart.
        """
        done = 0
        begin = map(self._by_beginning.__contains__, pairwise((*words, ALONE)))
        starts = set(compress(range(len(words)), begin))
        if not self._of_one_word.keys().isdisjoint(words):
            starts.update(start for start, word in enumerate(words) if word in self._of_one_word)
        for start in sorted(starts):
            if start < done:
                continue
            after = words[start + 1] if start + 1 < len(words) else ALONE
            for length, correction in self._by_beginning.get((words[start], after)) or self._of_one_word[words[start]]:
                end = start + length
                if " ".join(words[start:end]) == correction.wrong and not tears_a_word(words, start, end, is_word):
                    yield start, end, correction
                    done = end
                    break

    @cached_property
    def _of_one_word(self) -> dict[str, list[tuple[int, Correction]]]:
        return {row.wrong: [(1, row)] for row in self if len(row.wrong.split()) == 1}

    @cached_property
    def _by_beginning(self) -> dict[tuple[str, str], list[tuple[int, Correction]]]:
        """First and second word → what may stand there with its length, the longest first."""
        index: dict[tuple[str, str], list[tuple[int, Correction]]] = defaultdict(list)
        for row in self:
            first, *rest = parts = row.wrong.split()
            if rest:
                index[first, rest[0]].append((len(parts), row))
        for (first, _), entries in index.items():
            entries.sort(key=lambda entry: -entry[0])
            entries.extend(self._of_one_word.get(first, []))
        return dict(index)


def tears_a_word(words: Sequence[str], start: int, end: int, is_word: Callable[[str], bool]) -> bool:
    """
    Does the first of `words[start:end]` end a word begun before them, or the last begin one that goes on after them?

    >>> words = "cải cách hành chính phù họp".split()
    >>> tears_a_word(words, 3, 5, {"hành chính"}.__contains__), tears_a_word(words, 4, 6, {"hành chính"}.__contains__)
    (True, False)
    """
    for reach in range(1, LONGEST_WORD):
        if reach <= start and is_word(" ".join(words[start - reach : start + 1])):
            return True
        if end + reach <= len(words) and is_word(" ".join(words[end - 1 : end + reach])):
            return True
    return False


def read_corrections(path: Path) -> list[Correction]:
    """
    The rows of `corrections.tsv`.

    Raises DictionaryError where a level is not one of LEVELS.
    """
    rows = read_table(path, *COLUMNS)
    for number, row in enumerate(rows, 2):
        if row[3] not in LEVELS:
            levels = ", ".join(LEVELS)
            raise bad_row(path, number, f"cần mức độ là một trong {levels}", f"needs a level out of {levels}")
    return [
        Correction(wrong, right, kind, cast(Level, level), reason) for wrong, right, kind, level, reason, _, _ in rows
    ]
