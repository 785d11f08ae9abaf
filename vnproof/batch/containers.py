"""
Containers: files that hold many documents (zip archives, tables) and tables of a database, all read and changed alike.

A container is read as a stream of members and changed in one pass, never held: `FORMATS` says by which module.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from vnproof.batch.cells import Form, Quoting
from vnproof.core.errors import DocumentError, cause
from vnproof.core.wording import Wording
from vnproof.documents.files import replacing

Wanted = Callable[[str, bytes], bytes]


class Fields(NamedTuple):
    """Which fields of tables hold documents, and of what kind; of a database also which table, and what its key is."""

    columns: tuple[str, ...] = ()
    kind: str | None = None
    table: str = ""
    key: str = ""


class Format(NamedTuple):
    """
    A kind of container: how its files are called, the module that reads and writes it, how its fields are quoted.

    The module has `read(container)`, which gives Members, and `write(container, file, wanted)`, which puts the
    container into a new file, each member as `wanted` has it, and tells how many are others than before; or, where it
    is no file, `change(container, wanted)`, which does so in place, and tells the names of those it could not change.
    """

    suffixes: tuple[str, ...]
    module: str
    quoting: Quoting = ""
    has_columns: bool = True
    has_tables: bool = False

    def of(self, fields: Fields) -> Fields:
        """What matters of some fields here, so that the same is called the same."""
        if not self.has_columns:
            return Fields()
        columns = tuple(sorted(set(fields.columns)))
        return fields._replace(columns=columns) if self.has_tables else Fields(columns, fields.kind)


FORMATS = {
    "zip": Format((".zip",), "vnproof.batch.zips", has_columns=False),
    "jsonl": Format((".jsonl", ".ndjson"), "vnproof.batch.json_lines", "json"),
    "csv": Format((".csv", ".tsv"), "vnproof.batch.separated", "csv"),
    "parquet": Format((".parquet",), "vnproof.batch.parquet"),
    "sql": Format((), "vnproof.batch.sql", has_tables=True),
}
DATABASE = "://"  # in the address of a database, and in no path
PASSWORD = re.compile(r"(?<=://)([^:/@]*):[^@/]*(?=@)")


class Member(NamedTuple):
    """A document in a container: how it is called there, its bytes; or why (without its name) there are none."""

    name: str
    data: bytes
    error: Wording | None = None


class Container(NamedTuple):
    """A container: its format, its name in the ledger, where it is, and which of its fields are documents."""

    format: str
    name: str
    place: str
    fields: Fields = Fields()

    @property
    def form(self) -> Form:
        """How the bytes of its members are to be understood."""
        return Form(FORMATS[self.format].quoting, self.fields.kind)

    @property
    def locator(self) -> str:
        """All of it but a password, in a text that no path can be: what a ledger keeps."""
        return json.dumps([*self[:2], PASSWORD.sub(r"\1", self.place), *self.fields], ensure_ascii=False)

    def at(self, place: Path) -> Container:
        """The same container elsewhere."""
        return self._replace(place=str(place))

    def named(self, member: str) -> str:
        """The name of a member in the ledger."""
        return f"{self.name}/{member}" if self.format == "zip" else f"{self.name}#{member}"


def found(locator: str) -> Container | None:
    """
    The container that a ledger speaks of; None where it speaks of a file.

    >>> container = Container("csv", "tin.csv", "/kho/tin.csv", Fields(("body",)))
    >>> found(container.locator) == container, found("/kho/a.txt")
    (True, None)
    """
    if not locator.startswith("["):
        return None
    kind, name, place, columns, *fields = json.loads(locator)
    return Container(kind, name, place, Fields(tuple(columns), *fields))


def format_of(name: str) -> str | None:
    """The format of a container by its name; None for what is none."""
    if DATABASE in name:
        return "sql"
    return next((kind for kind, row in FORMATS.items() if name.lower().endswith(row.suffixes)), None)


def members(container: Container) -> Iterator[Member]:
    """Its documents, under their names in the ledger. Raises DocumentError where it cannot be read (on)."""
    try:
        for member in _module(container).read(container):
            name, error = container.named(member.name), member.error
            yield Member(name, member.data, error and Wording(f"{name}: {error.vi}", f"{name}: {error.en}"))
    except OSError as error:
        raise DocumentError(
            f"{container.name}: không đọc được ({cause(error).vi}); hãy kiểm tra quyền đọc và ổ đĩa.",
            f"{container.name}: cannot be read ({cause(error).en}); check permissions and the disk.",
        ) from error


def change(source: Container, target: Container, wanted: Wanted) -> list[str]:
    """
    Put a container where `target` is, whole or not at all, each member as `wanted` has it by its name in the ledger.

    Of a database the names are told of those that others have changed meanwhile, which stay as they are.
    Where no member is another, the target is the source, byte for byte, and is not written if that is what it was.
    Raises DocumentError where it cannot be read or written, or others write to it meanwhile.
    """
    module = _module(source)

    def named(member: str, data: bytes) -> bytes:
        return wanted(source.named(member), data)

    if source.format == "sql":
        return [source.named(name) for name in module.change(source, named)]
    Path(target.place).parent.mkdir(parents=True, exist_ok=True)
    with suppress(_AsItWas), replacing(target.place) as file:
        before = _stamp(source)
        if not module.write(source, file, named):
            if source.place == target.place:
                raise _AsItWas
            file.seek(0)
            file.truncate()
            with Path(source.place).open("rb") as original:
                shutil.copyfileobj(original, file)
        if _stamp(source) != before:
            raise DocumentError(
                f"{source.name}: có chương trình khác ghi vào trong lúc làm, tệp còn nguyên; hãy chạy lại.",
                f"{source.name}: another program wrote to it meanwhile, and it was left as it was; run again.",
            )
        file.flush()
        if _holds(target.place, file.name):
            raise _AsItWas
    return []


def pass_on(pieces: Iterable[bytes | Member], file: BinaryIO, wanted: Wanted) -> int:
    """Write a table, piece by piece, each document as it is wanted; how many are others than before."""
    changed = 0
    for piece in pieces:
        if isinstance(piece, bytes):
            file.write(piece)
        elif piece.error is None:
            data = wanted(piece.name, piece.data)
            changed += data != piece.data
            file.write(data)
    return changed


class _AsItWas(Exception):
    """Nothing is to be written."""


def _module(container: Container) -> Any:
    return import_module(FORMATS[container.format].module)


def _stamp(container: Container) -> tuple[int, int, int]:
    about = os.stat(container.place)  # noqa: PTH116 - the same as Path.stat, and a path it may not be
    return about.st_size, about.st_mtime_ns, about.st_ino


def _holds(place: str, other: str) -> bool:
    from filecmp import cmp

    return Path(place).exists() and cmp(place, other, shallow=False)
