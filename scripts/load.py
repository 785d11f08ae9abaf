"""
Measure the service under load, on this machine alone, and write the section "Load" of corpus/RESULTS.md.

    python scripts/load.py [--seconds 60] [--clients 64]

Starts `vnproof serve` on a free port of 127.0.0.1 with a process a core, asks one request at a time, then has clients
ask all at once, of texts that are always new and of the same notices over and over, and kills a worker under load.
Linux only: memory is read from /proc. Three and a half minutes.
"""

from __future__ import annotations

import json
import math
import os
import platform
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from vnproof import __version__
from vnproof.core.resources import PACKAGE
from vnproof.training.clients import Answer, ask, summary
from vnproof.training.family import Memory, descendants, leaves, memory_of
from vnproof.training.results import Section, table, write_section

CORPUS = PACKAGE.parent / "corpus"
SCANNED = CORPUS / "demo" / "thong-bao-scan.txt"
STARTS = 5  # of the command line
SINGLES = 128  # requests, one at a time
SECOND = 10  # from the start of a load when its memory is looked at first
WANTED = 10  # times the time of a single request: the 99th percentile under load
KILL_AT = 5  # seconds from the start
WHOLE_AGAIN = 2  # seconds from the kill

HOW = """\
`python scripts/load.py` with vnproof {version}, Python {python}, {system}, {cores} cores, which the clients share;
`vnproof serve --workers {cores}`, `POST /v1/check` with a page a request, {seconds} s each load."""

WHAT_IT_MEANS = """\
The clients never pause: each asks again as soon as it is answered, so {clients} requests are always waiting for {cores}
cores. A text that is new costs a core its whole time, so that the mean can't be below {clients} / {cores} = {least:.0f}
times the single request, whatever the service does: {wanted} times is out of reach for new texts with that many
clients; with {most:.0f} of them the mean is half of it. A text that was read lately (the page checks and then corrects,
a panel asks before publishing and the site's filter right after) is answered from memory."""


@click.command()
@click.option("--seconds", default=60, show_default=True, help="How long each load lasts.")
@click.option("--clients", default=64, show_default=True)
def main(seconds: int, clients: int) -> None:
    """Measure the service under load."""
    cores = len(os.sched_getaffinity(0))
    start = median(cold_start() for _ in range(STARTS))
    notices = [path.read_text("utf-8") for path in sorted((CORPUS / "clean").glob("*.txt"))]
    new, same = always_new(notices), cycle([body(text) for text in notices])
    with service(cores) as (pid, port):
        ask(port, "/v1/check", new, clients=cores, seconds=3)  # so that every worker is warm
        singles = one_at_a_time(port, new)
        scanned = one_at_a_time(port, always_new([SCANNED.read_text("utf-8")]))
        few = max(1, WANTED * cores // 2)
        loads = {
            f"new texts, {clients} clients": loaded(pid, port, new, clients, seconds),
            f"new texts, {few} clients": loaded(pid, port, new, few, seconds),
            f"the same {len(notices)} notices, {clients} clients": loaded(pid, port, same, clients, seconds),
        }
        killed = with_a_kill(pid, port, new, clients)
    single = summary(singles).median
    rows = []
    for name, (answers, early, late) in loads.items():
        seen = summary(answers)
        rows.append(
            [
                name,
                f"{seen.requests:,}",
                seen.errors,
                f"{1000 * seen.median:.1f}",
                f"{1000 * seen.p99:.1f}",
                f"{seen.p99 / single:.1f}",
                f"{1000 * seen.own_p99:.1f}",
                f"{early.resident:.0f} → {late.resident:.0f}",
                f"{early.proportional:.0f} → {late.proportional:.0f}",
            ]
        )
    header = ["load", "requests", "errors", "p50 ms", "p99 ms", "p99 / single", "p99 ms, the service's own"]
    alone = [
        ["`vnproof check` of the scanned page, from start to end", f"{1000 * start:.0f}", ""],
        ["a page, one request at a time", *times(singles)],
        ["the scanned page, one request at a time", *times(scanned)],
    ]
    parts = [
        HOW.format(
            version=__version__,
            python=platform.python_version(),
            system=f"{platform.system()} {platform.machine()}",
            cores=cores,
            seconds=seconds,
        ),
        "### One at a time, median ms",
        table(["", "seen by the client", "the service's own"], alone),
        "### All at once",
        table([*header, f"MB resident, {SECOND} s → end", "MB proportional"], rows),
        WHAT_IT_MEANS.format(
            clients=clients, cores=cores, least=clients / cores, wanted=WANTED, most=WANTED * cores / 2
        ),
        f"### A worker killed (SIGKILL) {KILL_AT} s after the start, {clients} clients, new texts",
        killed,
    ]
    write_section(CORPUS / "RESULTS.md", Section("Load", "scripts/load.py", "\n\n".join(parts)))
    click.echo("\n\n".join(parts))


@contextmanager
def service(workers: int) -> Iterator[tuple[int, int]]:
    """A service of its own; its process and its port."""
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("w+") as log:
        memory = f"sqlite:///{Path(folder) / 'memory.sqlite'}"
        program = [sys.executable, "-m", "vnproof", "serve", "--port", "0", "--workers", str(workers)]
        process = subprocess.Popen([*program, "--memory", memory], cwd=folder, stderr=log)  # noqa: S603 - our own
        try:
            while not (told := (Path(folder) / "log").read_text("utf-8").partition("\n"))[1]:
                if process.poll() is not None:
                    raise click.ClickException("the service did not start")
                time.sleep(0.05)
            yield process.pid, int(told[0].rpartition(":")[2])
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def cold_start() -> float:
    """Seconds that the command line takes for the scanned page."""
    start = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "vnproof", "check", "--fail-on", "never", str(SCANNED)], check=True, capture_output=True
    )
    return time.perf_counter() - start


