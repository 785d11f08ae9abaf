"""An older memory is brought up to date with all that it holds; a newer one is left alone."""

import pytest

pytest.importorskip("sqlalchemy")

from sqlalchemy import Connection, create_engine, inspect, text

from vnproof.core.errors import MemoryUnavailable
from vnproof.memory.memory import Entry, Memory, _with_driver, make_url
from vnproof.memory.tables import METADATA, VERSION_NOW, migrate

# What version 1 made, in the SQL of SQLite; never changed.
VERSION_1 = """
CREATE TABLE version (number INTEGER NOT NULL);
INSERT INTO version VALUES (1);
CREATE TABLE entries (id INTEGER NOT NULL, kind VARCHAR(16) NOT NULL, text TEXT NOT NULL, "right" TEXT NOT NULL,
    code VARCHAR(8) NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, at DATETIME NOT NULL, removed_by TEXT,
    removed_at DATETIME, PRIMARY KEY (id));
CREATE INDEX entries_in_force ON entries (kind, removed_at);
CREATE TABLE decisions (id INTEGER NOT NULL, action VARCHAR(16) NOT NULL, code VARCHAR(8) NOT NULL,
    sentence TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, chosen TEXT NOT NULL,
    confidence FLOAT NOT NULL, who TEXT NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (id));
INSERT INTO entries VALUES (1, 'word', 'Xtiêng', '', '', 'Lan', 'tên', '2026-02-25 01:30:00.000000', NULL, NULL);
INSERT INTO decisions VALUES (1, 'accepted', 'VN103', 'Ban tô chức', 4, 6, 'tổ', 0.99, 'Lan',
    '2026-02-25 01:30:00.000000');
"""


@pytest.fixture
def engine(url):
    made = create_engine(_with_driver(make_url(url)))
    yield made
    made.dispose()


def columns(connection: Connection) -> dict:
    told = inspect(connection)
    return {name: sorted(column["name"] for column in told.get_columns(name)) for name in told.get_table_names()}


def test_version_1_is_brought_up_to_date(tmp_path):
    address = f"sqlite:///{tmp_path / 'memory.sqlite'}"
    old = create_engine(address)
    with old.begin() as connection:
        for statement in VERSION_1.strip().split(";\n"):
            connection.execute(text(statement.rstrip(";")))
    memory = Memory(address)
    assert memory.words == {"Xtiêng"}
    assert memory.add(Entry("ignore", "họp", code="VN103"))
    version, word, _, decision = memory.history()
    assert version["number"] == VERSION_NOW
    assert (word["why"], word["at"]) == ("tên", "2026-02-25T01:30:00+00:00")
    assert decision["sentence"] == "Ban tô chức"
    with old.connect() as connection:
        assert columns(connection) == {name: sorted(table.columns.keys()) for name, table in METADATA.tables.items()}


def add_site(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE entries ADD COLUMN site TEXT NOT NULL DEFAULT 'chung'"))


def rename_kind(connection: Connection) -> None:
    connection.execute(text("UPDATE entries SET kind = 'từ' WHERE kind = 'word'"))


def fail(connection: Connection) -> None:
    raise ValueError("a step that fails")


def rows(connection: Connection) -> list:
    return [tuple(row) for row in connection.execute(text("SELECT kind, text, site FROM entries"))]


def test_steps_are_taken_once_and_in_order(url, engine):
    Memory(url).add(Entry("word", "Xtiêng"))
    for steps, had, then in [
        ((add_site,), 1, [("word", "Xtiêng", "chung")]),
        ((add_site,), 2, [("word", "Xtiêng", "chung")]),
        ((add_site, rename_kind), 2, [("từ", "Xtiêng", "chung")]),
    ]:
        with engine.begin() as connection:
            assert migrate(connection, steps) == had
            assert rows(connection) == then


def test_a_step_that_fails_changes_nothing(url, engine):
    Memory(url).add(Entry("word", "Xtiêng"))
    with pytest.raises(ValueError, match="fails"), engine.begin() as connection:
        migrate(connection, (add_site, fail))
    with engine.connect() as connection:
        assert "site" not in columns(connection)["entries"]
    assert Memory(url).words == {"Xtiêng"}


def test_a_new_memory_is_made_as_it_is_now(engine):
    with engine.begin() as connection:
        assert migrate(connection, (fail,)) == 0
        assert migrate(connection, (fail,)) == 2


def test_a_newer_one_is_refused(url, engine):
    Memory(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE version SET number = 99"))
    with pytest.raises(MemoryUnavailable, match=r"mới hơn tạo ra \(version 99\); hãy nâng cấp"):
        Memory(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT number FROM version")) == 99
