r"""
Learn the judge's weights from gold (`*.jsonl`) and from clean text (`*.txt`, where every proposal is a false alarm).

    python scripts/train_judgement.py corpus/gold/train.jsonl FOLDER/viwiki_dev.jsonl \
        FOLDER/clean_dev/*.txt --verdicts FOLDER/clean_dev_verdicts.tsv
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from vnproof.confusion.model import ErrorModel
from vnproof.core.resources import PACKAGE
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import Judge
from vnproof.decoder.second_opinion import standard_segmenters
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.training.judgement import Example, examples, learn, write_weights


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--verdicts", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Real errors in clean text."
)
def main(paths: tuple[Path, ...], verdicts: Path | None) -> None:
    """Learn the weights of both judges, with and without second opinion, from the gold and clean text in PATHS."""
    model, lexicon = NGram(), Lexicon.standard()
    decoder = Decoder(model, ErrorModel(model.syllables), lexicon, Judge(lexicon, {}))
    rows: list[Example] = []
    for path in paths:
        found = list(examples(decoder, lexicon, _rows(path, verdicts), standard_segmenters()))
        click.echo(f"{path.name:32} proposals {len(found):6}   right {sum(row.right for row in found):6}")
        rows += found
    made_from = ", ".join(path.stem for path in paths)
    write_weights(PACKAGE / "data" / "judgement_second_opinion.tsv", learn(rows), made_from)
    alone = [
        Example({name: value for name, value in row.values.items() if not _is_opinion(name)}, row.right) for row in rows
    ]
    write_weights(PACKAGE / "data" / "judgement.tsv", learn(alone), made_from)


def _is_opinion(name: str) -> bool:
    return name.startswith(tuple(f"{segmenter.engine} " for segmenter in standard_segmenters()))


def _rows(path: Path, verdicts: Path | None) -> Iterator[dict[str, Any]]:
    if path.suffix == ".jsonl":
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return
    read = verdicts.read_text(encoding="utf-8").splitlines() if verdicts else []
    known = [row for row in csv.DictReader(read, delimiter="\t", quoting=csv.QUOTE_NONE) if row["file"] == path.name]
    for line in path.read_text(encoding="utf-8").splitlines():
        errors = [error for verdict in known for error in _errors(line, verdict)]
        yield {"source": line, "errors": errors, "published": True}


def _errors(line: str, verdict: dict[str, str]) -> Iterator[dict[str, Any]]:
    """What a reader has said of this place of the line: an error, none (nothing is right for it), or unsure."""
    at = line.find(verdict["left"] + verdict["word"] + verdict["right"])
    if at >= 0:
        start = at + len(verdict["left"])
        right = {"real": [verdict["correct_form"]], "false": []}
        unsure = verdict["verdict"] not in right
        end = start + len(verdict["word"])
        yield {"start": start, "end": end, "right": right.get(verdict["verdict"], []), "unsure": unsure}


if __name__ == "__main__":
    main()
