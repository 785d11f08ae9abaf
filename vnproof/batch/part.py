"""
Part: some documents of an archive done by a process of its own, anywhere, their outcomes in one file.

A part is named by what goes into it, so that it is never done twice, whoever was killed in between; its file is there
when it is done, and not before. What is to lie in a folder of the run's own is written there by the part, the original
before it into the store: done again, the same bytes come of it. What is changed where it lies is left to the run.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from vnproof.batch.archive import Item
from vnproof.batch.copies import place_of, taken
from vnproof.batch.crew import Bounds, crew
from vnproof.batch.ledger import ORIGINALS, Change
from vnproof.batch.run import versions
from vnproof.batch.store import Store, digest
from vnproof.batch.work import Outcome, Settings
from vnproof.batch.writing import put_copy
from vnproof.core.errors import DocumentError, cause
from vnproof.documents.files import write_atomically

DOCUMENTS = 256  # in a part, on the average


class Part(NamedTuple):
    """
    The documents, how to work on them, and the file for their outcomes; the folder for the documents, if there is one,
    and the store. All lie on storage that all machines share.
    """

    items: tuple[Item, ...]
    settings: Settings
    bounds: Bounds
    versions: Mapping[str, str]
    path: Path
    target: Path | None
    store: Path


def cut(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """
    Documents in parts of some hundred, cut by their names, so that most parts stay the same where some are done.

    >>> names = [Item(f"{n}.txt", Path("x")) for n in range(1000)]
    >>> parts, fewer = set(cut(names)), set(cut(names[100:]))
    >>> len(parts & fewer) == len(fewer) - 1
    True
    """
    part: list[Item] = []
    for item in items:
        if part and (int(digest(item.name.encode())[:8], 16) % DOCUMENTS == 0 or len(part) == 4 * DOCUMENTS):
            yield tuple(part)
            part = []
        part.append(item)
    if part:
        yield tuple(part)


def make_part(
    items: tuple[Item, ...],
    settings: Settings,
    bounds: Bounds,
    folder: Path,
    said: Mapping[str, Any],
    target: Path | None = None,
) -> Part:
    """A part of a run whose ledger is in this folder; `said` are settings and versions as the ledger keeps them."""
    facts = [said, bounds.seconds, [(item.name, *_stamp(item)) for item in items]]
    name = digest(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode())[:32]
    path = folder / "parts" / f"{name}.jsonl"
    return Part(items, settings, bounds, said["versions"], path, target, folder / ORIGINALS)


def do_part(part: Part) -> str:
    """
    Do a part in a process of its own, where documents have their bounds; what is done already is left alone.

    A document that takes the process with it is found by a crew of two. Raises RuntimeError where that dies too.
    """
    for jobs in (1, 2):
        if part.path.exists():
            break
        command = [sys.executable, "-m", "vnproof.batch.part", str(jobs)]
        said = subprocess.run(command, input=pickle.dumps(part), stderr=subprocess.PIPE, check=False).stderr  # noqa: S603
    if not part.path.exists():
        raise RuntimeError(said.decode("utf-8", "replace").strip()[-400:])
    return str(part.path)


def write_part(part: Part, jobs: int) -> None:
    """Work on the documents and write the file, all of it or nothing; whoever does the same part writes the same."""
    part.path.parent.mkdir(parents=True, exist_ok=True)
    temporary = part.path.with_name(f".{part.path.name}.{uuid4().hex}")
    with temporary.open("w", encoding="utf-8") as file:
        for item, outcome in crew(part.items, part.settings, jobs, part.bounds):
            done = _written(item, taken(item, outcome, part.target), part)
            data = done.data if done.data is None else b64encode(done.data).decode()
            row = [item.name, done._replace(data=data)._asdict()]  # type: ignore[arg-type]
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(part.path)


def _written(item: Item, outcome: Outcome, part: Part) -> Outcome:
    """Write a document where it belongs, if that is a folder of the run's own, and its original into the store."""
    if part.target is None or item.inside or outcome.error:
        return outcome
    there = place_of(item, part.target, copy=bool(outcome.base))
    try:
        original = item.read()
        if digest(original) != outcome.before:
            return Outcome("", error=f"{item.name}: đã bị sửa trong lúc soát; hãy chạy lại.")
        if outcome.data is None:
            put_copy(item, outcome, there)
            return outcome._replace(stand_in=None, written=outcome.base or outcome.before)
        Store(part.store).put(outcome.stand_in or original)
        there.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(there, outcome.data, backup=False)
    except DocumentError as error:
        return Outcome("", error=error.wording.vi)
    except OSError as error:
        why = f"không ghi được ({cause(error).vi}); hãy kiểm tra quyền ghi và chỗ trống."
        return Outcome("", error=f"{item.name}: {why}")
    return outcome._replace(data=None, stand_in=None, written=digest(outcome.data))


def read_part(part: Part) -> Iterator[tuple[Item, Outcome]]:
    """The documents with their outcomes."""
    items = {item.name: item for item in part.items}
    with part.path.open(encoding="utf-8") as file:
        for line in file:
            name, told = json.loads(line)
            changes = tuple(Change._make([*each[:4], tuple(each[4]), *each[5:]]) for each in told["changes"])
            data = told["data"] if told["data"] is None else b64decode(told["data"])
            yield items[name], Outcome(**{**told, "changes": changes, "data": data})


def _stamp(item: Item) -> tuple[str | int, ...]:
    """What tells that a document is another now, without reading a file."""
    if item.data is not None:
        return (digest(item.data),)
    try:
        told = item.path.stat()
    except OSError:
        return ("",)
    return str(item.path), told.st_size, told.st_mtime_ns


def main() -> None:
    """Do the part that standard input holds; by a vnproof that is another than the run's nothing is done."""
    part: Part = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    here, there = versions(), part.versions
    if here != there:
        other = sorted(name for name in {**here, **there} if here.get(name) != there.get(name))
        sys.exit(f"another vnproof, or other data, than where the run began: {', '.join(other)}")
    write_part(part, int(sys.argv[1]))


if __name__ == "__main__":
    main()
