"""What several reporters say in the same words: what to write instead, how sure that is, why, and how much it was."""

from __future__ import annotations

import unicodedata
from collections import Counter

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


def titles() -> dict[str, Wording]:
    """What each check is called: the Vietnamese title of its manual, and what its function says in English."""
    from vnproof.checks import ALL

    return {check.code: Wording(check.title, check.title_en.rstrip(".")) for check in ALL}


def percent(confidence: float) -> str:
    """
    A confidence, rounded down.

    >>> percent(0.9999)
    '99%'
    """
    return f"{int(confidence * 100)}%"


def summary(counts: Counter[str]) -> Wording:
    """What was read, what was found in it, and who may put it right."""
    found, safe, likely, unread = (counts[name] for name in ("findings", "safe", "likely", "unreadable"))
    read = counts["documents"] - unread
    ways = [
        (safe, Wording("sửa bằng `vnproof fix`", "for `vnproof fix`")),
        (likely, Wording("bằng `vnproof fix --likely`", "for `vnproof fix --likely`")),
        (found - safe - likely, Wording("cần người xem", "for a person to decide")),
    ]
    if found:
        vi = f", {found} chỗ đáng ngờ: " + ", ".join(f"{number} {way.vi}" for number, way in ways if number)
        en = f"Findings: {found} (" + ", ".join(f"{number} {way.en}" for number, way in ways if number) + ")."
    else:
        vi, en = ": không thấy lỗi", "No faults found."
    missing = Wording(f"{unread} tệp không soát được.", f"Texts that could not be checked: {unread}.")
    if unread and not read:
        return missing
    return Wording(
        f"Đã soát {read} văn bản{vi}." + (f" {missing.vi}" if unread else ""),
        f"Texts checked: {read}. {en}" + (f" {missing.en}" if unread else ""),
    )


def visible(text: str) -> str:
    """The same number of characters, none of which moves the cursor or turns the direction of writing."""
    if text.isprintable():
        return text
    return "".join(" " if c.isspace() else "\N{REPLACEMENT CHARACTER}" if _disturbs(c) else c for c in text)


def _disturbs(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in (
        ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    )
