"""
Archives made up, with the truth: what an office has in its cupboards after twenty years.

    notices, as typed or as a scanner read them ─┬─ documents ─shaped→ txt · html · docx
    carrier sentences × names of this office ────┘

An office writes of the same people and places again and again, so the names come from a pool of its own, some of them
in every tenth document, most in one or two. The same seed makes the same archive.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from vnproof.core.resources import dictionaries_path
from vnproof.lexicon.readers import read_list, read_table
from vnproof.text.tone import strip_marks
from vnproof.training.carriers import SLOT, Names, person, read_names
from vnproof.training.channel import read_noises
from vnproof.training.noise import Channel, Profile, spoil
from vnproof.training.sets import CORPUS

SHAPES = {"txt": 0.5, "html": 0.25, "docx": 0.25}
COPIES = (
    Profile("typed", 0.6, (0.0005, 0.003), "writer", again=0.02),
    Profile("scan", 0.3, (0.01, 0.04), "scanner", again=0.12, seen=0.35),
    Profile("bad scan", 0.1, (0.04, 0.12), "scanner", again=0.25, seen=0.35),
)
"""How a document came into the archive: shares, and how names in it err; its notice is one that was really scanned."""
SPLITS = ("train", "dev", "test")
GOOD = frozenset(["office", "resized", "thin"])  # degradations that Tesseract reads well: a scan that is not bad
PEOPLE, PLACES = 300, 120  # of one office
NAMESAKES = 10  # one person in so many is called like another, but for a mark: no slip
PARAGRAPHS = (8, 30)
SENTENCES = (2, 6)  # about the office's own people and places, in each document
BLOCKS = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
}


class Paragraph(NamedTuple):
    """A paragraph as it stands in the archive, with its errors as in `corpus/README.md`."""

    source: str
    errors: tuple[dict[str, Any], ...] = ()


class Made(NamedTuple):
    """A document: its path in the archive, and its truth as a gold row; `meta` says how it was copied and its shape."""

    path: str
    row: dict[str, Any]


class Notices(NamedTuple):
    """The texts that documents are cut from, by copy: every one a list of paragraphs."""

    typed: list[list[Paragraph]]
    scan: list[list[Paragraph]]
    bad_scan: list[list[Paragraph]]

    def of(self, copy: str) -> list[list[Paragraph]]:
        """Those that were copied so."""
        found: list[list[Paragraph]] = getattr(self, copy.replace(" ", "_"))
        return found


def archive_of_corpus(number: int, seed: int = 0, splits: Sequence[str] = SPLITS) -> Iterator[Made]:
    """So many documents made of the corpus's notices of some splits."""
    documents = {row[0] for row in read_table(CORPUS / "split.tsv", "document", "split") if row[1] in splits}
    gold = [CORPUS / "gold" / f"{split}.jsonl" for split in splits]
    rows = (json.loads(line) for path in gold for line in path.read_text("utf-8").splitlines())
    clean = [path for path in sorted((CORPUS / "clean").glob("*.txt")) if path.stem in documents]
    channel = Channel(list(read_noises([], [CORPUS / "gold" / "train.jsonl"]).values()))
    names = read_names(dictionaries_path(), CORPUS)
    return archive(number, read_notices(clean, rows), CORPUS / "carriers.txt", names, channel, seed)


def read_notices(clean: Iterable[Path], gold: Iterable[Mapping[str, Any]]) -> Notices:
    """Notices of clean files, and of gold rows, which are put together again scan by scan."""
    scans: defaultdict[tuple[bool, str], list[Paragraph]] = defaultdict(list)
    for row in gold:
        meta = row["meta"]
        is_good = meta["engine"] == "tesseract" and meta["degradation"] in GOOD
        name = f"{meta['doc']}.{meta['degradation']}.{meta['engine']}"
        scans[is_good, name].append(Paragraph(row["source"], tuple(row["errors"])))
    return Notices(
        [[Paragraph(line) for line in path.read_text("utf-8").splitlines() if line] for path in clean],
        [text for (is_good, _), text in scans.items() if is_good],
        [text for (is_good, _), text in scans.items() if not is_good],
    )


