"""Which files of a folder are documents to read: by kind, by `.gitignore` as git has it, by include and exclude."""

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from vnproof.core.errors import DocumentError
from vnproof.documents.patterns import Patterns
from vnproof.documents.walking import Selection, find_documents

GITIGNORES = {
    "name anywhere": ({".gitignore": "nháp.txt"}, "nháp.txt a/nháp.txt b.txt", "b.txt"),
    "glob": ({".gitignore": "*.md\n?.txt"}, "a.md b.txt ab.txt x/c.md", "ab.txt"),
    "class": ({".gitignore": "[ab].txt\n[!a-x].md"}, "a.txt c.txt a.md y.md", "a.md c.txt"),
    "folder": ({".gitignore": "build/"}, "build/a.txt x/build/b.txt c/d.txt", "c/d.txt"),
    "folder, not file": ({".gitignore": "a.txt/"}, "a.txt b/a.txt/c.txt", "a.txt"),
    "anchored": ({".gitignore": "/a.txt\n/b/"}, "a.txt b/c.txt x/a.txt x/b/d.txt", "x/a.txt x/b/d.txt"),
    "anchored by a slash within": ({".gitignore": "x/a.txt"}, "x/a.txt y/x/a.txt", "y/x/a.txt"),
    "two stars before": ({".gitignore": "**/x/a.txt"}, "x/a.txt y/x/a.txt y/a.txt", "y/a.txt"),
    "two stars after": ({".gitignore": "x/**"}, "x/a.txt x/y/b.txt y/x/c.txt", "y/x/c.txt"),
    "two stars between": ({".gitignore": "x/**/a.txt"}, "x/a.txt x/y/a.txt x/y/z/a.txt x/b.txt", "x/b.txt"),
    "negation": ({".gitignore": "*.txt\n!giữ.txt"}, "a.txt giữ.txt x/giữ.txt", "giữ.txt x/giữ.txt"),
    "the last line counts": ({".gitignore": "!a.txt\n*.txt"}, "a.txt b.md", "b.md"),
    "nothing back from a folder": ({".gitignore": "x/\n!x/a.txt"}, "x/a.txt b.txt", "b.txt"),
    "white list": ({".gitignore": "*\n!*/\n!*.md"}, "a.txt x/b.md x/c.txt", "x/b.md"),
    "comments and blanks": ({".gitignore": "# *.txt\n\n\\#a.txt\nb.txt  \n"}, "a.txt #a.txt b.txt", "a.txt"),
    "line ends of Windows": ({".gitignore": "a.txt\r\nx/\r\n"}, "a.txt x/b.txt c.txt", "c.txt"),
    "byte order mark": ({".gitignore": "\N{ZERO WIDTH NO-BREAK SPACE}a.txt"}, "a.txt c.txt", "c.txt"),
    "lines that are no patterns": ({".gitignore": "!\n/\n\\\na.txt"}, "a.txt c.txt", "c.txt"),
    "blanks in names": ({".gitignore": "hồ sơ/"}, "hồ_sơ/a.txt b.txt", "b.txt hồ_sơ/a.txt"),
    "deeper": ({"x/.gitignore": "a.txt"}, "a.txt x/a.txt x/y/a.txt", "a.txt"),
    "deeper, anchored": ({"x/.gitignore": "/a.txt"}, "x/a.txt x/y/a.txt", "x/y/a.txt"),
    "deeper, with a slash": ({"x/.gitignore": "y/a.txt"}, "x/y/a.txt x/z/y/a.txt y/a.txt", "x/z/y/a.txt y/a.txt"),
    "deeper, folder": ({"x/.gitignore": "y/"}, "x/y/a.txt x/z/y/b.txt y/c.txt", "y/c.txt"),
    "deeper comes first": ({".gitignore": "*.txt", "x/.gitignore": "!*.txt"}, "a.txt x/b.txt", "x/b.txt"),
    "a deeper negation": ({".gitignore": "*.txt", "x/.gitignore": "!/a.txt"}, "x/a.txt x/y/a.txt x/b.txt", "x/a.txt"),
    "not into what is left out": ({".gitignore": "x/", "x/.gitignore": "!*"}, "x/a.txt b.txt", "b.txt"),
    "in a folder named like a pattern": (
        {"[x]/.gitignore": "a.txt"},
        "[x]/a.txt x/a.txt [x]/b.txt",
        "[x]/b.txt x/a.txt",
    ),
}


