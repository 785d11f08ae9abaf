"""
Judge: how sure a proposed change is, from its margin and from what stands around it.

The margin alone would do if text were all common words. Names, foreign words and abbreviations are not, so every
circumstance has a weight, learned from texts whose errors are known; their sum is the log odds that a person would
agree.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vnproof.core.errors import DataError
from vnproof.core.resources import data_path
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import casing_of
from vnproof.text.passage import Passage
from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token
from vnproof.text.tone import strip_marks

FORMAT = "# vnproof judgement, format 1"
WIDE = 15.0  # nats of lead over the next best reading that are as good as any more
SURE = 8.0  # nats of margin that count as a sure error when the density of errors is taken


class Proposal(NamedTuple):
    """
    Tokens `first`..`last` read as `meant` (lower case): `kind` of slip, its `cost`, and the `margin` it gains (both
    nats).

    `rivals` are the next best readings of the place, each with the nats by which it is less probable.
    """

    first: int
    last: int
    typed: str
    meant: str
    kind: str
    cost: float
    margin: float
    rivals: tuple[tuple[str, float], ...] = ()


class Setting(NamedTuple):
    """What all proposals of a passage share: how often each word stands in it, the openings, the density of errors."""

    passage: Passage
    lexicon: Lexicon
    counts: Mapping[str, int]
    openings: frozenset[int]
    density: float


def setting_of(passage: Passage, lexicon: Lexicon, proposals: Sequence[Proposal]) -> Setting:
    """The setting of proposals. Density is the share of tokens that are surely wrong: bad scans err in company."""
    sure = sum(proposal.margin >= SURE for proposal in proposals)
    counts = Counter(token.text for token in passage.tokens if token.kind == "word") if proposals else {}
    openings = frozenset(sentence.start for sentence in passage.sentences)
    return Setting(passage, lexicon, counts, openings, max(sure - 1, 0) / max(len(passage.tokens), 20))


def circumstances(proposal: Proposal, setting: Setting) -> dict[str, float]:
    """What speaks for and against a proposal, by name."""
    tokens, lexicon = setting.passage.tokens, setting.lexicon
    before, after = _neighbour(tokens, proposal.first - 1), _neighbour(tokens, proposal.last)
    text = tokens[proposal.first].text
    shape = casing_of(text)
    opening = proposal.first in setting.openings
    inside_title = shape == "title" and not opening
    typed_count, meant_count = lexicon.count(proposal.typed), lexicon.count(proposal.meant)
    bare_typed, bare_meant = strip_marks(proposal.typed), strip_marks(proposal.meant)
    return {
        "bias": 1.0,
        "margin": min(proposal.margin, 25.0),
        "small_margin": min(proposal.margin, 6.0),
        "cost": proposal.cost,
        "lead": min(proposal.rivals[0][1] if proposal.rivals else WIDE, WIDE),
        "illegal": float(not is_syllable(proposal.typed)),
        "unseen": float(typed_count == 0),
        "typed_frequency": math.log1p(typed_count),
        "meant_frequency": math.log1p(meant_count),
        "typed_makes_word": float(_makes_word(proposal.typed, before, after, lexicon)),
        "meant_makes_word": float(_makes_word(proposal.meant, before, after, lexicon)),
        "title": float(inside_title),
        "name_run": float(inside_title and (_is_title(before) or _is_title(after))),
        "surname_before": float(inside_title and any(map(lexicon.is_surname, _titles_before(tokens, proposal.first)))),
        "capitals": float(shape in ("upper", "mixed") and len(proposal.typed) > 1),
        "opening": float(opening),
        "repeated": math.log(max(setting.counts.get(text, 1), 1)),
        "strange_neighbours": sum(n is not None and not lexicon.knows(n.text) for n in (before, after)),
        "unmarked": float(bare_typed == proposal.typed),
        "base_changed": float(bare_typed != bare_meant),
        "respaced": float(" " in proposal.meant or " " in proposal.typed),
        "short": float(len(proposal.typed) <= 2),
        "density": min(setting.density, 0.15) * 10,
        f"kind {proposal.kind}": 1.0,
    }


class Judge:
    """Weighs circumstances; the weights are `vnproof/data/judgement.tsv`."""

    def __init__(self, lexicon: Lexicon, weights: Mapping[str, float] | None = None) -> None:
        self._lexicon = lexicon
        self._weights = weights if weights is not None else read_weights("judgement.tsv")

    def confidences(self, proposals: Sequence[Proposal], passage: Passage) -> list[float]:
        """The probability of each proposal that a person would agree, 0..1."""
        setting = setting_of(passage, self._lexicon, proposals)
        return [probability(circumstances(proposal, setting), self._weights) for proposal in proposals]


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """
    What the circumstances add up to, 0..1.

    >>> round(probability({"bias": 1.0, "margin": 8.0}, {"bias": -3.0, "margin": 0.5}), 3)
    0.731
    """
    odds = sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def read_weights(name: str) -> dict[str, float]:
    """
    The learned weights in a data file, by the name of the circumstance.

    Raises DataError where the file is missing, damaged, cut short or of another format.
    """
    try:
        head, *lines = data_path(name).read_text(encoding="utf-8").splitlines()
        weights = {circumstance: float(weight) for circumstance, weight in (line.split("\t") for line in lines)}
        whole = head.startswith(f"{FORMAT}; {len(weights)} weights;")
    except ValueError:
        whole = False
    if not whole:
        raise DataError(
            f"Tệp dữ liệu «{name}» bị hỏng hoặc thuộc phiên bản khác; hãy cài đặt lại vnproof.",
            f"Data file '{name}' is damaged or of another version; reinstall vnproof.",
        )
    return weights


def _neighbour(tokens: Sequence[Token], number: int) -> Token | None:
    return tokens[number] if 0 <= number < len(tokens) and tokens[number].kind == "word" else None


def _is_title(token: Token | None) -> bool:
    return token is not None and casing_of(token.text) == "title"


def _titles_before(tokens: Sequence[Token], number: int) -> list[str]:
    """The capitalised words that lead up to a token without a break: «Nguyễn Thị» before «Hường»."""
    titles: list[str] = []
    while len(titles) < 3 and _is_title(_neighbour(tokens, number - 1 - len(titles))):
        titles.append(tokens[number - 1 - len(titles)].text)
    return titles


def _makes_word(form: str, before: Token | None, after: Token | None, lexicon: Lexicon) -> bool:
    return (before is not None and lexicon.is_word(f"{before.text} {form}")) or (
        after is not None and lexicon.is_word(f"{form} {after.text}")
    )
