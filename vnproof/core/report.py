"""Report: what proofreading one text gave; `corrected()` puts it right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from vnproof.core.config import PERSONAL
from vnproof.core.edit import Edit, apply_edits
from vnproof.core.finding import Finding, Safety
from vnproof.core.place import Layout
from vnproof.core.span import Span

SHOWN = 2  # figures of personal data


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

    def masked(self) -> Report:
        """
        The report as others may see it: of personal data in the source all figures but the last two are hidden.

        Offsets stay what they are. Who corrects a text needs the report itself.
        """
        return replace(self, source=hide(self.source, self.personal))

    @property
    def personal(self) -> tuple[Span, ...]:
        """Where personal data stand, as far as they are found."""
        return tuple(finding.span for finding in self.findings if finding.code.startswith(PERSONAL))

    def position(self, offset: int) -> tuple[int, int]:
        r"""
        Line and column of a code-point offset, both from 1; lines end at \n, \r\n or \r.

        >>> Report("a\r\nbc", ()).position(4)
        (2, 2)
        """
        before = self.source[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def hide(text: str, places: Iterable[Span]) -> str:
    """
    The text with all figures at some places but the last two of each as asterisks.

    >>> hide("Gọi 0912 345 678.", [Span(4, 16)])
    'Gọi **** *** *78.'
    """
    for start, end in places:
        text = text[:start] + _masked(text[start:end]) + text[end:]
    return text


def _masked(text: str) -> str:
    """
    All figures but the last two as asterisks.

    >>> _masked("0912 345 678")
    '**** *** *78'
    """
    hidden = len(re.findall(r"\d", text)) - SHOWN
    return re.sub(r"\d", "*", text, count=max(hidden, 0)) if hidden > 0 else re.sub(r"\d", "*", text)
