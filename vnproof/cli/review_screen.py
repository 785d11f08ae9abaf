"""
What a review shows: a finding with its sentence, what was done with it, the keys, and what came of it all.

    1/15 thong-bao.txt:4:76 [VN103]
        «Kê» không hợp chỗ này; có phải «Kế»?
        Ngày 19 tháng 3 năm 2024, Ủy ban nhân dân (UBND) huyện Lộc Phú đã ban hành Kê hoạch số
                                                                                   ^^ → «Kế»
        90/KH-UBND về tuyên truyền công tác cải cách hành chính trên địa bàn huyện.
        99%, tự sửa được: mất dấu thanh; «kế hoạch» là thuật ngữ hành chính

The terminal reporter's pieces, around a whole sentence instead of a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from vnproof.cli.reviewing import Session, Step, What
from vnproof.core.finding import Finding
from vnproof.core.span import Span
from vnproof.core.wording import Language, Wording
from vnproof.reporters.lines import Whereabouts
from vnproof.reporters.outcome import Look
from vnproof.reporters.phrases import proposals, visible
from vnproof.reporters.terminal import INDENT, Line, cells, cut_around, grounds_in_lines, mark
from vnproof.text.passage import Passage

MOST_ROWS = 4  # of a sentence
FAR = 2000  # characters on both sides in which its beginning and its end are looked for

PROMPT = Wording(
    "a nhận · s bỏ qua · e tự gõ · u lùi lại · q để sau · ? mọi phím: ",
    "a accept · s skip · e edit · u undo · q quit · ? all keys: ",
)


def finding_lines(path: str, places: Whereabouts, session: Session, look: Look) -> list[Line]:
    """The finding that is looked at, and what was decided on it before, if anything."""
    finding, current = session.finding, session.round
    where = f"{path}:{places.name(session.in_source(finding.span)).in_language(look.language)}"
    answer = current.answers.get(current.at)
    said = [[(f"{INDENT}→ {said_of(answer, session, look.language)}", "yellow")]] if answer else []
    text, span = session.shown
    return [
        [],
        [(f"{current.at + 1}/{len(current.findings)} ", "dim"), (where, "bold"), (f" [{finding.code}]", "cyan")],
        [(INDENT + finding.message.in_language(look.language), "")],
        *_sentence_lines(text, span, _proposals(finding, look.language), look),
        *([(INDENT + line, "dim")] for line in grounds_in_lines(finding, look, look.width - len(INDENT))),
        *said,
    ]


def said_of(step: Step, session: Session, language: Language) -> str:
    """What a step does, in words."""
    word = visible(session.round.findings[step.places[0]].span.of(session.round.text))
    more = Wording(f" ({len(step.places)} chỗ)", f" ({len(step.places)} places)")
    said = {
        "change": Wording(f"sửa «{word}» thành «{visible(step.text)}»", f"'{word}' becomes '{visible(step.text)}'"),
        "skip": Wording(f"bỏ qua «{word}»", f"'{word}' is skipped"),
        "ignore": Wording(f"luôn bỏ qua «{word}» trong tệp này", f"'{word}' is always ignored in this file"),
        "learn": Wording(f"thêm «{word}» vào {step.text}", f"'{word}' goes into {step.text}")
        if step.text
        else Wording(f"«{word}» đã có trong từ điển", f"'{word}' is in the dictionary already"),
    }[step.what].in_language(language)
    return f"{said}{more.in_language(language) if len(step.places) > 1 else ''}"


def summary(counts: Counter[What]) -> Wording:
    """
    What was decided in one document.

    >>> str(summary(Counter({"change": 2, "skip": 1})))
    'sửa 2, bỏ qua 1'
    """
    ways: tuple[tuple[What, str, str], ...] = (
        ("change", "sửa {}", "{} changed"),
        ("skip", "bỏ qua {}", "{} skipped"),
        ("ignore", "luôn bỏ qua {}", "{} always ignored"),
        ("learn", "vào từ điển {}", "{} for the dictionary"),
    )
    done = [(vi.format(counts[what]), en.format(counts[what])) for what, vi, en in ways if counts[what]]
    if not done:
        return Wording("không có chỗ nào phải xem", "nothing to review")
    return Wording(", ".join(vi for vi, _ in done), ", ".join(en for _, en in done))


def _sentence_lines(text: str, span: Span, proposed: str, look: Look) -> Iterator[Line]:
    """The sentence on a few rows, and the mark under the row in which the finding begins."""
    width = max(20, look.width - len(INDENT))
    before, word, after = cut_around(text, _sentence_around(text, span), span, MOST_ROWS * width)
    shown = before + word + after
    place = Span(len(before), len(before) + len(word))
    is_marked = False
    for row in fold(shown, place, width):
        start, end = (min(max(offset, row.start), row.end) for offset in place)
        yield [
            (INDENT + shown[row.start : start], ""),
            (shown[start:end], "bold red"),
            (shown[end : row.end], ""),
        ]
        if not is_marked and place.start <= row.end:
            is_marked = True
            yield [
                (INDENT, ""),
                *mark(cells(shown[row.start : place.start]), max(1, cells(shown[start:end])), proposed, width),
            ]


def _proposals(finding: Finding, language: Language) -> str:
    """As in a report; with their numbers where there is a choice."""
    if len(finding.suggestions) < 2:
        return proposals(finding, language)
    return "  ".join(f"{number} «{visible(text)}»" for number, (text, _) in enumerate(finding.suggestions[:9], 1))


def _sentence_around(text: str, span: Span) -> Span:
    """The sentence a finding stands in, whole if it runs over several; looked for among the lines around."""
    start = text.rfind("\n", 0, max(0, span.start - FAR)) + 1
    near = text[start : span.end + FAR]
    passage = Passage(near)
    first, last = 0, len(near)
    for sentence in passage.sentences:
        begin, end = passage.tokens[sentence[0]].start, passage.tokens[sentence[-1]].end
        if start + begin <= span.start:
            first = begin
        if start + end >= span.end:
            last = end
            break
    return Span(min(start + first, span.start), max(start + last, span.end))


def fold(text: str, whole: Span, width: int) -> Iterator[Span]:
    """
    Rows of at most `width` columns, broken at blanks; `whole` stays on one row.

    >>> [row.of("phối hợp tô chức hội nghị") for row in fold("phối hợp tô chức hội nghị", Span(9, 16), 12)]
    ['phối hợp', 'tô chức hội', 'nghị']
    """
    start = end = 0
    for blank in [*(m.start() for m in re.finditer(" ", text) if not whole.start <= m.start() < whole.end), len(text)]:
        if cells(text[start:blank]) > width and end > start:
            yield Span(start, end)
            start = end + 1
        end = blank
    yield Span(start, len(text))
