"""
Finds the errors of a noisy text by laying it beside its clean text: this is how gold is made from real scans.

Words are anchored first where both texts agree; what lies between two anchors is matched word by word with the cheapest
mix of one-to-one, two or three words run together or torn apart, missing and extra words. Offsets are code points of
the noisy text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from vnproof.lexicon.lexicon import Lexicon

GAP_COST = 0.6
"Dearer than any likely misreading, cheaper than two: unlike words are paired before they are called lost and invented."

REGROUP_COST = 0.35
"What joining or splitting words costs beyond its letters, so that it is chosen only where the letters speak for it."

IMPOSSIBLE = 1e9

GARBLED_SHARE = 0.55
"Above this share of wrong base letters nobody could restore the word from what was read."

GARBLED_REGROUPED_SHARE = 0.4
"The same for words run together or torn apart, where the letters are the only hold."

CUT_SHARE = 0.5
"A word of which no more than this share of its letters was read was cut off: «ân» may be phân, quân or dân."

_TONES = (
    "\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING HOOK ABOVE}"
    "\N{COMBINING TILDE}\N{COMBINING DOT BELOW}"
)
_ITEM = re.compile("[IVX]+|[a-xđ]")
_CODE = re.compile(r"[\d@]|[A-ZĐ].*/")
_STOP_AND_SPACE = re.compile(r"(?<=[.,:;)%]) ")
_FREE_I = re.compile(r"^(h|k|l|m|s|t|v|qu)[iy]$")


class GoldError(NamedTuple):
    """
    One error of the noisy text: `wrong` is what stands at start..end, `right` what should stand there.

    kind: letter, case, punctuation, number (a figure, an item's letter, a document code or an address), split, joined,
    missing, extra, style (accepted both ways, as hòa and hoà) or garbled (too far from the word for anyone to restore).
    A missing text is an empty span; its `right` carries the space that parts it from its neighbour.
    """

    start: int
    end: int
    wrong: str
    right: str
    kind: str


class Token(NamedTuple):
    """A run of characters without white space, and where it starts."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.text)


class Match(NamedTuple):
    """Noisy words low..high stand for clean words low..high; one of the two may be empty."""

    noisy_low: int
    noisy_high: int
    clean_low: int
    clean_high: int


def tokens_of(text: str) -> list[Token]:
    """
    The words of a text, with the marks that cling to them.

    >>> tokens_of(" phòng, chống")
    [Token(start=1, text='phòng,'), Token(start=8, text='chống')]
    """
    return [Token(found.start(), found.group()) for found in re.finditer(r"\S+", text)]


def trim(text: str) -> tuple[str, str, str]:
    """
    What stands before the word, the word, what stands after it.

    >>> trim('"Kê')
    ('"', 'Kê', '')
    >>> trim("quyết./.")
    ('', 'quyết', './.')
    >>> trim("- ;")
    ('', '', '- ;')
    """
    inside = [place for place, letter in enumerate(text) if letter.isalnum()]
    if not inside:
        return "", "", text
    low, high = inside[0], inside[-1] + 1
    return text[:low], text[low:high], text[high:]


def base_letters(word: str) -> str:
    """
    A word in lower case without any mark; a scanner's ð (eth) is a đ.

    >>> base_letters("Đường")
    'duong'
    """
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).replace("đ", "d").replace("ð", "d")


def unlikeness(wrong: str, right: str) -> float:
    """
    0 for the same letters, 1 for nothing in common; wrong marks weigh half of wrong letters.

    >>> unlikeness("vê", "về"), unlikeness("Vê", "nước")
    (0.25, 1.0)
    """
    exact = Levenshtein.normalized_distance(wrong.lower(), right.lower())
    return (exact + Levenshtein.normalized_distance(base_letters(wrong), base_letters(right))) / 2


def match_tokens(noisy: Sequence[str], clean: Sequence[str]) -> list[Match]:
    """
    Which noisy words stand for which clean words, in order; every word of both sides is in exactly one match.

    >>> match_tokens(["lổ", "chức", "th", "ực", "hiện"], ["tổ", "chức", "thực", "hiện"])[2]
    Match(noisy_low=2, noisy_high=4, clean_low=2, clean_high=3)
    """
    matches: list[Match] = []
    block = Match(0, 0, 0, 0)
    for step in Levenshtein.opcodes(noisy, clean):
        if step.tag != "equal":
            block = block._replace(noisy_high=step.src_end, clean_high=step.dest_end)
            continue
        matches += _match_block(noisy, clean, block)
        width = step.src_end - step.src_start
        matches += [
            Match(left, left + 1, right, right + 1)
            for left, right in zip(
                range(step.src_start, step.src_start + width), range(step.dest_start, step.dest_end), strict=True
            )
        ]
        block = Match(step.src_end, step.src_end, step.dest_end, step.dest_end)
    return matches + _match_block(noisy, clean, block)


