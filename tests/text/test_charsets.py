"""The tables of old encodings: both ways, against implementations of others, and what fonts tell."""

import shutil
import subprocess
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.text.charsets import TITLES, charset, raise_capitals
from vnproof.text.fonts import charset_of_font
from vnproof.text.syllable import all_syllables
from vnproof.text.tone import BEARER

LETTERS = "".join([*BEARER, *"ĂÂĐÊÔƠƯăâđêôơư"])
SMALL = "".join(letter for letter in LETTERS if letter.islower())
NO_CAPITALS = ("tcvn3",)
MISSING = {"bkhcm1": "Ỵ"}  # what an encoding has no place for
# A program that knows the encoding; letters in which it is known to differ from everybody else.
OTHERS = {
    "tcvn3": (["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], ""),
    "viscii": (["iconv", "-f", "VISCII", "-t", "UTF-8"], ""),
    "cp1258": (["iconv", "-f", "CP1258", "-t", "UTF-8"], ""),
    "vps": (["recode", "-f", "VPS..UTF-8"], "Ỗ"),
    "vni": (["recode", "-f", "VNI..UTF-8"], "ẮẰ"),
}


def letters_of(name):
    return "".join(letter for letter in LETTERS if letter not in MISSING.get(name, ""))


@pytest.mark.parametrize("name", TITLES)
def test_every_letter_goes_both_ways(name):
    for letter in letters_of(name):
        meant = letter.lower() if name in NO_CAPITALS and letter in BEARER else letter
        assert charset(name).decode(charset(name).encode(letter)) == meant


@pytest.mark.parametrize("name", OTHERS)
def test_others_read_the_same(name):
    command, known = OTHERS[name]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not here")
    letters = [letter for letter in letters_of(name) if letter not in known]
    for letter in letters if name not in NO_CAPITALS else SMALL:
        given = charset(name).encode(f"{letter}\n")
        done = subprocess.run(command, input=given, capture_output=True, check=False)
        if done.returncode and b"not supported" in done.stderr:
            pytest.skip(f"{command[0]} does not know {name}")
        assert normalize("NFC", done.stdout.decode()) == f"{letter}\n"


def test_python_reads_1258_the_same():
    text = "".join(letters_of("cp1258"))
    assert normalize("NFC", charset("cp1258").encode(text).decode("cp1258")) == text


@pytest.mark.parametrize("name", TITLES)
def test_every_syllable_goes_both_ways(name):
    text = " ".join(all_syllables())
    assert charset(name).decode(charset(name).encode(text)) == text


WORDS = st.lists(st.text(st.sampled_from(SMALL + "abcdeghiklmnopqrstuvxy"), min_size=1, max_size=7), min_size=1)
MARKS = st.sampled_from([" ", ", ", ". ", "? ", " (", ") ", "\n", "' ", "~", "\\"])


@given(WORDS, MARKS, st.sampled_from(sorted(set(TITLES) - {"bkhcm1"})))
def test_any_text_goes_both_ways(words, mark, name):
    text = mark.join(words)
    assert charset(name).decode(charset(name).encode(text)) == text


@given(st.binary(), st.sampled_from(list(TITLES)))
def test_any_bytes_are_read(data, name):
    pieces = charset(name).split(data.decode("latin-1"))
    assert "".join(pieces) == data.decode("latin-1")
    assert len(charset(name).decode(data)) == len(pieces)


@pytest.mark.parametrize(
    ("name", "text"),
    [("tcvn3", "中"), ("viscii", "“"), ("vni", "oø"), ("bkhcm1", "Ỵ"), ("bkhcm1", "{"), ("viqr", "—"), ("vps", "đ₫")],
)
def test_what_cannot_be_written(name, text):
    with pytest.raises(UnicodeEncodeError):
        charset(name).encode(text)


@pytest.mark.parametrize(
    ("seen", "name", "text"),
    [
        ("Uû ban nh©n d©n x·", "tcvn3", "Uỷ ban nhân dân xã"),
        ("UÛy ban, Uûy ban", "vni", "Ủy ban, Ủy ban"),
        ("AÁP 3, aêên", "vni", "ẤP 3, ăên"),
        ("\x93xin\x94 \x96", "tcvn3", "“xin” –"),
        (r"Ho^m nay tro+`i dde.p\. dda~ DD Dd", "viqr", "Hôm nay trời đẹp. đã Đ Đ"),
        ("a'^ a^'", "viqr", "ấ ấ"),
    ],
)
def test_read(seen, name, text):
    assert charset(name).read(seen) == text


@pytest.mark.parametrize(
    ("line", "raised"),
    [
        ("CộNG HOà Xã HộI CHủ NGHĩA VIệT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Uỷ ban nhân dân Xã", "Uỷ ban nhân dân Xã"),
        ("Tổ II, Sở UBND", "Tổ II, Sở UBND"),
        ("BIểU Số 1", "BIỂU SỐ 1"),
        ("", ""),
    ],
)
def test_capitals(line, raised):
    assert raise_capitals(line) == raised


FONTS = [
    (".VnTime", "tcvn3", False),
    (".VnTimeH", "tcvn3", True),
    (".VNTIMEH", "tcvn3", True),
    (".VnArial NarrowH", "tcvn3", True),
    (".VnTimeH Bold", "tcvn3", True),
    (".vnTime", "tcvn3", False),
    ("VNI-Times", "vni", False),
    ("VNI Times", "vni", False),
    ("VNI-Helve-Condense", "vni", False),
    ("VPS Times", "vps", False),
    ("VPS-Times", "vps", False),
    ("VI Times", "viscii", False),
    ("VN-Times2", "bkhcm2", False),
    ("VN-Times", "bkhcm1", False),
]


@pytest.mark.parametrize(("font", "name", "capitals"), FONTS)
def test_fonts(font, name, capitals):
    assert charset_of_font(font) == (name, capitals)
    assert name in TITLES


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "Vivaldi", "VNtimes new roman", "UVN Bai Sau", ""])
def test_other_fonts(font):
    assert charset_of_font(font) is None


def test_the_table_is_checked(tmp_path, monkeypatch):
    from vnproof.core.errors import DictionaryError
    from vnproof.text import charsets

    (tmp_path / "charsets").mkdir()
    (tmp_path / "charsets" / "legacy.tsv").write_text("letter\ttcvn3\nÁ\n", "utf-8")
    monkeypatch.setattr(charsets, "dictionaries_path", lambda: tmp_path)
    with pytest.raises(DictionaryError, match="cần các cột"):
        charsets._table.__wrapped__()
