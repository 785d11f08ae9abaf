"""
Circumstances: all that speaks for and against a proposal, each with a name that a person can read.

    language model · slip · words it makes · frequency · casing and names · the document · the neighbourhood

What all proposals of a passage share (how often each word stands in it, who is named, where errors are dense) is the
`Setting`, made once.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from vnproof.decoder.proposal import Proposal
from vnproof.lexicon.lexicon import Lexicon
from vnproof.text.casing import casing_of
from vnproof.text.passage import Passage
from vnproof.text.syllable import is_syllable
from vnproof.text.tokenizer import Token
from vnproof.text.tone import strip_marks

WIDE = 15.0  # nats of lead over the next best reading that are as good as any more
SURE = 8.0  # nats of margin that count as a sure error when the density of errors is taken
LIKELY = 5.0  # … and as a likely one when their rate is estimated
# A text of so many tokens with so many likely errors is read in mind before the passage: what one sentence says of the
# rate of errors is little, what five pages without any say is much.
TOKENS_IN_MIND, ERRORS_IN_MIND = 100, 0.2
NEAR = 12  # tokens on either side within which another sure error is near
LONGEST_WORD = 4  # syllables
OPENERS, CLOSERS = frozenset("“«‘"), frozenset("”»’")


class Setting(NamedTuple):
    """
    What the proposals of a passage share.

    `words`: how often each word stands there (lower case), `pairs`: two side by side; `named`: how often a word stands
    with a capital inside a sentence; `openings`: tokens that begin a sentence, `starts`: the same in order; `quoted`:
    tokens between quotation marks; `likely`: how many likely errors there are; `sure`: where sure ones are, in order;
    `density`: their share; `changes` and `slips`: how often a sure error is the same change («tố» for «tổ»), the same
    slip («ố» for «ổ»).
    """

    passage: Passage
    lexicon: Lexicon
    words: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    named: Mapping[str, int]
    openings: frozenset[int]
    starts: Sequence[int]
    quoted: frozenset[int]
    likely: int
    sure: Sequence[int]
    density: float
    changes: Mapping[tuple[str, str], int]
    slips: Mapping[str, int]

    def sentence(self, number: int) -> range:
        """The sentence that a token stands in."""
        return self.passage.sentences[bisect_right(self.starts, number) - 1]


def setting_of(passage: Passage, lexicon: Lexicon, proposals: Sequence[Proposal]) -> Setting:
    """The setting of proposals; without any it is left empty, since nobody will ask."""
    sentences = passage.sentences if proposals else ()
    tokens = passage.tokens if proposals else ()
    openings = frozenset(sentence.start for sentence in sentences)
    lower = [token.text.lower() if token.kind == "word" else "" for token in tokens]
    named = Counter(
        [
            word
            for number, (word, token) in enumerate(zip(lower, tokens, strict=True))
            if word and token.text.istitle() and number not in openings
        ]
    )
    certain = [proposal for proposal in proposals if proposal.margin >= SURE]
    sure = sorted(proposal.first for proposal in certain)
    return Setting(
        passage,
        lexicon,
        Counter(lower),
        Counter([pair for pair in pairwise(lower) if pair[0] and pair[1]]),
        named,
        openings,
        [sentence.start for sentence in sentences],
        frozenset(_quoted(tokens, sentences)),
        sum(proposal.margin >= LIKELY for proposal in proposals),
        sure,
        max(len(sure) - 1, 0) / max(len(tokens), 20),
        Counter((proposal.typed, proposal.meant) for proposal in certain),
        Counter(_slip(proposal) for proposal in certain),
    )


def _quoted(tokens: Sequence[Token], sentences: Iterable[range]) -> Iterator[int]:
    """The tokens between quotation marks that open and close in one sentence."""
    for sentence in sentences:
        opened = -1
        for number in sentence:
            text = tokens[number].text
            if opened >= 0 and (text in CLOSERS or text == '"'):
                yield from range(opened + 1, number)
                opened = -1
            elif text in OPENERS or text == '"':
                opened = number


def circumstances(proposal: Proposal, setting: Setting) -> dict[str, float]:
    """What speaks for and against a proposal, by name."""
    found = {"bias": 1.0}
    for describe in PARTS.values():
        found |= describe(proposal, setting)
    return found


def _of_model(proposal: Proposal, setting: Setting) -> dict[str, float]:  # noqa: ARG001 all parts are asked alike
    """Small margins count for more than the same nats on top of large ones, so each stretch has a weight of its own."""
    margin, as_typed = proposal.margin, proposal.margin_as_typed
    lead = proposal.rivals[0][1] if proposal.rivals else WIDE
    return {
        "margin": min(margin, 25.0),
        "margin up to 10": min(margin, 10.0),
        "margin up to 6": min(margin, 6.0),
        "margin up to 3": min(margin, 3.0),
        "margin as typed": min(as_typed, 25.0),
        "margin as typed up to 5": min(as_typed, 5.0),
        "margin as typed up to 0": min(as_typed, 0.0),
        "lead": min(lead, WIDE),
        "lead up to 3": min(lead, 3.0),
    }


def _of_slip(proposal: Proposal, setting: Setting) -> dict[str, float]:  # noqa: ARG001
    bare_typed, bare_meant = strip_marks(proposal.typed), strip_marks(proposal.meant)
    return {
        "cost": proposal.cost,
        "illegal": float(not is_syllable(proposal.typed)),
        "unmarked": float(bare_typed == proposal.typed),
        "base changed": float(bare_typed != bare_meant),
        "respaced": float(" " in proposal.meant or " " in proposal.typed),
        "length": min(len(proposal.typed), 8),
        "longer": len(proposal.meant) - len(proposal.typed),
        f"kind {proposal.kind}": 1.0,
    }


def _of_words(proposal: Proposal, setting: Setting) -> dict[str, float]:
    lexicon, tokens = setting.lexicon, setting.passage.tokens
    typed_count, meant_count = lexicon.count(proposal.typed), lexicon.count(proposal.meant)
    left, right = _words_around(tokens, proposal.first, proposal.last)
    typed_word = _strongest_word(proposal.typed, left, right, lexicon)
    meant_word = _strongest_word(proposal.meant, left, right, lexicon)
    return {
        "typed frequency": math.log1p(typed_count),
        "meant frequency": math.log1p(meant_count),
        "frequency ratio": math.log1p(meant_count) - math.log1p(typed_count),
        "typed makes a word": float(typed_word > 0),
        "typed word": typed_word,
        "meant makes a word": float(meant_word > 0),
        "meant word": meant_word,
    }


def _of_names(proposal: Proposal, setting: Setting) -> dict[str, float]:
    lexicon, tokens = setting.lexicon, setting.passage.tokens
    text = tokens[proposal.first].text
    shape = casing_of(text)
    opening = proposal.first in setting.openings
    inside_title = shape == "title" and not opening
    run = _title_run(tokens, proposal) if inside_title else ()
    return {
        "title": float(inside_title),
        "name run": len(run),
        "illegal in name": float(len(run) > 1 and not is_syllable(proposal.typed)),
        "surname before": float(
            inside_title and any(lexicon.is_surname(tokens[i].text) for i in run if i < proposal.first)
        ),
        "capitals": float(shape in ("upper", "mixed") and len(proposal.typed) > 1),
        "opening": float(opening),
        "named elsewhere": math.log1p(max(setting.named.get(proposal.typed, 0) - inside_title, 0)),
        "meant named": math.log1p(setting.named.get(proposal.meant, 0)),
        "typed place": float(bool(run) and _makes_place(tokens, run, proposal, proposal.typed, lexicon)),
        "meant place": float(bool(run) and _makes_place(tokens, run, proposal, proposal.meant, lexicon)),
    }


def _of_document(proposal: Proposal, setting: Setting) -> dict[str, float]:
    typed, meant, words, pairs = proposal.typed, proposal.meant, setting.words, setting.pairs
    before, after = _neighbours(proposal, setting)
    left, right = before.text.lower() if before else "", after.text.lower() if after else ""
    repeated = math.log1p(max(words.get(typed, 1) - 1, 0))
    is_sure = proposal.margin >= SURE
    return {
        "repeated": repeated,
        "repeated among errors": repeated * min(setting.density, 0.15) * 10,
        "same change elsewhere": math.log1p(max(setting.changes.get((typed, meant), 0) - is_sure, 0)),
        "same slip elsewhere": math.log1p(max(setting.slips.get(_slip(proposal), 0) - is_sure, 0)),
        "meant elsewhere": math.log1p(words.get(meant, 0)),
        "pair repeated": math.log1p(max(pairs.get((left, typed), 0) - 1, 0) + max(pairs.get((typed, right), 0) - 1, 0)),
        "meant pair elsewhere": math.log1p(pairs.get((left, meant), 0) + pairs.get((meant, right), 0)),
    }


def _of_neighbourhood(proposal: Proposal, setting: Setting) -> dict[str, float]:
    lexicon, tokens = setting.lexicon, setting.passage.tokens
    sentence = setting.sentence(proposal.first)
    before, after = _neighbours(proposal, setting)
    low = bisect_left(setting.sure, proposal.first - NEAR)
    high = bisect_right(setting.sure, proposal.first + NEAR)
    near = high - low - (proposal.margin >= SURE)
    others = setting.likely - (proposal.margin >= LIKELY)
    return {
        "strange neighbours": sum(n is not None and not lexicon.knows(n.text) for n in (before, after)),
        "error rate": math.log((others + ERRORS_IN_MIND) / (len(tokens) + TOKENS_IN_MIND)),
        "errors near": min(near, 4),
        "quoted": float(proposal.first in setting.quoted),
        "sentence length": min(len(sentence), 40),
        "from end": min(sentence.stop - proposal.last, 4),
        "from start": min(proposal.first - sentence.start, 4),
        "figure beside": float(any(_is_figure(tokens, i) for i in (proposal.first - 1, proposal.last))),
    }


def _slip(proposal: Proposal) -> str:
    """What stands for what, where one letter stands for another; else the kind of slip."""
    typed, meant = proposal.typed, proposal.meant
    if len(typed) != len(meant):
        return proposal.kind
    return " ".join(f"{right}>{wrong}" for right, wrong in zip(meant, typed, strict=True) if right != wrong)


def _neighbours(proposal: Proposal, setting: Setting) -> tuple[Token | None, Token | None]:
    tokens = setting.passage.tokens
    return _neighbour(tokens, proposal.first - 1), _neighbour(tokens, proposal.last)


def _neighbour(tokens: Sequence[Token], number: int) -> Token | None:
    return tokens[number] if 0 <= number < len(tokens) and tokens[number].kind == "word" else None


def _is_figure(tokens: Sequence[Token], number: int) -> bool:
    return 0 <= number < len(tokens) and tokens[number].kind in ("number", "protected")


def _title_run(tokens: Sequence[Token], proposal: Proposal) -> tuple[int, ...]:
    """The capitalised words side by side that a proposal is among: «Nguyễn Thị Hường»."""
    first, last = proposal.first, proposal.last
    while proposal.first - first < LONGEST_WORD and _is_title(_neighbour(tokens, first - 1)):
        first -= 1
    while last - proposal.last < LONGEST_WORD and _is_title(_neighbour(tokens, last)):
        last += 1
    return tuple(range(first, last))


def _is_title(token: Token | None) -> bool:
    return token is not None and casing_of(token.text) == "title"


def _makes_place(tokens: Sequence[Token], run: Sequence[int], proposal: Proposal, form: str, lexicon: Lexicon) -> bool:
    """Is some stretch of the run, with `form` in the proposal's place, the name of a place?"""
    words = [form if i == proposal.first else tokens[i].text for i in run if not proposal.first < i < proposal.last]
    at = run.index(proposal.first)
    return any(
        lexicon.is_place(" ".join(words[start:end])) for start in range(at + 1) for end in range(at + 1, len(words) + 1)
    )


