"""What a run shows: results on standard output, sentences on standard error, and under both a bar of how far it is."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from vnproof.cli.messages import tell
from vnproof.core.wording import Language, Wording

if TYPE_CHECKING:
    from rich.progress import Progress

# A handful of documents is done before anyone looks for a bar.
A_HANDFUL = 4
READING = Wording("Đang đọc", "Reading")
REMAINING = Wording("còn", "left")


class Screen:
    """
    Where a run over `total` documents prints. The bar is drawn only for a person who has something to wait for: on a
    terminal, with more than a handful of documents.
    """

    def __init__(self, total: int, language: Language) -> None:
        self.language = language
        self._bar = _bar(total, language) if total > A_HANDFUL and _can_draw() else None

    def advance(self, documents: int = 1) -> None:
        """So many more documents are done; the bar is drawn from the first call on."""
        if self._bar:
            self._bar.advance(self._bar.task_ids[0], documents)
            self._bar.start()

    def print(self, piece: str) -> None:
        """A piece of the result."""
        if sys.stdout.isatty():
            self.close()
        click.echo(piece, nl=False, color=True)

    def tell(self, sentence: Wording) -> None:
        """A sentence for the user."""
        self.close()
        tell(sentence, self.language)

    def close(self) -> None:
        """Take the bar off, for good or until the next document is done."""
        if self._bar:
            self._bar.stop()


def _can_draw() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _bar(total: int, language: Language) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn(READING.in_language(language)),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(REMAINING.in_language(language)),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=4,
        # What is printed goes where it was sent, never through the bar: standard output may be a file.
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=total)
    return bar
