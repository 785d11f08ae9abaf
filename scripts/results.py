"""
Write every section of corpus/RESULTS.md again, in one command: runs `evaluate` (twice), `planted`, `ablate`, `bench`,
`peers` and `load`.

    python scripts/results.py FOLDER… [--text TEXT --noise NOISE --model MODEL] [--jamspell MODEL]

FOLDER, TEXT, NOISE and the two MODELs are those of scripts/README.md. Without `--text`, `--noise` and `--model` the
section of `ablate` is left as it is. 35 minutes in all for a million tokens.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from vnproof.training.sets import CORPUS, find_sets

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
ABLATED = ("viwiki", "ocr_variants")  # how the names of further sets begin that `ablate` measures on


@click.command()
@click.argument("folders", nargs=-1, type=FOLDER)
@click.option("--text", type=FOLDER, help="For `ablate`.")
@click.option("--noise", type=FOLDER, help="For `ablate`.")
@click.option("--model", type=FILE, help="For `ablate`.")
@click.option("--jamspell", type=FILE, help="For `peers`.")
def main(
    folders: tuple[Path, ...], text: Path | None, noise: Path | None, model: Path | None, jamspell: Path | None
) -> None:
    """Measure everything and write corpus/RESULTS.md."""
    run("evaluate", *folders)
    run("evaluate", *folders, "--second-opinion")
    run("planted", *folders)
    if text and noise and model:
        gold = CORPUS / "gold"
        measured = [path for path in find_sets(folders).gold if path.stem.startswith(ABLATED)]
        on = [argument for path in (gold / "dev.jsonl", *measured) for argument in ("--on", path)]
        run("ablate", gold / "train.jsonl", "--text", text, "--noise", noise, "--model", model, *on)
    run("bench")
    run("peers", *folders, *(("--jamspell", jamspell) if jamspell else ()))
    run("load")


def run(script: str, *arguments: str | Path) -> None:
    """Run a script of this folder to its end; what it says is seen."""
    path = Path(__file__).with_name(f"{script}.py")
    click.echo(f"== {script}", err=True)
    subprocess.run([sys.executable, str(path), *map(str, arguments)], check=True)  # noqa: S603 - our own scripts


if __name__ == "__main__":
    main()
