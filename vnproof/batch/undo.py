"""Undo: a run, a document or the edits of one check taken back, exactly, or refused where others have written since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from vnproof.batch.assembly import faults
from vnproof.batch.containers import found
from vnproof.batch.layers import Chosen, as_it_stands, lacking, without_all, without_check, without_run
from vnproof.batch.ledger import HALF_WRITTEN, Layer, Ledger, Record
from vnproof.batch.remaking import mend, remake
from vnproof.batch.store import digest
from vnproof.core.errors import LedgerError, cause


class Undone(NamedTuple):
    """A document that was taken back, or the sentence why it was not."""

    name: str
    error: str | None = None


def undo(
    ledger: Ledger, *, run: int | None = None, name: str | None = None, check: str | None = None
) -> Iterator[Undone]:
    """
    Take back what a run did, or all that was done to a document, or in either the edits of one check alone.

    A run whose document a later run has changed is only taken back after that one.
    """
    list(mend(ledger, "undone", held=False))  # what cannot be is refused below, too
    records = ledger.records() if name is None else filter(None, [ledger.record(name)])
    told = ((record.name, _chosen(record, ledger.layers(record.name), run, check)) for record in records)
    refused: list[Undone] = []

    def chosen() -> Iterator[Chosen]:
        for each, one in told:
            if isinstance(one, Chosen):
                yield one
            elif one is not None:
                refused.append(Undone(each, one.wording.vi))

    yield from (Undone(*each) for each in remake(ledger, chosen(), "undone"))
    yield from refused


def known_run(ledger: Ledger, run: int) -> int:
    """The number of a run. Raises LedgerError for one that the ledger does not know."""
    if run not in (number for number, *_ in ledger.runs()):
        raise LedgerError(
            f"sổ không có lượt {run}; các lượt ở cuối báo cáo của `vnproof batch report`.",
            f"the ledger has no run {run}; the runs are at the end of the report of `vnproof batch report`.",
        )
    return run


def known_document(ledger: Ledger, name: str) -> str:
    """
    The name of a document as the ledger has it; whoever types one cannot see how its letters are composed.

    Raises LedgerError for one that the ledger does not know.
    """
    if ledger.record(name):
        return name
    composed = normalize("NFC", name)
    alike = [record.name for record in ledger.records() if normalize("NFC", record.name) == composed]
    if len(alike) != 1:
        raise LedgerError(
            f"{name}: sổ không có văn bản tên này; tên đúng ở cột name của bảng `vnproof batch report --csv`.",
            f"{name}: no document of this name in the ledger; see the column name of `vnproof batch report --csv`.",
        )
    return alike[0]


def _chosen(record: Record, layers: list[Layer], run: int | None, check: str | None) -> Chosen | LedgerError | None:
    """How a document is to stand, or why it cannot; None where nothing is to be taken back."""
    if not layers or run not in (None, *(layer.record.run for layer in layers)):
        return None
    try:
        if check is not None:
            return without_check(record, layers, check, run)
        return without_all(record, layers) if run is None else without_run(record, layers, run)
    except LedgerError as error:
        return error


def verify(ledger: Ledger) -> Iterator[str]:
    """What is not as the ledger says, a sentence each: files, originals, the chain of events."""
    if (link := ledger.broken_link()) is not None:
        yield f"chuỗi sự kiện của sổ bị đứt ở sự kiện {link}; sổ đã bị sửa, hãy lấy bản sao lưu."
    inside: Counter[str] = Counter()
    for record in ledger.records():
        layers = ledger.layers(record.name)
        if layers or record.state in (*HALF_WRITTEN, "undone"):
            if found(record.target):
                inside[record.target] += 1
            else:
                yield from _faults(ledger, record, layers)
    for locator, number in inside.items():
        yield from faults(ledger, locator, number)


def _faults(ledger: Ledger, record: Record, layers: list[Layer]) -> Iterator[str]:
    try:
        there = digest(Path(record.target).read_bytes())
    except OSError as error:
        yield f"{record.name}: không đọc được {record.target} ({cause(error).vi})."
    else:
        if there != as_it_stands(record, layers):
            yield f"{record.name}: {record.target} không còn như sổ ghi."
    yield from (f"{record.name}: {error}" for error in lacking(ledger.store.get, record, layers))
