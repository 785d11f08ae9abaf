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
from vnproof.batch.layers import Chosen, as_it_stands, first_of, lacking, standing
from vnproof.batch.ledger import HALF_WRITTEN, Held, Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.core.errors import DocumentError, LedgerError, VnproofError

HELD = ("writing", "changed")
TOGETHER = 200  # members in one transaction


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
    return record.target == target.locator and record.state in ("same", "read", *HELD) and here in known


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
    Make members of a container anew, as they are chosen to be; those without a change come into `emptied`.

    The ledger says `remaking` of all before the container is replaced, so that whoever is killed in between is known to
    have been about to. Each name is told, with the sentence why it was not done, if so.
    """
    container = found(locator)
    if container is None:
        raise ValueError(locator)
    due: dict[str, _Due] = {}
    for one in chosen:
        told = _due(ledger, one, emptied)
        if isinstance(told, _Due):
            due[one.record.name] = told
        else:
            yield one.record.name, told.wording.vi
    with Holding(ledger) as holding:
        for _, held, _ in due.values():
            holding.add(held._replace(record=held.record._replace(state="remaking")))
    met: set[str] = set()

    def as_chosen(name: str, data: bytes) -> bytes:
        if name not in due or digest(data) not in due[name].known:
            return data
        met.add(name)
        return due[name].held.contents[-1]

    try:
        met.difference_update(change(container, container, as_chosen))
    except (DocumentError, LedgerError) as error:
        ledger.hold(each.earlier for each in due.values())
        yield from ((name, error.wording.vi) for name in due)
        return
    ledger.hold(each.earlier for name, each in due.items() if name not in met)
    for state in {due[name].held.record.state for name in met}:
        ledger.stand([name for name in met if due[name].held.record.state == state], state)
    for name, (_, held, _) in due.items():
        kept = f"bản gốc còn trong kho ({first_of(held)})"
        yield name, None if name in met else f"{name}: đã bị sửa sau lượt chạy, nên được giữ nguyên; {kept}."


class _Due(NamedTuple):
    """A member that is remade: how the ledger has it, how it is to stand, and the digests of what it may be now."""

    earlier: Held
    held: Held
    known: frozenset[str]


def _due(ledger: Ledger, one: Chosen, emptied: State) -> _Due | VnproofError:
    name = one.record.name
    try:
        held = one.made(ledger.content(one.base), emptied)
    except VnproofError as error:
        return error
    known = {*standing(one.record, ledger.layers(name)), digest(held.contents[-1])}  # the last after a kill
    if one.record.state == "remaking":  # whoever was killed may have been changing what had been changed before
        known |= ledger.digests(name)
    earlier = Held(one.record, tuple(ledger.changes(name)), (), tuple(ledger.beneath(name)))
    return _Due(earlier, held, frozenset(known))


def faults(ledger: Ledger, locator: str, number: int) -> Iterator[str]:
    """What of a container's members, so many of which the ledger has changed, is not as the ledger says."""
    container = found(locator)
    if container is None:
        raise ValueError(locator)
    try:
        for name, data, _ in members(container):
            record = ledger.record(name)
            layers = ledger.layers(name)
            if record and record.target == locator and (layers or record.state in (*HALF_WRITTEN, "undone")):
                number -= 1
                if digest(data) != as_it_stands(record, layers):
                    yield f"{name}: {container.place} không còn như sổ ghi."
                yield from (f"{name}: {error}" for error in lacking(ledger.content, record, layers))
    except DocumentError as error:
        yield error.wording.vi
    else:
        if number:
            yield f"{container.name}: {container.place} thiếu {number} văn bản mà sổ ghi."


def _failed(ledger: Ledger, record: Record) -> Record:
    ledger.put(record, ())
    return record
