"""
Finding the documents in a folder: what `.gitignore` files and the user's own patterns leave out, and what they let in.

All patterns are written as in a `.gitignore` file. `pathspec` says whether one fits; what git does besides is here:
deeper files come after higher ones, a folder that is left out is not entered, and a repository inside another one
minds its own files alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from pathspec import GitIgnoreSpec

from vnproof.core.errors import DocumentError
from vnproof.documents.kinds import SUFFIXES

IGNORES = ".gitignore"
REPOSITORY = ".git"


@dataclass(frozen=True)
class Patterns:
    """
    Lines as of a `.gitignore` file that lies in `folder`, an absolute path.

    >>> patterns = Patterns(Path("/home"), ("*.txt", "!giữ.txt", "nháp/"))
    >>> patterns.fit(Path("/home/a/b.txt")), patterns.fit(Path("/home/giữ.txt")), patterns.fit(Path("/home/nháp/a.md"))
    (True, False, True)
    """

    folder: Path
    lines: tuple[str, ...] = ()

    def fit(self, path: Path, *, is_folder: bool = False) -> bool:
        """
        Does the last line that fits a path, or else the folder it is in, take it? A path elsewhere is met whole.

        Raises ValueError where a line is no pattern.
        """
        inside = path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        return self._spec.match_file(_composed(inside.as_posix()) + "/" * is_folder)

    def and_of(self, folder: Path, lines: Iterable[str]) -> Patterns:
        """These lines, and after them those of a file deeper down, which hold for its folder alone."""
        prefix = re.sub(r"([\\*?\[\]])", r"\\\1", folder.relative_to(self.folder).as_posix())
        return Patterns(self.folder, (*self.lines, *(_moved(line, prefix) for line in lines if _is_pattern(line))))

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        return GitIgnoreSpec.from_lines(map(_composed, self.lines))


@dataclass(frozen=True)
class Selection:
    """Which files of a folder are taken: those that `include` names, else those of a known kind; never `exclude`."""

    include: Patterns | None = None
    exclude: Patterns | None = None

    def leaves_out(self, path: Path, *, is_folder: bool = False) -> bool:
        """Is this file or folder excluded?"""
        return self.exclude is not None and self.exclude.fit(path, is_folder=is_folder)

    def lets_in(self, path: Path) -> bool:
        """Is this file one of those looked for?"""
        return path.name.lower().endswith(SUFFIXES) if self.include is None else self.include.fit(path)


def select_all(_: Path) -> Selection:
    """The selection in any folder of a user who selects nothing."""
    return Selection()


def find_documents(
    path: str | Path, selection_in: Callable[[Path], Selection] = select_all, *, force_exclude: bool = False
) -> Iterator[str]:
    """
    The files that a PATH of the command line means: a file itself, or the documents in a folder, sorted, none hidden.

    `selection_in` gives the selection that holds in a folder, told by its absolute path. Whoever names a file or a
    folder means it, so patterns that leave out the PATH itself count only with `force_exclude`. Files are not looked
    at; a folder inside that may not be entered is given as if it were a file, so that reading it says so.

    Raises DocumentError for a folder without any document.
    """
    place, is_folder = Path(os.path.abspath(path)), Path(path).is_dir()  # noqa: PTH100 - `..` has to go, links stay
    selection = selection_in(place if is_folder else place.parent)
    if force_exclude and selection.leaves_out(place, is_folder=is_folder):
        return
    if not is_folder:
        yield str(path)
        return
    closed: list[OSError] = []
    empty = True
    for file in _walk(str(path), place, selection_in, closed.append):
        empty = False
        yield file
    yield from (str(error.filename) for error in closed)
    if empty and not closed:
        known = ", ".join(SUFFIXES)
        raise DocumentError(
            f"{path}: thư mục không có văn bản nào ({known}) ngoài những gì bị .gitignore, include, exclude loại ra; "
            "hãy chỉ đúng tệp hoặc thư mục.",
            f"{path}: the folder holds no document ({known}) but what .gitignore, include, exclude leave out; "
            "name another file or folder.",
        )


def _walk(
    path: str, place: Path, selection_in: Callable[[Path], Selection], closed: Callable[[OSError], None]
) -> Iterator[str]:
    selection = selection_in(place)
    pardoned = selection.exclude if selection.leaves_out(place, is_folder=True) else None
    above = {path: _ignores_above(place)}
    for folder, folders, files in os.walk(path, onerror=closed):
        here = place / os.path.relpath(folder, path)
        ignores = _ignores_in(here, above.pop(folder), {*folders, *files})
        selection = selection_in(here)
        if selection.exclude == pardoned:
            selection = Selection(selection.include)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not ignores.fit(here / name, is_folder=True)
            and not selection.leaves_out(here / name, is_folder=True)
        )
        above |= {os.path.join(folder, name): ignores for name in folders}  # noqa: PTH118 - Path would drop a `./`
        for name in sorted(files):
            file = here / name
            if (
                not name.startswith(".")
                and selection.lets_in(file)
                and not selection.leaves_out(file)
                and not ignores.fit(file)
            ):
                yield os.path.join(folder, name)  # noqa: PTH118


def _ignores_above(place: Path) -> Patterns:
    """
    What the repository that a folder lies in ignores, by the files above the folder.

    Nothing where they ignore the folder itself: it was named.
    """
    folders = [place, *place.parents]
    top = next((depth for depth, folder in enumerate(folders) if (folder / REPOSITORY).exists()), 0)
    ignores = Patterns(folders[top])
    for folder in reversed(folders[1 : top + 1]):
        ignores = ignores.and_of(folder, _lines(folder / IGNORES))
    return Patterns(place) if ignores.fit(place, is_folder=True) else ignores


def _ignores_in(folder: Path, above: Patterns, names: set[str]) -> Patterns:
    """What is ignored in a folder that holds these names, given what the files above it say."""
    if REPOSITORY in names and above.folder != folder:
        above = Patterns(folder)
    return above.and_of(folder, _lines(folder / IGNORES)) if IGNORES in names else above


def _lines(ignores: Path) -> list[str]:
    """The lines of a `.gitignore`; git, too, goes on without one that it may not read."""
    with suppress(OSError):
        text = os.fsdecode(ignores.read_bytes()).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
        return [line.removesuffix("\r") for line in text.split("\n")]
    return []


def _is_pattern(line: str) -> bool:
    """Git passes over lines that say nothing; to pathspec, a lone «!» is an error."""
    try:
        return bool(line.strip("/ ")) and GitIgnoreSpec.from_lines([line]) is not None
    except ValueError:
        return False


def _moved(line: str, prefix: str) -> str:
    """
    A line of a `.gitignore` in the folder `prefix` as it would stand in the folder that this is counted from.

    >>> [_moved(line, "a") for line in ("*.txt", "!b/c", "/d", "e/", "# f")], _moved("g", ".")
    (['/a/**/*.txt', '!/a/b/c', '/a/d', '/a/**/e/', '# f'], 'g')
    """
    if prefix == "." or line.startswith("#"):
        return line
    negation, pattern = ("!", line[1:]) if line.startswith("!") else ("", line)
    anywhere = "" if "/" in pattern.rstrip(" ")[:-1] else "**/"
    return f"{negation}/{prefix}/{anywhere}{pattern.removeprefix('/')}"


def _composed(name: str) -> str:
    """Letters are composed on one file system and decomposed on another; to a person they are the same name."""
    return normalize("NFC", name)
