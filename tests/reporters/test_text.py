"""What people read: the right line, the word marked under its letters, nothing that moves the cursor."""

import re

import pytest

from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.reporters import REPORTERS
from vnproof.reporters.outcome import Look, Outcome
from vnproof.reporters.terminal import cells


def outcome(source, word, *proposals, safety=Safety.SAFE, confidence=0.98):
    """`source` with one finding at the first `word`."""
    start = source.index(word)
    finding = Finding(
        "VN103",
        "wrong-word",
        Span(start, start + len(word)),
        Wording("có lẽ sai.", "probably wrong."),
        tuple(Suggestion(text, 0.9) for text in proposals),
        Severity.ERROR,
        safety,
        confidence,
        (Wording("vì thế", "because"),),
    )
    return Outcome("a.txt", Report(source, (finding,)))


def text(*outcomes, **look):
    return "".join(REPORTERS["text"](outcomes, Look(**look)))


def test_a_finding_is_a_block():
    assert text(outcome("Kính gửi:\nphù họp với", "họp", "hợp")) == (
        "a.txt:2:5: có lẽ sai. [VN103]\n"
        "    phù họp với\n"
        "        ^^^ → «hợp»\n"
        "    98%, tự sửa được: vì thế\n"
        "\n"
        "Đã soát 1 văn bản, 1 chỗ đáng ngờ: 1 sửa bằng `vnproof fix`.\n"
    )


UNREAD = Outcome("b.txt", None, Wording("…", "…"))
SUMMARIES = {
    "clean": ([Outcome("a.txt", Report("", ()))], "Texts checked: 1. No faults found."),
    "unread": ([UNREAD], "Texts that could not be checked: 1."),
    "both": (
        [outcome("a b", "a", "b"), UNREAD],
        "Texts checked: 1. Findings: 1 (1 for `vnproof fix`). Texts that could not be checked: 1.",
    ),
    "all ways": (
        [outcome("họp", "họp", "hợp", safety=safety) for safety in (*Safety, Safety.HINT)],
        "Texts checked: 4. Findings: 4 (1 for `vnproof fix`, 1 for `vnproof fix --likely`, 2 for a person to decide).",
    ),
}


@pytest.mark.parametrize(("outcomes", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary(outcomes, summary):
    assert text(*outcomes, language="en").splitlines()[-1] == summary


def test_english():
    shown = text(outcome("phù họp", "họp", "hợp", "hộp"), language="en")
    assert "a.txt:1:5: probably wrong. [VN103]\n" in shown
    assert "→ «hợp» or «hộp»\n    98%, fixable: because\n" in shown


DECOMPOSED = "ho\N{COMBINING DOT BELOW}p"
LINES = {
    "short": ("phù họp với", "họp", 20, "phù họp với", "    ^^^"),
    "cut on both sides": ("a" * 30 + " b họp c " + "d" * 30, "họp", 20, "…b họp c…", "   ^^^"),
    "cut on the right": ("họp " + "d " * 30, "họp", 12, "họp d d d…", "^^^"),
    "cut on the left": ("d " * 30 + "họp", "họp", 12, "…d d d họp", "       ^^^"),
    "decomposed": ("phu\N{COMBINING GRAVE ACCENT} " + DECOMPOSED, DECOMPOSED, 20, None, "    ^^^"),
    "wide letters": ("日本 họp", "họp", 20, "日本 họp", "     ^^^"),
    "emoji": ("🏥 họp", "họp", 20, "🏥 họp", "   ^^^"),
    "tab": ("\thọp", "họp", 20, " họp", " ^^^"),
    "escape sequence": ("\x1b[31m họp", "họp", 20, "\N{REPLACEMENT CHARACTER}[31m họp", "      ^^^"),
    "turned direction": ("\N{RIGHT-TO-LEFT OVERRIDE}a họp", "họp", 20, "\N{REPLACEMENT CHARACTER}a họp", "   ^^^"),
    "over a line end": ("a phòng\nchống b", "phòng\nchống", 20, "a phòng", "  ^^^^^"),
    "CRLF": ("a\r\nb họp\r\nc", "họp", 20, "b họp", "  ^^^"),
    "nothing to mark": ("a\N{ZERO WIDTH SPACE}b", "\N{ZERO WIDTH SPACE}", 20, None, " ^"),
}


@pytest.mark.parametrize(("source", "word", "width", "line", "carets"), LINES.values(), ids=LINES)
def test_line(source, word, width, line, carets):
    shown = text(outcome(source, word), width=width + 4).splitlines()
    assert shown[2] == "    " + carets
    if line is not None:
        assert shown[1] == "    " + line
    assert cells(shown[1]) <= width + 4


def test_a_line_of_megabytes_is_cut_before_it_is_measured():
    assert text(outcome("ab " * 2_000_000 + "họp", "họp"), width=24).splitlines()[1] == "    …ab ab ab ab ab họp"


# Text, proposals, width, what stands below the text: the proposals go where there is room.
MARKS = [
    ("họp", (), 20, "^^^"),
    ("họp", ("hợp",), 20, "^^^ → «hợp»"),
    ("họp", ("hợp", "hộp", "hớp", "hạp"), 80, "^^^ → «hợp» hoặc «hộp» hoặc «hớp»"),
    ("công tác phòng, chổng", ("chống",), 24, "      «chống» ← ^^^^^"),
    ("công tác phòng, chổng", ("chống",), 31, "                ^^^^^ → «chống»"),
    ("a chổng", ("chống", "chồng"), 10, "  ^^^^^ → «chống» hoặc «chồng»"),
]


@pytest.mark.parametrize(("source", "proposals", "width", "mark"), MARKS)
def test_proposals(source, proposals, width, mark):
    assert text(outcome(source, source.split()[-1], *proposals), width=width + 4).splitlines()[2] == "    " + mark


@pytest.mark.parametrize(("confidence", "shown"), [(0.5, "50%"), (0.989, "98%"), (0.9999, "99%"), (1.0, "100%")])
def test_confidence_is_rounded_down(confidence, shown):
    assert f"    {shown}, tự sửa được" in text(outcome("họp", "họp", "hợp", confidence=confidence))


def test_colour_changes_no_letter(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    one = outcome("phù [họp] :smile: với", "họp", "hợp")
    colored = text(one, color=True)
    assert "\x1b[1;31mhọp\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == text(one)
