"""What reporters say of a finding in the same words: what to write instead, how sure that is, and why."""

from __future__ import annotations

import unicodedata

from vnproof.core.finding import Finding, Safety
from vnproof.core.wording import Language, Wording

MOST_PROPOSALS = 3

OR = Wording("hoặc", "or")
FIXED_BY = {
    Safety.SAFE: Wording("tự sửa được", "fixable"),
    Safety.LIKELY: Wording("sửa được với --likely", "fixable with --likely"),
    Safety.HINT: Wording("chỉ gợi ý", "hint only"),
}


def proposals(finding: Finding, language: Language) -> str:
    """What may be meant, best first; "" where nothing is known."""
    named = [f"«{visible(suggestion.text)}»" for suggestion in finding.suggestions[:MOST_PROPOSALS]]
    return f" {OR.in_language(language)} ".join(named)


def grounds(finding: Finding, language: Language) -> str:
    """How sure, and why; no finding is called quite certain, so the percentage is rounded down."""
    reasons = "; ".join(reason.in_language(language) for reason in finding.why)
    sure = f"{percent(finding.confidence)}, {FIXED_BY[finding.safety].in_language(language)}"
    return f"{sure}: {reasons}" if reasons else sure


def percent(confidence: float) -> str:
    """
    A confidence, rounded down.

    >>> percent(0.9999)
    '99%'
    """
    return f"{int(confidence * 100)}%"


def visible(text: str) -> str:
    """The same number of characters, none of which moves the cursor or turns the direction of writing."""
    if text.isprintable():
        return text
    return "".join(" " if c.isspace() else "\N{REPLACEMENT CHARACTER}" if _disturbs(c) else c for c in text)


def _disturbs(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in (
        ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    )
