"""
Train the language model from a folder of text (`.txt` or `.txt.xz`, one paragraph a line).

    python scripts/train_language_model.py FOLDER [--held-out FOLDER] [--weight SOURCE=2.5 …] [--keep 3000000 …]
    python scripts/train_language_model.py FOLDER --without held-out --out MODEL   # to learn the judge's weights with
    python scripts/train_language_model.py FOLDER --without set-aside --out MODEL  # … and the context model
"""

from __future__ import annotations

from pathlib import Path

import click

from vnproof.core.resources import PACKAGE
from vnproof.language_model.ngram import NGram
from vnproof.training.language_model import Recipe, perplexity, train
from vnproof.training.text import Part
from vnproof.training.token_stream import Types, read_folder

WEIGHTS = ("law=3", "admin=4", "mixed=3", "news=1", "wiki=1")
KEEP = (2_800_000, 9_500_000)
PARTS = {"held-out": Part.LEARNED, "set-aside": Part.COUNTED}


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--held-out", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Text to report perplexity on."
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=PACKAGE / "data" / "language_model.bin", show_default=True
)
@click.option(
    "--weight", multiple=True, default=WEIGHTS, show_default=True, help="Beginning of a source's name = weight."
)
@click.option(
    "--keep", multiple=True, type=int, default=KEEP, show_default=True, help="N-grams kept, of length 2, 3, …"
)
@click.option("--without", type=click.Choice(list(PARTS)), help="What the judge or the context model will learn from.")
def main(
    folder: Path, held_out: Path | None, out: Path, weight: tuple[str, ...], keep: tuple[int, ...], without: str | None
) -> None:
    """Train the language model from the text in FOLDER."""
    weights = {name: float(value) for name, _, value in (pair.partition("=") for pair in weight)}
    about = train(folder, Recipe(weights, keep), out, PARTS[without] if without else Part.ALL)
    click.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB, n-grams {about['ngrams']}")
    if held_out:
        model, types = NGram(out), Types()
        for stream in list(read_folder(held_out, types)):
            value, known = perplexity(model, stream.ids, types.symbols)
            click.echo(f"{stream.name:32} perplexity {value:8.1f}   known {known:.2%}")


if __name__ == "__main__":
    main()
