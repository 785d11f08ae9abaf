"""
Train JamSpell, the strongest peer, on a folder of text, so that `peers.py` can measure it beside vnproof.

    python scripts/train_jamspell.py TEXT MODEL

TEXT holds `.txt` or `.txt.xz` files; beside MODEL come MODEL.spell (JamSpell's own), MODEL.alphabet and MODEL.origin.
143 million words took 7.5 minutes and 20 GB of memory, for JamSpell holds all of the text at once. It gets what helps
vnproof's own model, too: one style of tone marks, and a full stop at the end of each line, where it would run two lines
together. scripts/README.md says how to install it.
"""

from __future__ import annotations

import lzma
import re
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase
from unicodedata import normalize

import click

from vnproof.text.tone import BEARER, VOWELS, normalize_tone_style

ALPHABET = "".join(dict.fromkeys(ascii_lowercase + "đ" + VOWELS + "".join(BEARER).lower()))
WORD = re.compile(rf"[{ALPHABET}]+")


@click.command()
@click.argument("text", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("model", type=click.Path(dir_okay=False, path_type=Path))
def main(text: Path, model: Path) -> None:
    """Train JamSpell on the files of TEXT and write MODEL."""
    from jamspell import TSpellCorrector

    paths = sorted(path for path in text.iterdir() if path.name.endswith((".txt", ".txt.xz")))
    alphabet = model.with_name(model.name + ".alphabet")
    alphabet.write_text(ALPHABET + "\n", encoding="utf-8")
    words = 0
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", dir=model.parent) as file:
        for path in paths:
            for line in lines_of(path):
                words += line.count(" ") + 1
                file.write(line + ".\n")
        file.flush()
        origin = f"{words:,} words of {len(paths)} files"
        click.echo(origin, err=True)
        if not TSpellCorrector().TrainLangModel(file.name, str(alphabet), str(model)):
            raise click.ClickException("JamSpell could not be trained")
    model.with_name(model.name + ".origin").write_text(origin + "\n", encoding="utf-8")


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file that hold anything, in lower case and the old tone style."""
    styled = lru_cache(maxsize=None)(normalize_tone_style)
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for line in file:
            words = WORD.sub(lambda word: styled(word.group()), normalize("NFC", line).lower().strip())
            if words:
                yield words


if __name__ == "__main__":
    main()
