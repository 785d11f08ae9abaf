"""Fixed corrections: where they hold, and where they would tear a word apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.lexicon.corrections import Correction, Corrections, tears_a_word

WORDS = {
    "hành chính", "chính phủ", "khả năng", "xuất hiện", "thành công", "xuất sắc", "thương hiệu", "xuất khẩu",
    "nhân dân", "quả bom", "bảo đảm", "bất động sản", "có lãi", "tổng hợp", "báo cáo", "họp đồng nhân dân",
}  # fmt: skip

# Text, first and last syllable of the pair (counted from 0), does it tear a word?
GUARD = [
    ("hành chính phù họp", 1, 3, True),
    ("hành chính phù họp", 2, 4, False),
    ("chính phù họp bàn", 0, 2, False),
    ("khả năng xuất hiện", 1, 3, True),
    ("năng xuất lao động", 0, 2, False),
    ("rất thành công xuất sắc", 2, 4, True),
    ("thương hiệu xuất khẩu", 1, 3, True),
    ("hiệu xuất làm việc", 0, 2, False),
    ("có lãi xuất hàng", 1, 3, True),
    ("nên quả bom nổ", 0, 2, True),
    ("tổng hợp báo cáo", 1, 3, True),
    ("hợp báo sáng nay", 0, 2, False),
    ("bất động sản suất lớn", 2, 4, True),
    ("động sản suất", 1, 3, False),
    ("cuộc họp đồng nhân dân", 0, 2, True),
    ("họp đồng", 0, 2, False),
]


@pytest.mark.parametrize(("text", "start", "end", "torn"), GUARD)
def test_guard(text, start, end, torn):
    assert tears_a_word(text.split(), start, end, WORDS.__contains__) is torn


def pairs(*rows):
    return Corrections(Correction(*row.split(" > "), "lexical", "safe", "-") for row in rows)


KNOWN = pairs(
    "bổ xung > bổ sung", "chính phù > chính phủ", "phù họp > phù hợp", "tô chức > tổ chức", "thuờng > thường",
    "ban tô chức > Ban Tổ chức", "tổ chưc bộ > tổ chức bộ", "năng xuất > năng suất",
)  # fmt: skip

# Tokens, and what is found: start, end, right side.
FOUND = [
    ("đã bổ xung thêm", [(1, 3, "bổ sung")]),
    ("bổ xung", [(0, 2, "bổ sung")]),
    ("bổ , xung", []),
    ("hành chính phù họp", [(2, 4, "phù hợp")]),
    ("chính phù họp", [(0, 2, "chính phủ")]),
    ("ban tô chức", [(0, 3, "Ban Tổ chức")]),
    ("tô chức ban", [(0, 2, "tổ chức")]),
    ("thuờng thuờng", [(0, 1, "thường"), (1, 2, "thường")]),
    ("khả năng xuất hiện", []),
    ("tăng năng xuất", [(1, 3, "năng suất")]),
    ("tổ chưc", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_find(text, found):
    hits = KNOWN.find(text.split(), WORDS.__contains__)
    assert [(start, end, hit.right) for start, end, hit in hits] == found


TOKENS = "bổ xung chính phù họp tô chức ban thuờng hành , ."


@given(st.lists(st.sampled_from(TOKENS.split())))
def test_finds_never_overlap_and_are_what_was_written(words):
    done = 0
    for start, end, hit in KNOWN.find(words, WORDS.__contains__):
        assert start >= done
        assert " ".join(words[start:end]) == hit.wrong
        done = end


def test_the_later_of_two_corrections_counts():
    twice = pairs("tô chức > tổ chức", "tô chức > tô màu")
    assert [correction.right for correction in twice] == ["tô màu"]
    assert len(twice) == 1
    assert twice.of("tô chức").right == "tô màu"
