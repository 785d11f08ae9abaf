"""Work on one document: bytes and settings in, what to do with it out. The same wherever it is done."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from vnproof.batch.cells import Form
from vnproof.batch.ledger import Change
from vnproof.batch.slips import NONE, Slips
from vnproof.batch.store import digest
from vnproof.core.config import Config
from vnproof.core.edit import Edit, compose, move_back
from vnproof.core.errors import VnproofError
from vnproof.core.finding import Finding, Safety
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.documents.document import Document
from vnproof.lexicon.lexicon import Lexicon
from vnproof.memory.ignoring import is_ignored
from vnproof.proofreader import Proofreader
from vnproof.verification import correct_fully

CONTEXT = 40  # characters on either side of a change


class Permission(NamedTuple):
    """Which findings may be put right without a person: from this safety on, of these checks (none named: all)."""

    at_least: Safety = Safety.SAFE
    checks: tuple[str, ...] = ()

    def allows(self, finding: Finding) -> bool:
        """May it be applied?"""
        return finding.safety >= self.at_least and (not self.checks or finding.code.startswith(self.checks))


class Settings(NamedTuple):
    """All that the outcome of work depends on, the archive's own names too, besides document, code and data."""

    config: Config = Config()
    permission: Permission = Permission()
    slips: Slips = NONE
    ignores: frozenset[tuple[str, str]] = frozenset()  # (code, text) of what the team does not want to hear of

    def heard(self, report: Report) -> tuple[Finding, ...]:
        """The findings of a report, without what is ignored."""
        return tuple(f for f in report.findings if not is_ignored(self.ignores, f.code, report.source, f.span))


Reading = Literal["pdf", "signed", "in place", "inside"]
"""Why a document is only read, and its changes are proposals."""


class Outcome(NamedTuple):
    """
    What came of one document: `data` is its new content where that is another, `error` the sentence why there is none.

    Where the changes are made in what another program made of it (.doc, as .docx), `base` is the digest of that and
    `stand_in` its content.
    """

    before: str
    data: bytes | None = None
    changes: tuple[Change, ...] = ()
    findings: Mapping[str, int] = {}
    syllables: int = 0
    seconds: float = 0.0
    error: str | None = None
    written: str | None = None  # the digest of the document that whoever did the work has written where it belongs
    base: str = ""
    stand_in: bytes | None = None
    only_read: Reading | None = None

    def unmade(self, why: Reading) -> Outcome:
        """The same, where the document can only be read: no change is made."""
        changes = tuple(change._replace(applied=False) for change in self.changes)
        return self._replace(data=None, changes=changes, base="", stand_in=None, only_read=why)


def work(name: str, data: bytes, settings: Settings, form: Form = Form()) -> Outcome:
    """
    Proofread a document and make the changes that are permitted; the others are told as proposals.

    `form` says how its bytes are to be understood, where it is a cell of a table.

    >>> outcome = work("a.txt", "Ban tô chức".encode(), Settings())
    >>> outcome.data.decode(), outcome.changes[0].codes
    ('Ban tổ chức', ('VN103',))
    """
    start = time.perf_counter()
    before = digest(data)
    try:
        outcome = _worked(name, data, settings, before, form)
    except VnproofError as error:
        outcome = Outcome(before, error=error.wording.vi)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not stop the archive
        outcome = Outcome(before, error=f"lỗi bên trong vnproof ({type(error).__name__}: {error})")
    return outcome._replace(seconds=round(time.perf_counter() - start, 4))


def _worked(name: str, data: bytes, settings: Settings, before: str, form: Form) -> Outcome:
    document = form.open(data, name)
    reader = proofreader(settings.config, settings.slips)
    first = reader.proofread(document.text, document.shielded)
    heard = settings.heard(first)
    findings = Counter(finding.code for finding in heard)
    rounds: list[Report] = []

    def permitted(text: str, shielded: tuple[Span, ...]) -> Report:
        report = first if text == document.text else reader.proofread(text, shielded, settings.permission.at_least)
        allowed = tuple(filter(settings.permission.allows, settings.heard(report)))
        rounds.append(Report(text, allowed))
        return rounds[-1]

    edits = correct_fully(permitted, document.text, settings.permission.at_least, document.shielded)
    made = _made(document, edits, rounds, settings.permission.at_least)
    waiting = [
        _change(document, finding.edit, (finding.code,), finding.confidence, applied=False)
        for finding in heard
        if finding.edit and not any(finding.span.overlaps(edit.span) for edit in edits)
    ]
    outcome = Outcome(before, None, tuple(sorted([*made, *waiting])), findings, len(document.text.split()))
    if not outcome.changes:
        return outcome
    if (why := _only_read(document, form)) is not None:
        return outcome.unmade(why)
    if document.stand_in:
        stand_in = document.stand_in.apply(())
        outcome = outcome._replace(base=digest(stand_in), stand_in=stand_in)
    return outcome._replace(data=form.rewrite(data, document.stand_in or document, edits) if edits else None)


def _only_read(document: Document, form: Form) -> Reading | None:
    if document.objection:
        return "signed"
    if document.can_be_written:
        return None
    if document.stand_in:
        return "inside" if form.quoting else None
    return "pdf"


def _made(document: Document, edits: tuple[Edit, ...], rounds: list[Report], at_least: Safety) -> list[Change]:
    """The edits with the findings that each comes from, whichever round they were found in."""
    sources: list[tuple[Span, Finding]] = []
    so_far: tuple[Edit, ...] = ()
    for report in rounds:
        sources += [(move_back(finding.span, so_far), finding) for finding in report.findings if finding.edit]
        so_far = compose(document.text, so_far, report.edits(at_least))
    changes = []
    for edit in edits:
        own = [finding for span, finding in sources if span.start <= edit.span.end and edit.span.start <= span.end]
        codes = tuple(dict.fromkeys(finding.code for finding in own))
        sure = min((finding.confidence for finding in own), default=0.0)
        changes.append(_change(document, edit, codes, sure, applied=True))
    return changes


def _change(document: Document, edit: Edit, codes: tuple[str, ...], sure: float, *, applied: bool) -> Change:
    (start, end), text = edit.span, document.text
    place = document.layout.place(start)
    context = f"{text[max(0, start - CONTEXT) : start]}[{text[start:end]}]{text[end : end + CONTEXT]}".replace(
        "\n", " "
    )
    return Change(start, end, text[start:end], edit.text, codes, sure, str(place) if place else "", context, applied)


@lru_cache(maxsize=2)
def proofreader(config: Config, slips: Slips = NONE) -> Proofreader:
    """The proofreader of a configuration and an archive, once in each process."""
    lexicon = Lexicon.standard(words=config.words, corrections=config.corrections)
    return Proofreader(config, replace(lexicon, names=tuple(slip.correction for slip in slips.rows)))


Work = Callable[[str, bytes, Settings], Outcome]
