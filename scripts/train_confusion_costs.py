"""
Make `vnproof/data/confusion_costs.tsv` from a folder of noise: pairs of what was meant and what was written.

    python scripts/train_confusion_costs.py FOLDER [--gold corpus/gold/train.jsonl] [--out FILE]

FOLDER holds any of `*.jsonl`, `*_subs.tsv` and `*_line_pairs.tsv`; `vnproof/training/channel.py` says what is in them
and how they are weighed.
"""

from __future__ import annotations

from pathlib import Path

import click

from vnproof.confusion.costs import FORMAT, TABLE
from vnproof.core.resources import PACKAGE
from vnproof.training.channel import PATTERNS, cost_table, read_noises


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGE / "data" / TABLE, show_default=True)
@click.option(
    "--gold", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Gold rows too."
)
def main(folder: Path, out: Path, gold: tuple[Path, ...]) -> None:
    """Learn the table of costs from the noise in FOLDER, and from the errors of gold rows."""
    noises = read_noises([folder], gold)
    if not noises:
        raise click.UsageError(f"{folder} holds none of {', '.join(PATTERNS)}")
    rows = cost_table(list(noises.values()))
    made_from = ", ".join(f"{name} ({len(noise.pairs)} pairs)" for name, noise in noises.items())
    head = [
        FORMAT,
        "# made by scripts/train_confusion_costs.py",
        f"# made from {made_from}; shares of human slips as in vnproof/training/channel.py",
        "# feature (meant>written), times seen in the pairs, cost in nats: -log P(written | meant) up to a constant",
    ]
    lines = [f"{feature}\t{times}\t{cost}" for feature, times, cost in rows]
    out.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    click.echo(f"{out}: {len(rows)} rows")


if __name__ == "__main__":
    main()
