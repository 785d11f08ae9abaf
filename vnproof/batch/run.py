"""
A run: documents to the crew, outcomes into ledger and files, so that a kill at any moment loses nothing.

The order for each document: the original into the store, the ledger says `writing`, the file is replaced, the ledger
says `changed`. Whoever comes after a kill finds `writing` and knows by the file's digest how far it went.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from vnproof import __version__
from vnproof.batch.archive import Item
from vnproof.batch.crew import Bounds, crew
from vnproof.batch.ledger import Ledger, Record, State
from vnproof.batch.store import digest
from vnproof.batch.work import Outcome, Settings
from vnproof.core.errors import DocumentError
from vnproof.core.resources import PACKAGE
from vnproof.documents.files import write_atomically

Tell = Callable[[Record], None]
Hands = Callable[[Iterable[Item], Settings, int, Bounds], Iterator[tuple[Item, Outcome]]]


class Summary(NamedTuple):
    """How many documents came to what, and how many were left as they stood because they were done before."""

    run: int
    states: Mapping[str, int]
    skipped: int


def versions() -> dict[str, str]:
    """What the outcome depends on besides documents and settings: the code, and a digest of each compiled file."""
    data = {path.name: digest(path.read_bytes())[:16] for path in sorted((PACKAGE / "data").iterdir())}
    return {"vnproof": __version__, **data}


def told(settings: Settings, target: Path | None) -> dict[str, Any]:
    """Settings and versions, as the ledger keeps them."""
    config, permission = settings
    return {
        "select": list(config.select),
        "ignore": list(config.ignore),
        "min_confidence": config.min_confidence,
        "words": sorted(config.words),
        "corrections": [list(pair) for pair in config.corrections],
        "at_least": permission.at_least.name.lower(),
        "checks": list(permission.checks),
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
    What an earlier run with the same settings and versions has done is left alone. `hands` do the work.
    """
    said = told(settings, target)
    same = {number for number, _, _, settings_then in ledger.runs() if settings_then == said}
    number = ledger.begin(said)
    skipped = 0
    states: Counter[str] = Counter()

    def due() -> Iterator[Item]:
        nonlocal skipped
        for item in items:
            record = ledger.record(item.name)
            if record and _is_done(ledger, record, item, target, same):
                skipped += 1
            elif planned is not None and planned.get(item.name) != _digest(item.path):
                states["failed"] += 1
                tell(_refuse(ledger, number, item, target))
            else:
                yield item

    for item, outcome in hands(due(), settings, jobs, bounds):
        record = _settle(ledger, number, item, outcome, target)
        states[record.state] += 1
        tell(record)
    ledger.end(number)
    return Summary(number, dict(states), skipped)


def _settle(ledger: Ledger, run: int, item: Item, outcome: Outcome, target: Path | None) -> Record:
    """Write what came of a document, in the order that survives a kill."""
    place = _place(item, target)
    after = digest(outcome.data) if outcome.data is not None else outcome.before
    state: State = "failed" if outcome.error else "same" if outcome.data is None else "writing"
    record = Record(
        item.name,
        run,
        state,
        str(place),
        outcome.before or None,
        after or None,
        outcome.findings,
        outcome.syllables,
        outcome.seconds,
        outcome.error,
    )
    try:
        if state == "writing" and outcome.data is not None:
            original = item.path.read_bytes()
            if digest(original) != outcome.before:
                return _fail(ledger, record, "đã bị sửa trong lúc soát; hãy chạy lại.")
            ledger.store.put(original)
            ledger.put(record, outcome.changes)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(place, outcome.data, backup=False)
            ledger.stand(item.name, "changed")
            return record._replace(state="changed")
        if state == "same" and target is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(item.path, place)
    except DocumentError as error:
        return _fail(ledger, record, error.wording.vi)
    except OSError as error:
        return _fail(ledger, record, f"không ghi được ({error.strerror}); hãy kiểm tra quyền ghi và chỗ trống.")
    ledger.put(record, outcome.changes)
    return record


def _fail(ledger: Ledger, record: Record, why: str) -> Record:
    failed = record._replace(state="failed", after=record.before, error=f"{record.name}: {why}")
    ledger.put(failed, ())
    return failed


def _refuse(ledger: Ledger, run: int, item: Item, target: Path | None) -> Record:
    record = Record(item.name, run, "failed", str(_place(item, target)), None, None, {}, 0, 0.0, None)
    return _fail(ledger, record, "không còn như khi lập kế hoạch; hãy lập lại kế hoạch.")


def _is_done(ledger: Ledger, record: Record, item: Item, target: Path | None, same: set[int]) -> bool:
    """Was this document done with the same settings, and is everything still as it was left?"""
    if record.run not in same:
        return False
    here, there = _digest(item.path), _digest(_place(item, target))
    if record.state == "writing" and there == record.after:
        ledger.stand(record.name, "changed")
        return target is None or here == record.before
    if record.state == "changed":
        return there == record.after and (target is None or here == record.before)
    return record.state == "same" and here == record.before and (target is None or there == record.before)


def _place(item: Item, target: Path | None) -> Path:
    return item.path.absolute() if target is None else target / item.name


def _digest(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None
