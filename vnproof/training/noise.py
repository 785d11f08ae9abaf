"""
Noise: clean documents spoilt as life spoils them, with the exact place of every error.

    document ─Profile drawn→ how bad, page by page, line by line ─slips→ words ─spacing→ gold row

A document is spoilt by one hand: a scanner (slips of look, in bursts: one bad line makes many), a typist (keys), a
speaker (what sounds alike), or nobody. How often which slip happens is `training.channel`'s business; forms that a
scanner was seen to make of a word are made again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from random import Random
from typing import Any, NamedTuple

from vnproof.text.casing import with_casing
from vnproof.text.protect import protect
from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token, tokenize
from vnproof.text.tone import normalize_tone_style
from vnproof.training.channel import Noise, rates
from vnproof.training.slips import slips


class Profile(NamedTuple):
    """
    How one hand errs.

    `share` of all documents; `level`: the range of its errors a word, drawn by logarithm; in a `burst` (a share of the
    lines) there are `worse` times as many. `again`: how likely a slip is followed by another in the word. `seen`: how
    often a form is taken that was seen to be made. `spacing`: joined and split words, doubled and lost ones, a share of
    all errors.
    """

    name: str
    share: float
    level: tuple[float, float]
    hand: str
    burst: float = 0.0
    worse: float = 1.0
    again: float = 0.03
    seen: float = 0.0
    spacing: float = 0.06


PROFILES = (
    Profile("clean", 0.40, (0.0, 0.0), "writer"),
    Profile("careful", 0.22, (0.001, 0.008), "writer", again=0.02),
    Profile("hurried", 0.08, (0.008, 0.04), "writer", burst=0.2, worse=3.0, spacing=0.12),
    Profile("scan", 0.20, (0.006, 0.06), "scanner", burst=0.15, worse=4.0, again=0.12, seen=0.35),
    Profile("bad scan", 0.10, (0.05, 0.16), "scanner", burst=0.2, worse=2.5, again=0.25, seen=0.35, spacing=0.1),
)
SPACING = {"joined": 0.35, "split": 0.35, "doubled": 0.2, "lost": 0.1}
"""Shares of what goes wrong between words; a lost word leaves no trace that anyone could find, so it is no error."""
UNREAL = 0.4
"""What no syllable looks like is seen and mended before the text goes out, or the scanner's dictionary forbids it."""
PATIENCE = 20
"""How often another slip is tried that suits a hand's habits."""
MOST = 0.6
"""No word is likelier to err than this, however bad the line."""


Ways = tuple[list[tuple[str, str]], list[float]]
"""Forms that may be written for a word, each with the feature of its slip, and the running sums of their rates."""


class Habits(dict[str, float]):
    """How readily one hand makes each slip, drawn when first asked for: who reads one ổ as ố reads many so."""

    def __init__(self, chance: Random) -> None:
        super().__init__()
        self._chance = chance

    def __missing__(self, feature: str) -> float:
        self[feature] = self._chance.random() ** 3
        return self[feature]


class Channel:
    """Draws what was written for a word by a hand ("scanner" or "writer")."""

    def __init__(self, noises: Sequence[Noise]) -> None:
        self._rates = rates(list(noises))
        self._ways: dict[tuple[str, str], Ways] = {}
        seen: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for noise in noises:
            for meant, written, times in noise.pairs:
                if meant != written and written.isprintable() and " " not in meant + written:
                    seen[meant].append((written, times**0.5))
        self._seen: Mapping[str, list[tuple[str, float]]] = seen
        self._typical: dict[str, float] = {}

    def proneness(self, word: str, hand: str) -> float:
        """How much likelier than the average of the words so far this one is to err."""
        weight = self._of(word, hand)[1][-1:] or [0.0]
        typical = self._typical.get(hand, weight[0])
        self._typical[hand] = typical + (weight[0] - typical) * 0.001
        return weight[0] / typical if typical else 0.0

    def written(self, word: str, profile: Profile, habits: Habits, chance: Random) -> str:
        """One slip in a word (lower case), or several; the word itself where none is possible."""
        if word in self._seen and chance.random() < profile.seen:
            forms, weights = zip(*self._seen[word], strict=True)
            return str(chance.choices(forms, weights)[0])
        ways, sums = self._of(word, profile.hand)
        if not ways:
            return word
        for _ in range(PATIENCE):
            form, feature = ways[min(bisect_right(sums, chance.random() * sums[-1]), len(ways) - 1)]
            if chance.random() < habits[feature]:
                break
        return self.written(form, profile, habits, chance) if chance.random() < profile.again else form

    def forms(self, word: str, hand: str) -> list[tuple[str, float]]:
        """
        All that one slip of a hand makes of a word, with its rate.

        >>> [form for form, rate in Channel([]).forms("tổ", "writer") if rate > 0][:2]
        ['tô', 'tố']
        """
        ways, sums = self._of(word, hand)
        return [(form, rate) for (form, _), rate in zip(ways, _steps(sums), strict=True)]

    def _of(self, word: str, hand: str) -> Ways:
        """The slips of a word and the running sums of their rates."""
        found = self._ways.get((word, hand))
        if found is None:
            table: Mapping[str, float] = getattr(self._rates, hand)
            made = [
                ((form, feature), table[feature] * (1.0 if is_syllable(form) else UNREAL))
                for feature, form in slips(word)
                if feature in table
            ]
            found = [way for way, _ in made], list(accumulate(rate for _, rate in made))
            self._ways[word, hand] = found
        return found