def archive(
    number: int, notices: Notices, carriers: Path, names: Names, channel: Channel, seed: int = 0
) -> Iterator[Made]:
    """So many documents of one office."""
    chance = Random(f"office {seed}")
    pools = {
        "person": [person(names, chance) for _ in range(PEOPLE)],
        "place": chance.sample(list(names.places), PLACES),
    }
    pools["person"][1::NAMESAKES] = [_namesake(name, names, chance) for name in pools["person"][::NAMESAKES]]
    pools["person"][::8] = chance.sample(list(names.minority_persons), len(pools["person"][::8]))
    pools["place"][::6] = chance.sample(list(names.minority_places), len(pools["place"][::6]))
    sentences = read_list(carriers)
    for at in range(number):
        copy = chance.choices(COPIES, [each.share for each in COPIES])[0]
        body = list(_cut(chance.choice(notices.of(copy.name)), chance))
        told = "\n".join(_told(chance.choice(sentences), pools, chance) for _ in range(chance.randint(*SENTENCES)))
        body[len(body) // 2 : len(body) // 2] = paragraphs_of(spoil("", told, channel, chance, copy))
        shape = chance.choices(list(SHAPES), list(SHAPES.values()))[0]
        path = f"{chance.randrange(2005, 2026)}/văn bản {at:05}.{shape}"
        yield Made(path, _row(path, body, {"doc": path, "variant": copy.name, "shape": shape}))


def shaped(text: str, shape: str) -> bytes:
    r"""
    A text as a file of this shape, a paragraph a line.

    >>> shaped("Điều 1 < 2", "html").decode()
    '<p>Điều 1 &lt; 2</p>\n'
    """
    if shape == "html":
        return "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in text.splitlines()).encode()
    return _package(text.splitlines()) if shape == "docx" else text.replace("\n", "\r\n").encode()


def paragraphs_of(row: Mapping[str, Any]) -> Iterator[Paragraph]:
    """A gold row line by line."""
    start = 0
    for line in row["source"].splitlines(keepends=True):
        end = start + len(line)
        inside = (error for error in row["errors"] if start <= error["start"] < end)
        yield Paragraph(line.rstrip("\n"), tuple(_moved(error, -start) for error in inside))
        start = end


def _row(name: str, paragraphs: Iterable[Paragraph], meta: dict[str, Any]) -> dict[str, Any]:
    lines: list[str] = []
    errors: list[dict[str, Any]] = []
    start = 0
    for line, found in paragraphs:
        lines.append(line)
        errors += [_moved(error, start) for error in found]
        start += len(line) + 1
    return {"id": name, "source": "\n".join(lines), "errors": errors, "meta": meta}


def _moved(error: Mapping[str, Any], by: int) -> dict[str, Any]:
    return {**error, "start": error["start"] + by, "end": error["end"] + by}


def _cut(paragraphs: list[Paragraph], chance: Random) -> list[Paragraph]:
    start = chance.randrange(max(1, len(paragraphs) - PARAGRAPHS[0]))
    return paragraphs[start : start + chance.randint(*PARAGRAPHS)]


def _told(carrier: str, pools: Mapping[str, list[str]], chance: Random) -> str:
    """The sentence with names of the office: of n names in a pool, the k-th comes up like 1/k."""

    def name(slot: str) -> str:
        pool = pools[slot.lower()]
        chosen = chance.choices(pool, [1 / (rank + 1) for rank in range(len(pool))])[0]
        return chosen.upper() if slot.isupper() else chosen

    return SLOT.sub(lambda slot: name(slot[1]), carrier)


def _namesake(name: str, names: Names, chance: Random) -> str:
    """Another person whose given name has the same letters under other marks, if there is such a name."""
    *rest, given = name.split()
    bare = strip_marks(given.lower())
    alike = {each: seen for each, seen in names.givens.items() if strip_marks(each) == bare and each != given.lower()}
    other = chance.choices(list(alike), list(alike.values()))[0].capitalize() if alike else given
    return " ".join([*rest, other])


def _package(lines: Iterable[str]) -> bytes:
    """A Word file with these paragraphs, the same each time."""
    body = "".join(BLOCKS.format(escape(line, quote=False)) for line in lines)
    document = f'{HEAD}<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, part in {**PARTS, "word/document.xml": document}.items():
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()
