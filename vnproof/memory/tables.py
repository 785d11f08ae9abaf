"""
The tables of a memory, and the steps that bring an older one up to date.

An entry is never deleted: who removed it and when is written beside, so that history can be told.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    exists,
    inspect,
    literal,
    select,
)

METADATA = MetaData()

VERSION = Table("version", METADATA, Column("number", Integer, nullable=False))

ENTRIES = Table(
    "entries",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),  # word, correction, ignore
    Column("text", Text, nullable=False),
    Column("right", Text, nullable=False, default=""),  # of a correction
    Column("code", String(8), nullable=False, default=""),  # of an ignore
    Column("who", Text, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("removed_by", Text),
    Column("removed_at", DateTime(timezone=True)),
)
Index("entries_in_force", ENTRIES.c.kind, ENTRIES.c.removed_at)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("action", String(16), nullable=False),  # accepted, edited, ignored
    Column("code", String(8), nullable=False),
    Column("sentence", Text, nullable=False),
    Column("start", Integer, nullable=False),  # code points into the sentence
    Column("end", Integer, nullable=False),
    Column("chosen", Text, nullable=False),  # what the place reads now
    Column("confidence", Float, nullable=False),
    Column("who", Text, nullable=False, default=""),
    Column("at", DateTime(timezone=True), nullable=False),
)

Step = Callable[[Connection], None]
STEPS: tuple[Step, ...] = ()
"""
The first leads from version 1, which is what was released first, to version 2, and so on. A released step is never
changed; a new one is added, together with what it changes above, for a new memory is made as the tables are now.
"""
VERSION_NOW = 1 + len(STEPS)


def migrate(connection: Connection, steps: tuple[Step, ...] = STEPS) -> int:
    """
    Bring the tables up to date, all of it or nothing; the version they had, 0 for none.

    Raises LookupError for those of a newer vnproof.
    """
    now = 1 + len(steps)
    if inspect(connection).has_table(VERSION.name) and connection.scalar(select(VERSION.c.number)) == now:
        return now
    VERSION.create(connection, checkfirst=True)
    none = ~exists(select(VERSION.c.number))
    connection.execute(VERSION.insert().from_select(["number"], select(literal(0)).where(none)))
    take_turn(connection)
    had = int(connection.scalar(select(VERSION.c.number)) or 0)
    if had > now:
        raise LookupError(f"version {had}")
    if had == 0:
        METADATA.create_all(connection)
    else:
        for step in steps[had - 1 :]:
            step(connection)
    connection.execute(VERSION.update().values(number=now))
    return had


def take_turn(connection: Connection) -> None:
    """Keep all others from writing until this transaction ends: what it is about to write depends on what it reads."""
    connection.execute(VERSION.update().values(number=VERSION.c.number))
