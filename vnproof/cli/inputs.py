"""What the PATHs of a command line mean: the documents to read, one after the other, and those that cannot be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from vnproof.cli.configuration import COMMAND_LINE, find_configuration, settle
from vnproof.cli.usage import Misuse
from vnproof.core.errors import ConfigError, DocumentError
from vnproof.core.wording import Language, Wording
from vnproof.documents.document import Document
from vnproof.documents.files import read_enough
from vnproof.documents.opening import open_document
from vnproof.documents.patterns import Patterns
from vnproof.documents.walking import Selection, find_documents

STANDARD_INPUT = "-"


class Input(NamedTuple):
    """
    One document to read, or the sentence that says why there is none; `data` where it came by standard input.
    """

    path: str
    error: Wording | None = None
    data: bytes | None = None

    def open(self, opener: Callable[..., Document] = open_document) -> Document:
        """The document. Raises DocumentError."""
        if self.error is not None:
            raise DocumentError(*self.error)
        return opener(Path(self.path) if self.data is None else self.data, path=self.path)


def name_inputs(paths: tuple[str, ...]) -> tuple[str, ...]:
    """
    The PATHs as given, or standard input where none is given and something is piped in.

    Raises Misuse where the user would be left in front of a silent terminal.
    """
    if paths:
        return paths
    if sys.stdin.isatty():
        raise Misuse(
            "chưa có văn bản nào; hãy ghi tên tệp hoặc thư mục, hoặc dẫn văn bản vào qua đầu vào chuẩn.",
            "no input; name a file or a folder, or pipe a text in.",
        )
    return (STANDARD_INPUT,)


def find_inputs(paths: Iterable[str], command_line: Mapping[str, Any], *, force_exclude: bool) -> list[Input]:
    """
    The inputs that the PATHs mean, each once, however many PATHs lead to it; nothing is read yet.

    Raises ConfigError.
    """
    selection_in = selections(command_line)
    found: dict[str, Input] = {}
    for path in paths:
        try:
            in_path = find_documents(path, selection_in, force_exclude=force_exclude)
            files = [path] if path == STANDARD_INPUT else list(in_path)
        except DocumentError as error:
            found.setdefault(path, Input(path, error.wording))
            continue
        for file in files:
            found.setdefault(file if file == STANDARD_INPUT else os.path.realpath(file), Input(file))
    return list(found.values())


def read_standard_input(inputs: Iterable[Input]) -> Iterator[Input]:
    """The same inputs, standard input read when it is asked for."""
    for each in inputs:
        yield each._replace(data=read_enough(sys.stdin.buffer)) if each.path == STANDARD_INPUT else each


def language_in(path: str, command_line: Mapping[str, Any]) -> Language:
    """The language that the configuration of a PATH's folder, or the command line, wants spoken. Raises ConfigError."""
    language: Language = settle(find_configuration(folder_of(path)), command_line)["lang"].value
    return language


def folder_of(path: str) -> Path:
    """The folder whose configuration holds for an input: the file's, the folder itself, or the working folder."""
    place = Path.cwd() if path == STANDARD_INPUT else Path(path).absolute()
    return place if place.is_dir() else place.parent


def selections(command_line: Mapping[str, Any]) -> Callable[[Path], Selection]:
    """
    What is selected in a folder: the patterns of the command line, which count from the working folder, or else those
    of the folder's configuration, which count from where its file lies.

    Raises ConfigError when it is called.
    """
    patterns_of = cache(Patterns)

    @cache
    def selection_in(folder: Path) -> Selection:
        found = find_configuration(folder)
        chosen: dict[str, Patterns] = {}
        for name, (lines, origin) in settle(found, command_line).items():
            if lines and name in ("include", "exclude"):
                home = found.path.parent if found and origin != COMMAND_LINE else Path.cwd()
                chosen[name] = patterns_of(home, lines)
                _know_patterns(name, origin, chosen[name])
        return Selection(chosen.get("include"), chosen.get("exclude"))

    return selection_in


def _know_patterns(name: str, origin: Wording, patterns: Patterns) -> None:
    """A mistyped pattern would silently leave nothing out."""
    try:
        patterns.of_itself(patterns.folder)
    except ValueError as error:
        raise ConfigError(
            f"{origin.vi}: «{name}» có mẫu sai «{error}»; hãy viết như trong .gitignore.",
            f"{origin.en}: '{name}' has a wrong pattern '{error}'; write it as in a .gitignore.",
        ) from error
