"""
Train the context model (`vnproof/data/context_model.onnx`): what fits a place by the sixteen forms on either side.

    pip install -e '.[dev,train]'
    python scripts/train_language_model.py TEXT --without set-aside --out MODEL
    python scripts/train_context_model.py TEXT --noise NOISE --model MODEL --work FOLDER

First it learns from all text what fits a place at all, then from the part that MODEL has not counted to put right what
the n-grams say at doubtful places. FOLDER keeps the text as numbers, checkpoints that the next call goes on from, and
the curves of learning as tables and pictures. On a GPU, where torch finds one, the same command learns in minutes;
`scripts/README.md` says what it costs.
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
from vnproof.training.context_doubts import Doubter
from vnproof.training.context_export import export
from vnproof.training.context_lessons import Tables, stretches, tables
from vnproof.training.context_refinement import Refined, Refiner, Refining
from vnproof.training.context_training import Measured, Plan, Trainer
from vnproof.training.noise import Channel
from vnproof.training.text import Part
from vnproof.training.token_stream import Types, read_folder

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
OWN = PACKAGE.parent / "corpus" / "gold" / "train.jsonl"
SAVE_EVERY = 5  # measurements


@click.command()
@click.argument("text", type=FOLDER)
@click.option("--noise", type=FOLDER, required=True, help="Pairs of what was meant and what was written.")
@click.option("--model", type=FILE, required=True, help="A language model that has not seen what is set aside.")
@click.option(
    "--work", type=click.Path(file_okay=False, path_type=Path), required=True, help="What is kept between calls."
)
@click.option("--tokens", type=float, default=1.8e7, show_default=True, help="Symbols seen in the first part.")
@click.option("--doubts", type=float, default=1.2e7, show_default=True, help="Doubtful places seen in the second.")
@click.option("--width", default=128, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGE / "data" / NAME, show_default=True)
def main(text: Path, noise: Path, model: Path, work: Path, tokens: float, doubts: float, width: int, out: Path) -> None:
    """Learn from the parts of TEXT that are not held out for the judge, with errors like those in NOISE."""
    work.mkdir(parents=True, exist_ok=True)
    ngram = NGram()
    forms = Forms.of_symbols(ngram.symbols)
    known = _tables(forms, ngram.syllables, noise, work / "tables.npz")
    learned = _stream(text, Part.LEARNED, ngram.numbers, work / "learned.npy")
    trainer = Trainer(Plan(int(tokens), width), known, learned, forms.sizes)
    _go_through(trainer, work / "training", "tokens")
    doubter = Doubter(known, NGram(model), ngram.symbols, trainer.plan.rivals)
    aside = _stream(text, Part.SET_ASIDE, ngram.numbers, work / "set_aside.npy")
    refiner = Refiner(Refining(int(doubts)), trainer.network, known, doubter, aside)
    _go_through(refiner, work / "refinement", "places")
    made_from = {
        "text": text.name,
        "tokens": trainer.curve[-1].tokens,
        "doubts": refiner.curve[-1].places,
        "width": width,
        "seed": trainer.plan.seed,
    }
    export(refiner.finished(), forms, out, made_from)
    click.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def _go_through(learner: Trainer | Refiner, kept: Path, counted: str) -> None:
    """Learn to the end, from where the last call stopped, and draw the curve."""
    checkpoint = kept.with_suffix(".pt")
    if checkpoint.exists():
        learner.resume(checkpoint)
    for number, told in enumerate(learner.run(), 1):
        click.echo("   ".join(f"{name} {value:.4g}" for name, value in told._asdict().items()))
        if number % SAVE_EVERY == 0:
            learner.save(checkpoint)
    learner.save(checkpoint)
    _draw(learner.curve, kept, counted)


def _stream(text: Path, part: Part, numbers: dict[str, int], kept: Path) -> npt.NDArray[np.int16]:
    """A part of the text in stretches of the model's symbols, in an order of chance; read once, then kept."""
    if not kept.exists():
        types = Types()
        streams = list(read_folder(text, types, part))
        renumbering = np.array([numbers.get(symbol, UNKNOWN) for symbol in types.symbols], np.int64)
        found = stretches(streams, renumbering)
        np.save(kept, found[np.random.default_rng(Plan.seed).permutation(len(found))])
    return np.load(kept, mmap_mode="r")  # type: ignore[no-any-return]


def _tables(forms: Forms, vocabulary: Sequence[str], noise: Path, kept: Path) -> Tables:
    if not kept.exists():
        channel = Channel(list(read_noises([noise], [OWN]).values()))
        np.savez(kept, **tables(forms, ErrorModel.standard(vocabulary), channel)._asdict())
    stored = np.load(kept)
    return Tables(*(stored[name] for name in Tables._fields))


def _draw(curve: Sequence[Measured] | Sequence[Refined], path: Path, counted: str) -> None:
    """The curve of learning, as a table and as a picture."""
    from matplotlib import pyplot as plt

    names = [name for name in curve[0]._fields if name not in (counted, "seconds")]
    rows = ["\t".join(curve[0]._fields), *("\t".join(f"{value:g}" for value in told) for told in curve)]
    path.with_suffix(".tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    figure, axes = plt.subplots(figsize=(7, 4))
    for name in names:
        axes.plot([getattr(told, counted) / 1e6 for told in curve], [getattr(told, name) for told in curve], label=name)
    axes.set_xlabel(f"million {counted} seen")
    axes.legend()
    figure.savefig(path.with_suffix(".png"), dpi=120, bbox_inches="tight")
    plt.close(figure)


if __name__ == "__main__":
    main()
