"""Memory: what a team has decided, in SQLite or any database that SQLAlchemy speaks to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timezone
from typing import Any, Literal, NamedTuple

from sqlalchemy import URL, Connection, Select, and_, create_engine, func, insert, make_url, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from vnproof.core.errors import MemoryUnavailable
from vnproof.memory.gold import gold_rows
from vnproof.memory.tables import DECISIONS, ENTRIES, VERSION_NOW, migrate, take_turn

Kind = Literal["word", "correction", "ignore"]
Action = Literal["accepted", "edited", "ignored"]
PATIENCE = 30.0  # seconds that a writer waits for others
KINDS: tuple[Kind, ...] = ("word", "correction", "ignore")


class Entry(NamedTuple):
    """A word that is right, a correction (`right` is what `text` becomes), or a finding to be ignored everywhere."""

    kind: Kind
    text: str
    right: str = ""
    code: str = ""


class Decision(NamedTuple):
    """What an editor did about one finding: `chosen` is what the place start:end of the sentence reads since."""

    action: Action
    code: str
    sentence: str
    start: int
    end: int
    chosen: str
    confidence: float


class Memory:
    """
    The memory at a database's address.

    Raises MemoryUnavailable where it cannot be reached, or a newer vnproof has changed it.

    >>> memory = Memory("sqlite://")
    >>> memory.add(Entry("word", "Xtiêng"), who="Lan", why="tên dân tộc"), memory.words
    (True, frozenset({'Xtiêng'}))
    """

    def __init__(self, url: str) -> None:
        try:
            place = _with_driver(make_url(url))
        except SQLAlchemyError as error:
            raise _unavailable(url, error) from error
        shown = place.render_as_string(hide_password=True)
        try:
            self._engine = create_engine(place, **_options(place))
            self._bring_up_to_date()
        except ImportError as error:
            raise _without_driver(shown, error) from error
        except SQLAlchemyError as error:
            raise _unavailable(shown, error) from error
        except LookupError as error:
            raise MemoryUnavailable(
                f"bộ nhớ chung {shown} do một bản vnproof mới hơn tạo ra ({error}); hãy nâng cấp vnproof.",
                f"the memory {shown} was made by a newer vnproof ({error}); upgrade vnproof.",
            ) from error

    def _bring_up_to_date(self) -> None:
        try:
            with self._engine.begin() as connection:
                migrate(connection)
        except SQLAlchemyError:  # perhaps another process was making the same tables at this moment
            with self._engine.begin() as connection:
                migrate(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @property
    def words(self) -> frozenset[str]:
        """The words that are right."""
        return frozenset(entry.text for entry in self._in_force() if entry.kind == "word")

    @property
    def corrections(self) -> tuple[tuple[str, str], ...]:
        """(wrong, right), sorted."""
        return tuple(sorted((entry.text, entry.right) for entry in self._in_force() if entry.kind == "correction"))

    @property
    def ignores(self) -> frozenset[tuple[str, str]]:
        """(code, text) of the findings that nobody wants to see again."""
        return frozenset((entry.code, entry.text) for entry in self._in_force() if entry.kind == "ignore")

    @property
    def revision(self) -> tuple[int, int]:
        """Another value whenever words, corrections or ignores have changed."""
        with self._engine.connect() as connection:
            count = select(func.count(), func.count(ENTRIES.c.removed_at)).select_from(ENTRIES)
            added, removed = connection.execute(count).one()
        return int(added), int(removed)

    def add(self, entry: Entry, who: str = "", why: str = "") -> bool:
        """Take an entry in; False where it is in force already."""
        with self._engine.begin() as connection:
            take_turn(connection)
            return _add(connection, entry, who, why, _now())

    def remove(self, entry: Entry, who: str = "") -> bool:
        """Put an entry out of force; False where it is not in force."""
        done = {"removed_by": who, "removed_at": _now()}
        with self._engine.begin() as connection:
            return connection.execute(update(ENTRIES).where(_is(entry)).values(done)).rowcount > 0

    def decide(self, decision: Decision, who: str = "") -> None:
        """Write a decision down."""
        self.decide_all([decision], who)

    def decide_all(self, decisions: Iterable[Decision], who: str = "") -> None:
        """Write many decisions down, all or none."""
        rows = [{**decision._asdict(), "who": who, "at": _now()} for decision in decisions]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(DECISIONS), rows)

    def history(self) -> Iterator[dict[str, Any]]:
        """Every entry there ever was and every decision, oldest first, as rows that JSON can hold."""
        yield {"table": "version", "number": VERSION_NOW}
        for name, table in (("entries", ENTRIES), ("decisions", DECISIONS)):
            with self._engine.connect() as connection:
                for row in connection.execute(select(table).order_by(table.c.id)).mappings():
                    yield {"table": name, **{key: _told(value) for key, value in row.items() if key != "id"}}

    def take_in(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """
        Take in what another memory's `history` told; how much of it was new. What is here already is left alone.

        Raises ValueError for rows that are not of a history.
        """
        taken = 0
        with self._engine.begin() as connection:
            take_turn(connection)
            for row in rows:
                values = {key: _heard(key, value) for key, value in row.items() if key != "table"}
                if row.get("table") == "entries" and values.get("kind") in KINDS:
                    taken += _is_new(connection, select(ENTRIES.c.id), ENTRIES, values)
                elif row.get("table") == "decisions":
                    taken += _is_new(connection, select(DECISIONS.c.id), DECISIONS, values)
                elif row.get("table") != "version":
                    raise ValueError(f"not a row of a memory: {dict(row)}")
        return taken

    def gold(self) -> Iterator[dict[str, Any]]:
        """Decisions as development data, see `gold_rows`."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(DECISIONS).order_by(DECISIONS.c.id)).mappings().all()
        yield from gold_rows([dict(row) for row in rows])

    def _in_force(self) -> list[Entry]:
        columns = (ENTRIES.c.kind, ENTRIES.c.text, ENTRIES.c.right, ENTRIES.c.code)
        with self._engine.connect() as connection:
            return [Entry(*row) for row in connection.execute(select(*columns).where(ENTRIES.c.removed_at.is_(None)))]


