"""
The bench where texts are read: one at a time, for the core is one, with a short queue and a limit on time.

Whoever comes when the queue is full is sent away at once with a time to come back, which is kinder than a time-out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

Result = TypeVar("Result")


class Busy(Exception):
    """The queue is full, or the work took too long."""


class Bench:
    """
    Runs work in a thread, one piece at a time.

    `waiting` is how many pieces may wait or run at once, `seconds` how long one may take, its wait included.
    """

    def __init__(self, waiting: int, seconds: float) -> None:
        self._waiting = waiting
        self._seconds = seconds
        self._turn = anyio.CapacityLimiter(1)
        self.held = 0

    async def do(self, work: Callable[[], Result]) -> Result:
        """The outcome of the work. Raises Busy where its turn does not come or it does not end in time."""
        if self.held >= self._waiting:
            raise Busy
        self.held += 1
        try:
            with anyio.fail_after(self._seconds):
                return await anyio.to_thread.run_sync(work, limiter=self._turn, abandon_on_cancel=True)
        except TimeoutError as error:
            raise Busy from error
        finally:
            self.held -= 1
