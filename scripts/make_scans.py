"""
Makes corpus/scans and corpus/gold: every clean document, typeset, spoilt and read by Tesseract and TrueOCR.

Usage: python scripts/make_scans.py [--documents SLUG ...] [--degradations NAME ...] [--engines NAME ...]
                                    [--keep-images DIR]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
MISSING_LIBRARY = "{} is not installed: run `pip install -e '.[scans]'`."


def read_splits(file: Path) -> dict[str, str]:
    """Document to split, from a file with one heading line."""
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: row[1] for row in rows}


def main() -> int:
    """Make what was asked for; gold of documents, degradations and engines not asked for stays as it is."""
    try:
        import PIL  # noqa: F401 - asked for early, so that its absence is told in one sentence

        from vnproof.training.degradation import DEGRADATIONS
        from vnproof.training.engines import ENGINES
        from vnproof.training.rendering import make_scan
    except ModuleNotFoundError as error:
        print(MISSING_LIBRARY.format(error.name), file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", nargs="+", metavar="SLUG", help="only these documents (default: all)")
    names = [degradation.name for degradation in DEGRADATIONS]
    parser.add_argument("--degradations", nargs="+", choices=names, default=names, help="only these (default: all)")
    names = [engine.name for engine in ENGINES]
    parser.add_argument("--engines", nargs="+", choices=names, default=names, help="only these (default: all)")
    parser.add_argument("--clean", type=Path, default=CORPUS / "clean", help="folder of clean documents")
    parser.add_argument("--scans", type=Path, default=CORPUS / "scans", help="folder for the readings")
    parser.add_argument("--gold", type=Path, default=CORPUS / "gold", help="folder for the gold")
    parser.add_argument("--split", type=Path, default=CORPUS / "split.tsv", help="document and split, with tabs")
    parser.add_argument("--keep-images", type=Path, metavar="DIR", help="keep the page images here")
    options = parser.parse_args()
    splits = read_splits(options.split)
    slugs = options.documents or sorted(splits)
    unknown = sorted(set(slugs) - set(splits))
    if unknown:
        print(f"Not in {options.split}: {', '.join(unknown)}.", file=sys.stderr)
        return 2
    options.scans.mkdir(parents=True, exist_ok=True)
    wanted = [
        (slug, degradation, engine)
        for slug in slugs
        for degradation in DEGRADATIONS
        for engine in ENGINES
        if degradation.name in options.degradations and engine.name in options.engines
    ]
    made: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as temporary, ProcessPoolExecutor() as pool:
        images = options.keep_images or Path(temporary)
        images.mkdir(parents=True, exist_ok=True)
        texts = [(options.clean / f"{slug}.txt").read_text(encoding="utf-8") for slug, _, _ in wanted]
        names, degradations, engines = zip(*wanted, strict=True)
        parts = [splits[slug] for slug in names]
        scans = pool.map(make_scan, names, texts, degradations, engines, parts, repeat(images))
        try:
            for (slug, degradation, engine), scan in zip(wanted, scans, strict=True):
                name = f"{slug}.{degradation.name}.{engine.name}"
                write_reading(options.scans / f"{name}.txt", scan.text)
                made[name] = scan.rows
                kinds = Counter(error["type"] for row in scan.rows for error in row["errors"])
                print(f"{name}: {len(scan.rows)} rows, {scan.dropped_pages} pages dropped,", dict(kinds))
        except FileNotFoundError as error:
            pool.shutdown(cancel_futures=True)
            print(error, file=sys.stderr)
            return 2
    write_gold(options.gold, made, splits)
    return 0


def write_reading(file: Path, text: str) -> None:
    """A reading of which no page was good enough leaves no file."""
    if text:
        file.write_text(text, encoding="utf-8", newline="\n")
    else:
        file.unlink(missing_ok=True)


def write_gold(folder: Path, made: dict[str, list[dict[str, Any]]], splits: dict[str, str]) -> None:
    """Put the new rows in place of the old ones of the same scans, in the order of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for split in sorted(set(splits.values())):
        file = folder / f"{split}.jsonl"
        scans: dict[str, list[dict[str, Any]]] = {}
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
            row = json.loads(line)
            scans.setdefault(".".join(row["id"].split(".")[:3]), []).append(row)
        scans.update({name: rows for name, rows in made.items() if splits[name.split(".")[0]] == split})
        rows = [row for name in sorted(scans) for row in scans[name]]
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
