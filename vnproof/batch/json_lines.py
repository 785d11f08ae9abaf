"""JSON Lines: one object a line; the strings under the names that are asked for are documents, `LINE/NAME`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from vnproof.batch.containers import Container, Member, Wanted, pass_on
from vnproof.core.wording import Wording
from vnproof.documents.files import MOST_BYTES

BLANKS = " \t\r\n\ufeff"
DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)

DAMAGED = Wording(
    "không phải một đối tượng JSON nên được giữ nguyên; hãy sửa dòng này bằng tay.",
    "no JSON object, left as it is; mend this line by hand.",
)


def read(container: Container) -> Iterator[Member]:
    """The documents of a file."""
    with Path(container.place).open("rb") as file:
        yield from (piece for piece in pieces(file, container.fields.columns) if isinstance(piece, Member))


def write(container: Container, file: BinaryIO, wanted: Wanted) -> int:
    """The file with its documents as they are wanted; how many are others than before."""
    with Path(container.place).open("rb") as source:
        return pass_on(pieces(source, container.fields.columns), file, wanted)


def pieces(file: BinaryIO, columns: Iterable[str]) -> Iterator[bytes | Member]:
    """
    A file in pieces that make it up, one after the other; a document is its string as it is written, quotes included.

    >>> from io import BytesIO
    >>> list(pieces(BytesIO(b'{"id": 1, "body": "a"}'), ["body"]))
    [b'{"id": 1, "body": ', Member(name='1/body', data=b'"a"', error=None), b'}']
    """
    columns = tuple(columns)
    number = 0
    while line := file.readline(MOST_BYTES):
        number += 1
        if not line.endswith(b"\n") and len(line) == MOST_BYTES:
            yield Member(str(number), b"", DAMAGED)
            yield line
            while line := file.readline(MOST_BYTES):
                yield line
                if line.endswith(b"\n"):
                    break
            continue
        try:
            text = line.decode()
            places = strings(text) if text.strip(BLANKS) else {}
        except (ValueError, RecursionError):
            yield Member(str(number), b"", DAMAGED)
            yield line
            continue
        end = 0
        for (start, stop), name in sorted((places[name], name) for name in columns if name in places):
            yield text[end:start].encode()
            yield Member(f"{number}/{name}", text[start:stop].encode())
            end = stop
        yield text[end:].encode()


def strings(text: str) -> dict[str, tuple[int, int]]:
    """
    Where the strings of an object stand, quotes included, by their names; of two with one name the last, as everywhere.

    Raises ValueError for what is no object.
    """
    found: dict[str, tuple[int, int]] = {}
    at = _skip(text, 0)
    if text[at : at + 1] != "{":
        raise ValueError(at)
    at = _skip(text, at + 1)
    while text[at : at + 1] != "}":
        if text[at : at + 1] != '"':
            raise ValueError(at)
        name, at = DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise ValueError(at)
        start = _skip(text, at + 1)
        value, at = DECODER.raw_decode(text, start)
        found.pop(name, None)
        if isinstance(value, str) and text[start] == '"':
            found[name] = start, at
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "}":
            raise ValueError(at)
    if text[at + 1 :].strip(BLANKS):
        raise ValueError(at)
    return found


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in BLANKS:
        at += 1
    return at
