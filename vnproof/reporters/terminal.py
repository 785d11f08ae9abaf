"""
For people: where and what, the line with the word marked and the proposal beside it, how sure, and why.

    thong-bao.txt:3:23: «tô» không hợp chỗ này; có phải «tổ»? [VN103]
        … Phòng Nội vụ phối hợp tô chức hội nghị …
                                ^^ → «tổ»
        98%, tự sửa được: mất dấu thanh; «tổ chức» là thuật ngữ hành chính

One layout for all: colours are laid over it where the reader sees them, and only then is `rich` imported.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.reporters.lines import Whereabouts
from vnproof.reporters.outcome import Look, Outcome, tally
from vnproof.reporters.phrases import grounds, proposals, summary, visible

# A line of the report: pieces of text, each with the style that colours lay over it.
Line = list[tuple[str, str]]

INDENT = "    "
CUT = "…"

# What composed Vietnamese is written with: one column each, and no need to look every letter up.
PLAIN = re.compile(
    "[\N{SPACE}-~\N{NO-BREAK SPACE}-\N{NOT SIGN}\N{REGISTERED SIGN}-\N{MODIFIER LETTER LOW ACUTE ACCENT}"
    "\N{LATIN CAPITAL LETTER A WITH RING BELOW}-\N{LATIN SMALL LETTER Y WITH LOOP}"
    "\N{HYPHEN}-\N{HYPHENATION POINT}]*"
)


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    Each outcome's findings as soon as they are there, and a summary at the end.

    >>> from vnproof.core.report import Report
    >>> print(*report([Outcome("a.txt", Report("", ()))], Look()), end="")
    Đã soát 1 văn bản: không thấy lỗi.
    """
    paint = painter(look)
    counts: Counter[str] = tally(())
    for outcome in outcomes:
        counts.update(tally([outcome]))
        if outcome.report:
            places = Whereabouts(outcome.report)
            for finding in outcome.report.findings:
                yield paint(_block(outcome.path, outcome.report.source, places, finding, look))
    yield paint([[(summary(counts).in_language(look.language), "bold")]])


def _block(path: str, source: str, places: Whereabouts, finding: Finding, look: Look) -> list[Line]:
    where = f"{path}:{places.name(finding.span).in_language(look.language)}"
    width = look.width - len(INDENT)
    before, word, after = cut_around(source, places.lines.span(finding.span.start), finding.span, width)
    return [
        [(f"{where}: ", "bold"), (finding.message.in_language(look.language), ""), (f" [{finding.code}]", "cyan")],
        [(INDENT + before, ""), (word, "bold red"), (after, "")],
        [(INDENT, ""), *mark(cells(before), max(1, cells(word)), proposals(finding, look.language), width)],
        *([(INDENT + line, "dim")] for line in grounds_in_lines(finding, look, width)),
        [],
    ]


def mark(start: int, length: int, proposed: str, width: int) -> Line:
    """Carets from column `start`, and the proposals on their right, or on their left where only there is room."""
    carets = ("^" * length, "red")
    if not proposed:
        return [(" " * start, ""), carets]
    right, left = f" → {proposed}", f"{proposed} ← "
    if start + length + cells(right) > width and cells(left) <= start:
        return [(" " * (start - cells(left)), ""), (left, "bold green"), carets]
    return [(" " * start, ""), carets, (right, "bold green")]


def grounds_in_lines(finding: Finding, look: Look, width: int) -> list[str]:
    """How sure, and why, in as many lines as it takes."""
    import textwrap

    return textwrap.wrap(grounds(finding, look.language), max(20, width), break_long_words=False)


def cut_around(source: str, line: Span, word: Span, width: int) -> tuple[str, str, str]:
    """
    What to show of a line before, in and after a word: at most `width` columns in all, cut at blanks where possible.

    >>> cut_around("Phòng Nội vụ phối hợp tô chức hội nghị", Span(0, 38), Span(22, 24), 20)
    ('…phối hợp ', 'tô', ' chức…')
    """
    word = Span(word.start, min(word.end, line.end))
    # A line may be megabytes long; no column takes more than a few characters.
    far = 4 * width
    left = visible(source[max(line.start, word.start - far) : word.start])
    middle = visible(word.of(source))
    right = visible(source[word.end : min(line.end, word.end + far)])
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


def painter(look: Look) -> Callable[[Iterable[Line]], str]:
    """
    What turns lines into what is printed: as they are, or with their styles where the reader sees colours.

    >>> print(painter(Look())([[("hai ", "bold"), ("chữ", "")]]), end="")
    hai chữ
    """
    if not look.color:
        return lambda lines: "".join("".join(text for text, _ in line) + "\n" for line in lines)
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
