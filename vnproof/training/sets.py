"""The files that are measured on: the corpus's own, and those of any folder that holds more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from vnproof.core.resources import PACKAGE

CORPUS = PACKAGE.parent / "corpus"
GOLD = ("demo", "dev", "test")


class Sets(NamedTuple):
    """The files to score, by what is measured on them."""

    gold: list[Path]
    clean: list[Path]  # a folder is taken as one text
    bare: list[Path]


def find_sets(folders: Iterable[Path]) -> Sets:
    """The corpus's own sets, then those of the folders."""
    sets = Sets([CORPUS / "gold" / f"{name}.jsonl" for name in GOLD], [CORPUS / "clean"], [])
    for folder in folders:
        for path in sorted(folder.glob("*.jsonl")):
            (sets.bare if path.stem.startswith("diacritics") else sets.gold).append(path)
        sets.clean.extend(sorted(folder.glob("clean*/*.txt")))
    return sets


def read_clean(path: Path) -> Mapping[str, str]:
    """The text of a file, or of every file of a folder, by name."""
    paths = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return {text.name: text.read_text(encoding="utf-8") for text in paths}
