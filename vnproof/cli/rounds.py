"""
One document after the other, for `check`, `fix` and `restore`: opened, worked on, and what goes wrong told.

What differs between the commands is an `Act`. It may be called in another process (see `vnproof.processes`), so it only
computes: what it gives back is printed or written by the command.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import Input, read_standard_input
from vnproof.cli.messages import bug, wording_of
from vnproof.cli.screen import Screen
from vnproof.core.errors import DocumentError, VnproofError
from vnproof.core.wording import Wording
from vnproof.documents.document import Document
from vnproof.documents.opening import open_document

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk

R = TypeVar("R")
Opener = Callable[..., Document]
Act = Callable[["Desk", Document], R]


@dataclass(frozen=True)
class Done(Generic[R]):
    """What came of one input: a result, or the error that says why there is none. `told` is for the user either way."""

    path: str
    result: R | None = None
    error: Wording | None = None
    code: ExitCode = ExitCode.CLEAN
    told: tuple[Wording, ...] = ()


class Hand(Generic[R]):
    """What a process does with an input; its proofreaders read the models once."""

    def __init__(self, command_line: Mapping[str, Any], act: Act[R], opener: Opener) -> None:
        from vnproof.cli.proofreaders import Proofreaders

        self.act = act
        self.opener = opener
        self.heard: list[Wording] = []
        self.proofreaders = Proofreaders(command_line, lambda sentence, _: self.heard.append(sentence))

    def __call__(self, given: Input) -> Done[R]:
        """
        Open it and act on it. A fault of ours in one document is told, and the others go on.

        Raises VnproofError where the configuration, a dictionary or the models are not as they should be.
        """
        result, error, code = None, None, ExitCode.CLEAN
        with warnings.catch_warnings():
            warnings.showwarning = lambda warning, *_: self.heard.append(wording_of(warning))
            desk = self.proofreaders.desk_for(given.path)
            try:
                document = given.open(self.opener)
                self.heard += document.warnings
                result = self.act(desk, document)
            except DocumentError as reason:
                error, code = reason.wording, ExitCode.UNREADABLE
            except VnproofError:
                raise
            except Exception as reason:  # noqa: BLE001 - whatever it is, it is our fault
                error, code = bug(reason, given.path), ExitCode.BUG
        told, self.heard[:] = tuple(self.heard), []
        return Done(given.path, result, error, code, told)


@contextmanager
def rounds(
    inputs: Sequence[Input],
    command_line: Mapping[str, Any],
    act: Act[R],
    jobs: int,
    screen: Screen,
    *,
    opener: Opener = open_document,
) -> Iterator[Iterator[Done[R]]]:
    """
    What comes of each input, in their order, with up to `jobs` of them under way; afterwards nothing is.

    `opener` opens them; it may do so in another process.
    """
    make = partial(Hand, command_line, act, opener)
    things = read_standard_input(inputs)
    with closing(screen), closing(_results(make, things, min(jobs, len(inputs)))) as results:
        screen.advance(0)
        yield _told(results, screen)


def _results(make: Callable[[], Hand[R]], things: Iterable[Input], jobs: int) -> Generator[Done[R], None, None]:
    if jobs > 1:
        from vnproof.processes import in_order

        yield from in_order(make, things, jobs, _lost)
    else:
        yield from map(make(), things)


def _told(results: Iterator[Done[R]], screen: Screen) -> Iterator[Done[R]]:
    """The same, once the user has heard what there is to hear; what was said of one document is not said again."""
    said: set[Wording] = set()
    for done in results:
        screen.advance()
        for sentence in (*done.told, *([done.error] if done.error else [])):
            if sentence not in said:
                said.add(sentence)
                screen.tell(sentence)
        yield done


def _lost(given: Input) -> Done[Any]:
    error = Wording(
        "tiến trình đọc tệp này bị dừng đột ngột, có lẽ vì thiếu bộ nhớ; tệp không bị thay đổi, hãy tách nhỏ tệp hoặc "
        "báo lỗi kèm dòng bạn đang đọc.",
        "the process that read this file died, perhaps for want of memory; the file was not changed, split it or "
        "report this line.",
    )
    return Done(given.path, None, _of(given.path, error), ExitCode.BUG)


def _of(path: str, sentence: Wording) -> Wording:
    return Wording(f"{path}: {sentence.vi}", f"{path}: {sentence.en}")
