"""Reports to text, for people and for programs. `REPORTERS` is the list: another way to print is a module and a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from vnproof.reporters.outcome import Look, Outcome

Reporter = Callable[[Iterable[Outcome], Look], Iterator[str]]


def _of(module: str) -> Reporter:
    """The function `report` of a module, which is imported when it is called."""

    def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
        pieces: Iterator[str] = import_module(f"vnproof.reporters.{module}").report(outcomes, look)
        return pieces

    return report


REPORTERS: dict[str, Reporter] = {
    "text": _of("terminal"),
    "json": _of("json"),
    "sarif": _of("sarif"),
    "rdjsonl": _of("rdjsonl"),
    "github": _of("github"),
    "checkstyle": _of("checkstyle"),
    "html": _of("html"),
}
