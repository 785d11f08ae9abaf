"""The service as it is started, and many clients: a killed worker costs nobody an answer, and it stops when told."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from itertools import count, islice
from pathlib import Path

import pytest

from vnproof.cli.serve import _listen
from vnproof.training.clients import HANGING, ask
from vnproof.training.family import descendants, leaves, memory_of

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
PAGE = (Path(__file__).parents[2] / "corpus" / "demo" / "thong-bao-scan.txt").read_text("utf-8")
CLIENTS = 8
LONGEST = 20.0  # seconds within which everybody is answered, on a machine that does other things as well


class Service:
    """`vnproof serve` in a folder of its own, with what it logs."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.log = folder / "log"
        program = [sys.executable, "-m", "vnproof", "serve", "--port", "0", "--memory", "sqlite:///memory.sqlite"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen([*program, *options], cwd=folder, stderr=log, start_new_session=True)
        while not (told := self.log.read_text("utf-8").partition("\n"))[1]:
            assert self.process.poll() is None, told
        self.port = int(told[0].rpartition(":")[2])
        self.is_ready()

    def is_ready(self) -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=30) as answer:
            return answer.status == 200

    def ask_in_the_background(self, bodies, seconds, clients=CLIENTS):
        """Gives the list that the answers will be in, and the thread to wait for."""
        answers = []
        thread = threading.Thread(
            target=lambda: answers.extend(ask(self.port, "/v1/check", bodies, clients, seconds)), daemon=True
        )
        thread.start()
        return answers, thread

    def until(self, requests: int) -> None:
        """Wait until so many were answered."""
        while self.log.read_text("utf-8").count('"answered"') < requests:
            assert self.process.poll() is None
            time.sleep(0.05)


@pytest.fixture
def service(tmp_path):
    running = Service(tmp_path, "--workers", "2")
    yield running
    running.process.kill()
    running.process.wait()


def texts(text):
    """Always another one, as requests."""
    return (json.dumps({"text": f"Số: {number}/TB-UBND\n\n{text}"}).encode() for number in count(1))


@pytest.mark.slow
@LINUX
def test_a_killed_worker_costs_nobody_an_answer(service):
    answers, asking = service.ask_in_the_background(texts(PAGE), 6)
    service.until(2 * CLIENTS)
    workers = leaves(service.process.pid)
    killed = time.perf_counter()
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    assert service.is_ready()
    assert time.perf_counter() - killed < LONGEST
    asking.join()
    assert {answer.status for answer in answers} == {200}
    assert max(answer.seconds for answer in answers) < LONGEST
    assert len(leaves(service.process.pid)) == len(workers)
    assert not set(leaves(service.process.pid)) & set(workers)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
@pytest.mark.parametrize("tell", [os.kill, os.killpg], ids=["itself", "with all its processes"])
def test_stops_when_told_and_answers_first(service, number, tell):
    """A terminal tells a whole group, and so does systemd."""
    start = time.perf_counter()
    answers, asking = service.ask_in_the_background(islice(texts(10 * PAGE), 3 * CLIENTS), 600)
    service.until(CLIENTS)
    told = time.perf_counter() - start
    tell(service.process.pid, number)
    assert service.process.wait(60) == 0
    asking.join()
    under_way = [answer for answer in answers if answer.at < told - 0.1 < told + 0.1 < answer.at + answer.seconds]
    assert under_way
    assert {answer.status for answer in under_way} == {200}
    assert HANGING not in {answer.status for answer in answers}


@pytest.mark.slow
@LINUX
def test_nobody_stays_behind(service):
    family = descendants(service.process.pid)
    assert len(leaves(service.process.pid)) >= 2
    service.process.kill()
    service.process.wait()
    while any(Path(f"/proc/{pid}").exists() for pid in family):
        time.sleep(0.05)


@pytest.mark.slow
@LINUX
def test_memory_does_not_grow(service):
    """The bound is generous: 50 kB kept of each text would pass it."""
    bodies = texts(PAGE[:400])
    sizes = []
    for requests in (1400, 800):  # the first fill what is kept
        answers, asking = service.ask_in_the_background(islice(bodies, requests), 600)
        asking.join()
        assert {answer.status for answer in answers} == {200}
        sizes.append(memory_of([service.process.pid, *descendants(service.process.pid)]).resident)
    assert sizes[1] < sizes[0] + 30


@pytest.mark.slow
def test_logs_are_lines_of_json_without_a_text(service):
    secret = "chuyệnkín"
    quoted = urllib.parse.quote(secret)
    asked = [
        ("/v2/check?language=vi&text=" + quoted, None),
        ("/v1/check", json.dumps({"text": f"{secret} tô chức"}).encode()),
        ("/v1/check", f'{{"text": "{secret}'.encode()),
        ("/v1/check", json.dumps({secret: 1}).encode()),
        ("/v1/memory/words", json.dumps({"word": secret}).encode()),
        (f"/{quoted}", None),
    ]
    for path, body in asked:
        request = urllib.request.Request(f"http://127.0.0.1:{service.port}{path}", body)
        request.add_header("content-type", "application/json")
        try:
            urllib.request.urlopen(request, timeout=30).read()
        except urllib.error.HTTPError as error:
            assert error.code in (404, 422)
    service.process.terminate()
    service.process.wait(60)
    _, *lines = service.log.read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert sum(row["what"] == "answered" for row in rows) == len(asked) - 1
    assert all({"at", "level", "from", "what"} <= set(row) for row in rows)
    assert not any(hidden in line for line in lines for hidden in (secret, quoted, "tô", "chuy"))


def test_the_body_of_an_answer_does_not_wait_for_the_acknowledgement_of_its_head():
    with _listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        connection, _ = listening.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_is_taken(vnproof):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = vnproof(f"serve --port {taken.getsockname()[1]} --memory sqlite://")
    assert done.exit_code == 2
    assert "chọn cổng khác" in done.output
