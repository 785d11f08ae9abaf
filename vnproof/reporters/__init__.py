"""Reports to text, for people and for programs. `REPORTERS` is the list: another way to print is a module and a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from vnproof.reporters import json, terminal
from vnproof.reporters.outcome import Look, Outcome

Reporter = Callable[[Iterable[Outcome], Look], Iterator[str]]

REPORTERS: dict[str, Reporter] = {
    "text": terminal.report,
    "json": json.report,
}