def _match_block(noisy: Sequence[str], clean: Sequence[str], block: Match) -> list[Match]:
    """The cheapest way through one stretch where the texts differ, by dynamic programming over both."""
    left = noisy[block.noisy_low : block.noisy_high]
    right = clean[block.clean_low : block.clean_high]
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for row in range(len(left) + 1):
        for column in range(len(right) + 1):
            steps = []
            for up, back in ((1, 1), (2, 1), (1, 2), (3, 1), (1, 3), (1, 0), (0, 1)):
                if row >= up and column >= back:
                    cost = _cost(left[row - up : row], right[column - back : column])
                    steps.append((best[row - up, column - back][0] + cost, up, back))
            if steps:
                best[row, column] = min(steps)
    path: list[Match] = []
    row, column = block.noisy_high, block.clean_high
    while row > block.noisy_low or column > block.clean_low:
        _, up, back = best[row - block.noisy_low, column - block.clean_low]
        path.append(Match(row - up, row, column - back, column))
        row, column = row - up, column - back
    return path[::-1]


def _cost(noisy: Sequence[str], clean: Sequence[str]) -> float:
    if not noisy or not clean:
        return GAP_COST if trim(" ".join(noisy or clean))[1] else GAP_COST / 2
    if "".join(noisy) == "".join(clean):
        return REGROUP_COST / 4 * (len(noisy) != len(clean))
    wrong, right = trim("".join(noisy)), trim("".join(clean))
    if bool(wrong[1]) != bool(right[1]):
        return IMPOSSIBLE
    outside = 0.05 * ((wrong[0] != right[0]) + (wrong[2] != right[2]))
    return unlikeness(wrong[1], right[1]) + outside + REGROUP_COST * (len(noisy) != len(clean))


def align(source: str, target: str) -> list[GoldError]:
    """
    The errors of `source`, sorted and without overlap; putting each `right` in place gives `target` up to white space.

    >>> [tuple(error) for error in align("UBND huyện tô chức th ực hiện", "UBND huyện tổ chức thực hiện.")]
    [(11, 13, 'tô', 'tổ', 'letter'), (19, 24, 'th ực', 'thực', 'split'), (29, 29, '', '.', 'punctuation')]
    """
    noisy, clean = tokens_of(source), tokens_of(target)
    matches = match_tokens([token.text for token in noisy], [token.text for token in clean])
    errors: list[GoldError] = []
    for match in _merge_gaps(matches):
        right = " ".join(token.text for token in clean[match.clean_low : match.clean_high])
        if match.noisy_low == match.noisy_high:
            errors.append(_missing(noisy, match.noisy_low, right))
            continue
        start, end = noisy[match.noisy_low].start, noisy[match.noisy_high - 1].end
        if right:
            errors += _differences(start, source[start:end], right)
        else:
            wrong = source[start:end]
            errors.append(GoldError(start, end, wrong, "", "extra" if trim(wrong)[1] else "punctuation"))
    return errors


def apply_errors(source: str, errors: Iterable[GoldError]) -> str:
    """
    The source with every error put right, white space made single.

    >>> apply_errors("phù họp", [GoldError(4, 7, "họp", "hợp", "letter")])
    'phù hợp'
    """
    parts, last = [], 0
    for error in sorted(errors, key=lambda error: (error.start, error.end)):
        parts += [source[last : error.start], error.right]
        last = error.end
    return " ".join("".join([*parts, source[last:]]).split())


def _merge_gaps(matches: Iterable[Match]) -> list[Match]:
    """Lost or invented words that follow each other are one error: a lost line is not ten findings."""
    merged: list[Match] = []
    for match in matches:
        previous = merged[-1] if merged else None
        if previous and _is_missing(previous) and _is_missing(match):
            merged[-1] = previous._replace(clean_high=match.clean_high)
        elif previous and _is_extra(previous) and _is_extra(match):
            merged[-1] = previous._replace(noisy_high=match.noisy_high)
        else:
            merged.append(match)
    return merged


