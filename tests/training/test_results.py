"""A script writes its own section of the results and leaves every other character alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.training.results import TITLE, Section, table, with_section, write_section

SPEED = Section("Speed", "bench.py", "fast")
ACCURACY = Section("Accuracy", "evaluate.py", "right")
BOTH = with_section(with_section(TITLE, ACCURACY), SPEED)
BY_HAND = "# Results\n\nA remark.\n"

CASES = [
    # text, section, what stands there afterwards, in this order
    ("", SPEED, ["## Speed", "fast", "end of Speed"]),
    (BY_HAND, SPEED, ["A remark.", "## Speed"]),
    (BOTH, SPEED._replace(body="faster"), ["## Accuracy", "right", "## Speed", "faster"]),
    (BOTH, ACCURACY._replace(body="wrong"), ["## Accuracy", "wrong", "end of Accuracy", "## Speed", "fast"]),
    (BOTH + "\nA last word.\n", SPEED, ["## Speed", "fast", "A last word."]),
    (BOTH, SPEED._replace(body=r"\1 \g<0>"), [r"\1 \g<0>"]),
]


@pytest.mark.parametrize(("text", "section", "expected"), CASES)
def test_a_section_stands_in_its_place(text, section, expected):
    written = with_section(text, section)
    places = [written.index(part) for part in expected]
    assert places == sorted(places)
    assert written.count(f"## {section.heading}\n") == 1
    assert with_section(written, section) == written


@given(st.text("ab |-\n", max_size=40), st.text("xy |-\n", max_size=40))
def test_the_rest_stays_as_it_is(body, other):
    before = with_section(BOTH, ACCURACY._replace(body=other))
    after = with_section(before, SPEED._replace(body=body))
    assert after.partition("<!-- Speed")[0] == before.partition("<!-- Speed")[0]


def test_a_file_is_begun_and_then_kept(tmp_path):
    path = tmp_path / "RESULTS.md"
    write_section(path, ACCURACY)
    write_section(path, SPEED)
    assert path.read_text("utf-8") == BOTH


def test_a_table_has_as_many_lines_as_rows_and_two():
    assert table(["a", "b"], [[1, 2], [3, 4]]).splitlines() == ["| a | b |", "| --- | ---: |", "| 1 | 2 |", "| 3 | 4 |"]
