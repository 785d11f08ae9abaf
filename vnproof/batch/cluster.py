"""
The cluster: parts of an archive handed to machines by Dask, their outcomes given to the run as a crew gives its own.

One process writes the ledger, and what is changed where it lies; machines write what goes to a folder of the run's own.
A folder that all machines see is taken for granted, and the same vnproof on each. Where DASK_SCHEDULER_ADDRESS names a
cluster it is used; else there is one of so many processes on this machine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnproof.batch.archive import Item
from vnproof.batch.crew import Bounds
from vnproof.batch.part import Part, cut, do_part, make_part, read_part
from vnproof.batch.work import Outcome, Settings
from vnproof.core.errors import LedgerError

if TYPE_CHECKING:
    from distributed import Client, Future

ADDRESS = "DASK_SCHEDULER_ADDRESS"  # Dask's own
AHEAD = 3  # parts for each process of the cluster that are handed out or wait for it
AGAIN = 3  # times that a part is tried once more


def spread(
    items: Iterable[Item],
    settings: Settings,
    jobs: int,
    bounds: Bounds,
    *,
    folder: Path,
    said: dict[str, Any],
    target: Path | None = None,
    connect: Callable[[int], AbstractContextManager[Client]] | None = None,
) -> Generator[tuple[Item, Outcome], None, None]:
    """
    Every item with its outcome, as parts are ready; `folder` is the ledger's, and holds their files until then.

    What belongs in the folder `target` is written there by the machines, and its outcome says so.

    Raises LedgerError where Dask is not installed or no cluster can be reached.
    """
    located = (item if item.inside else item._replace(path=item.path.absolute()) for item in items)
    place = target.absolute() if target else None
    parts = (make_part(own, settings, bounds, folder.absolute(), said, place) for own in cut(located))
    with (connect or cluster)(jobs) as client:
        for part, error in _done(client, parts):
            yield from read_part(part) if error is None else _failed(part, error)
            part.path.unlink(missing_ok=True)


def _done(client: Client, parts: Iterator[Part]) -> Iterator[tuple[Part, Exception | None]]:
    """Parts that are done, or that nobody could do, with never more than a few for each process handed out."""
    from distributed import as_completed

    under_way: dict[Future[str], Part] = {}
    ready: Any = as_completed()
    while True:
        room = AHEAD * max(1, sum(client.nthreads().values())) - len(under_way)
        for part in islice(parts, max(0, room)):
            future = client.submit(do_part, part, key=f"vnproof-{part.path.stem}", retries=AGAIN)
            under_way[future] = part
            ready.add(future)
        if not under_way:
            return
        future = next(ready)
        yield under_way.pop(future), future.exception()


def _failed(part: Part, error: Exception) -> Iterator[tuple[Item, Outcome]]:
    why = " ".join(str(error).split())[-200:]
    for item in part.items:
        yield item, Outcome("", error=f"{item.name}: cụm máy không làm được phần này ({why}); hãy chạy lại.")


@contextmanager
def cluster(jobs: int) -> Iterator[Client]:
    """The cluster that the environment names, or one of so many processes here, gone in the end."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise LedgerError(
            "thiếu thư viện của cụm máy; hãy cài bằng `pip install 'vnproof[cluster]'`.",
            "the cluster's library is missing; install it with `pip install 'vnproof[cluster]'`.",
        ) from error
    with ExitStack() as held:
        try:
            address = os.environ.get(ADDRESS)
            place = address or held.enter_context(LocalCluster(jobs, threads_per_worker=1, dashboard_address=None))
            client = held.enter_context(Client(place))
        except (OSError, ValueError) as error:
            raise LedgerError(
                f"không nối được với cụm máy ({error}); hãy kiểm tra {ADDRESS}.",
                f"the cluster cannot be reached ({error}); check {ADDRESS}.",
            ) from error
        yield client
