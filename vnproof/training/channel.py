"""
Channel: how readily each slip happens, learned from pairs of what was meant and what was written; makes the cost table.

    rate(feature) = its share of all slips / how many places a syllable of text has for it
    cost(feature) = TYPICAL - TEMPER * log(rate / typical rate), kept within the bounds of its family

Raw counts of one scanner must not become law: an engine or typist nobody has seen must not be a surprise. So each
source counts the same, a pair counts by its root, the sources are mixed with the shares of human slips and with a flat
rate, and what is left of the ratios is tempered.
"""

from __future__ import annotations

import difflib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from vnproof.confusion.letters import PLAIN, TONE_NAMES, Letters, take_apart
from vnproof.confusion.scanning import GLYPHS
from vnproof.confusion.tones import MARKS, bearer, letter_feature, mark_features, tone_feature, tone_kind

TYPICAL = 5.5
"""Nats for a slip of one mark or tone, on average."""
TEMPER = 0.6
"""What is left of the logarithm of a ratio between two rates."""
SCANNERS, PEOPLE, FLAT = 0.45, 0.3, 0.25
"""The mixture: what the pairs say, what is known of human slips, and all diacritics alike."""
BESIDE = 0.4
"""Two slips in one form come together far oftener than by chance (one blot, one hurried word)."""
BOUNDS = {
    "tone": (4.6, 7.0),
    "mark": (4.6, 7.0),
    "letter": (4.9, 7.6),
    "glyph": (6.8, 9.5),
    "regional": (5.8, 8.2),
    "key": (7.3, 10.0),
    "": (4.6, 10.0),
}
DEFAULTS = {"glyph": 8.5, "mark": 7.0}
"""Families without a rate of their own: what a row that is not in the table costs."""

HUMAN_SHARES = {"mark": 0.138, "hoi-nga": 0.107, "tone-swapped": 0.100, "tone-lost": 0.055, "tone-added": 0.042}
"""Shares of 1,520 slips of writers (Viwiki-Spelling), by kind."""

FAMILIES: Mapping[str, tuple[float, float]] = {
    # feature: share of human slips, places a syllable has for it (where and what else could have been written)
    "tone-misplaced": (0.045, 0.5),
    "tone-doubled": (0.040, 1.0),
    "all-marks": (0.061, 2.0),
    "key/adjacent": (0.055, 17.0),
    "key/other": (0.055, 70.0),
    "key/missing": (0.049, 3.5),
    "key/doubled": (0.010, 3.5),
    "key/extra-adjacent": (0.015, 35.0),
    "key/extra": (0.018, 110.0),
    "key/swapped": (0.010, 2.5),
    "telex": (0.030, 1.5),
    "vni": (0.030, 1.5),
    "viqr": (0.020, 1.5),
    "digit": (0.002, 0.3),
    "i-y": (0.010, 0.1),
    "spelling-rule": (0.002, 0.1),
    "joined": (0.015, 1.0),
    "joined/unlikely": (0.001, 2.0),
    "split": (0.010, 3.0),
    "regional": (0.002, 1.0),
    "regional/final": (0.002, 0.3),
}
REGIONAL = """
    s/x 3.0 6   d/gi 2.6 6   ch/tr 1.2 9   l/n 0.3 9   d/v 0.3 7   r/d 0.2 6   gi/v 0.2 5   r/gi 0.2 5   qu/h 0.1 5
    final/n/ng 1.3 30   final/c/t 1.2 10   final/m/n 0.6 20   final/ng/nh 0.4 20   final/n/nh 0.3 20   final/ch/t 0.3 8
    final/c/ch 0.2 6   iu/iêu 0.4 2   ui/uôi 0.3 2   ưu/iu 0.3 1   ươu/iêu 0.3 2   im/iêm 0.3 2   ip/iêp 0.3 2
    ai/ay 0.4 4   ao/au 0.4 4   âu/au 0.4 3   ăm/âm 0.3 2   oai/ai 0.1 2   oan/an 0.2 4   om/ôm 0.2 1   ôm/ơm 0.2 1
"""
"""Pairs said alike somewhere: per cent of human slips, per cent of syllables that have either."""


