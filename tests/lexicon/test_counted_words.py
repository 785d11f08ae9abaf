"""Counting a folder of text: what becomes a syllable, a word, a count; and the same again the second time."""

import lzma
import random

import pytest

from vnproof.training.counting import read_texts
from vnproof.training.words import count_phrases, count_syllables, count_words

# What is written, and how many times in each of four files.
SENTENCES = [
    ("ủy ban nhân dân họp", 30),
    ("Uỷ ban nhân dân họp", 30),
    ("người dân đến ủy ban", 30),
    ("nhân viên của ban tổ chức", 240),
    ("nhân viên đến tổ chức", 60),
    ("tô chức của họ", 1),
    ("chức vụ của họ", 30),
    ("tổ ong của dân", 30),
    ("thuờng xuyên của truờng", 1),
    ("anh Nguyễn Văn là dân", 30),
    ("tin nhân viên đến", 30),
]
SOURCES = 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("texts")
    lines = [sentence for sentence, times in SENTENCES for _ in range(times)]
    for number in range(SOURCES):
        random.Random(number).shuffle(lines)
        text = "\n".join(lines) + "\n"
        if number % 2:
            (path / f"{number}.txt.xz").write_bytes(lzma.compress(text.encode()))
        else:
            (path / f"{number}.txt").write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def texts(folder):
    return read_texts(folder, watched={"thuờng"})


SYLLABLES = [("ủy", 90), ("uỷ", None), ("tổ", 330), ("nguyễn", 30), ("thuờng", None), ("truờng", None), ("tô", None)]


@pytest.mark.parametrize(("syllable", "times"), SYLLABLES)
def test_syllables(texts, syllable, times):
    found = {row.syllable: row for row in count_syllables(texts)}
    if times is None:
        assert syllable not in found
    else:
        assert (found[syllable].total, found[syllable].sources) == (times * SOURCES, SOURCES)


WORDS = [
    ("tổ chức", True),
    ("nhân viên", True),
    ("tô chức", False),
    ("nguyễn văn", False),
    ("của ban", False),
    ("ban nhân", False),
]


@pytest.mark.parametrize(("word", "is_found"), WORDS)
def test_words(texts, word, is_found):
    found = dict(count_words(texts, [row.syllable for row in count_syllables(texts)], {"của", "đến", "là"}))
    assert (word in found) is is_found


def test_words_told_to_be_wrong_are_left_out(texts):
    assert "tổ chức" not in dict(count_words(texts, ["tổ", "chức", "của", "ban"], {"của"}, wrong={"tổ chức"}))


PHRASES = [("ủy ban nhân dân", 60), ("ban tổ chức", 240), ("thuờng xuyên", 1), ("thuờng", 1), ("họp ủy", 0), ("xyz", 0)]


@pytest.mark.parametrize(("phrase", "times"), PHRASES)
def test_phrases(texts, phrase, times):
    assert count_phrases(texts, [phrase]) == {phrase: times * SOURCES}


def test_the_same_folder_gives_the_same_counts(folder, texts):
    again = read_texts(folder, watched={"thuờng"})
    assert again.forms == texts.forms
    assert count_syllables(again) == count_syllables(texts)


def test_a_folder_without_text_has_no_words(tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    nothing = read_texts(tmp_path)
    assert count_syllables(nothing) == []
    assert count_phrases(nothing, ["tổ chức"]) == {"tổ chức": 0}
