"""The hooks in a real repository, through pre-commit itself: a commit is refused, corrected, accepted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pre_commit")
pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
WRONG, RIGHT = "Ban tô chức hội nghị.\n", "Ban tổ chức hội nghị.\n"


@pytest.fixture
def repository(tmp_path):
    """
    Run a command in an empty repository. Its hooks are those of .pre-commit-hooks.yaml, run by this Python and not by
    one that pre-commit sets up from the package index.
    """
    program = tmp_path / "bin" / "vnproof"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vnproof "$@"\n')
    program.chmod(0o755)
    folder = tmp_path / "site"
    folder.mkdir()
    environment = os.environ | {
        "PATH": f"{program.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
    }

    def run(*command):
        return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)

    assert run("git", "init", "-q").returncode == 0
    for key, value in {"user.name": "a", "user.email": "a@example.vn"}.items():
        assert run("git", "config", key, value).returncode == 0
    run.folder = folder
    return run


def install(run, name):
    (hook,) = (hook for hook in HOOKS if hook["id"] == name)
    local = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
    (run.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local, allow_unicode=True), "utf-8")
    assert run(sys.executable, "-m", "pre_commit", "install").returncode == 0


def commit(run, text):
    (run.folder / "thông báo.md").write_text(text, "utf-8")
    assert run("git", "add", "-A").returncode == 0
    return run("git", "commit", "-m", "Tin")


def test_a_commit_is_refused_until_it_is_right(repository):
    install(repository, "vnproof")
    refused = commit(repository, WRONG)
    assert refused.returncode == 1
    assert "có phải «tổ»?" in refused.stdout + refused.stderr
    assert repository("git", "log").returncode != 0, "nothing was committed"
    accepted = commit(repository, RIGHT)
    assert accepted.returncode == 0, accepted.stderr
    assert repository("git", "show", "HEAD:thông báo.md").stdout == RIGHT


def test_what_is_certain_is_corrected_and_shown_before_it_is_committed(repository):
    install(repository, "vnproof-fix")
    refused = commit(repository, WRONG)
    assert refused.returncode == 1
    assert "files were modified by this hook" in refused.stdout + refused.stderr
    assert (repository.folder / "thông báo.md").read_text("utf-8") == RIGHT
    assert sorted(path.name for path in repository.folder.iterdir()) == [
        ".git",
        ".pre-commit-config.yaml",
        "thông báo.md",
    ]
    assert repository("git", "add", "-A").returncode == 0
    assert repository("git", "commit", "-m", "Tin").returncode == 0


def test_other_files_are_none_of_its_business(repository):
    install(repository, "vnproof")
    (repository.folder / "a.py").write_text(f"# {WRONG}", "utf-8")
    assert commit(repository, RIGHT).returncode == 0
