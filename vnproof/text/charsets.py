"""
The encodings of Vietnamese before Unicode, table-driven: bytes to text and back.

The letters stand in `dictionaries/charsets/legacy.tsv`, with the bytes that each encoding has for them; a byte that no
letter claims is what Windows shows for it. Decoding never fails; encoding does where the encoding lacks a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Final
from unicodedata import normalize

from vnproof.core.errors import DictionaryError
from vnproof.core.resources import dictionaries_path
from vnproof.text.syllable import is_syllable
from vnproof.text.tone import BEARER

TITLES: Final = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI-Windows",
    "viscii": "VISCII",
    "vps": "VPS",
    "cp1258": "Windows-1258",
    "bkhcm1": "BK HCM 1",
    "bkhcm2": "BK HCM 2",
    "viqr": "VIQR",
}
"""The columns of the table, and how people call them."""

NONE: Final = "-"  # the encoding has no such letter
CASELESS: Final = frozenset(["tcvn3"])  # its toned capitals are small letters in a font that shows capitals
EITHER_CASE: Final = frozenset(["vni", "bkhcm2"])  # people type small marks behind capital letters, and capital ones
VIQR_MARKS: Final = "^(+'`?~."

WORD: Final = re.compile(r"[^\W\d_]+")
_LETTER_WITH_CASE: Final = re.compile(r"[A-Za-zĂÂĐÊÔƠƯăâđêôơư]")
_ROMAN: Final = re.compile("[IVXLC]+")
_TONED_CAPITALS: Final = {ord(letter): letter.lower() for letter in BEARER if letter.isupper()}


@dataclass(frozen=True)
class Charset:
    r"""
    One encoding. `units` maps what stands for a letter to the letter; bytes are written as the Latin-1 characters of
    the same numbers, so that text which was shown in the wrong encoding can be read without a detour.

    >>> tcvn3 = charset("tcvn3")
    >>> tcvn3.decode("Tæ chøc c¸n bé".encode("latin-1")), tcvn3.encode("xã")
    ('Tổ chức cán bộ', b'x\xb7')
    """

    name: str
    units: Mapping[str, str]
    others: Mapping[str, str]  # what the bytes above 7F are that no unit begins with

    @property
    def title(self) -> str:
        """The name that people know."""
        return TITLES[self.name]

    @property
    def has_case(self) -> bool:
        """Can a capital be told from a small letter?"""
        return self.name not in CASELESS

    def decode(self, data: bytes, *, capitals: bool = False) -> str:
        r"""
        The text in `data`, whatever it is; `capitals` for fonts that show nothing else (.VnTimeH).

        >>> charset("vni").decode(b"hoa\xf8"), charset("tcvn3").decode(b"c\xe9ng", capitals=True)
        ('hoà', 'CỘNG')
        """
        text = self.read(data.decode("latin-1"))
        return text.upper() if capitals else text

    def read(self, seen: str) -> str:
        """Text from the Latin-1 characters of its bytes."""
        return self._letters.sub(self._letter, seen)

    def split(self, seen: str) -> list[str]:
        """Latin-1 characters cut so that each piece stands for one character of the text."""
        return self._pattern.findall(seen)

    def encode(self, text: str) -> bytes:
        """
        `text` in this encoding; where capitals cannot be told, in small letters.

        Raises UnicodeEncodeError for what decoding would not give back.
        """
        if not self.has_case:
            text = text.translate(_TONED_CAPITALS)
        pieces = list(self._pieces(text))
        seen = "".join(pieces)
        read = self.read(seen)
        if read != text:
            place = next((at for at, pair in enumerate(zip(read, text, strict=False)) if pair[0] != pair[1]), len(read))
            raise UnicodeEncodeError(self.name, text, place, place + 1, "read back as something else")
        return seen.encode("latin-1")

    def _pieces(self, text: str) -> Iterator[str]:
        before = ""
        for place, letter in enumerate(text):
            if self.name == "viqr" and _needs_escape(before, letter):
                yield "\\"
            piece = self._spelling.get(letter, letter if letter < "\x80" else None)
            if piece is None:
                raise UnicodeEncodeError(self.name, text, place, place + 1, "no such character")
            yield piece
            before = letter

    def _letter(self, match: re.Match[str]) -> str:
        unit = match.group()
        if self.name == "viqr" and unit[0] == "\\":
            return unit[1:] or unit
        return self.units.get(unit) or self.others.get(unit, unit)

    @cached_property
    def _spelling(self) -> dict[str, str]:
        """A letter -> its unit; of several, the one that the table names, which is the first."""
        spelling: dict[str, str] = {}
        for unit, letter in (*self.units.items(), *((unit, meant) for unit, meant in self.others.items())):
            spelling.setdefault(letter, unit)
        return spelling

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Whatever stands for one character."""
        return re.compile("|".join([*self._long, "."]), re.DOTALL)

    @cached_property
    def _letters(self) -> re.Pattern[str]:
        """What stands for another character than itself."""
        single = "".join(re.escape(unit) for unit in {**self.units, **self.others} if len(unit) == 1)
        return re.compile("|".join([*self._long, *([f"[{single}]"] if single else [])]), re.DOTALL)

    @property
    def _long(self) -> list[str]:
        units = sorted((unit for unit in self.units if len(unit) > 1), key=len, reverse=True)
        return [*([r"\\.?"] if self.name == "viqr" else []), *map(re.escape, units)]


