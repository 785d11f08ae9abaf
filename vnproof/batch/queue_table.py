"""The queue as a table, for people who decide in a spreadsheet: written, and read again with the decisions."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple
from unicodedata import normalize

from vnproof.batch.deciding import Desk, Done
from vnproof.batch.queue import Alike, Group, Side
from vnproof.batch.spreadsheet import harmless, plain
from vnproof.core.errors import LedgerError, cause

Verdict = Literal["accept", "never", "right"]
WORDS: dict[Verdict, tuple[str, ...]] = {
    "accept": ("a", "all", "nhận", "nhan"),
    "never": ("n", "never", "k", "không", "khong"),
    "right": ("d", "đ", "đúng", "dung", "r", "right"),
}
VERDICTS = {word: verdict for verdict, words in WORDS.items() for word in words}
SIDES: dict[str, Side] = {"": "", "before": "before", "after": "after"}
HEADER = ("decision", "codes", "old", "new", "side", "neighbour", "places", "confidence", "example")


def write_queue(path: Path, groups: Iterable[Group]) -> int:
    """Write the groups, a row each; the first column is for the decisions. How many they are."""
    listed = list(groups)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for group in listed:
            row = (*group.alike, group.places, f"{group.confidence:.2f}", group.examples[0].change.context)
            writer.writerow(["", *map(harmless, row)])
    return len(listed)


def read_queue(path: Path) -> Iterator[tuple[Alike, Verdict]]:
    """
    The rows that bear a decision: a (all of them), n (never) or đ, d, r (it is right); the others wait on.

    Raises LedgerError for a file that is no such table.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                mark = normalize("NFC", row["decision"]).strip().lower()
                if not mark:
                    continue
                if mark not in VERDICTS:
                    raise LedgerError(
                        f"{path}:{number}: không hiểu «{row['decision']}»; hãy ghi a (nhận hết), n (không bao giờ) "
                        "hoặc đ (chữ đúng).",
                        f"{path}:{number}: cannot understand '{row['decision']}'; write a (all), "
                        "n (never) or r (right).",
                    )
                codes, old, new, side, neighbour = (plain(row[name]) for name in HEADER[1:6])
                yield Alike(codes, old, new, SIDES[side], neighbour), VERDICTS[mark]
    except OSError as error:
        raise LedgerError(
            f"{path}: không đọc được ({cause(error).vi}); hãy chạy `vnproof batch review --export` trước.",
            f"{path}: cannot be read ({cause(error).en}); run `vnproof batch review --export` first.",
        ) from error
    except (ValueError, KeyError, AttributeError) as error:
        raise LedgerError(
            f"{path}: không phải bảng của `vnproof batch review --export`; hãy xuất lại.",
            f"{path}: not a table of `vnproof batch review --export`; export it again.",
        ) from error


class CarriedOut(NamedTuple):
    """What came of a table: places changed, decisions carried out, groups that no longer waited, documents refused."""

    places: int
    decisions: int
    gone: int
    errors: tuple[str, ...]


def carry_out(desk: Desk, path: Path) -> CarriedOut:
    """Do what a table says. Raises LedgerError, with nothing done, for one that cannot be understood."""
    decided = list(read_queue(path))
    groups = {group.alike: group for group in desk.queue()}
    done: list[Done] = []
    for alike, verdict in decided:
        if alike not in groups:
            continue
        if verdict == "accept":
            done.append(desk.accept(desk.places(alike)))
            desk.remember(done[-1].places)
        else:
            desk.settle(groups[alike], is_right=verdict == "right")
    here = sum(alike in groups for alike, _ in decided)
    errors = tuple(error for each in done for error in each.errors)
    return CarriedOut(sum(len(each.places) for each in done), here, len(decided) - here, errors)
