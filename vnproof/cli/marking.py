"""
The talk about a sample: shows a change that a run would make, hears whether it is right, and keeps the mark at once.

    3/300 2015/thong-bao.txt [VN103] 97%
        …Ban tô chức họp…
             ^^ → «tổ»
"""

from __future__ import annotations

from pathlib import Path

import click

from vnproof.batch.sampling import Drawn, write_sample
from vnproof.cli.look import look_of_terminal
from vnproof.cli.review_keys import Gone, Keys, unknown_key
from vnproof.core.span import Span
from vnproof.core.wording import Language, Wording
from vnproof.reporters.outcome import Look
from vnproof.reporters.phrases import percent, visible
from vnproof.reporters.terminal import INDENT, Line, cells, cut_around, mark, painter

MARKS = {"y": True, "đ": True, "n": False}
PROMPT = Wording(
    "y, đ sửa đúng · n sửa sai · s để sau · u lùi lại · q dừng: ", "y right · n wrong · s skip · u undo · q stop: "
)
NOTHING_TO_UNDO = Wording("Chưa có dấu nào để lùi lại.", "No mark to undo yet.")


def mark_sample(path: Path, sample: list[Drawn], keys: Keys, language: Language) -> None:
    """Ask about every change that has no mark; the table is written after each answer, so that none is lost."""
    due = [number for number, drawn in enumerate(sample) if drawn.mark is None]
    done: list[int] = []  # of `due`, those that were marked or skipped
    try:
        while len(done) < len(due):
            number = due[len(done)]
            look = look_of_terminal(language)
            click.echo(painter(look)(_lines(sample[number], number, len(sample), look)), nl=False, color=look.color)
            click.echo(PROMPT.in_language(language), nl=False)
            key = keys.key()
            if key in MARKS:
                sample[number] = sample[number]._replace(mark=MARKS[key])
                write_sample(path, sample)
                done.append(number)
            elif key == "s":
                done.append(number)
            elif key == "u" and done:
                back = done.pop()
                sample[back] = sample[back]._replace(mark=None)
                write_sample(path, sample)
            elif key == "q":
                return
            else:
                click.echo((NOTHING_TO_UNDO if key == "u" else unknown_key(key)).in_language(language))
    except (Gone, KeyboardInterrupt):
        return


def _lines(drawn: Drawn, number: int, total: int, look: Look) -> list[Line]:
    width = look.width - len(INDENT)
    left, found, right = drawn.context.partition(f"[{drawn.old}]")
    text = f"{left}{drawn.old}{right}" if found else left
    start, end = (len(left), len(left) + len(drawn.old)) if found else (0, 0)
    before, word, after = cut_around(text, Span(0, len(text)), Span(start, end), width)
    return [
        [],
        [
            (f"{number + 1}/{total} ", "dim"),
            (visible(drawn.document), "bold"),
            (f" [{drawn.codes}] {percent(drawn.confidence)}", "cyan"),
        ],
        [(INDENT + before, ""), (word, "bold red"), (after, "")],
        [(INDENT, ""), *mark(cells(before), max(1, cells(word)), f"«{visible(drawn.new)}»", width)],
    ]
