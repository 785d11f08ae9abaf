"""A diff is good when `patch -p0` and `git apply -p0` make of the one text the other, byte for byte."""

import shutil
import subprocess
import unicodedata

import pytest

from vnproof.reporters.diff import unified_diff

CHANGES = {
    "one line": ("a\ntô\nb\n", "a\ntổ\nb\n"),
    "no line end at the end": ("a\ntô", "a\ntổ"),
    "no line end, change above": ("tô\n" + "a\n" * 9 + "b", "tổ\n" + "a\n" * 9 + "b"),
    "CRLF": ("a\r\ntô\r\n", "a\r\ntổ\r\n"),
    "lone CR and other line ends": ("a\rtô\x85b\N{LINE SEPARATOR}c\n", "a\rtổ\x85b\N{LINE SEPARATOR}c\n"),
    "byte order mark": ("\N{ZERO WIDTH NO-BREAK SPACE}tô\na\n", "\N{ZERO WIDTH NO-BREAK SPACE}tổ\na\n"),
    "far apart": ("tô\n" + "a\n" * 20 + "họp\n", "tổ\n" + "a\n" * 20 + "hợp\n"),
    "looks like a diff": ("--- tô\n+++ b\n", "--- tổ\n+++ b\n"),
    "two lines joined": ("phòng\nchống\n", "phòng chống\n"),
}


PROGRAMS = {
    "patch": ["patch", "-p0", "--binary", "-s"],
    "git": ["git", "apply", "-p0"],
}
NAMES = [
    "a.txt",
    "thông báo số 1.txt",
    unicodedata.normalize("NFD", "Kế hoạch.txt"),
    "văn bản/đã  quét/a.txt",
    '"a".txt',
    "a\\b.txt",
    "a\tb.txt",
]


def apply(program, folder, diff, *more):
    if not shutil.which(program):
        pytest.skip(f"needs the program {program}")
    subprocess.run([*PROGRAMS[program], *more], cwd=folder, input=diff.encode(), check=True)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_programs_take_it(tmp_path, program, before, after):
    name = "thông báo số 1.txt"
    (tmp_path / name).write_bytes(before.encode())
    apply(program, tmp_path, unified_diff(name, before, after))
    assert (tmp_path / name).read_bytes() == after.encode()
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing rejected, nothing fuzzy"


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("name", NAMES)
def test_programs_find_the_file(tmp_path, program, name):
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes("tô\r\nx".encode())
    diff = unified_diff(name, "tô\r\nx", "tổ\r\nx")
    apply(program, tmp_path, diff, "--check" if program == "git" else "--dry-run")
    apply(program, tmp_path, diff)
    assert file.read_bytes() == "tổ\r\nx".encode()


def test_no_change_is_no_diff():
    assert unified_diff("a.txt", "a", "a") == ""
