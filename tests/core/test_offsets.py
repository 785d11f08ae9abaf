"""From a view back to its source."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.offsets import OffsetMap, Piece
from vnproof.core.span import Span

# Source "aXXbYc", seen as "axbc": XX became x, Y was removed.
SHRUNK = OffsetMap((Piece(Span(1, 2), Span(1, 3)), Piece(Span(3, 3), Span(4, 5))))
# Source "ﬁa", seen as "fia".
GROWN = OffsetMap((Piece(Span(0, 2), Span(0, 1)),))


@pytest.mark.parametrize(
    ("offsets", "seen", "source"),
    [
        (OffsetMap(), (0, 0), (0, 0)),
        (OffsetMap(), (3, 9), (3, 9)),
        (SHRUNK, (0, 1), (0, 1)),
        (SHRUNK, (1, 2), (1, 3)),
        (SHRUNK, (0, 2), (0, 3)),
        (SHRUNK, (2, 3), (3, 4)),
        (SHRUNK, (2, 4), (3, 6)),
        (SHRUNK, (3, 4), (5, 6)),
        (SHRUNK, (0, 4), (0, 6)),
        (SHRUNK, (3, 3), (5, 5)),
        (SHRUNK, (4, 4), (6, 6)),
        (GROWN, (0, 1), (0, 1)),
        (GROWN, (1, 2), (0, 1)),
        (GROWN, (1, 3), (0, 2)),
        (GROWN, (2, 3), (1, 2)),
    ],
)
def test_to_source(offsets, seen, source):
    assert offsets.to_source(*seen) == Span(*source)


@pytest.mark.parametrize(
    ("offsets", "source", "seen"),
    [
        (OffsetMap(), (3, 9), (3, 9)),
        (SHRUNK, (0, 1), (0, 1)),
        (SHRUNK, (2, 3), (1, 2)),
        (SHRUNK, (1, 4), (1, 3)),
        (SHRUNK, (4, 5), (3, 3)),
        (SHRUNK, (0, 6), (0, 4)),
        (GROWN, (0, 1), (0, 2)),
        (GROWN, (1, 2), (2, 3)),
    ],
)
def test_to_view(offsets, source, seen):
    assert offsets.to_view(*source) == Span(*seen)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 3)), max_size=8))
def test_neighbours_stay_in_order(lengths):
    pieces, seen, source = [], 0, 0
    for gap, width, origin in lengths:
        seen, source = seen + gap, source + gap
        pieces.append(Piece(Span(seen, seen + width), Span(source, source + origin)))
        seen, source = seen + width, source + origin
    offsets = OffsetMap(tuple(pieces))
    spans = [offsets.to_source(i, i + 1) for i in range(seen + 2)]
    assert all(left == right or left.end <= right.start for left, right in pairwise(spans))
    assert spans[seen] == Span(source, source + 1)
