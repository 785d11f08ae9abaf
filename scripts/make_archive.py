"""
Make an archive to try `vnproof batch` on: typed and scanned notices of our own, with the names of one office.

    python scripts/make_archive.py FOLDER [--documents 20000] [--seed 0] [--gold FILE]

The same seed makes the same archive. One document in twenty cannot be read, as in life. `--gold` writes the truth, a
row for each document that can be read, as corpus/README.md describes it.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import click

from vnproof.training.archives import archive_of_corpus, shaped

BROKEN = 0.05


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--documents", type=click.IntRange(1), default=20_000, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--gold", type=click.Path(dir_okay=False, path_type=Path), help="Where the truth is written.")
def main(folder: Path, documents: int, seed: int, gold: Path | None) -> None:
    """Write the documents."""
    broken = Random(f"broken {seed}")
    truth: list[str] = []
    for made in archive_of_corpus(documents, seed):
        path = folder / made.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if broken.random() < BROKEN:
            path.write_bytes(broken.randbytes(200) + b"\0")
            continue
        path.write_bytes(shaped(made.row["source"], made.row["meta"]["shape"]))
        truth.append(json.dumps(made.row, ensure_ascii=False))
    if gold:
        gold.write_text("".join(f"{row}\n" for row in truth), encoding="utf-8")


if __name__ == "__main__":
    main()
