"""
Count what the checks of administrative text find, and write the section "Administrative checks" of corpus/RESULTS.md.

    python scripts/planted.py [FOLDER …]
    python scripts/planted.py [FOLDER …] --missed               # to read; writes nothing
    python scripts/planted.py [FOLDER …] --unread > unread.tsv  # findings without a verdict; writes nothing

Faults are those planted in corpus/planted and, each time after checks were done, in corpus/planted_after,
corpus/planted_later, corpus/planted_blind and corpus/planted_fresh, of which the last have not been read. In
corpus/clean and in `clean*/*.txt` of a FOLDER everything that is found is counted by what corpus/verdicts.tsv says.
"""

from __future__ import annotations

import platform
from pathlib import Path

import click

from vnproof import __version__
from vnproof.core.config import Config
from vnproof.proofreader import Proofreader
from vnproof.training import alarms, planted
from vnproof.training.results import Section, write_section
from vnproof.training.sets import CORPUS, find_sets, read_clean
from vnproof.training.verdicts import Verdicts, read_verdicts

FOLDERS = ("planted", "planted_after", "planted_later", "planted_blind", "planted_fresh")
CHECKS = ("VN2", "VN3", "VN4", "VN5", "VN7")


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--missed", is_flag=True, help="Print the faults that are not found, and what is found besides.")
@click.option("--unread", is_flag=True, help="Print the findings that want reading, as rows of verdicts.tsv.")
def main(folders: tuple[Path, ...], missed: bool, unread: bool) -> None:
    """Count what is found of the planted faults, and what is found where nothing is wrong."""
    proofread = Proofreader(Config()).proofread
    told, after, later, blind, fresh = (
        [planted.tell(notice, proofread) for notice in planted.read_planted(CORPUS / folder)] for folder in FOLDERS
    )
    if missed:
        click.echo("\n".join(planted.missed([*told, *after, *later, *blind])))
        return
    verdicts = Verdicts(read_verdicts(CORPUS / "verdicts.tsv"))
    alone = planted.by_document(Proofreader(Config(CHECKS)).proofread)
    clean = [
        alarms.examine_clean(path.stem, alarms.group_of(path.stem), read_clean(path), alone, verdicts)
        for path in find_sets(folders).clean
    ]
    if unread:
        click.echo("\n".join(alarms.unread([alarm for result in clean for alarm in result.alarms])))
        return
    run = f"python scripts/planted.py{' FOLDER' * len(folders)}"
    body = "\n\n".join([
        f"`{run}` with vnproof {__version__}, Python {platform.python_version()}",
        f"""Capitals (VN2xx), punctuation (VN3xx), dates and numbers (VN4xx), form of documents (VN5xx), consistency
(VN7xx), as they come. {len(told)} notices of `corpus/planted` with the faults that editors meet in them; a fault is
found if a check of its group tells of it, or one of spelling puts it right. They were written before the
checks were made to find them, and read again and again while that was done: expect less of other texts.""",
        planted.recall_table(told),
        f"{len(after)} more, of `corpus/planted_after`, written when the first checks were done:",
        planted.recall_table(after),
        f"""{len(later)} of `corpus/planted_later`, of other types and topics, written when VN310, VN409 and VN708
were done; all groups were widened afterwards, with these and the last four in view:""",
        planted.recall_table(later),
        f"""{len(blind)} of `corpus/planted_blind`, written without reading the checks or running them, names in time
(VN8xx) and tone style (VN6xx) too. Before they were read 0.67 of them were found; they were read when VN412 f. and
VN712–VN716 were made:""",
        planted.recall_table(blind),
        f"""{len(fresh)} of `corpus/planted_fresh`, written in the same way, and not read since: what a fresh notice
gets. What was made for the ten before brings one fault more of 141 here.""",
        planted.recall_table(fresh),
        """### What these checks say of text without errors, by reading

Each file is read document by document: where a line is empty, or a number or the country's name begins one.""",
        alarms.read_table(clean),
        alarms.by_check_table(clean),
    ])  # fmt: skip
    write_section(CORPUS / "RESULTS.md", Section("Administrative checks", "scripts/planted.py", body))


if __name__ == "__main__":
    main()
