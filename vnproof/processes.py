"""
The same work on many things by several processes at once; results come in the order of the things, or when ready.

A worker does nothing that lasts: it takes a thing, gives back what came of it, and may be killed at any moment. All
that is printed or written is printed and written by the process that started it, in order: more workers change
nothing but the time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from itertools import islice
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# How many things are on their way for each worker: enough that none waits for the one whose turn it is to be told,
# and so few that thousands of files are never held at once.
ON_THE_WAY = 4
# Windows cannot wait for more processes.
MOST = 61 if sys.platform == "win32" else sys.maxsize

_work: Callable[[Any], Any]


def in_order(
    make: Callable[[], Callable[[T], R]], things: Iterable[T], jobs: int, lost: Callable[[T], R]
) -> Generator[R, None, None]:
    """
    What the callable that `make` gives makes of each thing. Each of the `jobs` is a process of its own and calls `make`
    once; `make`, the things and the results have to be picklable.

    A thing whose process dies is tried once more, with a process to itself (it may be that the memory was enough for
    one); `lost` says what becomes of it when that dies too. An exception ends everything. Close the generator, and no
    process stays.
    """
    with closing(_results(_Crew(make, jobs), things, lost, _first_begun)) as results:
        for _, result in results:
            yield result


def as_ready(
    make: Callable[[], Callable[[T], R]],
    things: Iterable[T],
    jobs: int,
    lost: Callable[[T], R],
    memory: int | None = None,
) -> Generator[tuple[T, R], None, None]:
    """
    The same, each thing with its result, as they are ready: no process waits while another has a long thing to do.

    `memory` bounds the address space of each process, in bytes, where the system can.
    """
    return _results(_Crew(make, jobs, memory), things, lost, _first_done)


def _results(
    crew: _Crew, things: Iterable[T], lost: Callable[[T], R], next_of: Callable[[Iterable[Future[R]]], Future[R]]
) -> Generator[tuple[T, R], None, None]:
    rest = iter(things)
    under_way: dict[Future[R], T] = {}
    try:
        while True:
            for thing in islice(rest, ON_THE_WAY * crew.jobs - len(under_way)):
                under_way[crew.start(thing)] = thing
            if not under_way:
                break
            future = next_of(under_way)
            thing = under_way.pop(future)
            try:
                result = future.result()
            except BrokenProcessPool:
                result = _alone(crew, thing, lost)
            yield thing, result
    except BaseException:
        crew.stop()
        raise
    finally:
        crew.leave()


def _first_begun(under_way: Iterable[Future[R]]) -> Future[R]:
    return next(iter(under_way))


def _first_done(under_way: Iterable[Future[R]]) -> Future[R]:
    done = wait(under_way, return_when=FIRST_COMPLETED).done
    return next(future for future in under_way if future in done)


def cores() -> int:
    """How many processes can work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Crew:
    """Processes that work; when one dies, the pool is broken, and the next thing is for a new one."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]], jobs: int, memory: int | None = None) -> None:
        self.make = make
        self.jobs = min(jobs, MOST)
        self.memory = memory
        self.pool = self._hire()

    def start(self, thing: Any) -> Future[Any]:
        with _no_interrupts():
            try:
                return self.pool.submit(_do, thing)
            except BrokenProcessPool:
                self.leave()
                self.pool = self._hire()
                return self.pool.submit(_do, thing)

    def stop(self) -> None:
        """
        End all processes at once.

        One that is ended while it writes leaves half a result, and the pool's thread would wait for the rest of it as
        long as a writing end of the pipe is open: this process holds the last one.
        """
        for child in multiprocessing.active_children():
            child.terminate()
        self.pool._result_queue._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001 - nothing public does it

    def leave(self) -> None:
        self.pool.shutdown(cancel_futures=True)

    def _hire(self) -> ProcessPoolExecutor:
        # Not forked: threads and open files of this process are no business of theirs.
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, spawn, initializer=_begin, initargs=(self.make, self.memory))


def _alone(crew: _Crew, thing: T, lost: Callable[[T], R]) -> R:
    one = _Crew(crew.make, 1, crew.memory)
    try:
        result: R = one.start(thing).result()
    except BrokenProcessPool:
        return lost(thing)
    finally:
        one.leave()
    return result


def _begin(make: Callable[[], Callable[[Any], Any]], memory: int | None) -> None:
    """What a worker does first."""
    global _work  # noqa: PLW0603 - the one thing a worker process knows; its jobs come by a pipe
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    if memory and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    _work = make()


def _do(thing: Any) -> Any:
    return _work(thing)


def _leave_with_parent() -> None:
    """A process that is killed cannot say good-bye to its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """
    Processes started in here never hear Ctrl-C, which a terminal sends to all: they are stopped, not interrupted.

    Windows has no such mask; there, one that is interrupted while it starts says so at length.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