@cache
def charset(name: str) -> Charset:
    """
    The encoding of a name in TITLES.

    >>> charset("viqr").encode("Tổ chức họp.")
    b"To^? chu+'c ho.p."
    """
    units: dict[str, str] = {}
    for letter, codes in _table().items():
        code = codes[name]
        if code != NONE:
            seen = bytes.fromhex(code).decode("latin-1")
            # Where the cases share a code, it is the small letter.
            units[seen] = letter if seen not in units or letter.islower() else units[seen]
    return Charset(name, units | _also_written(name, units), _what_windows_shows(name, units))


def raise_capitals(line: str) -> str:
    """
    A line of a caseless encoding with the capitals put back that its other letters call for.

    >>> raise_capitals("CộNG HOà Xã HộI CHủ NGHĩA, Xã Lộc Phú")
    'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA, Xã Lộc Phú'
    """
    words = list(WORD.finditer(line))
    certain = ["".join(_LETTER_WITH_CASE.findall(word.group())) for word in words]
    raised = [
        len(letters) > 1 and letters.isupper() and not _ROMAN.fullmatch(word.group()) and is_syllable(word.group())
        for word, letters in zip(words, certain, strict=True)
    ]
    pieces, done = [], 0
    for at, word in enumerate(words):
        beside = [raised[near] for near in (at - 1, at + 1) if 0 <= near < len(words)]
        is_capital = len(certain[at]) < 2 and certain[at] == certain[at].upper() and bool(beside) and all(beside)
        if raised[at] or is_capital or (len(certain[at]) > 1 and certain[at].isupper()):
            pieces += [line[done : word.start()], word.group().upper()]
            done = word.end()
    return "".join(pieces) + line[done:]


@cache
def _table() -> dict[str, dict[str, str]]:
    path = dictionaries_path() / "charsets" / "legacy.tsv"
    header, *lines = path.read_text("utf-8").splitlines()
    columns = header.split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=False)) for line in lines]
    if columns != ["letter", *TITLES] or any(len(row) != len(columns) for row in rows):
        raise DictionaryError(
            f"{path}: cần các cột letter, {', '.join(TITLES)}, mỗi dòng đủ ô; xin sửa lại tệp này.",
            f"{path}: needs the columns letter, {', '.join(TITLES)}, all filled; please correct this file.",
        )
    return {row["letter"]: row for row in rows}


def _also_written(name: str, units: Mapping[str, str]) -> dict[str, str]:
    """Other spellings of letters that are met: marks in the other case, VIQR's marks in the other order."""
    also: dict[str, str] = {}
    for unit, letter in units.items():
        if name in EITHER_CASE and len(unit) == 2:
            also[unit[0] + unit[1].swapcase()] = letter
        if name == "viqr" and len(unit) == 3:
            also[unit[0] + unit[2] + unit[1]] = letter
        if name == "viqr" and unit == "DD":
            also |= {"Dd": letter, "dD": "đ"}
    return {unit: letter for unit, letter in also.items() if unit not in units}


def _what_windows_shows(name: str, units: Mapping[str, str]) -> dict[str, str]:
    """Quotation marks, dashes and the like, which Windows puts between 80 and 9F; where it has none, the control."""
    encodings = ("cp1258", "cp1252", "latin-1") if name == "cp1258" else ("cp1252", "latin-1")
    shown: dict[str, str] = {}
    for number, encoding in product(range(0x80, 0x100), encodings):
        seen = chr(number)
        if seen not in units and seen not in shown:
            try:
                shown[seen] = normalize("NFC", bytes([number]).decode(encoding))
            except UnicodeDecodeError:
                continue
    return {} if name == "viqr" else shown


def _needs_escape(before: str, letter: str) -> bool:
    """Would VIQR take a character that is only itself for a part of the letter before it?"""
    if letter == "\\":
        return True
    bare = normalize("NFD", before)[:1]
    return (letter in VIQR_MARKS and bare in tuple("aeiouyAEIOUY")) or (letter in tuple("dD") and before in tuple("dD"))