def lay(folder, names, texts):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def names_in(folder, *arguments, **options):
    return [Path(os.path.relpath(path, folder)).as_posix() for path in find_documents(folder, *arguments, **options)]


@pytest.mark.parametrize(("ignores", "there", "found"), GITIGNORES.values(), ids=GITIGNORES)
def test_gitignore(tmp_path, ignores, there, found):
    lay(tmp_path, there.split(), ignores)
    assert sorted(names_in(tmp_path)) == found.split()


def listed_by_git(folder):
    git = ["git", "-c", "core.excludesFile=", "-C", str(folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run([*git, "ls-files", "-z", "--others", "--exclude-standard"], check=True, capture_output=True)
    return sorted(name for name in listed.stdout.decode().split("\0") if name.endswith((".txt", ".md")))


@pytest.mark.skipif(shutil.which("git") is None, reason="no git to ask")
@pytest.mark.parametrize(("ignores", "there", "found"), GITIGNORES.values(), ids=GITIGNORES)
def test_git_says_the_same(tmp_path, ignores, there, found):
    lay(tmp_path, there.split(), ignores)
    assert listed_by_git(tmp_path) == found.split()


FOLDERS = ["a", "b", "c.d", "x y", "[z]"]
NAMES = ["a.txt", "b.txt", "x.md", "giữ.txt", "k e.txt"]
LINES = [
    *("*.txt", "*.md", "?.txt", "[ab].txt", "[!a].txt", "giữ.txt", "!giữ.txt", "!a.txt", "!*.txt", "c.*", "*", "**"),
    *("a", "b", "/a", "!a", "!/a", "a/", "!a/", "!b/", "*/", "!*/", "/b/", "/*", "a/*", "a/b", "!a/b", "a/b/", "*/b"),
    *("a/**", "**/a", "**/b/", "a/**/b", "b/**/x.md", "a/*.txt", "x y", "x\\ y/", "\\[z\\]", "# c", "", "!", "/", "[a"),
]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="no git to ask")
@pytest.mark.parametrize("seed", range(300))
def test_git_says_the_same_of_any_lines(tmp_path, seed):
    chance = random.Random(seed)
    folders = [""]
    for _ in range(6):
        folders.append(f"{chance.choice(folders)}{chance.choice(FOLDERS)}/")
    ignores = {
        f"{folder}.gitignore": "\n".join(chance.choices(LINES, k=chance.randint(1, 4)))
        for folder in chance.sample(folders, 3)
    }
    lay(tmp_path, [folder + name for folder in folders for name in chance.sample(NAMES, 3)], ignores)
    listed = listed_by_git(tmp_path)
    if listed:
        assert sorted(names_in(tmp_path)) == listed, ignores
    else:
        with pytest.raises(DocumentError):
            names_in(tmp_path)


def test_kinds(tmp_path):
    """By ending, in any case; none hidden; a folder's files before those of the folders in it."""
    lay(
        tmp_path,
        ["b.txt", "~$b.txt", "a.md", "c.TEXT", "d.jpeg", ".hidden.txt", ".git/e.txt", "sub/f.txt", "a/g.txt"],
        {},
    )
    assert names_in(tmp_path) == ["a.md", "b.txt", "c.TEXT", "a/g.txt", "sub/f.txt"]
    assert list(find_documents(tmp_path / "d.jpeg")) == [str(tmp_path / "d.jpeg")], "a file that is named is taken"


def test_names_begin_as_the_user_began(tmp_path, monkeypatch):
    lay(tmp_path, ["x/a.txt", "y/b.txt"], {})
    monkeypatch.chdir(tmp_path / "y")
    assert [*find_documents("."), *find_documents("../x")] == [f".{os.sep}b.txt", f"../x{os.sep}a.txt"]


def test_no_document(tmp_path):
    lay(tmp_path, ["a.jpeg", "b.txt"], {".gitignore": "*.txt"})
    with pytest.raises(DocumentError, match="không có văn bản"):
        names_in(tmp_path)


def test_files_above_count_in_a_repository(tmp_path):
    lay(tmp_path, ["x/y/a.txt", "x/y/b.txt"], {".gitignore": "a.txt", "x/.gitignore": "/y/b.txt"})
    assert names_in(tmp_path / "x/y") == ["a.txt", "b.txt"], "no repository: whose file is it?"
    (tmp_path / ".git").mkdir()
    with pytest.raises(DocumentError):
        names_in(tmp_path / "x/y")


def test_a_repository_in_a_repository(tmp_path):
    lay(tmp_path, ["x/a.txt", "x/b.txt", "c/a.txt", "d.txt"], {".gitignore": "a.txt", "x/.gitignore": "b.txt"})
    lay(tmp_path, [], {"x/.git": "gitdir: ../.git/modules/x"})
    assert names_in(tmp_path) == ["d.txt", "x/a.txt"]


def test_whoever_names_it_means_it(tmp_path):
    lay(tmp_path, [".git/x", "x/build/a.txt", "x/build/b.txt", "x/build/y/c.txt"], {".gitignore": "build/"})
    lay(tmp_path, [], {"x/build/.gitignore": "b.txt"})
    assert names_in(tmp_path / "x/build") == ["a.txt", "y/c.txt"]
    assert names_in(tmp_path / "x/build/y") == ["c.txt"]
    assert len(list(find_documents(tmp_path / "x/build/b.txt"))) == 1


def test_unreadable_gitignore(tmp_path):
    (tmp_path / ".gitignore").mkdir()
    lay(tmp_path, ["a.txt"], {})
    assert names_in(tmp_path) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may enter everything")
def test_closed_folder(tmp_path):
    lay(tmp_path, ["a.txt", "x/b.txt"], {})
    (tmp_path / "x").chmod(0)
    assert names_in(tmp_path) == ["a.txt", "x"]
    (tmp_path / "x").chmod(0o700)


# Lines that are no patterns.
@pytest.mark.parametrize("line", ["!", "/", "a\\", "[a", "[z-a]", "!/"])
def test_no_pattern(tmp_path, line):
    with pytest.raises(ValueError, match=re.escape(line)):
        Patterns(tmp_path, (line,)).of_itself(tmp_path / "a")


# Patterns of include, of exclude, files, those found.
SELECTIONS = {
    "exclude": ((), ("*.md", "nháp/"), "a.txt b.md nháp/c.txt x/nháp/d.txt", "a.txt"),
    "exclude with a negation": ((), ("*", "!a.txt"), "a.txt b.txt", "a.txt"),
    "include": (("*.md",), (), "a.txt b.md x/c.md", "b.md x/c.md"),
    "include what no kind has": (("*.srt",), (), "a.txt b.srt", "b.srt"),
    "include a folder": (("x/",), (), "a.txt x/b.md y/x/c.txt", "x/b.md y/x/c.txt"),
    "include, but not all": (("*.txt", "!a.txt"), (), "a.txt b.txt", "b.txt"),
    "exclude is stronger": (("*.txt",), ("a.*",), "a.txt b.txt", "b.txt"),
    "composed or not": (
        (),
        ("nh\N{LATIN SMALL LETTER A WITH ACUTE}p.txt",),
        "nha\N{COMBINING ACUTE ACCENT}p.txt b.txt",
        "b.txt",
    ),
}


@pytest.mark.parametrize(("include", "exclude", "there", "found"), SELECTIONS.values(), ids=SELECTIONS)
def test_selection(tmp_path, include, exclude, there, found):
    lay(tmp_path, there.split(), {})
    lines = (Patterns(tmp_path, include) if include else None, Patterns(tmp_path, exclude) if exclude else None)
    assert names_in(tmp_path, lambda _: Selection(*lines)) == found.split()


def test_force_exclude(tmp_path):
    lay(tmp_path, ["nháp/a.txt", "b.txt"], {})
    drafts = Selection(exclude=Patterns(tmp_path, ("nháp/",)))
    for named in (tmp_path / "nháp", tmp_path / "nháp/a.txt"):
        assert len(list(find_documents(named, lambda _: drafts))) == 1
        assert list(find_documents(named, lambda _: drafts, force_exclude=True)) == []
    assert len(list(find_documents(tmp_path / "b.txt", lambda _: drafts, force_exclude=True))) == 1


def test_each_folder_has_its_own_selection(tmp_path):
    lay(tmp_path, ["a.txt", "x/a.txt", "x/b.txt"], {})
    here = Selection(exclude=Patterns(tmp_path, ("b.txt",)))
    there = Selection(exclude=Patterns(tmp_path / "x", ("/a.txt",)))
    assert names_in(tmp_path, lambda folder: there if folder.name == "x" else here) == ["a.txt", "x/b.txt"]
