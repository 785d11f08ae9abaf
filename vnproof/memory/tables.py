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
    insert,
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

STEPS: tuple[Callable[[Connection], None], ...] = (METADATA.create_all,)
"Step n leads from version n to version n + 1. Released steps are never changed: a new one is added."


def migrate(connection: Connection) -> int:
    """Bring the tables up to date; the version they had. Raises LookupError for those of a newer vnproof."""
    VERSION.create(connection, checkfirst=True)
    had = connection.scalar(select(VERSION.c.number))
    if had is None:
        connection.execute(insert(VERSION).values(number=0))
        had = 0
    if had > len(STEPS):
        raise LookupError(f"version {had}")
    for step in STEPS[had:]:
        step(connection)
    connection.execute(VERSION.update().values(number=len(STEPS)))
    return had
