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


def outcome(source, word, *proposals, path="a.txt"):
    """`source` with one finding at the first `word`."""
    start = source.index(word)
    finding = Finding(
        "VN103",
        "wrong-word",
        Span(start, start + len(word)),
        Wording("có lẽ sai.", "probably wrong."),
        tuple(Suggestion(text, 0.9) for text in proposals),
        Severity.ERROR,
        Safety.SAFE,
        0.98,
        (Wording("vì thế.", "because."),),
    )
    return Outcome(path, Report(source, (finding,)))


def text(*outcomes, **look):
    return "".join(REPORTERS["text"](outcomes, Look(**look)))


def test_a_finding_is_a_block():
    assert text(outcome("Kính gửi:\nphù họp với", "họp", "hợp")) == (
        "a.txt:2:5 VN103 wrong-word: «họp» → «hợp» (98%, tự sửa được)\n"
        "    phù họp với\n"
        "        ^^^\n"
        "    có lẽ sai.\n"
        "    · vì thế.\n"
        "\n"
        "Đã soát 1 văn bản: 1 chỗ đáng ngờ (1 sửa được ngay bằng `vnproof fix`, thêm 0 với `--likely`).\n"
    )


def test_english():
    shown = text(outcome("phù họp", "họp", "hợp"), Outcome("b.txt", None, Wording("…", "…")), language="en")
    assert "    probably wrong.\n    · because.\n" in shown
    assert shown.endswith(
        "Documents checked: 1. Findings: 1 (1 fixable by `vnproof fix`, 0 more with `--likely`). Unreadable: 1.\n"
    )


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


def test_proposals():
    assert "«họp» → «hợp» hoặc «hộp» hoặc «hớp» (" in text(outcome("họp", "họp", "hợp", "hộp", "hớp", "hạp"))
    assert "«họp» (98%" in text(outcome("họp", "họp"))


def test_colour_changes_no_letter(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    one = outcome("phù [họp] :smile: với", "họp", "hợp")
    colored = text(one, color=True)
    assert "\x1b[1;31mhọp\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == text(one)
