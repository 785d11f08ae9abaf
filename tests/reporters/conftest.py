"""Outcomes of every sort that reporters meet: plain text, markup, a packed file, what could not be read."""

from __future__ import annotations

import pytest

from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.offsets import OffsetMap, Piece
from vnproof.core.place import Block, Layout, Place
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.reporters.outcome import Outcome

GRADES = {Safety.SAFE: Severity.ERROR, Safety.LIKELY: Severity.WARNING, Safety.HINT: Severity.HINT}


def finding_at(source, word, *proposals, safety=Safety.SAFE, confidence=0.98, code="VN103", nth=0):
    """A finding at the first `word` of `source`, or at a later one."""
    start = -1
    for _ in range(nth + 1):
        start = source.index(word, start + 1)
    return Finding(
        code,
        "wrong-word",
        Span(start, start + len(word)),
        Wording(f"«{word}» có lẽ sai.", f"'{word}' is probably wrong."),
        tuple(Suggestion(text, 0.9) for text in proposals),
        GRADES[safety],
        safety,
        confidence,
        (Wording("vì thế", "because"),),
    )


def outcome_of(source, *findings, path="a.txt", layout=Layout()):  # noqa: B008 - frozen
    return Outcome(path, Report(source, findings, layout))


@pytest.fixture
def finding():
    """Makes a finding at a word of a text."""
    return finding_at


@pytest.fixture
def outcome():
    """Makes an outcome of a text and findings in it."""
    return outcome_of


HTML = "<p>Ban <b>tô</b> chức</p>\n<p>phù h&#7885;p</p>\n"


@pytest.fixture
def markup():
    """Two paragraphs of HTML: the one finding stands between tags, the other is written with an entity."""
    text = "Ban tô chức\n\nphù họp"
    pieces = (
        Piece(Span(0, 0), Span(0, 3)),
        Piece(Span(4, 4), Span(7, 10)),
        Piece(Span(6, 6), Span(12, 16)),
        Piece(Span(11, 13), Span(21, 29)),
        Piece(Span(18, 19), Span(34, 41)),
    )
    blocks = (Block(Span(0, 11), Place(paragraph=1, tag="p")), Block(Span(13, 20), Place(paragraph=2, tag="p")))
    return outcome_of(
        text,
        finding_at(text, "tô", "tổ", "<i>tổ</i>"),
        finding_at(text, "họp", "hợp"),
        path="a.html",
        layout=Layout(blocks, HTML, OffsetMap(pieces)),
    )


@pytest.fixture
def packed():
    """A Word file: text in a table and in a footnote."""
    text = "Ban tô chức\n\nphù họp"
    blocks = (
        Block(Span(0, 11), Place(table=2, cell="B3", paragraph=1)),
        Block(Span(13, 20), Place(part="footnote", paragraph=1)),
    )
    return outcome_of(
        text,
        finding_at(text, "tô", "tổ"),
        finding_at(text, "họp", safety=Safety.HINT, confidence=0.5),
        path="văn bản/a.docx",
        layout=Layout(blocks),
    )


@pytest.fixture
def unread():
    return Outcome("hỏng,1.txt", None, Wording("hỏng,1.txt: không đọc được 100%.", "hỏng,1.txt: broken."))


@pytest.fixture
def outcomes(markup, packed, unread):
    """All sorts, with a clean text and hostile names and letters among them."""
    source = '🏥 phù họp\r\nvới <script>alert(1)</script> tô\N{RIGHT-TO-LEFT OVERRIDE}\x07 tô & "nầy"\r\n'
    plain = outcome_of(
        source,
        finding_at(source, "họp", "hợp", "hộp"),
        finding_at(source, "tô", "tổ", safety=Safety.LIKELY, confidence=0.8),
        finding_at(source, "nầy", safety=Safety.HINT, confidence=0.5, code="VN102"),
        path='thông báo #1 "&<b>.txt',
    )
    return [plain, outcome_of("Kính gửi.", path="sạch.txt"), markup, packed, unread]
