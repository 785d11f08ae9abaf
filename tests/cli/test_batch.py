"""`vnproof batch` as an archivist meets it: what each command says, and what the figures are figures of."""

import shutil
import unicodedata

import pytest
from click.testing import CliRunner

from vnproof.batch import names
from vnproof.batch.slips import NONE
from vnproof.cli import batch_telling
from vnproof.cli.program import program
from vnproof.documents.office import CONVERTED
from vnproof.training.archives import shaped

DECOMPOSED = unicodedata.normalize("NFD", "2015/văn bản.txt")
RTF = b"{\\rtf1\\ansi Ban t\\u244? ch\\u7913?c h\\u7885?p.\\par}"


def run(line):
    return CliRunner().invoke(program, line.split(","), prog_name="vnproof")


@pytest.fixture
def archive(home, monkeypatch):
    """Two texts with an error, one of them in another composition of letters, and three that cannot be read."""
    monkeypatch.setattr(batch_telling, "FAULTS", 2)
    monkeypatch.setattr(names, "slips_of", lambda *_: NONE)
    for name, text in (("a.txt", "Ban tô chức họp.\n"), (DECOMPOSED, "Công tác phòng, chổng tham nhũng.\n")):
        (home / "kho" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "kho" / name).write_text(text, "utf-8")
    for number in range(3):
        (home / "kho" / f"hỏng {number}.txt").write_bytes(b"\0\1")
    return home


STEPS = "batch,plan,kho", "batch,sample,--draw,9", "batch,run,kho,-o,ra"
# After which steps, what is said to which command, and its exit code.
SAID = [
    (0, STEPS[0], "còn 1 văn bản không xử lý được; tất cả ở trong vnproof-plan.jsonl, mục error.", 0),
    (0, STEPS[0], "cần chừng      0,0 phút với 1 tiến trình; 0,0 MB đĩa", 0),
    (0, STEPS[0], "sẽ sửa         2: ", 0),
    (0, STEPS[0] + ",--lang,en", "all are in vnproof-plan.jsonl, under error.", 0),
    (1, STEPS[1], "2 chỗ ở vnproof-sample.csv; hãy chấm bằng --mark, hoặc ghi y (đúng) hay n (sai) vào cột đầu.", 0),
    (2, "batch,sample", "chưa chấm chỗ nào; hãy ghi y (đúng) hay n (sai) vào cột đầu của bảng.", 0),
    (2, STEPS[2] + ",--require-precision,0.9", "chưa chỗ nào trong mẫu vnproof-sample.csv được chấm; hãy chấm", 2),
    (2, STEPS[2], "tất cả ở trong bảng của `vnproof batch report --csv`.", 3),
    (2, STEPS[2], "ra không có 3 văn bản không xử lý được; bản gốc của chúng còn nguyên trong kho.", 3),
    (2, STEPS[2], "lượt 1 xong: 2 đã sửa, 3 không xử lý được; 0 văn bản đã làm từ trước.", 3),
    (0, "batch,run,kho,-o,kho/ra", "kho/ra: nằm ngay trong kho kho; hãy ghi ra thư mục khác, hoặc dùng --in-place.", 2),
    (0, "batch,run,kho,-o,kho", "kho: nằm ngay trong kho kho; hãy", 2),
    (0, "batch,run,kho/a.txt,-o,kho", "kho: nằm ngay trong kho kho/a.txt; hãy", 2),
    (0, "batch,run,kho/a.txt,-o,kho/ra", "lượt 1 xong: 1 đã sửa", 0),
    (0, "batch,run,kho,-o,ra,--plan,x", "x: không đọc được kế hoạch (không có tệp hoặc thư mục này); hãy chạy", 2),
    (0, "batch,run,kho,-o,ra,--plan,x,--lang,en", "the plan cannot be read (No such file or directory); run", 2),
    (0, "batch,undo,--help", "(mặc định: vnproof-ledger)", 0),
    (3, "batch,undo,--all", "đã hoàn tác 2 văn bản.", 0),
    (3, "batch,undo,--document,2015/văn bản.txt", "đã hoàn tác 1 văn bản.", 0),
    (3, "batch,undo,--document,b.txt", "b.txt: sổ không có văn bản tên này; tên đúng ở cột name", 2),
    (3, "batch,undo,--run,7", "sổ không có lượt 7; các lượt ở cuối báo cáo", 2),
    (3, "batch,undo,--run,0", "sổ không có lượt 0; các lượt ở cuối báo cáo", 2),
    (3, "batch,undo,--check,VN999", "không còn chỗ sửa nào như vậy để hoàn tác.", 0),
    (3, "batch,undo,--document,hỏng 1.txt", "không còn chỗ sửa nào như vậy để hoàn tác.", 0),
]


def test_nothing_to_mark(archive):
    (archive / "kho" / "a.txt").write_text("Ban tổ chức họp.\n", "utf-8")
    run("batch,plan,kho/a.txt")
    result = run(STEPS[1])
    assert "không có chỗ nào sẽ sửa, nên không có gì để chấm." in result.stderr
    assert not (archive / "vnproof-sample.csv").exists()


@pytest.mark.parametrize(("before", "line", "said", "code"), SAID)
def test_said(archive, before, line, said, code):
    for step in STEPS[:before]:
        run(step)
    result = run(line)
    assert said in result.output
    assert result.exit_code == code


def test_what_could_be_taken_back_is_told_beside_what_could_not(archive):
    run(STEPS[2])
    (archive / "ra" / "a.txt").write_text("Người khác đã viết.", "utf-8")
    result = run("batch,undo,--all")
    assert result.exit_code == 3
    assert "a.txt" in result.stderr
    assert "đã hoàn tác 1 văn bản." in result.stderr


# What is done to an archive, and how often LibreOffice is started for its two documents.
STARTS = [(STEPS[:1], 2), (STEPS[2:], 2), ((STEPS[0], "batch,run,kho,-o,ra,--plan,vnproof-plan.jsonl"), 4)]


@pytest.mark.skipif(not shutil.which("sh"), reason="the program that counts is a script of a shell")
@pytest.mark.parametrize(("steps", "times"), STARTS)
@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_libreoffice_is_asked_once(home, monkeypatch, jobs, steps, times):
    (home / "kho").mkdir()
    for name, data in (("a.rtf", RTF), ("b.rtf", RTF.replace(b"Ban", b"Hai"))):
        (home / "kho" / name).write_bytes(data)
    soffice = home / "bin" / "soffice"
    soffice.parent.mkdir()
    (home / "made.docx").write_bytes(shaped("Ban tô chức họp.", "docx"))
    soffice.write_text(
        f'#!/bin/sh\necho >> {home}/starts\nfor last; do :; done\ncp {home}/made.docx "${{last%.rtf}}.docx"\n'
    )
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", str(soffice.parent), prepend=":")
    for step in steps:
        assert run(f"{step},-j,{jobs}").exit_code == 0
    assert len((home / "starts").read_text().splitlines()) == times
    assert not [path for path in home.rglob("*") if CONVERTED in path.name]
