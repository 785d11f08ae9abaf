"""
vnproof.toml, .vnproof.toml or [tool.vnproof] in pyproject.toml: found in parent folders, checked key by key.

The nearest folder wins as a whole; in one folder the first of the three names wins, with a warning. What is given on
the command line comes before what is in the file. `KEYS` is the list of what may be set.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from vnproof.cli.usage import did_you_mean
from vnproof.core.errors import ConfigError, cause
from vnproof.core.wording import Wording

NAMES = ("vnproof.toml", ".vnproof.toml", "pyproject.toml")
DICTIONARY = "vnproof.dict"
COMMAND_LINE = Wording("dòng lệnh", "command line")
BY_DEFAULT = Wording("mặc định", "default")


class Key(NamedTuple):
    """One thing that may be set: its value when it isn't, what fits, and how to say what fits."""

    default: Any
    fits: Callable[[Any], bool]
    wanted: Wording


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _number_0_to_1(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _terms(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) and _is_term(row) for row in value)


def _is_term(row: Mapping[str, Any]) -> bool:
    days = (row.get("since", NO_DAY), row.get("until", NO_DAY))
    return (
        row.keys() <= {"write", "avoid", "since", "until", "reason"}
        and _strings(row.get("avoid"))
        and len(row["avoid"]) > 0
        and all(isinstance(row.get(name, ""), str) for name in ("write", "reason"))
        and all(type(day) is date for day in days)
    )


NO_DAY = date.min
TRUE_OR_FALSE = Wording("true hoặc false", "true or false")
TERMS = Wording(
    "các bảng [[terms]] có avoid, và write, since, until, reason nếu cần",
    "tables [[terms]] with avoid, and write, since, until, reason where wanted",
)
STRINGS = Wording("một danh sách chuỗi", "a list of strings")

KEYS = {
    "select": Key((), _strings, STRINGS),
    "ignore": Key((), _strings, STRINGS),
    "min-confidence": Key(0.0, _number_0_to_1, Wording("một số từ 0 đến 1", "a number from 0 to 1")),
    "second-opinion": Key(False, _flag, TRUE_OR_FALSE),
    "style": Key(False, _flag, TRUE_OR_FALSE),
    "personal-data": Key(False, _flag, TRUE_OR_FALSE),
    "fail-on": Key(
        "hint",
        lambda value: value in ("error", "warning", "hint", "never"),
        Wording("error, warning, hint hoặc never", "error, warning, hint or never"),
    ),
    "lang": Key("vi", lambda value: value in ("vi", "en"), Wording("vi hoặc en", "vi or en")),
    "include": Key((), _strings, STRINGS),
    "exclude": Key((), _strings, STRINGS),
    "words": Key((), _strings, STRINGS),
    "dictionaries": Key((), _strings, STRINGS),
    "terms": Key((), _terms, TERMS),
    "gate": Key((), _tables, Wording("các bảng [[gate]]", "tables [[gate]]")),
}


class Setting(NamedTuple):
    """A value, and where it came from: a file's path, the command line, or nowhere."""

    value: Any
    origin: Wording


class Found(NamedTuple):
    """A configuration file and what it sets, and a warning when it hid another one."""

    path: Path
    values: dict[str, Any]
    warning: Wording | None


def find_upward(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The files of these names in the nearest folder that has any: `folder` itself or one above it."""
    for place in (folder, *folder.parents):
        found = [place / name for name in names if (place / name).is_file() and _is_ours(place / name)]
        if found:
            return found
    return []


def find_configuration(folder: Path) -> Found | None:
    """
    The configuration that holds in `folder` (an absolute path).

    Raises ConfigError for a file that is no TOML, an unknown key, or a value that does not fit, with file and line.
    """
    files = find_upward(folder, NAMES)
    if not files:
        return None
    path, *hidden = files
    warning = None
    if hidden:
        others = ", ".join(file.name for file in hidden)
        warning = Wording(
            f"{path}: được dùng, còn {others} cùng thư mục bị bỏ qua; hãy gộp cấu hình vào một tệp.",
            f"{path}: is used and {others} beside it is not; keep the configuration in one file.",
        )
    return Found(path, read_configuration(path), warning)


def read_configuration(path: Path) -> dict[str, Any]:
    """What a file sets, checked. Raises ConfigError."""
    text = _read(path)
    table = _parse(path, text)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("vnproof", {})
    for name, value in table.items():
        place = f"{path}:{_line_of(name, text)}"
        if name not in KEYS:
            guess = did_you_mean(name, KEYS)
            raise ConfigError(
                f"{place}: không có mục «{name}»{guess.vi}; các mục có thể đặt: {', '.join(KEYS)}.",
                f"{place}: unknown key '{name}'{guess.en}; the keys are: {', '.join(KEYS)}.",
            )
        if not KEYS[name].fits(value):
            wanted = KEYS[name].wanted
            raise ConfigError(f"{place}: «{name}» phải là {wanted.vi}.", f"{place}: '{name}' must be {wanted.en}.")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


def settle(found: Found | None, command_line: Mapping[str, Any]) -> dict[str, Setting]:
    """
    Every key's value and origin; a key of `command_line` that is None was not given.

    >>> settled = settle(None, {"lang": "en", "select": None})
    >>> settled["lang"].origin.en, settled["select"]
    ('command line', Setting(value=(), origin=Wording(vi='mặc định', en='default')))
    """
    settings = {}
    for name, key in KEYS.items():
        if command_line.get(name) is not None:
            settings[name] = Setting(command_line[name], COMMAND_LINE)
        elif found and name in found.values:
            settings[name] = Setting(found.values[name], Wording(str(found.path), str(found.path)))
        else:
            settings[name] = Setting(key.default, BY_DEFAULT)
    return settings


def _is_ours(path: Path) -> bool:
    """A pyproject.toml that does not speak of vnproof is somebody else's, and may even be broken."""
    return path.name != "pyproject.toml" or "[tool.vnproof" in _read(path)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            f"{path}: không đọc được tệp cấu hình ({cause(error).vi}); hãy kiểm tra quyền đọc.",
            f"{path}: cannot read the configuration ({cause(error).en}); check its permissions.",
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path}: tệp cấu hình không phải UTF-8; hãy lưu lại với bảng mã UTF-8.",
            f"{path}: the configuration is not UTF-8; save it as UTF-8.",
        ) from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        place = f"{path}:{found[1] if found else text.count(chr(10)) + 1}"
        raise ConfigError(
            f"{place}: không đúng cú pháp TOML ({error}); hãy sửa dòng này.",
            f"{place}: not TOML ({error}); mend this line.",
        ) from error


def _line_of(name: str, text: str) -> int:
    found = re.search(rf"^[ \t\[]*[\"']?{re.escape(name)}[\"']?[ \t]*[].=]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
