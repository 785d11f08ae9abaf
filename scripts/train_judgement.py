r"""
Learn the judge's weights from gold (`*.jsonl`), from published text (`*.txt`), and from text with errors put into it.

    python scripts/train_language_model.py TEXT --hold-out --out MODEL
    python scripts/train_judgement.py corpus/gold/train.jsonl FOLDER/*_dev.jsonl FOLDER/clean_dev/*.txt \
        --verdicts corpus/verdicts.tsv --text TEXT --noise NOISE --model MODEL

MODEL has not seen the part of TEXT that errors are put into: what is familiar would be too easy to tell from errors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import click

from vnproof.confusion.model import ErrorModel
from vnproof.core.resources import PACKAGE
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import Judge
from vnproof.decoder.second_opinion import SecondOpinion
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.training.channel import read_noises
from vnproof.training.judgement import MADE, Example, examples, learn, write_weights
from vnproof.training.noise import Channel, spoil
from vnproof.training.text import documents, text_files
from vnproof.training.verdicts import Verdicts, read_verdicts

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
CLEANEST = ("law", "admin")  # sources whose unread proposals are false alarms, however large their margin


@click.command()
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--verdicts", type=FILE, help="What reading has found.")
@click.option("--text", type=FOLDER, required=True, help="Text that errors are put into.")
@click.option("--noise", type=FOLDER, required=True, help="Pairs of what was meant and what was written.")
@click.option("--model", type=FILE, required=True, help="A language model that has not seen the held-out text.")
def main(paths: tuple[Path, ...], verdicts: Path | None, text: Path, noise: Path, model: Path) -> None:
    """Learn the weights of both judges, with and without second opinion, from PATHS and from TEXT with errors."""
    ngram, lexicon = NGram(model), Lexicon.standard()
    decoder = Decoder(ngram, ErrorModel(ngram.syllables), lexicon, Judge(lexicon, {}))
    read = Verdicts(read_verdicts(verdicts) if verdicts else ())
    gold = [path for path in paths if path.name == "train.jsonl"]
    channel = Channel(list(read_noises([noise], gold).values()))
    spoilt = {f"{path.name.split('.')[0]} with errors": _spoilt(path, channel) for path in text_files(text)}
    rows = _learn_from(decoder, lexicon, {path.stem: _rows(path, read) for path in paths} | spoilt)
    made_from = ", ".join([*(path.stem for path in paths), *spoilt])
    write_weights(PACKAGE / "data" / "judgement.tsv", learn(rows), made_from)
    second = SecondOpinion(lexicon, {})
    rows = _learn_from(decoder, lexicon, {path.stem: _rows(path, read) for path in paths}, second)
    made_from = ", ".join(path.stem for path in paths)
    write_weights(PACKAGE / "data" / "judgement_second_opinion.tsv", learn(rows), made_from)


def _learn_from(
    decoder: Decoder,
    lexicon: Lexicon,
    sources: Mapping[str, Iterable[dict[str, Any]]],
    second: SecondOpinion | None = None,
) -> list[Example]:
    rows: list[Example] = []
    for name, source in sources.items():
        found = list(examples(decoder, lexicon, source, second))
        click.echo(f"{name:40} proposals {len(found):6}   right {sum(row.right for row in found):6}")
        rows += found
    return rows


def _rows(path: Path, verdicts: Verdicts) -> Iterator[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        read = verdicts.errors(path.name, number)
        if path.suffix != ".jsonl":
            yield {"source": line, "errors": read, "published": True}
        elif line:
            row = json.loads(line)
            made = {"weight": MADE} if "degradation" in row["meta"] else {}
            yield row | {"errors": row["errors"] + read} | made


def _spoilt(path: Path, channel: Channel) -> Iterator[dict[str, Any]]:
    for number, document in enumerate(documents(path)):
        name = f"{path.name}.{number}"
        published = not path.name.startswith(CLEANEST)
        yield spoil(name, document, channel, Random(name)) | {"published": published, "weight": MADE}


if __name__ == "__main__":
    main()
