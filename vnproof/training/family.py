"""A program's family on Linux: the processes that it has started, those that these have, and their memory."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")


class Memory(NamedTuple):
    """Megabytes: what each process sees, added up, and what all of them take, where what they share counts once."""

    resident: float
    proportional: float


def descendants(pid: int) -> list[int]:
    """The processes that came from this one, the eldest first."""
    children: dict[int, list[int]] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [pid]
    while waiting:
        waiting = sorted(child for parent in waiting for child in children.get(parent, ()))
        found += waiting
    return found


def leaves(pid: int) -> list[int]:
    """Those of a program's family that have started nobody and hold anything: the ones that do the work."""
    family = descendants(pid)
    return [member for member in family if not descendants(member) and memory_of([member]).resident > 0]


def memory_of(pids: list[int]) -> Memory:
    """What they take; who has ended takes nothing."""
    resident = proportional = 0
    for pid in pids:
        try:
            rows = [line.split() for line in (PROC / str(pid) / "smaps_rollup").read_text("utf-8").splitlines()[1:]]
        except OSError:
            continue
        sizes = {row[0]: int(row[1]) for row in rows}
        resident += sizes["Rss:"]
        proportional += sizes["Pss:"]
    return Memory(resident / 1024, proportional / 1024)
