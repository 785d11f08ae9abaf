"""
Show the findings in which two versions differ, over the sets that `evaluate` scores; writes nothing.

    python scripts/compare.py HEAD                     # what the changes in the working tree do
    python scripts/compare.py v0.1.0 HEAD --on FOLDER  # two revisions, with the sets of FOLDER
    python scripts/compare.py HEAD --only viwiki_dev --on FOLDER
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from vnproof.core.resources import PACKAGE
from vnproof.training.comparison import Known, checked_out, compare, findings_of, shown, summary
from vnproof.training.scoring import GoldText, read_gold
from vnproof.training.sets import CORPUS, find_sets, read_clean
from vnproof.training.verdicts import Verdicts, read_verdicts

ROOT = PACKAGE.parent


@click.command()
@click.argument("before")
@click.argument("after", required=False)
@click.option(
    "--on",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Sets beside those of the corpus.",
)
@click.option("--only", multiple=True, metavar="SET", help="These sets alone (file names without ending).")
def main(before: str, after: str | None, folders: tuple[Path, ...], only: tuple[str, ...]) -> None:
    """Show what changes from revision BEFORE to revision AFTER, or to the working tree."""
    texts = [text for text in read_texts(folders) if not only or text.set in only]
    sources = [text.gold.source for text in texts]
    verdicts = Verdicts(read_verdicts(CORPUS / "verdicts.tsv"))
    with checked_out(ROOT, before) as old, checked_out(ROOT, after) if after else nullcontext(ROOT) as new:
        differences = list(compare(texts, findings_of(old, sources), findings_of(new, sources), verdicts))
    for difference in differences:
        click.echo(shown(difference))
    click.echo(f"\n{summary(differences)}" if differences else f"No finding differs in {len(texts)} texts.")


def read_texts(folders: tuple[Path, ...]) -> Iterator[Known]:
    """Every text of every set."""
    sets = find_sets(folders)
    for path in sets.gold:
        for row, text in enumerate(read_gold(path), 1):
            yield Known(path.stem, path.name, row, text)
    for path in sets.clean:
        for name, source in read_clean(path).items():
            yield Known(path.stem, name, 0, GoldText(name, name, source, ()))


if __name__ == "__main__":
    main()
