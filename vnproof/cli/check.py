"""`vnproof check`: says what is wrong, changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import find_inputs, language_in, name_inputs
from vnproof.cli.look import look_of_terminal
from vnproof.cli.options import (
    language_option,
    many_files_options,
    optional_checks_options,
    paths_argument,
    reading_options,
    selection_options,
)
from vnproof.cli.rounds import Done, rounds
from vnproof.cli.screen import Screen
from vnproof.cli.usage import Command
from vnproof.core.finding import Severity
from vnproof.core.report import Report
from vnproof.documents.document import Document
from vnproof.documents.opening import open_document
from vnproof.reporters import REPORTERS
from vnproof.reporters.outcome import Outcome

if TYPE_CHECKING:
    from vnproof.cli.proofreaders import Desk

HELP = "Cách in: text cho người đọc, html cho trình duyệt, các cách khác cho chương trình (mặc định: text)."
FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "hint": Severity.HINT}


class Checked(NamedTuple):
    """What came of checking a document, and whether it fails by the settings of its folder."""

    report: Report
    fails: bool


@click.command("check", cls=Command)
@paths_argument
@click.option("--format", "format_", type=click.Choice(list(REPORTERS)), default="text", help=HELP)
@selection_options
@optional_checks_options
@many_files_options
@click.option(
    "--fail-on",
    type=click.Choice([*FAIL_ON, "never"]),
    help="Mức lỗi thấp nhất làm mã thoát thành 1 (mặc định: hint).",
)
@reading_options
@language_option
def command(
    paths: tuple[str, ...],
    format_: str,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    min_confidence: float | None,
    second_opinion: bool | None,
    style: bool | None,
    personal_data: bool | None,
    include: tuple[str, ...] | None,
    exclude: tuple[str, ...] | None,
    force_exclude: bool,
    jobs: int,
    fail_on: str | None,
    ocr: bool,
    attributes: bool,
    lang: str | None,
) -> int:
    """
    Soát lỗi chính tả; không sửa gì trong tệp.

    Thư mục được duyệt cả bên trong, trừ những gì .gitignore loại ra; không có PATH hoặc PATH là `-` thì đọc đầu vào
    chuẩn.

    Mã thoát: 0 không có lỗi, 1 có lỗi, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc được.
    """
    paths = name_inputs(paths)
    command_line = {
        "select": select,
        "ignore": ignore,
        "min-confidence": min_confidence,
        "second-opinion": second_opinion,
        "style": style,
        "personal-data": personal_data,
        "fail-on": fail_on,
        "include": include,
        "exclude": exclude,
        "lang": lang,
    }
    inputs = find_inputs(paths, command_line, force_exclude=force_exclude)
    language = language_in(paths[0], command_line)
    screen = Screen(len(inputs), language)
    look = look_of_terminal(language)
    codes = {ExitCode.CLEAN}

    def outcomes(results: Iterator[Done[Checked]]) -> Iterator[Outcome]:
        for done in results:
            codes.add(done.code)
            if done.result and done.result.fails:
                codes.add(ExitCode.FINDINGS)
            yield Outcome(done.path, done.result.report if done.result else None, done.error)

    with rounds(
        inputs, command_line, _check, jobs, screen, opener=partial(open_document, ocr=ocr, attributes=attributes)
    ) as results:
        read = outcomes(results)
        if format_ == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
            from vnproof.cli.step_summary import summarized

            read = summarized(read, look, Path(page))
        for piece in REPORTERS[format_](read, look):
            screen.print(piece)
    return max(codes)


def _check(desk: Desk, document: Document) -> Checked:
    report = desk.proofreader.proofread(document.text, document.shielded)
    report = replace(report, layout=document.layout).masked()
    return Checked(report, _fails(report, desk.settings["fail-on"].value))


def _fails(report: Report, fail_on: str) -> bool:
    return fail_on != "never" and any(finding.severity >= FAIL_ON[fail_on] for finding in report.findings)
