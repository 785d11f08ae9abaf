"""A corrected text that is not what was announced is never shown or written."""

import pytest

from vnproof.core.edit import Edit
from vnproof.core.errors import Breach
from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.verification import check_edits, check_marks, correct_fully


def report(source, *edits):
    return Report(
        source,
        tuple(
            Finding("VN103", "wrong-word", Span(*span), Wording("…", "…"), (Suggestion(text, 1),), safety=Safety.SAFE)
            for span, text in edits
        ),
    )


TWO = report("tô chức phù họp với", ((0, 2), "tổ"), ((12, 15), "hợp"))
LONGER = report("côngtác", ((0, 7), "công tác"))
ADDRESS = report("xem https://a.vn/tô nhé", ((17, 19), "tổ"))

# A report, a text that claims to be it corrected, and what is wrong with that ("" for nothing).
CLAIMS = [
    (TWO, "tổ chức phù hợp với", ""),
    (TWO, "tổ chức phù họp với", "the edit at offset 12 was not made"),
    (TWO, "tổ chưc phù hợp với", "the text before offset 12 changed"),
    (TWO, "tổ chức phù hợp với ", "the text after the last edit changed"),
    (TWO, "tổ chức phù hợp", "the text after the last edit changed"),
    (LONGER, "công tác", ""),
    (LONGER, "công tác ", "the text after the last edit changed"),
    (ADDRESS, "xem https://a.vn/tổ nhé", "the edit at offset 17 changed a protected span"),
]


@pytest.mark.parametrize(("announced", "claimed", "wrong"), CLAIMS)
def test_check_edits(announced, claimed, wrong):
    if not wrong:
        check_edits(announced, claimed, Safety.SAFE)
        return
    with pytest.raises(Breach, match=wrong):
        check_edits(announced, claimed, Safety.SAFE)


def corrects(table):
    """A proofreader that corrects by a table, whole texts only."""
    return lambda source, _: report(source, *([((0, len(source)), table[source])] if source in table else []))


def test_correcting_comes_to_rest():
    assert correct_fully(corrects({"a": "b", "b": "c"}), "a", Safety.SAFE) == (Edit(Span(0, 1), "c"),)


def test_a_quarrel_is_a_breach():
    with pytest.raises(Breach, match="still correcting"):
        correct_fully(corrects({"a": "b", "b": "a"}), "a", Safety.SAFE)


# Source, what restoring made of it, and whether only marks changed.
RESTORED = [
    ("to chuc dang", "tổ chức đảng", True),
    ("TO CHUC", "TỔ CHỨC", True),
    ("t\N{CYRILLIC SMALL LETTER O} chuc", "tổ chức", True),
    ("to chuc", "tổ chúc mừng", False),
    ("to  chuc", "tổ chức", False),
    ("to chuc", "Tổ chức", False),
]


@pytest.mark.parametrize(("source", "restored", "fine"), RESTORED)
def test_restoring_changes_only_marks(source, restored, fine):
    if fine:
        check_marks(source, restored)
        return
    with pytest.raises(Breach, match="more than marks"):
        check_marks(source, restored)
