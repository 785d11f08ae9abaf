"""
Make `vnproof/data/confusion_sets.bin`: what each syllable of the language model may have been meant for.

    python scripts/make_confusion_sets.py

Reads the vocabulary of `language_model.bin` and `confusion_costs.tsv`; run it whenever one of them, or the code of
`vnproof/confusion/`, has changed. A test fails until it was.
"""

from __future__ import annotations

from pathlib import Path

import click

from vnproof.confusion.confusion_sets import NAME, write_confusion_sets
from vnproof.confusion.model import ErrorModel
from vnproof.core.resources import PACKAGE
from vnproof.language_model.ngram import NGram


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGE / "data" / NAME, show_default=True)
def main(out: Path) -> None:
    """Ask the error model for every syllable."""
    vocabulary = NGram().syllables
    errors = ErrorModel(vocabulary)
    sets = [errors.candidates(syllable) for syllable in vocabulary]
    write_confusion_sets(out, vocabulary, sets)
    click.echo(f"{out}: {sum(map(len, sets))} candidates of {len(vocabulary)} syllables")


if __name__ == "__main__":
    main()
