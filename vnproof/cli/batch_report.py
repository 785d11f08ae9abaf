"""`vnproof batch report`: what was done to an archive, as a page to pass on, and as tables."""

from __future__ import annotations

from pathlib import Path

import click

from vnproof.cli.ledgers import existing_ledger, ledger_option
from vnproof.cli.memory import open_memory, team_option
from vnproof.cli.messages import tell
from vnproof.cli.options import language_option
from vnproof.cli.usage import Command
from vnproof.core.wording import Language, Wording

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("report", cls=Command)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("vnproof-report.html"),
    metavar="TỆP",
    help="Báo cáo (mặc định: vnproof-report.html).",
)
@click.option("--csv", type=FOLDER, metavar="THƯ MỤC", help="Ghi thêm bảng CSV.")
@click.option("--parquet", type=FOLDER, metavar="THƯ MỤC", help="Ghi thêm bảng Parquet (cần pyarrow).")
@team_option
@ledger_option
@language_option
def command(
    output: Path, csv: Path | None, parquet: Path | None, memory: str | None, ledger: Path, lang: Language | None
) -> None:
    """Viết báo cáo HTML (và bảng CSV, Parquet) về những gì đã làm."""
    from vnproof.batch.report import write_report
    from vnproof.batch.tables import write_csv, write_parquet

    language = lang or "vi"
    ignores = open_memory(memory).ignores if memory else frozenset()
    with existing_ledger(ledger) as kept:
        write_report(output, kept, language, ignores)
        if csv:
            write_csv(csv, kept)
        if parquet:
            write_parquet(parquet, kept)
    tell(Wording(f"báo cáo ở {output}.", f"the report is in {output}."), language)
