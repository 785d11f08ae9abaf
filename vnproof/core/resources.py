"""Where the compiled data and the dictionaries lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from vnproof.core.errors import DataError

PACKAGE = Path(__file__).resolve().parents[1]


def data_path(name: str) -> Path:
    """
    The path of a compiled data file.

    Raises DataError when it is missing.
    """
    path = PACKAGE / "data" / name
    if not path.exists():
        raise DataError(
            f"Thiếu tệp dữ liệu «{name}»; hãy cài đặt lại vnproof.",
            f"Data file '{name}' is missing; reinstall vnproof.",
        )
    return path


def dictionaries_path() -> Path:
    """
    The folder of dictionaries that people edit: `vnproof/dictionaries` in a wheel, `dictionaries` in a checkout.

    Raises DataError when neither is there.

    >>> dictionaries_path().name
    'dictionaries'
    """
    for folder in (PACKAGE / "dictionaries", PACKAGE.parent / "dictionaries"):
        if folder.is_dir():
            return folder
    raise DataError(
        "Thiếu thư mục từ điển «dictionaries»; hãy cài đặt lại vnproof.",
        "The folder 'dictionaries' is missing; reinstall vnproof.",
    )
