"""What vnproof says of a word or a code."""

import pytest

from vnproof.cli.explain import describe
from vnproof.lexicon.lexicon import Lexicon

# A word, and pieces of what is said of it.
WORDS = [
    ("tổ", ["tổ: ", "phụ âm đầu t", "âm chính ô", "thanh hỏi", "lần trong kho văn bản"]),
    ("tổ chức", ["tổ chức: ", "  tổ = ", "  chức = "]),
    ("thiêt", ["thiêt không phải âm tiết tiếng Việt: sau “p, t, c, ch” chỉ có dấu sắc hoặc nặng", "gặp 0 lần"]),
    ("zzz", ["zzz: không có trong từ điển nào", "không phải âm tiết"]),
    ("quyền", ["phụ âm đầu q, âm đệm u, âm chính yê, âm cuối n, thanh huyền"]),
]


@pytest.mark.parametrize(("word", "says"), WORDS, ids=[word for word, _ in WORDS])
def test_word(word, says):
    sentences = describe(word, Lexicon.standard(), near=lambda syllable: [f"gần {syllable}"])
    told = "\n".join(sentence.vi for sentence in sentences)
    assert [piece for piece in [*says, f"dễ lẫn với: gần {word.split()[0]}"] if piece not in told] == []


def test_an_abbreviation_has_no_parts():
    told = [sentence.vi for sentence in describe("UBND", Lexicon.standard(), near=lambda _: [])]
    assert told == ["UBND: viết tắt của «Ủy ban nhân dân»"]


def test_word_in_english():
    told = [sentence.en for sentence in describe("tổ", Lexicon.standard(), lambda _: [])]
    assert told[1] == "  tổ = onset t, nucleus ô, tone hỏi"


# Command line, exit code, what is said.
CODES = [
    ("explain VN103", 0, "VN103 · "),
    ("explain vn103", 0, "✗ "),
    ("explain wrong-word", 0, "VN103 · "),
    ("explain VN999", 2, "không có mã «VN999»"),
    ("explain", 2, "thiếu «MÃ | TỪ…»"),
]


@pytest.mark.parametrize(("line", "code", "says"), CODES)
def test_code(vnproof, line, code, says):
    result = vnproof(line)
    assert result.exit_code == code, result.output
    assert says in result.output


def test_word_on_the_command_line(vnproof):
    result = vnproof("explain tổ chức")
    assert result.exit_code == 0, result.output
    assert "dễ lẫn với: " in result.stdout
