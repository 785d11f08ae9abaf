r"""
Learn the judge's weights from gold (`*.jsonl`), from published text (`*.txt`), and from text with errors put into it.

    python scripts/train_language_model.py TEXT --without held-out --out MODEL
    python scripts/train_judgement.py corpus/gold/train.jsonl FOLDER/*_dev.jsonl FOLDER/clean_dev/*.txt \
        --verdicts corpus/verdicts.tsv --text TEXT --noise NOISE --model MODEL [--context FILE]

With --context, only the weights of the judge that asks this context model are learned, beside the judge as it is.
MODEL has not seen the part of TEXT that errors are put into: what is familiar would be too easy to tell from errors.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import click

from vnproof.confusion.model import ErrorModel
from vnproof.context.model import ContextModel
from vnproof.core.resources import PACKAGE
from vnproof.decoder.context_judge import ASKED, WEIGHTS, ContextJudge
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import Judge
from vnproof.decoder.second_opinion import SecondOpinion
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.training.judgement import Example, examples, learn, write_weights
from vnproof.training.lessons import Rows, from_files, from_text

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
OWN = PACKAGE.parent / "corpus" / "gold" / "train.jsonl"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--verdicts", type=FILE, help="What reading has found.")
@click.option("--text", type=FOLDER, required=True, help="Text that errors are put into.")
@click.option("--noise", type=FOLDER, required=True, help="Pairs of what was meant and what was written.")
@click.option("--model", type=FILE, required=True, help="A language model that has not seen the held-out text.")
@click.option("--context", type=FILE, help="A context model, which has not seen that text either.")
def main(
    paths: tuple[Path, ...], verdicts: Path | None, text: Path, noise: Path, model: Path, context: Path | None
) -> None:
    """Learn the weights of the judge from PATHS and from TEXT with errors, and of those that ask somebody else too."""
    ngram, lexicon = NGram(model), Lexicon.standard()
    decoder = Decoder(ngram, ErrorModel(ngram.syllables), lexicon, Judge(lexicon, {}))
    lessons = {**from_files(paths, verdicts), **from_text(text, noise, [OWN])}
    if context:
        by_lesson = _learn_from(decoder, lexicon, lessons, ContextJudge(lexicon, ContextModel(context), {}))
        rows = [row for row in chain.from_iterable(by_lesson.values()) if ASKED in row.values]
        write_weights(PACKAGE / "data" / WEIGHTS, learn(rows), ", ".join(lessons))
        return
    rows = list(chain.from_iterable(_learn_from(decoder, lexicon, lessons).values()))
    write_weights(PACKAGE / "data" / "judgement.tsv", learn(rows), ", ".join(lessons))
    lessons = {**from_files(paths, verdicts)}
    rows = list(chain.from_iterable(_learn_from(decoder, lexicon, lessons, SecondOpinion(lexicon, {})).values()))
    write_weights(PACKAGE / "data" / "judgement_second_opinion.tsv", learn(rows), ", ".join(lessons))


def _learn_from(
    decoder: Decoder, lexicon: Lexicon, lessons: Mapping[str, Rows], second: SecondOpinion | ContextJudge | None = None
) -> dict[str, list[Example]]:
    """The examples of each lesson."""
    rows: dict[str, list[Example]] = {}
    for name, lesson in lessons.items():
        rows[name] = list(examples(decoder, lexicon, lesson, second))
        click.echo(f"{name:40} proposals {len(rows[name]):6}   right {sum(row.right for row in rows[name]):6}")
    return rows


if __name__ == "__main__":
    main()
