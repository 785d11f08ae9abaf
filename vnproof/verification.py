"""
Never trust your own edits: what must hold of a corrected text before it is shown or written.

A breach is a fault of vnproof, never of the user: it is raised as `Breach`, told as a bug, and nothing is written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from vnproof import checks
from vnproof.core.edit import Edit, compose, move
from vnproof.core.errors import Breach
from vnproof.core.finding import Safety
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.text.passage import Passage
from vnproof.text.unicode import view

# Correcting one word can make its neighbour's fault plain; more rounds than this are a quarrel among the checks.
MOST_ROUNDS = 8


def correct_fully(
    proofread: Callable[[str, tuple[Span, ...]], Report],
    source: str,
    at_least: Safety,
    shielded: tuple[Span, ...] = (),
) -> tuple[Edit, ...]:
    """
    The edits that put right every finding of at least this safety, until proofreading finds no more of them.

    Raises Breach where an edit moved anything else, changed a protected span, or correcting never comes to rest.
    """
    edits: tuple[Edit, ...] = ()
    text = source
    for _ in range(MOST_ROUNDS):
        report = proofread(text, shielded)
        more = report.edits(at_least)
        if not more:
            return edits
        text = report.corrected(at_least)
        check_edits(report, text, at_least, shielded)
        edits = compose(source, edits, more)
        shielded = tuple(move(span, more) for span in shielded)
    raise Breach(f"still correcting after {MOST_ROUNDS} rounds")


def check_edits(report: Report, fixed: str, at_least: Safety, shielded: tuple[Span, ...] = ()) -> None:
    """
    Everything outside the edits is as it was; no edit touches a protected span but those that its check mends, and no
    figure in those is lost or changed. Raises Breach.
    """
    source, done, moved = report.source, 0, 0
    passage = Passage(source, shielded)
    codes = {finding.span: finding.code for finding in report.findings}
    for span, text in sorted(report.edits(at_least)):
        if source[done : span.start] != fixed[done + moved : span.start + moved]:
            raise Breach(f"the text before offset {span.start} changed")
        if fixed[span.start + moved : span.start + moved + len(text)] != text:
            raise Breach(f"the edit at offset {span.start} was not made")
        if passage.is_protected(span, checks.mended_by(codes[span])) or (
            passage.is_protected(span) and not _keeps_figures(span.of(source), text)
        ):
            raise Breach(f"the edit at offset {span.start} changed a protected span")
        done, moved = span.end, moved + len(text) - (span.end - span.start)
    if source[done:] != fixed[done + moved :]:
        raise Breach("the text after the last edit changed")


def _keeps_figures(before: str, after: str) -> bool:
    """Is every figure still there, in its order? A letter may have become one («4O/QĐ» is «40/QĐ»)."""
    rest = iter(after)
    return all(figure in rest for figure in before if figure.isdigit())


def check_marks(source: str, restored: str) -> None:
    """Nothing but marks on letters differs. Raises Breach."""
    # A look-alike letter that bears no mark («о» of Cyrillic) makes way for the one that does.
    if bare(view(source).text) != bare(view(restored).text):
        raise Breach("more than marks changed")


def bare(text: str) -> str:
    """
    The text without any mark on its letters.

    >>> bare("Đảng ủy tổ chức")
    'Dang uy to chuc'
    """
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
