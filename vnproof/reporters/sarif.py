"""
SARIF 2.1.0, which code scanning services and editors read: the checks as rules, the findings as results.

Results are written as they come. Lines end as git's do, columns and offsets count code points.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from vnproof import __version__
from vnproof.context.model import models
from vnproof.core.finding import Finding, Severity
from vnproof.core.place import Place
from vnproof.core.report import Report
from vnproof.core.wording import Language, Wording
from vnproof.reporters.notice import Spot, notices
from vnproof.reporters.outcome import Look, Outcome
from vnproof.reporters.paths import uri
from vnproof.reporters.phrases import titles

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
ROOT = "%SRCROOT%"
ROOT_IS = Wording("Thư mục nơi vnproof được chạy.", "The folder where vnproof was run.")

# Of the neighbourhood that tells a finding from others, so many characters are looked at and so many words taken.
NEAR = 200
NEIGHBOURS = 3
LONGEST_SNIPPET = 200


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    One log with one run; a file that could not be read is a notification of it.

    >>> import json
    >>> log = json.loads("".join(report([], Look())))
    >>> log["version"], log["runs"][0]["results"], log["runs"][0]["tool"]["driver"]["rules"][0]["id"]
    ('2.1.0', [], 'VN101')
    """
    rules = _rules(look.language)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "vnproof", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": look.language,
        "columnKind": "unicodeCodePoints",
        "properties": {"models": models()},
        "originalUriBaseIds": {ROOT: {"description": {"text": ROOT_IS.in_language(look.language)}}},
    }
    unread = []
    # The object is opened here and closed below: a run holds more results than should be kept in memory.
    opening = _json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}).removesuffix("}]}")
    yield f'{opening}, "results": ['
    comma = "\n"
    for outcome in outcomes:
        file = {"uri": uri(look.folder, outcome.path)}
        if not file["uri"].startswith("file:"):
            file["uriBaseId"] = ROOT
        if outcome.error:
            unread.append(_notification(outcome.error.in_language(look.language), file))
        if outcome.report:
            for result in _results(outcome.report, look, file, numbers):
                yield f"{comma}{_json(result)}"
                comma = ",\n"
    invocation = {"executionSuccessful": not unread, "toolExecutionNotifications": unread}
    yield f'\n], "invocations": [{_json(invocation)}]}}]}}\n'


def _json(value: dict[str, Any]) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _rules(language: Language) -> list[dict[str, Any]]:
    """What the checks say of themselves: their manuals are Vietnamese, one line of each is English too."""
    from inspect import cleandoc

    from vnproof.checks import ALL

    names = titles()
    rules = []
    for check in ALL:
        manual = cleandoc(check.doc.partition("\n\n")[2])
        pairs = [(f"✗ {wrong}  \n" if wrong else "") + f"✓ {right}\n" for wrong, right in check.examples]
        about = " ".join(manual.partition("\n\n")[0].split())
        rules.append(
            {
                "id": check.code,
                "name": check.name,
                "shortDescription": {"text": names[check.code].in_language(language)},
                "fullDescription": {"text": about},
                "help": {"text": manual, "markdown": "\n".join([f"{about}\n", *pairs])},
                "defaultConfiguration": {"level": "warning"},
                "properties": {"tags": [check.find.__module__.split(".")[-2]]},
            }
        )
    return rules


def _results(report: Report, look: Look, file: dict[str, str], numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    """The findings of one file; those that only their order tells apart are numbered."""
    met: Counter[str] = Counter()
    for notice in notices(report, look, "code points"):
        finding = notice.finding
        fingerprint = _fingerprint(finding, report.source)
        met[fingerprint] += 1
        location: dict[str, Any] = {"physicalLocation": {"artifactLocation": file}}
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": numbers[finding.code],
            "level": LEVELS[finding.severity],
            "message": {"text": notice.message},
            "locations": [location],
            "partialFingerprints": {"vnproofContext/v1": f"{fingerprint}:{met[fingerprint]}"},
            "rank": round(finding.confidence * 100, 2),
            "properties": {"safety": finding.safety.name.lower()},
        }
        if notice.place:
            location["logicalLocations"] = [_logical(notice.place)]
        if notice.spot:
            region = _region(notice.spot)
            snippet = {"snippet": {"text": notice.spot.text}} if len(notice.spot.text) <= LONGEST_SNIPPET else {}
            location["physicalLocation"]["region"] = region | snippet
            if notice.spot.fixes:
                result["fixes"] = [_fix(file, region, text) for text in notice.spot.fixes]
        yield result


def _region(spot: Spot) -> dict[str, Any]:
    line, column, end_line, end_column = spot.range
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": spot.span.start,
        "charLength": spot.span.end - spot.span.start,
    }


def _fix(file: dict[str, str], region: dict[str, Any], text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {"artifactChanges": [{"artifactLocation": file, "replacements": [replacement]}]}


def _logical(place: Place) -> dict[str, str]:
    """
    A place as a path of names.

    >>> _logical(Place(table=2, cell="B3", paragraph=1))["fullyQualifiedName"]
    'body/table[2]/cell[B3]/paragraph[1]'
    """
    steps = [("page", place.page), ("table", place.table), ("cell", place.cell), ("paragraph", place.paragraph)]
    named = [f"{name}[{number}]" for name, number in steps if number is not None]
    # What a PDF has are pages; its text is not divided into parts.
    begin = [] if place.page is not None and place.part == "body" else [place.part]
    path = [*begin, *named, *([place.tag] if place.tag is not None else [])]
    return {"name": path[-1], "fullyQualifiedName": "/".join(path)}


def _notification(message: str, file: dict[str, str]) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": file}}],
    }


def _fingerprint(finding: Finding, source: str) -> str:
    """
    What stays the same while the text around moves: the code, what is written, and the nearest words on both sides,
    composed, in lower case, blanks and line ends alike. Not the line, nor the markup between.
    """
    from hashlib import sha256

    start, end = finding.span
    near = [
        _words(source[max(0, start - NEAR) : start])[-NEIGHBOURS:],
        _words(source[start : min(end, start + NEAR)]),
        _words(source[end : end + NEAR])[:NEIGHBOURS],
    ]
    named = "\0".join([finding.code, *map(" ".join, near)])
    return sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).casefold().split()
