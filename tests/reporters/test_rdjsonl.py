"""reviewdog takes it when each line is a Diagnostic, and when a suggestion put into the file's bytes corrects it."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.finding import Finding, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.reporters import REPORTERS
from vnproof.reporters.outcome import Look, Outcome

# Our own words for reviewdog's proto/rdf/reviewdog.proto (MIT), with nothing allowed beyond what we write.
POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
DIAGNOSTIC = {
    "type": "object",
    "required": ["message", "location", "severity", "source"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": {
            "type": "object",
            "required": ["path"],
            "additionalProperties": False,
            "properties": {"path": {"type": "string"}, "range": RANGE},
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {"const": {"name": "vnproof"}},
        "code": {
            "type": "object",
            "required": ["value"],
            "additionalProperties": False,
            "properties": {"value": {"type": "string", "pattern": "^VN[0-9]{3}$"}},
        },
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["range", "text"],
                "additionalProperties": False,
                "properties": {"range": RANGE, "text": {"type": "string"}},
            },
        },
    },
}


def diagnostics(outcomes, **look):
    return [json.loads(line) for line in "".join(REPORTERS["rdjsonl"](outcomes, Look(**look))).splitlines()]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_line_is_a_diagnostic(outcomes, language):
    told = diagnostics(outcomes, language=language)
    assert len(told) == 8
    for diagnostic in told:
        jsonschema.validate(diagnostic, DIAGNOSTIC)


def test_nothing_found_is_nothing_said(outcomes):
    assert diagnostics(outcomes[1:2]) == []


def test_what_has_no_lines(packed, unread):
    in_table, _, broken = diagnostics([packed, unread])
    assert in_table["message"].startswith("bảng 2, ô B3, đoạn 1: «tô»")
    assert in_table["location"] == {"path": "văn bản/a.docx"}
    assert "suggestions" not in in_table
    assert (broken["severity"], broken["location"]) == ("ERROR", {"path": "hỏng,1.txt"})


@pytest.mark.parametrize(
    ("path", "told"), [("/srv/ă/b.txt", "ă/b.txt"), ("/etc/b.txt", "/etc/b.txt"), ("a\udcff.txt", "a?.txt")]
)
def test_path(outcome, finding, path, told):
    (diagnostic,) = diagnostics([outcome("tô", finding("tô", "tô"), path=path)], folder="/srv")
    assert diagnostic["location"]["path"] == told


def put_in(data, suggestion):
    """A suggestion made in the bytes of a file, by lines and columns alone."""
    lines = data.split(b"\n")
    (line, column), (end_line, end_column) = (
        (suggestion["range"][end]["line"] - 1, suggestion["range"][end]["column"] - 1) for end in ("start", "end")
    )
    before = b"\n".join([*lines[:line], lines[line][:column]])
    after = b"\n".join([lines[end_line][end_column:], *lines[end_line + 1 :]])
    return before + suggestion["text"].encode() + after


@given(st.text("aế🏥\r\n\N{COMBINING ACUTE ACCENT} ", max_size=20), st.data())
def test_a_suggestion_corrects_the_bytes(source, data):
    ends = st.integers(0, len(source))
    span = Span(*sorted((data.draw(ends), data.draw(ends))))
    text = data.draw(st.sampled_from(["", "tổ", "a\nb"]))
    found = Finding("VN103", "wrong-word", span, Wording("sai.", "wrong."), (Suggestion(text, 0.9),))
    (diagnostic,) = diagnostics([Outcome("a.txt", Report(source, (found,)))])
    assert put_in(source.encode(), diagnostic["suggestions"][0]).decode() == apply_edits(source, [Edit(span, text)])
