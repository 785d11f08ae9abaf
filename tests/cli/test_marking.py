"""A sample is marked at the terminal: keys go in; marks, and what they say of precision, come out."""

import pytest
from click.testing import CliRunner

from vnproof.batch.sampling import Drawn, read_sample, write_sample
from vnproof.cli.program import program

SAMPLE = [
    Drawn(None, "a.txt", "VN103", "tô", "tổ", 0.97, "Ban [tô] chức họp"),
    Drawn(True, "b.txt", "VN104", "=x", "y", 0.9, "[=x] [z]"),
    Drawn(None, "c.txt", "VN103", "họp", "hợp", 0.8, "không tìm thấy chỗ nào"),
    Drawn(None, "d.txt", "VN105", ":", ": ", 0.8, "gửi[:]Sở"),
]
# Keys, and the marks after them; the second was there before.
CASES = [
    ("", "-y--"),
    ("y", "yy--"),
    ("y n đ", "yyny"),
    ("s n", "-yn-"),
    ("y u", "-y--"),
    ("y n u y q y", "yyy-"),
    ("s u n", "ny--"),
    ("u x a y", "yy--"),
    ("y n y y", "yyny"),
]


def mark(home, keys, *more):
    write_sample(home / "vnproof-sample.csv", SAMPLE)
    script = "".join(f"{key}\n" for key in keys.split())
    return CliRunner().invoke(program, ["batch", "sample", "--mark", *more], input=script, prog_name="vnproof")


@pytest.mark.parametrize(("keys", "marks"), CASES, ids=[c[0] or "-" for c in CASES])
def test_keys(home, keys, marks):
    assert mark(home, keys).exit_code == 0
    kept = list(read_sample(home / "vnproof-sample.csv"))
    assert "".join({None: "-", True: "y", False: "n"}[drawn.mark] for drawn in kept) == marks
    assert [drawn._replace(mark=None) for drawn in kept] == [drawn._replace(mark=None) for drawn in SAMPLE]


def test_what_is_shown(home):
    assert mark(home, "y q", "--lang", "en").stdout.splitlines() == [
        "",
        "1/4 a.txt [VN103] 97%",
        "    Ban tô chức họp",
        "        ^^ → «tổ»",
        "y right · n wrong · s skip · u undo · q stop: ",
        "",
        "3/4 c.txt [VN103] 80%",
        "    không tìm thấy chỗ nào",
        "    ^ → «hợp»",
        "y right · n wrong · s skip · u undo · q stop: ",
        "2 of 2 marked places are right: 100.0%, 95 % interval from 34.2% to 100.0%.",
    ]
