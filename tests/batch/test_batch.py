"""An archive is cleaned with proof: whatever stops a run, going on ends where a whole run would have ended."""

import signal
import subprocess
import sys

import pytest

from vnproof.batch.archive import Item, find_items
from vnproof.batch.crew import Bounds, crew
from vnproof.batch.ledger import Ledger
from vnproof.batch.plan import estimate, plan, read_plan, write_plan
from vnproof.batch.report import page
from vnproof.batch.run import run
from vnproof.batch.sampling import draw, precision, read_sample, write_sample
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import Permission, Settings, work
from vnproof.core.errors import LedgerError
from vnproof.core.finding import Safety

WRONG = "Ban tô chức họp, công tác phòng, chổng tham nhũng số {}.\n"
RIGHT = "Ban tổ chức họp, công tác phòng, chống tham nhũng số {}.\n"
NAMES = ["a.txt", "b b.txt", "sâu/đường.txt", "sa\N{COMBINING CIRCUMFLEX ACCENT}u.txt", "x\ny.txt"]


@pytest.fixture
def archive(tmp_path):
    """Some documents with errors, one without, one that cannot be read, a loop of links, and what is no document."""
    folder = tmp_path / "archive"
    for number, name in enumerate(NAMES):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(WRONG.format(number), "utf-8")
    (folder / "clean.txt").write_text(RIGHT.format(0), "utf-8")
    (folder / "broken.txt").write_bytes(b"\0\1\2")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "loop").symlink_to(folder)
    return folder


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger") as kept:
        yield kept


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def cleaned(before):
    return {
        name: data.replace("tô".encode(), "tổ".encode()).replace("chổng".encode(), "chống".encode())
        for name, data in before.items()
    }


def test_in_place_and_back(archive, ledger):
    before = contents(archive)
    done = run(find_items([archive]), ledger, Settings())
    assert done.states == {"changed": 5, "same": 1, "failed": 1}
    assert contents(archive) == cleaned(before)
    assert not list(verify(ledger))
    assert not [one for one in undo(ledger) if one.error]
    assert contents(archive) == before
    assert not list(verify(ledger))


def test_into_a_tree(archive, ledger, tmp_path):
    before = contents(archive)
    run(find_items([archive]), ledger, Settings(), tmp_path / "out")
    assert contents(archive) == before
    expected = {name: data for name, data in cleaned(before).items() if name not in ("broken.txt", "picture.png")}
    assert contents(tmp_path / "out") == expected


def test_what_is_done_is_not_done_again(archive, ledger):
    run(find_items([archive]), ledger, Settings())
    told = []
    again = run(find_items([archive]), ledger, Settings(), tell=told.append)
    assert (again.states, again.skipped) == ({"failed": 1}, 6)
    assert len(told) == 7, "whoever counts comes to the end"
    other = run(find_items([archive]), ledger, Settings(permission=Permission(Safety.LIKELY)))
    assert other.skipped == 0, "other settings may find more"


def test_one_check_is_taken_back(archive, ledger):
    run(find_items([archive]), ledger, Settings())
    assert len([one for one in undo(ledger, check="VN104") if not one.error]) == 5
    assert (archive / "a.txt").read_text("utf-8") == "Ban tổ chức họp, công tác phòng, chổng tham nhũng số 0.\n"
    assert not list(verify(ledger))


def test_what_others_wrote_since_is_left_alone(archive, ledger):
    run(find_items([archive]), ledger, Settings())
    (archive / "a.txt").write_text("khác", "utf-8")
    assert len(list(verify(ledger))) == 1
    assert [one.name for one in undo(ledger) if one.error] == ["a.txt"]
    assert (archive / "a.txt").read_text("utf-8") == "khác"


def test_a_document_that_changed_since_the_plan_is_refused(archive, ledger, tmp_path):
    list(write_plan(tmp_path / "plan", plan(find_items([archive]), Settings())))
    planned = {row.name: row.digest for row in read_plan(tmp_path / "plan")}
    (archive / "a.txt").write_text(WRONG.format(99), "utf-8")
    run(find_items([archive]), ledger, Settings(), planned=planned)
    assert "không còn như khi lập kế hoạch" in ledger.record("a.txt").error
    assert (archive / "a.txt").read_text("utf-8") == WRONG.format(99)


def test_a_plan_touches_nothing(archive):
    before = contents(archive)
    told = estimate(plan(find_items([archive]), Settings()))
    assert (told.documents, told.unreadable, told.changed) == (7, 1, 5)
    assert told.made == {"VN103": 5, "VN104": 5}
    assert contents(archive) == before


def test_a_sample_is_drawn_marked_and_weighed(archive, tmp_path):
    rows = list(plan(find_items([archive]), Settings()))
    sample = draw(rows, 4, seed=1)
    assert sample == draw(rows, 4, seed=1)
    assert len(draw(rows, 100)) == 10
    path = tmp_path / "sample.csv"
    write_sample(path, [drawn._replace(mark=number != 0) for number, drawn in enumerate(sample)])
    found = precision(read_sample(path))
    assert (found.marked, found.right) == (4, 3)
    assert found.low < 0.75 < found.high