def _steps(sums: Sequence[float]) -> list[float]:
    return [after - before for before, after in pairwise([0.0, *sums])]


def spoil(name: str, document: str, channel: Channel, chance: Random, profile: Profile | None = None) -> dict[str, Any]:
    """
    A gold row (see `corpus/README.md`) of a document with the errors of a profile, drawn where none is given.

    >>> row = spoil("a", "Ủy ban nhân dân xã tổ chức hội nghị tổng kết.", Channel([]), Random(1))
    >>> all(row["source"][e["start"] : e["end"]] == e["wrong"] for e in row["errors"])
    True
    """
    profile = profile or chance.choices(PROFILES, [profile.share for profile in PROFILES])[0]
    low, high = profile.level
    level = low * (high / low) ** chance.random() if low else 0.0
    builder = _Builder()
    habits = Habits(chance)
    for line in document.splitlines():
        burst = profile.worse if chance.random() < profile.burst else 1.0
        _spoil_line(line, level * burst, profile, channel, habits, chance, builder)
    source = "".join(builder.pieces)
    return {"id": name, "source": source, "errors": builder.errors, "meta": {"doc": name, "profile": profile.name}}


class _Builder:
    """The text so far, and its errors."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.errors: list[dict[str, Any]] = []
        self.length = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def err(self, wrong: str, right: str, kind: str) -> None:
        start = self.length
        self.add(wrong)
        self.errors.append({"start": start, "end": self.length, "wrong": wrong, "right": [right], "type": kind})


def _spoil_line(
    line: str, level: float, profile: Profile, channel: Channel, habits: Habits, chance: Random, builder: _Builder
) -> None:
    tokens = tokenize(line, protect(line)) if level else []
    done = 0
    number = 0
    while number < len(tokens):
        token = tokens[number]
        number += 1
        if not _may_err(token):
            continue
        after = tokens[number] if number < len(tokens) else None
        word = normalize_tone_style(token.text.lower())
        if chance.random() < min(level * channel.proneness(word, profile.hand), MOST):
            builder.add(line[done : token.start])
            done = token.end
            if chance.random() < profile.spacing:
                done = _misspace(line, token, after, chance, builder)
                number += done > token.end
            else:
                wrong = with_casing(channel.written(word, profile, habits, chance), token.text)
                (builder.err(wrong, token.text, "letter") if wrong != token.text else builder.add(wrong))
    builder.add(line[done:] + "\n")


def _may_err(token: Token) -> bool:
    return token.kind == "word" and is_syllable(token.text.lower())


def _misspace(line: str, token: Token, after: Token | None, chance: Random, builder: _Builder) -> int:
    """Something wrong between words; returns how far the line is written."""
    kind = chance.choices(list(SPACING), list(SPACING.values()))[0]
    text = token.text
    if kind == "joined" and after and _may_err(after) and line[token.end : after.start] == " ":
        builder.err(text + after.text, line[token.start : after.end], "joined")
        return after.end
    if kind == "split" and len(text) > 2:
        cut = chance.randrange(1, len(text))
        builder.err(f"{text[:cut]} {text[cut:]}", text, "split")
    elif kind == "doubled":
        builder.err(f"{text} {text}", text, "doubled")
    elif kind == "lost":
        pass
    else:
        builder.add(text)
    return token.end
