"""`vnproof trial`: what new terms of the house would have hit in its own archive, and how often rightly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import click

from vnproof.cli.batch_telling import precise
from vnproof.cli.configuration import read_configuration
from vnproof.cli.exit_code import ExitCode
from vnproof.cli.messages import tell
from vnproof.cli.options import language_option
from vnproof.cli.usage import Command, Misuse
from vnproof.core.errors import DocumentError
from vnproof.core.wording import Language, Wording

if TYPE_CHECKING:
    from vnproof.batch.sampling import Drawn
    from vnproof.core.terms import Term
    from vnproof.documents.document import Document

SAMPLE = "vnproof-trial.csv"
MANY = 100  # places to mark
SHOWN = 3  # examples of a rule


@click.command("trial", cls=Command)
@click.argument("rules", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="MỤC.toml")
@click.option("--on", "folders", multiple=True, metavar="THƯ MỤC", help="Kho văn bản để thử; dùng được nhiều lần.")
@click.option("--marked", type=click.Path(path_type=Path), metavar="MẪU", help="Mẫu đã chấm: cho biết tỉ lệ đúng.")
@click.option(
    "--draw", type=click.IntRange(1), default=MANY, metavar="SỐ", help=f"Rút SỐ chỗ để chấm (mặc định: {MANY})."
)
@click.option(
    "--sample",
    type=click.Path(path_type=Path),
    default=Path(SAMPLE),
    metavar="MẪU",
    help=f"Tệp mẫu (mặc định: {SAMPLE}).",
)
@language_option
def command(
    rules: Path, folders: tuple[str, ...], marked: Path | None, draw: int, sample: Path, lang: Language | None
) -> int:
    """
    Thử mục «terms» mới trên kho văn bản của cơ quan, trước khi bật.

    Cho biết mỗi mục bắt bao nhiêu chỗ ở bao nhiêu văn bản, và rút mẫu để người chấm y (đúng) hoặc n (sai) vào cột đầu;
    chấm xong chạy lại với --marked để biết tỉ lệ đúng, với khoảng tin cậy 95 %. Không tệp nào bị thay đổi.
    """
    language = lang or "vi"
    terms = _read_rules(rules)
    if marked:
        _tell_precision(marked, language)
        return ExitCode.CLEAN
    if not folders:
        raise Misuse(
            "hãy chỉ kho văn bản bằng --on, hoặc mẫu đã chấm bằng --marked.",
            "name an archive by --on, or a marked sample by --marked.",
        )
    if sample.exists():
        raise Misuse(
            f"{sample}: đã có; hãy đặt tên khác bằng --sample để không mất các dấu đã chấm.",
            f"{sample}: exists; name another by --sample.",
        )
    return _try(terms, folders, draw, sample, language)


def _read_rules(path: Path) -> list[Term]:
    from vnproof.cli.proofreaders import term_of

    terms = [term_of(row) for row in read_configuration(path).get("terms", ())]
    if not terms:
        raise Misuse(f"{path}: chưa có mục [[terms]] nào để thử.", f"{path}: no [[terms]] to try.")
    return terms


def _try(terms: list[Term], folders: tuple[str, ...], draw: int, sample: Path, language: Language) -> int:
    from vnproof.batch.sampling import write_sample
    from vnproof.batch.trial import try_rules

    hits: list[Drawn] = []
    read = unreadable = 0
    for tried in try_rules(terms, _documents(folders)):
        read += tried.error is None
        if tried.error:
            unreadable += 1
            tell(tried.error, language)
        hits += tried.hits
    _tell_hits(hits, read, language)
    if hits:
        random = Random(0)
        write_sample(sample, random.sample(hits, min(draw, len(hits))))
        number = min(draw, len(hits))
        tell(
            Wording(
                f"{number} chỗ ở {sample}, chờ chấm y hoặc n; rồi chạy lại với --marked {sample}.",
                f"{number} places in {sample}, to be marked y or n; then run again with --marked {sample}.",
            ),
            language,
        )
    return ExitCode.UNREADABLE if unreadable else ExitCode.CLEAN


def _documents(folders: tuple[str, ...]) -> Iterator[tuple[str, Document | DocumentError]]:
    from vnproof.batch.archive import Item, find_items

    def opened(item: Item) -> Document | DocumentError:
        try:
            return item.form.open(item.read(), item.name)
        except DocumentError as error:
            return error

    yield from ((item.name, opened(item)) for item in find_items(folders))


def _tell_hits(hits: list[Drawn], read: int, language: Language) -> None:
    by_rule: dict[str, list[Drawn]] = defaultdict(list)
    for hit in hits:
        by_rule[hit.codes].append(hit)
    for rule, found in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        documents = len({hit.document for hit in found})
        click.echo(
            Wording(
                f"{rule}: {len(found)} chỗ ở {documents} trên {read} văn bản",
                f"{rule}: {len(found)} places in {documents} of {read} documents",
            ).in_language(language)
        )
        for hit in found[:SHOWN]:
            click.echo(f"    {hit.document}: …{hit.context}…")
    if not hits:
        nothing = f"không mục nào bắt chỗ nào trong {read} văn bản.", f"no rule hits anything in {read} documents."
        click.echo(Wording(*nothing).in_language(language))


def _tell_precision(sample: Path, language: Language) -> None:
    from vnproof.batch.sampling import precision, read_sample

    drawn = list(read_sample(sample))
    for rule in Counter(each.codes for each in drawn):
        found = precise(precision(each for each in drawn if each.codes == rule))
        click.echo(f"{rule}: {found.in_language(language)}")
