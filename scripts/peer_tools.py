"""
The peers that `peers.py` measures: each reads texts and proposes edits, at every setting of the knob it has.

All get what vnproof gives itself: words from its tokenizer at offsets into the text; protected spans (numbers, codes,
addresses), single letters and plain capitals are not shown to them; tone marks in whichever style they know; and what
they propose is put into the case of the word.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from vnproof.core.edit import Edit
from vnproof.core.resources import dictionaries_path
from vnproof.lexicon.readers import read_counts
from vnproof.text.casing import with_casing
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token
from vnproof.text.tone import normalize_tone_style, split_tone, strip_marks, style_of

Runs = dict[str, list[list[Edit]]]
"Setting -> the edits of every text."

RATIOS = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
HUNSPELL = ["hunspell", "-d", "vi_VN", "-i", "utf-8"]
NOTHING = "?"  # stands for what a tool would put there when it only says that a word is wrong
REACH = 2  # words on either side that JamSpell looks at
KNOWN_PENALTIES = (*range(8, 40, 2), *range(40, 101, 5))  # JamSpell's own is 20; what 143 million words teach asks more
UNKNOWN_PENALTIES = (2, 5, 20, 60)  # its own is 5; few words are unknown
FAR = 1e6  # a penalty that tells words JamSpell doesn't know from those it does


class Peer(NamedTuple):
    """`read` gives a tool's edits at each setting; `default` is how it comes."""

    name: str
    default: str
    read: Callable[[Sequence[str]], Runs]


class Proposal(NamedTuple):
    """What a tool would put in place of a word, and how many times as frequent that is (0 where it is unknown)."""

    edit: Edit
    ratio: float
    known: bool  # is the word as it stands in the dictionary?


class Missing(Exception):
    """A peer that cannot be measured here; the message says why."""


def find_peers(model: Path | None) -> tuple[list[Peer], list[str]]:
    """The peers that are there, and a sentence for each that is not; `model` is JamSpell's."""
    peers, missing = [], []
    makers: dict[str, Callable[[], Peer]] = {
        "JamSpell": lambda: jamspell(model),
        "symspellpy": symspell,
        "hunspell": hunspell,
        "pyvi": pyvi,
    }
    for name, make in makers.items():
        reason = "it is not installed"
        with suppress(ImportError, OSError, subprocess.SubprocessError):
            try:
                peers.append(make())
                continue
            except Missing as error:
                reason = str(error)
        missing.append(f"{name} is left out: {reason}.")
    return peers, missing


# What they are shown


def shown(tokens: Iterable[Token]) -> Iterator[Token]:
    """The words that a peer may change."""
    return (token for token in tokens if token.kind == "word" and not is_code(token.text))


def is_code(word: str) -> bool:
    """
    Is it an item's letter, an abbreviation or a Roman number?

    >>> [is_code(word) for word in ("b", "UBND", "ỦY", "Tổ")]
    [True, True, False, False]
    """
    return len(word) == 1 or (word.isascii() and word.isupper())


def plain(word: str) -> str:
    """A word in lower case and the old tone style."""
    return normalize_tone_style(word.lower())


def new_style(word: str) -> str:
    """
    A word in the new tone style.

    >>> new_style("hòa"), new_style("Ủy"), new_style("tổ")
    ('hoà', 'Uỷ', 'tổ')
    """
    bare, tone = split_tone(word)
    return bare[:-1] + normalize("NFC", bare[-1] + tone.combining) if style_of(word) == "old" else word


# JamSpell


