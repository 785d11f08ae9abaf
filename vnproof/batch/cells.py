"""
Cells: how a document stands in a field of a table, and how it is put back without touching a byte that did not change.

The bytes of such a document are the field as it is written in the file, quotes and escapes included: so what is kept
of it in a ledger is what has to be put back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.errors import Breach, DocumentError
from vnproof.documents.document import Document
from vnproof.documents.opening import open_document, rewrite

Quoting = Literal["", "json", "csv"]

JSON_LETTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)
CSV_LETTER = re.compile(r'""|.', re.DOTALL)
NEEDS_QUOTES = frozenset(',;\t|"\r\n')

ENOUGH = 8  # letters alike, after which two texts are taken to be in step again
FURTHEST = 200  # how far to look for them


class Form(NamedTuple):
    """How the bytes of a document are to be understood: quoted by which rules, of what kind (None: as it looks)."""

    quoting: Quoting = ""
    kind: str | None = None

    def open(self, data: bytes, path: str) -> Document:
        """The document. Raises DocumentError where it cannot be read."""
        return open_document(unquote(data, self.quoting, path), self.kind, path)

    def rewrite(self, data: bytes, document: Document, edits: Iterable[Edit]) -> bytes:
        r"""
        The bytes with these edits of the document made, proved to say just what was announced.

        >>> from vnproof.core.span import Span
        >>> cell = rb'"Ban t\u00f4 ch\u1ee9c"'
        >>> form = Form("json")
        >>> print(form.rewrite(cell, form.open(cell, "a"), [Edit(Span(4, 6), "tổ")]).decode())
        "Ban t\u1ed5 ch\u1ee9c"
        """
        content = rewrite(document, edits)
        if not self.quoting:
            return content
        written = requote(data, content, self.quoting)
        if unquote(written, self.quoting, document.path) != content:
            raise Breach("a cell, read again, holds another text than announced")
        return written


def unquote(data: bytes, quoting: Quoting, path: str) -> bytes:
    """What a field says. Raises DocumentError where it is not well quoted, or holds half a letter."""
    try:
        if quoting == "json":
            return str(json.loads(data, strict=False)).encode()
        if quoting == "csv" and data[:1] == b'"':
            return _inside(data.decode("latin-1")).replace('""', '"').encode("latin-1")
    except ValueError as error:
        raise DocumentError(
            f"{path}: ô bị hỏng (dấu ngoặc kép hoặc mã chữ thiếu một nửa); hãy sửa ô này bằng tay.",
            f"{path}: a damaged cell (half a pair of quotes, or of a letter); mend it by hand.",
        ) from error
    return data


def requote(data: bytes, content: bytes, quoting: Quoting) -> bytes:
    r"""
    A field that says `content`; what it says already stays as `data` writes it.

    >>> requote(b'"a ""b"" c"', b'a "b" d', "csv"), requote(b"a b", b"a, b", "csv")
    (b'"a ""b"" d"', b'"a, b"')
    """
    if quoting == "json":
        literal = data.decode()
        plain = not (literal.isascii() and "\\u" in literal)
        letters = JSON_LETTER.findall(literal[1:-1])

        def encode(text: str) -> str:
            return json.dumps(text, ensure_ascii=not plain)[1:-1]

        return f'"{_spliced(letters, json.loads(literal, strict=False), content.decode(), encode)}"'.encode()
    # Byte by byte, so that it does not matter which encoding the table is in.
    field, new = data.decode("latin-1"), content.decode("latin-1")
    if not field.startswith('"'):
        needs = new.startswith('"') or (NEEDS_QUOTES & set(new)) - set(field)
        return '"{}"'.format(new.replace('"', '""')).encode("latin-1") if needs else content
    inside = _inside(field)
    letters = CSV_LETTER.findall(inside)
    old = inside.replace('""', '"')
    return f'"{_spliced(letters, old, new, lambda text: text.replace(chr(34), chr(34) * 2))}"'.encode("latin-1")


def differences(old: str, new: str) -> Iterator[tuple[slice, slice]]:
    """
    Where two texts differ, in order; stretches that are told have become each other.

    >>> [(a.start, a.stop, b.start, b.stop) for a, b in differences("Ban tô chức hội nghị", "Ban tổ chức hội nghịx")]
    [(5, 6, 5, 6), (20, 20, 20, 21)]
    """
    a = b = 0
    while True:
        step = _alike(old, new, a, b)
        a, b = a + step, b + step
        if a == len(old) and b == len(new):
            return
        i, j = _in_step(old, new, a, b)
        yield slice(a, i), slice(b, j)
        a, b = i, j


def _inside(field: str) -> str:
    inside = field[1:-1]
    if len(field) < 2 or field[-1] != '"' or '"' in inside.replace('""', ""):
        raise ValueError(field)
    return inside


def _spliced(letters: Sequence[str], old: str, new: str, encode: Callable[[str], str]) -> str:
    """`letters` write `old`, one each; those that differ in `new` are written by `encode`."""
    if len(letters) != len(old):
        raise Breach("the letters of a cell are not those of its text")
    parts, end = [], 0
    for gone, come in differences(old, new):
        parts += [*letters[end : gone.start], encode(new[come])]
        end = gone.stop
    return "".join([*parts, *letters[end:]])


def _alike(old: str, new: str, a: int, b: int) -> int:
    """How many letters from here on are the same."""
    low, high = 0, min(len(old) - a, len(new) - b)
    step = 64
    while low + step <= high and old[a + low : a + low + step] == new[b + low : b + low + step]:
        low, step = low + step, step * 2
    high = min(high, low + step)
    while low < high:
        middle = (low + high + 1) // 2
        if old[a + low : a + middle] == new[b + low : b + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _in_step(old: str, new: str, a: int, b: int) -> tuple[int, int]:
    """The nearest places from which on the texts are alike again; their ends where there are none near."""
    for far in range(1, FURTHEST):
        for i in range(far, -1, -1):
            j = far - i
            if a + i > len(old) or b + j > len(new):
                continue
            here, there = old[a + i : a + i + ENOUGH], new[b + j : b + j + ENOUGH]
            if here == there and (
                len(here) == ENOUGH or (a + i + len(here), b + j + len(there)) == (len(old), len(new))
            ):
                return a + i, b + j
    return len(old), len(new)
