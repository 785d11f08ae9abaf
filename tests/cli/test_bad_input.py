"""Whatever a user may do wrong: one sentence, the right exit code, no traceback, no file touched."""

import os

import pytest

TOO_LARGE = "lớn hơn 10 MB; hãy tách thành nhiều tệp nhỏ hơn.\n"

FILES = {
    "good.txt": b"Kinh gui\n",
    "empty.txt": b"",
    "binary.txt": b"\x89PNG\r\n\x1a\n\0\0\0",
    "latin1.txt": "Kính".encode("latin-1"),
    "notext/a.jpg": b"",
    "toml/vnproof.toml": b"select = [\n",
    "toml/a.txt": b"",
    "key/vnproof.toml": b'# c\nselct = ["VN103"]\n',
    "key/a.txt": b"",
    "type/vnproof.toml": b'lang = "vi"\nmin-confidence = "high"\n',
    "type/a.txt": b"",
    "range/vnproof.toml": b"min-confidence = 7\n",
    "range/a.txt": b"",
    "code/vnproof.toml": b'ignore = ["VN77"]\n',
    "code/a.txt": b"",
    "py/pyproject.toml": b'[project]\nname = "x"\n[tool.vnproof]\nlang = "fr"\n',
    "py/a.txt": b"",
    "utf16/vnproof.toml": "lang = 'vi'".encode("utf-16"),
    "utf16/a.txt": b"",
    "other/pyproject.toml": b"[broken",
    "other/a.txt": b"",
    "twice/vnproof.toml": b'lang = "en"\n',
    "twice/.vnproof.toml": b'lang = "vi"\n',
    "twice/a.txt": b"",
    "dict/vnproof.dict": "tốt\na =>\n".encode(),
    "dict/a.txt": b"",
    "gone/vnproof.toml": b'dictionaries = ["missing.dict"]\n',
    "gone/a.txt": b"",
}

# Arguments, exit code, pieces of the sentence on standard error ("" for silence).
CASES = [
    ("empty.txt", 0, ""),
    ("missing.txt", 3, "missing.txt: không có tệp này"),
    ("missing.txt good.txt", 3, "missing.txt: không có tệp này"),
    ("notext", 3, "notext: thư mục không có văn bản nào"),
    ("binary.txt", 3, "binary.txt: là dữ liệu nhị phân"),
    ("latin1.txt", 3, "latin1.txt: không phải UTF-8 (byte thứ 2)"),
    ("good.txt/x", 3, "good.txt/x: không đọc được"),
    ("toml/a.txt", 2, "toml/vnproof.toml:2: không đúng cú pháp TOML"),
    ("key/a.txt", 2, "key/vnproof.toml:2: không có mục «selct» (phải chăng là «select»?)"),
    ("type/a.txt", 2, "type/vnproof.toml:2: «min-confidence» phải là một số từ 0 đến 1"),
    ("range/a.txt", 2, "range/vnproof.toml:1: «min-confidence» phải là một số từ 0 đến 1"),
    ("code/a.txt", 2, "code/vnproof.toml: «ignore» có mã lạ «VN77»"),
    ("py/a.txt", 2, "py/pyproject.toml:4: «lang» phải là vi hoặc en"),
    ("utf16/a.txt", 2, "utf16/vnproof.toml: tệp cấu hình không phải UTF-8"),
    ("other/a.txt", 0, ""),
    ("twice/a.txt", 0, "vnproof.toml: is used and .vnproof.toml beside it is not"),
    ("dict/a.txt", 2, "dict/vnproof.dict, dòng 2 cần đủ hai vế"),
    ("gone/a.txt", 2, "missing.dict"),
]


@pytest.fixture
def mess(home):
    for name, data in FILES.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_bytes(data)
    return home


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("command", ["check", "fix --in-place", "restore --diff"])
@pytest.mark.parametrize(("arguments", "code", "says"), CASES, ids=[case[0] for case in CASES])
def test_bad_input(mess, vnproof, command, arguments, code, says):
    before = contents(mess)
    result = vnproof(f"{command} {arguments}")
    assert result.exit_code == code, result.output
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == bool(says)
    assert "Traceback" not in result.output
    assert contents(mess) == before


@pytest.mark.parametrize("command", ["check", "fix", "restore --in-place"])
def test_a_line_of_50_megabytes(home, vnproof, command):
    with (home / "long.txt").open("wb") as file:
        file.truncate(50_000_000)
    result = vnproof(f"{command} long.txt")
    assert (result.exit_code, result.stderr) == (3, f"vnproof: long.txt: {TOO_LARGE}")
    assert [file.name for file in home.iterdir()] == ["long.txt"]


def test_too_much_piped_in(vnproof):
    result = vnproof("fix -", b" " * 10_000_001)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"vnproof: -: {TOO_LARGE}")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable(mess, vnproof):
    (mess / "good.txt").chmod(0)
    (mess / "notext").chmod(0)
    result = vnproof("check good.txt notext")
    assert result.exit_code == 3
    assert [line.partition(": ")[2] for line in result.stderr.splitlines()] == [
        "good.txt: không được phép đọc; hãy xin quyền đọc tệp.",
        "notext: không được phép đọc; hãy xin quyền đọc tệp.",
    ]
    (mess / "notext").chmod(0o700)


def test_nothing_piped_in(mess, vnproof, monkeypatch):
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    result = vnproof("check")
    assert result.exit_code == 2
    assert "chưa có văn bản nào" in result.stderr
