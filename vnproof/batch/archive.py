"""The archive: which documents lie in some folders, under names that stay the same wherever the archive lies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from vnproof.core.errors import DocumentError
from vnproof.documents.kinds import HIDDEN, SUFFIXES


class Item(NamedTuple):
    """One document: its name in the ledger, and where it lies."""

    name: str
    path: Path


def find_items(sources: Iterable[str | Path]) -> Iterator[Item]:
    """
    The documents in folders, sorted, links to folders not followed, hidden ones left out; a file is named by itself.

    Raises DocumentError for a source that is not there.
    """
    for source in map(Path, sources):
        if source.is_file():
            yield Item(_told(source.name), source)
        elif source.is_dir():
            yield from _in_folder(source)
        else:
            raise DocumentError(
                f"{source}: không có tệp hoặc thư mục này; hãy kiểm tra lại tên.",
                f"{source}: no such file or folder; check its name.",
            )


def _in_folder(folder: Path) -> Iterator[Item]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(HIDDEN))
        for name in sorted(files):
            if not name.startswith(HIDDEN) and name.lower().endswith(SUFFIXES):
                path = Path(place) / name
                yield Item(_told(path.relative_to(folder).as_posix()), path)


def _told(name: str) -> str:
    """A name may hold bytes that are no text; the ledger holds text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