def _is_missing(match: Match) -> bool:
    return match.noisy_low == match.noisy_high


def _is_extra(match: Match) -> bool:
    return match.clean_low == match.clean_high


def _missing(noisy: Sequence[Token], place: int, right: str) -> GoldError:
    kind = "missing" if trim(right)[1] else "punctuation"
    if place < len(noisy):
        return GoldError(noisy[place].start, noisy[place].start, "", right + " ", kind)
    at = noisy[-1].end if noisy else 0
    return GoldError(at, at, "", " " + right, kind)


def _differences(start: int, wrong: str, right: str) -> list[GoldError]:
    """The marks before the word, the word and the marks after it are three places that may differ."""
    before, found, after = trim(wrong)
    meant_before, meant, meant_after = trim(right)
    pieces = [(before, meant_before), *_pieces(found, meant), (after, meant_after)]
    errors = []
    for found, meant in pieces:
        if found != meant:
            kind = kind_of(found, meant) if trim(found + meant)[1] else "punctuation"
            errors.append(GoldError(start, start + len(found), found, meant, kind))
        start += len(found)
    return errors


def _pieces(found: str, meant: str) -> list[tuple[str, str]]:
    """The words of «đồng/người/năm», which may be wrong one by one; a code or an address is one piece."""
    parts, meant_parts = re.split("(/)", found), re.split("(/)", meant)
    if _CODE.search(meant) or len(parts) != len(meant_parts):
        return [(found, meant)]
    return list(zip(parts, meant_parts, strict=True))


def kind_of(wrong: str, right: str) -> str:
    """
    What sort of error made `wrong` of `right`, both without outer punctuation.

    >>> [kind_of(*pair.split("/")) for pair in ("tô/tổ", "Ủy/ủy", "hoà/hòa", "quí/quý")]
    ['letter', 'case', 'style', 'style']
    >>> [kind_of(*pair.split("/")) for pair in ("l5/15", "1ý/lý", "côngtác/công tác", "ân/phân")]
    ['number', 'letter', 'joined', 'garbled']
    """
    if wrong == _STOP_AND_SPACE.sub("", right) != right:
        return "joined"
    if _CODE.search(right) or _ITEM.fullmatch(right):
        return "number"
    if wrong.lower() == right.lower():
        return "case"
    if _letters(wrong) == _letters(right) and wrong.count(" ") == right.count(" "):
        return "punctuation"
    apart = wrong.count(" ") - right.count(" ")
    if apart:
        regrouped = "split" if apart > 0 else "joined"
        return regrouped if _wrong_share(wrong, right) <= GARBLED_REGROUPED_SHARE else "garbled"
    return _kind_of_one_word(wrong, right)


def _kind_of_one_word(wrong: str, right: str) -> str:
    # Both ways may be in use («hàng tháng», «hằng tháng»), but nobody called Võ is called Vũ: names are written large.
    if is_style(wrong.lower(), right.lower()) or wrong in Lexicon.standard().variants_of(right):
        return "style"
    is_cut = len(_letters(wrong)) <= CUT_SHARE * len(_letters(right))
    return "garbled" if is_cut or _wrong_share(wrong, right) > GARBLED_SHARE else "letter"


def is_style(wrong: str, right: str) -> bool:
    """
    Do two spellings differ only in what both schools accept: the tone's place in oa, oe, uy, or a final i for y?

    >>> is_style("thuỷ", "thủy"), is_style("kĩ", "kỹ"), is_style("tòan", "toàn")
    (True, True, False)
    """
    (bare_wrong, tone_wrong), (bare_right, tone_right) = _without_tone(wrong), _without_tone(right)
    if tone_wrong != tone_right:
        return False
    if bare_wrong == bare_right:
        return bare_right.endswith(("oa", "oe", "uy")) and not bare_right.startswith("qu")
    return bool(_FREE_I.match(bare_wrong) and _FREE_I.match(bare_right)) and bare_wrong[:-1] == bare_right[:-1]


def _without_tone(word: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in parts if letter not in _TONES)
    return unicodedata.normalize("NFC", bare), "".join(letter for letter in parts if letter in _TONES)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _wrong_share(wrong: str, right: str) -> float:
    return Levenshtein.normalized_distance(base_letters(_letters(wrong)), base_letters(_letters(right)))
