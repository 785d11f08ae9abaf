"""Whatever goes wrong on the way is told of the document it happened to; all others are done, nothing is lost."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from vnproof.batch.archive import find_items
from vnproof.batch.ledger import Ledger
from vnproof.batch.plan import plan
from vnproof.batch.run import run
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import Settings
from vnproof.core.errors import LedgerError

ROOT = Path(__file__).parents[2]
WRONG = "Ban tô chức họp, công tác phòng, chổng tham nhũng số {}.\n"
DECOMPOSED = "cu\N{COMBINING HORN}o\N{COMBINING HORN}\N{COMBINING ACUTE ACCENT}p.txt"
NAMES = ("a.txt", "b.html", "tên có dấu.txt", DECOMPOSED, "x\ny.txt", "sâu/hơn nữa/c.md", "'\"$(ls)`.txt")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "kho"
    for number, name in enumerate(NAMES):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(WRONG.format(number), "utf-8")
    return folder


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def cleaned(data):
    return data.replace("tô".encode(), "tổ".encode()).replace("chổng".encode(), "chống".encode())


def vnproof(*arguments, before=()):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [*before, sys.executable, "-m", "vnproof", "batch", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


# What is done to one document before the run, and the words in which it is told; None where it is no fault at all.


def nothing(path):
    pass


def damaged(path):
    path.write_bytes(b"\0\1\2\3")


def gone(path):
    path.unlink()
    path.symlink_to("không có")


def looping(path):
    path.unlink()
    path.symlink_to(path.name)


def a_pipe(path):
    path.unlink()
    os.mkfifo(path)


def a_folder(path):
    path.unlink()
    path.mkdir()


def truncated(path):
    source = next((ROOT / "corpus/documents/docx").glob("*.docx"))
    path.write_bytes(source.read_bytes()[:2000])


FAULTS = [
    (nothing, None),
    (damaged, "hãy"),
    (gone, "không đọc được"),
    (looping, "không đọc được"),
    (a_pipe, "không phải là tệp thường"),
    (a_folder, None),
    (truncated, "bị hỏng"),
]


@pytest.mark.parametrize(("spoil", "said"), FAULTS, ids=[spoil.__name__ for spoil, _ in FAULTS])
def test_one_fault_is_told_and_the_others_are_done(folder, tmp_path, spoil, said):
    (folder / "vòng").symlink_to(folder)
    spoil(folder / "a.txt")
    before = {name: data for name, data in contents(folder).items() if name != "a.txt"}
    with Ledger(tmp_path / "ledger") as ledger:
        run(find_items([folder]), ledger, Settings())
        failed = {record.name: record.error for record in ledger.records() if record.state == "failed"}
        assert list(failed) == (["a.txt"] if said else [])
        assert not said or said in failed["a.txt"]
        after = contents(folder)
        assert {name: cleaned(data) for name, data in before.items()} == {name: after[name] for name in before}
        assert not list(verify(ledger))
        assert not [one for one in undo(ledger) if one.error]
    assert contents(folder).items() >= before.items()


def test_five_in_a_hundred_are_broken(tmp_path):
    folder = tmp_path / "kho"
    folder.mkdir()
    broken = set(Random(5).sample(range(100), 5))
    for number in range(100):
        data = WRONG.format(number).encode()
        (folder / f"{number}.txt").write_bytes(b"\0\1\2" if number in broken else data)
    with Ledger(tmp_path / "ledger") as ledger:
        assert run(find_items([folder]), ledger, Settings()).states == {"changed": 95, "failed": 5}
        assert {int(record.name[:-4]) for record in ledger.records() if record.state == "failed"} == broken


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("left", range(0, 2 * len(NAMES), 2))
def test_the_disk_is_full_for_a_while(folder, tmp_path, monkeypatch, left):
    """Nothing is half written, and the next run does what this one could not."""
    before = contents(folder)
    original, calls = os.fsync, iter(range(100))
    with Ledger(tmp_path / "ledger") as ledger:
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", lambda fd: original(fd) if next(calls) < left else full())
            done = run(find_items([folder]), ledger, Settings())
        assert done.states["failed"] == len(NAMES) - max(0, left - len(NAMES)), "originals come first"
        assert all("chỗ trống" in (record.error or "") for record in ledger.records() if record.state == "failed")
        after = contents(folder)
        assert all(after[name] in (data, cleaned(data)) for name, data in before.items())
        assert after.keys() == before.keys(), "nothing is left lying about"
        assert not list(verify(ledger))
        run(find_items([folder]), ledger, Settings())
        assert contents(folder) == {name: cleaned(data) for name, data in before.items()}
        assert not list(verify(ledger))


@pytest.fixture
def small_disk(tmp_path):
    """A disk of four megabytes, which only an administrator of Linux can make."""
    place = tmp_path / "đĩa"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be made here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("what", ["ledger", "output"])
def test_a_disk_that_is_full(folder, tmp_path, small_disk, what):
    (small_disk / "chiếm chỗ").write_bytes(b"x" * 4_010_000)
    for number in range(30):
        (folder / f"{number}.txt").write_text(WRONG.format(number) * 100, "utf-8")
    before = contents(folder)
    ledger = (small_disk if what == "ledger" else tmp_path) / "sổ"
    output = (small_disk if what == "output" else tmp_path) / "ra"
    first = vnproof("run", folder, "-o", output, "--ledger", ledger)
    assert first.returncode in (2, 3)
    assert "chỗ trống" in first.stderr
    assert "Traceback" not in first.stderr
    assert contents(folder) == before
    (small_disk / "chiếm chỗ").unlink()
    second = vnproof("run", folder, "-o", output, "--ledger", ledger)
    assert second.returncode == 0, second.stderr
    assert contents(output) == {name: cleaned(data) for name, data in before.items()}
    assert vnproof("verify", "--ledger", ledger).returncode == 0


@pytest.fixture
def somebody():
    """How to be nobody special: an administrator may write to what nobody may."""
    if os.geteuid():
        return ()
    without = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if not shutil.which("setpriv") or subprocess.run([*without, "true"], check=False).returncode:
        pytest.skip("an administrator cannot be refused here")
    return without


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "said"), [("file", "không ghi được"), ("folder", "không ghi được"), ("hidden", "không đọc được")]
)
def test_what_may_not_be_touched(folder, tmp_path, somebody, what, said):
    before = contents(folder)
    name = "sâu/hơn nữa/c.md"
    target = (folder / name).parent if what == "folder" else folder / name
    target.chmod({"file": 0o444, "folder": 0o555, "hidden": 0}[what])
    done = vnproof("run", folder, "--in-place", "--ledger", tmp_path / "sổ", before=somebody)
    target.chmod(0o755)
    assert (done.returncode, said in done.stderr, name in done.stderr) == (3, True, True), done.stderr
    expected = {each: cleaned(data) for each, data in before.items()} | {name: before[name]}
    assert contents(folder) == expected


def test_a_document_changes_while_it_is_read(folder, tmp_path, monkeypatch):
    """Between reading and writing somebody else has saved it: theirs is kept."""
    from vnproof.batch import crew

    original = crew.work

    def meddling(name, *rest):
        outcome = original(name, *rest)
        (folder / name).write_text("của người khác", "utf-8")
        return outcome

    monkeypatch.setattr(crew, "work", meddling)
    with Ledger(tmp_path / "ledger") as ledger:
        assert run(find_items([folder]), ledger, Settings()).states == {"failed": len(NAMES)}
        assert all("đã bị sửa trong lúc soát" in record.error for record in ledger.records())
    assert set(contents(folder).values()) == {"của người khác".encode()}


def test_a_document_changes_between_plan_and_run(folder, tmp_path):
    planned = {row.name: row.digest for row in plan(find_items([folder]), Settings())}
    (folder / "a.txt").write_text(WRONG.format(99), "utf-8")
    (folder / "mới.txt").write_text(WRONG.format(100), "utf-8")
    with Ledger(tmp_path / "ledger") as ledger:
        run(find_items([folder]), ledger, Settings(), planned=planned)
        failed = [record for record in ledger.records() if record.state == "failed"]
    assert [record.name for record in failed] == ["a.txt", "mới.txt"]
    assert all("hãy lập lại kế hoạch" in record.error for record in failed)


def test_two_at_once(folder, tmp_path):
    with Ledger(tmp_path / "ledger"):
        done = vnproof("run", folder, "--in-place", "--ledger", tmp_path / "ledger")
    assert done.returncode == 2
    assert "một lượt khác đang chạy với sổ này; hãy đợi" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_ledger_that_is_none(folder, tmp_path):
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger/ledger.sqlite").write_bytes(b"x" * 5000)
    with pytest.raises(LedgerError, match="không dùng được sổ này"):
        Ledger(tmp_path / "ledger")


@pytest.mark.slow
def test_interrupted_it_goes_on(folder, tmp_path):
    """Ctrl-C: one sentence, and the next run does the rest."""
    for number in range(300):
        (folder / f"{number}.txt").write_text(WRONG.format(number), "utf-8")
    before = contents(folder)
    command = [sys.executable, "-m", "vnproof", "batch", "run", folder, "--in-place", "--ledger", tmp_path / "sổ"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        while process.poll() is None and contents(folder) == before:
            pass
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1]
    assert (process.returncode, told.strip()) == (130, "vnproof: đã dừng theo yêu cầu.")
    with Ledger(tmp_path / "sổ") as ledger:
        run(find_items([folder]), ledger, Settings())
        assert contents(folder) == {name: cleaned(data) for name, data in before.items()}
        assert not list(verify(ledger))
