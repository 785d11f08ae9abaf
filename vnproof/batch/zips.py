"""
Zip archives: members that are documents are read and changed, all others copied as they are packed.

Nothing is ever unpacked into files, so a name may be what it likes; nothing is believed that a zip says of itself.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from vnproof.batch.containers import Container, Member, Wanted
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.files import MOST_BYTES
from vnproof.documents.kinds import HIDDEN, SUFFIXES
from vnproof.documents.package import DAMAGE

LOCAL = struct.Struct(
    "<4s5H3L2H"
)  # signature, version, flags, method, time, date, CRC, sizes, lengths of name and extra
ENTRY = struct.Struct("<4s6H3L5H2L")  # the same in the directory, after the version that made it; …, offset
END = struct.Struct("<4s4H2LH")
BEGINNINGS = (b"PK\3\4", b"PK\1\2", b"PK\5\6")
ENCRYPTED, SIZES_BEHIND = 1, 8  # flags
STORED, DEFLATED = 0, 8
LARGEST = 0xFFFFFFFF  # where zips begin to be of another make

LOCKED = Wording(
    "có mật khẩu nên được giữ nguyên; hãy giải nén bằng mật khẩu rồi nén lại không mật khẩu.",
    "needs a password, left as it is; unpack it and pack it again without one.",
)
TOO_LARGE = Wording(
    f"lớn hơn {MOST_BYTES // 1_000_000} MB khi giải nén nên được giữ nguyên; hãy tách thành nhiều tệp nhỏ hơn.",
    f"more than {MOST_BYTES // 1_000_000} MB unpacked, left as it is; split it into smaller files.",
)
DAMAGED = Wording(
    "zip bị hỏng hoặc không bình thường; hãy giải nén và nén lại từ bản gốc.",
    "a damaged zip, or not an ordinary one; unpack it and pack it again from the originals.",
)


class Entry(NamedTuple):
    """What the directory of a zip says of a member: its fields, with all that follows them as it stands."""

    fields: tuple[int, ...]
    rest: bytes


def read(container: Container) -> Iterator[Member]:
    """The documents of a zip; of several members with one name the last, as everywhere."""
    with Path(container.place).open("rb") as file, _opened(container, file) as archive:
        for info in _documents(archive):
            yield _read(archive, info)


def write(container: Container, file: BinaryIO, wanted: Wanted) -> int:
    """The zip with its documents as they are wanted; how many are others than before."""
    changed = 0
    with Path(container.place).open("rb") as source, _opened(container, source) as archive:
        documents = set(map(id, _documents(archive)))
        entries = _entries(container, archive, source)
        for index, length in _lengths(container, archive):
            info = archive.infolist()[index]
            data = _changed(archive, info, wanted) if id(info) in documents else None
            offset = file.tell()
            if data is None:
                source.seek(info.header_offset)
                _copy(source, file, length)
            else:
                changed += 1
                entries[index] = _put(entries[index], data, source, info, file)
            entries[index] = Entry((*entries[index].fields[:-1], offset), entries[index].rest)
        _finish(container, entries, archive.comment, file)
    return changed


@contextmanager
def _opened(container: Container, file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE as error:
        raise _damaged(container.name) from error
    size = file.seek(0, 2)
    infos = archive.infolist()
    if size >= LARGEST or len(infos) >= 0xFFFF:
        raise DocumentError(
            f"{container.name}: zip quá lớn (từ 4 GB hoặc 65.535 tệp); hãy chia thành nhiều zip.",
            f"{container.name}: too large a zip (4 GB or 65,535 members); make several of it.",
        )
    if sum(info.compress_size for info in infos) > size:  # members in one another: a bomb
        raise _damaged(container.name)
    with archive:
        yield archive


def _documents(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for info in archive.infolist():
        name = info.filename
        hidden = any(part.startswith(HIDDEN) and part.strip(".") for part in name.split("/"))
        if name.lower().endswith(SUFFIXES) and not hidden and archive.getinfo(name) is info:
            yield info


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    name = info.filename
    if info.flag_bits & ENCRYPTED:
        return Member(name, b"", LOCKED)
    if info.file_size > MOST_BYTES:
        return Member(name, b"", TOO_LARGE)
    try:
        with archive.open(info) as file:
            return Member(name, file.read(MOST_BYTES + 1))
    except DAMAGE:
        return Member(name, b"", DAMAGED)


def _changed(archive: zipfile.ZipFile, info: zipfile.ZipInfo, wanted: Wanted) -> bytes | None:
    """The new content of a member, if it is to have one."""
    member = _read(archive, info)
    data = member.data if member.error else wanted(member.name, member.data)
    return None if data == member.data else data


def _lengths(container: Container, archive: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    """The members as they lie in the file, by their index in the directory, with how far each reaches."""
    infos = archive.infolist()
    order = sorted(range(len(infos)), key=lambda index: infos[index].header_offset)
    ends = [infos[index].header_offset for index in order[1:]] + [archive.start_dir]
    for index, end in zip(order, ends, strict=True):
        length = end - infos[index].header_offset
        if length < LOCAL.size + infos[index].compress_size:
            raise _damaged(container.name)
        yield index, length


def _entries(container: Container, archive: zipfile.ZipFile, file: BinaryIO) -> list[Entry]:
    file.seek(archive.start_dir)
    entries = []
    for _ in archive.infolist():
        head = file.read(ENTRY.size)
        if len(head) < ENTRY.size or head[:4] != BEGINNINGS[1]:
            raise _damaged(container.name)
        fields = ENTRY.unpack(head)[1:]
        if LARGEST in (fields[7], fields[8], fields[-1]):
            raise _damaged(container.name)
        entries.append(Entry(fields, file.read(fields[9] + fields[10] + fields[11])))
    return entries


def _put(entry: Entry, data: bytes, source: BinaryIO, info: zipfile.ZipInfo, file: BinaryIO) -> Entry:
    """Write a member anew, as it was but for its content."""
    made, needed, flags, method, time, date, _, _, _, *lengths, inner, outer, offset = entry.fields
    if method == STORED:
        packed = data
    else:
        method, packer = DEFLATED, zlib.compressobj(wbits=-15)
        packed = packer.compress(data) + packer.flush()
    flags &= ~SIZES_BEHIND
    source.seek(info.header_offset)
    length, more = LOCAL.unpack(source.read(LOCAL.size))[-2:]
    name = source.read(length)
    extra = source.read(more)
    sums = (zlib.crc32(data), len(packed), len(data))
    file.write(LOCAL.pack(BEGINNINGS[0], needed, flags, method, time, date, *sums, length, more))
    file.write(name + extra + packed)
    return Entry((made, needed, flags, method, time, date, *sums, *lengths, inner, outer, offset), entry.rest)


def _copy(source: BinaryIO, file: BinaryIO, number: int) -> None:
    while number > 0:
        data = source.read(min(number, 1 << 20))
        if not data:
            return
        file.write(data)
        number -= len(data)


def _finish(container: Container, entries: list[Entry], comment: bytes, file: BinaryIO) -> None:
    start = file.tell()
    file.writelines(ENTRY.pack(BEGINNINGS[1], *fields) + rest for fields, rest in entries)
    end = file.tell()
    if end >= LARGEST:
        raise _damaged(container.name)
    number = len(entries)
    file.write(END.pack(BEGINNINGS[2], 0, 0, number, number, end - start, start, len(comment)) + comment)


def _damaged(name: str) -> DocumentError:
    return DocumentError(f"{name}: {DAMAGED.vi}", f"{name}: {DAMAGED.en}")
