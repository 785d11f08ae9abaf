"""Both libraries, aligned to the text as given; and what happens without them."""

import subprocess
import sys
import warnings
from itertools import pairwise
from types import ModuleType
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.span import Span
from vnproof.text import words as module
from vnproof.text.words import Segmenter

ENGINES = ["underthesea", "pyvi"]
TEXTS = [
    # text, a word of several syllables that both see in it
    ("Ủy ban tổ chức hội nghị tuyên truyền.", "tuyên truyền"),
    ("Cán bộ  tuyên  truyền pháp luật", "tuyên  truyền"),
    ("theo 90/KH-UBND ngày 19/3/2024 về tuyên truyền", "tuyên truyền"),
    ("Vui quá 👍 tuyên truyền", "tuyên truyền"),
    ("Ngành thuỷ lợi tuyên truyền", "tuyên truyền"),
    ("Việc hoà giải và thuỷ lợi", "thuỷ lợi"),
    ("tuyên\r\ntruyền pháp luật", "tuyên\r\ntruyền"),
    ("a_b tuyên truyền", "tuyên truyền"),
    ("công tác tuyên\N{NO-BREAK SPACE}truyền", "tuyên\N{NO-BREAK SPACE}truyền"),
]


@pytest.fixture
def fresh():
    module._load.cache_clear()
    yield
    module._load.cache_clear()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("text", "word"), TEXTS)
def test_words_stand_where_they_stand(engine, text, word):
    for form in ("NFC", "NFD"):
        source = normalize(form, text)
        assert normalize(form, word) in [span.of(source) for span in Segmenter(engine).words(source)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Nguyễn Văn An đến tỉnh Bình Phước.", ["Nguyễn Văn An", "Bình Phước"]),
        ("Ông  Nguyễn  Văn An đến 90/KH-UBND.", ["Nguyễn  Văn An"]),
        ("ỦY BAN NHÂN DÂN HUYỆN LỘC NINH", []),
        ("tuyên truyền pháp luật", []),
        ("", []),
    ],
)
def test_names(engine, text, names):
    for form in ("NFC", "NFD"):
        source = normalize(form, text)
        assert [span.of(source) for span in Segmenter(engine).names(source)] == [normalize(form, n) for n in names]


@pytest.mark.parametrize("engine", ENGINES)
def test_protected_spans_are_no_words(engine):
    text = "Số 90/KH-UBND ngày 19/3/2024 tại https://a.gov.vn, đạt 12,5%."
    assert [span.of(text) for span in Segmenter(engine).words(text)] == ["Số", "ngày", "tại", "đạt"]


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=30, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(["tuyên", "truyền ", " ", "hoà", ",", "👍", "A4", "\n", "o\N{COMBINING HORN}", "_", "’", "+5"]),
        max_size=12,
    ).map("".join)
)
def test_spans_are_in_order(engine, text):
    spans = Segmenter(engine).words(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


def lacking(name, monkeypatch):
    monkeypatch.setitem(sys.modules, name, None)


def broken(name, monkeypatch):
    stub = ModuleType(name)
    stub.__getattr__ = lambda _: 1 / 0
    monkeypatch.setitem(sys.modules, name, stub)


def failing(name, monkeypatch):
    """Imports well and fails at the first question."""
    stub = ModuleType(name)
    stub.word_tokenize = stub.pos_tag = lambda *_, **__: 1 / 0
    stub.ViTokenizer = stub.ViPosTagger = None
    monkeypatch.setitem(sys.modules, name, stub)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("damage", [lacking, broken, failing])
@pytest.mark.usefixtures("fresh")
def test_without_the_library_there_is_one_warning(engine, damage, monkeypatch):
    damage(engine, monkeypatch)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        segmenter = Segmenter(engine)
        assert not segmenter.available
        assert segmenter.words("Ủy ban nhân dân") == segmenter.names("Ông An") == Segmenter(engine).words("hai") == ()
    (warning,) = caught
    assert str(warning.message).count("\n") == 0
    assert f'pip install "{engine}>=' in str(warning.message)


@pytest.mark.usefixtures("fresh")
def test_what_cannot_be_aligned_is_left_out(monkeypatch):
    stub = ModuleType("underthesea")
    stub.word_tokenize = lambda *_, **__: ["Ủy ban", "khác hẳn", "dân"]
    stub.pos_tag = lambda _: [("Ủy ban", "N"), ("dân", "Np")]
    monkeypatch.setitem(sys.modules, "underthesea", stub)
    assert Segmenter("underthesea").words("Ủy ban nhân dân") == (Span(0, 6),)
    assert Segmenter("underthesea").names("Ủy ban nhân dân") == ()


@pytest.mark.usefixtures("fresh")
def test_a_question_that_fails_gives_nothing(monkeypatch):
    stub = ModuleType("underthesea")
    stub.word_tokenize = lambda text, **_: [text] if text == module.SAMPLE else 1 / 0
    stub.pos_tag = lambda _: []
    monkeypatch.setitem(sys.modules, "underthesea", stub)
    assert Segmenter("underthesea").available
    assert Segmenter("underthesea").words("Hai ba") == ()


def test_importing_loads_neither():
    code = "import sys, vnproof.text.words; sys.exit(bool({'underthesea', 'pyvi', 'sklearn'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