class JamSpell:
    """
    JamSpell at all penalties at once: what a word might be is asked once for each window of words, and then every
    penalty goes through the text as JamSpell does, left to right, each word put right before the next is looked at.
    """

    def __init__(self, model: Path) -> None:
        from jamspell import TSpellCorrector

        self._corrector: Any = TSpellCorrector()
        if not self._corrector.LoadLangModel(str(model)):
            raise Missing(f"{model.name} is no model of it")
        self._corrector.SetPenalty(0.0, FAR)
        self._alphabet = frozenset(model.with_name(model.name + ".alphabet").read_text("utf-8").strip())
        self._seen: dict[tuple[tuple[str, ...], int], tuple[str, float, bool]] = {}

    def read(self, texts: Sequence[str]) -> Runs:
        """The edits of every text at every pair of penalties."""
        sentences = [list(self._sentences(text)) for text in texts]
        return {
            f"penalties {known}, {unknown}": [
                [edit for tokens in found for edit in self._edits(tokens, known, unknown)] for found in sentences
            ]
            for known in KNOWN_PENALTIES
            for unknown in UNKNOWN_PENALTIES
        }

    def _sentences(self, text: str) -> Iterator[list[Token]]:
        """Numbers and marks are nothing to JamSpell, in training and here."""
        passage = Passage(text)
        for sentence in passage.sentences:
            yield [passage.tokens[place] for place in sentence if passage.tokens[place].kind == "word"]

    def _edits(self, tokens: Sequence[Token], known: float, unknown: float) -> Iterator[Edit]:
        words = [plain(token.text) for token in tokens]
        for place, token in enumerate(tokens):
            if is_code(token.text) or not self._alphabet.issuperset(words[place]):
                continue
            window = tuple(words[max(0, place - REACH) : place + REACH + 1])
            best, gain, is_known = self._best(window, min(place, REACH))
            if gain > (known if is_known else unknown):
                words[place] = best
                yield Edit(token.span, with_casing(best, token.text))

    def _best(self, window: tuple[str, ...], place: int) -> tuple[str, float, bool]:
        """The best other word for one of a window, by how much it is better, and whether the word is known."""
        if (window, place) not in self._seen:
            scores: dict[str, float] = dict(self._corrector.GetCandidatesWithScores(window, place))
            own = scores.pop(window[place], 0.0)
            best = max(scores, key=lambda word: scores[word], default="")
            score = scores.get(best, own)
            is_known = score > -FAR / 2
            self._seen[window, place] = best, score - own + (0.0 if is_known else FAR), is_known
        return self._seen[window, place]


def jamspell(model: Path | None) -> Peer:
    """JamSpell with a model of `train_jamspell.py`; first tried elsewhere, for it may take its process down."""
    if subprocess.run([sys.executable, "-c", "import jamspell"], capture_output=True, check=False).returncode:
        raise Missing("it is not installed, or the locale en_US.UTF-8 is not there (see scripts/README.md)")
    if model is None or not model.exists():
        raise Missing("no --jamspell MODEL was given (see scripts/README.md)")
    origin = model.with_name(model.name + ".origin").read_text("utf-8").strip()
    name = f"JamSpell {version('jamspell')} trained on {origin}"
    return Peer(name, "penalties 20, 5", JamSpell(model).read)


# Word by word


def dictionary() -> Mapping[str, int]:
    """vnproof's own counted syllables."""
    return read_counts(dictionaries_path() / "general" / "syllables.tsv", "syllable", "count", "sources")


def symspell() -> Peer:
    """The nearest and then most frequent other syllable, one or two edits away."""
    from symspellpy import SymSpell, Verbosity  # type: ignore[import-untyped]

    counts = dictionary()
    speller = SymSpell(max_dictionary_edit_distance=2)
    for syllable, count in counts.items():
        speller.create_dictionary_entry(syllable, count)
    seen: dict[tuple[str, int], tuple[str, int] | None] = {}

    def nearest(word: str, distance: int) -> tuple[str, int] | None:
        if (word, distance) not in seen:
            found = speller.lookup(word, Verbosity.ALL, max_edit_distance=distance)
            seen[word, distance] = next(((other.term, other.count) for other in found if other.distance), None)
        return seen[word, distance]

    def proposals(text: str, distance: int) -> Iterator[Proposal]:
        for token in shown(Passage(text).tokens):
            word = plain(token.text)
            if other := nearest(word, distance):
                edit = Edit(token.span, with_casing(other[0], token.text))
                yield Proposal(edit, other[1] / counts.get(word, 1), word in counts)

    def read(texts: Sequence[str]) -> Runs:
        one, two = ([list(proposals(text, distance)) for text in texts] for distance in (1, 2))
        return {**by_ratio(one, "1 edit, "), **by_ratio(two, "2 edits, ")}

    return Peer(f"symspellpy {version('symspellpy')}", "1 edit, unknown words", read)


