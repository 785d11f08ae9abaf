"""
Read the tables and lists of `dictionaries/`.

A table is UTF-8, one header line, columns parted by tabs; a list has one entry a line and `#` comments. Keys are
compared in their normal form: lower case, NFC, old tone style, one blank between syllables.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from vnproof.core.errors import DictionaryError
from vnproof.text.tone import normalize_tone_style


@lru_cache(maxsize=50_000)  # asked of the same words again and again
def normal_form(text: str) -> str:
    """
    Lower case, NFC, old tone style, one blank between syllables.

    >>> normal_form("Uỷ  ban Nhân dân")
    'ủy ban nhân dân'
    """
    return " ".join([normalize_tone_style(word) for word in normalize("NFC", text).lower().split()])


def read_table(path: Path, *columns: str) -> list[list[str]]:
    """
    The rows of a table whose header names exactly these columns.

    Raises DictionaryError, naming file and line, where a row has too few or too many cells or an empty one.
    """
    lines = read_text(path).split("\n")
    if lines[0].split("\t") != list(columns):
        raise bad_row(path, 1, f"cần các cột {', '.join(columns)}", f"needs the columns {', '.join(columns)}")
    rows = [line.split("\t") for line in lines[1:] if line]
    for row in rows:
        if len(row) != len(columns) or "" in row:
            number = next(at for at, line in enumerate(lines, 1) if line.split("\t") == row)
            raise bad_row(path, number, f"cần đủ {len(columns)} ô có chữ", f"needs {len(columns)} filled cells")
    return rows


def read_counts(path: Path, *columns: str) -> dict[str, int]:
    """
    The first two columns of a table as key and count.

    Raises DictionaryError where a count is no whole number.
    """
    rows = read_table(path, *columns)
    try:
        return {row[0]: int(row[1]) for row in rows}
    except ValueError:
        number = next(at for at, row in enumerate(rows, 2) if not row[1].isdecimal())
        raise bad_row(path, number, "cần một số đếm ở cột thứ hai", "needs a count in its second column") from None


def read_list(path: Path) -> list[str]:
    """The entries of a list, without its comments and blank lines."""
    return [line for line in read_text(path).split("\n") if line and not line.startswith("#")]


def read_text(path: Path) -> str:
    """
    The text of a dictionary file.

    Raises DictionaryError where it cannot be read, or is not UTF-8 (with the line).
    """
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        raise bad_row(path, number, "không phải UTF-8, cần lưu lại tệp bằng UTF-8", "is not UTF-8") from None
    except OSError:
        raise DictionaryError(
            f"Không đọc được từ điển «{path}»; hãy kiểm tra tên và quyền đọc tệp.",
            f"Cannot read the dictionary '{path}'; check its name and permissions.",
        ) from None


def bad_row(path: Path, number: int, vi: str, en: str) -> DictionaryError:
    """
    The error of one line of a dictionary; `vi` and `en` say what it needs.

    >>> print(bad_row(Path("words.tsv"), 7, "cần đủ 2 ô có chữ", "needs 2 filled cells").wording.en)
    words.tsv, line 7 needs 2 filled cells; please correct that line.
    """
    return DictionaryError(
        f"{path}, dòng {number} {vi}; xin sửa lại dòng này.", f"{path}, line {number} {en}; please correct that line."
    )
