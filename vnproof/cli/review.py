"""`vnproof review`: asks about one finding after the other, and writes what was accepted."""

from __future__ import annotations

from pathlib import Path

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import STANDARD_INPUT, find_inputs
from vnproof.cli.messages import bug, tell
from vnproof.cli.options import language_option, selection_options
from vnproof.cli.review_keys import KEY_TABLE, Gone, keys_at_hand
from vnproof.cli.usage import Command, Misuse
from vnproof.core.errors import DocumentError, VnproofError

HELP = f"""\
Xem từng chỗ đáng ngờ, quyết từng chỗ một.

Mỗi chỗ một phím; khi đầu vào không phải bàn phím thì mỗi dòng là một phím:

\b
{KEY_TABLE.vi}
Xem hết thì ghi: chỉ những chỗ đã nhận thay đổi, bản gốc giữ ở TỆP.bak.

Mã thoát: 0 xong hoặc để sau, 2 sai câu lệnh hoặc cấu hình, 3 có tệp không đọc hoặc ghi được.
"""


@click.command("review", cls=Command, help=HELP)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("-o", "--output", metavar="TỆP", help="Ghi kết quả vào TỆP, không đụng đến bản gốc.")
@click.option("--restart", is_flag=True, help="Quên mọi quyết định lần trước, cả những chỗ luôn bỏ qua.")
@selection_options
@language_option
def command(
    paths: tuple[str, ...],
    output: str | None,
    restart: bool,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    min_confidence: float | None,
    second_opinion: bool | None,
    lang: str | None,
) -> int:
    """Ask, and write."""
    _check_paths(paths, output)
    from vnproof.cli.proofreaders import Proofreaders
    from vnproof.cli.review_talk import Talk

    command_line = {
        "select": select,
        "ignore": ignore,
        "min-confidence": min_confidence,
        "second-opinion": second_opinion,
        "lang": lang,
    }
    proofreaders = Proofreaders(command_line)
    language = proofreaders.desk_for(paths[0]).language
    keys = keys_at_hand()
    code = ExitCode.CLEAN
    for given in find_inputs(paths, command_line, force_exclude=False):
        try:
            document = given.open()
            for warning in document.warnings:
                tell(warning, language)
            desk = proofreaders.desk_for(document.path)
            talk = Talk(document, desk.proofreader, keys, language, output)
            talk.run(restart=restart)
            if talk.session.counts["learn"]:
                proofreaders.desks.clear()  # the next document is read with the new words
        except Gone:  # noqa: PERF203 - one document goes wrong, the others go on
            return code
        except KeyboardInterrupt:
            return ExitCode.INTERRUPTED
        except DocumentError as error:
            tell(error.wording, language)
            code = max(code, ExitCode.UNREADABLE)
        except (VnproofError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file is told, and the others go on
            tell(bug(error, given.path), language)
            code = ExitCode.BUG
    return code


def _check_paths(paths: tuple[str, ...], output: str | None) -> None:
    """Raises Misuse."""
    if STANDARD_INPUT in paths:
        raise Misuse(
            "đầu vào chuẩn là nơi nhận phím, không phải văn bản; hãy ghi tên tệp.",
            "standard input is where the keys come from, not the text; name a file.",
        )
    if output is None:
        return
    if len(paths) > 1 or Path(paths[0]).is_dir():
        raise Misuse(
            "-o chỉ đi cùng một tệp; hãy xem từng tệp, hoặc bỏ -o để ghi vào chính các tệp.",
            "-o goes with one file; review one at a time, or drop -o to write into the files themselves.",
        )
    if Path(output).exists() and Path(paths[0]).exists() and Path(output).samefile(paths[0]):
        raise Misuse(
            "-o trùng với chính tệp đầu vào; hãy bỏ -o, bản gốc vẫn được giữ lại.",
            "-o is the input itself; drop it, a backup is kept anyway.",
        )
