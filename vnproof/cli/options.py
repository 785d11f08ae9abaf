"""Options that several commands share, and what they say about themselves."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar

import click

from vnproof.cli.usage import Misuse

F = TypeVar("F", bound=Callable[..., Any])


def _own_or_program_s(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """`vnproof --lang en check` is `vnproof check --lang en`."""
    return value or ctx.find_root().params.get("lang")


def language_option(command: F) -> F:
    """Give a command `--lang`; None when neither it nor the program was told."""
    return click.option(
        "--lang",
        type=click.Choice(["vi", "en"]),
        callback=_own_or_program_s,
        is_eager=True,
        help="Ngôn ngữ của thông báo: vi (mặc định) hoặc en.",
    )(command)


def reading_options(command: F) -> F:
    """Give a command `--ocr` and `--attributes`."""
    for option in (
        click.option("--attributes", is_flag=True, help="Soát cả chữ trong alt, title, placeholder của HTML."),
        click.option(
            "--ocr", is_flag=True, help="Đọc trang PDF là hình quét bằng Tesseract (cần cài sẵn, có tiếng Việt)."
        ),
    ):
        command = option(command)
    return command


def paths_argument(command: F) -> F:
    """Give a command `[PATH…]`."""
    return click.argument("paths", nargs=-1, metavar="[PATH… | -]")(command)


def _some(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    return values or None


def _processes(_: click.Context, __: click.Parameter, value: str) -> int:
    if value == "auto":
        from vnproof.processes import cores

        return cores()
    if not value.isdecimal() or int(value) == 0:
        raise Misuse(
            "«-j» phải là một số từ 1 trở lên, hoặc auto.",
            "'-j' must be a number from 1 on, or auto.",
        )
    return int(value)


def folder_options(command: F) -> F:
    """Give a command `--include` and `--exclude`; None where not given."""
    for option in (
        click.option(
            "--exclude",
            multiple=True,
            callback=_some,
            metavar="MẪU",
            help="Trong thư mục, bỏ qua tệp và thư mục hợp MẪU, viết như trong .gitignore.",
        ),
        click.option(
            "--include",
            multiple=True,
            callback=_some,
            metavar="MẪU",
            help="Trong thư mục, chỉ lấy tệp hợp MẪU, thay cho các đuôi tệp đã biết.",
        ),
    ):
        command = option(command)
    return command


def many_files_options(command: F) -> F:
    """Give a command `--include`, `--exclude` (None where not given), `--force-exclude` and `-j`."""
    for option in (
        click.option(
            "-j",
            "--jobs",
            default="1",
            callback=_processes,
            metavar="SỐ",
            help="Số văn bản được đọc cùng lúc; auto: bằng số lõi của máy (mặc định: 1).",
        ),
        click.option(
            "--force-exclude", is_flag=True, help="Loại theo --exclude cả những PATH được ghi rõ (cho pre-commit)."
        ),
    ):
        command = option(command)
    return folder_options(command)


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Codes may be given by commas, by repeating the option, or both."""
    codes = tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())
    return codes or None


def _a_number(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """`nan` lies in every range and is no number."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan")
    return value


def selection_options(command: F) -> F:
    """Give a command `--select`, `--ignore`, `--min-confidence` and `--second-opinion`; None where not given."""
    for option in (
        click.option(
            "--second-opinion",
            is_flag=True,
            default=None,
            help="Hỏi thêm underthesea và pyvi về chỗ chưa chắc (chậm hơn một hai giây).",
        ),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            callback=_a_number,
            metavar="SỐ",
            help="Bỏ qua chỗ có độ tin cậy dưới SỐ (0 đến 1).",
        ),
        click.option("--ignore", multiple=True, callback=_codes, metavar="MÃ", help="Không soát các MÃ này."),
        click.option(
            "--select",
            multiple=True,
            callback=_codes,
            metavar="MÃ",
            help="Chỉ soát các MÃ này, ví dụ VN103,VN104 hoặc VN1.",
        ),
    ):
        command = option(command)
    return command


def optional_checks_options(command: F) -> F:
    """Give a command `--style` and `--personal-data`; None where not given."""
    for option in (
        click.option(
            "--personal-data",
            is_flag=True,
            default=None,
            help="Nhắc cả dữ liệu cá nhân (số căn cước, điện thoại, tài khoản, địa chỉ); kết quả che các số ấy.",
        ),
        click.option(
            "--style", is_flag=True, default=None, help="Nhắc cả về văn phong: dài dòng, khẩu ngữ, câu quá dài…"
        ),
    ):
        command = option(command)
    return command
