"""What programs read: version 1, as its schema says."""

import json
from importlib.resources import files

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from vnproof.context.model import models
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.reporters import REPORTERS
from vnproof.reporters.lines import Lines
from vnproof.reporters.outcome import Look, Outcome

SCHEMA = json.loads(files("vnproof.reporters").joinpath("report-v1.schema.json").read_text("utf-8"))
FINDING = Finding(
    "VN103",
    "wrong-word",
    Span(9, 12),
    Wording("có lẽ sai.", "probably wrong."),
    (Suggestion("hợp", 1 / 3),),
    Severity.ERROR,
    Safety.LIKELY,
    2 / 3,
    (Wording("vì thế.", "because."),),
)
OUTCOMES = [
    Outcome("a.txt", Report("🏥 x\r\nphù họp\r\n", (FINDING,))),
    Outcome("b.txt", None, Wording("hỏng.", "broken.")),
]


def as_json(outcomes, language="vi"):
    return json.loads("".join(REPORTERS["json"](outcomes, Look(language))))


def test_version_1():
    assert as_json(OUTCOMES) == {
        "version": 1,
        "models": models(),
        "documents": [
            {
                "path": "a.txt",
                "error": None,
                "findings": [
                    {
                        "code": "VN103",
                        "name": "wrong-word",
                        "severity": "error",
                        "safety": "likely",
                        "confidence": 0.6667,
                        "start": 9,
                        "end": 12,
                        "line": 2,
                        "column": 5,
                        "place": None,
                        "text": "họp",
                        "suggestions": [{"text": "hợp", "confidence": 0.3333}],
                        "message": "có lẽ sai.",
                        "why": ["vì thế."],
                    }
                ],
            },
            {"path": "b.txt", "error": {"message": "hỏng."}, "findings": []},
        ],
        "summary": {
            "documents": 2,
            "unreadable": 1,
            "findings": 1,
            "errors": 1,
            "warnings": 0,
            "hints": 0,
            "safe": 0,
            "likely": 1,
        },
    }


def test_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for outcomes in (OUTCOMES, []):
        jsonschema.validate(as_json(outcomes), SCHEMA)


def test_a_name_that_is_no_text():
    assert as_json([Outcome("a\udcff.txt", Report("", ()))])["documents"][0]["path"] == "a?.txt"


def test_language():
    english = as_json(OUTCOMES, "en")
    assert english["documents"][0]["findings"][0]["why"] == ["because."]
    assert english["documents"][1]["error"] == {"message": "broken."}


@given(st.text("ab\r\n\N{COMBINING ACUTE ACCENT}🏥\x85"))
def test_positions_are_the_report_s(source):
    lines, report = Lines(source), Report(source, ())
    between = [offset for offset in range(len(source) + 1) if source[offset - 1 : offset + 1] != "\r\n"]
    assert [lines.position(offset) for offset in between] == [report.position(offset) for offset in between]
