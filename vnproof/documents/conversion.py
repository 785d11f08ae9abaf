"""
Conversion: a document turned into Unicode, composed (NFC), and plain text into UTF-8 without a mark.

What was garbled is mended, old encodings are left behind, marks are put together with their letters; and it is proved
that no letter was lost on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import is_normalized, normalize

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import Breach
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.documents.document import Document
from vnproof.documents.encodings import LegacyText
from vnproof.documents.files import read_file
from vnproof.documents.opening import rewrite
from vnproof.documents.plain import PlainDocument
from vnproof.text.charsets import TITLES
from vnproof.text.legacy import UTF_8, Repair, find_repairs
from vnproof.text.recognition import CHUNK, judge

LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
GARBLED: Final = {UTF_8: "UTF-8 (Windows-1252)", "as-1258": "Windows-1252 (Windows-1258)", "entity": "HTML"}
LOST: Final = re.compile("[\N{REPLACEMENT CHARACTER}\x80-\x9f]")


class Doubt(NamedTuple):
    """What is no Vietnamese even when converted, or was lost before: the line, from 1, and how it reads."""

    line: int
    text: str


@dataclass(frozen=True)
class Conversion:
    """
    The bytes a document becomes; `origin` says what it was, `lines` how many lines change, `doubts` what to look at.

    >>> from vnproof.documents.opening import open_document
    >>> conversion = convert(open_document("Uû ban nh©n d©n x· L¨k".encode("latin-1")))
    >>> conversion.data.decode(), conversion.origin, conversion.doubts
    ('Uỷ ban nhân dân xã Lăk', 'TCVN3 (ABC)', (Doubt(line=1, text='Lăk'),))
    """

    data: bytes
    origin: str
    lines: int
    doubts: tuple[Doubt, ...]
    is_changed: bool

    def summary(self, path: str) -> Wording:
        """What becomes of the document, in one sentence."""
        if not self.is_changed:
            return Wording(
                f"{path}: đã là Unicode, không có gì phải chuyển.", f"{path}: is Unicode already, nothing to convert."
            )
        vi, en = (
            f"{path}: {self.origin} → Unicode, {self.lines} dòng",
            f"{path}: {self.origin} → Unicode, lines: {self.lines}",
        )
        if self.doubts:
            vi, en = f"{vi}, {len(self.doubts)} chỗ cần xem lại", f"{en}, to be looked at: {len(self.doubts)}"
        return Wording(f"{vi}.", f"{en}.")


def opener(charset: str) -> Callable[..., Document]:
    """What opens plain text whose encoding somebody knows, in place of `open_document`."""

    def open_as(source: Path | bytes, path: str) -> Document:
        return PlainDocument(path, source if isinstance(source, bytes) else read_file(source), charset)

    return open_as


def convert(document: Document) -> Conversion:
    """
    A document in Unicode; what it shields stays.

    Raises DocumentError where it cannot be written, Breach where a letter would be lost.
    """
    old = document.decoded if isinstance(document, PlainDocument) else None
    forced = document.charset if isinstance(document, PlainDocument) and not isinstance(old, LegacyText) else None
    repairs = [repair for repair in find_repairs(document.text, forced) if not _is_shielded(document, repair.span)]
    edits = [Edit(repair.span, repair.meant) for repair in repairs]
    edits += [edit for edit in _compositions(document) if not any(edit.span.overlaps(span) for span, _ in edits)]
    text = apply_edits(document.text, edits)
    before = document.apply([])
    if old is None:
        data = rewrite(document, edits)
    else:
        data = text.encode()
        _prove(document, edits, data)
    changed = _changed_lines(document, edits, old if isinstance(old, LegacyText) else None)
    origin = ", ".join(dict.fromkeys(_origins(document, repairs)))
    return Conversion(data, origin, len(changed), tuple(_doubts(text, changed)), data != before)


def _is_shielded(document: Document, span: Span) -> bool:
    return any(span.overlaps(shield) for shield in document.shielded)


def _compositions(document: Document) -> Iterator[Edit]:
    """Letters and their marks put together, a stretch between blanks at a time."""
    if is_normalized("NFC", document.text):
        return
    for match in CHUNK.finditer(document.text):
        chunk, span = match.group(), Span(*match.span())
        if not is_normalized("NFC", chunk) and not _is_shielded(document, span):
            yield Edit(span, normalize("NFC", chunk))


def _prove(document: Document, edits: list[Edit], data: bytes) -> None:
    """The new file holds the announced text, composed, and as many lines; old encodings were proved when opened."""
    again = data.decode()
    if again != apply_edits(document.text, edits):
        raise Breach("the converted file, opened again, holds another text than announced")
    if len(LINE.findall(again)) != len(LINE.findall(document.text)):
        raise Breach("converting changed the number of lines")
    if not document.shielded and not is_normalized("NFC", again):
        raise Breach("the converted file is not composed")


def _changed_lines(document: Document, edits: list[Edit], legacy: LegacyText | None) -> set[int]:
    """The numbers, from 1, of the lines that were in an old encoding or hold an edit."""
    changed = {number for number, line in enumerate(legacy.lines, 1) if not line.data.isascii()} if legacy else set()
    starts = [match.start() for match in LINE.finditer(document.text)]
    place = 0
    for edit in sorted(edits):
        while place + 1 < len(starts) and starts[place + 1] <= edit.span.start:
            place += 1
        changed.add(place + 1)
    return changed


def _doubts(text: str, changed: set[int]) -> Iterator[Doubt]:
    for number, line in enumerate(LINE.findall(text), 1):
        if number in changed or LOST.search(line):
            for chunk in CHUNK.findall(line):
                if LOST.search(chunk) or judge(chunk) == "bad":
                    yield Doubt(number, chunk)


def _origins(document: Document, repairs: list[Repair]) -> Iterator[str]:
    """What a document holds besides plain Unicode, as people call it."""
    old = document.decoded if isinstance(document, PlainDocument) else None
    if isinstance(old, LegacyText):
        yield old.title
    elif old and (old.mark or old.encoding != UTF_8):
        yield f"{old.encoding.upper()} BOM"
    yield from (GARBLED.get(repair.cause, TITLES.get(repair.cause, "Unicode")) for repair in repairs)
    if not is_normalized("NFC", document.text):
        yield "NFD"
