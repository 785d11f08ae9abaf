"""A review as a table: findings and keys go in; edits, and what is still unanswered, come out."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.cli.review_memory import Memory, recall, remember, remember_the_rest
from vnproof.cli.reviewing import ANSWERS, Session
from vnproof.core.edit import apply_edits
from vnproof.core.finding import Finding, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording

# Wrong, and what may have been meant; two show only when the word beside them is corrected.
KNOWN = {
    "phù hợp": ("phù hiệp",),
    "tô hợp": ("tổ hợp",),
    "họp": ("hợp", "hộp"),
    "chổng": ("chống",),
    "tô": ("tổ",),
    "nầy": (),
}


def read(text):
    found = []
    for wrong, rights in KNOWN.items():
        for match in re.finditer(rf"\b{wrong}\b", text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                suggestions = tuple(Suggestion(right, 0.9) for right in rights)
                found.append(Finding("VN103", "wrong-word", span, Wording("…", "…"), suggestions))
    return sorted(found, key=lambda finding: finding.span)


def press(session, keys):
    """The session after these keys: those of ANSWERS, `d` (learn), and whatever is longer than a key (own text)."""
    for key in keys.split():
        while session.round.is_over:
            further = session.further(read(session.round.outcome))
            if not session.round.edits or not further.round.findings:
                return session
            session = further
        if key == "d":
            session = session.learn("d.dict")
        else:
            session = (ANSWERS[key](session) if key in ANSWERS else session.write(key.replace("_", " "))) or session
    return session


def outcome(session):
    return apply_edits(session.rounds[0].text, session.edits)


# Text, keys (see `press`), the text that comes of them, the words without an answer in the last round.
CASES = [
    ("họp tô", "", "họp tô", ["họp", "tô"]),
    ("họp tô", "a", "hợp tô", ["tô"]),
    ("họp tô", "a a", "hợp tổ", []),
    ("họp tô", "2 s", "hộp tô", []),
    ("họp tô", "3 9", "họp tô", ["họp", "tô"]),
    ("họp tô", "s a", "họp tổ", []),
    ("họp tô", "chung a", "chung tổ", []),
    ("họp tô", "họp_mặt a", "họp mặt tổ", []),
    ("họp tô", "họp a", "họp tổ", []),
    ("họp tô", "n a", "họp tổ", ["họp"]),
    ("họp tô", "p a", "họp tổ", ["họp"]),
    ("họp tô", "n n a", "hợp tô", ["tô"]),
    ("họp tô", "a p s", "họp tô", ["tô"]),
    ("họp tô", "a u", "họp tô", ["họp", "tô"]),
    ("họp tô", "u", "họp tô", ["họp", "tô"]),
    ("họp tô nầy", "a a u", "hợp tô nầy", ["tô", "nầy"]),
    ("họp tô nầy", "a a u u u", "họp tô nầy", ["họp", "tô", "nầy"]),
    ("họp tô", "a p s u", "hợp tô", ["tô"]),
    ("nầy tô", "a", "nầy tô", ["nầy", "tô"]),
    ("nầy tô", "A này", "này tô", ["tô"]),
    ("tô chổng tô tô", "A", "tổ chổng tổ tổ", ["chổng"]),
    ("tô chổng tô", "A u", "tô chổng tô", ["tô", "chổng", "tô"]),
    ("tô tô tô", "n A", "tô tổ tổ", ["tô"]),
    ("tô tô tô", "n s p p A", "tổ tô tổ", []),
    ("tô chổng tô", "i", "tô chổng tô", ["chổng"]),
    ("tô chổng tô", "i u", "tô chổng tô", ["tô", "chổng", "tô"]),
    ("tô chổng tô", "s i", "tô chổng tô", ["tô"]),
    ("tô chổng tô", "d a", "tô chống tô", []),
    ("tô chổng tô", "d u a", "tổ chổng tô", ["chổng", "tô"]),
    ("phù họp tô", "a s", "phù hợp tô", []),
    ("phù họp tô", "a s a", "phù hiệp tô", []),
    ("phù họp tô", "a s s", "phù hợp tô", []),
    ("phù hợp họp", "s a", "phù hợp hợp", []),
    ("hội tô họp", "s a a", "hội tô hợp", []),
    ("hội tô hợp họp", "i a", "hội tô hợp hợp", []),
    ("phù họp", "a u", "phù họp", ["họp"]),
]


@pytest.mark.parametrize(("text", "keys", "becomes", "open_"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_answers(text, keys, becomes, open_):
    session = press(Session.begin(text, read(text)), keys)
    assert outcome(session) == becomes
    assert [
        finding.span.of(session.round.text)
        for place, finding in enumerate(session.round.findings)
        if place not in session.round.answers
    ] == open_


# What stands there, what is typed, what is put there (None: it is asked again).
TYPED = [
    ("tô", "tổ", "tổ"),
    ("tô", "  tổ   chức ", "tổ chức"),
    ("tô", "tổ\tchức\n", "tổ chức"),
    ("tô", normalize("NFD", "tổ"), "tổ"),
    (normalize("NFD", "tô"), "tổ", normalize("NFD", "tổ")),
    ("tô", "t\x1b[2Jổ\udcff", "t [2Jổ"),
    ("tô", " \t", None),
    ("tô  chức", "tổ chức", "tổ chức"),
    ("tô\r\n  chức", "tổ chức", "tổ\r\n  chức"),
    ("tô\nchức", "hội", None),
    ("tô\nchức", "tổ chức hội", None),
    ("tô\N{NO-BREAK SPACE}chức", "tổ chức", "tổ\N{NO-BREAK SPACE}chức"),
]


@pytest.mark.parametrize(("word", "typed", "put"), TYPED)
def test_own_text(word, typed, put):
    source = f"Ban {word}."
    found = Finding("VN103", "wrong-word", Span(4, 4 + len(word)), Wording("…", "…"))
    after = Session.begin(source, [found]).write(typed)
    assert (after and outcome(after)) == (None if put is None else f"Ban {put}.")


def test_what_is_learnt_or_ignored_is_not_asked_in_the_next_round():
    for key, dictionary in (("d", "d.dict"), ("i", "")):
        session = press(Session.begin("tô và họp", read("tô và họp")), f"{key} a")
        text = f"{session.round.outcome} tô"
        assert [finding.span for finding in read(text) if not session.is_silenced(finding, text)] == []
        assert dictionary in {step.text for step in session.rounds[0].steps}


def test_places_of_later_rounds_are_told_in_the_first_text():
    session = press(Session.begin("họp chung, phù họp", read("họp chung, phù họp")), "họp_mặt_ạ a n")
    assert (session.word, session.in_source(session.finding.span)) == ("phù hợp", Span(11, 18))


def test_a_sentence_is_shown_with_the_other_corrections():
    session = press(Session.begin("tô họp tô", read("tô họp tô")), "tôi a p")
    text, span = session.shown
    assert (text, span.of(text)) == ("tôi họp tô", "họp")


def test_shields_move_with_the_text():
    text = "họp `tô` họp"
    session = Session.begin(text, [f for f in read(text) if f.span.start != 5], (Span(4, 8),))
    session = press(session, "họp_mặt a")
    following = session.round.following()
    assert [span.of(following.text) for span in following.shielded] == ["`tô`"]


PIECES = st.lists(st.sampled_from([*KNOWN, "phù", "và", "chức\r\n", "họp\n"]), max_size=12).map(" ".join)
KEYS = st.lists(st.sampled_from([*ANSWERS, "d", "một", "hai_ba"]), max_size=25).map(" ".join)


@given(PIECES, KEYS)
def test_whatever_is_pressed(text, keys):
    """Nothing raises, and what is not changed by an answer stays byte for byte."""
    session = press(Session.begin(text, read(text)), keys)
    done, result = 0, outcome(session)
    assert result == session.round.outcome
    for each, (span, put) in zip(session.edits, session.edits, strict=True):
        kept = text[done : span.start]
        assert result.startswith(kept + put)
        result, done = result[len(kept + put) :], each.span.end
    assert result == text[done:]
    if "d" not in keys and not any(keys.count(key) for key in "aA123456789ộa"):
        assert session.edits == ()


@given(PIECES, KEYS)
def test_everything_can_be_undone(text, keys):
    session = press(Session.begin(text, read(text)), keys)
    while (before := session.undo()) is not None:
        session = before
    assert [each.steps for each in session.rounds] == [()]
    assert session.edits == ()


@given(PIECES, KEYS.filter(lambda keys: "d" not in keys))
def test_what_is_kept_comes_back(text, keys):
    session = press(Session.begin(text, read(text)), keys)
    kept = Memory.from_json(remember(session, "digest").to_json())
    again, left = recall(Session.begin(text, read(text), ignored=kept.ignored), kept.steps)
    while again.round.is_over and left:
        again, left = recall(again.further(read(again.round.outcome)), left)
    assert [each.steps for each in again.rounds if each.steps] == [each.steps for each in session.rounds if each.steps]
    assert (again.edits, left) == (session.edits, ())


# Text, keys, the text as it is next time, the words that are asked again.
CHANGED = [
    ("họp tô", "a s", "họp tô", []),
    ("họp và rất nhiều điều khác nữa, tô", "a s", "mới: họp và rất nhiều điều khác nữa, tô", ["họp"]),
    ("họp và rất nhiều điều khác nữa, tô", "a s", "họp và rất nhiều điều khác nữa, một tô", ["tô"]),
    ("họp và rất nhiều điều khác nữa, tô", "a i", "họp thế", ["họp"]),
    ("tô và những điều khác\n" * 3, "n s", "tô và những điều khác\n" * 3 + "chổng", ["tô", "tô", "chổng"]),
]


@pytest.mark.parametrize(("text", "keys", "then", "asked"), CHANGED)
def test_a_changed_text_keeps_the_decisions_whose_surroundings_it_has(text, keys, then, asked):
    kept = remember(press(Session.begin(text, read(text)), keys), "digest")
    session, _ = recall(Session.begin(then, read(then), ignored=kept.ignored), kept.steps)
    found, answers = session.round.findings, session.round.answers
    assert [finding.span.of(then) for place, finding in enumerate(found) if place not in answers] == asked


def test_after_writing_what_was_skipped_stays_skipped():
    text = "tô họp tô họp chổng"
    session = press(Session.begin(text, read(text)), "s lâu_dài n s i")
    becomes = outcome(session)
    assert becomes == "tô lâu dài tô họp chổng"
    kept = remember_the_rest(session, "digest")
    again, left = recall(Session.begin(becomes, read(becomes), ignored=kept.ignored), kept.steps)
    asked = [f.span.start for place, f in enumerate(again.round.findings) if place not in again.round.answers]
    assert (asked, left) == ([11], ())


# What is no memory: from another version, damaged by hand, or of something else.
BROKEN = [
    "",
    "[]",
    "{",
    "null",
    '{"version": 2}',
    '{"version": 1, "content": "", "steps": [["learn", "", []]], "ignored": []}',
    '{"version": 1, "content": "", "steps": [["skip", "", [["a"]]]], "ignored": []}',
    '{"version": 1, "content": "", "steps": [["skip", "", [["a", "b", "c", "d", "x"]]]], "ignored": []}',
    '{"version": 1, "content": "", "steps": 7, "ignored": []}',
    '{"version": 1, "content": "", "steps": [], "ignored": [1]}',
    "[" * 100_000,
]


@pytest.mark.parametrize("text", BROKEN, ids=[text[:60] for text in BROKEN])
def test_a_damaged_memory_is_none(text):
    assert Memory.from_json(text) == Memory()
