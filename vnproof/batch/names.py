"""
Names of an archive: the capitalised words that stand side by side in it, and in how many documents each stands.

A run counts them before it begins, finds what are slips among them (`slips`), and works with these as corrections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import groupby
from pathlib import Path

from vnproof.batch.archive import Item
from vnproof.batch.crew import Bounds, TooLong, bounded
from vnproof.batch.slips import Slips, find_slips, read_slips, write_slips
from vnproof.confusion.model import ErrorModel
from vnproof.core.errors import VnproofError
from vnproof.documents.document import Document
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form
from vnproof.processes import in_order
from vnproof.text.passage import Passage

LENGTHS = range(2, 5)  # syllables of a form
MOST = 400_000  # forms that are counted at once, some 80 MB; when there are more, the rarest are dropped

Counts = Mapping[str, int]
"""Form (in normal form, capitals told by nothing) → in how many documents it stands."""


def slips_of(table: Path, items: Iterable[Item], jobs: int = 1, bounds: Bounds = Bounds()) -> Slips:
    """
    The slips among an archive's names: those of the table, where a plan or an earlier run has left one, so that what is
    resumed goes on as it began; else counted, and kept there.
    """
    if not table.exists():
        slips = find_slips(count(items, jobs, bounds), ErrorModel.standard(NGram().syllables), Lexicon.standard())
        write_slips(table, slips)
    return read_slips(table)


def count(items: Iterable[Item], jobs: int = 1, bounds: Bounds = Bounds()) -> Counts:
    """How many documents of an archive have each form; what cannot be read counts for nothing."""
    counts: Counter[str] = Counter()
    for forms in _forms_of_each(items, jobs, bounds):
        counts.update(forms)
        least = 1
        while len(counts) > MOST:
            least += 1
            counts = Counter({form: times for form, times in counts.items() if times >= least})
    return counts


def _forms_of_each(items: Iterable[Item], jobs: int, bounds: Bounds) -> Iterator[list[str]]:
    """In the order of the items, so that it does not matter by how many hands they are counted."""
    if jobs == 1:
        yield from map(_hand(bounds.seconds), items)
        return
    with closing(in_order(partial(_hand, bounds.seconds), items, jobs, lambda _: [])) as results:
        yield from results


def _hand(seconds: float) -> Callable[[Item], list[str]]:
    return partial(_read, seconds=seconds)


def _read(item: Item, seconds: float) -> list[str]:
    try:
        with bounded(seconds):
            return sorted(forms_of(item.form.open(item.read(), item.name)))
    except (VnproofError, OSError, TooLong):
        return []  # the run will say so
    except Exception:  # noqa: BLE001 - nor must a fault of ours stop the archive: the run will tell it
        return []


def forms_of(document: Document) -> set[str]:
    """
    The capitalised words that stand side by side inside sentences: all of two, and by threes and fours.

    >>> from vnproof.documents.opening import open_document
    >>> sorted(forms_of(open_document("Bà Trần Thị Cúc Hương ở xã Lộc Ninh.".encode())))
    ['lộc ninh', 'thị cúc hương', 'trần thị cúc', 'trần thị cúc hương']
    """
    passage = Passage(document.text, document.shielded)
    openings = {sentence.start for sentence in passage.sentences}
    names = [number for number in passage.titled if number not in openings and passage.tokens[number].kind == "word"]
    found: set[str] = set()
    for _, run in groupby(enumerate(names), lambda each: each[1] - each[0]):  # side by side
        syllables = [normal_form(passage.texts[number]) for _, number in run]
        for length in LENGTHS:
            if length > 2 or len(syllables) == 2:  # «Thị Cúc» alone is too little to know a person by
                starts = range(len(syllables) - length + 1)
                found.update(" ".join(syllables[start : start + length]) for start in starts)
    return found
