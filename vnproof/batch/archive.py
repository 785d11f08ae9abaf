"""The archive: which documents lie in some sources, under names that stay the same wherever the archive lies."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from vnproof.batch.cells import Form
from vnproof.batch.containers import DATABASE, FORMATS, Container, Fields, format_of, members
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.kinds import SUFFIXES
from vnproof.documents.walking import Selection, find_documents, select_all


class Item(NamedTuple):
    """
    One document: its name in the ledger, and where it lies.

    One that lies inside a container brings its bytes along, or the reason why it cannot be read.
    """

    name: str
    path: Path
    data: bytes | None = None
    form: Form = Form()
    inside: Container | None = None
    error: Wording | None = None

    def read(self) -> bytes:
        """Its bytes. Raises OSError or DocumentError where it cannot be read."""
        if self.error:
            raise DocumentError(*self.error)
        if self.data is not None:
            return self.data
        if not stat.S_ISREG(self.path.stat().st_mode):  # a pipe would be waited for
            raise DocumentError(
                f"{self.name}: không phải là tệp thường; hãy đưa nó ra khỏi kho.",
                f"{self.name}: no regular file; take it out of the archive.",
            )
        return self.path.read_bytes()

    def size(self) -> int:
        """How many bytes it has, 0 where it cannot be read."""
        try:
            return self.path.stat().st_size if self.data is None and not self.error else len(self.data or b"")
        except OSError:
            return 0


def find_items(
    sources: Iterable[str | Path], fields: Fields = Fields(), selection_in: Callable[[Path], Selection] = select_all
) -> Iterator[Item]:
    """
    The documents in folders, zip archives, tables and databases, one after the other.

    Folders are walked in order and by `.gitignore`, links to folders not followed, hidden files left out; of the tables
    in them those are read that have a name, if `fields` has columns. A file is named by itself. `selection_in` gives
    the selection that holds in a folder; what is inside a zip or table is not selected.

    Raises DocumentError for a source that is not there, that lacks its columns, or has a document's name that another
    source had.
    """
    named: set[str] = set()
    for source in map(str, sources):
        for name, path in _files(source, fields, selection_in):
            if name in named:
                raise DocumentError(
                    f"{name}: có trong hai nguồn; hãy làm từng nguồn với sổ (--ledger) riêng.",
                    f"{name}: lies in two sources; take them one at a time, each with its own --ledger.",
                )
            named.add(name)
            kind = format_of(path)
            if _lacks_column(Path(path), fields):  # of a folder, let in by the selection
                yield Item(name, Path(path), error=_no_column(name))
            elif kind is not None:
                yield from _inside(Container(kind, name, path, FORMATS[kind].of(fields)))
            else:
                yield Item(name, Path(path))


def _files(source: str, fields: Fields, selection_in: Callable[[Path], Selection]) -> Iterator[tuple[str, str]]:
    """The files of a source, each with its name."""
    path = Path(source)
    if DATABASE in source:
        yield _database(source, fields), source
    elif path.is_file():
        if _lacks_column(path, fields):
            raise DocumentError(*_no_column(source))
        kind = format_of(path.name)
        yield _told(path.name), str(path.absolute() if kind else path)
    elif path.is_dir():
        yield from _in_folder(path, fields, selection_in)
    else:
        raise DocumentError(
            f"{source}: không có tệp hoặc thư mục này; hãy kiểm tra lại tên.",
            f"{source}: no such file or folder; check its name.",
        )


def _lacks_column(path: Path, fields: Fields) -> bool:
    kind = format_of(path.name)
    return kind is not None and FORMATS[kind].has_columns and not fields.columns


def _no_column(name: str) -> Wording:
    return Wording(
        f"{name}: là một bảng; hãy nói cột nào là văn bản bằng --column.",
        f"{name}: is a table; say by --column which column holds the texts.",
    )


def _in_folder(folder: Path, fields: Fields, selection_in: Callable[[Path], Selection]) -> Iterator[tuple[str, str]]:
    containers = [row.suffixes for row in FORMATS.values() if fields.columns or not row.has_columns]
    suffixes = (*SUFFIXES, *(suffix for each in containers for suffix in each))
    for file in find_documents(folder, lambda place: replace(selection_in(place), suffixes=suffixes)):
        path = Path(file)
        yield _told(path.relative_to(folder).as_posix()), str(path.absolute() if format_of(path.name) else path)


def _inside(container: Container) -> Iterator[Item]:
    """The members of a container; where it cannot be read on, a document in its name that says so."""
    path = Path(container.place)
    try:
        for name, data, error in members(container):
            yield Item(_told(name), path, data, container.form, container, error)
    except DocumentError as error:
        yield Item(container.name, path, error=error.wording)


def _database(source: str, fields: Fields) -> str:
    if not (fields.columns and fields.table and fields.key):
        raise DocumentError(
            f"{source.partition(DATABASE)[0]}: hãy nói bảng, khóa và cột nào bằng --table, --key và --column.",
            f"{source.partition(DATABASE)[0]}: name the table, its key and the column by --table, --key and --column.",
        )
    database = source.rpartition("/")[2].partition("?")[0]
    return f"{database}/{fields.table}"


def _told(name: str) -> str:
    """A name may hold bytes that are no text; the ledger holds text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
