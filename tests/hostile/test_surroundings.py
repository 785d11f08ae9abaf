"""The command line in surroundings that are not as they should be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def known(*values, reason):
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


# Shell after the command's name, exit code. No case may be called a fault of ours, nor end in a traceback.
CASES = [
    ("check - <&-", 0),
    ("check <&-", 0),
    ("check good.txt >&-", 1),
    ("fix good.txt >&-", 0),
    ("check --min-confidence nan good.txt", 2),
    known("fix good.txt -o /dev/stdout", 0, reason="the link is followed to a pipe without a name in any folder"),
    ("check good.txt 2>&-", 1),
    ("check /dev/null", 0),
    ("fix --in-place /dev/null", 0),
    ("check loop.txt", 3),
    ("fix --in-place dangling.txt", 3),
    ("fix good.txt -o .", 3),
    ("fix good.txt -o ./link.txt", 2),
]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(("shell", "code"), CASES, ids=str)
def test_surroundings(home, shell, code):
    (home / "good.txt").write_text("Ban tô chức hội nghị.\n", "utf-8")
    (home / "link.txt").symlink_to("good.txt")
    (home / "loop.txt").symlink_to("loop.txt")
    (home / "dangling.txt").symlink_to("nowhere.txt")
    result = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m vnproof {shell}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert (result.returncode, "Traceback" in result.stderr, "lỗi bên trong" in result.stderr) == (code, False, False)
    assert (home / "good.txt").read_text("utf-8") == "Ban tô chức hội nghị.\n"
