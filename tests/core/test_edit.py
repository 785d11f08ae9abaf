"""Edits of edits, and where what they leave alone ends up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.edit import Edit, apply_edits, compose, move
from vnproof.core.span import Span

# Source, edits of it, edits of the outcome, and both in one.
COMPOSED = [
    ("tô chúc", [], [], []),
    ("tô chúc", [(0, 2, "tổ")], [], [(0, 2, "tổ")]),
    ("tô chúc", [], [(0, 2, "tổ")], [(0, 2, "tổ")]),
    ("tô chúc", [(0, 2, "tổ")], [(3, 7, "chức")], [(0, 2, "tổ"), (3, 7, "chức")]),
    ("côngtác tôt", [(0, 7, "công tác")], [(9, 12, "tốt")], [(0, 7, "công tác"), (8, 11, "tốt")]),
    ("a b", [(0, 1, "xy")], [(1, 3, "z")], [(0, 2, "xz")]),
    ("ab", [(1, 1, "x")], [(1, 2, "")], [(1, 1, "")]),
]


def edits(rows):
    return [Edit(Span(start, end), text) for start, end, text in rows]


@pytest.mark.parametrize(("source", "first", "then", "both"), COMPOSED)
def test_compose(source, first, then, both):
    assert list(compose(source, edits(first), edits(then))) == edits(both)


@st.composite
def edits_of(draw, text: str):
    """Some edits of a text, none touching another."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(Span(*pair), draw(st.text("abc", max_size=3))) for pair in pairs]


@given(st.text("xyz", max_size=20), st.data())
def test_composed_edits_do_what_both_did(source, data):
    first = data.draw(edits_of(source))
    middle = apply_edits(source, first)
    then = data.draw(edits_of(middle))
    assert apply_edits(source, compose(source, first, then)) == apply_edits(middle, then)


@given(st.text("xyz", min_size=1, max_size=20), st.data())
def test_moved_spans_keep_their_text(source, data):
    made = data.draw(edits_of(source))
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(source)), st.integers(0, len(source)))))
    span = Span(start, end)
    if start < end and not any(span.overlaps(edit.span) or span.covers(edit.span) for edit in made):
        assert move(span, made).of(apply_edits(source, made)) == span.of(source)