def pyvi() -> Peer:
    """The mark restorer as a speller: all marks are taken off and put back."""
    counts = dictionary()

    def proposals(text: str) -> Iterator[Proposal]:
        passage = Passage(text)
        for sentence in passage.sentences:
            tokens = passage.tokens[sentence.start : sentence.stop]
            start = tokens[0].start
            restored = with_pyvi(strip_marks(text[start : tokens[-1].end])) or text[start:]
            for token in shown(tokens):
                word, other = plain(token.text), plain(restored[token.start - start : token.end - start])
                if other != word:
                    ratio = counts.get(other, 0) / counts.get(word, 1)
                    yield Proposal(Edit(token.span, with_casing(other, token.text)), ratio, word in counts)

    def read(texts: Sequence[str]) -> Runs:
        found = [list(proposals(text)) for text in texts]
        return {"all marks anew": [[proposal.edit for proposal in some] for some in found], **by_ratio(found)}

    with_pyvi("thu")
    return Peer(f"pyvi {version('pyvi')}, marks off and on", "all marks anew", read)


def with_pyvi(bare: str) -> str | None:
    """A text with pyvi's marks and its own capitals; None where pyvi fails."""
    from pyvi.ViUtils import add_accents

    try:
        marked = add_accents(bare)
    except KeyError:
        return None
    if len(marked) != len(bare):
        return None
    return "".join(new.upper() if old.isupper() else new.lower() for new, old in zip(marked, bare, strict=True))


def by_ratio(found: Sequence[Sequence[Proposal]], prefix: str = "") -> Runs:
    """Taken only where the word is unknown or rarer by so many times, and with every unknown word as such."""
    runs = {f"{prefix}unknown words": [[one.edit for one in some if not one.known] for some in found]}
    for ratio in RATIOS:
        runs[f"{prefix}unknown words, ratio {ratio:,}"] = [
            [one.edit for one in some if not one.known and one.ratio >= ratio] for some in found
        ]
        runs[f"{prefix}all words, ratio {ratio:,}"] = [
            [one.edit for one in some if one.ratio >= ratio] for some in found
        ]
    return runs


def hunspell() -> Peer:
    """The program with the Vietnamese dictionary; a word may be in either tone style; its first guess is taken."""

    def ask(mode: str, words: Iterable[str]) -> list[str]:
        text = "\n".join(sorted(words))
        done = subprocess.run([*HUNSPELL, mode], input=text, capture_output=True, check=True, encoding="utf-8")  # noqa: S603 - ours
        return done.stdout.splitlines()

    def read(texts: Sequence[str]) -> Runs:
        passages = [Passage(text) for text in texts]
        words = {token.text for passage in passages for token in shown(passage.tokens)}
        unknown = set(ask("-l", {style(word) for word in words for style in (normalize_tone_style, new_style)}))
        wrong = {word: new_style(word) for word in words if {normalize_tone_style(word), new_style(word)} <= unknown}
        guessed = dict(filter(None, map(guess, ask("-a", {f"^{style}" for style in wrong.values()}))))
        return {
            "no knob": [
                [
                    Edit(token.span, guessed.get(wrong[token.text], NOTHING))
                    for token in shown(passage.tokens)
                    if token.text in wrong
                ]
                for passage in passages
            ]
        }

    ask("-l", ["thử"])
    return Peer("hunspell, hunspell-vi", "no knob", read)


def guess(line: str) -> tuple[str, str] | None:
    """
    The word that a line of hunspell's answers is about, and its first guess; None where it has none.

    >>> guess("& đựơc 2 1: được, đước"), guess("# xyz 1"), guess("*")
    (('đựơc', 'được'), None, None)
    """
    about, _, guesses = line.partition(": ")
    return (about.split()[1], guesses.split(", ")[0]) if line.startswith("& ") else None
