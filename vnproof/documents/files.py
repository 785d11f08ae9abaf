"""
Files of the file system: reading no more than can be held, writing all or nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO

from vnproof.core.errors import DocumentError, cause

# No notice is larger, with all its pictures; what a kind of document can hold as text is its own, smaller limit.
MOST_BYTES = 100_000_000


def read_enough(file: BinaryIO) -> bytes:
    """All of a file, or as much of it as tells `open_document` that it is too large."""
    return file.read(MOST_BYTES + 1)


def read_file(path: str | Path) -> bytes:
    """
    The bytes of a file.

    Raises DocumentError where there is no such file, it may not be read or is too large.
    """
    try:
        with Path(path).open("rb") as file:
            return read_enough(file)
    except OSError as error:
        raise _unreadable(str(path), error) from error


def write_atomically(path: str | Path, data: bytes, *, backup: bool = True) -> Path | None:
    """
    Put `data` where `path` is, all of it or nothing, keeping the file's mode; the path of the backup, if one was made.

    A backup is `NAME.bak`, or `NAME.bak1`, `NAME.bak2`… where older ones lie: none is ever overwritten.
    A link is followed: the file it points at is replaced, the link stays.

    Raises DocumentError where the file or its folder may not be written.
    """
    copies: list[Path] = []

    def keep(target: Path) -> None:
        if backup and target.exists():
            copies.append(_back_up(target))

    with replacing(path, keep) as file:
        file.write(data)
    return copies[0] if copies else None


@contextmanager
def replacing(path: str | Path, keep: Callable[[Path], None] = lambda _: None) -> Iterator[BinaryIO]:
    """
    A new file, put where `path` is when the block ends; where the block raises, all stays as it was.

    `keep` is told the file that is about to be replaced, when nothing else can fail but the replacing.

    Raises DocumentError where the file or its folder may not be written, or the disk is full.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f"{_begun(target)}{os.getpid()}")
    try:
        mode = _mode_for_writing(target)
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        keep(target)
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(str(path), error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def clear_away(path: str | Path) -> None:
    """Remove the new files for `path` that somebody who was killed has not put there, where that is permitted."""
    target = Path(os.path.realpath(path))
    for left in target.parent.glob(f"{escape(_begun(target))}*"):
        with suppress(OSError):
            left.unlink()


def _begun(target: Path) -> str:
    """How the names of new files for a file begin."""
    return f".{target.name}.vnproof-"


def _mode_for_writing(target: Path) -> int | None:
    """The mode of a file, None where there is none; opened, because replacing would not ask for the permission."""
    if not target.exists():
        return None
    with target.open("r+b"):
        return target.stat().st_mode & 0o7777


def _back_up(target: Path) -> Path:
    """Copy to the first free name; `x` refuses a name that somebody took in the meantime."""
    number = 0
    while True:
        copy = target.with_name(f"{target.name}.bak{number or ''}")
        try:
            with copy.open("xb") as file:
                file.write(target.read_bytes())
        except FileExistsError:
            number += 1
        else:
            copy.chmod(target.stat().st_mode & 0o7777)
            return copy


def _unreadable(path: str, error: OSError) -> DocumentError:
    if isinstance(error, FileNotFoundError):
        return DocumentError(
            f"{path}: không có tệp này; hãy kiểm tra lại tên.",
            f"{path}: no such file; check its name.",
        )
    if isinstance(error, PermissionError):
        return DocumentError(
            f"{path}: không được phép đọc; hãy xin quyền đọc tệp.",
            f"{path}: permission denied; ask for the right to read it.",
        )
    return DocumentError(
        f"{path}: không đọc được ({cause(error).vi}); hãy kiểm tra lại tệp và ổ đĩa.",
        f"{path}: cannot be read ({cause(error).en}); check the file and the disk.",
    )


def _unwritable(path: str, error: OSError) -> DocumentError:
    return DocumentError(
        f"{path}: không ghi được ({cause(error).vi}), tệp còn nguyên; hãy kiểm tra quyền ghi và chỗ trống trên đĩa.",
        f"{path}: cannot be written ({cause(error).en}), the file is as it was; check permissions and free space.",
    )
