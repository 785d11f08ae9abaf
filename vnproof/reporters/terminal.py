"""
For people: where, what, the line with the word marked, what to do about it, and why.

    thong-bao.txt:3:12 VN103 wrong-word: «tô» → «tổ» (98%, tự sửa được)
        … Phòng Nội vụ phối hợp tô chức hội nghị …
                                ^^
        «tô» có lẽ là «tổ».
        · «tổ chức» thường gặp hơn «tô chức» 4.000 lần

One layout for all: colours are laid over it where the reader sees them, and only then is `rich` imported.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from vnproof.core.finding import Finding, Safety
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.reporters.lines import Lines
from vnproof.reporters.outcome import Look, Outcome, tally

# A line of the report: pieces of text, each with the style that colours lay over it.
Line = list[tuple[str, str]]

INDENT = "    "
CUT = "…"
MOST_PROPOSALS = 3

# What composed Vietnamese is written with: one column each, and no need to look every letter up.
PLAIN = re.compile(
    "[\N{SPACE}-~\N{NO-BREAK SPACE}-\N{NOT SIGN}\N{REGISTERED SIGN}-\N{MODIFIER LETTER LOW ACUTE ACCENT}"
    "\N{LATIN CAPITAL LETTER A WITH RING BELOW}-\N{LATIN SMALL LETTER Y WITH LOOP}"
    "\N{HYPHEN}-\N{HYPHENATION POINT}]*"
)

FIXED_BY = {
    Safety.SAFE: Wording("tự sửa được", "fixable"),
    Safety.LIKELY: Wording("sửa được với --likely", "fixable with --likely"),
    Safety.HINT: Wording("chỉ gợi ý", "hint only"),
}


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    Each outcome's findings as soon as they are there, and a summary at the end.

    >>> from vnproof.core.report import Report
    >>> print(*report([Outcome("a.txt", Report("", ()))], Look()), end="")
    Đã soát 1 văn bản: không thấy lỗi.
    """
    paint = _painter() if look.color else _plain
    counts: Counter[str] = tally(())
    for outcome in outcomes:
        counts.update(tally([outcome]))
        if outcome.report:
            lines = Lines(outcome.report.source)
            for finding in outcome.report.findings:
                yield paint(_block(outcome.path, outcome.report.source, lines, finding, look))
    yield paint([[(_summary(counts).in_language(look.language), "bold")]])


def _block(path: str, source: str, lines: Lines, finding: Finding, look: Look) -> list[Line]:
    language = look.language
    where = ":".join(map(str, (path, *lines.position(finding.span.start))))
    found = _visible(finding.span.of(source))
    proposals: Line = []
    for suggestion in finding.suggestions[:MOST_PROPOSALS]:
        joint = f" {Wording('hoặc', 'or').in_language(language)} " if proposals else " → "
        proposals += [(joint, ""), (f"«{_visible(suggestion.text)}»", "bold green")]
    sure = f" ({finding.confidence:.0%}, {FIXED_BY[finding.safety].in_language(language)})"
    before, word, after = cut_around(source, lines.span(finding.span.start), finding.span, look.width - len(INDENT))
    which = f" {finding.code} {finding.name}: "
    return [
        [(where, "bold"), (which, "cyan"), (f"«{found}»", "bold red"), *proposals, (sure, "")],
        [(INDENT + before, ""), (word, "bold red"), (after, "")],
        [(INDENT + " " * cells(before) + "^" * max(1, cells(word)), "red")],
        [(INDENT + finding.message.in_language(language), "")],
        *([(f"{INDENT}· {reason.in_language(language)}", "dim")] for reason in finding.why),
        [],
    ]


def cut_around(source: str, line: Span, word: Span, width: int) -> tuple[str, str, str]:
    """
    What to show of a line before, in and after a word: at most `width` columns in all, cut at blanks where possible.

    >>> cut_around("Phòng Nội vụ phối hợp tô chức hội nghị", Span(0, 38), Span(22, 24), 20)
    ('…phối hợp ', 'tô', ' chức…')
    """
    word = Span(word.start, min(word.end, line.end))
    # A line may be megabytes long; no column takes more than a few characters.
    far = 4 * width
    left = _visible(source[max(line.start, word.start - far) : word.start])
    middle = _visible(word.of(source))
    right = _visible(source[word.end : min(line.end, word.end + far)])
    if cells(left + middle + right) > width:
        room = max(0, width - cells(middle) - 2 * len(CUT))
        kept = right[: _reach(right, max(room // 2, room - cells(left)))]
        left = left[len(left) - _reach(left[::-1], room - cells(kept)) :]
        right = kept
    return (
        CUT * (word.start - len(left) > line.start) + left,
        middle,
        right + CUT * (word.end + len(right) < line.end),
    )


def _reach(text: str, room: int) -> int:
    """How many characters of `text` to take: no more than `room` columns, up to the last blank if there is one."""
    if cells(text) <= room:
        return len(text)
    taken = 0
    while (room := room - cells(text[taken])) >= 0:
        taken += 1
    blank = text.rfind(" ", 0, taken + 1)
    return blank if blank > 0 else taken


def cells(text: str) -> int:
    r"""
    Columns a terminal gives to `text`: none for a mark that sits on a letter, two for wide characters.

    >>> cells("Ki\N{COMBINING ACUTE ACCENT}nh"), cells("日本")
    (4, 4)
    """
    if PLAIN.fullmatch(text):
        return len(text)
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _visible(text: str) -> str:
    """The same number of characters, none of which moves the cursor or turns the direction of writing."""
    if text.isprintable():
        return text
    return "".join(" " if c.isspace() else "\N{REPLACEMENT CHARACTER}" if _disturbs(c) else c for c in text)


def _disturbs(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in (
        ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    )


def _summary(counts: Counter[str]) -> Wording:
    read, unread, found, safe, likely = (
        counts[name] for name in ("documents", "unreadable", "findings", "safe", "likely")
    )
    if found:
        vi = f"{found} chỗ đáng ngờ ({safe} sửa được ngay bằng `vnproof fix`, thêm {likely} với `--likely`)."
        en = f"Findings: {found} ({safe} fixable by `vnproof fix`, {likely} more with `--likely`)."
    else:
        vi, en = "không thấy lỗi.", "No faults found."
    return Wording(
        f"Đã soát {read - unread} văn bản: {vi}" + (f" Không đọc được: {unread}." if unread else ""),
        f"Documents checked: {read - unread}. {en}" + (f" Unreadable: {unread}." if unread else ""),
    )


def _plain(lines: Iterable[Line]) -> str:
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def _painter() -> Callable[[Iterable[Line]], str]:
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    def paint(lines: Iterable[Line]) -> str:
        page = StringIO()
        console = Console(file=page, force_terminal=True, color_system="standard", legacy_windows=False)
        for line in lines:
            console.print(Text.assemble(*line), soft_wrap=True)
        return page.getvalue()

    return paint
