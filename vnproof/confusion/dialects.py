"""
How pronunciation and spelling rules err: onsets (s/x, ch/tr, l/n, d/gi/r/v), rimes (n/ng, c/t, iu/iêu), spelling
rules (c/k/q, g/gh), i/y. Hỏi for ngã is a matter of `tones`.

To teach a pair, add it to a row below; its cost is the family's until the cost table has a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from vnproof.confusion.costs import Costs
from vnproof.confusion.letters import NOWHERE, Letters, base_of
from vnproof.confusion.respelling import NO_SLIP, Kind, MaybeKind, Respelling

ONSETS = """
    s/x tr/ch l/n d/gi d/r d/v gi/r gi/v r/v r/g s/tr s/ch x/ch t/th t/s th/s h/kh kh/ph h/ph h/n h/ng n/nh ng/nh
    b/p p/ph b/v q/h q/v qu/u qu/hu qu/ho
"""
SPELLING_RULES = "c/k c/q k/q k/kh c/ch g/gh g/ng gh/ngh ng/ngh nh/ngh gi/g gi/j d/z ph/f qu/w"
"""Onsets that stand for one sound before different vowels, or letters Vietnamese does not use."""
FINALS = "n/ng n/nh ng/nh c/t c/ch ch/t m/n m/ng p/t p/c"
RIMES = """
    iu/iêu iu/ưu iu/ươu ưu/ươu ưu/iêu ươu/iêu êu/iêu im/iêm ip/iêp in/iên it/iêt êm/iêm ên/iên êt/iêt
    ui/uôi ưi/ươi ai/ay ao/au au/âu ay/ây oi/ôi ôi/ơi eo/oe
    ăm/âm ăp/âp ăn/ân ăt/ât ăng/âng ăc/âc ăn/en ăt/et ơn/ân ơt/ât ưng/âng
    om/ôm ôm/ơm om/am op/ôp ôp/ơp ong/ông oc/ôc ung/ông ung/ong uc/ôc oong/ong ooc/oc
    ưc/ươc ưng/ương ưt/ươt uôn/un uông/ung uôt/ut uôc/uc
    oa/a oe/e oai/ai oay/ay oan/an oang/ang oanh/anh oat/at oăn/ăn oăt/ăt
    uê/ê uy/i uyên/iên uyêt/iêt uân/ân uât/ât uân/ưng uynh/inh uych/ich uya/ia uơ/ơ oa/ua
    êch/ich ênh/inh anh/ênh ach/êch ơ/ươ ia/iê ua/uô ưa/ươ
"""
TWIN_ONSETS = frozenset(("h", "k", "l", "m", "s", "t", "v", "qu"))
"""Before i and y at the end these have both spellings, of which neither is an error."""
_TWINS = dict(zip("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị", strict=True))
I_Y = "i/y ui/uy iêm/yêm iên/yên iêt/yêt iêu/yêu iêng/yêng"


class Rewrite(NamedTuple):
    """What may have been meant by a piece: its base letters, its shape, the feature that names the cost, the kind."""

    base: str
    shape: str
    feature: str
    kind: MaybeKind


def regional(letters: Letters, costs: Costs) -> Iterator[Respelling]:
    """
    Other onsets and rimes that are pronounced or spelt alike somewhere.

    >>> from vnproof.confusion.letters import take_apart
    >>> costs = Costs({"regional": 6.0, "spelling-rule": 6.0, "i-y": 5.0}, 0.5)
    >>> [r.shape for r in regional(take_apart("súng"), costs)]
    ['xung', 'trung', 'chung', 'tung', 'thung', 'sông', 'song', 'suông', 'sun', 'sunh', 'sum']
    """
    base, shape = letters[:2]
    for cut in _cuts(shape):
        for rewrite in _onsets().get(shape[:cut], ()):
            yield _respell(letters, 0, cut, rewrite, costs)
        for rewrite in _rimes().get(shape[cut:], ()):
            twins = shape[:cut] in TWIN_ONSETS and {shape[cut:], rewrite.shape} == {"i", "y"}
            yield _respell(letters, cut, len(base), rewrite._replace(kind=NO_SLIP) if twins else rewrite, costs)
    final = _final(shape[cut:])
    if len(final) < len(shape) - cut:
        for rewrite in _finals().get(final, ()):
            yield _respell(letters, len(base) - len(final), len(base), rewrite, costs)


def twin(form: str) -> str:
    """
    The spelling with y for i, or i for y, where both are right: a matter of style («kĩ, kỹ»); else the form itself.

    >>> [twin(form) for form in ("kĩ", "lý", "quý", "thùy", "nghỉ", "ý")]
    ['kỹ', 'lí', 'quí', 'thùy', 'nghỉ', 'ý']
    """
    return form[:-1] + _TWINS.get(form[-1:], form[-1:]) if form[:-1] in TWIN_ONSETS else form


def _respell(letters: Letters, start: int, end: int, meant: Rewrite, costs: Costs) -> Respelling:
    base, written, tone, _ = letters
    respelt, shape = base[:start] + meant.base + base[end:], written[:start] + meant.shape + written[end:]
    if respelt.startswith("gii"):  # gi and i merge: dì for gì
        respelt, shape = "gi" + respelt[3:], "gi" + shape[3:]
    return Respelling(respelt, shape, tone, NOWHERE, (0, 0), costs[meant.feature], meant.kind)


_ONSET = regex.compile(r"(?:qu|gi(?=\p{L})|[^aăâeêioôơuưy]*)")


def _cuts(shape: str) -> list[int]:
    """Where the rime may begin: «quang» is qu+ang, and with the sound of q, q+uang; «gin» is gi+n or g+in."""
    found = _ONSET.match(shape)
    end = found.end() if found else 0
    return [end, 1] if shape[:2] in ("qu", "gi") and end == 2 else [end]


def _final(rime: str) -> str:
    return next((final for final in ("ng", "nh", "ch", "n", "c", "t", "m", "p") if rime.endswith(final)), "")


def _both_ways(rows: str, feature: str, kind: Kind) -> dict[str, list[Rewrite]]:
    rewrites: dict[str, list[Rewrite]] = {}
    for left, right in (row.split("/") for row in rows.split()):
        for typed, meant in ((left, right), (right, left)):
            rewrites.setdefault(typed, []).append(Rewrite(base_of(meant), meant, f"{feature}/{meant}>{typed}", kind))
    return rewrites


@cache
def _onsets() -> dict[str, list[Rewrite]]:
    rewrites = _both_ways(ONSETS, "regional", "regional")
    for typed, found in _both_ways(SPELLING_RULES, "spelling-rule", "spelling-rule").items():
        rewrites.setdefault(typed, []).extend(found)
    return rewrites


@cache
def _rimes() -> dict[str, list[Rewrite]]:
    rewrites = _both_ways(RIMES, "regional", "regional")
    for typed, found in _both_ways(I_Y, "i-y", "i-y").items():
        rewrites.setdefault(typed, []).extend(found)
    return rewrites


@cache
def _finals() -> dict[str, list[Rewrite]]:
    return _both_ways(FINALS, "regional/final", "regional")
