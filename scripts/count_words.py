"""
Count a folder of text and renew the counted tables: general/syllables.tsv, general/words.tsv, and the two columns of
counts of corrections.tsv.

    python scripts/count_words.py FOLDER [DICTIONARIES]

FOLDER holds `.txt` or `.txt.xz` files, one for each source; DICTIONARIES is where the tables are. The same folder gives
the same tables, byte for byte. 140 million syllables take some three minutes and 1.5 GB.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from vnproof.core.resources import dictionaries_path
from vnproof.lexicon.corrections import COLUMNS
from vnproof.lexicon.readers import normal_form, read_list, read_table
from vnproof.training.counting import read_texts
from vnproof.training.words import count_phrases, count_syllables, count_words


def main(folder: Path, dictionaries: Path) -> None:
    """Renew the counted tables of `dictionaries` from the texts of `folder`."""
    corrections = read_table(dictionaries / "corrections.tsv", *COLUMNS)
    phrases = {normal_form(side) for row in corrections for side in row[:2]}
    texts = read_texts(folder, watched={syllable for phrase in phrases for syllable in phrase.split()})
    print(f"{sum(len(corpus.codes) for corpus in texts.corpora):,} tokens in {len(texts.corpora)} files")

    syllables = count_syllables(texts)
    write(dictionaries / "general" / "syllables.tsv", ("syllable", "count", "sources"), syllables)
    counts = count_phrases(texts, phrases)
    counted = [[*row[:5], counts[normal_form(row[0])], counts[normal_form(row[1])]] for row in corrections]
    write(dictionaries / "corrections.tsv", COLUMNS, counted)
    function_words = read_list(dictionaries / "general" / "function_words.txt")
    wrong = {row[0] for row in corrections if row[3] != "hint"}
    words = count_words(texts, (row.syllable for row in syllables), set(function_words), wrong)
    write(dictionaries / "general" / "words.tsv", ("word", "count"), words)


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table, and say how long it is."""
    lines = ["\t".join(map(str, row)) for row in [header, *rows]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path}: {len(lines) - 1:,} rows")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else dictionaries_path())
