"""An archive on a cluster ends as on one machine, whoever is killed on the way."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from functools import partial

import pytest

from vnproof.batch.archive import Item, find_items
from vnproof.batch.crew import Bounds
from vnproof.batch.ledger import Ledger
from vnproof.batch.part import Part, do_part, make_part, read_part
from vnproof.batch.run import run, told, versions
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import Settings
from vnproof.core.errors import LedgerError

SAID = told(Settings(), None)


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(
            f"Ban tô chức họp số {number}, công tác phòng, chổng tham nhũng.\n", "utf-8"
        )
    (folder / "clean.txt").write_text("Ban tổ chức họp.\n", "utf-8")
    (folder / "broken.txt").write_bytes(b"\0\1\2")
    return folder


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def part_of(folder, **more):
    items = tuple(Item(path.name, path) for path in sorted(folder.glob("[1b]*.txt")))
    return make_part(items, Settings(), Bounds(), folder, SAID)._replace(**more)


def test_a_part_is_named_by_what_goes_into_it(archive):
    name = part_of(archive).path
    assert part_of(archive).path == name
    (archive / "1.txt").write_text("khác", "utf-8")
    assert part_of(archive).path != name


@pytest.mark.slow
def test_a_part_is_done_once_and_read_again(archive):
    part = part_of(archive)
    do_part(part)
    written = part.path.read_bytes()
    do_part(part)
    assert part.path.read_bytes() == written
    outcomes = {item.name: outcome for item, outcome in read_part(part)}
    assert outcomes["1.txt"].data.decode() == "Ban tổ chức họp số 1, công tác phòng, chống tham nhũng.\n"
    assert [change.codes for change in outcomes["1.txt"].changes] == [("VN103",), ("VN104",)]
    assert "nhị phân" in outcomes["broken.txt"].error
    assert len(list(part.path.parent.iterdir())) == 1, "nothing half done is left"


@pytest.mark.slow
def test_another_vnproof_does_nothing(archive):
    part = part_of(archive, versions={**versions(), "vnproof": "0"})
    with pytest.raises(RuntimeError, match="another vnproof"):
        do_part(part)
    assert not part.path.exists()


@pytest.mark.slow
@pytest.mark.parametrize("in_place", [False, True])
def test_one_of_two_workers_is_killed(archive, tmp_path, monkeypatch, in_place):
    """What they leave is what one process leaves here: the same files, the same ledger, and undone the same archive."""
    before = contents(archive)
    cluster = pytest.importorskip("vnproof.batch.cluster")
    pytest.importorskip("distributed")
    monkeypatch.setattr("vnproof.batch.part.DOCUMENTS", 4)
    clients, killed = [], []

    @contextmanager
    def watched(jobs):
        with cluster.cluster(jobs) as client:
            clients.append(client)
            yield client

    def kill(_):
        if not killed:
            killed.append(next(iter(clients[0].run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    ledgers = {}
    for name in ("here", "there"):
        shutil.copytree(archive, tmp_path / f"from-{name}")
        settings, target = Settings(), None if in_place else tmp_path / name
        with Ledger(tmp_path / f"ledger-{name}") as kept:
            said = told(settings, target)
            parts = partial(cluster.spread, folder=kept.folder, said=said, target=target, connect=watched)
            more = {"hands": parts, "tell": kill} if name == "there" else {}
            source = find_items([tmp_path / f"from-{name}"])
            done = run(source, kept, settings, target, 2 if more else 1, **more)
            assert done.states == {"changed": 40, "same": 1, "failed": 1}
            assert run(find_items([tmp_path / f"from-{name}"]), kept, settings, target).skipped == 41
            assert not list(verify(kept))
            assert not list((kept.folder / "parts").glob("*")), "parts go when the ledger has them"
            ledgers[name] = [
                (record._replace(seconds=0, target="", run=0), kept.changes(record.name)) for record in kept.records()
            ]
    assert killed
    assert contents(tmp_path / "from-here") == contents(tmp_path / "from-there")
    assert in_place or contents(tmp_path / "here") == contents(tmp_path / "there")
    assert ledgers["here"] == ledgers["there"]
    with Ledger(tmp_path / "ledger-there") as kept:
        assert not [one for one in undo(kept) if one.error]
    assert in_place or contents(tmp_path / "there") == {
        name: data for name, data in before.items() if name != "broken.txt"
    }
    assert contents(tmp_path / "from-there") == before


@pytest.mark.slow
def test_a_document_that_takes_its_process_with_it_costs_itself_alone(archive, monkeypatch, tmp_path):
    """Whatever kills a process that reads it: here, a module that is found before ours and does so by name."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os\n"
        "from vnproof.batch import crew\n"
        "do = crew.work\n"
        "crew.work = lambda name, *more: os._exit(9) if name == '11.txt' else do(name, *more)\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    part: Part = part_of(archive)
    do_part(part)
    failed = {item.name: outcome.error for item, outcome in read_part(part) if outcome.error}
    assert set(failed) == {"11.txt", "broken.txt"}
    assert "dừng đột ngột" in failed["11.txt"]


PROGRAM = """
import os, signal, sys
from functools import partial
from pathlib import Path
from vnproof.batch import part
from vnproof.batch.archive import find_items
from vnproof.batch.cluster import spread
from vnproof.batch.ledger import Ledger
from vnproof.batch.run import run, told
from vnproof.batch.work import Settings
from vnproof.core.errors import LedgerError

part.DOCUMENTS = 4
left = 3
def tell(_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    archive, ledger, target = map(Path, sys.argv[1:])
    with Ledger(ledger) as kept:
        hands = partial(spread, folder=ledger, said=told(Settings(), target), target=target)
        run(find_items([archive]), kept, Settings(), target, 2, tell=tell, hands=hands)
"""


@pytest.mark.slow
def test_the_run_itself_is_killed(archive, tmp_path):
    """Whoever goes on, here or there, ends where a whole run ends."""
    program, ledger, target = tmp_path / "program.py", tmp_path / "ledger", tmp_path / "out"
    program.write_text(PROGRAM)
    killed = subprocess.run([sys.executable, program, archive, ledger, target], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    with Ledger(ledger) as kept:
        run(find_items([archive]), kept, Settings(), target)
        assert not list(verify(kept))
    with Ledger(tmp_path / "whole") as kept:
        run(find_items([archive]), kept, Settings(), tmp_path / "right")
    assert contents(target) == contents(tmp_path / "right")


def test_no_cluster_is_a_sentence(archive, tmp_path, monkeypatch):
    cluster = pytest.importorskip("vnproof.batch.cluster")
    pytest.importorskip("distributed")
    monkeypatch.setenv(cluster.ADDRESS, "nonsense://nowhere")
    with Ledger(tmp_path / "ledger") as kept, pytest.raises(LedgerError, match="không nối được"):
        hands = partial(cluster.spread, folder=kept.folder, said=SAID)
        run(find_items([archive]), kept, Settings(), tmp_path / "out", hands=hands)
