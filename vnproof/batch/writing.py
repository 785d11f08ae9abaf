"""
Writing: what came of documents into their files, in groups, so that the disk is waited for once and not for each.

The order for a group: the originals into the store, the ledger says `writing` of all, the files are replaced, the
ledger says `changed` of all. Whoever comes after a kill finds `writing` and knows by the digests how far it went.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from vnproof.batch.archive import Item
from vnproof.batch.ledger import Held, Ledger, Record
from vnproof.batch.store import digest
from vnproof.batch.work import Outcome
from vnproof.core.errors import DocumentError, cause
from vnproof.documents.files import write_atomically

TOGETHER = 64  # documents in a group,
BYTES = 32_000_000  # of so many bytes in all,
SECONDS = 1.0  # the first of which waits no longer than this for the next
HANDS = 8  # files at once, so that the disk can put their waits together


class Due(NamedTuple):
    """A document, what came of it, and what the ledger is to say."""

    item: Item
    outcome: Outcome
    record: Record


class Writing:
    """Documents on their way to where they belong; at the end of the `with` block all are there, however it ends."""

    def __init__(self, ledger: Ledger, tell: Callable[[Record], None]) -> None:
        self._ledger = ledger
        self._tell = tell
        self._begin()

    def __enter__(self) -> Writing:  # noqa: PYI034 - typing has no Self before Python 3.11
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._let_go()

    def add(self, due: Due) -> None:
        """Take one more. Two links to one file never stand in a group."""
        place = os.path.realpath(due.record.target)
        if place in self._waiting:
            self._let_go()
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting[place] = due
        self._bytes += len(due.outcome.data or b"") + len(due.outcome.stand_in or b"")
        if len(self._waiting) == TOGETHER or self._bytes > BYTES or time.monotonic() > self._since + SECONDS:
            self._let_go()

    def _begin(self) -> None:
        self._waiting: dict[str, Due] = {}
        self._bytes, self._since = 0, 0.0

    def _let_go(self) -> None:
        dues = list(self._waiting.values())
        self._begin()
        if not dues:
            return
        with ThreadPoolExecutor(HANDS) as pool:
            kept = [due._replace(record=record) for due, record in zip(dues, pool.map(self._keep, dues), strict=True)]
            self._ledger.hold([_held(due) for due in kept])
            done = [due._replace(record=record) for due, record in zip(kept, pool.map(_write, kept), strict=True)]
        was_writing = [after for before, after in zip(kept, done, strict=True) if before.record.state == "writing"]
        self._ledger.hold([_held(due) for due in was_writing if due.record.state == "failed"])
        for state in ("changed", "read"):
            self._ledger.stand([due.item.name for due in was_writing if due.record.state == state], state)
        for due in done:
            self._tell(due.record)

    def _keep(self, due: Due) -> Record:
        """Keep the original of what is to be written; what is only copied is, at once."""
        item, record = due.item, due.record
        try:
            if record.state == "writing":
                original = item.path.read_bytes()
                if digest(original) != due.outcome.before:
                    return failed(record, "đã bị sửa trong lúc soát; hãy chạy lại.")
                self._ledger.store.put(due.outcome.stand_in or original)
            elif record.state in ("same", "read") and Path(record.target) != item.path.absolute():
                put_copy(item, due.outcome, Path(record.target))
        except OSError as error:
            return _unwritten(record, error)
        return record


def put_copy(item: Item, outcome: Outcome, place: Path) -> None:
    """Put a document where it belongs, or what stands in for it, without a change."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if outcome.stand_in is None:
        shutil.copy2(item.path, place)
    else:
        place.write_bytes(outcome.stand_in)


def failed(record: Record, why: str) -> Record:
    """What the ledger says of a document that is as it was, and why."""
    return record._replace(state="failed", after=record.before, error=f"{record.name}: {why}")


def _write(due: Due) -> Record:
    record, data = due.record, due.outcome.data
    if record.state != "writing" or data is None:
        return record
    try:
        Path(record.target).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(record.target, data, backup=False)
    except DocumentError as error:
        return failed(record, error.wording.vi)
    except OSError as error:
        return _unwritten(record, error)
    return record._replace(state="read" if due.outcome.only_read else "changed")


def _unwritten(record: Record, error: OSError) -> Record:
    return failed(record, f"không ghi được ({cause(error).vi}); hãy kiểm tra quyền ghi và chỗ trống.")


def _held(due: Due) -> Held:
    changes = () if due.record.state == "failed" else due.outcome.changes
    return Held(due.record, changes, original=due.outcome.before if due.outcome.base else "")
