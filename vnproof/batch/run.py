"""
A run: documents to the crew, outcomes into ledger and files (`writing`), so that a kill at any moment loses nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from vnproof import __version__
from vnproof.batch.archive import Item
from vnproof.batch.assembly import Holding, assemble, is_held
from vnproof.batch.containers import Container
from vnproof.batch.copies import only_read, place_of, taken
from vnproof.batch.crew import Bounds, crew
from vnproof.batch.ledger import Held, Ledger, Record, State, file_of
from vnproof.batch.remaking import mend
from vnproof.batch.store import digest
from vnproof.batch.work import Outcome, Settings
from vnproof.batch.writing import Due, Writing, failed
from vnproof.context.model import models
from vnproof.core.errors import DocumentError, LedgerError
from vnproof.core.resources import PACKAGE

Tell = Callable[[Record], None]
Hands = Callable[[Iterable[Item], Settings, int, Bounds], Generator[tuple[Item, Outcome], None, None]]


class Summary(NamedTuple):
    """How many documents came to what, and how many were left as they stood because they were done before."""

    run: int
    states: Mapping[str, int]
    skipped: int


@cache
def versions() -> dict[str, str]:
    """What the outcome depends on besides documents and settings: code, models, a digest of each compiled file."""
    data = {path.name: digest(path.read_bytes())[:16] for path in sorted((PACKAGE / "data").iterdir())}
    return {"vnproof": __version__, "models": ", ".join(models()), **data}


def told(settings: Settings, target: Path | None) -> dict[str, Any]:
    """Settings and versions, as the ledger keeps them."""
    config, permission, slips, ignores = settings
    return {
        "select": list(config.select),
        "ignore": list(config.ignore),
        "min_confidence": config.min_confidence,
        "words": sorted(config.words),
        "corrections": [list(pair) for pair in config.corrections],
        "at_least": permission.at_least.name.lower(),
        "checks": list(permission.checks),
        "ignores": sorted(map(list, ignores)),
        "slips": digest(repr(slips.rows).encode())[:16] if slips.rows else None,
        "target": str(target.resolve()) if target else None,
        "versions": versions(),
    }


def run(
    items: Iterable[Item],
    ledger: Ledger,
    settings: Settings,
    target: Path | None = None,
    jobs: int = 1,
    bounds: Bounds = Bounds(),
    planned: Mapping[str, str] | None = None,
    tell: Tell = lambda _: None,
    hands: Hands = crew,
) -> Summary:
    """
    Work on documents and write what came of them, into the folder `target` or, where there is none, in place.

    `planned` are the digests that a plan saw: a document that has changed since, or that it did not see, is refused.
    What an earlier run with the same settings and versions has done is left alone; `tell` is told of it even so, so
    that whoever counts comes to the end. `hands` do the work.
    """
    list(mend(ledger, "undone", held=False))  # where others have written since, the run finds what is there now
    said = told(settings, target)
    same = {number for number, _, _, settings_then in ledger.runs() if settings_then == said}
    number = ledger.begin(said)
    skipped = 0
    states: Counter[str] = Counter()
    containers: Counter[Container] = Counter()  # and how many of their members this run has changed

    def due() -> Iterator[Item]:
        nonlocal skipped
        for item in items if target is None else _never_in_place(ledger, items):
            containers.update(dict.fromkeys(filter(None, [item.inside]), 0))
            record = ledger.record(item.name)
            if record and _is_done(ledger, record, item, target, same):
                skipped += 1
                tell(record)
            elif planned is not None and planned.get(item.name) != (_digest(item) or ""):
                states["failed"] += 1
                tell(_refuse(ledger, number, item, target))
            else:
                yield item

    def come(record: Record) -> None:
        states[record.state] += 1
        tell(record)

    with (
        Holding(ledger) as holding,
        Writing(ledger, come) as writing,
        closing(hands(due(), settings, jobs, bounds)) as outcomes,
    ):
        for item, told_of in outcomes:
            outcome = taken(item, told_of, target)
            record = _record(number, item, outcome, target)
            if item.inside or outcome.written:
                held = _held(holding, record, item, outcome)
                come(held)
                containers.update(dict.fromkeys(filter(None, [item.inside]), int(held.state == "changed")))
            else:
                writing.add(Due(item, outcome, record))
    for record, lost in _assembled(ledger, number, containers, target):
        states.subtract({"changed": lost})
        come(record)
    ledger.end(number)
    return Summary(number, dict(+states), skipped)


def _record(run: int, item: Item, outcome: Outcome, target: Path | None) -> Record:
    before = outcome.base or outcome.before
    after = digest(outcome.data) if outcome.data is not None else outcome.written or before
    done: State = "changed" if outcome.written else "writing"
    same: State = "read" if outcome.only_read else "same"
    return Record(
        item.name,
        run,
        "failed" if outcome.error else same if after == before else done,
        _elsewhere(item.inside, target).locator
        if item.inside
        else str(place_of(item, target, copy=bool(outcome.base))),
        before or None,
        after or None,
        outcome.findings,
        outcome.syllables,
        outcome.seconds,
        only_read(item.name, outcome.only_read) if outcome.only_read else outcome.error,
    )


def _held(holding: Holding, record: Record, item: Item, outcome: Outcome) -> Record:
    """Keep what came of a member until its container is put together, or of a document that is written already."""
    contents = () if outcome.data is None or outcome.error else (item.read(), outcome.data)
    holding.add(Held(record, outcome.changes, contents, original=outcome.before if outcome.base else ""))
    return record._replace(state="changed") if contents else record


def _assembled(
    ledger: Ledger, run: int, containers: Mapping[Container, int], target: Path | None
) -> Iterator[tuple[Record, int]]:
    """The failures to put containers together, with how many members that the run has changed are not in the file."""
    for container, changed in containers.items():
        for record in assemble(ledger, run, container, _elsewhere(container, target)):
            yield record, changed if record.name == container.name else int(record.run == run)


def _refuse(ledger: Ledger, run: int, item: Item, target: Path | None) -> Record:
    there = _elsewhere(item.inside, target).locator if item.inside else str(place_of(item, target))
    record = Record(item.name, run, "failed", there, None, None, {}, 0, 0.0, None)
    record = failed(record, "không còn như khi lập kế hoạch; hãy lập lại kế hoạch.")
    ledger.put(record, ())
    return record


def _never_in_place(ledger: Ledger, items: Iterable[Item]) -> Iterator[Item]:
    """Raises LedgerError for one whose original the ledger knows, and would forget for that of a copy elsewhere."""
    for item in items:
        here = item.inside.place if item.inside else str(item.path.absolute())
        if any(file_of(layer.record.target) == here for layer in ledger.layers(item.name)):
            raise LedgerError(
                f"{item.name}: đã được sửa tại chỗ với sổ này; muốn ghi ra thư mục khác, hãy dùng --ledger khác.",
                f"{item.name}: was changed in place with this ledger; to write elsewhere, take another --ledger.",
            )
        yield item


def _is_done(ledger: Ledger, record: Record, item: Item, target: Path | None, same: set[int]) -> bool:
    """Was this document done with the same settings, and is everything still as it was left?"""
    if record.run not in same:
        return False
    here = _digest(item)
    if item.inside:
        return here is not None and is_held(record, here, item.inside, _elsewhere(item.inside, target))
    if Path(record.target) not in (place_of(item, target, copy=copy) for copy in (False, True)):
        return False
    there = _digest(Item(item.name, Path(record.target)))
    is_of = ledger.is_of(record, here)
    if record.state == "writing" and there == record.after:
        ledger.stand([record.name], "changed")
        return target is None or is_of
    if record.state in ("changed", "read"):
        return there == record.after and (target is None or is_of)
    return record.state == "same" and is_of and (target is None or there == record.before)


def _elsewhere(container: Container, target: Path | None) -> Container:
    return container if target is None else container.at((target / container.name).absolute())


def _digest(item: Item) -> str | None:
    try:
        return digest(item.read())
    except (OSError, DocumentError):
        return None
