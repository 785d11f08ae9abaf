"""
The bench where requests wait for their turn: a short queue with a limit on time, of which no address takes all.

Whoever comes when the queue is full is sent away at once with a time to come back, which is kinder than a time-out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

Result = TypeVar("Result")


class Busy(Exception):
    """The queue is full."""


class Crowding(Exception):
    """One address has taken its part of the queue."""


class Bench:
    """
    Runs work in threads, as many pieces at a time as there are `places`.

    `waiting` is how many pieces may wait or run at once, `seconds` how long one may take, its wait included.
    """

    def __init__(self, waiting: int, seconds: float, places: int = 1) -> None:
        self._waiting = waiting
        self._seconds = seconds
        self._turn = anyio.CapacityLimiter(places)
        self._held: Counter[str] = Counter()

    @property
    def is_full(self) -> bool:
        """Would the next one be sent away?"""
        return self._held.total() >= self._waiting

    async def do(self, work: Callable[[], Result], who: str = "", *, limited: bool = False) -> Result:
        """
        The outcome of the work, for `who`, who may be limited to half of the queue.

        Raises Busy where the queue is full, Crowding where `who` has taken its half, TimeoutError where its turn does
        not come or it does not end in time.
        """
        if self.is_full:
            raise Busy
        if limited and self._held[who] >= self._waiting // 2:
            raise Crowding
        self._held[who] += 1
        try:
            with anyio.fail_after(self._seconds):
                return await anyio.to_thread.run_sync(work, limiter=self._turn, abandon_on_cancel=True)
        finally:
            self._held[who] -= 1
            self._held += Counter()  # forgets who holds nothing
