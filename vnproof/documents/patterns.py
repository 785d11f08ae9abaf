"""
Patterns written as in a `.gitignore` file: whether one takes a file, or a folder before anyone looks into it.

There are libraries for this, but they answer for a file and all folders above it at once, and so cannot say whether to
enter a folder: pathspec 1.1 enters none where a white list has «*», «!*/», «!*.txt». `tests/documents/test_walking.py`
asks git itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

# Two stars between slashes are any number of folders, at the end everything inside; elsewhere they are as one.
PIECE = re.compile(r"^(?:\*\*/)+|/(?:\*\*/)+|/\*\*$|\*+|\?|\[[!^]?\]?(?:\\.|[^\]\\])*\]|\\.|[^\\\[]", re.DOTALL)


@dataclass(frozen=True)
class Patterns:
    """
    Lines as of a `.gitignore` file that lies in `folder`, an absolute path.

    Raises ValueError, when it is first asked, for a line that is no pattern.

    >>> patterns = Patterns(Path("/home"), ("*.txt", "!giữ.txt", "nháp/"))
    >>> [patterns.of_itself(Path("/home", name)) for name in ("x/a.txt", "giữ.txt", "nháp")]
    [True, False, None]
    >>> patterns.takes(Path("/home/nháp/a.md"))
    True
    """

    folder: Path
    lines: tuple[str, ...]

    def takes(self, path: Path, *, is_folder: bool = False) -> bool:
        """Is a path taken, or any folder above it that lies in ours?"""
        above = [folder for folder in path.parents if folder != self.folder and folder.is_relative_to(self.folder)]
        return any(self.of_itself(folder, is_folder=True) for folder in above) or bool(
            self.of_itself(path, is_folder=is_folder)
        )

    def of_itself(self, path: Path, *, is_folder: bool = False) -> bool | None:
        """
        What the last line that fits a path says, True, or False for «!…»; None where no line does.

        Whatever the folders above it are: whoever walks has come through them.
        """
        name = _composed(path.name)
        inside = _composed(path.relative_to(self.folder).as_posix()) if path.is_relative_to(self.folder) else None
        for pattern in self._patterns:
            subject = inside if pattern.is_placed else name
            if (is_folder or not pattern.is_folder) and subject is not None and pattern.regex.fullmatch(subject):
                return pattern.takes
        return None

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        """The last line first."""
        return tuple(filter(None, map(_pattern, reversed(self.lines))))


class _Pattern(NamedTuple):
    """One line: what a name, or the path from our folder where it is placed, has to be."""

    regex: re.Pattern[str]
    takes: bool
    is_placed: bool
    is_folder: bool


def only_patterns(lines: list[str]) -> tuple[str, ...]:
    r"""
    The lines that are patterns; git, too, passes over the others.

    >>> only_patterns(["*.txt", "!", "a\\", "[b"])
    ('*.txt',)
    """
    return tuple(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    try:
        return _pattern(line) is not None
    except ValueError:
        return False


def _pattern(line: str) -> _Pattern | None:
    """A line read; None for a comment or a blank one. Raises ValueError."""
    text = _composed(re.sub(r"(?<!\\) +$", "", line))
    if not text or text.startswith("#"):
        return None
    takes = not text.startswith("!")
    glob = text.removeprefix("!")
    is_folder = glob.endswith("/")
    glob = glob.removesuffix("/")
    pieces = PIECE.findall(glob)
    if not glob or "".join(pieces) != glob:
        raise ValueError(line)
    try:
        regex = re.compile("".join(map(_translated, pieces)).removeprefix("/"), re.DOTALL)
    except re.error as error:  # [z-a]
        raise ValueError(line) from error
    return _Pattern(regex, takes, "/" in glob, is_folder)


def _translated(piece: str) -> str:
    r"""
    A piece of a pattern as a piece of a regular expression.

    >>> [_translated(piece) for piece in ("/**/", "*", "[!a]", r"[]\-~]")]
    ['/(?:.*/)?', '[^/]*', '(?!/)[^a]', '(?!/)[\\]\\-\\~]']
    """
    if piece.endswith("**/"):
        return "/(?:.*/)?" if piece.startswith("/") else "(?:.*/)?"
    if piece == "/**":
        return "/.+"
    if piece.startswith("*"):
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if piece.startswith("["):
        negation = "^" * piece.startswith(("[!", "[^"))
        members = re.sub(r"\\(.)|([^\w-])", lambda found: re.escape(found[1] or found[2]), piece[1:-1][len(negation) :])
        return f"(?!/)[{negation}{members}]"
    return re.escape(piece.removeprefix("\\") or piece)


def _composed(text: str) -> str:
    """Letters are composed on one file system and decomposed on another; to a person they are the same name."""
    return normalize("NFC", text)
