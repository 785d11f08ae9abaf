"""Remaking: documents of the ledger written anew from their originals, with just those changes that are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vnproof.batch.assembly import Chosen, Holding, remake_members
from vnproof.batch.containers import found
from vnproof.batch.containers import members as contents
from vnproof.batch.ledger import Change, Held, Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.core.edit import Edit
from vnproof.core.errors import Breach, DocumentError, LedgerError, VnproofError
from vnproof.core.span import Span
from vnproof.documents.files import write_atomically
from vnproof.documents.opening import open_document, rewrite


def remake(ledger: Ledger, chosen: Iterable[Chosen], emptied: State) -> Iterator[tuple[str, str | None]]:
    """
    Write documents with those of their changes that are `applied`; those without any are as they were, and `emptied`.

    Each name is told, with the sentence why it was not done, if so.
    """
    inside: dict[str, list[Chosen]] = {}
    for record, changes in chosen:
        if found(record.target):
            inside.setdefault(record.target, []).append(Chosen(record, changes))
        else:
            try:
                _remake(ledger, record, changes, emptied)
            except VnproofError as error:
                yield record.name, f"{record.name}: {error.wording.vi.removeprefix(f'{record.name}: ')}"
            except Breach as error:
                yield record.name, f"{record.name}: lỗi bên trong vnproof ({error}); văn bản được giữ nguyên."
            else:
                yield record.name, None
    for locator, members in inside.items():
        _hold_originals(ledger, locator, members)
        yield from remake_members(ledger, locator, members, emptied)


def _remake(ledger: Ledger, record: Record, changes: list[Change], emptied: State) -> None:
    """
    In the order that survives a kill: the original into the store, the ledger says `writing`, the file is replaced, the
    ledger says what it is. What cannot be written is as before.
    """
    original = _original_of(ledger, record)
    edits = [Edit(Span(change.start, change.end), change.new) for change in changes if change.applied]
    data = rewrite(open_document(original, path=record.name), edits) if edits else original
    ledger.store.put(original)
    earlier = ledger.changes(record.name)
    ledger.put(record._replace(state="writing", after=digest(data)), changes)
    try:
        write_atomically(record.target, data, backup=False)
    except DocumentError:
        ledger.put(record, earlier)
        raise
    ledger.stand(record.name, "changed" if edits else emptied)


def _hold_originals(ledger: Ledger, locator: str, members: Iterable[Chosen]) -> None:
    """Of the members that no run has changed, the ledger does not hold what they are."""
    container = found(locator)
    unheld = {record.name: record for record, _ in members if record.state == "same"}
    if not (container and unheld):
        return
    with Holding(ledger) as holding:
        for name, data, _ in contents(container):
            record = unheld.get(name)
            if record and digest(data) == record.before:
                holding.add(Held(record, tuple(ledger.changes(name)), (data,)))


def _original_of(ledger: Ledger, record: Record) -> bytes:
    """The original. Raises LedgerError where somebody has written to the file since."""
    try:
        data = Path(record.target).read_bytes()
    except OSError:
        data = None
    there = digest(data) if data is not None else None
    if data is not None and there == record.before:
        return data
    known = {record.after}
    if record.state == "writing":  # whoever was killed may have been changing what had been changed before
        known |= {None, *ledger.digests(record.name)}
    if there not in known:
        raise LedgerError(
            f"{record.name}: đã bị sửa sau lượt chạy, nên được giữ nguyên; bản gốc còn trong kho ({record.before}).",
            f"{record.name}: changed after the run, so left alone; the original is in the store ({record.before}).",
        )
    return ledger.store.get(record.before or "")


def mend(ledger: Ledger) -> Iterator[str]:
    """Write to its end what was being written when somebody was killed; a sentence for each that cannot be."""
    left = (Chosen(record, ledger.changes(record.name)) for record in ledger.half_written())
    yield from (error for _, error in remake(ledger, left, "same") if error)