def _words_around(tokens: Sequence[Token], first: int, last: int) -> tuple[list[str], list[str]]:
    """The words that lead up to tokens `first`..`last`, and those that follow, no mark between them."""
    left: list[str] = []
    while len(left) < LONGEST_WORD - 1 and (token := _neighbour(tokens, first - 1 - len(left))):
        left.insert(0, token.text)
    right: list[str] = []
    while len(right) < LONGEST_WORD - 1 and (token := _neighbour(tokens, last + len(right))):
        right.append(token.text)
    return left, right


def _strongest_word(form: str, left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> float:
    """How well attested the best word is that a form makes with its neighbours."""
    return max(
        (
            lexicon.word_weight(" ".join((*left[len(left) - taken :], form, *right[:added])))
            for taken in range(len(left) + 1)
            for added in range(min(LONGEST_WORD - taken, len(right) + 1))
            if taken or added
        ),
        default=0.0,
    )


PARTS: Mapping[str, Callable[[Proposal, Setting], dict[str, float]]] = {
    "language model": _of_model,
    "slip": _of_slip,
    "words": _of_words,
    "names": _of_names,
    "document": _of_document,
    "neighbourhood": _of_neighbourhood,
}
"""The parts of the evidence; without each in turn, `scripts/ablate.py` says what it brings."""


def names_of(part: str) -> frozenset[str]:
    """
    What the circumstances of a part are called; the kinds of slip by what they begin with.

    >>> sorted(names_of("document"))[:2], "kind" in names_of("slip")
    (['meant elsewhere', 'meant pair elsewhere'], True)
    """
    passage = Passage("Ban tô chức.")
    proposal = Proposal(1, 2, "tô", "tổ", "tone-lost", 5.0, 5.0, 5.0)
    found = PARTS[part](proposal, setting_of(passage, Lexicon.standard(), [proposal]))
    return frozenset("kind" if name.startswith("kind ") else name for name in found)
