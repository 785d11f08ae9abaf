"""Many files on the command line: which are taken by which option or configuration, and what is said of each."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from vnproof.core.wording import Wording

FILES = {
    "a.txt": "họp\n",
    "b.md": "họp\n",
    "c.srt": "họp\n",
    "d.jpeg": "\0",
    ".gitignore": "ra/\n",
    "ra/e.txt": "họp\n",
    "nháp/f.txt": "họp\n",
    "nháp/cũ/g.md": "họp\n",
    "phòng/vnproof.toml": 'exclude = ["/h.txt", "cũ/"]\n',
    "phòng/h.txt": "họp\n",
    "phòng/i.txt": "họp\n",
    "phòng/cũ/k.txt": "họp\n",
    "phòng/mới/h.txt": "họp\n",
    "phim/vnproof.toml": 'include = ["*.srt"]\n',
    "phim/l.srt": "họp\n",
    "phim/m.txt": "họp\n",
    "sai/vnproof.toml": 'exclude = ["a.txt", "["]\n',
    "sai/a.txt": "họp\n",
}

# Arguments of check, the documents that it reads.
CASES = [
    (". --exclude phòng --exclude phim --exclude sai", "a.txt b.md nháp/f.txt nháp/cũ/g.md"),
    ("a.txt c.srt ra/e.txt", "a.txt c.srt ra/e.txt"),
    ("ra", "ra/e.txt"),
    ("nháp", "nháp/f.txt nháp/cũ/g.md"),
    ("nháp --exclude cũ/", "nháp/f.txt"),
    ("nháp --exclude /nháp/cũ", "nháp/f.txt"),
    ("nháp --exclude nháp", "nháp/f.txt nháp/cũ/g.md"),
    ("nháp --include *.md", "nháp/cũ/g.md"),
    ("nháp --include *.md --include f.*", "nháp/f.txt nháp/cũ/g.md"),
    ("phòng", "phòng/i.txt phòng/mới/h.txt"),
    ("phòng/cũ phòng/h.txt", "phòng/cũ/k.txt phòng/h.txt"),
    ("phòng --exclude i.txt", "phòng/h.txt phòng/cũ/k.txt phòng/mới/h.txt"),
    ("phim", "phim/l.srt"),
    ("phim --include m.txt", "phim/m.txt"),
    ("a.txt phòng/h.txt --force-exclude", "a.txt"),
    ("a.txt nháp nháp/f.txt --force-exclude --exclude nháp/", "a.txt"),
    ("ra/e.txt --force-exclude", "ra/e.txt"),
    ("a.txt ./a.txt nháp/f.txt nháp", "a.txt nháp/f.txt nháp/cũ/g.md"),
]


@pytest.fixture
def folder(home):
    for name, text in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    return home


OF_FOLDERS = [(line, read) for line, read in CASES if line.split()[0] in (".", "ra", "nháp", "phim")]
OF_FOLDERS += [("phòng", CASES[9][1]), ("phòng --exclude i.txt", CASES[11][1])]
OF_FOLDERS += [
    (". --include *.zip --include /a.* --exclude sai", "a.txt k.zip/n.txt"),
    (". --include k.csv --exclude sai", "k.csv"),
]


@pytest.mark.parametrize(("arguments", "documents"), OF_FOLDERS)
def test_batch_takes_what_check_takes(folder, vnproof, arguments, documents):
    with zipfile.ZipFile("k.zip", "w") as packed:
        packed.writestr("n.txt", "họp")
    (folder / "k.csv").write_text("a,b\n", "utf-8")
    assert vnproof(f"batch plan {arguments} --plan plan.jsonl").exit_code == 0
    source = arguments.split()[0]
    names = [json.loads(line)["name"] for line in Path("plan.jsonl").read_text("utf-8").splitlines()]
    inside = [] if source != "." or "include" in arguments else ["k.zip/n.txt"]
    assert sorted(str(Path(source, name)) for name in names) == sorted([*documents.split(), *inside])


@pytest.mark.parametrize(("arguments", "read"), CASES, ids=[case[0] for case in CASES])
def test_taken(folder, vnproof, arguments, read):
    result = vnproof(f"check {arguments}")
    assert result.stderr == ""
    assert re.findall(r"^(?:\./)?(\S+?):1:1:", result.stdout, re.MULTILINE) == read.split()
    assert f"Đã soát {len(read.split())} văn bản" in result.stdout


@pytest.mark.parametrize("command", ["fix --diff", "restore --diff"])
def test_taken_by_the_other_commands(folder, vnproof, command):
    (folder / "nháp/f.txt").write_text("phù họp, to chuc\n", "utf-8")
    (folder / "nháp/cũ/g.md").write_text("phù họp, to chuc\n", "utf-8")
    assert vnproof(f"{command} nháp --exclude cũ").stdout.count("+++") == 1
    assert vnproof(f"{command} nháp").stdout.count("+++") == 2


def test_nothing_left_is_no_fault(folder, vnproof):
    """As when pre-commit names only files that are excluded."""
    result = vnproof("check a.txt --force-exclude --exclude a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Đã soát 0 văn bản" in result.stdout


SAYS = [
    ("check sai", 2, "sai/vnproof.toml: «exclude» có mẫu sai «[»; hãy viết như trong .gitignore."),
    ("check a.txt --lang en --include ! .", 2, "command line: 'include' has a wrong pattern '!'"),
    ("check nháp --exclude *", 3, "nháp: thư mục không có văn bản nào (.txt"),
    ("check a.txt -j 0", 2, "«-j» phải là một số từ 1 trở lên, hoặc auto."),
    ("fix a.txt --jobs nhiều", 2, "«-j» phải là một số từ 1 trở lên, hoặc auto."),
]


@pytest.mark.parametrize(("line", "code", "says"), SAYS, ids=[case[0] for case in SAYS])
def test_said(folder, vnproof, line, code, says):
    result = vnproof(line)
    assert result.exit_code == code
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_shown_with_its_origin(folder, vnproof):
    shown = vnproof("config show phòng").stdout.splitlines()
    assert f'exclude = ["/h.txt", "cũ/"]  # {folder / "phòng" / "vnproof.toml"}' in shown
    assert "include = []  # mặc định" in shown


@pytest.mark.parametrize("command", ["check", "check --format json", "fix --diff", "restore --diff", "fix --in-place"])
def test_warnings_are_told_once_a_document(folder, vnproof, monkeypatch, command):
    warnings = (Wording("có chữ kiểu cũ.", "old letters."), Wording("có bảng.", "a table."))
    for module in ("plain", "markup"):
        monkeypatch.setattr(
            f"vnproof.documents.{module}.warnings_of",
            lambda path, _: tuple(Wording(f"{path}: {each.vi}", f"{path}: {each.en}") for each in warnings),
        )
    told = vnproof(f"{command} a.txt b.md").stderr.splitlines()
    assert [line for line in told if "đã sửa" not in line] == [
        f"vnproof: {path}: {warning.vi}" for path in ("a.txt", "b.md") for warning in warnings
    ]
