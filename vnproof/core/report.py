"""Report: what proofreading one text gave; `corrected()` puts it right."""

from __future__ import annotations

from dataclasses import dataclass, field

from vnproof.core.edit import Edit, apply_edits
from vnproof.core.finding import Finding, Safety
from vnproof.core.place import Layout


@dataclass(frozen=True)
class Report:
    """
    The source exactly as given, and its findings in text order, none overlapping another.

    `layout` tells where in its file the text of a document stands; a plain string has none.
    """

    source: str
    findings: tuple[Finding, ...]
    layout: Layout = field(default_factory=Layout)

    def edits(self, at_least: Safety = Safety.SAFE) -> tuple[Edit, ...]:
        """The first suggestion of every finding of at least this safety."""
        found = (finding.edit for finding in self.findings if finding.safety >= at_least)
        return tuple(edit for edit in found if edit is not None)

    def corrected(self, at_least: Safety = Safety.SAFE) -> str:
        """
        The source with every finding of at least this safety put right, all else unchanged.

        >>> Report("không đổi", ()).corrected()
        'không đổi'
        """
        return apply_edits(self.source, self.edits(at_least))

    def position(self, offset: int) -> tuple[int, int]:
        r"""
        Line and column of a code-point offset, both from 1; lines end at \n, \r\n or \r.

        >>> Report("a\r\nbc", ()).position(4)
        (2, 2)
        """
        before = self.source[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
