"""Two versions side by side: what is gained, lost, changed; each is asked in its own code, and nothing stays behind."""

import re
import subprocess
from pathlib import Path

import pytest

from vnproof.core.span import Span
from vnproof.training.comparison import Known, Spotted, checked_out, compare, findings_of, shown, summary
from vnproof.training.scoring import GoldError, GoldText
from vnproof.training.verdicts import Place, Ruling, VerdictRow, Verdicts

SOURCE = "Ban tô chức họp\nvới bà An"
GOLD = Known("small", "small.jsonl", 1, GoldText("1", "1", SOURCE, (GoldError(Span(4, 6), ("tổ",), "letter"),)))
CLEAN = Known("clean", "a.txt", 0, GoldText("a.txt", "a.txt", SOURCE, ()))
VERDICTS = Verdicts(
    [
        VerdictRow(Place("a.txt", 2, 4), "bà", "bá", Ruling.FALSE, "other"),
        VerdictRow(Place("small.jsonl", 1, 20), "bà", "bá", Ruling.REAL, "-"),
    ]
)


def spotted(found):
    """`typed>proposed:SAFETY`, at its only place."""
    typed, proposed, safety = re.split("[>:]", found)
    start = SOURCE.index(typed)
    return Spotted(Span(start, start + len(typed)), proposed, "VN103", safety, 0.9)


CASES = [
    # text, before, after, kind and verdicts of each difference
    (GOLD, "", "", []),
    (GOLD, "tô>tổ:SAFE", "tô>tổ:SAFE", []),
    (GOLD, "", "tô>tổ:SAFE", ["gained - corrected"]),
    (GOLD, "tô>tổ:SAFE", "", ["lost corrected -"]),
    (GOLD, "tô>tố:SAFE", "tô>tổ:SAFE", ["changed detected corrected"]),
    (GOLD, "tô>tổ:LIKELY", "tô>tổ:SAFE", ["changed corrected corrected"]),
    (GOLD, "tô>tổ:SAFE", "tô chức>tổ chức:SAFE", ["changed corrected corrected"]),
    (GOLD, "tô>:HINT", "tô>tổ:SAFE", ["changed nothing proposed corrected"]),
    (GOLD, "họp>hợp:SAFE", "tô>tổ:SAFE", ["gained - corrected", "lost false alarm -"]),
    (GOLD, "", "bà>bá:SAFE", ["gained - false alarm (read: real)"]),
    (CLEAN, "", "bà>bá:SAFE", ["gained - false alarm (read: false)"]),
    (CLEAN, "", "An>Ân:HINT", ["gained - false alarm"]),
]


@pytest.mark.parametrize(("text", "before", "after", "expected"), CASES)
def test_differences(text, before, after, expected):
    found = [[spotted(one) for one in side.split(" + ") if one] for side in (before, after)]
    differences = list(compare([text], [found[0]], [found[1]], VERDICTS))
    assert [f"{d.kind} {d.verdict_before or '-'} {d.verdict_after or '-'}" for d in differences] == expected
    assert summary(differences).count("\n") == 1 + len(expected)


def test_a_difference_is_shown_in_context():
    (difference,) = compare([GOLD], [[spotted("tô>tố:SAFE")]], [[spotted("tô>tổ:LIKELY")]], VERDICTS)
    line = shown(difference)
    assert "Ban [tô → tố | tổ] chức" in line
    assert line.endswith("VN103 SAFE 0.90 detected → VN103 LIKELY 0.90 corrected")


PACKAGE = """
from types import SimpleNamespace
def proofread(text):
    finding = SimpleNamespace(span=(0, 1), suggestions=[("WORD", 1.0)], code="VN103", confidence=0.5)
    finding.safety = SimpleNamespace(name="SAFE")
    return SimpleNamespace(findings=[finding] if text else [])
"""


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b", *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path) -> Path:
    """A repository with a package in two versions; the third stands in the working tree."""
    git("init", "-q", str(tmp_path))
    package = tmp_path / "vnproof" / "__init__.py"
    package.parent.mkdir()
    for word in ("one", "two"):
        package.write_text(PACKAGE.replace("WORD", word), "utf-8")
        git("-C", str(tmp_path), "add", "-A")
        git("-C", str(tmp_path), "commit", "-qm", word)
    package.write_text(PACKAGE.replace("WORD", "three"), "utf-8")
    return tmp_path


def test_each_version_runs_its_own_code(repository):
    words = []
    with checked_out(repository, "HEAD~1") as old, checked_out(repository, "HEAD") as new:
        for version in (old, new, repository):
            empty, (found,) = findings_of(version, ["", "tô chức"])
            assert empty == []
            words.append(found.proposed)
    assert words == ["one", "two", "three"]


def test_nothing_stays_behind(repository):
    def leave():
        with checked_out(repository, "HEAD") as tree:
            (tree / "vnproof" / "more.py").write_text("", "utf-8")
            kept.append(tree)
            raise KeyboardInterrupt

    kept: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        leave()
    assert not kept[0].parent.exists()
    listed = subprocess.run(["git", "-C", repository, "worktree", "list"], capture_output=True, text=True, check=True)
    assert listed.stdout.count("\n") == 1


BROKEN = [
    # revision, what the package is, what is said
    ("no-such-revision", "", "git worktree add"),
    ("HEAD", "raise ValueError('broken')", "broken"),
    ("HEAD", "__file__ = '/elsewhere/vnproof/__init__.py'\ndef proofread(text): 1", "another vnproof|failed"),
]


@pytest.mark.parametrize(("revision", "code", "message"), BROKEN)
def test_what_fails_says_why(repository, revision, code, message):
    (repository / "vnproof" / "__init__.py").write_text(code, "utf-8")
    git("-C", str(repository), "commit", "-qam", "broken")
    with pytest.raises(RuntimeError, match=message), checked_out(repository, revision) as tree:
        findings_of(tree, [])
