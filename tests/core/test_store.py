"""A compiled file is believed only when it is whole and ours."""

from pathlib import Path

import numpy as np
import pytest

from vnproof.core import store
from vnproof.core.errors import DataError

KIND = "vnproof-test"
ARRAYS = {"letters": np.arange(5, dtype=np.uint8), "numbers": np.array([1.5, 2.5], np.float32)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "model.bin"
    store.write(path, KIND, {"made_by": "a test"}, ARRAYS)
    return path


def test_round_trip(path: Path) -> None:
    stored = store.read(path, KIND)
    assert stored.header["made_by"] == "a test"
    assert {name: array.tolist() for name, array in stored.arrays.items()} == {
        "letters": [0, 1, 2, 3, 4],
        "numbers": [1.5, 2.5],
    }


def test_same_input_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.bin"
    store.write(again, KIND, {"made_by": "a test"}, ARRAYS)
    assert again.read_bytes() == path.read_bytes()


DAMAGE = [
    ("cut short", lambda data: data[:-70]),
    ("cut in the header", lambda data: data[:20]),
    ("empty", lambda _: b""),
    ("foreign", lambda data: b"PK\x03\x04" + data),
    ("binary", lambda _: bytes(range(256)) * 9),
    ("another format", lambda data: data.replace(b"vnproof-test", b"vnproof-other")),
    ("another version", lambda data: data.replace(b'"version": 1', b'"version": 9')),
]


@pytest.mark.parametrize(("name", "damage"), DAMAGE, ids=[name for name, _ in DAMAGE])
def test_damaged_file_is_refused(name: str, damage, path: Path) -> None:  # type: ignore[no-untyped-def]
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DataError, match="cài đặt lại"):
        store.read(path, KIND)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cài đặt lại"):
        store.read(tmp_path / "none.bin", KIND)
