"""`vnproof watch`: a drop folder that gives back corrected copies and reports."""

from __future__ import annotations

import signal
from pathlib import Path
from threading import Event
from typing import Any

import click

from vnproof.cli.exit_code import ExitCode
from vnproof.cli.messages import tell
from vnproof.cli.options import language_option, selection_options
from vnproof.cli.usage import Command, Misuse
from vnproof.core.wording import Language, Wording


@click.command("watch", cls=Command)
@click.argument("folder", type=click.Path(path_type=Path), metavar="THƯ MỤC")
@click.option("--once", is_flag=True, help="Làm hết những tệp đang có rồi dừng (cho cron).")
@click.option("--likely", is_flag=True, help="Sửa cả những chỗ rất có thể sai.")
@click.option(
    "--every", type=click.FloatRange(0.1), default=2.0, metavar="GIÂY", help="Nhìn lại thư mục sau mỗi GIÂY (2)."
)
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=60.0, metavar="GIÂY", help="Giới hạn cho mỗi văn bản (60)."
)
@selection_options
@language_option
def command(folder: Path, every: float, once: bool, lang: Language | None, **given: Any) -> int:
    """
    Canh một thư mục: tệp nào bỏ vào thì soát và sửa, không cần phần mềm nào khác.

    Bản đã sửa và báo cáo (.html) ở THƯ MỤC/da-sua, bản gốc chuyển vào THƯ MỤC/goc. Tệp nào không sửa được thì ở da-sua
    có một tệp .loi.txt nói vì sao và nên làm gì. Thư mục con không được xem. Ctrl-C dừng sau văn bản đang làm.
    """
    from vnproof.batch.crew import Bounds
    from vnproof.batch.watching import DropFolder, watch
    from vnproof.cli.batch import settings_of
    from vnproof.reporters.outcome import Look

    if not folder.is_dir():
        raise Misuse(f"{folder}: không có thư mục này; hãy tạo trước.", f"{folder}: no such folder; make it first.")
    language = lang or "vi"
    enough = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: enough.set())
    drop = DropFolder(folder, settings_of(given, folder), Bounds(given["seconds"]), Look(language))
    if not once:
        tell(
            Wording(
                f"đang canh {folder}; bản sửa ở {folder / 'da-sua'}. Ctrl-C để dừng.",
                f"watching {folder}; corrected copies in {folder / 'da-sua'}. Ctrl-C ends it.",
            ),
            language,
        )
    try:
        watch(drop, enough, every, lambda said: tell(said, language), once=once)
    finally:
        drop.close()
    return ExitCode.CLEAN
