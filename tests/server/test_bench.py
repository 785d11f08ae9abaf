"""Who waits at the bench, who is sent away, and that every place is free again afterwards."""

import threading

import anyio
import pytest

from vnproof.server.bench import Bench, Busy, Crowding

# How many may wait, who is there already (limited to half of it or not), who comes, and what becomes of it.
QUEUES = [
    (2, [("a", True)], ("b", True), None),
    (2, [("a", True)], ("a", True), Crowding),
    (2, [("a", False)], ("a", False), None),
    (2, [("a", True), ("b", True)], ("c", True), Busy),
    (2, [("", False), ("", False)], ("", False), Busy),
    (4, [("a", True), ("a", True)], ("a", True), Crowding),
]


@pytest.mark.parametrize(("waiting", "there", "comes", "refused"), QUEUES)
def test_queue(waiting, there, comes, refused):
    end = threading.Event()

    async def fill():
        bench = Bench(waiting, 30)
        async with anyio.create_task_group() as group:
            for who, limited in there:
                group.start_soon(lambda who=who, limited=limited: bench.do(end.wait, who, limited=limited))
            await anyio.wait_all_tasks_blocked()
            try:
                if refused:
                    with pytest.raises(refused):
                        await bench.do(end.wait, comes[0], limited=comes[1])
                else:
                    group.start_soon(lambda: bench.do(end.wait, comes[0], limited=comes[1]))
                    await anyio.wait_all_tasks_blocked()
            finally:
                end.set()
        assert await bench.do(lambda: "free", "a", limited=True) == "free"
        assert not bench.is_full

    anyio.run(fill)


def test_what_takes_too_long_is_given_up():
    end = threading.Event()

    async def wait():
        bench = Bench(1, 0.01)
        with pytest.raises(TimeoutError):
            await bench.do(end.wait)
        end.set()
        assert not bench.is_full

    anyio.run(wait)
