"""
For programs: version 1, described by `report-v1.schema.json` beside this file.

`start` and `end` are code points into the document's text, end exclusive; `line` and `column` count from 1, in the
file where it is made of text. `place` is for documents with paragraphs, tables, pages, tags; null for plain text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from vnproof.context.model import models
from vnproof.core.finding import Finding
from vnproof.core.place import Place
from vnproof.core.wording import Language
from vnproof.reporters.lines import Whereabouts
from vnproof.reporters.outcome import Look, Outcome, tally

VERSION = 1


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    One JSON object for all outcomes.

    >>> from vnproof.core.report import Report
    >>> print(*report([Outcome("a.txt", Report("", ()))], Look()))  # doctest: +ELLIPSIS
    {
      "version": 1,
      "models": [
        "n-gram"...
      ],
      "documents": [
        {
          "path": "a.txt",
          "error": null,
          "findings": []
        }
      ],
      "summary": {
        "documents": 1,
        ...
    """
    import json

    documents = []
    counts: Counter[str] = tally(())
    for outcome in outcomes:
        documents.append(_document(outcome, look.language))
        counts.update(tally([outcome]))
    whole = {"version": VERSION, "models": models(), "documents": documents, "summary": counts}
    yield json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _document(outcome: Outcome, language: Language) -> dict[str, Any]:
    error = {"message": outcome.error.in_language(language)} if outcome.error else None
    findings = []
    if outcome.report:
        source, places = outcome.report.source, Whereabouts(outcome.report)
        findings = [_finding(finding, source, places, language) for finding in outcome.report.findings]
    # A name may hold bytes that are no UTF-8; JSON may not.
    path = outcome.path.encode("utf-8", "replace").decode()
    return {"path": path, "error": error, "findings": findings}


def _finding(finding: Finding, source: str, places: Whereabouts, language: Language) -> dict[str, Any]:
    line, column = places.position(finding.span)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.name.lower(),
        "safety": finding.safety.name.lower(),
        "confidence": round(finding.confidence, 4),
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "place": _place(places.layout.place(finding.span.start), language),
        "text": finding.span.of(source),
        "suggestions": [{"text": text, "confidence": round(confidence, 4)} for text, confidence in finding.suggestions],
        "message": finding.message.in_language(language),
        "why": [reason.in_language(language) for reason in finding.why],
    }


def _place(place: Place | None, language: Language) -> dict[str, Any] | None:
    """The place, what it does not have left out."""
    if place is None:
        return None
    known = {name: value for name, value in place._asdict().items() if value is not None}
    return {"name": place.wording.in_language(language), **known}