class Pair(NamedTuple):
    """What was meant, what was written instead, and how often."""

    meant: str
    written: str
    times: float


class Row(NamedTuple):
    """A row of the table: the feature, how often the pairs showed it, its cost in nats."""

    feature: str
    times: int
    cost: float


class Noise(NamedTuple):
    """What a file of noise gave: pairs, and the words of right text, which show how often a slip has a place."""

    pairs: list[Pair]
    text: Counter[str]


PATTERNS = ("*.jsonl", "*_subs.tsv", "*_line_pairs.tsv")


def read_noises(folders: Iterable[Path], gold: Iterable[Path] = ()) -> dict[str, Noise]:
    """Every file of noise in some folders, and gold of our own, by name."""
    files = [path for folder in folders for pattern in PATTERNS for path in sorted(folder.glob(pattern))]
    return {path.name: read_noise(path) for path in (*files, *gold)}


def read_noise(path: Path) -> Noise:
    """
    Read one file, by its name.

    `*.jsonl` has gold rows (`corpus/README.md`), or `true`, `ocr` and the words around (`left`, `right`);
    `*_subs.tsv` has before, after, count;
    `*_line_pairs.tsv` has a line before and after correction.
    """
    with path.open(encoding="utf-8") as file:
        if path.suffix == ".jsonl":
            records = [json.loads(line) for line in file]
            return _noise_of_gold(records) if "errors" in records[0] else _noise_of_records(records)
        rows = [line.rstrip("\n").lower().split("\t") for line in file][1:]
    if path.stem.endswith("_subs"):
        return Noise([Pair(after, before, float(times)) for before, after, times, *_ in rows], Counter())
    return _noise_of_lines((before, after) for before, after in rows)


def _noise_of_records(records: list[dict[str, Any]]) -> Noise:
    seen = Counter((record["true"].lower(), record["ocr"].lower()) for record in records if record["ocr"])
    around = Counter(word.lower() for record in records for word in record["left"] + record["right"] if word.isalpha())
    return Noise([Pair(*pair, times) for pair, times in seen.items()], around)


def _noise_of_gold(records: list[dict[str, Any]]) -> Noise:
    text = Counter(word for record in records for word in record["target"].lower().split() if word.isalpha())
    seen = Counter(
        (error["right"][0].lower(), error["wrong"].lower())
        for record in records
        for error in record["errors"]
        if error["type"] == "letter" and error["right"][0].isalpha()
    )
    return Noise([Pair(*pair, times) for pair, times in seen.items()], text)


def _noise_of_lines(lines: Iterable[tuple[str, str]]) -> Noise:
    seen: Counter[tuple[str, str]] = Counter()
    text: Counter[str] = Counter()
    for before, after in lines:
        written, meant = ([word.strip(".,;:()\"'“”") for word in line.split()] for line in (before, after))
        text.update(word for word in meant if word.isalpha())
        for tag, *span in difflib.SequenceMatcher(None, written, meant, autojunk=False).get_opcodes():
            start, end, left, right = span
            if tag == "replace" and end - start == right - left:
                seen.update(zip(meant[left:right], written[start:end], strict=True))
    return Noise([Pair(*pair, times) for pair, times in seen.items()], text)


def features(meant: str, written: str) -> list[str]:
    """
    The slips that lead from `meant` to `written`, as features; none for what is more than marks, a tone or one glyph.

    >>> features("tổ", "tố"), features("ợp", "op"), features("làm", "lànn"), features("một", "hai")
    (['tone/hatted/hỏi>sắc'], ['letter/ợ>o'], ['glyph/m>nn'], [])
    """
    left, right = take_apart(meant), take_apart(written)
    if left.base != right.base:
        return _glyph(left.base, right.base)
    marks, tone = mark_features(left.shape, right.shape), _tone(left, right)
    differing = [pair for pair in zip(meant, written, strict=True) if pair[0] != pair[1]]
    if len(marks) == len(tone) == len(differing) == 1:  # one letter lost both: one blot, not two
        return [letter_feature(*differing[0])]
    return tone + marks


