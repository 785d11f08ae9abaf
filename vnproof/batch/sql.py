"""
A table of a database, named by its URL for SQLAlchemy: read in the order of its key, changed cell by cell.

A cell is only changed while it still holds what was read (an optimistic lock); a document is called `KEY/COLUMN`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vnproof.batch.containers import Container, Member, Wanted
from vnproof.core.errors import DocumentError

ROWS = 500  # read at once, and changed in one transaction


def read(container: Container) -> Iterator[Member]:
    """The documents of a table."""
    with _opened(container) as (engine, table):
        for rows in _chunks(engine, table, container):
            for row in rows:
                yield from _members(container, row)


def change(container: Container, wanted: Wanted) -> list[str]:
    """Change the documents to what is wanted; the names of those that others have changed meanwhile, and that stay."""
    import sqlalchemy as sa

    fields = container.fields
    lost = []
    with _opened(container) as (engine, table):
        for rows in _chunks(engine, table, container):
            with engine.begin() as connection:
                for row in rows:
                    for column, member in zip(_texts(container, row), _members(container, row), strict=True):
                        data = wanted(member.name, member.data)
                        if data != member.data:
                            here = sa.and_(table.c[fields.key] == row[0], table.c[column] == member.data.decode())
                            done = connection.execute(sa.update(table).where(here).values({column: data.decode()}))
                            lost += [member.name] * (done.rowcount == 0)
    return lost


def _texts(container: Container, row: Any) -> list[str]:
    return [c for c, value in zip(container.fields.columns, row[1:], strict=True) if isinstance(value, str) and value]


def _members(container: Container, row: Any) -> Iterator[Member]:
    values = dict(zip(container.fields.columns, row[1:], strict=True))
    yield from (Member(f"{row[0]}/{column}", values[column].encode()) for column in _texts(container, row))


def _chunks(engine: Any, table: Any, container: Container) -> Iterator[Any]:
    import sqlalchemy as sa

    key = table.c[container.fields.key]
    wanted = sa.select(key, *(table.c[column] for column in container.fields.columns)).order_by(key).limit(ROWS)
    last = None
    while True:
        query = wanted.where(key.is_not(None) if last is None else key > last)
        with engine.connect() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


@contextmanager
def _opened(container: Container) -> Iterator[tuple[Any, Any]]:
    try:
        import sqlalchemy as sa
    except ImportError as error:
        raise DocumentError(
            f"{container.name}: cần SQLAlchemy để đọc cơ sở dữ liệu; hãy cài bằng `pip install 'vnproof[tables]'`.",
            f"{container.name}: databases are read by SQLAlchemy; install it: `pip install 'vnproof[tables]'`.",
        ) from error
    try:
        engine = sa.create_engine(container.place)
        try:
            table = sa.Table(container.fields.table, sa.MetaData(), autoload_with=engine)
            _demand(container, engine, table)
            yield engine, table
        finally:
            engine.dispose()
    except (sa.exc.SQLAlchemyError, ImportError) as error:
        raise DocumentError(
            f"{container.name}: không đọc hoặc ghi được bảng này ({_said(error)}); hãy kiểm tra địa chỉ, tên bảng và "
            "quyền.",
            f"{container.name}: this table cannot be read or written ({_said(error)}); check its address, name and "
            "permissions.",
        ) from error


def _demand(container: Container, engine: Any, table: Any) -> None:
    """The table has its columns, and its key is one."""
    import sqlalchemy as sa

    fields = container.fields
    if lacking := [name for name in (fields.key, *fields.columns) if name not in table.c]:
        raise DocumentError(
            f"{container.name}: bảng không có cột {', '.join(lacking)}; hãy kiểm tra --key và --column.",
            f"{container.name}: the table lacks the column {', '.join(lacking)}; check --key and --column.",
        )
    key = table.c[fields.key]
    twice = sa.select(key).where(key.is_not(None)).group_by(key).having(sa.func.count() > 1).limit(1)
    with engine.connect() as connection:
        if connection.execute(twice).first():
            raise DocumentError(
                f"{container.name}: cột {fields.key} có giá trị trùng nhau; hãy chọn cột khóa khác (--key).",
                f"{container.name}: the column {fields.key} holds one value twice; choose another key (--key).",
            )


def _said(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).partition("\n")[0]
