"""
What vnproof raises on purpose. Each carries one sentence with the remedy, in both languages.

* VnproofError
  - ConfigError         an option or a configuration file that does not fit
  - DictionaryError     a row of a dictionary that cannot be used (named with file and line)
  - DocumentError       a file that cannot be read or written back
  - LedgerError         the ledger of an archive that cannot be used
  - MemoryUnavailable   the memory of a team that cannot be opened
  - DataError           compiled data missing, damaged or of another version
  - OverlappingEdits    two edits of one place (a fault of ours, not the user's)

besides Breach, which is told as a bug, and what it warns of: LibraryWarning, a library that is missing or broken
while the work goes on without it.
"""

from __future__ import annotations

import errno
from collections.abc import Callable

from vnproof.core.span import Span
from vnproof.core.wording import Wording


class VnproofError(Exception):
    """
    Catch this to catch everything that vnproof raises on purpose.

    >>> print(DocumentError("Không tìm thấy tệp; hãy kiểm tra tên.", "File not found; check the name."))
    Không tìm thấy tệp; hãy kiểm tra tên.
    """

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.wording = Wording(vi, en)

    def __reduce__(self) -> tuple[Callable[..., VnproofError], tuple[type[VnproofError], Wording]]:
        """An error goes from one process to another as what it says."""
        return _again, (type(self), self.wording)


def _again(kind: type[VnproofError], wording: Wording) -> VnproofError:
    error = kind.__new__(kind)
    VnproofError.__init__(error, *wording)
    return error


class ConfigError(VnproofError):
    """An option or a configuration file does not fit."""


class DictionaryError(VnproofError):
    """A row of a dictionary cannot be used."""


class DocumentError(VnproofError):
    """A file cannot be read or written back."""


class LedgerError(VnproofError):
    """The ledger of an archive cannot be used."""


class MemoryUnavailable(VnproofError):
    """The memory of a team cannot be opened."""


class DataError(VnproofError):
    """Compiled data is missing, damaged or of another version."""


class OverlappingEdits(VnproofError):
    """Two edits touch the same characters."""

    def __init__(self, span: Span) -> None:
        super().__init__(
            f"Hai sửa đổi chồng lên nhau ở vị trí {span.start}; văn bản được giữ nguyên.",
            f"Two edits overlap at offset {span.start}; the text was left as it was.",
        )


class Breach(RuntimeError):
    """
    An edited text or file that is not what was promised: a fault of ours, so no VnproofError; nothing is written.
    """


class LibraryWarning(UserWarning):
    """A library is missing or broken; the work goes on without it."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.wording = Wording(vi, en)


SYSTEM = {
    errno.EACCES: "không có quyền",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.EEXIST: "đã có tên này",
    errno.EIO: "ổ đĩa hoặc mạng bị lỗi",
    errno.EISDIR: "là một thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOSPC: "đĩa đầy",
    errno.ENOTDIR: "không phải thư mục",
    errno.EPERM: "không được phép",
    errno.EROFS: "đĩa chỉ đọc",
}


def cause(error: OSError) -> Wording:
    """
    What the system says, which speaks English; what is not in the table is told as it says it.

    >>> cause(FileNotFoundError(errno.ENOENT, "No such file or directory")).vi
    'không có tệp hoặc thư mục này'
    """
    told = error.strerror or str(error) or type(error).__name__
    return Wording(SYSTEM.get(error.errno or 0, told), told)
