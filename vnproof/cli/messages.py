"""What the commands say beside their output: one sentence a line, on standard error."""

from __future__ import annotations

import click

from vnproof.core.errors import LibraryWarning
from vnproof.core.wording import Language, Wording


def tell(sentence: Wording, language: Language) -> None:
    """Say it to the user."""
    click.echo(f"vnproof: {sentence.in_language(language)}", err=True)


def wording_of(warning: Warning | str) -> Wording:
    """What a library warns of; its own words are in one language alone."""
    return warning.wording if isinstance(warning, LibraryWarning) else Wording(str(warning), str(warning))


def bug(error: Exception, path: str = "") -> Wording:
    """
    One sentence that says it is our fault, with what a report of it needs; `path` is the file at hand.

    >>> print(bug(ValueError("x"), "a.txt"))
    a.txt: lỗi bên trong vnproof (ValueError: x); tệp này không bị thay đổi, hãy báo lỗi kèm dòng bạn đang đọc.
    """
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    ours = next((frame for frame in reversed(frames) if "vnproof" in frame.filename), None)
    what = f"{type(error).__name__}: {error}".partition("\n")[0]
    where = f"; vnproof{ours.filename.rpartition('vnproof')[2]}:{ours.lineno}" if ours else ""
    at = f"{path}: " if path else ""
    return Wording(
        f"{at}lỗi bên trong vnproof ({what}{where}); tệp này không bị thay đổi, hãy báo lỗi kèm dòng bạn đang đọc.",
        f"{at}a bug in vnproof ({what}{where}); this file was not changed, please report it with this line.",
    )
