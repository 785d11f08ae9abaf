"""
Planted faults: notices of our own with the faults an editor meets, marked in the text, and how many of them are found.

In `corpus/planted/*.txt`, `{31/4/2026 => 30/4/2026 | VN4}` is a fault of the group VN4 and how it reads when put right.
Where two places disagree either may be told: `{530 hộ => 350 hộ | VN7 a}` has the label a, and `{350 hộ | a}` is the
other place. Without its marks a notice is right, and whatever is found in it is a false alarm.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.finding import Finding
from vnproof.core.report import Report
from vnproof.core.shares import share_interval
from vnproof.core.span import Span
from vnproof.training.results import table

MARK = re.compile(r"\{(?P<here>[^{}]*?)(?: => (?P<right>[^{}]*?))? \| (?P<group>VN\d)?[ ]?(?P<label>[a-z]\w*)?\}")

BEGINS = re.compile(r"\n[ \t]*\n\s*|\n(?=Số ?: ?\d{1,5} ?/|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM)")


class Fault(NamedTuple):
    """A fault: the group of checks it belongs to, what stands there, what should, and where it may be told."""

    group: str
    wrong: str
    right: str
    places: tuple[Span, ...]  # its own first


class Planted(NamedTuple):
    """A notice with its faults, and without them."""

    name: str
    source: str
    right: str
    faults: tuple[Fault, ...]


class Told(NamedTuple):
    """What was found in a notice: each fault with whether it was, what was told besides, and what of the right text."""

    notice: Planted
    found: tuple[tuple[Fault, bool], ...]
    besides: tuple[Finding, ...]
    alarms: tuple[Finding, ...]


def read_planted(folder: Path) -> list[Planted]:
    """The notices of a folder, by name."""
    return [parse(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]


def parse(name: str, marked: str) -> Planted:
    """
    A notice from its marked text. Raises ValueError for a mark that cannot be read.

    >>> notice = parse("x", "Họp {thứ Ba => thứ Hai | VN4 a}, {16/3/2026 | a}.")
    >>> notice.source, notice.right, [span.of(notice.source) for span in notice.faults[0].places]
    ('Họp thứ Ba, 16/3/2026.', 'Họp thứ Hai, 16/3/2026.', ['thứ Ba', '16/3/2026'])
    """
    source, right = "", ""
    faults: list[tuple[Fault, str]] = []
    others: list[tuple[str, Span]] = []
    done = 0
    for mark in MARK.finditer(marked):
        source, right = source + marked[done : mark.start()], right + marked[done : mark.start()]
        here, done = mark["here"], mark.end()
        place = Span(len(source), len(source) + len(here))
        source += here
        right += here if mark["right"] is None else mark["right"]
        if (mark["label"] if mark["right"] is None else mark["group"]) is None:
            raise ValueError(f"{name}: a mark that cannot be read: {mark[0]}")
        if mark["right"] is None:
            others.append((mark["label"], place))
        else:
            faults.append((Fault(mark["group"], here, mark["right"], (place,)), mark["label"] or ""))
    source, right = source + marked[done:], right + marked[done:]
    if left := re.search(r"[{}].{0,60}", source):
        raise ValueError(f"{name}: a mark that cannot be read: {left[0]}")
    return Planted(
        name,
        source,
        right,
        tuple(
            fault._replace(places=(*fault.places, *(place for of, place in others if of == label)))
            for fault, label in faults
        ),
    )


def tell(notice: Planted, proofread: Callable[[str], Report]) -> Told:
    """Proofread a notice with its faults, and without."""
    findings = proofread(notice.source).findings
    found = tuple((fault, any(_is_told(notice, finding, fault) for finding in findings)) for fault in notice.faults)
    besides = tuple(
        finding
        for finding in findings
        if not any(_touch(finding.span, place) for fault in notice.faults for place in fault.places)
    )
    return Told(notice, found, besides, proofread(notice.right).findings)


def by_document(proofread: Callable[[str], Report]) -> Callable[[str], Report]:
    r"""
    Proofread what was collected into one file document by document, so that checks of whole documents have their say.

    A document begins behind an empty line, or with its number or the country's name.

    >>> read = by_document(lambda text: Report(text, ()))
    >>> read("Một.\n\nHai.").source
    'Một.\n\nHai.'
    """

    def read(source: str) -> Report:
        starts = [0, *(match.end() for match in BEGINS.finditer(source)), len(source)]
        return Report(
            source,
            tuple(
                replace(finding, span=Span(finding.span.start + start, finding.span.end + start))
                for start, end in pairwise(starts)
                for finding in proofread(source[start:end]).findings
            ),
        )

    return read


def recall_table(told: Iterable[Told]) -> str:
    """How many faults of each group are found, and what is found in the same notices without them."""
    told = list(told)
    faults = Counter(fault.group for each in told for fault, _ in each.found)
    found = Counter(fault.group for each in told for fault, is_found in each.found if is_found)
    alarms = Counter(finding.code[:3] for each in told for finding in each.alarms)
    words = sum(len(each.notice.right.split()) for each in told)
    rows: list[list[object]] = [
        [f"{group}xx", faults[group], found[group], _share(found[group], faults[group]), alarms[group]]
        for group in sorted({*faults, *alarms})
    ]
    total, all_found = sum(faults.values()), sum(found.values())
    rows.append(["**all**", total, all_found, _share(all_found, total), sum(alarms.values())])
    return table(["checks", "faults", "found", "recall (95 %)", f"told of the {words:,} words without faults"], rows)


def missed(told: Iterable[Told]) -> Iterator[str]:
    """What was not found and what was told besides, to be read."""
    for each in told:
        for fault, is_found in each.found:
            if not is_found:
                yield f"{each.notice.name}: missed {fault.group} «{fault.wrong}» → «{fault.right}»"
        for kind, findings, text in (
            ("besides", each.besides, each.notice.source),
            ("alarm", each.alarms, each.notice.right),
        ):
            for finding in findings:
                yield f"{each.notice.name}: {kind} {finding.code} «{finding.span.of(text)}»"


def _is_told(notice: Planted, finding: Finding, fault: Fault) -> bool:
    """Is it told by a check of its group at one of its places, or put right by one of spelling?"""
    if finding.code.startswith(fault.group):
        return any(_touch(finding.span, place) for place in fault.places)
    place, edit = fault.places[0], finding.edit
    return (
        edit is not None
        and finding.span.overlaps(place)
        and (apply_edits(notice.source, [edit]) == apply_edits(notice.source, [Edit(place, fault.right)]))
    )


def _touch(span: Span, place: Span) -> bool:
    """Does a finding stand at a place? What is missing has no length, and is told of its neighbour."""
    return span.overlaps(place) or (place.start == place.end and span.start <= place.start <= span.end)


def _share(found: int, faults: int) -> str:
    if not faults:
        return ""
    low, high = share_interval(found, faults)
    return f"{found / faults:.2f} ({low:.2f}–{high:.2f})"