def _tone(meant: Letters, written: Letters) -> list[str]:
    if meant.tone == written.tone:
        return ["tone-misplaced"] if meant.place != written.place else []
    return [tone_feature(meant.shape[meant.place if meant.tone else written.place], meant.tone, written.tone)]


def _glyph(meant: str, written: str) -> list[str]:
    """The one row of GLYPHS that makes `written` out of `meant`; of several, the one with the shortest pieces."""
    made_by = [
        (len(piece + seen), f"glyph/{piece}>{seen}")
        for piece, seen in GLYPHS
        for at in range(len(meant))
        if meant.startswith(piece, at) and meant[:at] + seen + meant[at + len(piece) :] == written
    ]
    return [feature for _, feature in sorted(made_by)[:1]]


def shares(sources: Iterable[list[Pair]]) -> tuple[Counter[str], Mapping[str, float]]:
    """
    Raw counts of the features, and their shares of all slips: every source counts the same, a pair by its root.

    >>> counts, share = shares([[Pair("tổ", "tố", 9), Pair("hợp", "họp", 1)], [Pair("hợp", "họp", 4)]])
    >>> counts["tone/hatted/hỏi>sắc"], share["tone/hatted/hỏi>sắc"], share["mark/ơ>o"]
    (9, 0.375, 0.625)
    """
    raw: Counter[str] = Counter()
    share: defaultdict[str, float] = defaultdict(float)
    all_sources = list(sources)
    for pairs in all_sources:
        found = [(feature, pair.times) for pair in pairs for feature in features(pair.meant, pair.written)]
        total = sum(math.sqrt(times) for _, times in found)
        for feature, times in found:
            raw[feature] += round(times)
            share[feature] += math.sqrt(times) / total / len(all_sources)
    return raw, share


def room(text: Counter[str]) -> Mapping[str, float]:
    """
    How many places a syllable of `text` has for a slip: by bearer and tone, by letter, by piece of base letters.

    >>> found = room(Counter(["tổ", "hợp"]))
    >>> found["hatted/hỏi"], found["ơ"], found["letter/ợ"], found["glyph/h"]
    (0.5, 0.5, 0.5, 0.5)
    """
    found: defaultdict[str, float] = defaultdict(float)
    total = sum(text.values())
    pieces = {meant for meant, _ in GLYPHS}
    for word, times in text.items():
        base, shape, tone, place = take_apart(word)
        bears = shape[place] if tone else max(shape, key=lambda letter: letter in PLAIN and letter != "đ")
        found[f"{bearer(bears)}/{TONE_NAMES[tone]}"] += times / total
        for piece in (*shape, *(["ươ"] if "ươ" in shape else [])):
            found[piece] += times / total
        for letter in word:
            found[f"letter/{letter}"] += times / total
        for piece in pieces:
            found[f"glyph/{piece}"] += times * base.count(piece) / total
    return found


class Slip(NamedTuple):
    """One slip of tone or mark: its feature, the place it needs (as in `room`), what a person calls it."""

    feature: str
    place: str
    kind: str


def diacritics() -> Iterator[Slip]:
    """Every single slip of tone or mark."""
    tones = range(len(TONE_NAMES))
    for letter in "aôơ":
        for meant, written in ((one, other) for one in tones for other in tones if one != other):
            place = f"{bearer(letter)}/{TONE_NAMES[meant]}"
            yield Slip(tone_feature(letter, meant, written), place, tone_kind(meant, written))
    for (wanted, _), feature in MARKS.items():
        yield Slip(feature, wanted, "mark")
    yield Slip("mark/ươ>uo", "ươ", "mark")
    yield Slip("mark/uo>ươ", "ươ", "mark")


class Rates(NamedTuple):
    """How often each slip is made where there is a place for it, up to a constant: by scanners, by people."""

    scanner: Mapping[str, float]
    writer: Mapping[str, float]


