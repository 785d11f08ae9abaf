"""
Parquet: columns of texts, read some rows at a time and written group by group; a document is `ROW/COLUMN`.

A file is written anew with its schema, its groups of rows and its packing; the values of all other columns are equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from vnproof.batch.containers import Container, Member, Wanted
from vnproof.core.errors import DocumentError

ROWS = 1000  # read at once


def read(container: Container) -> Iterator[Member]:
    """The documents of a file."""
    with _opened(container) as file:
        columns = list(container.fields.columns)
        row = 0
        for batch in file.iter_batches(ROWS, columns=columns):
            texts = [batch.column(column).to_pylist() for column in columns]
            for values in zip(*texts, strict=True):
                row += 1
                yield from (
                    Member(f"{row}/{column}", value.encode())
                    for column, value in zip(columns, values, strict=True)
                    if value
                )


def write(container: Container, file: BinaryIO, wanted: Wanted) -> int:
    """The file with its documents as they are wanted; how many are others than before."""
    import pyarrow as pa
    from pyarrow import parquet

    changed, row = 0, 0
    with _opened(container) as source, parquet.ParquetWriter(file, source.schema_arrow, **_packing(source)) as writer:
        for group in range(source.num_row_groups):
            table = source.read_row_group(group)
            for column in container.fields.columns:
                index = table.schema.get_field_index(column)
                field, values = table.schema.field(index), table.column(index).to_pylist()
                for at, value in enumerate(values):
                    if value:
                        data = wanted(f"{row + at + 1}/{column}", value.encode())
                        changed += data != value.encode()
                        values[at] = data.decode()
                table = table.set_column(index, field, pa.array(values, pa.string()).cast(field.type))
            row += table.num_rows
            writer.write_table(table, row_group_size=max(1, table.num_rows))
    return changed


@contextmanager
def _opened(container: Container) -> Iterator[Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise DocumentError(
            f"{container.name}: cần thư viện pyarrow để đọc Parquet; hãy cài bằng `pip install 'vnproof[tables]'`.",
            f"{container.name}: Parquet is read by the library pyarrow; install it: `pip install 'vnproof[tables]'`.",
        ) from error
    try:
        with parquet.ParquetFile(container.place) as file:
            for column in container.fields.columns:
                _demand_text(container.name, file.schema_arrow, column)
            yield file
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise DocumentError(
            f"{container.name}: tệp Parquet bị hỏng hoặc không phải Parquet; hãy xuất lại tệp.",
            f"{container.name}: a damaged Parquet file, or none; export it again.",
        ) from error


def _demand_text(name: str, schema: Any, column: str) -> None:
    from pyarrow import types

    index = schema.get_field_index(column)
    kind = schema.field(index).type if index >= 0 else None
    kind = kind.value_type if kind is not None and types.is_dictionary(kind) else kind
    if kind is None or not (types.is_string(kind) or types.is_large_string(kind)):
        raise DocumentError(
            f"{name}: không có cột chữ tên {column}; hãy kiểm tra tên cột (--column).",
            f"{name}: has no column of texts named {column}; check its name (--column).",
        )


def _packing(file: Any) -> dict[str, Any]:
    """How the columns are packed."""
    if not file.num_row_groups:
        return {}
    group = file.metadata.row_group(0)
    columns = [group.column(index) for index in range(group.num_columns)]
    packed = {column.path_in_schema: column.compression.lower() for column in columns}
    return {"compression": {name: "none" if how == "uncompressed" else how for name, how in packed.items()}}
