r"""
A compiled file: a line of JSON that says what it is and where it came from, then the arrays, memory-mapped.

    {"format": "vnproof-…", "version": 1, "made_by": …, "made_from": …, "arrays": {name: [dtype, offset, length]},
    …}\n

Reading checks format, version and length, so that a damaged or foreign file is named and not believed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from vnproof.core.errors import DataError

VERSION = 1
ALIGNMENT = 64
HEADER_LIMIT = 1 << 16

Array = npt.NDArray[Any]


class Stored(NamedTuple):
    """The header, and the arrays by name (read-only views of the mapped file)."""

    header: Mapping[str, Any]
    arrays: Mapping[str, Array]


def write(path: Path, kind: str, about: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write a file of the format `kind`: `about` is put into the header, the arrays follow. Same input, same bytes."""
    places: dict[str, tuple[str, int, int]] = {}
    offset = 0
    for name, array in arrays.items():
        places[name] = (array.dtype.str, offset, len(array))
        offset += -(-array.nbytes // ALIGNMENT) * ALIGNMENT
    header = {"format": kind, "version": VERSION, **about, "arrays": places}
    line = json.dumps(header, ensure_ascii=False).encode() + b"\n"
    line = line[:-1] + b" " * (-len(line) % ALIGNMENT) + b"\n"
    with path.open("wb") as file:
        file.write(line)
        for array in arrays.values():
            file.write(array.tobytes())
            file.write(b"\0" * (-array.nbytes % ALIGNMENT))


def read(path: Path, kind: str) -> Stored:
    """
    Map a file of the format `kind` into memory.

    Raises DataError for a file that is missing, damaged, foreign or of another version.
    """
    try:
        mapped = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError) as error:
        raise _refusal(path, "không đọc được", "cannot be read") from error
    line = mapped[:HEADER_LIMIT].tobytes().partition(b"\n")[0]
    try:
        header = json.loads(line)
        known = header["format"] == kind
    except (ValueError, KeyError, TypeError):
        known = False
    if not known:
        raise _refusal(path, "không phải là tệp dữ liệu của vnproof", "is not a data file of vnproof")
    if header["version"] != VERSION:
        raise _refusal(path, "thuộc phiên bản khác", "is of another version")
    start = len(line) + 1
    whole = sum(-(-np.dtype(d).itemsize * n // ALIGNMENT) * ALIGNMENT for d, _, n in header["arrays"].values())
    if len(mapped) != start + whole:
        raise _refusal(path, "bị hỏng hoặc bị cắt cụt", "is damaged or cut short")
    arrays = {}
    for name, (dtype, offset, length) in header["arrays"].items():
        size = np.dtype(dtype).itemsize * length
        arrays[name] = np.asarray(mapped[start + offset : start + offset + size]).view(dtype)
    return Stored(header, arrays)


def _refusal(path: Path, vi: str, en: str) -> DataError:
    return DataError(
        f"Tệp dữ liệu «{path.name}» {vi}; hãy cài đặt lại vnproof.",
        f"Data file '{path.name}' {en}; reinstall vnproof.",
    )
