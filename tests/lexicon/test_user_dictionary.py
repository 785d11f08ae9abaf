"""A user's own dictionary: read, added to, taken from, looked over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnproof.core.errors import DictionaryError
from vnproof.lexicon.user_dictionary import add, check, read, remove

TEXT = """# Dictionary of our commune

# a place
sóc Bom Bo
Điểu Ong  # a person
bù đăn => Bù Đăng
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "vnproof.dict"
    file.write_text(TEXT, "utf-8")
    return file


def test_read(path):
    content = read(path)
    assert content.words == {"sóc Bom Bo", "Điểu Ong"}
    assert content.corrections == (("bù đăn", "Bù Đăng"),)


# What is done, does it change anything, and the lines that then stand below the head.
CHANGES = [
    ((add, "ấp Thạnh"), True, "bù đăn => Bù Đăng|# a place|sóc Bom Bo|Điểu Ong  # a person|ấp Thạnh"),
    ((add, "an khê", "An Khê"), True, "an khê => An Khê|bù đăn => Bù Đăng|# a place|sóc Bom Bo|Điểu Ong  # a person"),
    ((add, "SÓC bom bo"), False, None),
    ((add, "bù đăn", "Bù Đăng"), False, None),
    ((remove, "điểu ong"), True, "bù đăn => Bù Đăng|# a place|sóc Bom Bo"),
    ((remove, "Bù Đăn"), True, "# a place|sóc Bom Bo|Điểu Ong  # a person"),
    ((remove, "không có"), False, None),
]


@pytest.mark.parametrize(("call", "changed", "lines"), CHANGES)
def test_change(path, call, changed, lines):
    function, *arguments = call
    assert function(path, *arguments) is changed
    body = "\n".join(lines.split("|")) + "\n" if lines else TEXT.split("\n\n", 1)[1]
    assert path.read_text("utf-8") == "# Dictionary of our commune\n\n" + body


def test_remove_keeps_the_comment(path):
    remove(path, "sóc Bom Bo")
    assert "# a place" in path.read_text("utf-8")


def test_add_makes_the_file(tmp_path):
    path = tmp_path / "new" / "vnproof.dict"
    assert add(path, "Lộc Tấn")
    assert path.read_text("utf-8") == "Lộc Tấn\n"
    assert not remove(tmp_path / "none.dict", "Lộc Tấn")


@pytest.mark.parametrize("word", ["a # b", "a => b", "#", " ", "=>"])
def test_add_refuses_what_would_not_read_back(path, word):
    with pytest.raises(DictionaryError):
        add(path, word)
    assert path.read_text("utf-8") == TEXT


# A dictionary, and the lines that are remarked upon, with a piece of the remark.
REMARKS = [
    ("một\nhai\n", []),
    ("một\nhai\nMỘT\n", [(3, "lặp lại dòng 1")]),
    ("hoà\nhòa\n", [(2, "lặp lại dòng 1")]),
    ("hoa\N{COMBINING GRAVE ACCENT}\n", [(1, "NFC")]),
    ("tổ chức => tổ chứ\n", [(1, "vốn là từ đúng")]),
    ("một\nmột => hai\n", [(2, "lặp lại dòng 1"), (2, "vốn là từ đúng")]),
    ("a => b\nb => c\n", [(1, "vế phải")]),
    ("a => A\n", [(1, "vế phải")]),
    ("# a => a\n\n", []),
]


@pytest.mark.parametrize(("text", "remarks"), REMARKS)
def test_check(tmp_path, text, remarks):
    path = tmp_path / "own.dict"
    path.write_text(text, "utf-8")
    found = check(path, is_right={"tổ chức"}.__contains__)
    assert [number for number, _ in found] == [number for number, _ in remarks]
    assert all(piece in wording.vi for (_, wording), (_, piece) in zip(found, remarks, strict=True))


@pytest.mark.parametrize("line", ["a =>", "=> b", "=>", "a => b => c", "a => b =>", "a => => b"])
def test_what_is_no_correction_is_named(tmp_path, line):
    path = tmp_path / "own.dict"
    path.write_text(f"# head\n{line}\n", "utf-8")
    with pytest.raises(DictionaryError, match=r"own\.dict, dòng 2 "):
        read(path)


@settings(deadline=None)  # it writes files, and other work may share the disk
@given(st.lists(st.text("aăâbcđ hòaà", min_size=1).map(str.strip).filter(bool)))
def test_what_is_added_can_be_removed(tmp_path_factory, words):
    path = tmp_path_factory.mktemp("dict") / "own.dict"
    for word in words:
        add(path, word)
    for word in words:
        remove(path, word)
    assert not path.exists() or path.read_text("utf-8") == ""
