r"""
Places where the author of a text asks vnproof to look away.

    vnproof: ignore                     nothing is reported on this line
    vnproof: ignore[VN103,VN104]        these codes (or beginnings of codes) are not reported on this line
    vnproof: ignore-next-line[VN103]    the same for the line after
    vnproof: off … vnproof: on          nothing is reported from the one line to the other

They count wherever they stand in a line, so any comment syntax will do: `<!-- vnproof: off -->`, `# vnproof: ignore`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vnproof.core.span import Span

DIRECTIVE = re.compile(r"vnproof: *(ignore-next-line|ignore|off|on)(?![\w-])(?:\[([^\]\r\n]*)\])?")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Ignore(NamedTuple):
    """A stretch of whole lines, and the beginnings of the codes that are not reported in it (none given: all)."""

    span: Span
    codes: tuple[str, ...] = ()

    def covers(self, span: Span, code: str) -> bool:
        """
        Is a finding of this code in this place to be left out?

        >>> Ignore(Span(0, 20), ("VN1",)).covers(Span(4, 7), "VN103")
        True
        """
        return self.span.overlaps(span) and (not self.codes or code.startswith(self.codes))


def find_ignores(source: str) -> tuple[Ignore, ...]:
    r"""
    The ignores in `source`, in order.

    >>> find_ignores("tô chức\nphù họp <!-- vnproof: ignore[VN103, VN104] -->\n")
    (Ignore(span=Span(start=8, end=55), codes=('VN103', 'VN104')),)
    >>> [ignore.span for ignore in find_ignores("vnproof: off\na\nvnproof: on\nb")]
    [Span(start=0, end=27)]
    """
    if "vnproof:" not in source:
        return ()
    ignores: list[Ignore] = []
    off_since: int | None = None
    lines = [Span(*match.span()) for match in LINE.finditer(source)]
    for line, after in zip(lines, [*lines[1:], lines[-1]], strict=True):
        for match in DIRECTIVE.finditer(source, *line):
            kind, codes = match[1], tuple(code.strip() for code in (match[2] or "").split(",") if code.strip())
            if kind == "ignore":
                ignores.append(Ignore(line, codes))
            elif kind == "ignore-next-line":
                ignores.append(Ignore(Span(line.start, after.end), codes))
            elif kind == "off" and off_since is None:
                off_since = line.start
            elif kind == "on" and off_since is not None:
                ignores.append(Ignore(Span(off_since, line.end)))
                off_since = None
    if off_since is not None:
        ignores.append(Ignore(Span(off_since, len(source))))
    return tuple(ignores)


def is_ignored(span: Span, code: str, ignores: Iterable[Ignore]) -> bool:
    """Does one of the ignores cover a finding of this code in this place?"""
    return any(ignore.covers(span, code) for ignore in ignores)
