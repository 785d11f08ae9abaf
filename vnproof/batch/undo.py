"""Undo: a run, a document or the edits of one check taken back, exactly, or refused where others have written since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnproof.batch.assembly import Chosen, faults
from vnproof.batch.containers import found
from vnproof.batch.ledger import Change, Ledger, Record
from vnproof.batch.remaking import remake
from vnproof.batch.store import digest
from vnproof.core.errors import LedgerError


class Undone(NamedTuple):
    """A document that was taken back, or the sentence why it was not."""

    name: str
    error: str | None = None


def undo(
    ledger: Ledger, *, run: int | None = None, name: str | None = None, check: str | None = None
) -> Iterator[Undone]:
    """Take back what a run did, or what was done to a document, all of it or the edits of one check alone."""
    chosen = (
        Chosen(record, _without(changes, check))
        for record in ledger.records(run)
        if record.state in ("changed", "writing") and name in (None, record.name)
        for changes in [ledger.changes(record.name)]
        if check is None or any(check in change.codes for change in changes if change.applied)
    )
    yield from (Undone(*told) for told in remake(ledger, chosen, "undone"))


def _without(changes: list[Change], check: str | None) -> list[Change]:
    """The changes that would have been made had that check, or any, not been asked."""
    return [
        change._replace(applied=change.applied and check is not None and check not in change.codes)
        for change in changes
    ]


def verify(ledger: Ledger) -> Iterator[str]:
    """What is not as the ledger says, a sentence each: files, originals, the chain of events."""
    if (link := ledger.broken_link()) is not None:
        yield f"chuỗi sự kiện của sổ bị đứt ở sự kiện {link}; sổ đã bị sửa, hãy lấy bản sao lưu."
    inside: Counter[str] = Counter()
    for record in ledger.records():
        if record.state in ("changed", "writing", "undone"):
            if found(record.target):
                inside[record.target] += 1
            else:
                yield from _faults(ledger, record)
    for locator, number in inside.items():
        yield from faults(ledger, locator, number)


def _faults(ledger: Ledger, record: Record) -> Iterator[str]:
    try:
        there = digest(Path(record.target).read_bytes())
    except OSError as error:
        yield f"{record.name}: không đọc được {record.target} ({error.strerror})."
    else:
        if there != record.after:
            yield f"{record.name}: {record.target} không còn như sổ ghi."
    try:
        ledger.store.get(record.before or "")
    except LedgerError as error:
        yield f"{record.name}: {error.wording.vi}"
