"""What three checks of style share: the rows of `dictionaries/style/phrases.tsv`, and where a text has one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.resources import dictionaries_path
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.lexicon.readers import read_table
from vnproof.text.passage import Passage
from vnproof.text.pattern import any_of, occurrences
from vnproof.text.tone import in_style

KINDS: Final = ("wordy", "colloquial", "redundant")
NONE: Final = "-"  # for what has no better way to say it
CONFIDENCE: Final = 0.5


class Phrase(NamedTuple):
    """A phrase, how to say it better (may be empty), and on what that stands."""

    phrase: str
    better: str
    source: str


def find_phrases(reading: Reading, kind: str, code: str, name: str, why: Wording) -> Iterator[Finding]:
    """The phrases of a kind, the longer before the shorter in them; `why` says what is wrong with all."""
    passage = reading.passage
    if kind not in passage.once(_kinds):
        return
    taken: list[tuple[int, int]] = []
    for phrase, better, source in phrases(kind):
        for start in occurrences(passage.small, phrase):
            end = start + len(phrase)
            beside = passage.small[start - 1 : start], passage.small[end : end + 1]
            if any(map(str.isalpha, beside)) or any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            typed = passage.view.text[start:end]
            meant = better[:1].upper() + better[1:] if typed[0].isupper() else better
            vi, en = (f"; gọn hơn: «{meant}»", f"; better: '{meant}'") if meant else ("", "")
            message = Wording(f"«{typed}» {why.vi}{vi}.", f"'{typed}' {why.en}{en}.")
            span = passage.view.offsets.to_source(start, end)
            suggestions = (Suggestion(meant, CONFIDENCE),) if meant else ()
            reasons = (Wording(source, source),)
            yield Finding(code, name, span, message, suggestions, Severity.HINT, Safety.HINT, CONFIDENCE, reasons)


def _kinds(passage: Passage) -> set[str]:
    """The kinds of phrases of which the passage may hold one."""
    found = {match[1] for match in _any_phrase().finditer(f"\n{passage.small}")}
    return {kind for kind in KINDS for row in phrases(kind) if any(each.startswith(row.phrase) for each in found)}


@cache
def _any_phrase() -> re.Pattern[str]:
    return any_of(row.phrase for kind in KINDS for row in phrases(kind))


@cache
def phrases(kind: str) -> tuple[Phrase, ...]:
    """The rows of a kind, in both tone styles, the longest first."""
    rows = read_table(dictionaries_path() / "style" / "phrases.tsv", "phrase", "better", "kind", "source")
    found = {
        Phrase(" ".join(in_style(word, style) for word in phrase.split(" ")), "" if better == NONE else better, source)
        for phrase, better, of, source in rows
        if of == kind
        for style in ("old", "new")
    }
    return tuple(sorted(found, key=lambda row: (-len(row.phrase), row)))
