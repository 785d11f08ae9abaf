"""
Which syllables and words a folder of text holds, and how often given phrases occur in it.

A word is found by two measures. *Bond*: the normalised pointwise mutual information of its parts, 0 for chance, 1 for
parts never seen apart. *Hold*: of all its occurrences, the share in which its ends are bound more tightly inside than
to their neighbours; «nghiệp vụ» holds in «nghiệp vụ chuyên môn», «vụ chuyên» doesn't. Nothing is drawn at random:
the same folder gives the same tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vnproof.text.syllable import is_syllable, parse
from vnproof.text.tone import Tone, split_tone, strip_marks
from vnproof.training.counting import Counts, Flags, Keys, Stream, Tally, Texts, grams

Bonds = NDArray[np.float16]
Word = tuple[int, ...]

MIN_SYLLABLE_COUNT = 5
MIN_SYLLABLE_SOURCES = 2
TYPO_RATE = 3e-5  # a syllable rarer than this beside a look-alike is taken for a slip of it
MIN_WORD_COUNT = 20
MIN_WORD_SOURCES = 3
HOLD_WEIGHT = 0.6
MIN_WORD_SCORE = 0.62  # bond + HOLD_WEIGHT * hold
MIN_FUNCTION_SCORE = 0.85  # the same for a pair with a function word
MIN_HOLD = 0.3
MIN_LONG_BOND = 0.4
MIN_LONG_HOLD = 0.6
NAME_SHARE = 0.5  # a pair written `Like This` this often is a name
SLIP_RATE = 0.005  # a pair rarer than this beside a pair that differs in marks only is a slip of it
SOUND_SLIP_RATE = 0.02  # the same for pairs that sound alike (s/x, ch/tr, final n/ng ...)
LONGEST_PHRASE = 5  # keys of more syllables would not fit into 64 bits
INSIDE_SHARE = 0.9  # a word found this often inside a longer one is only a piece of it


class SyllableCount(NamedTuple):
    """How often a syllable occurs, and in how many files."""

    syllable: str
    total: int
    sources: int


# Syllables -----------------------------------------------------------------------------------------------------------


def count_syllables(texts: Texts) -> list[SyllableCount]:
    """The legal syllables seen often enough, in enough files, and not as a slip of a far more frequent look-alike."""
    size = len(texts.forms)
    each = np.stack([np.bincount(corpus.codes >> 1, minlength=size) for corpus in texts.corpora])
    counts, sources = each.sum(axis=0), (each > 0).sum(axis=0)
    kept = [
        SyllableCount(form, int(counts[number]), int(sources[number]))
        for number, form in enumerate(texts.forms)
        if counts[number] >= MIN_SYLLABLE_COUNT and sources[number] >= MIN_SYLLABLE_SOURCES and is_syllable(form)
    ]
    most = _most_frequent_look_alike(kept)
    return sorted(row for row in kept if row.total >= TYPO_RATE * most[row.syllable])


def _most_frequent_look_alike(rows: Sequence[SyllableCount]) -> dict[str, int]:
    """For each syllable, the count of the most frequent one that has its bare letters or differs in one letter."""
    top: dict[str, int] = defaultdict(int)
    for row in rows:
        for key in _look_alike_keys(row.syllable):
            top[key] = max(top[key], row.total)
    return {row.syllable: max(top[key] for key in _look_alike_keys(row.syllable)) for row in rows}


def _look_alike_keys(syllable: str) -> list[str]:
    """Syllables that share a key look alike; short ones all do in one letter, so only their bare letters count."""
    letters = split_tone(syllable)[0]
    shorter = [letters[:at] + "-" + letters[at + 1 :] for at in range(len(letters))] if len(letters) > 3 else []
    return [strip_marks(syllable), *shorter]


# Words ---------------------------------------------------------------------------------------------------------------


def count_words(
    texts: Texts, syllables: Iterable[str], function_words: Collection[str], wrong: Collection[str] = ()
) -> list[tuple[str, int]]:
    """
    Words of two to four syllables with their counts, in code-point order.

    Only `syllables` take part; a pair with one of `function_words`, which stand beside anything, must be bound much
    more tightly; words of `wrong` are left out, whatever the figures say.
    """
    names = ("", *sorted(set(syllables) & set(texts.forms)))
    stream = Stream(texts, names)
    pairs = _count_pairs(stream)
    table = _bond_table(pairs, stream.size)
    function = np.array([name in function_words for name in names])
    found = _short_words(stream, pairs, table, function) | _long_words(stream, pairs, table, function)
    words = {" ".join(names[number] for number in word): count for word, count in found.items()}
    for word in wrong:
        words.pop(word, None)
    return sorted(_without_slips(_without_pieces(words)).items())


class _Pairs(NamedTuple):
    """Pairs of neighbours, by key = left * size + right, and the total they were counted in."""

    tally: Tally
    sources: Counts
    titled: Counts
    bond: NDArray[np.float32]
    total: int


def _count_pairs(stream: Stream) -> _Pairs:
    tally, sources, titled = Tally(), Tally(), Tally()
    for corpus in stream.corpora(2):
        own = Tally()
        for numbers, is_titled in corpus:
            keys, whole = grams(numbers, 2, stream.size)
            own.add(keys[whole])
            titled.add(keys[whole & is_titled[:-1] & is_titled[1:]])
        tally.add(own.keys, own.counts)
        sources.add(own.keys, np.ones(len(own.keys), np.int64))
    left, right = np.divmod(tally.keys, np.uint64(stream.size))
    lefts = np.bincount(left.astype(np.int64), tally.counts, stream.size)
    rights = np.bincount(right.astype(np.int64), tally.counts, stream.size)
    total = int(tally.counts.sum())
    bond = _bond(tally.counts, lefts[left], rights[right], total)
    return _Pairs(tally, sources.counts, titled.of(tally.keys), bond, total)


def _bond(whole: Counts, left: Counts, right: Counts, total: int) -> NDArray[np.float32]:
    """Normalised pointwise mutual information: -1 never together, 0 chance, 1 never apart."""
    information = np.log(whole * float(total) / (left * right.astype(np.float64)))
    return (information / -np.log(whole / total)).astype(np.float32)


def _bond_table(pairs: _Pairs, size: int) -> Bonds:
    """The bond of every pair by its key, -1 where it is hardly seen."""
    often = pairs.tally.counts >= MIN_SYLLABLE_COUNT
    table = np.full(size * size, -1, np.float16)
    table[pairs.tally.keys[often]] = pairs.bond[often]
    return table


def _held(numbers: Keys, width: int, table: Bonds, size: int) -> Flags:
    """For each run of `width` tokens but the first and the last: are its ends tighter inside than outside?"""
    keys, whole = grams(numbers, 2, size)
    bond = np.where(whole, table[keys], np.float16(-1))
    count = max(len(numbers) - width - 1, 0)
    first, last = bond[1 : 1 + count], bond[width - 1 : width - 1 + count]
    return (first >= bond[:count]) & (last > bond[width : width + count])


def _short_words(stream: Stream, pairs: _Pairs, table: Bonds, function: Flags) -> dict[Word, int]:
    counts = pairs.tally.counts
    left, right = np.divmod(pairs.tally.keys.astype(np.int64), stream.size)
    _, _, held = _countgrams(stream, 2, table, np.ones(len(table), np.bool_))
    hold = held.of(pairs.tally.keys) / counts
    least = np.where(function[left] | function[right], MIN_FUNCTION_SCORE, MIN_WORD_SCORE)
    chosen = (
        (counts >= MIN_WORD_COUNT)
        & (pairs.sources >= MIN_WORD_SOURCES)
        & (pairs.titled < NAME_SHARE * counts)
        & (pairs.bond + HOLD_WEIGHT * hold >= least)
        & (hold >= MIN_HOLD)
        & (left != right)
    )
    rows = zip(left[chosen].tolist(), right[chosen].tolist(), counts[chosen].tolist(), strict=True)
    return {(first, second): count for first, second, count in rows}


def _long_words(stream: Stream, pairs: _Pairs, table: Bonds, function: Flags) -> dict[Word, int]:
    """Three and four syllables, every two neighbours of them linked, that are tightly bound wherever one cuts them."""
    size = stream.size
    left, right = np.divmod(pairs.tally.keys.astype(np.int64), size)
    counts = pairs.tally.counts
    often = (counts >= MIN_WORD_COUNT) & (pairs.titled < NAME_SHARE * counts) & (left != right)
    linked = np.zeros(size * size, np.bool_)
    linked[pairs.tally.keys[often & (pairs.bond > 0) & ~function[left] & ~function[right]]] = True
    single = Tally()
    single.add(np.arange(size, dtype=np.uint64), np.bincount(left, counts, size).astype(np.int64))
    tallies = {1: single, 2: pairs.tally}
    words: dict[Word, int] = {}
    for width in (3, 4):
        tallies[width], sources, held = _countgrams(stream, width, table, linked)
        keys, counts = tallies[width].keys, tallies[width].counts
        hold = held.of(keys) / counts
        chosen = (counts >= MIN_WORD_COUNT) & (sources.counts >= MIN_WORD_SOURCES) & (hold >= MIN_LONG_HOLD)
        keys, counts = keys[chosen], counts[chosen]
        bonds = [_cut_bond(keys, counts, width, cut, size, tallies, pairs.total) for cut in range(1, width)]
        bound = np.min(bonds, axis=0) >= MIN_LONG_BOND
        for key, count in zip(keys[bound].tolist(), counts[bound].tolist(), strict=True):
            words[tuple(key // size ** (width - 1 - at) % size for at in range(width))] = count
    return words


def _countgrams(stream: Stream, width: int, table: Bonds, linked: Flags) -> tuple[Tally, Tally, Tally]:
    """Runs whose neighbouring pairs are all `linked`: how often, in how many files, how often held (see above)."""
    tally, sources, held = Tally(), Tally(), Tally()
    for corpus in stream.corpora(width + 2):
        own = Tally()
        for numbers, _ in corpus:
            pair_keys, _ = grams(numbers, 2, stream.size)
            keys, whole = grams(numbers[1:-1], width, stream.size)
            for offset in range(1, width):
                whole &= linked[pair_keys[offset : offset + len(keys)]]
            own.add(keys[whole])
            held.add(keys[whole & _held(numbers, width, table, stream.size)])
        tally.add(own.keys, own.counts)
        sources.add(own.keys, np.ones(len(own.keys), np.int64))
    return tally, sources, held


def _cut_bond(
    keys: Keys, counts: Counts, width: int, cut: int, size: int, tallies: Mapping[int, Tally], total: int
) -> NDArray[np.float32]:
    """The bond between the first `cut` syllables and the rest."""
    left, right = np.divmod(keys, np.uint64(size ** (width - cut)))
    return _bond(counts, tallies[cut].of(left), tallies[width - cut].of(right), total)


def _without_pieces(words: Mapping[str, int]) -> dict[str, int]:
    """Drop what occurs almost only inside one longer word: «ban nhân» of «ủy ban nhân dân»."""
    kept: dict[str, int] = {}
    inside: dict[str, int] = defaultdict(int)
    for word in sorted(words, key=lambda word: (-word.count(" "), word)):
        if inside[word] >= INSIDE_SHARE * words[word]:
            continue
        kept[word] = words[word]
        parts = word.split()
        for start, end in combinations(range(len(parts) + 1), 2):
            piece = " ".join(parts[start:end])
            inside[piece] = max(inside[piece], words[word])
    return kept


def _without_slips(words: Mapping[str, int]) -> dict[str, int]:
    """Drop what is rare beside a word that differs in marks only, or that sounds the same: «tô chức», «sử lý»."""
    top: dict[str, int] = defaultdict(int)
    keys = {word: (strip_marks(word), " ".join(map(_sound, word.split()))) for word in words}
    for word, count in words.items():
        for key in keys[word]:
            top[key] = max(top[key], count)
    return {
        word: count
        for word, count in words.items()
        for look, sound in [keys[word]]
        if count >= SLIP_RATE * top[look] and count >= SOUND_SLIP_RATE * top[sound]
    }


def _sound(syllable: str) -> str:
    """
    A spelling shared by the syllables that are taken for one another by ear somewhere in the country.

    >>> _sound("sử") == _sound("xữ"), _sound("trung") == _sound("chun"), _sound("lý") == _sound("ní")
    (True, True, True)
    """
    parts = parse(syllable)
    if parts is None:
        return syllable
    onset = {"s": "x", "tr": "ch", "gi": "d", "r": "d", "l": "n", "ngh": "ng", "gh": "g", "k": "c"}
    coda = {"ng": "n", "c": "t"}
    nucleus = "i" if parts.nucleus == "y" else parts.nucleus
    tone = Tone.HOI if parts.tone is Tone.NGA else parts.tone
    letters = (onset.get(parts.onset, parts.onset), parts.medial, nucleus, coda.get(parts.coda, parts.coda))
    return "-".join(letters) + tone.vietnamese


# Phrases -------------------------------------------------------------------------------------------------------------


def count_phrases(texts: Texts, phrases: Iterable[str]) -> dict[str, int]:
    """
    How often each phrase of up to LONGEST_PHRASE syllables occurs, in any case, no mark between its syllables.

    Its syllables must be legal or have been `watched` by `read_texts`.
    """
    names = ("", *sorted({syllable for phrase in phrases for syllable in phrase.split()} & set(texts.forms)))
    stream = Stream(texts, names)
    number = {name: index for index, name in enumerate(names)}
    counts = dict.fromkeys(phrases, 0)
    for width in range(1, LONGEST_PHRASE + 1):
        wanted = {
            sum(number[part] * stream.size ** (width - 1 - at) for at, part in enumerate(parts)): phrase
            for phrase in counts
            for parts in [phrase.split()]
            if len(parts) == width and all(part in number for part in parts)
        }
        of_interest = np.array(sorted(wanted), np.uint64)
        for corpus in stream.corpora(width):
            for numbers, _ in corpus:
                keys, whole = grams(numbers, width, stream.size)
                found, times = np.unique(keys[whole & np.isin(keys, of_interest)], return_counts=True)
                for key, count in zip(found.tolist(), times.tolist(), strict=True):
                    counts[wanted[key]] += count
    return counts
