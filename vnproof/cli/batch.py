"""`vnproof batch`: an archive cleaned step by step: plan, sample, run; then report, verify, undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from vnproof.cli import batch_report, batch_review
from vnproof.cli.batch_telling import (
    NAMING,
    READING,
    followed,
    precise,
    progress,
    states,
    tell_each,
    tell_estimate,
    tell_faults,
    tell_only_read,
)
from vnproof.cli.exit_code import ExitCode
from vnproof.cli.inputs import selections
from vnproof.cli.ledgers import existing_ledger, ledger_option
from vnproof.cli.memory import open_memory, team_option
from vnproof.cli.messages import tell
from vnproof.cli.options import folder_options, language_option, selection_options
from vnproof.cli.usage import Group, Misuse
from vnproof.core.wording import Language, Wording, figure

if TYPE_CHECKING:
    from vnproof.batch.containers import Fields
    from vnproof.batch.run import Hands
    from vnproof.batch.work import Settings
    from vnproof.documents.walking import Selection

F = TypeVar("F", bound=Callable[..., Any])
Given = dict[str, Any]

NAMES = ".names.jsonl"  # how the table of an archive's names is called beside its plan
PLAN, SAMPLE = "vnproof-plan.jsonl", "vnproof-sample.csv"


@click.group("batch", cls=Group)
def command() -> None:
    """
    Làm sạch cả kho văn bản: đo trước, ghi sổ, hoàn tác được.

    Các bước: plan (chưa ghi gì), sample (người xem chấm mẫu), run, review (người quyết chỗ còn lại), report; verify và
    undo khi cần.
    """


command.add_command(batch_review.command)
command.add_command(batch_report.command)


def fields_options(command: F) -> F:
    """Give a command the options that say which fields of tables are documents."""
    for option in (
        click.option("--key", default="", metavar="CỘT", help="Cột khóa của bảng trong cơ sở dữ liệu."),
        click.option("--table", default="", metavar="BẢNG", help="Bảng trong cơ sở dữ liệu (NGUỒN là URL SQLAlchemy)."),
        click.option(
            "--as",
            "kind",
            type=click.Choice(["text", "html", "markdown"]),
            help="Ô của bảng là loại văn bản nào (mặc định: nhận theo nội dung).",
        ),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="CỘT",
            help="Cột chứa văn bản (JSONL, CSV, Parquet, SQL).",
        ),
    ):
        command = option(command)
    return command


def work_options(command: F) -> F:
    """Give a command the options that say what is worked on, and how."""
    for option in (
        click.option(
            "--seconds", type=click.FloatRange(0.1), default=60.0, metavar="GIÂY", help="Giới hạn cho mỗi văn bản."
        ),
        click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, metavar="SỐ", help="Số tiến trình."),
        click.option(
            "--check", "checks", multiple=True, metavar="MÃ", help="Chỉ tự sửa lỗi các MÃ này (vẫn ghi nhận lỗi khác)."
        ),
        team_option,
        click.option("--likely", is_flag=True, help="Sửa cả những chỗ rất có thể sai."),
    ):
        command = option(command)
    return command


@command.command("plan")
@click.argument("sources", nargs=-1, required=True, metavar="NGUỒN…")
@click.option(
    "--plan", "path", type=click.Path(path_type=Path), default=Path(PLAN), metavar="TỆP", help="Tệp kế hoạch."
)
@fields_options
@work_options
@folder_options
@selection_options
@language_option
def plan_command(sources: tuple[str, ...], path: Path, lang: Language | None, **given: Any) -> None:
    """Đọc hết kho và cho biết sẽ làm gì; không ghi gì vào kho."""
    from vnproof.batch.archive import find_items
    from vnproof.batch.crew import Bounds
    from vnproof.batch.names import slips_of
    from vnproof.batch.plan import estimate, plan, write_plan
    from vnproof.documents.office import CONVERTED, conversions_kept

    language = lang or "vi"
    items = partial(find_items, sources, _fields(given), _selected(given))
    number = sum(1 for _ in items())
    settings, bounds = settings_of(given, Path.cwd()), Bounds(given["seconds"])
    table = path.with_suffix(NAMES)
    table.unlink(missing_ok=True)
    with conversions_kept(path.with_name(f".{path.name}.{CONVERTED}")):
        named = followed(items(), number, NAMING, language)
        settings = settings._replace(slips=slips_of(table, named, given["jobs"], bounds))
        rows = plan(items(), settings, given["jobs"], bounds)
        told = estimate(followed(write_plan(path, rows), number, READING, language))
    tell_estimate(told, given["jobs"], path, language)
    tell(Wording(f"kế hoạch ở {path}.", f"the plan is in {path}."), language)


@command.command("sample")
@click.argument("sample", type=click.Path(path_type=Path), default=Path(SAMPLE), required=False, metavar="[MẪU]")
@click.option(
    "--plan", "path", type=click.Path(path_type=Path), default=Path(PLAN), metavar="TỆP", help="Tệp kế hoạch."
)
@click.option("--draw", type=click.IntRange(1), metavar="SỐ", help="Rút SỐ chỗ sẽ sửa ra bảng MẪU để chấm.")
@click.option("--seed", type=int, default=0, metavar="SỐ", help="Rút mẫu khác.")
@click.option("--mark", is_flag=True, help="Chấm ngay tại đây, mỗi chỗ một phím.")
@language_option
def sample_command(sample: Path, path: Path, draw: int | None, seed: int, mark: bool, lang: Language | None) -> int:
    """
    Rút mẫu để người chấm, rồi ước lượng tỉ lệ sửa đúng.

    Lần đầu thêm --draw 300; chấm bằng --mark, hoặc ghi y (đúng) hay n (sai) vào cột đầu của bảng; rồi chạy lại không
    có --draw.
    """
    from vnproof.batch import sampling
    from vnproof.batch.plan import read_plan

    language = lang or "vi"
    if draw:
        drawn = sampling.draw(read_plan(path), draw, seed)
        if not drawn:
            raise Misuse(
                f"{path}: không có chỗ nào sẽ sửa, nên không có gì để chấm.",
                f"{path}: no place will be corrected, so there is nothing to mark.",
            )
        if sample.exists():
            raise Misuse(
                f"{sample}: đã có; hãy đặt tên khác để không mất các dấu đã chấm.", f"{sample}: exists; name another."
            )
        sampling.write_sample(sample, drawn)
        tell(
            Wording(
                f"{len(drawn)} chỗ ở {sample}; hãy chấm bằng --mark, hoặc ghi y (đúng) hay n (sai) vào cột đầu.",
                f"{len(drawn)} places in {sample}; mark them by --mark, or write y or n into the first column.",
            ),
            language,
        )
        return ExitCode.CLEAN
    if mark:
        from vnproof.cli.marking import mark_sample
        from vnproof.cli.review_keys import keys_at_hand

        mark_sample(sample, list(sampling.read_sample(sample)), keys_at_hand(), language)
    found = precise(sampling.precision(sampling.read_sample(sample)))
    click.echo(f"{found.in_language(language)}.")
    return ExitCode.CLEAN


@command.command("run")
@click.argument("sources", nargs=-1, required=True, metavar="NGUỒN…")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="THƯ MỤC", help="Ghi ra THƯ MỤC."
)
@click.option("--in-place", is_flag=True, help="Sửa ngay trong kho; bản gốc giữ trong sổ.")
@click.option("--plan", "path", type=click.Path(path_type=Path), metavar="TỆP", help="Chỉ làm đúng kế hoạch này.")
@click.option(
    "--require-precision", type=click.FloatRange(0, 1), metavar="SỐ", help="Chỉ chạy khi mẫu đã chấm đạt ít nhất SỐ."
)
@click.option("--sample", type=click.Path(path_type=Path), default=Path(SAMPLE), metavar="MẪU", help="Mẫu đã chấm.")
@click.option("--engine", type=click.Choice(["dask"]), help="Chia việc cho một cụm máy, xem docs/scale.md.")
@ledger_option
@fields_options
@work_options
@folder_options
@selection_options
@language_option
def run_command(
    sources: tuple[str, ...],
    output: Path | None,
    in_place: bool,
    path: Path | None,
    require_precision: float | None,
    sample: Path,
    engine: str | None,
    ledger: Path,
    lang: Language | None,
    **given: Any,
) -> int:
    """Sửa cả kho; dừng lúc nào cũng được, chạy lại là làm tiếp."""
    from vnproof.batch.archive import find_items
    from vnproof.batch.containers import DATABASE, found
    from vnproof.batch.copies import reason
    from vnproof.batch.crew import Bounds
    from vnproof.batch.ledger import Ledger
    from vnproof.batch.names import slips_of
    from vnproof.batch.plan import read_plan
    from vnproof.batch.run import run, told
    from vnproof.documents.office import CONVERTED, conversions_kept

    if bool(output) == in_place:
        raise Misuse("hãy chọn -o THƯ MỤC hoặc --in-place.", "choose either -o FOLDER or --in-place.")
    if output and any(DATABASE in source for source in sources):
        raise Misuse(
            "bảng trong cơ sở dữ liệu chỉ sửa được tại chỗ; hãy dùng --in-place (bản gốc giữ trong sổ).",
            "a table of a database is changed where it is; use --in-place (the originals are kept in the ledger).",
        )
    if output:
        _demand_outside(output, sources)
    language = lang or "vi"
    _demand(require_precision, sample)
    planned = {row.name: row.digest for row in read_plan(path)} if path else None
    items, settings = partial(find_items, sources, _fields(given), _selected(given)), settings_of(given, Path.cwd())
    number = sum(1 for _ in items())
    with Ledger(ledger) as kept, conversions_kept(ledger / CONVERTED):
        bounds = Bounds(given["seconds"])
        table = path.with_suffix(NAMES) if path else ledger / NAMES.lstrip(".")
        named = followed(items(), number, NAMING, language)
        settings = settings._replace(slips=slips_of(table, named, given["jobs"], bounds))
        hands = _hands(engine, ledger, told(settings, output), output)
        with progress(number, READING, language) as step:
            done = run(items(), kept, settings, output, given["jobs"], bounds, planned, lambda _: step(), hands)
        left = [record for record in kept.records(done.run) if record.state in ("failed", "read")]
    failed = [record for record in left if record.state == "failed"]
    where = Wording("bảng của `vnproof batch report --csv`", "the tables of `vnproof batch report --csv`")
    tell_faults([record.error or "" for record in failed], where, language)
    tell_only_read(Counter(reason(record) for record in left if record.state == "read"), language)
    if output and (lacking := sum(not found(record.target) for record in failed)):
        tell(
            Wording(
                f"{output} không có {lacking} văn bản không xử lý được; bản gốc của chúng còn nguyên trong kho.",
                f"{output} lacks {lacking} documents that could not be done; they lie in the archive as they were.",
            ),
            language,
        )
    vi, en = (", ".join(words) for words in zip(*states(done.states), strict=True)) if done.states else ("", "")
    tell(
        Wording(
            f"lượt {done.run} xong: {vi or 'không có gì mới'}; {done.skipped} văn bản đã làm từ trước.",
            f"run {done.run} is done: {en or 'nothing new'}; {done.skipped} documents were done before.",
        ),
        language,
    )
    return ExitCode.UNREADABLE if failed else ExitCode.CLEAN


@command.command("undo")
@click.option("--run", type=int, metavar="SỐ", help="Chỉ những gì lượt này đã làm.")
@click.option("--document", metavar="TÊN", help="Chỉ văn bản này.")
@click.option("--check", metavar="MÃ", help="Chỉ các chỗ sửa của một loại lỗi.")
@click.option("--all", "everything", is_flag=True, help="Mọi thứ.")
@ledger_option
@language_option
def undo_command(
    run: int | None, document: str | None, check: str | None, everything: bool, ledger: Path, lang: Language | None
) -> int:
    """Trả lại đúng như cũ: một lượt, một văn bản, hoặc các chỗ sửa của một loại lỗi."""
    from vnproof.batch.undo import known_document, known_run, undo

    if all(each is None for each in (run, document, check)) and not everything:
        raise Misuse(
            "hãy nói rõ hoàn tác gì: --run, --document, --check hoặc --all.",
            "say what to undo: --run, --document, --check or --all.",
        )
    with existing_ledger(ledger) as kept:
        number = known_run(kept, run) if run is not None else None
        name = known_document(kept, document) if document is not None else None
        done = list(undo(kept, run=number, name=name, check=check))
    refused = [one.error for one in done if one.error]
    undone = len(done) - len(refused)
    told = Wording(f"đã hoàn tác {undone} văn bản.", f"{undone} documents taken back.")
    nothing = Wording("không còn chỗ sửa nào như vậy để hoàn tác.", "no such correction is left to take back.")
    code = tell_each(refused, told if done else nothing, lang or "vi")
    if refused and undone:
        tell(told, lang or "vi")
    return code


@command.command("verify")
@ledger_option
@language_option
def verify_command(ledger: Path, lang: Language | None) -> int:
    """Đối chiếu sổ với tệp và kho bản gốc."""
    from vnproof.batch.undo import verify

    with existing_ledger(ledger) as kept:
        faults = list(verify(kept))
    right = Wording("sổ, tệp và kho bản gốc khớp nhau.", "ledger, files and originals agree.")
    return tell_each(faults, right, lang or "vi")


def _fields(given: Given) -> Fields:
    from vnproof.batch.containers import Fields

    return Fields(given["columns"], given["kind"], given["table"], given["key"])


def _selected(given: Given) -> Callable[[Path], Selection]:
    return selections({name: given[name] for name in ("include", "exclude")})


def settings_of(given: Given, folder: Path) -> Settings:
    """What the command line and the configuration of a folder ask for."""
    from vnproof.batch.work import Permission, Settings
    from vnproof.cli.proofreaders import dictionaries_for, make_config, settings_for
    from vnproof.core.finding import Safety

    wanted = {name: given[name.replace("-", "_")] for name in ("select", "ignore", "min-confidence", "second-opinion")}
    found, settings = settings_for(folder, wanted)
    config = make_config(settings, dictionaries_for(folder, found, settings))
    checks = tuple(code.strip().upper() for each in given.get("checks", ()) for code in each.split(","))
    permission = Permission(Safety.LIKELY if given["likely"] else Safety.SAFE, checks)
    if not given.get("memory"):
        return Settings(config, permission)
    team = open_memory(given["memory"])
    known = replace(config, words=config.words | team.words, corrections=(*config.corrections, *team.corrections))
    return Settings(known, permission, ignores=team.ignores)


def _hands(engine: str | None, ledger: Path, said: dict[str, Any], target: Path | None) -> Hands:
    """Who does the work: processes here, or the engine's."""
    if engine:
        from vnproof.batch.cluster import spread

        return partial(spread, folder=ledger, said=said, target=target)
    from vnproof.batch.crew import crew

    return crew


