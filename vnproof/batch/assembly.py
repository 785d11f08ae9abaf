"""
Assembly: what came of a container's members, held by ledger and store until the container is put together.

A member's original and its outcome go into the store, then the ledger says `writing`. When no member waits for work,
the container is passed on once, from the source, with each outcome whose original is still there; then the ledger says
`changed` of all at once. Whatever is cut off can be done again, for the same bytes come of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnproof.batch.containers import Container, change, found, members
from vnproof.batch.ledger import Change, Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.core.errors import DocumentError, LedgerError

HELD = ("writing", "changed")


class Taken(NamedTuple):
    """A document as an undo wants it: how it stood, the digest of what it is to be, what is left of its changes."""

    record: Record
    after: str
    changes: list[Change]


def hold(ledger: Ledger, record: Record, changes: Iterable[Change], original: bytes, data: bytes) -> None:
    """Keep what came of a member until its container is put together."""
    ledger.store.put(original)
    ledger.store.put(data)
    ledger.put(record, changes)


def is_held(record: Record, here: str, source: Container, target: Container) -> bool:
    """Is it known what comes of a member that is `here`?"""
    known = (record.before, record.after) if source.place == target.place else (record.before,)
    return record.target == target.locator and record.state in ("same", *HELD) and here in known


def assemble(ledger: Ledger, run: int, source: Container, target: Container) -> Iterator[Record]:
    """Put a container together; told are the failures."""
    lost: list[str] = []

    def outcome(name: str, data: bytes) -> bytes:
        record = ledger.record(name)
        if record is None or record.state not in HELD or record.target != target.locator:
            return data
        here = digest(data)
        if here == record.before:
            return ledger.store.get(record.after or "")
        if here != record.after:
            lost.append(name)
        return data

    why = "đã bị sửa trong lúc soát; hãy chạy lại."
    try:
        lost += change(source, target, outcome)
    except (DocumentError, LedgerError) as error:
        yield _failed(
            ledger, Record(source.name, run, "failed", target.place, None, None, {}, 0, 0.0, error.wording.vi)
        )
        return
    for name in lost:
        if record := ledger.record(name):
            yield _failed(ledger, record._replace(state="failed", after=record.before, error=f"{name}: {why}"))
    ledger.settle(target.locator)
    if (record := ledger.record(source.name)) and record.state == "failed":  # of an earlier try
        ledger.put(record._replace(state="same", error=None), ())


def take_back(ledger: Ledger, locator: str, wanted: Iterable[Taken]) -> Iterator[tuple[str, str | None]]:
    """Make members of a container what an undo wants; each name with the sentence why it was not done, if so."""
    container = found(locator)
    if container is None:
        raise ValueError(locator)
    due = {taken.record.name: taken for taken in wanted}
    met: set[str] = set()

    def as_wanted(name: str, data: bytes) -> bytes:
        if name not in due or digest(data) not in (due[name].record.before, due[name].record.after):
            return data
        met.add(name)
        return ledger.store.get(due[name].after)

    try:
        met.difference_update(change(container, container, as_wanted))
    except (DocumentError, LedgerError) as error:
        yield from ((name, error.wording.vi) for name in due)
        return
    for name, (record, after, changes) in due.items():
        if name in met:
            state: State = "changed" if after != record.before else "undone"
            ledger.put(record._replace(state=state, after=after), changes)
            yield name, None
        else:
            kept = f"bản gốc còn trong kho ({record.before})"
            yield name, f"{name}: không còn như sổ ghi, nên được giữ nguyên; {kept}."


def faults(ledger: Ledger, locator: str, number: int) -> Iterator[str]:
    """What of a container's members, so many of which the ledger has changed, is not as the ledger says."""
    container = found(locator)
    if container is None:
        raise ValueError(locator)
    try:
        for name, data, _ in members(container):
            record = ledger.record(name)
            if record and record.target == locator and record.state in (*HELD, "undone"):
                number -= 1
                if digest(data) != record.after:
                    yield f"{name}: {container.place} không còn như sổ ghi."
    except DocumentError as error:
        yield error.wording.vi
    else:
        if number:
            yield f"{container.name}: {container.place} thiếu {number} văn bản mà sổ ghi."


def _failed(ledger: Ledger, record: Record) -> Record:
    ledger.put(record, ())
    return record
