"""
The table of commands, and the one place where whatever goes wrong becomes a sentence and an exit code.

A command's module is imported when the command is run, and imports what is heavy when it needs it: `vnproof check`
on a page has 0.6 s for everything.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import click

from vnproof import __version__
from vnproof.cli.exit_code import ExitCode
from vnproof.cli.messages import bug, tell, wording_of
from vnproof.cli.options import language_option
from vnproof.cli.usage import Group, Misuse, did_you_mean, explain_misuse
from vnproof.core.errors import DocumentError, VnproofError, cause
from vnproof.core.wording import Language, Wording

COMMANDS = {
    "check": "vnproof.cli.check",
    "fix": "vnproof.cli.fix",
    "review": "vnproof.cli.review",
    "restore": "vnproof.cli.restore",
    "convert": "vnproof.cli.convert",
    "explain": "vnproof.cli.explain",
    "checks": "vnproof.cli.checks",
    "dictionary": "vnproof.cli.dictionary",
    "config": "vnproof.cli.config",
    "serve": "vnproof.cli.serve",
    "lsp": "vnproof.cli.lsp",
    "memory": "vnproof.cli.memory",
    "batch": "vnproof.cli.batch",
    "watch": "vnproof.cli.watch",
    "trial": "vnproof.cli.trial",
}


class Program(Group):
    """`vnproof` itself: finds commands by the table, and turns exceptions into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            guess = did_you_mean(args[0], COMMANDS)
            raise Misuse(
                f"không có lệnh «{args[0]}»{guess.vi}; hãy xem `vnproof --help`.",
                f"no such command '{args[0]}'{guess.en}; see `vnproof --help`.",
            )
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *more: Any, **named: Any) -> NoReturn:
        named["standalone_mode"] = False
        arguments = sys.argv[1:] if args is None else list(args)
        language: Language = "en" if _asks_for_english(arguments) else "vi"
        _prepare_streams()
        try:
            with warnings.catch_warnings():
                warnings.showwarning = lambda warning, *_: tell(wording_of(warning), language)
                code = super().main(args, *more, **named)
        except click.Abort:
            sentence, code = Wording("đã dừng theo yêu cầu.", "interrupted."), ExitCode.INTERRUPTED
        except click.UsageError as error:
            sentence, code = explain_misuse(error), ExitCode.USAGE
        except DocumentError as error:
            sentence, code = error.wording, ExitCode.UNREADABLE
        except VnproofError as error:
            sentence, code = error.wording, ExitCode.USAGE
        except OSError as error:
            sentence, code = _unwritable(error), ExitCode.UNREADABLE
        except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback for the user
            sentence, code = bug(error), ExitCode.BUG
        else:
            sys.exit(code if isinstance(code, int) else ExitCode.CLEAN)
        tell(sentence, language)
        sys.exit(code)


def _prepare_streams() -> None:
    """A stream that the caller has closed («vnproof check <&-») is an empty one, and all speak UTF-8."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open as long as we run
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The name of a file may hold bytes that are no UTF-8: they go out as they came in.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _unwritable(error: OSError) -> Wording:
    """Files have errors of their own: what is left is standard output, onto a full disk for instance."""
    return Wording(
        f"không ghi được kết quả ({cause(error).vi}); hãy kiểm tra chỗ trống trên đĩa.",
        f"the result cannot be written ({cause(error).en}); check the free space on the disk.",
    )


def _asks_for_english(arguments: Sequence[str]) -> bool:
    """Errors are told even before the command line is understood."""
    return "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)


@click.command("vnproof", cls=Program, invoke_without_command=True, context_settings={"max_content_width": 100})
@click.version_option(__version__, message="vnproof %(version)s", help="Hiện phiên bản.")
@language_option
@click.pass_context
def program(ctx: click.Context, lang: Language | None) -> None:  # noqa: ARG001 - the commands ask the context for it
    """Soát lỗi chính tả văn bản hành chính tiếng Việt, không cần mạng."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
