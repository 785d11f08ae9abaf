r"""
Learn the judge's weights from gold (`*.jsonl`) and from clean text (`*.txt`, where every proposal is a false alarm).

    python scripts/train_judgement.py corpus/gold/train.jsonl FOLDER/viwiki_dev.jsonl \
        FOLDER/clean_dev/*.txt --verdicts corpus/verdicts.tsv
"""

from __future__ import annotations

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
from vnproof.training.verdicts import Verdicts, read_verdicts


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--verdicts", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="What reading has found."
)
def main(paths: tuple[Path, ...], verdicts: Path | None) -> None:
    """Learn the weights of both judges, with and without second opinion, from the gold and clean text in PATHS."""
    model, lexicon = NGram(), Lexicon.standard()
    decoder = Decoder(model, ErrorModel(model.syllables), lexicon, Judge(lexicon, {}))
    read = Verdicts(read_verdicts(verdicts) if verdicts else ())
    rows: list[Example] = []
    for path in paths:
        found = list(examples(decoder, lexicon, _rows(path, read), standard_segmenters()))
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


def _rows(path: Path, verdicts: Verdicts) -> Iterator[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        read = verdicts.errors(path.name, number)
        if path.suffix != ".jsonl":
            yield {"source": line, "errors": read, "published": True}
        elif line:
            row = json.loads(line)
            yield row | {"errors": row["errors"] + read}


if __name__ == "__main__":
    main()
