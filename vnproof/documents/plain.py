r"""
Plain text files: bytes to text and back, with encoding, byte order mark, line ends and last line exactly as they were.

Text is decoded, never translated: `\r\n` stays `\r\n`, NFD stays NFD, so offsets into the text are offsets into the
file's characters. Whatever cannot be decoded without a doubt is refused rather than guessed at; files from before
Unicode are `encodings`' work.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import NamedTuple

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Wording
from vnproof.documents.document import Document
from vnproof.documents.encodings import LegacyText, Unencodable, force_legacy, read_legacy
from vnproof.text.charsets import TITLES

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


class Decoded(NamedTuple):
    """The text of a file, and what is needed to encode text the same way."""

    text: str
    encoding: str
    mark: bytes = b""

    @property
    def shown(self) -> str:
        """The text, and before it the mark that a patch has to meet."""
        return self.mark.decode(self.encoding) + self.text

    def encode(self, text: str) -> bytes:
        r"""
        `text` as bytes of the same file.

        >>> decoded = decode("a.txt", "Đắk Nông\r\n".encode("utf-8-sig"))
        >>> decoded.encode(decoded.text.replace("Nông", "Lắk")).decode("utf-8-sig")
        'Đắk Lắk\r\n'
        """
        return self.mark + text.encode(self.encoding)

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes of the file with edits of its text made."""
        return self.encode(apply_edits(self.text, edits))


class PlainDocument(Document):
    r"""
    A text file.

    >>> PlainDocument("a.txt", "tô chức\r\n".encode()).apply([]).decode()
    'tô chức\r\n'
    """

    kind = "text"

    def __init__(self, path: str, data: bytes, charset: str | None = None) -> None:
        """`charset` is the old encoding that somebody says the file is in."""
        self.path = path
        self.charset = charset
        self.decoded = decode(path, data, charset)
        self.text = self.decoded.text
        self.warnings = warnings_of(path, self.decoded)

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """
        The file with these edits of its text made, in its own encoding.

        Raises DocumentError where an old encoding has no letters for them.
        """
        return edited(self.path, self.decoded, edits)

    @property
    def lines(self) -> str:
        """The text, and before it the mark that a patch has to meet."""
        return self.decoded.shown


def decode(path: str, data: bytes, charset: str | None = None) -> Decoded | LegacyText:
    """
    The text in `data`; `path` is only its name, `charset` the old encoding that it is in where it is no Unicode.

    Raises DocumentError for more than MOST_BYTES, for binary data, and for text that is neither UTF-8 (or, with its
    mark, UTF-16 or UTF-32) nor beyond doubt in an encoding from before Unicode.

    >>> decode("-", "Kính gửi".encode()).text
    'Kính gửi'
    """
    if len(data) > MOST_BYTES:
        raise _too_large(path)
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", "utf-8"))
    decoded: Decoded | LegacyText | None
    try:
        decoded = Decoded(data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        if b"\0" in data and not mark:
            raise _binary(path) from error
        decoded = None if mark else force_legacy(data, charset) if charset else read_legacy(data)
        if decoded is None:
            raise _undecodable(path, len(mark) + error.start + 1) from error
    if "\0" in decoded.text or sum(map(decoded.text.count, CONTROLS)) > TOO_MANY_CONTROLS * len(decoded.text):
        raise _binary(path)
    return decoded


def edited(path: str, decoded: Decoded | LegacyText, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits of its text made. Raises DocumentError where its encoding cannot write them."""
    try:
        return decoded.edited(edits)
    except Unencodable as error:
        raise _unencodable(path, decoded.encoding) from error


def warnings_of(path: str, decoded: Decoded | LegacyText) -> tuple[Wording, ...]:
    """What the user should know of a file's encoding."""
    if not isinstance(decoded, LegacyText):
        return ()
    return (Wording(f"{path}: {decoded.warning.vi}", f"{path}: {decoded.warning.en}"),)


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


def _undecodable(path: str, place: int) -> DocumentError:
    return DocumentError(
        f"{path}: không phải UTF-8 (byte thứ {place}), cũng không rõ là bảng mã cũ nào; hãy lưu lại tệp với bảng mã"
        " UTF-8, hoặc chỉ rõ bảng mã: `vnproof convert --from`.",
        f"{path}: not UTF-8 (byte {place}) nor surely one old encoding; save the file as UTF-8,"
        " or name the encoding: `vnproof convert --from`.",
    )


def _unencodable(path: str, encoding: str) -> DocumentError:
    name = TITLES.get(encoding, encoding)
    return DocumentError(
        f"{path}: bảng mã {name} không viết được chữ cần sửa; hãy chuyển tệp sang Unicode trước: `vnproof convert`.",
        f"{path}: {name} cannot write a letter of the correction; turn the file into Unicode first: `vnproof convert`.",
    )
