"""The ledger as tables, `documents` and `edits`: CSV for a spreadsheet, Parquet for those who count."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from vnproof.batch.ledger import Change, Ledger, Record
from vnproof.batch.spreadsheet import harmless
from vnproof.core.errors import LedgerError

AT_ONCE = 10_000  # rows
TABLES = {"documents": Record._fields, "edits": ("document", *Change._fields)}
TYPES = {"run": "int64", "syllables": "int64", "start": "int64", "end": "int64", "seconds": "double"}
TYPES |= {"confidence": "double", "applied": "bool"}  # all else is text


def write_csv(folder: Path, ledger: Ledger) -> None:
    """Write `documents.csv` and `edits.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, fields in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(fields)
            writer.writerows(map(harmless, row) for row in _rows(name, ledger))


def write_parquet(folder: Path, ledger: Ledger) -> None:
    """Write `documents.parquet` and `edits.parquet`. Raises LedgerError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise LedgerError(
            "thiếu thư viện pyarrow để ghi Parquet; hãy cài bằng `pip install 'vnproof[tables]'`.",
            "Parquet is written by the library pyarrow; install it: `pip install 'vnproof[tables]'`.",
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    for name, fields in TABLES.items():
        schema = pa.schema([(field, pa.type_for_alias(TYPES.get(field, "string"))) for field in fields])
        rows = _rows(name, ledger)
        with parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as writer:
            while batch := list(islice(rows, AT_ONCE)):
                columns = [
                    pa.array(column, kind) for column, kind in zip(zip(*batch, strict=True), schema.types, strict=True)
                ]
                writer.write_batch(pa.record_batch(columns, schema))


def _rows(name: str, ledger: Ledger) -> Iterator[Iterable[Any]]:
    for record in ledger.records():
        if name == "documents":
            findings = " ".join(f"{code}:{times}" for code, times in sorted(record.findings.items()))
            yield (*record._replace(findings=findings),)  # type: ignore[arg-type]
        else:
            for change in ledger.changes(record.name):
                yield record.name, *change._replace(codes=" ".join(change.codes))  # type: ignore[arg-type]
