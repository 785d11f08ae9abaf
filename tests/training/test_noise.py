"""What noise promises: errors stand where the row says, nothing else changes, and the same seed spoils the same way."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.training.channel import Noise, Pair
from vnproof.training.noise import PROFILES, Channel, spoil
from vnproof.training.slips import slips
from vnproof.training.text import EACH, HELD_OUT, STRETCH, Part, documents, read_lines

TEXT = "ủy ban nhân dân xã tổ chức hội nghị tổng kết công tác phòng chống thiên tai năm học mới"
WORDS = TEXT.split()
NOISE = Noise([Pair("tổ", "tố", 5), Pair("hợp", "họp", 3), Pair("kế", "kê", 2)], Counter(WORDS))
LINES = ["Ủy ban nhân dân xã tổ chức hội nghị tổng kết số 90/KH-UBND.", "Kế hoạch phù hợp với thực tế 12,5%."]


def put_right(row) -> str:
    pieces, done = [], 0
    for error in row["errors"]:
        assert row["source"][error["start"] : error["end"]] == error["wrong"] != error["right"][0]
        pieces += [row["source"][done : error["start"]], error["right"][0]]
        done = error["end"]
    return "".join([*pieces, row["source"][done:]])


@pytest.fixture(scope="module")
def channel() -> Channel:
    return Channel([NOISE])


@given(seed=st.integers(0, 10_000), words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_errors_put_right_give_the_document_back(channel, seed, words):
    document = " ".join(words) + "\n"
    row = spoil("a", document, channel, Random(seed))
    lost = len(document.split()) - len(put_right(row).split())
    assert put_right(row) == document or 0 <= lost <= len(words)  # a lost word leaves no trace


def test_protected_spans_stay(channel):
    for seed in range(200):
        source = spoil("a", "\n".join(LINES), channel, Random(seed))["source"]
        assert "90/KH-UBND" in source
        assert "12,5%" in source


def test_the_same_seed_spoils_the_same_way(channel):
    assert spoil("a", "\n".join(LINES), channel, Random(7)) == spoil("a", "\n".join(LINES), Channel([NOISE]), Random(7))


def test_every_profile_is_drawn_as_often_as_it_should_be(channel):
    drawn = Counter(spoil("a", LINES[0], channel, Random(seed))["meta"]["profile"] for seed in range(2000))
    for profile in PROFILES:
        assert abs(drawn[profile.name] / 2000 - profile.share) < 0.05


def test_a_seen_form_is_made_again(channel):
    written = [channel.written("tổ", PROFILES[-1], Always(), Random(n)) for n in range(300)]
    assert Counter(written).most_common(1)[0][0] == "tố"


class Always(dict):
    def __missing__(self, feature):
        return 1.0


SLIPS = [
    ("tổ", "tone/hatted/hỏi>sắc", "tố"),
    ("tổ", "tone/hatted/hỏi>ngang", "tô"),
    ("hằng", "letter/ằ>ã", "hãng"),
    ("hợp", "mark/ơ>o", "họp"),
    ("được", "mark/ươ>uo", "đuọc"),
    ("đường", "mark/đ>d", "dường"),
    ("làm", "glyph/m>rn", "làrn"),
    ("sung", "regional/s>x", "xung"),
    ("bàn", "regional/final/n>ng", "bàng"),
    ("tiếng", "key/swapped", "tếing"),
    ("quyết", "telex", "quyeets"),
    ("nghị", "all-marks", "nghi"),
]


@pytest.mark.parametrize(("word", "feature", "written"), SLIPS)
def test_slips(word, feature, written):
    assert written in {slip.written for slip in slips(word) if slip.feature == feature}


def test_parts_of_text_make_the_whole(tmp_path):
    path = tmp_path / "a.txt"
    lines = [f"{number}\n" for number in range(STRETCH * (EACH + HELD_OUT + 1))]
    path.write_text("".join(lines), encoding="utf-8")
    held = [line for document in documents(path) for line in document.splitlines(keepends=True)]
    assert len(held) == 2 * STRETCH
    assert sorted([*read_lines(path, Part.LEARNED), *held], key=int) == lines == list(read_lines(path))