def _demand_outside(output: Path, sources: tuple[str, ...]) -> None:
    """Else what is written would be read as documents the next time, or take the place of the originals."""
    here = output.resolve()
    for source in sources:
        there = Path(source).resolve()
        if here.is_relative_to(there) if there.is_dir() else here == there.parent:
            raise Misuse(
                f"{output}: nằm ngay trong kho {source}; hãy ghi ra thư mục khác, hoặc dùng --in-place.",
                f"{output}: lies in the archive {source}; write into another folder, or use --in-place.",
            )


def _demand(wanted: float | None, sample: Path) -> None:
    """Does a marked sample speak for the precision that is asked for?"""
    if wanted is None:
        return
    from vnproof.batch import sampling

    found = sampling.precision(sampling.read_sample(sample))
    if not found.marked:
        raise Misuse(
            f"chưa chỗ nào trong mẫu {sample} được chấm; hãy chấm bằng `vnproof batch sample --mark`.",
            f"no place of the sample {sample} is marked; mark them by `vnproof batch sample --mark`.",
        )
    if found.share < wanted:
        share, least = figure(found.share, ".1%"), figure(wanted, ".1%")
        raise Misuse(
            f"mẫu {sample} đạt {share.vi} trên {found.marked} chỗ, chưa tới {least.vi}; hãy bớt loại lỗi tự sửa bằng "
            "--check, hoặc hạ mức.",
            f"the sample {sample} has {share.en} of {found.marked} right, not {least.en}; correct fewer kinds by "
            "--check, or ask for less.",
        )
