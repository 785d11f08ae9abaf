"""
The ledger: what was done to which document, in one SQLite file that survives a kill at any moment.

`events` is only ever added to; each event bears the hash of the one before it, so that none can be changed or taken
out unseen. `documents` and `edits` say how things stand after the last run that touched a document; `layers` say what
earlier runs made of the same file, bottom first, each from what the one beneath it left. So the first original is never
forgotten, and what one run did can be told from what another did.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple

from vnproof.batch.containers import found
from vnproof.batch.store import Store, digest
from vnproof.core.errors import LedgerError

State = Literal["same", "writing", "remaking", "changed", "read", "failed", "undone"]
HALF_WRITTEN = ("writing", "remaking")  # by a run; by an undo or a decision, of a document inside a container
VERSION = 2
AT_ONCE = 1000  # records
ORIGINALS = "originals"  # the folder of the store
TABLES = """
CREATE TABLE IF NOT EXISTS about (version INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL, ended TEXT, settings TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS documents (
    name TEXT PRIMARY KEY, run INTEGER NOT NULL, state TEXT NOT NULL, target TEXT NOT NULL,
    before TEXT, after TEXT, findings TEXT NOT NULL, syllables INTEGER NOT NULL, seconds REAL NOT NULL, error TEXT
);
CREATE TABLE IF NOT EXISTS edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    old TEXT NOT NULL, new TEXT NOT NULL, codes TEXT NOT NULL, confidence REAL NOT NULL, place TEXT NOT NULL,
    context TEXT NOT NULL, applied INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS edits_of ON edits (name);
CREATE TABLE IF NOT EXISTS layers (
    name TEXT NOT NULL, height INTEGER NOT NULL, record TEXT NOT NULL, changes TEXT NOT NULL, PRIMARY KEY (name, height)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stand_ins (digest TEXT NOT NULL, original TEXT NOT NULL, PRIMARY KEY (digest, original))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (digest TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, run INTEGER, name TEXT NOT NULL, what TEXT NOT NULL,
    facts TEXT NOT NULL, chain TEXT NOT NULL
);
"""


class Change(NamedTuple):
    """One edit of a document's text, the checks it comes from, and whether it was made or waits for a person."""

    start: int
    end: int
    old: str
    new: str
    codes: tuple[str, ...]
    confidence: float
    place: str
    context: str
    applied: bool


class Record(NamedTuple):
    """
    How a document stands. `before` and `after` are digests; `findings` counts them by check.

    One that is `read` takes no corrections; `error` says what helps. It is another than before where it has notes now.
    """

    name: str
    run: int
    state: State
    target: str
    before: str | None
    after: str | None
    findings: Mapping[str, int]
    syllables: int
    seconds: float
    error: str | None

    @property
    def is_change(self) -> bool:
        """Is the document another than it was before this run?"""
        return self.state in (*HALF_WRITTEN, "changed", "read") and self.before != self.after


class Layer(NamedTuple):
    """What one run, or decisions after it, made of a document."""

    record: Record
    changes: tuple[Change, ...]


class Held(NamedTuple):
    """
    How a document stands, and the contents that it was and is, if they differ and it lies inside a container.

    `beneath` are the layers under it; None: those there are, as far as their outcome leads to what it was.
    `original` is the digest of the document that another program made that of which it was (.doc, as .docx).
    """

    record: Record
    changes: tuple[Change, ...]
    contents: tuple[bytes, ...] = ()
    beneath: tuple[Layer, ...] | None = None
    original: str = ""


class Ledger:
    """
    The ledger in a folder; `store` keeps the originals beside it. One process at a time may write to it.

    Raises LedgerError where another process does, or a newer vnproof has written it.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.store = Store(self.folder / ORIGINALS)
        self._base = self._opened()
        found = self._base.execute("SELECT version FROM about").fetchone()
        if found is None:
            self._base.execute("INSERT INTO about VALUES (?)", (VERSION,))
        elif found[0] > VERSION:
            raise LedgerError(
                f"{self.folder}: sổ do một bản vnproof mới hơn ghi; hãy nâng cấp vnproof.",
                f"{self.folder}: written by a newer vnproof; upgrade vnproof.",
            )
        else:
            self._base.execute("UPDATE about SET version = ?", (VERSION,))

    def __enter__(self) -> Ledger:  # noqa: PYI034 - typing has no Self before Python 3.11
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it."""
        self._base.close()

    def begin(self, settings: Mapping[str, Any]) -> int:
        """A run begins; its number."""
        with self._transaction():
            told = json.dumps(settings, ensure_ascii=False, sort_keys=True)
            run = self._base.execute("INSERT INTO runs (started, settings) VALUES (?, ?)", (_now(), told)).lastrowid
            self._event(run, "", "begin", {"settings": settings})
        return int(run or 0)

    def end(self, run: int) -> None:
        """A run came to its end."""
        with self._transaction():
            self._base.execute("UPDATE runs SET ended = ? WHERE id = ?", (_now(), run))
            self._event(run, "", "end", {})

    def put(self, record: Record, changes: Iterable[Change]) -> None:
        """Say how a document stands, with all its changes."""
        self.hold([Held(record, tuple(changes))])

    def hold(self, held: Iterable[Held]) -> None:
        """
        Say how documents stand, and keep what those inside containers were and are, all in one.

        Where a document was nothing that a run had left, others have written to it, and it begins anew.
        """
        with self._transaction():
            for each in held:
                kept = [(digest(data), data) for data in each.contents]
                self._base.executemany("INSERT OR IGNORE INTO contents VALUES (?, ?)", kept)
                if each.original:
                    pair = (each.record.before, each.original)
                    self._base.execute("INSERT OR IGNORE INTO stand_ins VALUES (?, ?)", pair)
                self._put(each)

    def content(self, name: str) -> bytes:
        """What was held, by its digest. Raises LedgerError where it is not there, or is no longer what it was."""
        found = self._base.execute("SELECT data FROM contents WHERE digest = ?", (name,)).fetchone()
        if found is None or digest(found[0]) != name:
            raise LedgerError(
                f"{self.folder}: sổ thiếu hoặc hỏng nội dung {name[:12]}…; hãy chép lại thư mục của sổ từ bản sao lưu.",
                f"{self.folder}: the content {name[:12]}… is missing or damaged; restore the folder from a backup.",
            )
        return bytes(found[0])

    def is_of(self, record: Record, original: str | None) -> bool:
        """Was this what a document was before, or what that was made of?"""
        told = "SELECT 1 FROM stand_ins WHERE digest = ? AND original = ?"
        return record.before == original or bool(self._base.execute(told, (record.before, original)).fetchone())

    def stand(self, names: Sequence[str], state: State) -> None:
        """Documents have come into another state, all else as it was."""
        with self._transaction():
            for name in names:
                self._base.execute("UPDATE documents SET state = ? WHERE name = ?", (state, name))
                self._event(None, name, state, {})

    def note(self, what: str, facts: Mapping[str, Any]) -> None:
        """Write down what a person decided on many places at once."""
        with self._transaction():
            self._event(None, "", what, facts)

    def settle(self, target: str) -> None:
        """All documents inside a container that were being written have been."""
        with self._transaction():
            where = "WHERE target = ? AND state = 'writing'"
            done = self._base.execute(f"UPDATE documents SET state = 'changed' {where}", (target,)).rowcount  # noqa: S608
            if done:
                self._event(None, target, "changed", {"documents": done})

    def record(self, name: str) -> Record | None:
        """How a document stands, if it is known."""
        return next(self._records("WHERE name = ?", (name,)), None)

    def records(self, run: int | None = None) -> Iterator[Record]:
        """All documents, or those that a run touched last, by name; some at a time, so that no number is too many."""
        where, values = ("AND run = ?", (run,)) if run is not None else ("", ())
        last: str | None = ""
        while last is not None:
            told = list(self._records(f"WHERE name > ? {where} ORDER BY name LIMIT {AT_ONCE}", (last, *values)))
            yield from told
            last = told[-1].name if told else None

    def half_written(self) -> list[Record]:
        """The documents that were being written when somebody was killed."""
        return list(self._records("WHERE state IN (?, ?) ORDER BY name", HALF_WRITTEN))

    def layers(self, name: str) -> list[Layer]:
        """What runs made of a document, bottom first, each from what the one beneath it left; none without a change."""
        record, beneath = self.record(name), self.beneath(name)
        return [*beneath, Layer(record, tuple(self.changes(name)))] if record and record.is_change else beneath

    def beneath(self, name: str) -> list[Layer]:
        """What earlier runs made of a document, beneath how it stands."""
        rows = self._base.execute("SELECT record, changes FROM layers WHERE name = ? ORDER BY height", (name,))
        return [
            Layer(
                Record._make(json.loads(record)),
                tuple(Change._make([*each[:4], tuple(each[4]), *each[5:]]) for each in json.loads(changes)),
            )
            for record, changes in rows
        ]

    def digests(self, name: str) -> set[str]:
        """All that a document has been, as far as the events tell."""
        rows = self._base.execute("SELECT facts FROM events WHERE name = ? AND what = 'document'", (name,))
        told = [json.loads(facts) for (facts,) in rows]
        return {each[when] for each in told for when in ("before", "after") if each[when]}

    def changes(self, name: str) -> list[Change]:
        """The changes of a document, in text order."""
        rows = self._base.execute(
            "SELECT start, end, old, new, codes, confidence, place, context, applied FROM edits WHERE name = ? "
            "ORDER BY start, end",
            (name,),
        )
        return list(map(_change, rows))

    def waiting(self, old: str | None = None) -> Iterator[tuple[str, Change]]:
        """The changes that wait for a person, of documents that nobody has taken back, with the document's name."""
        rows = self._base.execute(
            "SELECT name, start, end, old, new, codes, confidence, place, context, applied FROM edits "
            "JOIN documents USING (name) "
            "WHERE NOT applied AND state IN ('same', 'changed') AND ? IN (old, '') ORDER BY name, start",
            (old or "",),
        )
        yield from ((row[0], _change(row[1:])) for row in rows)

    def runs(self) -> list[tuple[int, str, str | None, dict[str, Any]]]:
        """Number, beginning, end (None for one that was cut off) and settings of every run."""
        rows = self._base.execute("SELECT id, started, ended, settings FROM runs ORDER BY id")
        return [(number, started, ended, json.loads(settings)) for number, started, ended, settings in rows]

    def broken_link(self) -> int | None:
        """The first event that is not what it was when it was written; None where the chain is whole."""
        chain = ""
        for number, at, run, name, what, facts, kept in self._base.execute("SELECT * FROM events ORDER BY id"):
            chain = _link(chain, at, run, name, what, facts)
            if chain != kept:
                return int(number)
        return None

    def _put(self, held: Held) -> None:
        record, changes = held.record, held.changes
        beneath = self._led_from(record) if held.beneath is None else held.beneath
        self._base.execute("DELETE FROM layers WHERE name = ?", (record.name,))
        told = [
            (record.name, height, *(json.dumps(facts, ensure_ascii=False) for facts in layer))
            for height, layer in enumerate(beneath)
        ]
        self._base.executemany("INSERT INTO layers VALUES (?, ?, ?, ?)", told)
        self._base.execute(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*record._replace(findings=json.dumps(record.findings)),),  # type: ignore[arg-type]
        )
        self._base.execute("DELETE FROM edits WHERE name = ?", (record.name,))
        self._base.executemany(
            "INSERT INTO edits (name, start, end, old, new, codes, confidence, place, context, applied) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(record.name, *change._replace(codes=" ".join(change.codes))) for change in changes],  # type: ignore[arg-type]
        )
        facts = {"state": record.state, "before": record.before, "after": record.after, "error": record.error}
        made = [(c.start, c.end, c.old, c.new, c.codes) for c in changes if c.applied]
        self._event(record.run, record.name, "document", {**facts, "edits": made})

    def _led_from(self, record: Record) -> list[Layer]:
        """The layers whose outcome a run has made something of: what was left by others belongs to none."""
        earlier = self.record(record.name)
        if earlier is None or file_of(earlier.target) != file_of(record.target):
            return []
        layers = [each._replace(record=each.record._replace(state="changed")) for each in self.layers(record.name)]
        if layers and layers[-1].record.run == record.run:
            layers.pop()  # it was being written
        while layers and record.state != "failed" and layers[-1].record.after != record.before:
            layers.pop()
        return layers

    def _records(self, rest: str, values: tuple[Any, ...]) -> Iterator[Record]:
        for row in self._base.execute(f"SELECT * FROM documents {rest}", values).fetchall():  # noqa: S608 - our own words
            yield Record._make([*row[:6], json.loads(row[6]), *row[7:]])

    def _event(self, run: int | None, name: str, what: str, facts: Mapping[str, Any]) -> None:
        last = self._base.execute("SELECT chain FROM events ORDER BY id DESC LIMIT 1").fetchone()
        at, told = _now(), json.dumps(facts, ensure_ascii=False, sort_keys=True)
        chain = _link(last[0] if last else "", at, run, name, what, told)
        self._base.execute(
            "INSERT INTO events (at, run, name, what, facts, chain) VALUES (?, ?, ?, ?, ?, ?)",
            (at, run, name, what, told, chain),
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise
        except sqlite3.DatabaseError as error:  # a full disk, for instance
            raise _unusable(self.folder, error) from error

    def _opened(self) -> sqlite3.Connection:
        """The file, held so that nobody else can write to it until it is let go of, be it by a kill."""
        base = sqlite3.connect(self.folder / "ledger.sqlite", isolation_level=None, timeout=0)
        try:
            base.execute("PRAGMA locking_mode = EXCLUSIVE")
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = FULL")
            base.execute("BEGIN EXCLUSIVE")
            base.execute("COMMIT")
            base.executescript(TABLES)
        except sqlite3.OperationalError as error:
            base.close()
            if "locked" in str(error):
                raise LedgerError(
                    f"{self.folder}: một lượt khác đang chạy với sổ này; hãy đợi lượt đó xong.",
                    f"{self.folder}: another run is at work with this ledger; wait for it to end.",
                ) from error
            raise _unusable(self.folder, error) from error
        except sqlite3.DatabaseError as error:
            base.close()
            raise _unusable(self.folder, error) from error
        return base


def _change(row: tuple[Any, ...]) -> Change:
    return Change._make([*row[:4], tuple(row[4].split()), *row[5:8], bool(row[8])])


def file_of(target: str) -> str:
    """The file or database that a target lies in, whichever of its fields are documents."""
    container = found(target)
    return container.place if container else target


def _unusable(folder: Path, error: Exception) -> LedgerError:
    return LedgerError(
        f"{folder}: không dùng được sổ này ({error}); hãy kiểm tra quyền ghi, chỗ trống hoặc bản sao lưu.",
        f"{folder}: this ledger cannot be used ({error}); check permissions, free space or a backup.",
    )


def _link(before: str, *facts: object) -> str:
    return hashlib.sha256(json.dumps([before, *facts], ensure_ascii=False).encode()).hexdigest()


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
