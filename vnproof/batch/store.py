"""The store: originals kept by what they hold, so that each is kept once and none can be changed unseen."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from threading import get_ident

from vnproof.core.errors import LedgerError, cause


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """A folder of contents, each in a file that bears the name of its digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep a content, safe on the disk when this returns; its digest."""
        name = digest(data)
        path = self._path(name)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f"{name}.{os.getpid()}-{get_ident()}")
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        return name

    def get(self, name: str) -> bytes:
        """A content by its digest. Raises LedgerError where it is not there, or is no longer what it was."""
        try:
            data = self._path(name).read_bytes()
        except OSError as error:
            raise LedgerError(
                f"kho bản gốc thiếu {name[:12]}… ({cause(error).vi}); hãy chép lại thư mục của sổ từ bản sao lưu.",
                f"the store lacks {name[:12]}… ({cause(error).en}); restore the ledger's folder from a backup.",
            ) from error
        if digest(data) != name:
            raise LedgerError(
                f"bản gốc {name[:12]}… trong kho đã bị thay đổi; hãy chép lại thư mục của sổ từ bản sao lưu.",
                f"the original {name[:12]}… in the store has changed; restore the ledger's folder from a backup.",
            )
        return data

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name
