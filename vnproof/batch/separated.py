"""
CSV: records of fields between commas, semicolons, tabs or bars; those in the columns asked for are documents.

A document is called `RECORD/COLUMN`; the first line names the columns and is record 0. Only bytes are looked at, so
every encoding will do in which quotes and separators are one byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from vnproof.batch.cells import unquote
from vnproof.batch.containers import Container, Member, Wanted, pass_on
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.files import MOST_BYTES

COMMAS = b",;\t|"
MARK = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LINE_END = re.compile(rb"\r\n|\r|\n")

ENDLESS = Wording(
    "có dấu ngoặc kép không đóng, nên từ đây bảng được giữ nguyên; hãy sửa bản ghi này bằng tay.",
    "a quotation mark is not closed, so from here on the table is left as it is; mend this record by hand.",
)


def read(container: Container) -> Iterator[Member]:
    """The documents of a file."""
    with Path(container.place).open("rb") as file:
        pieces = _pieces(container, file)
        yield from (piece for piece in pieces if isinstance(piece, Member))


def write(container: Container, file: BinaryIO, wanted: Wanted) -> int:
    """The file with its documents as they are wanted; how many are others than before."""
    with Path(container.place).open("rb") as source:
        return pass_on(_pieces(container, source), file, wanted)


def _pieces(container: Container, file: BinaryIO) -> Iterator[bytes | Member]:
    columns = container.fields.columns
    comma, header = _header(container.name, file, columns)
    places = {header.index(column.encode()): column for column in columns}
    for number, record in enumerate(records(file, comma)):
        if isinstance(record, bytes):
            yield Member(str(number), b"", ENDLESS)
            yield record
            yield from iter(lambda: file.read(MOST_BYTES // 100), b"")
            return
        for index, part in enumerate(record):
            column = places.get(index // 2) if index % 2 == 0 and number else None
            yield Member(f"{number}/{column}", part) if column and part else part


def records(file: BinaryIO, comma: bytes) -> Iterator[list[bytes] | bytes]:
    r"""
    The records of a file: field, separator, field … line end. A quotation mark that is never closed gives all behind.

    >>> from io import BytesIO
    >>> list(records(BytesIO(b'a;b\r\n"1;\n";2'), b";"))
    [[b'a', b';', b'b', b'\r\n'], [b'"1;\n"', b';', b'2', b'']]
    """
    plain = re.compile(rb"[^" + re.escape(comma) + rb"\r\n]*")
    lines = bytearray(file.readline(MOST_BYTES))
    at = len(MARK) if lines.startswith(MARK) else 0
    start, record = 0, list[bytes]()
    while lines:
        if lines[at : at + 1] == b'"':
            at = _closed(file, lines, at + 1)
            if at < 0:
                yield b"".join([*record, bytes(lines[start:])])
                return
        at = _match(plain, lines, at)
        record.append(bytes(lines[start:at]))
        end = LINE_END.match(lines, at)
        if not end and at == len(lines) == MOST_BYTES:
            yield b"".join(record)
            return
        stop = end.end() if end else min(at + 1, len(lines))
        record.append(bytes(lines[at:stop]))
        start = at = stop
        if record[-1] == comma:
            continue
        yield record
        record = []
        if stop == len(lines):
            lines = bytearray(file.readline(MOST_BYTES))
            start = at = 0


def _closed(file: BinaryIO, lines: bytearray, at: int) -> int:
    """Where a quoted field ends, which may go on over lines that are read for it; -1 where it does not."""
    while len(lines) <= MOST_BYTES:
        found = lines.find(b'"', at)
        if found < 0:
            at = len(lines)
            more = file.readline(MOST_BYTES)
            if not more:
                return -1
            lines += more
        elif lines[found + 1 : found + 2] == b'"':
            at = found + 2
        else:
            return found + 1
    return -1


def _match(pattern: re.Pattern[bytes], lines: bytearray, at: int) -> int:
    found = pattern.match(lines, at)
    return found.end() if found else at


def _names(name: str, file: BinaryIO, comma: bytes) -> list[bytes]:
    """The fields of the first line, if this is the separator."""
    file.seek(0)
    record = next(records(file, comma), [])
    if isinstance(record, bytes) or not record:
        return []
    try:
        return [unquote(part, "csv", name) for part in (record[0].removeprefix(MARK), *record[2::2])]
    except DocumentError:
        return []


def _header(name: str, file: BinaryIO, columns: Iterable[str]) -> tuple[bytes, list[bytes]]:
    """The separator with which the first line has all the columns, and all its columns."""
    wanted = {column.encode() for column in columns}
    begun = file.read(2)
    if begun in UTF_16:
        raise DocumentError(
            f"{name}: bảng ở dạng UTF-16; hãy lưu lại thành CSV UTF-8.",
            f"{name}: a table in UTF-16; save it as CSV in UTF-8.",
        )
    for comma in (COMMAS[place : place + 1] for place in range(len(COMMAS))):
        header = _names(name, file, comma)
        if wanted <= set(header):
            file.seek(0)
            return comma, header
    raise DocumentError(
        f"{name}: dòng đầu không có cột {', '.join(columns)}; hãy kiểm tra tên cột (--column).",
        f"{name}: the first line lacks the column {', '.join(columns)}; check its name (--column).",
    )
