"""
A user's own dictionary: a plain text file that people write by hand or `vnproof dictionary` writes for them.

    # of our village
    thổ cẩm Xtiêng
    UBNĐ => UBND

One word or phrase a line is accepted as right; `wrong => right` is a correction; `#` begins a comment, on a line of its
own or after an entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from vnproof.core.errors import DictionaryError
from vnproof.core.wording import Wording
from vnproof.lexicon.readers import bad_row, normal_form, read_text

ARROW = "=>"


@dataclass(frozen=True)
class UserDictionary:
    """Words and phrases that are right, and (wrong, right) pairs, as they were written."""

    words: frozenset[str] = frozenset()
    corrections: tuple[tuple[str, str], ...] = ()


class Entry(NamedTuple):
    """One line: a word (`right` is empty) or a correction."""

    number: int
    word: str
    right: str


class Remark(NamedTuple):
    """What is odd about one line, counted from 1."""

    number: int
    wording: Wording


def read(path: Path) -> UserDictionary:
    """
    The words and corrections of a file.

    Raises DictionaryError where it cannot be read, or naming the line of a correction that lacks a side or would never
    come to rest («ban => ban ban»).
    """
    entries = list(_entries(path, read_text(path)))
    _come_to_rest(path, entries)
    return UserDictionary(
        frozenset(entry.word for entry in entries if not entry.right),
        tuple((entry.word, entry.right) for entry in entries if entry.right),
    )


def add(path: Path, word: str, right: str = "") -> bool:
    """
    Add a word, or the correction `word => right`; the file is made where there is none. Was anything added?

    Raises DictionaryError where the file cannot be read or written, or the entry would not read back as given.
    """
    entry = f"{_clean(word)} {ARROW} {_clean(right)}" if right else _clean(word)
    text = read_text(path) if path.exists() else ""
    parsed = [(each.word, each.right) for each in _entries(path, entry)]
    if parsed != [(_clean(word), _clean(right))]:
        raise DictionaryError(
            f"«{word}» không ghi được vào từ điển; hãy bỏ dấu «#» và «{ARROW}».",
            f"'{word}' cannot be put into the dictionary; leave out '#' and '{ARROW}'.",
        )
    if any(_key(each) == _key(Entry(0, *parsed[0])) for each in _entries(path, text)):
        return False
    _write(path, [*text.splitlines(), entry])
    return True


def remove(path: Path, word: str) -> bool:
    """
    Remove a word, and every correction of it; comments stay. Was anything removed?

    Raises DictionaryError where the file cannot be read or written.
    """
    if not path.exists():
        return False
    lines = read_text(path).splitlines()
    gone = {each.number for each in _entries(path, "\n".join(lines)) if normal_form(each.word) == normal_form(word)}
    if gone:
        _write(path, [line for number, line in enumerate(lines, 1) if number not in gone])
    return bool(gone)


def check(path: Path, is_right: Callable[[str], bool]) -> list[Remark]:
    """
    What is odd in a file, by line: duplicates, letters that are not NFC, corrections that correct what is right or
    that lead into another. `is_right` says what the other dictionaries hold for right.

    Raises DictionaryError where the file cannot be read.
    """
    text = read_text(path)
    entries = list(_entries(path, text))
    remarks = [
        Remark(number, Wording("chưa ở dạng Unicode dựng sẵn (NFC).", "is not composed Unicode (NFC)."))
        for number, line in enumerate(text.splitlines(), 1)
        if not is_normalized("NFC", line)
    ]
    words = {normal_form(entry.word) for entry in entries if not entry.right}
    wrong = {normal_form(entry.word) for entry in entries if entry.right}
    seen: dict[str, int] = {}
    for entry in entries:
        key = normal_form(entry.word)
        if key in seen:
            at = seen[key]
            remarks.append(Remark(entry.number, Wording(f"lặp lại dòng {at}.", f"repeats line {at}.")))
        seen.setdefault(key, entry.number)
        if not entry.right:
            continue
        right = normal_form(entry.right)
        if key in words or is_right(entry.word):
            remarks.append(
                Remark(entry.number, Wording(f"«{entry.word}» vốn là từ đúng.", f"'{entry.word}' is itself right."))
            )
        if key == right or any(f" {each} " in f" {right} " for each in wrong):
            remarks.append(
                Remark(entry.number, Wording("vế phải lại là một từ sai.", "has a right side that is corrected again."))
            )
    return sorted(remarks)


def _entries(path: Path, text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        content = normalize("NFC", line.partition("#")[0]).strip()
        word, arrow, right = (side.strip() for side in content.partition(ARROW))
        if arrow and not (word and right):
            raise bad_row(path, number, f"cần đủ hai vế của «{ARROW}»", f"needs both sides of '{ARROW}'")
        if ARROW in right:
            raise bad_row(path, number, f"có hai «{ARROW}», chỉ được một", f"has two '{ARROW}' where one is allowed")
        if word:
            yield Entry(number, word, right)


def _come_to_rest(path: Path, entries: list[Entry]) -> None:
    """Raise DictionaryError for a correction whose right side, corrected in its turn, holds its wrong side again."""
    rights = {normal_form(entry.word): normal_form(entry.right) for entry in entries if entry.right}
    for entry in entries:
        key = normal_form(entry.word)
        if not entry.right or rights[key] == key:
            continue  # another way with capitals: «nhân dân => Nhân dân»
        reached, ahead = set[str](), [key]
        while ahead:
            right = f" {rights[ahead.pop()]} "
            following = {wrong for wrong in rights if f" {wrong} " in right} - reached
            reached |= following
            ahead += following
        if key in reached:
            raise bad_row(
                path,
                entry.number,
                f"không được sửa thành cụm lại chứa «{entry.word}»",
                f"must not lead back to '{entry.word}'",
            )


def _key(entry: Entry) -> tuple[str, str]:
    return normal_form(entry.word), normalize("NFC", entry.right)


def _clean(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def _write(path: Path, lines: list[str]) -> None:
    """Write at once or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text("".join(f"{line}\n" for line in _in_order(lines)), encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise DictionaryError(
            f"Không ghi được từ điển «{path}»; hãy kiểm tra quyền ghi.",
            f"Cannot write the dictionary '{path}'; check its permissions.",
        ) from None


def _in_order(lines: list[str]) -> list[str]:
    """Entries sorted, each below the comments that stood over it; those on top, above a blank line, stay there."""
    head: list[str] = []
    blocks: list[tuple[str, list[str]]] = []
    pending: list[str] = []
    for line in lines:
        pending.append(line)
        if line.partition("#")[0].strip():
            blocks.append((normal_form(line), pending))
            pending = []
        elif not line.strip() and not blocks:
            head, pending = [*head, *pending], []
    return [*head, *(line for _, block in sorted(blocks) for line in block), *pending]
