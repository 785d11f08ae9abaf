"""
Slips in an archive's names: what many documents write one way, and one or two by a mark otherwise.

Two ways to write a name that differ in one syllable are a name and its slip, or two names. Were it a slip, there would
be so many of them: documents with the right way, times how readily the slip is made. Were it another name: documents
with any name of this pattern («_ Thị Cúc»), times how common the syllable is in names or at all. «Nguyễn Văn Hưng»
beside «Nguyễn Văn Hùng» is another name, «Trãn Thị Cúc» beside «Trần Thị Cúc» is none.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from vnproof.confusion.model import ErrorModel
from vnproof.core.errors import LedgerError
from vnproof.lexicon.corrections import NAME, Correction
from vnproof.lexicon.lexicon import Lexicon

DOCUMENTS = 5  # that write it the right way, at least
TIMES = 5  # as many as write it otherwise, at least
LIKELY, SAFE = 0.9, 0.99  # probability of a slip from which it is told, and from which a run may put it right
MAYBE_A_NAME = 0.98  # at most, where the syllable is known of other names
UNHEARD = 0.5  # how often a syllable that no name has counts as a name's


class Slip(NamedTuple):
    """A name written otherwise than elsewhere (in normal form), how probable that is, and the documents of each."""

    wrong: str
    right: str
    sure: float
    documents: int
    others: int

    @property
    def correction(self) -> Correction:
        """The slip as a row of corrections."""
        right, wrong = (" ".join(map(str.capitalize, form.split())) for form in (self.right, self.wrong))
        reason = f"«{right}» có trong {self.others} văn bản của kho, «{wrong}» trong {self.documents}"
        return Correction(self.wrong, self.right, NAME, "safe" if self.sure >= SAFE else "likely", reason)


@dataclass(frozen=True, eq=False)
class Slips:
    """The slips of an archive, one value however many they are."""

    rows: tuple[Slip, ...] = ()


NONE = Slips()


def find_slips(counts: Mapping[str, int], errors: ErrorModel, lexicon: Lexicon) -> Slips:
    """The names that are probably slips, in the order of the alphabet."""
    written: defaultdict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for form, documents in counts.items():
        syllables = form.split()
        for place, syllable in enumerate(syllables):
            written[place, " ".join([*syllables[:place], "_", *syllables[place + 1 :]])][syllable] = documents
    best: dict[str, Slip] = {}
    for (_, pattern), ways in written.items():
        if len(ways) > 1 and max(ways.values()) >= DOCUMENTS:
            for slip in _slips_among(pattern, ways, errors, lexicon):
                if slip.wrong not in best or slip.sure > best[slip.wrong].sure:
                    best[slip.wrong] = slip
    return Slips(tuple(sorted(best.values())))


def _slips_among(pattern: str, ways: Mapping[str, int], errors: ErrorModel, lexicon: Lexicon) -> Iterator[Slip]:
    """Of the syllables that fill one pattern, those that are slips of another."""
    together = sum(ways.values())
    for typed, documents in ways.items():
        candidates = {candidate.form: candidate.cost for candidate in errors.candidates(typed)}
        share = max(lexicon.name_count(typed), UNHEARD) / lexicon.names_counted + lexicon.share(typed)
        for meant, others in ways.items():
            if meant in candidates and others >= max(DOCUMENTS, TIMES * documents):
                odds = others * math.exp(-candidates[meant]) / (together * share)
                if (sure := odds / (1 + odds)) >= LIKELY:
                    if lexicon.is_name_syllable(typed):  # however rare: somebody is called so, and a person has to look
                        sure = min(sure, MAYBE_A_NAME)
                    wrong, right = (pattern.replace("_", syllable) for syllable in (typed, meant))
                    yield Slip(wrong, right, round(sure, 4), documents, others)


def write_slips(path: Path, slips: Slips) -> None:
    """Write them to a file, a JSON line each; it is there only when all are."""
    temporary = path.with_name(f".{path.name}.tmp")
    rows = (json.dumps(slip._asdict(), ensure_ascii=False) + "\n" for slip in slips.rows)
    temporary.write_text("".join(rows), encoding="utf-8")
    temporary.replace(path)


def read_slips(path: Path) -> Slips:
    """The slips of a file. Raises LedgerError for a file that is none."""
    try:
        return Slips(tuple(Slip(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()))
    except (OSError, ValueError, TypeError) as error:
        raise LedgerError(
            f"{path}: không đọc được bảng tên riêng của kho; hãy xóa tệp này để vnproof đếm lại.",
            f"{path}: the table of the archive's names cannot be read; remove it to have the names counted again.",
        ) from error
