"""
Makes scans of clean documents with their gold: pages are typeset, spoilt and read, and the reading is laid beside them.

What a reading loses is dropped rather than guessed: gold is written only for paragraphs whose place in the clean text
is sure. Everything random comes from a generator seeded with the names of document and degradation, so that a scan can
be made again.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from vnproof.training.alignment import GoldError, align, match_tokens, tokens_of, trim
from vnproof.training.degradation import Degradation, spoil
from vnproof.training.engines import Engine, unwrap
from vnproof.training.typesetting import draw_page, draw_sheet, typeset

WORST_PAGE = 0.3
"A page with a larger share of wrong words than this teaches nothing: nobody would publish from it."

WORST_PARAGRAPH = 0.5
"The same for a paragraph, which may be worse than its page."

LONGEST_RUN = 4
"After more wrong words than this without a right one between, what stands for what is a guess."

BAD_KINDS = frozenset({"letter", "case", "number", "split", "joined", "missing", "extra", "garbled"})


class Scan(NamedTuple):
    """One document as an engine read it, with its gold rows in the layout of the evaluation files."""

    text: str
    rows: list[dict[str, Any]]
    dropped_pages: int


def wrong_share(errors: Iterable[GoldError], target: str) -> float:
    """
    Wrong words for each word of the clean text; style and punctuation are no wrong words.

    >>> wrong_share(align("tô chức hội nghị,", "tổ chức hội nghị"), "tổ chức hội nghị")
    0.25
    """
    bad = sum(max(1, len(error.right.split())) for error in errors if error.kind in BAD_KINDS)
    return bad / max(1, len(target.split()))


def pair_paragraphs(paragraphs: Sequence[str], clean: str) -> Iterator[tuple[str, str]]:
    """
    Each paragraph of a page's reading with its part of the page's clean text, where that part is sure.

    A paragraph whose first or last word has no partner, or shares it with a neighbour, is left out.

    >>> list(pair_paragraphs(["Kê hoạch", "~~ |", "Ngày 5"], "Kế hoạch Ngày 5"))
    [('Kê hoạch', 'Kế hoạch'), ('Ngày 5', 'Ngày 5')]
    """
    words = [token.text for token in tokens_of(clean)]
    noisy = [(place, token.text) for place, paragraph in enumerate(paragraphs) for token in tokens_of(paragraph)]
    owners = [place for place, _ in noisy]
    partners: dict[int, list[tuple[int, int, bool]]] = {}
    for match in match_tokens([text for _, text in noisy], words):
        for place in sorted(set(owners[match.noisy_low : match.noisy_high])):
            is_sure = match.clean_low < match.clean_high and owners[match.noisy_low] == owners[match.noisy_high - 1]
            partners.setdefault(place, []).append((match.clean_low, match.clean_high, is_sure))
    for place, paragraph in enumerate(paragraphs):
        found = partners.get(place, [])
        if found and found[0][2] and found[-1][2]:
            yield paragraph, " ".join(words[found[0][0] : found[-1][1]])


def longest_run(source: str, errors: Iterable[GoldError]) -> int:
    """
    How many wrong words follow each other at most.

    >>> longest_run("tô chúc họi nghị", align("tô chúc họi nghị", "tổ chức hội nghị"))
    3
    """
    longest = run = last = 0
    for error in errors:
        if error.kind in BAD_KINDS:
            run = run + 1 if not trim(source[last : error.start])[1] else 1
            last = error.end
            longest = max(longest, run)
    return longest


def gold_row(source: str, target: str) -> dict[str, Any] | None:
    """
    One row of gold, or nothing where the reading strays too far from the text.

    >>> gold_row("Kê hoạch", "Kế hoạch")["errors"]
    [{'start': 0, 'end': 2, 'wrong': 'Kê', 'right': ['Kế'], 'type': 'letter'}]
    """
    errors = align(source, target)
    is_guess = wrong_share(errors, target) > WORST_PARAGRAPH or longest_run(source, errors) > LONGEST_RUN
    if is_guess or not trim(source)[1]:
        return None
    return {
        "source": source,
        "target": target,
        "errors": [
            {"start": error.start, "end": error.end, "wrong": error.wrong, "right": [error.right], "type": error.kind}
            for error in errors
        ],
    }


def make_scan(slug: str, text: str, degradation: Degradation, engine: Engine, split: str, images: Path) -> Scan:
    """
    Typeset, spoil and read one document; the page images stay in `images`.

    All engines are given the same sheet: only the resolution is what each of them needs.
    """
    name = f"{slug}.{degradation.name}.{engine.name}"
    chance = random.Random(zlib.crc32(f"{slug}/{degradation.name}".encode()))
    sheet = draw_sheet(chance, degradation.dpi)
    sheet = sheet._replace(dpi=round(sheet.dpi * engine.sharpness))
    meta = {
        "doc": slug,
        "degradation": degradation.name,
        "engine": engine.name,
        "split": split,
        "font": sheet.typeface.name,
        "dpi": sheet.dpi,
    }
    kept: list[str] = []
    rows: list[dict[str, Any]] = []
    dropped = 0
    for number, page in enumerate(typeset(text, sheet), 1):
        file = images / f"{name}.{number}.png"
        ink = chance.randint(*degradation.ink)
        spoil(draw_page(page, sheet, ink, degradation.paper), degradation, chance).save(file)
        paragraphs = unwrap(engine.read(file, sheet.dpi))
        if wrong_share(align(" ".join(paragraphs), page.text), page.text) > WORST_PAGE:
            dropped += 1
            continue
        kept += paragraphs
        for source, target in pair_paragraphs(paragraphs, page.text):
            row = gold_row(source, target)
            if row:
                rows.append({"id": f"{name}.{number}.{len(rows) + 1}", **row, "meta": meta})
    return Scan("".join(f"{paragraph}\n" for paragraph in kept), rows, dropped)
