"""Standard output may be a pipe whose reader has gone, or a full disk: neither is a fault of vnproof."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = ["config show", "explain VN103", "check -", "fix -", "restore -"]


def start(line, stdout):
    return subprocess.Popen(
        [sys.executable, "-m", "vnproof", *line.split()], stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize("line", COMMANDS)
def test_the_reader_has_gone(line):
    child = start(line, subprocess.PIPE)
    child.stdout.close()
    child.stdout = None
    _, complaint = child.communicate("phù họp".encode())
    assert (child.returncode, complaint) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only here is there a disk that is always full")
@pytest.mark.parametrize("line", COMMANDS)
def test_the_disk_is_full(line):
    with Path("/dev/full").open("wb") as full:
        child = start(line, full)
        _, complaint = child.communicate("phù họp".encode())
    assert child.returncode == 3
    assert complaint.decode().startswith("vnproof: không ghi được kết quả (")
    assert len(complaint.splitlines()) == 1
