r"""
Plain text files: bytes to text and back, with encoding, byte order mark, line ends and last line exactly as they were.

Text is decoded, never translated: `\r\n` stays `\r\n`, NFD stays NFD, so offsets into `Document.text` are offsets into
the file's characters. Whatever cannot be decoded without a doubt is refused rather than guessed at.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from vnproof.core.errors import DocumentError

SUFFIXES = (".txt", ".text", ".md")

# UTF-32 is tried before UTF-16, whose mark is the beginning of UTF-32's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Text copied out of PDF files holds a control character here and there; data that is not text is full of them.
CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r")
TOO_MANY_CONTROLS = 0.01

# Some 4,000 pages: what is known of every word of a text is held at once, and takes 150 times the bytes of the text.
MOST_BYTES = 10_000_000


class Document(NamedTuple):
    """A file's name, its text as decoded, and what is needed to encode text the same way."""

    path: str
    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        r"""
        `text` as bytes of this file.

        >>> document = decode("a.txt", "Đắk Nông\r\n".encode("utf-8-sig"))
        >>> document.encode(document.text.replace("Nông", "Lắk")).decode("utf-8-sig")
        'Đắk Lắk\r\n'
        """
        return self.mark + text.encode(self.encoding)


def decode(path: str, data: bytes) -> Document:
    """
    The document in `data`; `path` is only its name.

    Raises DocumentError for more than MOST_BYTES, for binary data, and for text that is not UTF-8 (or, with its mark,
    UTF-16 or UTF-32).

    >>> decode("-", "Kính gửi".encode()).text
    'Kính gửi'
    """
    if len(data) > MOST_BYTES:
        raise _too_large(path)
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and not mark:
            raise _binary(path) from error
        raise DocumentError(
            f"{path}: không phải UTF-8 (byte thứ {len(mark) + error.start + 1}); hãy lưu lại tệp với bảng mã UTF-8.",
            f"{path}: not UTF-8 (byte {len(mark) + error.start + 1}); save the file as UTF-8.",
        ) from error
    if "\0" in text or sum(map(text.count, CONTROLS)) > TOO_MANY_CONTROLS * len(text):
        raise _binary(path)
    return Document(path, text, encoding, mark)


def read_document(path: str | Path) -> Document:
    """
    The document in a file.

    Raises DocumentError where there is no such file, it may not be read, is too large, or holds no text.
    """
    try:
        with Path(path).open("rb") as file:
            data = read_enough(file)
    except OSError as error:
        raise _unreadable(str(path), error) from error
    return decode(str(path), data)


def read_enough(file: BinaryIO) -> bytes:
    """All of a file, or as much of it as tells `decode` that it is too large."""
    return file.read(MOST_BYTES + 1)


def find_documents(path: str | Path) -> Iterator[str]:
    """
    The files that a PATH of the command line means: a file itself, or all text files in a folder, sorted, none hidden.

    Files are not looked at here; a folder inside that may not be entered is given as if it were a file, so that reading
    it says so. Raises DocumentError for a folder without any text file.
    """
    if not Path(path).is_dir():
        yield str(path)
        return
    closed: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(path, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                empty = False
                yield os.path.join(folder, name)  # noqa: PTH118 - Path would drop the user's own `./`
    yield from (str(error.filename) for error in closed)
    if empty and not closed:
        raise DocumentError(
            f"{path}: thư mục không có tệp văn bản nào ({', '.join(SUFFIXES)}); hãy chỉ đúng tệp hoặc thư mục.",
            f"{path}: the folder holds no text file ({', '.join(SUFFIXES)}); name another file or folder.",
        )


def write_atomically(path: str | Path, data: bytes, *, backup: bool = True) -> Path | None:
    """
    Put `data` where `path` is, all of it or nothing, keeping the file's mode; the path of the backup, if one was made.

    A backup is `NAME.bak`, or `NAME.bak1`, `NAME.bak2`… where older ones lie: none is ever overwritten.
    A link is followed: the file it points at is replaced, the link stays.

    Raises DocumentError where the file or its folder may not be written.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.vnproof-{os.getpid()}")
    try:
        mode = _mode_for_writing(target)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        copy = _back_up(target) if backup and mode is not None else None
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(str(path), error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return copy


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


def _too_large(path: str) -> DocumentError:
    return DocumentError(
        f"{path}: lớn hơn {MOST_BYTES // 1_000_000} MB; hãy tách thành nhiều tệp nhỏ hơn.",
        f"{path}: larger than {MOST_BYTES // 1_000_000} MB; split it into smaller files.",
    )


def _binary(path: str) -> DocumentError:
    return DocumentError(
        f"{path}: là dữ liệu nhị phân, không phải văn bản thuần; hãy xuất ra tệp .txt mã UTF-8 rồi thử lại.",
        f"{path}: binary data, not plain text; export it as .txt in UTF-8 and try again.",
    )


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
        f"{path}: không đọc được ({error.strerror}); hãy kiểm tra lại tệp và ổ đĩa.",
        f"{path}: cannot be read ({error.strerror}); check the file and the disk.",
    )


def _unwritable(path: str, error: OSError) -> DocumentError:
    return DocumentError(
        f"{path}: không ghi được ({error.strerror}), tệp còn nguyên; hãy kiểm tra quyền ghi và chỗ trống trên đĩa.",
        f"{path}: cannot be written ({error.strerror}), the file is as it was; check permissions and free space.",
    )
