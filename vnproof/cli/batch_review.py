"""`vnproof batch review`: what a run left for a person, decided group by group, at the terminal or in a spreadsheet."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.ledgers import existing_ledger, ledger_option
from vnproof.cli.memory import memory_option, open_memory
from vnproof.cli.messages import tell
from vnproof.cli.options import language_option
from vnproof.cli.usage import Command, Misuse
from vnproof.core.wording import Language, Wording

if TYPE_CHECKING:
    from vnproof.batch.deciding import Desk


def _somebody() -> str:
    """The name by which the system knows the user, where it knows any."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@click.command("review", cls=Command)
@click.option(
    "--export", type=click.Path(dir_okay=False, path_type=Path), metavar="TỆP", help="Ghi hàng đợi ra bảng CSV."
)
@click.option(
    "--apply", type=click.Path(dir_okay=False, path_type=Path), metavar="TỆP", help="Làm theo bảng đã ghi quyết định."
)
@click.option("--who", default=_somebody, metavar="TÊN", help="Tên ghi kèm các quyết định (mặc định: tên đăng nhập).")
@memory_option
@ledger_option
@language_option
def command(export: Path | None, apply: Path | None, who: str, memory: str, ledger: Path, lang: Language | None) -> int:
    """
    Xem những chỗ chưa sửa, đáng giá nhất trước, mỗi phím quyết cả nhóm chỗ giống nhau.

    Mỗi quyết định được làm và ghi sổ ngay, hoàn tác được bằng phím u hoặc `vnproof batch undo`; các chữ đúng và các
    chỗ không bao giờ đề nghị nữa vào bộ nhớ chung. Với --export rồi --apply thì quyết trong bảng tính: cột đầu ghi
    a (nhận hết), n (không bao giờ) hoặc đ (chữ đúng).
    """
    if export and apply:
        raise Misuse("hãy chọn --export hoặc --apply.", "choose either --export or --apply.")
    team = open_memory(memory)
    language = lang or "vi"
    from vnproof.batch.deciding import Desk
    from vnproof.batch.remaking import mend

    with existing_ledger(ledger) as kept:
        for fault in mend(kept):
            click.echo(f"vnproof: {fault}", err=True)
        desk = Desk(kept, team, who)
        if export:
            return _export(desk, export, language)
        return _apply(desk, apply, language) if apply else _ask(desk, language)


def _ask(desk: Desk, language: Language) -> int:
    from vnproof.cli.queue_talk import QueueTalk
    from vnproof.cli.review_keys import keys_at_hand

    faults = QueueTalk(desk, keys_at_hand(), language).run()
    return ExitCode.UNREADABLE if faults else ExitCode.CLEAN


def _export(desk: Desk, path: Path, language: Language) -> int:
    from vnproof.batch.queue_table import write_queue

    if path.exists():
        raise Misuse(
            f"{path}: đã có; hãy đặt tên khác để không mất các quyết định đã ghi.", f"{path}: exists; name another."
        )
    number = write_queue(path, desk.queue())
    tell(
        Wording(
            f"{number} nhóm ở {path}; hãy ghi a, n hoặc đ vào cột đầu rồi chạy lại với --apply.",
            f"{number} groups in {path}; write a, n or r into the first column, then come back with --apply.",
        ),
        language,
    )
    return ExitCode.CLEAN


def _apply(desk: Desk, path: Path, language: Language) -> int:
    from vnproof.batch.queue_table import carry_out

    done = carry_out(desk, path)
    for error in done.errors:
        click.echo(f"vnproof: {error}", err=True)
    tell(
        Wording(
            f"sửa {done.places} chỗ, làm theo {done.decisions} quyết định; {done.gone} nhóm không còn chờ.",
            f"{done.places} places changed by {done.decisions} decisions; {done.gone} groups no longer wait.",
        ),
        language,
    )
    return ExitCode.UNREADABLE if done.errors else ExitCode.CLEAN