def test_two_runs_at_once(tmp_path):
    with Ledger(tmp_path / "ledger"), pytest.raises(LedgerError, match="một lượt khác"):
        Ledger(tmp_path / "ledger")


def test_a_forged_event_is_seen(archive, ledger):
    run(find_items([archive]), ledger, Settings())
    ledger._base.execute("UPDATE events SET facts = '{}' WHERE id = 2")
    assert ledger.broken_link() == 2


def test_a_damaged_original_is_seen(archive, ledger):
    run(find_items([archive]), ledger, Settings())
    kept = next(path for path in (ledger.folder / "originals").rglob("*") if path.is_file())
    kept.write_bytes(b"x")
    assert any("đã bị thay đổi" in fault for fault in verify(ledger))


def test_a_file_that_may_not_be_written(archive, ledger, monkeypatch):
    def refuse(*_, **__):
        from vnproof.core.errors import DocumentError

        raise DocumentError("a.txt: không ghi được.", "a.txt: cannot be written.")

    before = contents(archive)
    monkeypatch.setattr("vnproof.batch.writing.write_atomically", refuse)
    done = run(find_items([archive]), ledger, Settings())
    assert done.states == {"failed": 6, "same": 1}
    assert contents(archive) == before


def test_too_long(archive):
    (archive / "long.txt").write_text(WRONG.format(1) * 2000, "utf-8")
    [(_, outcome)] = crew([Item("long.txt", archive / "long.txt")], Settings(), 1, Bounds(seconds=0.01))
    assert "quá 0.01 giây" in outcome.error


def test_the_page_is_safe(ledger, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "<script>.txt").write_text("<b>Ban tô chức</b> <script>alert(1)</script>", "utf-8")
    run(find_items([folder]), ledger, Settings())
    told = "".join(page(ledger))
    assert "<script>" not in told
    assert "&lt;script&gt;.txt" in told


def test_an_edit_knows_its_check():
    outcome = work("a.txt", WRONG.format(1).encode(), Settings())
    assert [(change.old, change.codes) for change in outcome.changes] == [
        ("tô", ("VN103",)),
        ("chổng tham nhũng", ("VN104",)),
    ]
    assert outcome.changes[0].context.startswith("Ban [tô] chức")


def test_what_is_not_permitted_waits():
    outcome = work("a.txt", WRONG.format(1).encode(), Settings(permission=Permission(checks=("VN104",))))
    assert [(change.old, change.applied) for change in outcome.changes] == [("tô", False), ("chổng tham nhũng", True)]


@pytest.mark.slow
def test_many_hands_do_what_one_does(archive, tmp_path):
    outcomes = [
        {item.name: outcome._replace(seconds=0) for item, outcome in crew(find_items([archive]), Settings(), jobs)}
        for jobs in (1, 2)
    ]
    assert outcomes[0] == outcomes[1]


KILLS = 50
PROGRAM = """
import os, signal, sys
from pathlib import Path
from random import Random
from vnproof.batch import writing
from vnproof.batch.archive import find_items
from vnproof.batch.ledger import Ledger
from vnproof.batch.run import run
from vnproof.batch.work import Settings

folder, ledger, seed = sys.argv[1:]
random = Random(int(seed))
left, writing.TOGETHER = random.randrange(1, 40), random.randrange(1, 9)
def dies(function):
    def dying(*arguments, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        value = function(*arguments, **named)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return value
    return dying
writing.write_atomically = dies(writing.write_atomically)
Ledger.hold, Ledger.stand = dies(Ledger.hold), dies(Ledger.stand)
with Ledger(ledger) as kept:
    kept.store.put = dies(kept.store.put)
    run(find_items([folder]), kept, Settings())
"""


@pytest.mark.slow
def test_killed_at_any_point_it_goes_on(archive, tmp_path):
    """SIGKILL before and after every write there is: what is resumed ends as what was never stopped."""
    before = contents(archive)
    killed = 0
    for seed in range(KILLS):
        for path, data in before.items():
            (archive / path).write_bytes(data)
        folder = tmp_path / f"ledger{seed}"
        first = subprocess.run(
            [sys.executable, "-c", PROGRAM, archive, folder, str(seed)], capture_output=True, check=False
        )
        killed += first.returncode == -signal.SIGKILL
        with Ledger(folder) as kept:
            run(find_items([archive]), kept, Settings())
            assert contents(archive) == cleaned(before)
            assert not list(verify(kept))
            assert not [one for one in undo(kept) if one.error]
            assert contents(archive) == before
    assert killed > KILLS / 3


def test_an_archive_is_walked_as_folders_are(archive):
    (archive / ".gitignore").write_text("a.txt\nsâu/\n", "utf-8")
    assert [item.name for item in find_items([archive])] == ["b b.txt", "broken.txt", "clean.txt", NAMES[3], "x\ny.txt"]
