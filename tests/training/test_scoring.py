"""What counts as found, put right, a false alarm or neither: a sentence, its gold, the edits, and the counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.training.reliability import Certainty, distance, reliability
from vnproof.training.scoring import (
    Tally,
    gold_text,
    interval,
    judge,
    same_spelling,
    tally,
    total,
)

# Gold and edits are `wrong>right` at the first place where the wrong stands (`wrong@2>right` at the second). Gold may
# end in `:type` (letter if it doesn't) and accept several rights (`a|b`); `_` is a blank; `^>x` is an empty span at 0.
CASES = [
    # text, gold, edits, errors found corrected detections false_alarms
    ("tô chức họp", "tô>tổ", "", "1 0 0 0 0"),
    ("tô chức họp", "tô>tổ", "tô>tổ", "1 1 1 1 0"),
    ("tô chức họp", "tô>tổ", "tô>tố", "1 1 0 1 0"),
    ("tô chức họp", "tô>tố|tổ", "tô>tổ", "1 1 1 1 0"),
    ("tô chức họp", "tô>tổ", "họp>hợp", "1 0 0 1 1"),
    ("tô chức họp", "", "họp>hợp", "0 0 0 1 1"),
    # an edit that changes nothing is none
    ("tô chức họp", "tô>tổ", "tô>tô họp>họp", "1 0 0 0 0"),
    # an edit may be wider or narrower than the gold, as long as the words come out right
    ("tô chức họp", "tô>tổ", "tô_chức>tổ_chức", "1 1 1 1 0"),
    ("tô chức họp", "tô>tổ", "ô>ổ", "1 1 1 1 0"),
    ("tô chức họp", "tô>tổ", "tô_chức>tổ_chúc", "1 1 0 1 0"),
    ("tuyên truyên vê", "truyên>truyền vê>về", "truyên_vê>truyền_về", "2 2 2 1 0"),
    ("tuyên truyên vê", "truyên>truyền vê>về", "truyên_vê>truyền_vé", "2 2 0 1 0"),
    ("tuyên truyên vê", "truyên>truyền vê>về", "truyên>truyền vê>vé", "2 2 1 2 0"),
    # splits and joins
    ("làm côngtác", "côngtác>công_tác:joined", "côngtác>công_tác", "1 1 1 1 0"),
    ("th ực hiện", "th_ực>thực:split", "th_ực>thực", "1 1 1 1 0"),
    ("th ực hiện", "th_ực>thực:split", "ực>ức", "1 1 0 1 0"),
    # accepted spellings are neutral in edits and equal in corrections
    ("xã Hoà Bình", "", "Hoà>Hòa", "0 0 0 0 0"),
    ("kĩ sư", "", "kĩ>kỹ", "0 0 0 0 0"),
    ("xã Hoà Bình", "", "Hoà>Hóa", "0 0 0 1 1"),
    ("hoa bình", "hoa>hòa", "hoa>hoà", "1 1 1 1 0"),
    # what isn't scored: nothing to find, and touching it is neither right nor wrong
    ("ngày I9 tháng", "I9>19:number", "", "0 0 0 0 0"),
    ("ngày I9 tháng", "I9>19:number", "I9>l9", "0 0 0 0 0"),
    ("Ủy ban Nhân dân", "Nhân>nhân:case", "Nhân>nhân", "0 0 0 0 0"),
    ("phố Phô", "phố>phổ Phô>phô:case", "phố_Phô>phổ_phô", "1 1 1 1 0"),
    ("ban dân", "ban@1>ban_nhân:missing", "ban>bàn", "0 0 0 0 0"),
    ("dân xã", "^>nhân_:missing", "dân>dần", "0 0 0 0 0"),
    # the second of two like words
    ("vê vê", "vê@2>về", "vê@2>về", "1 1 1 1 0"),
    ("vê vê", "vê@2>về", "vê>về", "1 0 0 1 1"),
]


def changes(text, notation):
    """(span, what it becomes, type) of every change in the notation of CASES."""
    for change in notation.split():
        wrong, right, kind = re.fullmatch(r"(.+?)>([^:]+)(?::(\w+))?", change).groups()
        wrong, _, number = wrong.replace("_", " ").partition("@")
        places = [0] if wrong == "^" else [found.start() for found in re.finditer(re.escape(wrong), text)]
        start = places[int(number or 1) - 1]
        yield Span(start, start + len(wrong) * (wrong != "^")), right.replace("_", " "), kind or "letter"


def gold_of(text, notation):
    errors = [
        {"start": span.start, "end": span.end, "right": right.split("|"), "type": kind}
        for span, right, kind in changes(text, notation)
    ]
    return gold_text({"id": "a", "source": text, "errors": errors, "meta": {}})


def edits_of(text, notation):
    return [Edit(span, new) for span, new, _ in changes(text, notation)]


@pytest.mark.parametrize(("text", "gold", "edits", "expected"), CASES)
def test_counts(text, gold, edits, expected):
    known = gold_of(text, gold)
    counted = tally(known, judge(known, edits_of(text, edits)))
    assert " ".join(map(str, counted[2:])) == expected


@pytest.mark.parametrize(("text", "gold"), [case[:2] for case in CASES])
def test_the_gold_itself_is_a_perfect_answer(text, gold):
    known = gold_of(text, gold)
    answer = [Edit(error.span, error.rights[0]) for error in known.errors]
    counted = tally(known, judge(known, answer))
    assert counted.found == counted.corrected == counted.errors
    assert counted.false_alarms == 0


def test_what_the_makers_of_gold_doubt_is_neutral():
    error = {"start": 0, "end": 2, "right": ["tổ"], "type": "letter", "gold_note": ["suspect"]}
    known = gold_text({"id": "a", "source": "tô chức", "errors": [error], "meta": {"doc": "b"}})
    assert (known.document, known.errors[0].scored) == ("b", False)


MEASURES = [
    # of 10 errors 8 were touched and 6 put right, by 9 detections of which one was a false alarm
    ("dp", 8 / 9),
    ("dr", 8 / 10),
    ("df", 16 / 19 * 1.0),
    ("cp", 6 / 9),
    ("cr", 6 / 10),
    ("cf", 12 / 19),
    ("right_of_found", 6 / 8),
    ("false_alarms_per_1000", 1000 / 500),
]
SOME = Tally(tokens=510, clean_tokens=500, errors=10, found=8, corrected=6, detections=9, false_alarms=1)


@pytest.mark.parametrize(("measure", "value"), MEASURES)
def test_measures(measure, value):
    assert getattr(SOME, measure) == pytest.approx(value)
    assert getattr(Tally(), measure) == 0


SPELLINGS = [
    ("hoà bình", "hòa bình", True),
    ("thuỷ lợi.", "thủy lợi.", True),
    ("kĩ", "kỹ", True),
    ("quí", "quý", True),
    ("hòa", "hoá", False),
    ("tòan", "toàn", False),  # not a spelling anyone accepts
    ("hòa bình", "hòa", False),
    ("kế hoạch", "kế hoạch", True),
]


@pytest.mark.parametrize(("one", "other", "same"), SPELLINGS)
def test_same_spelling(one, other, same):
    assert same_spelling(one, other) is same
    assert same_spelling(other, one) is same


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.sampled_from(["a", "ab", "a b", ""])), max_size=6))
def test_every_edit_and_error_gets_one_verdict(drawn):
    text = "tô chức vê"
    gold = gold_of(text, "tô>tổ vê>về")
    edits = [Edit(Span(start, min(start + length, len(text))), new) for start, length, new in drawn]
    judged = judge(gold, edits)
    counted = tally(gold, judged)
    assert (len(judged.edits), len(judged.errors)) == (len(edits), 2)
    assert counted.corrected <= counted.found <= counted.errors
    assert counted.false_alarms <= counted.detections


@given(st.lists(st.builds(Tally, *[st.integers(0, 50)] * 7), min_size=1, max_size=8))
def test_an_interval_of_one_document_is_a_point_and_is_repeatable(tallies):
    documents = dict(zip("abcdefgh", tallies, strict=False))
    low, high = interval(documents, lambda counted: counted.tokens)
    assert low <= high
    assert (low, high) == interval(documents, lambda counted: counted.tokens)
    assert interval({"a": tallies[0]}, lambda counted: counted.tokens) == (tallies[0].tokens,) * 2
    assert total(tallies).tokens == sum(counted.tokens for counted in tallies)


def certainty(outcome):
    return Certainty(float(outcome.rstrip("RP")), outcome.endswith(("P", "R")), outcome.endswith("R"))


BINS = [
    # confidences (R: put right, P: only the place was wrong), bins as low:count:share found:share put right
    ("", ""),
    ("0.55", "0.5:1:0.0:0.0"),
    ("1R 0.99R", "0.98:2:1.0:1.0"),
    ("0.95R 0.94", "0.9:1:0.0:0.0 0.95:1:1.0:1.0"),
    ("0.1 0.2R", "0.0:2:0.5:0.5"),
    ("0.96P 0.96R", "0.95:2:1.0:0.5"),
]


@pytest.mark.parametrize(("outcomes", "expected"), BINS)
def test_reliability(outcomes, expected):
    bins = reliability(map(certainty, outcomes.split()))
    assert " ".join(f"{bin_.low}:{bin_.size}:{bin_.found}:{bin_.corrected}" for bin_ in bins) == expected


DISTANCES = [
    # confidences as above, distance of places and of corrections
    ("", 0.0, 0.0),
    ("0.5R 0.5", 0.0, 0.0),
    ("0.9R 0.9R 0.9R 0.9P", 0.1, 0.15),
]


@pytest.mark.parametrize(("outcomes", "found", "corrected"), DISTANCES)
def test_distance(outcomes, found, corrected):
    assert distance(reliability(map(certainty, outcomes.split()))) == pytest.approx((found, corrected))
