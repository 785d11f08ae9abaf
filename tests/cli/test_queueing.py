"""The review of a queue as a table: keys go in; decisions, and what is looked at, come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.batch.queue import Alike, Group
from vnproof.cli.queueing import ANSWERS, QueueSession

GROUPS = (
    Group(Alike("VN103", "tô", "tổ", "after", "chức"), 3, 2.4, ()),
    Group(Alike("VN105", ".", ". "), 2, 1.6, ()),
    Group(Alike("VN103", "đông", "đồng", "before", "#"), 1, 0.7, ()),
)


def press(keys):
    """The session after these keys, and those that made no sense."""
    session, senseless = QueueSession(GROUPS), ""
    for key in keys.split():
        after = session.undo() if key == "u" else ANSWERS[key](session)
        session, senseless = after or session, senseless + key * (after is None)
    return session, senseless


# Keys; decisions, their group, and the place of one that is for a place alone; group and place looked at; refused.
CASES = [
    ("", [], (0, 0), ""),
    ("A", [("accept", 0, 0)], (1, 0), ""),
    ("A A A", [("accept", 0, 0), ("accept", 1, 0), ("accept", 2, 0)], (2, 0), ""),
    ("a", [("here", 0, 0)], (0, 1), ""),
    ("a a", [("here", 0, 0), ("here", 0, 1)], (0, 2), ""),
    ("a a a", [("here", 0, 0), ("here", 0, 1), ("here", 0, 2)], (1, 0), ""),
    ("m a", [("here", 0, 1)], (0, 2), ""),
    ("m m m", [], (0, 0), ""),
    ("a m m", [("here", 0, 0)], (0, 1), ""),
    ("a A", [("here", 0, 0), ("accept", 0, 0)], (1, 0), ""),
    ("s i", [("skip", 0, 0), ("never", 1, 0)], (2, 0), ""),
    ("d", [("right", 0, 0)], (1, 0), ""),
    ("n d n d", [], (2, 0), "dd"),
    ("p", [], (2, 0), ""),
    ("n n n", [], (0, 0), ""),
    ("A p A", [("accept", 0, 0)], (0, 0), "A"),
    ("A u", [], (0, 0), ""),
    ("a a u", [("here", 0, 0)], (0, 1), ""),
    ("m a u", [], (0, 1), ""),
    ("u", [], (0, 0), "u"),
    ("n n A", [("accept", 2, 0)], (0, 0), ""),
]


@pytest.mark.parametrize(("keys", "steps", "looked_at", "refused"), CASES, ids=[c[0] or "-" for c in CASES])
def test_keys(keys, steps, looked_at, refused):
    session, senseless = press(keys)
    assert [tuple(step) for step in session.steps] == steps
    assert (session.at, session.shown) == looked_at
    assert senseless == refused


@given(st.lists(st.sampled_from([*ANSWERS, "u"]), max_size=30))
def test_any_keys_can_be_undone(keys):
    session, _ = press(" ".join(keys))
    assert session.is_over == (set(session.answers) == {0, 1, 2})
    assert 0 <= session.shown < session.group.places
    while session.last_step:
        number = len(session.steps)
        session = session.undo()
        assert len(session.steps) == number - 1
    assert not session.answers
