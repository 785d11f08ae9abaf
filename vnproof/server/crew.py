"""
The crew of a service: processes that proofread, with bounds on memory and time; the one that listens only listens.

Each holds the dictionaries; the model is a file that all of them map, so it is in memory once. One that dies or takes
too long is replaced at once, and what it was reading is read by another: whoever asked notices a delay.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Lock
from typing import NamedTuple

from vnproof.core.config import Config
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.proofreader import Proofreader

LOG = logging.getLogger("vnproof.server")
MEMORY = 2_000_000_000  # bytes of address space, of which models are mapped, not held
TRIES = 3  # a text that ends so many workers is not given to a further one
FIRST = "Ban tô chức hội nghị."  # read by every new worker, so that what is read once is read before it is needed
Read = Callable[[Config, str, tuple[Span, ...]], tuple[Finding, ...]]


class Fault(Exception):
    """A text could not be read, by a fault of ours; says of which kind, never in which text."""


class Reader:
    """
    Proofreads here, and keeps what it needs for the configuration of the last text.

    >>> [finding.code for finding in Reader()(Config(), "Ban tô chức", ())]
    ['VN103']
    """

    def __init__(self) -> None:
        self._config = Config()
        self._proofreader = Proofreader(self._config)

    def __call__(self, config: Config, text: str, shielded: tuple[Span, ...]) -> tuple[Finding, ...]:
        """What is wrong in a text, without the stretches that are shielded."""
        if config != self._config:
            self._proofreader = Proofreader(config)
            self._config = config
        return self._proofreader.proofread(text, shielded).findings


class Crew:
    """
    So many processes that proofread; called like a Reader, by any thread.

    Raises TimeoutError where a text takes more than `seconds`, or no worker is free in that time, and Fault for a text
    that cannot be read.
    """

    def __init__(self, size: int, seconds: float, config: Config) -> None:
        self._seconds = seconds
        self._config = config
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._lock = Lock()
        self._all: set[_Worker] | None = set()
        for _ in range(size):
            self._idle.put(self._hire())

    def __call__(self, config: Config, text: str, shielded: tuple[Span, ...]) -> tuple[Finding, ...]:
        """What is wrong in a text, without the stretches that are shielded."""
        self._config = config
        for _ in range(TRIES):
            try:
                worker = self._idle.get(timeout=self._seconds)
            except Empty as error:
                raise TimeoutError from error
            whole = False
            try:
                answer = worker.ask((config, text, shielded), self._seconds)
                whole = True
            except (EOFError, OSError) as error:
                if isinstance(error, TimeoutError):
                    raise
                continue
            finally:
                self._idle.put(worker if whole else self._replacement(worker))
            if isinstance(answer, str):
                raise Fault(answer)
            return answer
        raise Fault("WorkerDied")

    def close(self) -> None:
        """Send everybody home; whoever still waits for an answer gets a Fault."""
        with self._lock:
            workers, self._all = self._all or set(), None
        for worker in workers:
            worker.end()

    def _replacement(self, worker: _Worker) -> _Worker:
        worker.end()
        with self._lock:
            if self._all is None:
                raise Fault("Closed")
            self._all.discard(worker)
        LOG.warning("a worker is replaced")
        return self._hire()

    def _hire(self) -> _Worker:
        worker = _start(self._config)
        with self._lock:
            if self._all is not None:
                self._all.add(worker)
                return worker
        worker.end()
        raise Fault("Closed")


class _Worker(NamedTuple):
    process: multiprocessing.process.BaseProcess
    pipe: Connection

    def ask(self, what: tuple[Config, str, tuple[Span, ...]], seconds: float) -> tuple[Finding, ...] | str:
        self.pipe.send(what)
        if not self.pipe.poll(seconds):
            raise TimeoutError
        answer: tuple[Finding, ...] | str = self.pipe.recv()
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def context() -> multiprocessing.context.BaseContext:
    """
    How processes are started: by one that has nothing but our modules, where the system can.

    It takes milliseconds; threads, connections and open files of this process are no business of theirs.
    """
    can = multiprocessing.get_all_start_methods()
    chosen = multiprocessing.get_context("forkserver" if "forkserver" in can else "spawn")
    chosen.set_forkserver_preload([__name__])
    return chosen


def _start(config: Config) -> _Worker:
    here, there = context().Pipe()
    process = context().Process(target=_work, args=(there, config), daemon=True)  # type: ignore[attr-defined]
    process.start()
    there.close()
    return _Worker(process, here)


def _work(pipe: Connection, config: Config) -> None:
    """Read until nobody asks any more; Ctrl-C is for the process that listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError):  # Windows has no such bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    read = Reader()
    read(config, FIRST, ())
    with suppress(EOFError, OSError):
        while True:
            asked = pipe.recv()
            try:
                answer: tuple[Finding, ...] | str = read(*asked)
            except Exception as error:  # noqa: BLE001 - one text: told there without the text, and on
                answer = type(error).__name__
            pipe.send(answer)
