"""
What LanguageTool's clients are told: findings in the JSON of its HTTP API, version 2.

Offsets are UTF-16 units into what was sent. Spelling rules are named `…_SPELLER_RULE`, by which clients know that a
word may be added to a dictionary. Strings that clients take for granted (`shortMessage`, `sentence`) are always there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from vnproof import __version__, checks
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.report import Report, hide
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.server.annotated import Annotated
from vnproof.text.passage import Passage

NAME = "Vietnamese"
CODES = ("vi", "vi-VN")
CONTEXT = 40  # characters on either side
MOST_SUGGESTIONS = 10
LINE_ENDS = str.maketrans("\r\n", "  ")


class Category(NamedTuple):
    """What LanguageTool calls a category, and the type of its issues in the words of ITS 2.0."""

    id: str
    name: Wording
    issue_type: str


CATEGORIES = {
    "VN1": Category("TYPOS", Wording("Chính tả", "Spelling"), "misspelling"),
    "VN2": Category("CASING", Wording("Viết hoa", "Capitals"), "typographical"),
    "VN3": Category("PUNCTUATION", Wording("Dấu câu", "Punctuation"), "typographical"),
    "VN4": Category("SEMANTICS", Wording("Ngày tháng, số liệu", "Dates and numbers"), "numbers"),
    "VN5": Category("MISC", Wording("Thể thức văn bản", "Form of documents"), "register"),
    "VN6": Category("TYPOGRAPHY", Wording("Mã ký tự", "Characters"), "typographical"),
    "VN7": Category("CONFUSED_WORDS", Wording("Nhất quán", "Consistency"), "inconsistency"),
    "VN8": Category("PROPER_NOUNS", Wording("Tên gọi theo thời gian", "Names in time"), "terminology"),
    "VN9": Category(
        "STYLE", Wording("Văn phong, từ của cơ quan, dữ liệu cá nhân", "Style, terms, personal data"), "style"
    ),
}


def software() -> dict[str, Any]:
    """Who answers."""
    return {
        "name": "vnproof",
        "version": __version__,
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "status": "",
    }


def languages() -> list[dict[str, str]]:
    """What is spoken here."""
    return [{"name": NAME, "code": "vi", "longCode": code} for code in CODES]


def rule_id(code: str, name: str) -> str:
    """
    The name of a check as a rule.

    >>> rule_id("VN103", "wrong-word"), rule_id("VN601", "decomposed")
    ('VN103_WRONG_WORD_SPELLER_RULE', 'VN601_DECOMPOSED')
    """
    spelled = f"{code}_{name.upper().replace('-', '_')}"
    return f"{spelled}_SPELLER_RULE" if code.startswith("VN1") else spelled


def rule_of(code: str) -> str:
    """The name of the rule that a code is."""
    return rule_id(code, checks.BY_CODE[code].name)


def rules() -> list[dict[str, Any]]:
    """Every check, as `/v2/configinfo` tells it."""
    found = []
    for check in checks.ALL:
        category = CATEGORIES[check.code[:3]]
        found.append(
            {
                "ruleId": rule_id(check.code, check.name),
                "description": check.title,
                "categoryId": category.id,
                "categoryName": str(category.name),
                "locQualityIssueType": category.issue_type,
            }
        )
    return found


def answer(asked: Annotated, report: Report) -> dict[str, Any]:
    """
    The body of an answer to `/v2/check`: `report` is about the text that was asked. Personal data are masked.

    >>> from vnproof.server.annotated import plain
    >>> answer(plain("🔹 tô"), Report("🔹 tô", ()))["sentenceRanges"]
    [[0, 5]]
    """
    units = _Units(asked.whole)
    shown = hide(asked.whole, map(asked.place, report.personal))
    report = report.masked()
    sentences = list(_sentences(report.source))
    starts = [span.start for span in sentences]
    matches = []
    for finding in report.findings:
        within = bisect_right(starts, finding.span.start) - 1
        sentence = sentences[within].of(report.source) if within >= 0 else ""
        matches.append(_match(finding, asked, units, shown, sentence))
    return {
        "software": software(),
        "warnings": {"incompleteResults": False},
        "language": {
            "name": NAME,
            "code": "vi",
            "spellCheckOnly": False,
            "detectedLanguage": {"name": NAME, "code": "vi", "confidence": 1.0, "source": "vnproof"},
        },
        "matches": matches,
        "sentenceRanges": [list(units.of(asked.place(span))) for span in sentences],
        "extendedSentenceRanges": [
            {"from": start, "to": end, "detectedLanguages": [{"language": "vi", "rate": 1.0}]}
            for start, end in (units.of(asked.place(span)) for span in sentences)
        ],
    }


class _Units:
    """UTF-16 offsets of a text; without a character beyond the basic plane they are its own."""

    def __init__(self, text: str) -> None:
        self._text = text
        wide = [ord(character) > 0xFFFF for character in text]
        self._before = list(accumulate(wide, initial=0)) if any(wide) else None

    def of(self, span: Span) -> Span:
        """The same span in UTF-16 units."""
        if self._before is None:
            return span
        return Span(span.start + self._before[span.start], span.end + self._before[span.end])

    def last_wide(self, start: int, end: int) -> int:
        """Behind the last character of a stretch that takes two units; its start if there is none."""
        if self._before is None or self._before[start] == self._before[end]:
            return start
        return next(i + 1 for i in range(end - 1, start - 1, -1) if ord(self._text[i]) > 0xFFFF)


def _match(finding: Finding, asked: Annotated, units: _Units, shown: str, sentence: str) -> dict[str, Any]:
    place = asked.place(finding.span)
    start, end = units.of(place)
    category = CATEGORIES[finding.code[:3]]
    return {
        "message": " ".join([str(finding.message), *(f"({reason})" for reason in finding.why)]),
        "shortMessage": str(category.name),
        "replacements": [] if asked.holds_markup(finding.span) else list(_replacements(finding)),
        "offset": start,
        "length": end - start,
        "context": _context(shown, place, units),
        "sentence": sentence,
        "type": {"typeName": "UnknownWord" if finding.code == "VN102" else "Other"},
        "rule": {
            "id": rule_id(finding.code, finding.name),
            "description": checks.BY_CODE[finding.code].title,
            "issueType": category.issue_type,
            "category": {"id": category.id, "name": str(category.name)},
            "confidence": round(finding.confidence, 4),
            "tags": ["picky"] if finding.severity is Severity.HINT else [],
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _replacements(finding: Finding) -> Iterator[dict[str, Any]]:
    for number, (text, confidence) in enumerate(finding.suggestions[:MOST_SUGGESTIONS]):
        shown: dict[str, Any] = {"value": text, "confidence": round(confidence, 4)}
        if number == 0 and finding.safety is Safety.SAFE:
            shown["autoCorrect"] = True
        yield shown


def _context(whole: str, place: Span, units: _Units) -> dict[str, Any]:
    """
    What stands around a place.

    It begins behind the last wide character before it: clients that count code points would cut it wrongly.
    """
    start = units.last_wide(max(0, place.start - CONTEXT), place.start)
    end = min(len(whole), place.end + CONTEXT)
    before = "..." if start else ""
    after = "..." if end < len(whole) else ""
    text = before + whole[start:end].translate(LINE_ENDS) + after
    offset = len(before) + place.start - start
    return {"text": text, "offset": offset, "length": units.of(place).end - units.of(place).start}


def _sentences(source: str) -> Iterator[Span]:
    passage = Passage(source)
    tokens: Sequence[Any] = passage.tokens
    for sentence in passage.sentences:
        if len(sentence):
            yield Span(tokens[sentence[0]].start, tokens[sentence[-1]].end)
