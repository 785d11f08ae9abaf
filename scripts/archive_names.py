"""
Measure what an archive's own names bring: findings with and without them, against the truth of a made archive.

    python scripts/archive_names.py [--documents 1000] [--seed 5]

The archive is that of make_archive, of notices that the judge has not learned from. One person in ten is called like
another but for a mark, which is no slip. "In names" counts capitalised words side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from vnproof.batch.names import forms_of
from vnproof.batch.slips import find_slips
from vnproof.confusion.model import ErrorModel
from vnproof.core.edit import Edit
from vnproof.core.finding import Safety
from vnproof.documents.opening import open_document
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage
from vnproof.training.archives import archive_of_corpus
from vnproof.training.results import table
from vnproof.training.scoring import GoldText, Tally, gold_text, judge, tally, total

UNSEEN = ("dev", "test")
LEVELS = {"safe": Safety.SAFE, "likely": Safety.LIKELY}


@click.command()
@click.option("--documents", type=click.IntRange(1), default=1_000, show_default=True)
@click.option("--seed", type=int, default=5, show_default=True)
def main(documents: int, seed: int) -> None:
    """Print a table of both."""
    golds = [gold_text(made.row) for made in archive_of_corpus(documents, seed, UNSEEN)]
    counts: dict[str, int] = {}
    for gold in golds:
        for form in forms_of(open_document(gold.source.encode())):
            counts[form] = counts.get(form, 0) + 1
    lexicon = Lexicon.standard()
    slips = find_slips(counts, ErrorModel.standard(NGram().syllables), lexicon)
    click.echo(f"{documents} documents, {len(counts)} forms, {len(slips.rows)} slips\n")
    knowing = replace(lexicon, names=tuple(slip.correction for slip in slips.rows))
    rows = []
    for name, proofreader in {"alone": Proofreader(), "with names": Proofreader(lexicon=knowing)}.items():
        reports = [proofreader.proofread(gold.source) for gold in golds]
        for level, safety in LEVELS.items():
            edits = [list(report.edits(safety)) for report in reports]
            rows.append([name, level, "all", *_figures(zip(golds, edits, strict=True))])
            named = (_in_names(gold, found) for gold, found in zip(golds, edits, strict=True))
            rows.append([name, level, "in names", *_figures(named)])
    click.echo(table(["", "safety", "place", "errors", "put right", "recall", "edits", "false alarms"], rows))


def _in_names(gold: GoldText, edits: Iterable[Edit]) -> tuple[GoldText, list[Edit]]:
    """Only what lies in capitalised words side by side."""
    tokens = Passage(gold.source).tokens
    titles = [token.kind == "word" and token.text.istitle() for token in tokens]
    beside = [a or b for a, b in zip([False, *titles], [*titles[1:], False, False], strict=False)]
    inside = [token.span for token, title, other in zip(tokens, titles, beside, strict=False) if title and other]
    errors = tuple(error for error in gold.errors if any(error.span.overlaps(span) for span in inside))
    return gold._replace(errors=errors), [edit for edit in edits if any(edit.span.overlaps(span) for span in inside)]


def _figures(texts: Iterable[tuple[GoldText, list[Edit]]]) -> Iterator[str]:
    sum_of: Tally = total(tally(gold, judge(gold, edits)) for gold, edits in texts)
    yield from (f"{sum_of.errors:,}", f"{sum_of.corrected:,}", f"{sum_of.cr:.1%}", f"{sum_of.detections:,}")
    yield str(sum_of.false_alarms)


if __name__ == "__main__":
    main()
