"""Lessons: the texts that the judge learns from, as gold rows: gold, published text with verdicts, and spoilt text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from vnproof.training.channel import read_noises
from vnproof.training.judgement import CALM, MADE, REAL
from vnproof.training.noise import Channel, spoil
from vnproof.training.text import documents, text_files
from vnproof.training.verdicts import Verdicts, read_verdicts

CLEANEST = ("law", "admin")
"""Sources whose unread proposals are false alarms, however large their margin."""

Rows = Iterable[dict[str, Any]]


def from_files(paths: Sequence[Path], verdicts: Path | None) -> Mapping[str, Rows]:
    """Gold (`*.jsonl`) and published text (`*.txt`), with what readers have said, by name; read when gone through."""
    read = Verdicts(read_verdicts(verdicts) if verdicts else ())
    return {path.stem: _rows(path, read) for path in paths}


def from_text(folder: Path, noise: Path, gold: Sequence[Path]) -> Mapping[str, Rows]:
    """The held-out part of every file of a folder with errors put into it, by name; the same each time."""
    channel = Channel(list(read_noises([noise], gold).values()))
    return {f"{path.name.split('.')[0]} with errors": _spoilt(path, channel) for path in text_files(folder)}


def _rows(path: Path, verdicts: Verdicts) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        read = verdicts.errors(path.name, number)
        if path.suffix != ".jsonl":
            yield {"source": line, "errors": read, "published": True, "weight": CALM * REAL}
        elif line:
            row = json.loads(line)
            made = {"weight": MADE} if "degradation" in row["meta"] else {}
            yield row | {"errors": row["errors"] + read} | made


def _spoilt(path: Path, channel: Channel) -> Iterator[dict[str, Any]]:
    for number, document in enumerate(documents(path)):
        name = f"{path.name}.{number}"
        published = not path.name.startswith(CLEANEST)
        yield spoil(name, document, channel, Random(name)) | {"published": published, "weight": MADE}
