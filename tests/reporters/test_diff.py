"""A diff is good when `patch -p0` makes of the one text the other, byte for byte."""

import shutil
import subprocess

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


@pytest.mark.skipif(not shutil.which("patch"), reason="needs the program patch")
@pytest.mark.parametrize("name", ["a.txt", "thông báo số 1.txt"])
@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_patch_takes_it(tmp_path, name, before, after):
    (tmp_path / name).write_bytes(before.encode())
    diff = unified_diff(name, before, after).encode()
    subprocess.run(["patch", "-p0", "--binary", "-s"], cwd=tmp_path, input=diff, check=True)
    assert (tmp_path / name).read_bytes() == after.encode()
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing rejected, nothing fuzzy"


def test_no_change_is_no_diff():
    assert unified_diff("a.txt", "a", "a") == ""
