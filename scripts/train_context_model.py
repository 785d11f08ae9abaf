"""
Train the context model (`vnproof/data/context_model.onnx`): what fits a place by the sixteen forms on either side.

    pip install -e '.[dev,train]'
    python scripts/train_context_model.py TEXT --noise NOISE --work FOLDER --tokens 30e6

FOLDER keeps the text as numbers, a checkpoint that the next call goes on from, and the curve of learning as a table and
a picture. On a GPU, where torch finds one, the same command learns in minutes; `scripts/README.md` says what it costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt

from vnproof.confusion.model import ErrorModel
from vnproof.context.forms import UNKNOWN, Forms
from vnproof.context.model import NAME
from vnproof.core.resources import PACKAGE
from vnproof.language_model.ngram import NGram
from vnproof.training.channel import read_noises
from vnproof.training.context_export import export
from vnproof.training.context_lessons import Tables, stretches, tables
from vnproof.training.context_training import Measured, Plan, Trainer
from vnproof.training.noise import Channel
from vnproof.training.text import Part
from vnproof.training.token_stream import Types, read_folder

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
OWN = PACKAGE.parent / "corpus" / "gold" / "train.jsonl"
SAVE_EVERY = 5  # measurements


@click.command()
@click.argument("text", type=FOLDER)
@click.option("--noise", type=FOLDER, required=True, help="Pairs of what was meant and what was written.")
@click.option(
    "--work", type=click.Path(file_okay=False, path_type=Path), required=True, help="What is kept between calls."
)
@click.option("--tokens", type=float, default=30e6, show_default=True, help="How many symbols to see in all.")
@click.option("--width", default=128, show_default=True)
@click.option("--rows", default=16, show_default=True, help="Stretches of 256 symbols a step.")
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGE / "data" / NAME, show_default=True)
def main(text: Path, noise: Path, work: Path, tokens: float, width: int, rows: int, out: Path) -> None:
    """Learn from the part of TEXT that is not held out for the judge, with errors like those in NOISE."""
    work.mkdir(parents=True, exist_ok=True)
    ngram = NGram()
    forms = Forms.of_symbols(ngram.symbols)
    stream = _stream(text, ngram.numbers, work / "text.npy")
    known = _tables(forms, ngram.syllables, noise, work / "tables.npz")
    trainer = Trainer(Plan(int(tokens), width, rows), known, stream, forms.sizes)
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        trainer.resume(checkpoint)
    for number, measured in enumerate(trainer.run(), 1):
        click.echo(
            f"{measured.tokens / 1e6:7.1f} M   among rivals {measured.among_rivals:.3f}   "
            f"by chance {measured.by_chance:.3f}   right {measured.right:.3f}   {measured.seconds:.0f} s"
        )
        if number % SAVE_EVERY == 0:
            trainer.save(checkpoint)
    trainer.save(checkpoint)
    _draw(trainer.curve, work / "curve")
    made_from = {"text": text.name, "tokens": trainer.curve[-1].tokens, "width": width, "seed": trainer.plan.seed}
    export(trainer.network, forms, out, made_from)
    click.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def _stream(text: Path, numbers: dict[str, int], kept: Path) -> npt.NDArray[np.int16]:
    """The text in stretches of the model's symbols; read once, then kept."""
    if not kept.exists():
        types = Types()
        streams = list(read_folder(text, types, Part.LEARNED))
        renumbering = np.array([numbers.get(symbol, UNKNOWN) for symbol in types.symbols], np.int64)
        np.save(kept, stretches(streams, renumbering))
    found: npt.NDArray[np.int16] = np.load(kept, mmap_mode="r")
    return found


def _tables(forms: Forms, vocabulary: Sequence[str], noise: Path, kept: Path) -> Tables:
    if not kept.exists():
        channel = Channel(list(read_noises([noise], [OWN]).values()))
        np.savez(kept, **tables(forms, ErrorModel.standard(vocabulary), channel)._asdict())
    stored = np.load(kept)
    return Tables(*(stored[name] for name in Tables._fields))


def _draw(curve: Sequence[Measured], path: Path) -> None:
    """The curve of learning, as a table and as a picture."""
    from matplotlib import pyplot as plt

    rows = ["\t".join(Measured._fields), *("\t".join(f"{value:g}" for value in measured) for measured in curve)]
    path.with_suffix(".tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    figure, axes = plt.subplots(figsize=(7, 4))
    for name in ("among_rivals", "by_chance", "right"):
        axes.plot([m.tokens / 1e6 for m in curve], [getattr(m, name) for m in curve], label=name.replace("_", " "))
    axes.set_xlabel("million symbols seen")
    axes.legend()
    figure.savefig(path.with_suffix(".png"), dpi=120, bbox_inches="tight")
    plt.close(figure)


if __name__ == "__main__":
    main()
