"""`vnproof check`: says what is wrong, changes nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import Unread, name_inputs, read_inputs
from vnproof.cli.messages import bug, tell, tell_all
from vnproof.cli.options import language_option, paths_argument, selection_options
from vnproof.cli.usage import Command
from vnproof.core.errors import VnproofError
from vnproof.core.finding import Severity
from vnproof.core.report import Report
from vnproof.reporters import REPORTERS
from vnproof.reporters.outcome import Look, Outcome

HELP = "Cách in: text cho người đọc, html cho trình duyệt, các cách khác cho chương trình (mặc định: text)."
FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "hint": Severity.HINT}


@click.command("check", cls=Command)
@paths_argument
@click.option("--format", "format_", type=click.Choice(list(REPORTERS)), default="text", help=HELP)
@selection_options
@click.option(
    "--fail-on",
    type=click.Choice([*FAIL_ON, "never"]),
    help="Mức lỗi thấp nhất làm mã thoát thành 1 (mặc định: hint).",
)
@language_option
def command(
    paths: tuple[str, ...],
    format_: str,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    min_confidence: float | None,
    second_opinion: bool | None,
    fail_on: str | None,
    lang: str | None,
) -> int:
    """
    Soát lỗi chính tả; không sửa gì trong tệp.

    Thư mục được duyệt cả bên trong (.txt, .text, .md); không có PATH hoặc PATH là `-` thì đọc đầu vào chuẩn.

    Mã thoát: 0 không có lỗi, 1 có lỗi, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc được.
    """
    inputs = name_inputs(paths)
    from vnproof.cli.proofreaders import Proofreaders

    proofreaders = Proofreaders(
        {
            "select": select,
            "ignore": ignore,
            "min-confidence": min_confidence,
            "second-opinion": second_opinion,
            "fail-on": fail_on,
            "lang": lang,
        }
    )
    language = proofreaders.desk_for(inputs[0]).language
    codes = {ExitCode.CLEAN}

    def outcomes() -> Iterator[Outcome]:
        for document in read_inputs(inputs):
            if isinstance(document, Unread):
                codes.add(ExitCode.UNREADABLE)
                tell(document.error, language)
                yield Outcome(document.path, None, document.error)
                continue
            tell_all(document.warnings, language)
            desk = proofreaders.desk_for(document.path)
            try:
                report = desk.proofreader.proofread(document.text, document.shielded)
                report = replace(report, layout=document.layout)
            except VnproofError:
                raise
            except Exception as error:  # noqa: BLE001 - a fault of ours in one file is told, and the others go on
                codes.add(ExitCode.BUG)
                sentence = bug(error, document.path)
                tell(sentence, language)
                yield Outcome(document.path, None, sentence)
            else:
                if _fails(report, desk.settings["fail-on"].value):
                    codes.add(ExitCode.FINDINGS)
                yield Outcome(document.path, report)

    look = Look(language, shutil.get_terminal_size((100, 24)).columns, _in_colour(), str(Path.cwd()))
    read = outcomes()
    if format_ == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        from vnproof.cli.step_summary import summarized

        read = summarized(read, look, Path(page))
    for piece in REPORTERS[format_](read, look):
        click.echo(piece, nl=False, color=True)
    return max(codes)


def _fails(report: Report, fail_on: str) -> bool:
    return fail_on != "never" and any(finding.severity >= FAIL_ON[fail_on] for finding in report.findings)


def _in_colour() -> bool:
    """NO_COLOR counts when it is set to anything but nothing (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
