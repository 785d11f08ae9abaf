"""Undo: a run, a document or the edits of one check taken back, exactly, or refused where others have written since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnproof.batch.assembly import Chosen, faults, remake_members
from vnproof.batch.containers import found
from vnproof.batch.ledger import Change, Ledger, Record
from vnproof.batch.store import digest
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, LedgerError
from vnproof.core.span import Span
from vnproof.documents.files import write_atomically
from vnproof.documents.opening import open_document, rewrite


class Undone(NamedTuple):
    """A document that was taken back, or the sentence why it was not."""

    name: str
    error: str | None = None


def undo(
    ledger: Ledger, *, run: int | None = None, name: str | None = None, check: str | None = None
) -> Iterator[Undone]:
    """Take back what a run did, or what was done to a document, all of it or the edits of one check alone."""
    inside: dict[str, list[Chosen]] = {}
    for record in ledger.records(run):
        if record.state in ("changed", "writing") and name in (None, record.name):
            changes = ledger.changes(record.name)
            if check is None or any(check in change.codes for change in changes if change.applied):
                kept = _without(changes, check)
                if found(record.target):
                    inside.setdefault(record.target, []).append(Chosen(record, kept))
                else:
                    yield _remade(ledger, record, kept)
    for locator, chosen in inside.items():
        yield from (Undone(*told) for told in remake_members(ledger, locator, chosen, "undone"))


def _without(changes: list[Change], check: str | None) -> list[Change]:
    """The changes that would have been made had that check, or any, not been asked."""
    return [
        change._replace(applied=change.applied and check is not None and check not in change.codes)
        for change in changes
    ]


def _remade(ledger: Ledger, record: Record, kept: list[Change]) -> Undone:
    edits = [Edit(Span(change.start, change.end), change.new) for change in kept if change.applied]
    try:
        original = _original(ledger, record)
        data = rewrite(open_document(original, path=record.name), edits) if edits else original
        write_atomically(record.target, data, backup=False)
    except (DocumentError, LedgerError) as error:
        return Undone(record.name, error.wording.vi)
    ledger.put(record._replace(state="changed" if edits else "undone", after=digest(data)), kept)
    return Undone(record.name)


def _original(ledger: Ledger, record: Record) -> bytes:
    """The original. Raises LedgerError where somebody has written to the file since."""
    try:
        there = digest(Path(record.target).read_bytes())
    except OSError:
        there = None
    if there not in (record.after, record.before):
        raise LedgerError(
            f"{record.name}: đã bị sửa sau lượt chạy, nên được giữ nguyên; bản gốc còn trong kho ({record.before}).",
            f"{record.name}: changed after the run, so left alone; the original is in the store ({record.before}).",
        )
    return ledger.store.get(record.before or "")


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
