"""
The crew: processes that work on documents, with bounds on time and memory; one that dies takes one document with it.

Outcomes come as they are ready, and never more than a few documents for each process are under way.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from types import FrameType
from typing import NamedTuple

from vnproof.batch.archive import Item
from vnproof.batch.work import Outcome, Settings, work
from vnproof.core.errors import DocumentError

UNDER_WAY = 4  # documents for each process
AGAIN = 0.2  # seconds until an alarm is raised once more: where Python cleans up, an exception is swallowed


class Bounds(NamedTuple):
    """What one document may take; and a process."""

    seconds: float = 60.0
    memory: int = 2_000_000_000  # bytes of address space, of which models are mapped, not held


class TooLong(BaseException):
    """A document took more than its time; no handler on the way is to take it for a fault of its own."""


def crew(
    items: Iterable[Item], settings: Settings, jobs: int, bounds: Bounds = Bounds()
) -> Iterator[tuple[Item, Outcome]]:
    """Every item with its outcome, in the order they are ready; with one job, in this very process."""
    if jobs == 1:
        for item in items:
            yield item, do(item, settings, bounds.seconds)
        return
    waiting = iter(items)
    while True:
        with _pool(jobs, bounds) as pool:
            broken = yield from _together(pool, waiting, settings, bounds, jobs)
        if not broken:
            return
        for item in broken:
            with _pool(1, bounds) as pool:
                yield item, _alone(pool, item, settings, bounds)


def do(item: Item, settings: Settings, seconds: float) -> Outcome:
    """Read a document and work on it."""
    try:
        with bounded(seconds):
            return work(item.name, item.read(), settings, item.form)
    except DocumentError as error:
        return Outcome("", error=error.wording.vi)
    except OSError as error:
        return Outcome("", error=f"{item.name}: không đọc được ({error.strerror}); hãy kiểm tra quyền đọc và ổ đĩa.")
    except TooLong:
        return Outcome("", error=f"{item.name}: quá {seconds:g} giây; hãy chia nhỏ tệp hoặc tăng --seconds.")


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """What may take so many seconds and no more. Raises TooLong."""
    _alarm(seconds)
    try:
        yield
    finally:
        _alarm(0)


def _together(
    pool: ProcessPoolExecutor, waiting: Iterator[Item], settings: Settings, bounds: Bounds, jobs: int
) -> Generator[tuple[Item, Outcome], None, list[Item]]:
    """Work until nothing waits; the documents that were under way when a process died are returned."""
    under_way: dict[Future[Outcome], Item] = {}
    while True:
        for item in islice(waiting, jobs * UNDER_WAY - len(under_way)):
            try:
                under_way[pool.submit(do, item, settings, bounds.seconds)] = item
            except BrokenProcessPool:  # noqa: PERF203 - a process may die between any two documents
                return [*under_way.values(), item]
        if not under_way:
            return []
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            try:
                outcome = future.result()
            except BrokenProcessPool:
                return list(under_way.values())
            yield under_way.pop(future), outcome


def _alone(pool: ProcessPoolExecutor, item: Item, settings: Settings, bounds: Bounds) -> Outcome:
    try:
        return pool.submit(do, item, settings, bounds.seconds).result()
    except BrokenProcessPool:
        return Outcome("", error=f"{item.name}: làm tiến trình soát dừng đột ngột; hãy xem lại tệp này.")


def _pool(jobs: int, bounds: Bounds) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(bounds.memory,))


def _begin(memory: int) -> None:
    """A worker begins: the keyboard's interrupt is the parent's business, and memory has its bound."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource
    except ImportError:  # Windows has no such bounds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _alarm(seconds: float) -> None:
    """Raise TooLong in so many seconds; 0 calls it off. Where there is no such clock, there is no bound."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _too_long)
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN if seconds else 0)


def _too_long(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of handlers
    raise TooLong
