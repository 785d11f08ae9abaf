"""
Finding the documents in a folder: what `.gitignore` files and the user's own patterns leave out, and what they let in.

As in git, deeper files come before higher ones, a folder that is left out is not entered, and a repository inside
another one minds its own files alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vnproof.core.errors import DocumentError
from vnproof.documents.kinds import HIDDEN, SUFFIXES
from vnproof.documents.patterns import Patterns, only_patterns

IGNORES = ".gitignore"
REPOSITORY = ".git"

# Those of the files that hold, the deepest last.
Ignores = tuple[Patterns, ...]


@dataclass(frozen=True)
class Selection:
    """Which files of a folder are taken: those that `include` names, else those with `suffixes`; never `exclude`."""

    include: Patterns | None = None
    exclude: Patterns | None = None
    suffixes: tuple[str, ...] = SUFFIXES

    def leaves_out(self, path: Path, *, is_folder: bool = False) -> bool:
        """Is this file or folder excluded, whatever the folders above it are?"""
        return self.exclude is not None and bool(self.exclude.of_itself(path, is_folder=is_folder))

    def lets_in(self, path: Path) -> bool:
        """Is this file one of those looked for?"""
        return path.name.lower().endswith(self.suffixes) if self.include is None else self.include.takes(path)


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
    home = place if is_folder else place.parent
    exclude = selection_in(home).exclude
    if force_exclude and exclude and exclude.takes(place, is_folder=is_folder):
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
    above = {path: _ignores_above(place)}
    for folder, folders, files in os.walk(path, onerror=closed):
        here = place / os.path.relpath(folder, path)
        ignores = _ignores_in(here, above.pop(folder), {*folders, *files} if folder != path else {*files})
        selection = selection_in(here)
        folders[:] = [
            name
            for name in sorted(folders)
            if not name.startswith(HIDDEN)
            and not selection.leaves_out(here / name, is_folder=True)
            and not _ignored(ignores, here / name, is_folder=True)
        ]
        above |= {os.path.join(folder, name): ignores for name in folders}  # noqa: PTH118 - Path would drop a `./`
        for name in sorted(files):
            if (
                not name.startswith(HIDDEN)
                and selection.lets_in(here / name)
                and not selection.leaves_out(here / name)
                and not _ignored(ignores, here / name)
            ):
                yield os.path.join(folder, name)  # noqa: PTH118


def _ignored(ignores: Ignores, path: Path, *, is_folder: bool = False) -> bool:
    """What the deepest file says that says anything."""
    said = (patterns.of_itself(path, is_folder=is_folder) for patterns in reversed(ignores))
    return next((verdict for verdict in said if verdict is not None), False)


def _ignores_above(place: Path) -> Ignores:
    """The files above a folder in the repository that it lies in, if it lies in one."""
    folders = [place, *place.parents]
    top = next((depth for depth, folder in enumerate(folders) if (folder / REPOSITORY).exists()), 0)
    return tuple(_read(folder) for folder in reversed(folders[1 : top + 1]))


def _ignores_in(folder: Path, above: Ignores, names: set[str]) -> Ignores:
    """The files that hold in a folder with these names in it, given those that hold above it."""
    if REPOSITORY in names:
        above = ()
    return (*above, _read(folder)) if IGNORES in names else above


def _read(folder: Path) -> Patterns:
    """The `.gitignore` of a folder; git, too, goes on without one that is not there or may not be read."""
    text = ""
    with suppress(OSError):
        text = os.fsdecode((folder / IGNORES).read_bytes()).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return Patterns(folder, only_patterns([line.removesuffix("\r") for line in text.split("\n")]))
