"""
The crew: processes that work on documents, with bounds on time and memory; one that dies takes one document with it.

The processes are those of `vnproof.processes`; the bounds, and what is said where they are overstepped, are ours.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import NamedTuple

from vnproof.batch.archive import Item
from vnproof.batch.work import Outcome, Settings, work
from vnproof.core.errors import DocumentError, cause
from vnproof.processes import as_ready

AGAIN = 0.2  # seconds until an alarm is raised once more: where Python cleans up, an exception is swallowed


class Bounds(NamedTuple):
    """What one document may take; and a process."""

    seconds: float = 60.0
    memory: int = 2_000_000_000  # bytes of address space, of which models are mapped, not held


class TooLong(BaseException):
    """A document took more than its time; no handler on the way is to take it for a fault of its own."""


def crew(
    items: Iterable[Item], settings: Settings, jobs: int, bounds: Bounds = Bounds()
) -> Generator[tuple[Item, Outcome], None, None]:
    """Every item with its outcome, in the order they are ready; with one job, in this very process."""
    if jobs == 1:
        return ((item, do(item, settings, bounds.seconds)) for item in items)
    return as_ready(partial(_hand, settings, bounds.seconds), items, jobs, _lost, bounds.memory)


def do(item: Item, settings: Settings, seconds: float) -> Outcome:
    """Read a document and work on it."""
    try:
        with bounded(seconds):
            return work(item.name, item.read(), settings, item.form)
    except DocumentError as error:
        return Outcome("", error=error.wording.vi)
    except OSError as error:
        return Outcome("", error=f"{item.name}: không đọc được ({cause(error).vi}); hãy kiểm tra quyền đọc và ổ đĩa.")
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


def _hand(settings: Settings, seconds: float) -> Callable[[Item], Outcome]:
    return partial(do, settings=settings, seconds=seconds)


def _lost(item: Item) -> Outcome:
    return Outcome("", error=f"{item.name}: làm tiến trình soát dừng đột ngột; hãy xem lại tệp này.")


def _alarm(seconds: float) -> None:
    """Raise TooLong in so many seconds; 0 calls it off. Where there is no such clock, there is no bound."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _too_long)
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN if seconds else 0)


def _too_long(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of handlers
    raise TooLong
