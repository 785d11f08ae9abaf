"""Workers read as this process does, and one that dies or takes too long is replaced while others wait for nothing."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import NamedTuple

import pytest

from vnproof.core.config import Config
from vnproof.server.crew import MEMORY, TRIES, Crew, Fault, Reader
from vnproof.server.recent import Recent

TEXT = "Ban tô chức hội nghị, công tác phòng, chổng tham nhũng."


@pytest.fixture(scope="module")
def crew():
    with closing(Crew(1, 60, Config())) as workers:
        yield workers


@pytest.mark.parametrize("config", [Config(), Config(ignore=("VN103",)), Config(words=frozenset(["tô chức"]))], ids=str)
def test_reads_as_a_reader(crew, config):
    assert crew(config, TEXT, ()) == Reader()(config, TEXT, ())


def test_several_at_once(crew):
    texts = [f"{TEXT} {number}" for number in range(8)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: crew(Config(), text, ()), texts))
    assert [len(findings) for findings in found] == [2] * 8


def test_a_fault_is_told_and_the_worker_goes_on(crew):
    with pytest.raises(Fault, match="Error"):
        crew(Config(), TEXT, ("no span",))
    assert len(crew(Config(), TEXT, ())) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_worker_is_replaced(crew):
    for worker in list(crew._all):
        os.kill(worker.process.pid, signal.SIGKILL)
    assert len(crew(Config(), TEXT, ())) == 2
    assert len(crew._all) == 1


def test_a_worker_that_takes_too_long_is_replaced():
    with closing(Crew(1, 0.001, Config())) as workers:
        before = set(workers._all)
        with pytest.raises(TimeoutError):
            workers(Config(), TEXT, ())
        assert len(workers._all) == 1
        assert not workers._all & before


@pytest.mark.skipif(sys.platform != "linux", reason="no such bound, or no way to ask for it")
def test_memory_has_its_bound(crew):
    import resource

    assert len(crew(Config(), TEXT, ())) == 2
    bounds = [resource.prlimit(worker.process.pid, resource.RLIMIT_AS) for worker in crew._all]
    assert bounds == [(MEMORY, MEMORY)]


def test_a_text_that_ends_every_worker_is_given_up(monkeypatch):
    hired = []

    class Mortal(NamedTuple):
        number: int

        def ask(self, *_):
            raise EOFError

        def end(self):
            pass

    def start(config):
        hired.append(Mortal(len(hired)))
        return hired[-1]

    monkeypatch.setattr("vnproof.server.crew._start", start)
    with pytest.raises(Fault, match="WorkerDied"):
        Crew(1, 60, Config())(Config(), TEXT, ())
    assert len(hired) == 1 + TRIES


def test_closed():
    workers = Crew(1, 60, Config())
    workers.close()
    with pytest.raises(Fault, match="Closed"):
        workers(Config(), TEXT, ())


def test_recent_keeps_what_was_asked_last():
    recent = Recent(most=10)
    for text in ("aaaa", "bbbb"):
        recent.put(text, (), (text,))
    assert recent.get("aaaa", ()) == ("aaaa",)
    recent.put("cccc", (), ("cccc",))
    recent.put("d" * 11, (), ())
    kept = {text: recent.get(text, ()) is not None for text in ("aaaa", "bbbb", "cccc", "d" * 11)}
    assert kept == {"aaaa": True, "bbbb": False, "cccc": True, "d" * 11: False}
    assert recent.get("aaaa", ((0, 1),)) is None, "what is shielded is part of the question"
