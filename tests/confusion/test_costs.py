"""The table of costs: it is read, a bad one is named, and it keeps to the scale the decoder is built on."""

from collections import Counter

import pytest

from vnproof.confusion.costs import FORMAT, Costs, load_costs
from vnproof.confusion.model import ErrorModel
from vnproof.core.errors import DataError
from vnproof.training.channel import Pair, diacritics, features, read_noise, room, shares


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "không phải bảng"),
        ("something else\n", "không phải bảng"),
        (FORMAT.replace("1", "9"), "không phải bảng"),
        (f"{FORMAT}\nbeside\t0\t0.5\nmark\t1\n", "dòng 3"),
        (f"{FORMAT}\nmark\t1\tmuch\n", "dòng 2"),
        (f"{FORMAT}\nmark\t1\t5.0\n", "beside"),
    ],
)
def test_a_table_that_cannot_be_used_is_named(tmp_path, content, said):
    (tmp_path / "costs.tsv").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        load_costs(tmp_path / "costs.tsv")


def test_a_feature_without_family_is_named():
    with pytest.raises(DataError, match="telex"):
        Costs({}, 0.5)["telex"]


def test_single_diacritics_lie_close_together():
    costs = [load_costs()[slip.feature] for slip in diacritics()]
    assert max(costs) - min(costs) <= 3
    assert 5 <= sum(costs) / len(costs) <= 6


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("tổ tô", "tổ to"),
        ("phần phân", "phần phan"),
        ("hợp hơp", "hợp hop"),
        ("kế ké", "kế ke"),
        ("định đinh", "định dinh"),
    ],
)
def test_two_diacritics_cost_one_to_three_nats_more(one, two):
    model = ErrorModel([])
    more = model.cost(*reversed(two.split())) - model.cost(*reversed(one.split()))
    assert 0.9 <= more <= 3.5


def test_a_letter_costs_more_than_a_diacritic():
    costs = load_costs()
    letters = [value for feature, value in costs.table.items() if feature.startswith(("glyph/", "key/"))]
    assert all(6.5 <= value <= 10 for value in letters)


@pytest.mark.parametrize(
    ("meant", "written", "found"),
    [
        ("tổ", "tô", ["tone/hatted/hỏi>ngang"]),
        ("thi", "thị", ["tone/plain/ngang>nặng"]),
        ("người", "nguời", ["mark/ư>u"]),
        ("người", "nguoi", ["tone/horned/huyền>ngang", "mark/ươ>uo"]),
        ("được", "dược", ["mark/đ>d"]),
        ("toàn", "tòan", ["tone-misplaced"]),
        ("hòa", "hoà", []),
        ("là", "tà", ["glyph/l>t"]),
        ("mặt", "rnặt", ["glyph/m>rn"]),
        ("tỉnh", "thành phố", []),
    ],
)
def test_pairs_are_read_as_features(meant, written, found):
    assert features(meant, written) == found


def test_one_loud_source_does_not_drown_the_others():
    loud, quiet = [Pair("tổ", "tố", 10_000)], [Pair("hợp", "họp", 1)]
    _, share = shares([loud, quiet])
    assert share["tone/hatted/hỏi>sắc"] == share["mark/ơ>o"] == 0.5


NOISE = {
    "a.jsonl": '{"true": "Tổ", "ocr": "Tố", "left": ["công"], "right": ["chức", "."]}\n'
    '{"true": "x", "ocr": null, "left": [], "right": []}\n',
    "a_subs.tsv": "before\tafter\tcount\tcount_of_the_reverse\ntố\tTổ\t7\t1\n",
    "a_line_pairs.tsv": "ocr\tcorrected\nCác tố chức\tCác tổ chức\n",
}


@pytest.mark.parametrize(("name", "content"), NOISE.items())
def test_noise_of_every_layout_is_read(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    noise = read_noise(tmp_path / name)
    assert [pair[:2] for pair in noise.pairs] == [("tổ", "tố")]
    assert "." not in noise.text


def test_rooms_are_shares_of_the_text():
    found = room(Counter({"tổ": 1, "được": 3}))
    assert (found["hatted/hỏi"], found["horned/nặng"], found["ươ"], found["đ"]) == (0.25, 0.75, 0.75, 0.75)
