r"""
Say what each part of the evidence brings: learn the judge's weights without it, and measure.

    python scripts/ablate.py corpus/gold/train.jsonl --text TEXT --noise NOISE --model MODEL \
        --on corpus/gold/dev.jsonl --on FOLDER/viwiki_dev.jsonl

Nothing that is measured on (`--on`) is learned from. Writes the section "What each part brings" of corpus/RESULTS.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from vnproof.confusion.model import ErrorModel
from vnproof.core.finding import Safety
from vnproof.core.resources import PACKAGE
from vnproof.decoder.circumstances import PARTS
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import Judge
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.proofreader import Proofreader
from vnproof.training.evaluation import examine
from vnproof.training.judgement import Example, examples, learn, without
from vnproof.training.lessons import from_files, from_text
from vnproof.training.results import Section, table, write_section
from vnproof.training.scoring import read_gold, total

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
HEAD = """Weights learned anew from what is named, without any set that is measured on; everything that `check` reports.
DR and CR: shares of errors found and put right; FA: false alarms per 1,000 tokens."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--text", type=FOLDER, required=True, help="Text that errors are put into.")
@click.option("--noise", type=FOLDER, required=True, help="Pairs of what was meant and what was written.")
@click.option("--model", type=FILE, required=True, help="A language model that has not seen the held-out text.")
@click.option("--on", "sets", multiple=True, required=True, type=FILE, help="Gold to measure on.")
def main(paths: tuple[Path, ...], text: Path, noise: Path, model: Path, sets: tuple[Path, ...]) -> None:
    """Learn without each part of the evidence, and measure on gold."""
    ngram, lexicon = NGram(model), Lexicon.standard()
    decoder = Decoder(ngram, ErrorModel(ngram.syllables), lexicon, Judge(lexicon, {}))
    gold = [row for lesson in from_files(paths, None).values() for row in examples(decoder, lexicon, lesson)]
    spoilt = [row for lesson in from_text(text, noise, paths).values() for row in examples(decoder, lexicon, lesson)]
    rows = []
    for name, weights in _weights(gold, spoilt):
        proofreader = Proofreader(judge=Judge(lexicon, weights))
        cells: list[object] = [name]
        for path in sets:
            result = examine(path.stem, read_gold(path), proofreader.proofread)
            whole = total(result.by_document(Safety.HINT).values())
            cells += [f"{whole.dr:.3f}", f"{whole.cr:.3f}", f"{whole.false_alarms_per_1000:.2f}"]
        click.echo(" | ".join(map(str, cells)))
        rows.append(cells)
    header = ["evidence", *(f"{path.stem} {what}" for path in sets for what in ("DR", "CR", "FA"))]
    made_from = ", ".join([*(path.stem for path in paths), "text with errors"])
    body = f"`python scripts/ablate.py`: {made_from}\n\n{HEAD}\n\n{table(header, rows)}"
    write_section(PACKAGE.parent / "corpus" / "RESULTS.md", Section("What each part brings", "scripts/ablate.py", body))


def _weights(gold: list[Example], spoilt: list[Example]) -> Iterator[tuple[str, dict[str, float]]]:
    """A name for what is learned from, and the weights."""
    everything = gold + spoilt
    yield "everything", learn(everything)
    for part in PARTS:
        if part != "language model":
            yield f"without {part}", learn(without(everything, [part]))
    yield "language model alone", learn(without(everything, [part for part in PARTS if part != "language model"]))
    yield "learned from gold alone", learn(gold)
    yield "learned from text with errors alone", learn(spoilt)


if __name__ == "__main__":
    main()
