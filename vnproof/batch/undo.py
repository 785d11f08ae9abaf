"""Undo: a run, a document or the edits of one check taken back, exactly, or refused where others have written since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnproof.batch.assembly import Taken, faults, take_back
from vnproof.batch.cells import Form
from vnproof.batch.containers import found
from vnproof.batch.ledger import Change, Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, LedgerError
from vnproof.core.span import Span
from vnproof.documents.files import write_atomically


class Undone(NamedTuple):
    """A document that was taken back, or the sentence why it was not."""

    name: str
    error: str | None = None


def undo(
    ledger: Ledger, *, run: int | None = None, name: str | None = None, check: str | None = None
) -> Iterator[Undone]:
    """Take back what a run did, or what was done to a document, all of it or the edits of one check alone."""
    inside: dict[str, list[Taken]] = {}
    for record in ledger.records(run):
        if record.state not in ("changed", "writing") or name not in (None, record.name):
            continue
        changes = ledger.changes(record.name)
        if check is not None and not any(check in change.codes for change in changes if change.applied):
            continue
        try:
            data, kept = _taken(ledger, record, changes, check)
            if found(record.target):
                inside.setdefault(record.target, []).append(Taken(record, ledger.store.put(data), kept))
                continue
            write_atomically(record.target, data, backup=False)
        except (DocumentError, LedgerError) as error:
            yield Undone(record.name, error.wording.vi)
            continue
        after = digest(data)
        state: State = "changed" if after != record.before else "undone"
        ledger.put(record._replace(state=state, after=after), kept)
        yield Undone(record.name)
    for locator, each in inside.items():
        yield from (Undone(*told) for told in take_back(ledger, locator, each))


def _taken(ledger: Ledger, record: Record, changes: list[Change], check: str | None) -> tuple[bytes, list[Change]]:
    """
    The document as it would be had that check, or any, not been asked, with its changes.

    Raises LedgerError where others wrote to it.
    """
    kept = [
        change._replace(applied=change.applied and check is not None and check not in change.codes)
        for change in changes
    ]
    edits = [Edit(Span(change.start, change.end), change.new) for change in kept if change.applied]
    container = found(record.target)
    original = ledger.store.get(record.before or "") if container else _original(ledger, record)
    if not edits:
        return original, kept
    form = container.form if container else Form()
    return form.rewrite(original, form.open(original, record.name), edits), kept


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
            yield from _faults(ledger, record)
            inside[record.target] += bool(found(record.target))
    for locator, number in inside.items():
        if number:
            yield from faults(ledger, locator, number)


def _faults(ledger: Ledger, record: Record) -> Iterator[str]:
    if not found(record.target):
        yield from _faults_of_file(record)
    try:
        ledger.store.get(record.before or "")
    except LedgerError as error:
        yield f"{record.name}: {error.wording.vi}"


def _faults_of_file(record: Record) -> Iterator[str]:
    try:
        there = digest(Path(record.target).read_bytes())
    except OSError as error:
        yield f"{record.name}: không đọc được {record.target} ({error.strerror})."
    else:
        if there != record.after:
            yield f"{record.name}: {record.target} không còn như sổ ghi."
