"""
Assembly: what came of a container's members, held in the ledger until the container is put together.

A member's original and its outcome are kept and the ledger says `writing`, many members in one transaction. When none
waits for work any more, the container is passed on once, from the source, with each outcome whose original is still
there; then the ledger says `changed` of all at once. Whatever is cut off can be done again: the same bytes come of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import NamedTuple

from vnproof.batch.containers import Container, change, found, members
from vnproof.batch.ledger import Change, Held, Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.core.edit import Edit
from vnproof.core.errors import DocumentError, LedgerError, VnproofError
from vnproof.core.span import Span

HELD = ("writing", "changed")
TOGETHER = 200  # members in one transaction


class Chosen(NamedTuple):
    """How a member stands, and its changes, of which those are to be made that are `applied`."""

    record: Record
    changes: list[Change]


class Holding:
    """Members on their way into the ledger; at the end of the `with` block all are there, however it ends."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._waiting: list[Held] = []

    def __enter__(self) -> Holding:  # noqa: PYI034 - typing has no Self before Python 3.11
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._let_go()

    def add(self, held: Held) -> None:
        """Take one more."""
        self._waiting.append(held)
        if len(self._waiting) == TOGETHER:
            self._let_go()

    def _let_go(self) -> None:
        if self._waiting:
            self._ledger.hold(self._waiting)
            self._waiting = []


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
            return ledger.content(record.after or "")
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


def remake_members(
    ledger: Ledger, locator: str, chosen: Iterable[Chosen], emptied: State
) -> Iterator[tuple[str, str | None]]:
    """
    Make members of a container anew from their originals, with the chosen changes; those without come into `emptied`.

    Each name is told, with the sentence why it was not done, if so.
    """
    container = found(locator)
    if container is None:
        raise ValueError(locator)
    due: dict[str, Held] = {}
    known: dict[str, tuple[str | None, ...]] = {}
    for record, changes in chosen:
        try:
            before = ledger.content(record.before or "")
            data = _remade(container, record.name, before, changes)
        except VnproofError as error:
            yield record.name, error.wording.vi
            continue
        after = digest(data)
        state: State = emptied if data == before else "changed"
        due[record.name] = Held(record._replace(state=state, after=after), tuple(changes), (data,))
        known[record.name] = record.before, record.after, after  # the last where somebody was killed before the ledger
    met: set[str] = set()

    def as_chosen(name: str, data: bytes) -> bytes:
        if digest(data) not in known.get(name, ()):
            return data
        met.add(name)
        return due[name].contents[0]

    try:
        met.difference_update(change(container, container, as_chosen))
    except (DocumentError, LedgerError) as error:
        yield from ((name, error.wording.vi) for name in due)
        return
    with Holding(ledger) as holding:
        for name, held in due.items():
            if name in met:
                holding.add(held)
                yield name, None
            else:
                kept = f"bản gốc còn trong kho ({held.record.before})"
                yield name, f"{name}: đã bị sửa sau lượt chạy, nên được giữ nguyên; {kept}."


def _remade(container: Container, name: str, before: bytes, changes: Iterable[Change]) -> bytes:
    edits = [Edit(Span(change.start, change.end), change.new) for change in changes if change.applied]
    return container.form.rewrite(before, container.form.open(before, name), edits) if edits else before


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
                try:
                    ledger.content(record.before or "")
                except LedgerError as error:
                    yield f"{name}: {error.wording.vi}"
    except DocumentError as error:
        yield error.wording.vi
    else:
        if number:
            yield f"{container.name}: {container.place} thiếu {number} văn bản mà sổ ghi."


def _failed(ledger: Ledger, record: Record) -> Record:
    ledger.put(record, ())
    return record