def _add(connection: Connection, entry: Entry, who: str, why: str, at: datetime) -> bool:
    if connection.scalar(select(ENTRIES.c.id).where(_is(entry))) is not None:
        return False
    connection.execute(insert(ENTRIES).values({**entry._asdict(), "who": who, "why": why, "at": at}))
    return True


def _is(entry: Entry) -> Any:
    same = [ENTRIES.c[name] == value for name, value in entry._asdict().items()]
    return and_(*same, ENTRIES.c.removed_at.is_(None))


def _is_new(connection: Connection, ids: Select[Any], table: Any, values: Mapping[str, Any]) -> bool:
    """Put a row in unless it is there."""
    columns = {name for name in table.c.keys() if name != "id"}  # noqa: SIM118 - a collection of columns
    if set(values) != columns:
        raise ValueError(f"not a row of a memory: {dict(values)}")
    same = [table.c[name].is_(None) if value is None else table.c[name] == value for name, value in values.items()]
    if connection.scalar(ids.where(and_(*same))) is not None:
        return False
    connection.execute(insert(table).values(dict(values)))
    return True


def _now() -> datetime:
    return datetime.now(timezone.utc).replace(microsecond=0)


def _told(value: Any) -> Any:
    """SQLite keeps no time zone: what it gives is what it was given, in UTC. PostgreSQL tells its own."""
    if not isinstance(value, datetime):
        return value
    return (value.astimezone(timezone.utc) if value.tzinfo else value.replace(tzinfo=timezone.utc)).isoformat()


def _heard(key: str, value: Any) -> Any:
    if key not in ("at", "removed_at") or not isinstance(value, str):
        return value
    return datetime.fromisoformat(value).astimezone(timezone.utc)


def _with_driver(url: URL) -> URL:
    """
    PostgreSQL is spoken to through psycopg 3, unless another driver is named.

    >>> _with_driver(make_url("postgresql://db/vnproof")).drivername
    'postgresql+psycopg'
    """
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _options(url: URL) -> dict[str, Any]:
    if not url.drivername.startswith("sqlite"):
        return {"pool_pre_ping": True}  # a server may have been started anew
    if url.database in (None, "", ":memory:"):
        return {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    return {"connect_args": {"timeout": PATIENCE}}


def _without_driver(url: str, error: ImportError) -> MemoryUnavailable:
    kind = url.partition(":")[0]
    return MemoryUnavailable(
        f"thiếu thư viện để mở bộ nhớ chung {kind} ({error}); hãy cài bằng `pip install 'vnproof[postgresql]'`.",
        f"a library for the memory {kind} is missing ({error}); install it with `pip install 'vnproof[postgresql]'`.",
    )


def _unavailable(url: str, error: Exception) -> MemoryUnavailable:
    what = str(error).partition("\n")[0]
    return MemoryUnavailable(
        f"không mở được bộ nhớ chung {url} ({what}); hãy kiểm tra địa chỉ và quyền ghi.",
        f"the memory {url} cannot be opened ({what}); check its address and permissions.",
    )
