"""Remaking: documents of the ledger written anew from what they were, with just those changes that are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vnproof.batch.assembly import Holding, remake_members
from vnproof.batch.containers import found
from vnproof.batch.containers import members as contents
from vnproof.batch.layers import Chosen, as_left, standing
from vnproof.batch.ledger import Held, Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.core.errors import Breach, DocumentError, LedgerError, VnproofError
from vnproof.documents.files import clear_away, write_atomically


def remake(ledger: Ledger, chosen: Iterable[Chosen], emptied: State) -> Iterator[tuple[str, str | None]]:
    """
    Write documents as they are chosen to be; those without a change are as they were at first, and `emptied`.

    Each name is told, with the sentence why it was not done, if so.
    """
    inside: dict[str, list[Chosen]] = {}
    for one in chosen:
        record = one.record
        if found(record.target):
            inside.setdefault(record.target, []).append(one)
        else:
            try:
                _remake(ledger, one, emptied)
            except VnproofError as error:
                yield record.name, f"{record.name}: {error.wording.vi.removeprefix(f'{record.name}: ')}"
            except Breach as error:
                yield record.name, f"{record.name}: lỗi bên trong vnproof ({error}); văn bản được giữ nguyên."
            else:
                yield record.name, None
    for locator, members in inside.items():
        _hold_originals(ledger, locator, members)
        yield from remake_members(ledger, locator, members, emptied)


def _remake(ledger: Ledger, chosen: Chosen, emptied: State) -> None:
    """
    In the order that survives a kill: the contents into the store, the ledger says `writing`, the file is replaced, the
    ledger says what it is. What cannot be written is as before.
    """
    record = chosen.record
    held = chosen.made(_base_of(ledger, chosen), emptied)
    for content in held.contents[:-1]:
        ledger.store.put(content)
    earlier = Held(record, tuple(ledger.changes(record.name)), (), tuple(ledger.beneath(record.name)))
    ledger.hold([held._replace(record=held.record._replace(state="writing"), contents=())])
    try:
        write_atomically(record.target, held.contents[-1], backup=False)
    except DocumentError:
        ledger.hold([earlier])
        raise
    ledger.stand([record.name], held.record.state)


def _hold_originals(ledger: Ledger, locator: str, members: Iterable[Chosen]) -> None:
    """Of the members that no run has changed, the ledger does not hold what they are."""
    container = found(locator)
    unheld = {one.record.name: one.record for one in members if one.record.state == "same"}
    if not (container and unheld):
        return
    with Holding(ledger) as holding:
        for name, data, _ in contents(container):
            record = unheld.get(name)
            if record and digest(data) == record.before:
                holding.add(Held(record, tuple(ledger.changes(name)), (data,)))


def _base_of(ledger: Ledger, chosen: Chosen) -> bytes:
    """What a document is made anew of. Raises LedgerError where somebody has written to the file since."""
    record = chosen.record
    try:
        data = Path(record.target).read_bytes()
    except OSError:
        data = None
    there = digest(data) if data is not None else None
    if data is not None and there == chosen.base:
        return data
    layers = ledger.layers(record.name)
    known: set[str | None] = {*standing(record, layers)}
    if record.state == "writing":  # whoever was killed may have been changing what had been changed before
        known |= {None, *ledger.digests(record.name)}
    if there not in known:
        first = layers[0].record.before if layers else record.before
        raise LedgerError(
            f"{record.name}: đã bị sửa sau lượt chạy, nên được giữ nguyên; bản gốc còn trong kho ({first}).",
            f"{record.name}: changed after the run, so left alone; the original is in the store ({first}).",
        )
    return ledger.store.get(chosen.base)


def _is_held(record: Record) -> bool:
    """Does what came of it wait for its container to be put together?"""
    return record.state == "writing" and found(record.target) is not None


def mend(ledger: Ledger, emptied: State = "same", *, held: bool = True) -> Iterator[str]:
    """
    Write to its end what was being written when somebody was killed; a sentence for each that cannot be.

    With `held`, also what a run was about to put into containers; another run goes on with that by itself.
    """
    left = [each for each in ledger.half_written() if held or not _is_held(each)]
    for each in left:
        if not found(each.target):
            clear_away(each.target)
    chosen = (as_left(each, ledger.beneath(each.name), ledger.changes(each.name)) for each in left)
    yield from (error for _, error in remake(ledger, chosen, emptied) if error)
