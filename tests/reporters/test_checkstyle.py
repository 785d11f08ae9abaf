"""Servers read it when it is XML, whatever the texts hold, with the attributes that Checkstyle writes."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.finding import Finding
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.reporters import REPORTERS
from vnproof.reporters.outcome import Look, Outcome

# What Checkstyle's own XMLLogger writes for an error; the column is left out where there is none.
NEEDED = {"line", "severity", "message", "source"}


def tree(outcomes):
    return ET.fromstring("".join(REPORTERS["checkstyle"](outcomes, Look())).encode("utf-8", "surrogateescape"))  # noqa: S314


def test_elements_and_attributes(outcomes):
    root = tree(outcomes)
    assert (root.tag, set(root.attrib)) == ("checkstyle", {"version"})
    assert [(file.tag, set(file.attrib)) for file in root] == [("file", {"name"})] * len(outcomes)
    for error in root.iter("error"):
        assert NEEDED <= set(error.attrib) <= NEEDED | {"column"}
        assert error.attrib["severity"] in ("error", "warning", "info")
        assert int(error.attrib["line"]) > 0
        assert int(error.attrib.get("column", "1")) > 0


def test_errors(outcomes):
    told = [
        [(error.get("line"), error.get("column"), error.get("severity"), error.get("source")) for error in file]
        for file in tree(outcomes)
    ]
    assert told == [
        [
            ("1", "7", "error", "vnproof.VN103"),
            ("2", "31", "warning", "vnproof.VN103"),
            ("2", "42", "info", "vnproof.VN102"),
        ],
        [],
        [("1", "11", "error", "vnproof.VN103"), ("2", "8", "error", "vnproof.VN103")],
        [("1", None, "error", "vnproof.VN103"), ("1", None, "info", "vnproof.VN103")],
        [("1", None, "error", "vnproof")],
    ]


def test_names_come_back_as_they_were(outcomes):
    assert [file.get("name") for file in tree(outcomes)] == [outcome.path for outcome in outcomes]


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f", "\ufffe", "\uffff", "\udcff"])
def test_what_xml_cannot_hold_is_replaced(outcome, letter):
    (file,) = tree([outcome("", path=f"a{letter}b")])
    assert file.get("name") == "a\N{REPLACEMENT CHARACTER}b"


@given(st.text(), st.text(min_size=1))
def test_whatever_the_texts_hold(said, path):
    found = Finding("VN103", "wrong-word", Span(0, 1), Wording(said, said))
    (file,) = tree([Outcome(path, Report("tô", (found,)))])
    assert len(file) == 1
