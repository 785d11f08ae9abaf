"""What the shipped lexicon says of words, layer by layer."""

import subprocess
import sys
from itertools import pairwise

import pytest

from vnproof.core.errors import DictionaryError
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form, read_counts, read_list, read_table


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.standard(words=["Xtiêng Bù Lơ", "qwerty"], corrections=[("Bù Đăn", "Bù Đăng")])


KNOWN = (
    "tổ Tổ TỔ hòa hoà Thủy thuỷ nghiệp khuỷu UBND HĐND TTg TTG email website Internet video Zalo karaoke Đắk Krông Lắk "
    "Pleiku nguyễn qwerty bù lơ xtiêng quýt giặc ôtô camera km kg"
)
UNKNOWN = "đuợc thuờng ngiệp tòan qúa Ubnd chyển nghành xyzzy hànhchính c0ng"


@pytest.mark.parametrize("token", KNOWN.split())
def test_knows(lexicon, token):
    assert lexicon.knows(token)


@pytest.mark.parametrize("token", UNKNOWN.split())
def test_does_not_know(lexicon, token):
    assert not lexicon.knows(token)


ORIGINS = [
    ("xtiêng BÙ lơ", "user"),
    ("Uỷ ban nhân dân", "domain"),
    ("thủ tục hành chính", "domain"),
    ("cải cách hành chính", "domain"),
    ("tổ chức", "domain"),
    ("KHỎE MẠNH", "general"),
    ("khoẻ mạnh", "general"),
    ("tai nạn giao thông", "domain"),
    ("công ty cổ phần", "general"),
    ("Trung Quốc", "domain"),
    ("con người", "general"),
    ("tô chức", None),
    ("phù họp", None),
    ("chính phù", None),
    ("ban nhân", None),
    ("sử lý", None),
    ("chổng tham", None),
    ("của các", None),
    ("tổ", None),
]


@pytest.mark.parametrize(("phrase", "origin"), ORIGINS)
def test_origin(lexicon, phrase, origin):
    found = lexicon.origin(phrase)
    assert found == origin
    assert lexicon.is_word(phrase) is (origin is not None)


def test_counts_tell_a_word_from_a_slip(lexicon):
    assert lexicon.count("Tổ") > 100_000 > lexicon.count("chổng") > 0 == lexicon.count("ngiệp")
    assert lexicon.count("hoà") == lexicon.count("hòa")


NAMES = [
    ("is_place", "Lộc Ninh", True),
    ("is_place", "LỘC NINH", True),
    ("is_place", "Bình Phước", True),
    ("is_place", "Thanh Hoá", True),
    ("is_place", "Đắk Lắk", True),
    ("is_place", "Lộc Tô Chức", False),
    ("is_surname", "Nguyễn", True),
    ("is_surname", "Điểu", True),
    ("is_surname", "Của", False),
    ("is_name_syllable", "Thị", True),
    ("is_name_syllable", "Hạnh", True),
    ("is_name_syllable", "những", False),
    ("is_abbreviation", "UBND", True),
    ("is_abbreviation", "Ubnd", False),
    ("is_accepted", "XTIÊNG bù lơ", True),
    ("is_accepted", "tổ chức", False),
    ("accepts_repeat", "Luôn luôn", True),
    ("accepts_repeat", "xanh xanh", True),
    ("accepts_repeat", "của của", False),
    ("is_term", "Thủ tục hành chính", True),
    ("is_term", "khỏe mạnh", False),
]


@pytest.mark.parametrize(("question", "text", "answer"), NAMES)
def test_names_and_kinds(lexicon, question, text, answer):
    assert getattr(lexicon, question)(text) is answer


NEAR = [
    ("thủ tục hành chánh", "thủ tục hành chính"),
    ("lộc nính", "Lộc Ninh"),
    ("cải cách hành chinh", "cải cách hành chính"),
]


@pytest.mark.parametrize(("phrase", "nearest"), NEAR)
def test_near(lexicon, phrase, nearest):
    found = lexicon.near(phrase)
    assert found[0][0] == nearest
    assert all(1 >= first >= second >= 0 for (_, first), (_, second) in pairwise(found))


HOLDS = [
    ("đề nghị bổ xung hồ sơ", ["bổ sung"]),
    ("giải pháp phù họp với tình hình", ["phù hợp"]),
    ("thủ tục hành chính phù hợp", []),
    ("khả năng xuất hiện mưa", []),
    ("ban tô chức hội nghị", ["tổ chức"]),
    ("trung quốc ra tuyên bố", []),
    ("huyện bù đăn", ["Bù Đăng"]),
    ("đi ngang qua nơi này", []),
]


@pytest.mark.parametrize(("text", "rights"), HOLDS)
def test_corrections(lexicon, text, rights):
    assert [hit.right for _, _, hit in lexicon.corrections.find(text.split(), lexicon.is_word)] == rights


def test_what_the_user_accepts_is_not_corrected():
    accepting = Lexicon.standard(words=["bổ xung"])
    assert list(accepting.corrections.find(["bổ", "xung"], accepting.is_word)) == []


def test_user_files_are_read(tmp_path):
    (tmp_path / "own.dict").write_text("sóc Bom Bo\ntrung thu => Trung thu\n", "utf-8")
    lexicon = Lexicon.standard(extra=[tmp_path / "own.dict"])
    assert lexicon.origin("Sóc bom bo") == "user"
    assert lexicon.corrections.of("trung thu").level == "safe"


def test_nothing_large_is_read_for_a_syllable():
    asks = (
        "from vnproof.lexicon.lexicon import Lexicon; x = Lexicon.standard(); x.knows('tổ'); print(sorted(x.__dict__))"
    )
    out = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout
    assert "'_words'" not in out
    assert "_places" not in out


# File, what is wrong with it, the line that is named.
BROKEN = [
    ("word\tcount\nmột\t1\nhai\n", 3),
    ("word\tcount\nmột\t\n", 2),
    ("word\tcount\nmột\tx\n", 2),
    ("từ\tsố\nmột\t1\n", 1),
    ("", 1),
]


@pytest.mark.parametrize(("content", "line"), BROKEN)
def test_a_bad_row_is_named(tmp_path, content, line):
    path = tmp_path / "words.tsv"
    path.write_text(content, "utf-8")
    with pytest.raises(DictionaryError, match=f"words.tsv, dòng {line} ") as raised:
        read_counts(path, "word", "count")
    assert f"line {line} " in raised.value.wording.en


def test_bytes_that_are_not_utf_8_are_named(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_bytes(b"word\tcount\na\t1\n\xff\t2\n")
    with pytest.raises(DictionaryError, match="dòng 3 "):
        read_table(path, "word", "count")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DictionaryError, match=r"none\.txt"):
        read_list(tmp_path / "none.txt")


@pytest.mark.parametrize(("text", "form"), [("Uỷ  ban", "ủy ban"), ("HOA\N{COMBINING GRAVE ACCENT}", "hòa"), ("", "")])
def test_normal_form(text, form):
    assert normal_form(text) == form
