"""Click in Vietnamese: help pages, and one sentence for each way to misuse a command."""

from __future__ import annotations

from collections.abc import Iterable

import click

from vnproof.core.wording import Wording

HEADINGS = {"Options": "Tùy chọn", "Commands": "Các lệnh"}
USAGE_PIECES = {
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "[COMMAND] [ARGS]...": "LỆNH [THAM SỐ]...",
}


class Misuse(click.UsageError):
    """A wrong command line that click itself has no word for."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.wording = Wording(vi, en)


class Formatter(click.HelpFormatter):
    """Help with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = "Cách dùng: ") -> None:
        super().write_usage(prog, args, prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(HEADINGS.get(heading, heading))


class Context(click.Context):
    """What a command runs in."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is Vietnamese to the last word."""

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [USAGE_PIECES.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Hiện phần trợ giúp này."
        return option


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command


def nearest(word: str, known: Iterable[str]) -> str | None:
    """
    The known word that was probably meant, if any comes near.

    >>> nearest("min-confidance", ("select", "min-confidence")), nearest("xyz", ("select",))
    ('min-confidence', None)
    """
    from rapidfuzz import process

    found = process.extractOne(word, list(known), score_cutoff=70)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> Wording:
    """What to add to a sentence about an unknown name, beginning with a blank; empty where nothing comes near."""
    guess = nearest(word, known)
    return Wording(f" (phải chăng là «{guess}»?)", f" (did you mean '{guess}'?)") if guess else Wording("", "")


def explain_misuse(error: click.UsageError) -> Wording:
    """
    One sentence on what is wrong with a command line and how to go on.

    >>> print(explain_misuse(click.NoSuchOption("--langg")))
    không có tùy chọn «--langg»; hãy xem `vnproof --help`.
    """
    if isinstance(error, Misuse):
        return error.wording
    help_command = f"{error.ctx.command_path if error.ctx else 'vnproof'} --help"
    en = f"{error.format_message().rstrip('.')}; see `{help_command}`.".replace("\n", " ")
    return Wording(f"{_fault(error)}; hãy xem `{help_command}`.", en)


def _fault(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"không có tùy chọn «{error.option_name}»"
    if isinstance(error, click.BadOptionUsage):
        return f"tùy chọn «{error.option_name}» cần một giá trị"
    if isinstance(error, click.MissingParameter):
        return f"thiếu {_name(error)}"
    if isinstance(error, click.BadParameter):
        return f"giá trị của {_name(error)} không hợp lệ{_allowed(error.param)}"
    return "câu lệnh thừa hoặc thiếu tham số"


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return f"«{error.param.opts[0]}»"
    return f"«{error.param.human_readable_name}»" if error.param else "tham số"


def _allowed(parameter: click.Parameter | None) -> str:
    kind = parameter.type if parameter else None
    if isinstance(kind, click.Choice):
        return f" (chỉ nhận: {', '.join(map(str, kind.choices))})"
    if isinstance(kind, click.FloatRange):
        return f" (phải là số từ {kind.min:g} đến {kind.max:g})"
    return ""
