"""
Make an archive to try `vnproof batch` on: documents of our own scans and clean notices, shuffled, in folders by year.

    python scripts/make_archive.py FOLDER [--documents 20000] [--seed 0]

The same seed makes the same archive. One document in twenty cannot be read, as in life.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from random import Random

import click

from vnproof.training.sets import CORPUS

BROKEN = 0.05
SHAPES = ("txt", "txt", "html")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--documents", type=click.IntRange(1), default=20_000, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
def main(folder: Path, documents: int, seed: int) -> None:
    """Write the documents."""
    random = Random(seed)
    texts = [path.read_text("utf-8") for kind in ("scans", "clean") for path in sorted((CORPUS / kind).glob("*.txt"))]
    for number in range(documents):
        lines = random.choice(texts).splitlines()
        start = random.randrange(max(1, len(lines) - 10))
        shape = random.choice(SHAPES)
        path = folder / str(random.randrange(2005, 2026)) / f"văn bản {number:05}.{shape}"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = shaped(lines[start : start + random.randrange(10, 40)], shape)
        path.write_bytes(data if random.random() > BROKEN else random.randbytes(200) + b"\0")


def shaped(lines: list[str], shape: str) -> bytes:
    """Some lines as a file of this kind."""
    if shape == "html":
        return "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in lines).encode()
    return "\r\n".join(lines).encode()


if __name__ == "__main__":
    main()
