"""A position is right when the program it is told to finds the same letters there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.span import Span
from vnproof.reporters.positions import Positions

LETTERS = st.sampled_from(["a", "ế", "e\N{COMBINING CIRCUMFLEX ACCENT}", "🏥", "𝒞", "\r\n", "\n", "\r", "\x85", " "])
# How a program cuts a line that it has read: the letters as units of its own.
CODES = {"code points": "utf-32-le", "UTF-16": "utf-16-le", "UTF-8": "utf-8"}
BYTES = {"code points": 4, "UTF-16": 2, "UTF-8": 1}


def read(text, unit, line, column):
    """The text before a position, as a program with this unit counts."""
    lines = text.split("\n")
    units = lines[line - 1].encode(CODES[unit])
    before = units[: (column - 1) * BYTES[unit]].decode(CODES[unit])
    return "\n".join([*lines[: line - 1], before])


@pytest.mark.parametrize("unit", CODES)
@given(text=st.lists(LETTERS).map("".join), form=st.sampled_from(["NFC", "NFD"]), data=st.data())
def test_a_program_finds_the_same_letters(unit, text, form, data):
    text = unicodedata.normalize(form, text)
    offsets = st.integers(0, len(text))
    spans = data.draw(st.lists(st.builds(lambda *ends: Span(*sorted(ends)), offsets, offsets), max_size=8))
    positions = Positions(text, unit)
    for span in spans:
        line, column, end_line, end_column = positions.range(span)
        assert read(text, unit, line, column) == text[: span.start]
        assert read(text, unit, end_line, end_column) == text[: span.end]


# Text, word, then the columns of its beginning in code points, UTF-16 and UTF-8.
COLUMNS = [
    ("phù họp", "họp", 5, 5, 6),
    (unicodedata.normalize("NFD", "phù họp"), "h", 2, 2, 2),
    ("🏥 họp", "họp", 3, 4, 6),
    ("Tiếng Việt: tô", "tô", 13, 13, 17),
    ("a\r\n🏥tô", "tô", 2, 3, 5),
    ("a\rtô", "tô", 3, 3, 3),
]


@pytest.mark.parametrize(("text", "word", "columns"), [(text, word, columns) for text, word, *columns in COLUMNS])
def test_columns(text, word, columns):
    start = text.index(word)
    span = Span(start, start + len(word))
    assert [Positions(text, unit).range(span).start_column for unit in CODES] == columns


def test_a_line_of_megabytes_is_counted_once():
    """Otherwise this would take hours."""
    text = "ế " * 1_000_000
    positions = Positions(text, "UTF-8")
    assert [positions.range(Span(at, at + 1)).start_column for at in range(0, len(text), 100)][-1] == 1 + 4 * 999_950
