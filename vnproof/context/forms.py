"""
Forms: a written form as the numbers that the context model sees: its symbol, onset, rime, tone, and pairs of letters.

What is no symbol of the model («thông», but «thôngg») still has letters, and where it is a legal syllable, parts: so
that the garbled neighbour of a place says something too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from zlib import crc32

from vnproof.text.syllable import parse
from vnproof.text.tone import Tone

PADDING, OTHER, FIRST = 0, 1, 2
"""Of onset, rime and tone: none, since it is no word; of no legal syllable; the first of the others."""
LETTER_PAIRS = 8  # told of a form
BUCKETS = 1023  # of pairs of letters, which are hashed
EDGES = "^$"
TONES = tuple(Tone)
UNKNOWN = 1  # the number of the symbol for everything else

Numbers = tuple[int, ...]
"""Symbol, onset, rime, tone, and LETTER_PAIRS pairs of letters; 0 where there are fewer."""


class Forms(dict[str, Numbers]):
    """
    The numbers of a form (lower case, old tone style), made when first asked for.

    >>> forms = Forms(["</s>", "<unk>", "tổ", "chức"], ["t", "ch"], ["ô", "ưc"])
    >>> forms["tổ"][:4], forms["tô"][:4], forms["tô"][4:] == forms["tổ"][4:]
    ((2, 2, 2, 5), (1, 2, 2, 2), False)
    >>> forms["chuwcs"][:4], forms["</s>"][4:]
    ((1, 1, 1, 1), (0, 0, 0, 0, 0, 0, 0, 0))
    """

    def __init__(self, symbols: Sequence[str], onsets: Sequence[str], rimes: Sequence[str]) -> None:
        super().__init__()
        self.symbols, self.onsets, self.rimes = symbols, onsets, rimes

    @classmethod
    def of_symbols(cls, symbols: Sequence[str]) -> Forms:
        """The forms of a vocabulary, with the onsets and rimes that occur in it."""
        parts = [part for part in map(parse, filter(str.isalpha, symbols)) if part]
        onsets = sorted({part.onset for part in parts})
        return cls(symbols, onsets, sorted({part.medial + part.nucleus + part.coda for part in parts}))

    @classmethod
    def from_header(cls, header: Mapping[str, Any]) -> Forms:
        """As `header` wrote them down."""
        return cls(header["symbols"], header["onsets"], header["rimes"])

    def knows(self, form: str) -> bool:
        """Is the form a symbol of its own?"""
        return self[form][0] != UNKNOWN

    @property
    def header(self) -> dict[str, Any]:
        """All that is needed to number forms the same way again."""
        return {"symbols": list(self.symbols), "onsets": list(self.onsets), "rimes": list(self.rimes)}

    @property
    def sizes(self) -> tuple[int, int, int, int, int]:
        """How many symbols, onsets, rimes, tones and pairs of letters there are."""
        return len(self.symbols), len(self.onsets) + FIRST, len(self.rimes) + FIRST, len(TONES) + FIRST, BUCKETS + 1

    @cached_property
    def _numbers(self) -> tuple[dict[str, int], ...]:
        def numbered(names: Sequence[str], first: int) -> dict[str, int]:
            return {name: number for number, name in enumerate(names, first)}

        return numbered(self.symbols, 0), numbered(self.onsets, FIRST), numbered(self.rimes, FIRST)

    def __missing__(self, form: str) -> Numbers:
        symbols, onsets, rimes = self._numbers
        number = symbols.get(form, UNKNOWN)
        if not form.isalpha() and number != UNKNOWN:
            self[form] = (number, *[PADDING] * (3 + LETTER_PAIRS))
            return self[form]
        parts = parse(form)
        sounds = (
            (
                onsets.get(parts.onset, OTHER),
                rimes.get(parts.medial + parts.nucleus + parts.coda, OTHER),
                FIRST + TONES.index(parts.tone),
            )
            if parts
            else (OTHER, OTHER, OTHER)
        )
        edged = EDGES[0] + form + EDGES[1]
        pairs = [1 + crc32(edged[at : at + 2].encode()) % BUCKETS for at in range(len(edged) - 1)][:LETTER_PAIRS]
        self[form] = (number, *sounds, *pairs, *[PADDING] * (LETTER_PAIRS - len(pairs)))
        return self[form]
