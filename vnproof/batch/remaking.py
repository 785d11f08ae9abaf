"""Remaking: a document of the ledger written anew from its original, with just those of its changes that are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vnproof.batch.ledger import Change, Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, LedgerError
from vnproof.core.span import Span
from vnproof.documents.files import write_atomically
from vnproof.documents.opening import open_document, rewrite


def remake(ledger: Ledger, record: Record, changes: Iterable[Change], emptied: State) -> Record:
    """
    Write a document with those of its changes that are `applied`; where none is, it is as it was, in state `emptied`.

    In the order that survives a kill: the original into the store, the ledger says `writing`, the file is replaced, the
    ledger says what it is. Raises LedgerError where others have written to the file since, DocumentError where it
    cannot be written; then all is as before.
    """
    changes = list(changes)
    original = original_of(ledger, record)
    edits = [Edit(Span(change.start, change.end), change.new) for change in changes if change.applied]
    data = rewrite(open_document(original, path=record.name), edits) if edits else original
    ledger.store.put(original)
    earlier = ledger.changes(record.name)
    remade = record._replace(state="writing", after=digest(data))
    ledger.put(remade, changes)
    try:
        write_atomically(record.target, data, backup=False)
    except DocumentError:
        ledger.put(record, earlier)
        raise
    state: State = "changed" if edits else emptied
    ledger.stand(record.name, state)
    return remade._replace(state=state)


def original_of(ledger: Ledger, record: Record) -> bytes:
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
    for record in ledger.half_written():
        try:
            remake(ledger, record, ledger.changes(record.name), "same")
        except (DocumentError, LedgerError) as error:  # noqa: PERF203 - the others go on
            yield error.wording.vi