def body(text: str) -> bytes:
    """What a request sends."""
    return json.dumps({"text": text}).encode()


def always_new(texts: Sequence[str]) -> Iterator[bytes]:
    """Requests of texts that were never asked of: every notice has a number of its own."""
    for number, text in zip(count(1), cycle(texts)):
        yield body(f"Số: {number}/TB-UBND\n\n{text}")


def one_at_a_time(port: int, bodies: Iterator[bytes]) -> list[Answer]:
    """Answers while nobody else asks."""
    return ask(port, "/v1/check", islice(bodies, SINGLES), clients=1, seconds=math.inf)


def times(answers: Sequence[Answer]) -> list[str]:
    """The median ms that the client sees, and that the service tells of."""
    return [
        f"{1000 * median(answer.seconds for answer in answers):.1f}",
        f"{1000 * median(answer.own_seconds for answer in answers):.1f}",
    ]


def loaded(
    pid: int, port: int, bodies: Iterator[bytes], clients: int, seconds: int
) -> tuple[list[Answer], Memory, Memory]:
    """Answers under load, and the memory of all processes early in it and at its end."""
    early: list[Memory] = []
    look = threading.Timer(min(SECOND, seconds / 2), lambda: early.append(memory_of([pid, *descendants(pid)])))
    look.start()
    answers = ask(port, "/v1/check", bodies, clients, seconds)
    look.join()
    return answers, early[0], memory_of([pid, *descendants(pid)])


def with_a_kill(pid: int, port: int, bodies: Iterator[bytes], clients: int) -> str:
    """What came of the answers when a worker was killed, as a table."""
    worker = leaves(pid)[-1]
    timer = threading.Timer(KILL_AT, os.kill, (worker, signal.SIGKILL))
    timer.start()
    answers = ask(port, "/v1/check", bodies, clients, KILL_AT + 3 * WHOLE_AGAIN)
    parts = {
        "before": [a for a in answers if a.at + a.seconds < KILL_AT],
        f"answered in the {WHOLE_AGAIN} s after": [a for a in answers if 0 <= a.at + a.seconds - KILL_AT < WHOLE_AGAIN],
        "later": [a for a in answers if a.at + a.seconds >= KILL_AT + WHOLE_AGAIN],
    }
    lasts = {"before": KILL_AT, "later": 2 * WHOLE_AGAIN}
    rows = []
    for name, some in parts.items():
        seen, longest = summary(some), max(answer.seconds for answer in some)
        rate = sum(a.status == 200 for a in some) / lasts.get(name, WHOLE_AGAIN)
        rows.append([name, f"{rate:.0f}", seen.errors, seen.hanging, f"{1000 * longest:.0f}"])
    return table(["", "answers a second", "errors", "hanging", "longest ms"], rows)


if __name__ == "__main__":
    main()