def rates(noises: list[Noise]) -> Rates:
    """What the pairs say of scanners, and what is known of people."""
    _, share = shares(noise.pairs for noise in noises)
    places = room(sum((noise.text for noise in noises), Counter()))
    glyphs = {
        f"glyph/{meant}>{written}": (share[f"glyph/{meant}>{written}"] + 0.0005) / (places[f"glyph/{meant}"] + 0.05)
        for meant, written in GLYPHS
    }
    letters = dict(_letter_rates(share, places))
    families = {feature: part / needed for feature, (part, needed) in FAMILIES.items()}
    regional = {feature: rate / PEOPLE for feature, rate in _regional_rates()}
    return Rates(_scanned_rates(share, places) | glyphs | letters, _human_rates(places) | families | regional)


def cost_table(noises: list[Noise]) -> list[Row]:
    """The rows of the cost table, sorted by feature."""
    raw, share = shares(noise.pairs for noise in noises)
    places = room(sum((noise.text for noise in noises), Counter()))
    scanned, human = _scanned_rates(share, places), _human_rates(places)
    flat = _mean(scanned.values())
    rates = {f: SCANNERS * scanned[f] + PEOPLE * human[f] + FLAT * flat for f in scanned}
    typical = _mean(rates.values())
    for meant, written in GLYPHS:
        feature = f"glyph/{meant}>{written}"
        rates[feature] = SCANNERS * (share[feature] + 0.0005) / (places[f"glyph/{meant}"] + 0.05)
    rates |= {feature: SCANNERS * rate for feature, rate in _letter_rates(share, places)}
    rates |= {feature: PEOPLE * part / needed for feature, (part, needed) in FAMILIES.items()}
    rates |= dict(_regional_rates())
    costs = DEFAULTS | {feature: _cost(feature, rate / typical) for feature, rate in rates.items()}
    return sorted([Row("beside", 0, BESIDE), *(Row(feature, raw[feature], cost) for feature, cost in costs.items())])


def _cost(feature: str, ratio: float) -> float:
    low, high = BOUNDS.get(feature.partition("/")[0], BOUNDS[""])
    return round(min(max(TYPICAL - TEMPER * math.log(ratio), low), high), 2)


def _mean(rates: Iterable[float]) -> float:
    each = [math.log(rate) for rate in rates]
    return math.exp(sum(each) / len(each))


def _scanned_rates(share: Mapping[str, float], places: Mapping[str, float]) -> dict[str, float]:
    """The scanners' rates; where a sort of bearer was seldom seen, all bearers together speak for it."""
    kin: defaultdict[str, list[Slip]] = defaultdict(list)
    for slip in diacritics():
        kin[slip.feature.rpartition("/")[2]].append(slip)
    rates: dict[str, float] = {}
    for change in kin.values():
        seen, needed = sum(share[slip.feature] for slip in change), sum(places[slip.place] for slip in change)
        together = (seen + 0.002) / (needed + 0.05)
        for slip in change:
            rates[slip.feature] = (share[slip.feature] + 0.03 * together) / (places[slip.place] + 0.03)
    return rates


def _letter_rates(share: Mapping[str, float], places: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The scanners' rates of letters that lost mark and tone at once: only what was seen has a row."""
    for feature, part in share.items():
        family, _, change = feature.partition("/")
        if family == "letter":
            yield feature, part / (places[f"letter/{change[0]}"] + 0.003)


def _human_rates(places: Mapping[str, float]) -> dict[str, float]:
    """The writers' rates: the share of each kind of slip, spread over all the places there are for it."""
    needed: defaultdict[str, float] = defaultdict(float)
    for slip in diacritics():
        needed[slip.kind] += places[slip.place]
    return {slip.feature: HUMAN_SHARES[slip.kind] / (needed[slip.kind] + 0.01) for slip in diacritics()}


def _regional_rates() -> Iterator[tuple[str, float]]:
    cells = REGIONAL.split()
    for pair, part, needed in zip(cells[::3], cells[1::3], cells[2::3], strict=True):
        *path, left, right = pair.split("/")
        for meant, written in ((left, right), (right, left)):
            yield "/".join(["regional", *path, f"{meant}>{written}"]), PEOPLE * float(part) / float(needed)
