"""Line ends: what stands between the last word of a line and the first of the next when the two lines are one."""

from __future__ import annotations

import re

from vnproof.text.syllable import is_syllable

HYPHEN = re.compile("[-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}]$")
LAST = re.compile(r"[^\W\d_]+$")
FIRST = re.compile(r"[^\W\d_]+")


def rejoin(line: str, following: str) -> tuple[str, str]:
    """
    A line without the hyphen that only its end called for, and what to put between it and the next.

    Vietnamese is hardly ever hyphenated: a hyphen goes only where the halves are a syllable and neither stands alone.

    >>> rejoin("ngành nông ngh-", "iệp tỉnh"), rejoin("giai đoạn 2024-", "2025"), rejoin("của Ê-", "đê")
    (('ngành nông ngh', ''), ('giai đoạn 2024-', ''), ('của Ê-', ''))
    >>> rejoin("phòng -", "chống"), rejoin("Kế hoạch", "số 5")
    (('phòng -', ' '), ('Kế hoạch', ' '))
    """
    if not HYPHEN.search(line) or line[-2:-1].isspace() or len(line) < 2:
        return line, " "
    before, after = LAST.search(line[:-1]), FIRST.match(following)
    if line.endswith("\N{SOFT HYPHEN}") or (before and after and _is_one(before.group(), after.group())):
        return line[:-1], ""
    return line, "" if following[:1].isalnum() else " "


def _is_one(before: str, after: str) -> bool:
    halves_stand = is_syllable(before.lower()) and is_syllable(after.lower())
    return after.islower() and not halves_stand and is_syllable((before + after).lower())
