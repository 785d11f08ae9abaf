"""
Package: a document that is a zip of parts (docx, ODT); one part changes, all others stay byte for byte as they were.

Nothing is believed that a zip says of itself: members are counted, and read no further than a limit.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from io import BytesIO

from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording

OLE = b"\xd0\xcf\x11\xe0"  # the older package of Microsoft: .doc, and whatever has a password
RTF = b"{\\rtf"

MOST_MEMBERS = 10_000
# A part of 500 pages that Word has saved over and over takes 30 MB.
MOST_BYTES_OF_A_PART = 64_000_000
# Deflate packs no better than 1 : 1032, and markup is packed 1 : 30; small packages may be as monotonous as they like.
MOST_BYTES = 1_000_000_000
MOST_PACKED, SMALL = 300, 100_000_000

OTHER_KINDS = (
    ((".xlsx", ".xlsm", ".xls", ".ods"), Wording("bảng tính", "a spreadsheet")),
    ((".pptx", ".ppt", ".odp"), Wording("bài trình chiếu", "a presentation")),
    ((".zip",), Wording("tệp nén zip", "a zip archive")),
)
PROGRAMS = (((".odt", ".ott"), "LibreOffice"), ((".pdf",), "Adobe Reader"))

# What zipfile and the libraries below it raise on damaged data.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Package:
    """
    The members of a zip in memory.

    Raises DocumentError where it is no zip, is damaged, needs a password or is a bomb.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        with self._sound():
            self._archive = zipfile.ZipFile(BytesIO(data))
            members = self._archive.infolist()
        self.names = frozenset(member.filename for member in members)
        size = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS or size > MOST_BYTES or size > max(SMALL, MOST_PACKED * len(data)):
            raise too_large(path)
        if any(member.flag_bits & 1 for member in members):
            raise locked(path)
        if len(self.names) < len(members):
            raise damaged(path)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises DocumentError where there is none, it is too large or damaged."""
        if name not in self.names:
            raise damaged(self.path, name)
        with self._sound(name), self._archive.open(name) as member:
            data = member.read(MOST_BYTES_OF_A_PART + 1)
        if len(data) > MOST_BYTES_OF_A_PART:
            raise too_large(self.path)
        return data

    def replace(self, parts: Mapping[str, bytes]) -> bytes:
        """The zip with these members changed, new ones at its end; without any, its own bytes."""
        if not parts:
            return self.data
        out = BytesIO()
        with self._sound(), zipfile.ZipFile(out, "w") as new:
            new.comment = self._archive.comment
            for member in self._archive.infolist():
                data = parts.get(member.filename)
                # Writing changes what it is told of a member.
                new.writestr(copy(member), self._archive.read(member) if data is None else data)
            for name in parts:
                if name not in self.names:
                    added = zipfile.ZipInfo(name)
                    added.compress_type = zipfile.ZIP_DEFLATED
                    new.writestr(added, parts[name])
        return out.getvalue()

    @cached_property
    def kind(self) -> str:
        """The kind of document in the package. Raises DocumentError, naming what it is, for what cannot be read."""
        mimetype = self.read("mimetype")[:100].decode("latin-1").strip() if "mimetype" in self.names else ""
        if mimetype.startswith("application/vnd.oasis.opendocument.text"):
            return "odt"
        if "[Content_Types].xml" in self.names and any(name.startswith("word/") for name in self.names):
            return "docx"
        if "[Content_Types].xml" in self.names and not {"xl/workbook.xml", "ppt/presentation.xml"} & self.names:
            return "docx"  # parts may lie anywhere: its opener follows the relationships
        raise _other(self.path, mimetype, self.names)

    @contextmanager
    def _sound(self, name: str = "") -> Iterator[None]:
        try:
            yield
        except DAMAGE as error:
            raise damaged(self.path, name) from error


def told_by_package(path: str, data: bytes) -> str:
    """
    The kind of document in a package of parts.

    Raises DocumentError, naming what it is, for one that holds no document, and for what came before packages.
    """
    if data.startswith(RTF):
        return "rtf"
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise locked(path)
        if "WordDocument".encode("utf-16-le") not in data:
            raise _old(path)
        return "doc"
    return Package(path, data).kind


def damaged(path: str, part: str = "") -> DocumentError:
    """A zip, or a part of it, that is not what it should be."""
    vi, en = (f" (phần {part})", f" (part {part})") if part else ("", "")
    if other := next((said for suffixes, said in OTHER_KINDS if path.lower().endswith(suffixes)), None):
        return DocumentError(
            f"{path}: là {other.vi}, lại bị hỏng hoặc chưa tải hết; hãy lấy bản lành rồi lưu phần cần soát thành .docx "
            "hoặc .txt.",
            f"{path}: is {other.en}, damaged or incomplete at that; find a sound one and save what is to be read as "
            ".docx or .txt.",
        )
    program = next((program for suffixes, program in PROGRAMS if path.lower().endswith(suffixes)), "Word")
    return DocumentError(
        f"{path}: tệp bị hỏng hoặc chưa tải hết{vi}; hãy tải hoặc chép lại, hay mở bằng {program} rồi lưu lại.",
        f"{path}: the file is damaged or incomplete{en}; fetch it again, or open it in {program} and save it again.",
    )


def too_large(path: str) -> DocumentError:
    """More text or markup than can be held."""
    return DocumentError(
        f"{path}: nội dung khi giải nén quá lớn; hãy tách thành nhiều tệp nhỏ hơn.",
        f"{path}: too large once unpacked; split it into smaller files.",
    )


def locked(path: str) -> DocumentError:
    """A document that opens with a password only."""
    return DocumentError(
        f"{path}: tệp có mật khẩu; hãy bỏ mật khẩu bằng Word hoặc LibreOffice rồi thử lại.",
        f"{path}: needs a password; take it off in Word or LibreOffice and try again.",
    )


def macros(path: str) -> Wording:
    """What the user should know of a document with macros."""
    return Wording(
        f"{path}: tệp có macro; macro được giữ nguyên và không được soát.",
        f"{path}: holds macros; they stay as they are and are not read.",
    )


def signed(path: str) -> Wording:
    """Why a signed document should not be changed."""
    return Wording(
        f"{path}: tệp có chữ ký số, sửa sẽ làm chữ ký mất giá trị; nếu vẫn muốn sửa, hãy thêm --force.",
        f"{path}: is digitally signed, and a change makes the signature void; to change it all the same, add --force.",
    )


def _old(path: str) -> DocumentError:
    if path.lower().endswith((".doc", ".dot")):  # what tells its kind stands near its end
        return DocumentError(
            f"{path}: không thấy văn bản Word bên trong, có lẽ tệp bị hỏng hoặc chưa chép hết; hãy chép lại, hay mở "
            "bằng Word rồi lưu lại thành .docx.",
            f"{path}: no text of Word in it, it may be damaged or incomplete; fetch it again, or open it in Word and "
            "save it as .docx.",
        )
    return DocumentError(
        f"{path}: là tệp Office 97-2003, không phải văn bản Word; hãy lưu phần cần soát thành .docx hoặc .txt.",
        f"{path}: is a file of Office 97-2003 but no text of Word; save what is to be read as .docx or .txt.",
    )


def _other(path: str, mimetype: str, names: frozenset[str]) -> DocumentError:
    told = (
        ("xl/workbook.xml" in names or "opendocument.spreadsheet" in mimetype, "bảng tính", "a spreadsheet"),
        ("ppt/presentation.xml" in names or "opendocument.pres" in mimetype, "bài trình chiếu", "a presentation"),
        ("epub" in mimetype, "sách EPUB", "an EPUB book"),
        (True, "tệp nén zip", "a zip archive"),
    )
    vi, en = next((vi, en) for holds, vi, en in told if holds)
    return DocumentError(
        f"{path}: là {vi}, không phải văn bản Word; hãy lưu phần cần soát thành .docx hoặc .txt.",
        f"{path}: is {en}, not a Word document; save what is to be read as .docx or .txt.",
    )
