"""A finding as a note: what a copy of a document says beside its words, in the margin of Word or over a PDF."""

from __future__ import annotations

from vnproof.core.finding import Finding
from vnproof.core.wording import Language, Wording
from vnproof.reporters.phrases import grounds, proposals

PROPOSED = Wording("Đề nghị", "Proposal")


def note_text(finding: Finding, language: Language) -> str:
    r"""
    What a note says: what is wrong, what to write instead, how sure, and why.

    >>> from vnproof.core.finding import Suggestion
    >>> from vnproof.core.span import Span
    >>> said = Wording("có lẽ sai.", "probably wrong.")
    >>> fault = Finding("VN103", "wrong-word", Span(0, 2), said, (Suggestion("tổ", 0.98),), confidence=0.98)
    >>> note_text(fault, "vi")
    'có lẽ sai. [VN103]\nĐề nghị: «tổ»\n98%, chỉ gợi ý'
    """
    proposed = proposals(finding, language)
    lines = [f"{finding.message.in_language(language)} [{finding.code}]"]
    if proposed:
        lines.append(f"{PROPOSED.in_language(language)}: {proposed}")
    lines.append(grounds(finding, language))
    return "\n".join(lines)
