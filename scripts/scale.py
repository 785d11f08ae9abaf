"""
Measure what a document costs an archive's run, and write what a million and a thousand million would: docs/scale.md.

    python scripts/make_archive.py FOLDER --documents 600
    python scripts/scale.py FOLDER [--price 0.04]            # what a core costs an hour; 3 min

Seconds of work are CPU time; seconds of the one process that writes are what a clock shows, for it waits for the disk.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import click

from vnproof import __version__
from vnproof.batch.archive import Item, find_items
from vnproof.batch.ledger import Ledger
from vnproof.batch.queue import queue, waiting
from vnproof.batch.report import page
from vnproof.batch.run import run
from vnproof.batch.store import digest
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import Outcome, Settings, work
from vnproof.core.resources import PACKAGE
from vnproof.training.results import Section, table, write_section

ROOT = PACKAGE.parent
PAGE = ROOT / "docs/scale.md"
MIX = {"txt": 0.2, "html": 0.2, "docx": 0.5, "pdf": 0.1}  # an office's archive, as we suppose it
SIZES = {"10⁶": 10**6, "10⁸": 10**8, "10⁹": 10**9}
CORES = (2, 64, 1024)
STARTS = 3
EACH = 150  # documents measured of a kind
LEDGER = 20_000  # documents put into a ledger to see whether it slows
HOUR, GIGA, TERA = 3600.0, 1e9, 1e12
START = """
from vnproof.batch.work import Settings, work
work("a.txt", "Ban tô chức".encode(), Settings())
"""


class Kind(NamedTuple):
    """What one document of a kind takes, on the average."""

    documents: int
    bytes: float
    syllables: float
    seconds: float


class Writer(NamedTuple):
    """What the process that writes takes for a document, and what it leaves on the disk."""

    seconds: float
    merge: float  # where the machines of a cluster write the documents
    ledger: float
    store: float
    part: float
    verify: float
    undo: float
    report: float
    places: float  # that wait
    queue: float  # seconds for one of them
    first: float  # documents a second that an empty ledger takes
    last: float  # and one of LEDGER documents


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--price", type=float, default=0.04, show_default=True, help="Of a core, an hour.")
def main(folder: Path, price: float) -> None:
    """Measure, and write."""
    items = list(find_items([folder]))
    outcomes, kinds = measure_work(items)
    kinds |= measure_work(list(find_items([ROOT / "corpus/documents/pdf"])))[1]
    start, memory = measure_start()
    with tempfile.TemporaryDirectory(dir=folder.absolute().parent) as scratch:
        writer = measure_writer(Path(scratch), folder, outcomes)
    each = sum(MIX[kind] * kinds[kind].seconds for kind in MIX)
    write_section(PAGE, Section("Measured", "scripts/scale.py", measured(kinds, writer, start, memory)))
    write_section(PAGE, Section("Model", "scripts/scale.py", model(each, kinds, writer, price)))


def measure_work(items: Iterable[Item]) -> tuple[dict[str, Outcome], dict[str, Kind]]:
    """Work on the documents, no more than some of each kind; what came of them, and what they took."""
    outcomes: dict[str, Outcome] = {}
    taken: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    work("a.txt", "Ban tô chức".encode(), Settings())  # the model is there
    for item in items:
        kind, data = item.path.suffix[1:], item.path.read_bytes()
        if len(taken[kind]) == EACH:
            continue
        before = cpu()
        outcome = work(item.name, data, Settings())
        seconds = cpu() - before
        if outcome.error is None or "PDF chỉ đọc" in outcome.error:
            outcomes[item.name] = outcome
            taken[kind].append((len(data), outcome.syllables, seconds))
    kinds = {
        kind: Kind(len(rows), *(mean(column) for column in zip(*rows, strict=True)))
        for kind, rows in taken.items()
        if rows
    }
    return outcomes, kinds


def measure_start() -> tuple[float, float]:
    """CPU seconds until a new process has read its first sentence, and the memory that it then holds, in bytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(STARTS):
        subprocess.run([sys.executable, "-c", START], check=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds / STARTS, after.ru_maxrss * 1024


def measure_writer(scratch: Path, folder: Path, outcomes: dict[str, Outcome]) -> Writer:
    """A run whose work is done already, so that what is left is the writer's."""
    archive = scratch / "archive"
    for name in outcomes:
        (archive / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / name, archive / name)

    def replayed(items: Iterable[Item], *_: object) -> Iterator[tuple[Item, Outcome]]:
        return ((item, outcomes[item.name]) for item in items)

    number = len(outcomes)
    with Ledger(scratch / "ledger") as ledger:
        ran = clock(lambda: run(find_items([archive]), ledger, Settings(), hands=replayed))
        ledger_bytes = sum(path.stat().st_size for path in (scratch / "ledger").glob("ledger.sqlite*"))
        store = sum(path.stat().st_size for path in (scratch / "ledger/originals").rglob("*") if path.is_file())
        places = sum(1 for _ in waiting(ledger))
        queued = clock(lambda: queue(waiting(ledger)))
        reported = clock(lambda: list(page(ledger)))
        verified = clock(lambda: list(verify(ledger)))
        undone = clock(lambda: list(undo(ledger)))
    parts = mean(
        len(json.dumps(_row(name, outcome), ensure_ascii=False).encode()) for name, outcome in outcomes.items()
    )
    first, last = measure_ledger(scratch / "large", outcomes)
    merged = measure_merge(scratch / "merged", archive, outcomes)
    return Writer(
        ran / number,
        merged / number,
        ledger_bytes / number,
        store / number,
        parts,
        verified / number,
        undone / number,
        reported / number,
        places / number,
        queued / max(1, places),
        first,
        last,
    )


def measure_merge(folder: Path, archive: Path, outcomes: dict[str, Outcome]) -> float:
    """Seconds of a run that takes outcomes of documents that others have written."""
    done = {
        name: outcome._replace(data=None, written=outcome.before if outcome.data is None else digest(outcome.data))
        for name, outcome in outcomes.items()
    }

    def replayed(items: Iterable[Item], *_: object) -> Iterator[tuple[Item, Outcome]]:
        return ((item, done[item.name]) for item in items)

    with Ledger(folder) as ledger:
        return clock(lambda: run(find_items([archive]), ledger, Settings(), archive, hands=replayed))


def measure_ledger(folder: Path, outcomes: dict[str, Outcome]) -> tuple[float, float]:
    """Documents a second that a ledger takes, the first thousand and the last of many."""
    from vnproof.batch.ledger import Record

    rows = list(outcomes.values())
    seconds = []
    with Ledger(folder) as ledger:
        for thousand in range(LEDGER // 1000):
            start = time.perf_counter()
            for number in range(1000):
                outcome = rows[number % len(rows)]
                name = f"{number * 7919 % 10_000:05}/{thousand:05}.txt"  # in no order, as from many hands
                before = outcome.before
                record = Record(name, 1, "changed", name, before, before, outcome.findings, 1, 0.0, None)
                ledger.put(record, outcome.changes)
            seconds.append(time.perf_counter() - start)
    return 1000 / seconds[0], 1000 / seconds[-1]


def measured(kinds: dict[str, Kind], writer: Writer, start: float, memory: float) -> str:
    """The constants, as tables."""
    rows = [
        (kind, told.documents, f"{told.bytes / 1000:.1f}", f"{told.syllables:.0f}", f"{1000 * told.seconds:.0f}")
        for kind, told in sorted(kinds.items())
    ]
    one = [
        ("a process begins (CPU)", f"{start:.2f} s"),
        ("a process holds, the mapped model counted in", f"{memory / 1e6:.0f} MB"),
        ("the writer: original, ledger, file (clock)", f"{1000 * writer.seconds:.1f} ms a document"),
        ("the writer, where machines of a cluster write the documents", f"{1000 * writer.merge:.2f} ms a document"),
        ("the ledger alone takes, when empty", f"{writer.first:,.0f} documents a second"),
        (f"the ledger alone takes, when it holds {LEDGER:,}", f"{writer.last:,.0f} documents a second"),
        ("the ledger grows by", f"{writer.ledger / 1000:.1f} kB a document"),
        ("the store grows by", f"{writer.store / 1000:.1f} kB a document"),
        ("a part of a cluster holds, until it is written", f"{writer.part / 1000:.1f} kB a document"),
        ("`verify`", f"{1000 * writer.verify:.2f} ms a document"),
        ("`undo --all`", f"{1000 * writer.undo:.1f} ms a document"),
        ("`report`", f"{1000 * writer.report:.2f} ms a document"),
        (
            "`review` finds its groups",
            f"{1e6 * writer.queue:.0f} µs a place that waits, {writer.places:.1f} a document",
        ),
    ]
    machine = (
        f"{os.cpu_count()} cores (load {os.getloadavg()[0]:.0f}: seconds by the clock are longer than on a machine of "
        f"one's own), {platform.python_implementation()} {platform.python_version()}"
    )
    header = ("kind", "documents", "kB each", "syllables each", "CPU ms each")
    return (
        f"vnproof {__version__}, {machine}; documents of `scripts/make_archive.py`, PDF of `corpus/documents`.\n\n"
        f"{table(header, rows)}\n\n{table(('what', 'takes'), one)}"
    )


def model(each: float, kinds: dict[str, Kind], writer: Writer, price: float) -> str:
    """What so many documents take."""
    size = sum(MIX[kind] * kinds[kind].bytes for kind in MIX)
    rows = [
        ("CPU hours of work", *(hours(n * each) for n in SIZES.values())),
        *(
            (
                f"hours on {cores:,} cores, if all else kept up",
                *(hours(n * each / cores) for n in SIZES.values()),
            )
            for cores in CORES
        ),
        ("hours of one writer", *(hours(n * writer.seconds) for n in SIZES.values())),
        ("the same, where machines write", *(hours(n * writer.merge) for n in SIZES.values())),
        (f"price of the work, at {price:g} an hour", *(f"{n * each / HOUR * price:,.0f}" for n in SIZES.values())),
        ("the archive, TB", *(f"{n * size / TERA:,.3f}" for n in SIZES.values())),
        ("ledger, GB", *(f"{n * writer.ledger / GIGA:,.1f}" for n in SIZES.values())),
        ("store of originals, TB", *(f"{n * writer.store / TERA:,.3f}" for n in SIZES.values())),
        ("places for people", *(f"{n * writer.places:,.0f}" for n in SIZES.values())),
        ("hours of `verify`", *(hours(n * writer.verify) for n in SIZES.values())),
        ("hours of `report`", *(hours(n * writer.report) for n in SIZES.values())),
    ]
    mix = ", ".join(f"{share:.0%} {kind}" for kind, share in MIX.items())
    return (
        f"An archive of {mix}: {1000 * each:.0f} ms of work a document. One writer keeps up with "
        f"**{each / writer.seconds:.0f} cores**; with **{each / writer.merge:.0f}** where machines write.\n\n"
        f"{table(('documents', *SIZES), rows)}"
    )


def hours(seconds: float) -> str:
    """Seconds in hours, with as many figures as matter."""
    told = seconds / HOUR
    return f"{told:,.0f}" if told >= 10 else f"{told:.1f}" if told >= 0.1 else "< 0.1"


def clock(do: Callable[[], object]) -> float:
    """Seconds that a clock shows."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def cpu() -> float:
    """Seconds of this process and of those that it has waited for."""
    return sum(islice(os.times(), 4))


def _row(name: str, outcome: Outcome) -> list[object]:
    data = outcome.data if outcome.data is None else b64encode(outcome.data).decode()
    return [name, outcome._replace(data=data)._asdict()]  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
