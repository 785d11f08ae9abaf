"""Check, the decorator that makes a function one, and what all checks share: how sure is sure enough for what."""

from __future__ import annotations

import inspect
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Change, Reading

Find = Callable[[Reading], Iterator[Finding]]

SAFE = 0.9  # confidence from which `fix` may act alone
LIKELY = 0.75  # … and from which it may when it is told to


NAMED = re.compile(r"\\N\{([^{}]+)\}")
LEVEL = re.compile(
    r"^Mức độ: (?P<severity>[^.]+)\. Tự sửa: (?P<safety>[^.]+)\. Căn cứ: (?P<basis>.+?)\.\n\n", re.MULTILINE | re.DOTALL
)
SEVERITIES = {"lỗi": Severity.ERROR, "cảnh báo": Severity.WARNING, "nhắc": Severity.HINT}
SAFETIES = {"có": Safety.SAFE, "với --likely": Safety.LIKELY, "không": Safety.HINT}


class Turn(IntEnum):
    """Whose finding is told where several overlap; within a turn, the safest and surest."""

    FIRST = 0  # nobody but the writer can put it right: nothing is proposed, and any other proposal is a guess
    USUAL = 1
    LAST = 2  # how a word is stored, where nothing is to be said of the word itself


@dataclass(frozen=True)
class Check:
    r"""
    A check is a function from a reading to findings. Its manual is its module's docstring, and the examples there are
    its tests: a line with ✗ must be found, the ✓ after it is how it reads when put right, any other ✓ must not be
    found; LINE_END stands for one, and what nobody can see is named as in Python, "\N{SOFT HYPHEN}". A line of it says
    how severe and how safe its findings are at most, and on what rule they stand. `mends` are the kinds of protected
    spans that it may rewrite, see `vnproof.verification` for what must stay in them; of all others a finding can only
    tell.
    """

    code: str
    name: str
    find: Find
    doc: str
    turn: Turn = Turn.USUAL
    mends: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """The first line of the manual, without the code."""
        return self.doc.strip().splitlines()[0].partition(" · ")[2]

    @property
    def title_en(self) -> str:
        """The same in English: what its function says of itself."""
        return (inspect.getdoc(self.find) or "").partition("\n")[0]

    @property
    def severity(self) -> Severity:
        """How severe its findings are at most."""
        return SEVERITIES[self._level["severity"]]

    @property
    def safety(self) -> Safety:
        """How safe its findings are at most."""
        return SAFETIES[self._level["safety"]]

    @property
    def basis(self) -> str:
        """On what rule it stands: a decree, a table, the calendar."""
        return " ".join(self._level["basis"].split())

    @property
    def about(self) -> list[str]:
        """The paragraphs of the manual between its title and the examples, each on one line."""
        prose = self.doc.strip().partition("\n\n")[2].partition("    ✗ ")[0]
        paragraphs = (" ".join(paragraph.split()) for paragraph in prose.split("\n\n"))
        return [paragraph for paragraph in paragraphs if paragraph and not paragraph.startswith("Mức độ: ")]

    @property
    def _level(self) -> re.Match[str]:
        found = LEVEL.search(self.doc)
        if found is None:
            raise ValueError(f"{self.code}: its manual lacks the line «Mức độ: … Tự sửa: … Căn cứ: ….»")
        return found

    @property
    def examples(self) -> list[tuple[str | None, str]]:
        """(wrong, right) pairs; wrong is None for what must not be found."""
        pairs: list[tuple[str | None, str]] = []
        wrong = None
        for line in (line.strip().replace(" ⏎ ", "\n") for line in self.doc.splitlines()):
            if line.startswith("✗ "):
                wrong = _unnamed(line[2:])
            elif line.startswith("✓ "):
                pairs.append((wrong, _unnamed(line[2:])))
                wrong = None
        return pairs


def _unnamed(line: str) -> str:
    return NAMED.sub(lambda name: unicodedata.lookup(name[1]), line)


def check(code: str, *mends: str, turn: Turn = Turn.USUAL) -> Callable[[Find], Check]:
    """Make `find` the check `code`, which may rewrite what is protected as `mends`; its name is the function's."""

    def make(find: Find) -> Check:
        name, manual = find.__name__.replace("_", "-"), sys.modules[find.__module__].__doc__ or ""
        return Check(code, name, find, manual, turn, frozenset(mends))

    return make


def finding_of(change: Change, code: str, name: str, message: Wording) -> Finding:
    """A change of the decoder as a finding: safety and severity follow from its confidence."""
    return Finding(
        code,
        name,
        change.span,
        message,
        change.suggestions,
        severity_of(change.confidence),
        safety_of(change.confidence),
        round(change.confidence, 4),
        change.why,
    )


def safety_of(confidence: float) -> Safety:
    """May a machine apply what is this sure?"""
    return Safety.SAFE if confidence >= SAFE else Safety.LIKELY if confidence >= LIKELY else Safety.HINT


def severity_of(confidence: float) -> Severity:
    """How loudly to say what is this sure."""
    return Severity.ERROR if confidence >= SAFE else Severity.WARNING if confidence >= LIKELY else Severity.HINT
