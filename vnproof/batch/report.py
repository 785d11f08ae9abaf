"""The report of an archive: one HTML page that a manager reads and a reader checks, and needs no network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from vnproof import __version__
from vnproof.batch.ledger import Ledger
from vnproof.batch.queue import Alike, Group, queue, waiting
from vnproof.batch.tally import FATES, Fate, Tally, spread, tally
from vnproof.core.wording import Language, Wording, figure
from vnproof.documents.files import write_atomically
from vnproof.reporters.charts import bars, grouped
from vnproof.reporters.html import head
from vnproof.reporters.marked import NOTHING, say, shown
from vnproof.reporters.phrases import percent, titles

FREQUENT = 20  # corrections
QUEUE = 50  # groups that wait for a person
FOLDERS = 24
RUNS = 20
BLANK = "\N{OPEN BOX}"
TITLE = Wording("Báo cáo làm sạch kho văn bản", "Report on a cleaned archive")
FATE = {
    "made": Wording("Đã sửa", "Corrected"),
    "waiting": Wording("Chờ người xem", "Waiting for a person"),
    "left": Wording("Chỉ báo", "Told only"),
}
STATES = {
    "changed": Wording("Văn bản đã sửa", "Documents corrected"),
    "same": Wording("Không phải sửa", "Left as they were"),
    "read": Wording("Chỉ đọc được", "Only read"),
    "failed": Wording("Không xử lý được", "Could not be worked on"),
    "undone": Wording("Đã hoàn tác", "Taken back"),
    "writing": Wording("Đang ghi dở", "Being written"),
}


def write_report(path: Path, ledger: Ledger, language: Language, ignores: Collection[tuple[str, str]] = ()) -> None:
    """Write the page, whole or not at all."""
    write_atomically(path, "".join(page(ledger, language, ignores)).encode(), backup=False)


def page(ledger: Ledger, language: Language = "vi", ignores: Collection[tuple[str, str]] = ()) -> Iterator[str]:
    """The page; of the queue without what the team ignores."""
    counted = tally(ledger)
    yield from head(TITLE, language, _style())
    yield f"<main>\n<h1>{say(TITLE, language)}</h1>\n<p class='lead'>{say(_lead(counted), language)}</p>\n"
    yield _figures(counted, language)
    yield _charts(counted, language)
    yield _queue(queue(waiting(ledger), ignores), language)
    yield _only_read(counted, language)
    yield _failed(counted, language)
    yield _runs(ledger, counted, language)
    yield f"</main>\n<footer>{say(_made_by(ledger), language)}</footer>\n</body>\n</html>\n"


def _style() -> str:
    from importlib.resources import files

    return files("vnproof.batch").joinpath("report.css").read_text("utf-8")


def _lead(counted: Tally) -> Wording:
    fates, documents = counted.fates, sum(counted.states.values())
    made, found = grouped(fates["made"]), grouped(fates.total())
    before, after = (figure(counted.per_thousand(kept), ".1f") for kept in (FATES, FATES[1:]))
    return Wording(
        f"{grouped(documents)} văn bản, {found} chỗ đáng ngờ, {made} chỗ đã sửa: từ {before.vi} còn {after.vi} chỗ "
        "trong mỗi nghìn tiếng.",
        f"{grouped(documents)} documents, {found} findings, {made} corrected: from {before.en} down to {after.en} in "
        "every thousand syllables.",
    )


def _figures(counted: Tally, language: Language) -> str:
    fates = counted.fates
    told: list[tuple[str, Wording, int]] = [("made", Wording("Chỗ đã sửa", "Places corrected"), fates["made"])]
    told.append(("waiting", Wording("Chỗ chờ người xem", "Places that wait"), fates["waiting"]))
    told += [(state, STATES[state], counted.states[state]) for state in STATES if counted.states[state]]
    told.append(("plain", Wording("Tiếng đã đọc", "Syllables read"), counted.syllables))
    boxes = "".join(
        f'<div class="{kind}"><dt>{say(name, language)}</dt><dd>{grouped(number)}</dd></div>\n'
        for kind, name, number in told
    )
    return f'<dl class="figures">\n{boxes}</dl>\n'


def _charts(counted: Tally, language: Language) -> str:
    names = titles()
    kinds = (
        (_code(code, names.get(code), language), fates)
        for code, fates in sorted(counted.kinds.items(), key=lambda each: -each[1].total())
    )
    worst = ((shown(name), fates) for _, name, fates in sorted(counted.worst, reverse=True))
    charts = [
        _sheet(bars(say(Wording("Theo loại lỗi", "By kind"), language), kinds, FATES), language),
        _sheet(bars(say(Wording("Văn bản nhiều lỗi nhất", "Worst documents"), language), worst, FATES), language),
        _before_and_after(counted, language),
        _corrections(counted, language),
    ]
    if len(counted.folders) > 1:
        caption = say(Wording("Theo thư mục", "By folder"), language)
        charts.append(_sheet(bars(caption, _folders(counted, language), FATES), language))
    return f'<div class="charts">\n{"".join(charts)}</div>\n'


def _code(code: str, title: Wording | None, language: Language) -> str:
    return f'<span class="code">{escape(code)}</span> {say(title, language) if title else ""}'


def _folders(counted: Tally, language: Language) -> Iterator[tuple[str, Counter[Fate]]]:
    listed = sorted(counted.folders.items(), key=lambda each: -each[1].total())
    for name, fates in sorted(listed[:FOLDERS]):
        yield shown(name) or say(Wording("(ngay trong kho)", "(at the top)"), language), fates
    if others := listed[FOLDERS:]:
        name = say(Wording(f"còn lại ({len(others)})", f"others ({len(others)})"), language)
        yield name, sum((fates for _, fates in others), Counter())


def _before_and_after(counted: Tally, language: Language) -> str:
    """Two bars for each number of faults: how many documents had so many, and how many have."""
    rows: list[tuple[str, Counter[str]]] = []
    for number, before, after in spread(counted):
        what = Wording(f"{number} chỗ", f"{number} findings")
        rows += [
            (say(Wording(f"{what.vi}, trước", f"{what.en}, before"), language), Counter({"left": before})),
            (say(Wording(f"{what.vi}, sau", f"{what.en}, after"), language), Counter({"made": after})),
        ]
    caption = Wording("Số văn bản theo số chỗ đáng ngờ, trước và sau", "Documents by their findings, before and after")
    return f'<div class="sheet">\n{bars(say(caption, language), rows, ("left", "made"))}</div>\n'


def _sheet(chart: str, language: Language) -> str:
    swatches = "".join(f'<li><span class="swatch {fate}"></span>{say(FATE[fate], language)}</li>' for fate in FATES)
    return f'<div class="sheet">\n{chart}\n<ul class="legend" aria-hidden="true">{swatches}</ul>\n</div>\n'


def _corrections(counted: Tally, language: Language) -> str:
    if not counted.pairs:
        return ""
    rows = (
        (f"<del>{_change(old)}</del> → <ins>{_change(new)}</ins>", Counter({"made": times}))
        for (old, new), times in counted.pairs.most_common(FREQUENT)
    )
    caption = Wording("Sửa nhiều nhất", "Most frequent corrections")
    return f'<div class="sheet pairs">\n{bars(say(caption, language), rows, FATES)}</div>\n'


def _queue(groups: list[Group], language: Language) -> str:
    heads = (
        Wording("Đang viết", "Reads"),
        Wording("Đề nghị", "Proposed"),
        Wording("Số chỗ", "Places"),
        Wording("Chắc", "Sure"),
        Wording("Ví dụ", "Example"),
    )
    rows = (
        f"<tr><td>{_change(group.alike.phrase)}</td><td><ins>{_change(_proposed(group.alike))}</ins></td>"
        f"<td class='n times'>{grouped(group.places)}</td><td class='n'>{percent(group.confidence)}</td>"
        f"<td class='text'>{_example(group)}</td></tr>"
        for group in groups[:QUEUE]
    )
    number = grouped(len(groups))
    note = Wording(
        f"{number} nhóm chỗ giống nhau, đáng giá nhất trước; quyết bằng `vnproof batch review`.",
        f"{number} groups of places that are alike, the most valuable first; decide by `vnproof batch review`.",
    )
    return _table(FATE["waiting"], note, heads, rows, language)


def _proposed(alike: Alike) -> str:
    return alike._replace(old=alike.new).phrase


def _example(group: Group) -> str:
    before, after = group.examples[0].around
    return f"{_text(before)}<mark>{_text(group.alike.old)}</mark>{_text(after)}"


def _only_read(counted: Tally, language: Language) -> str:
    heads = (Wording("Văn bản", "Documents"), Wording("Vì sao, và cách làm", "Why, and what helps"))
    rows = (
        f"<tr>{_count(number, heads[0], language)}<td class='how'>{_with_code(why, language)}</td></tr>"
        for why, number in counted.only_read.most_common()
    )
    note = Wording(
        "Các chỗ sai tìm thấy trong những văn bản này được tính là «chỉ báo» và liệt kê trong bảng CSV.",
        "What was found in these documents counts as told only, and is listed in the CSV table.",
    )
    return _table(STATES["read"], note, heads, rows, language)


def _runs(ledger: Ledger, counted: Tally, language: Language) -> str:
    """The runs, newest first; how much of what each has changed stands."""
    heads = (
        Wording("Lượt", "Run"),
        Wording("Bắt đầu (UTC)", "Begun (UTC)"),
        Wording("Văn bản", "Documents"),
        Wording("Chỗ sửa", "Corrections"),
        Wording("Cách làm", "How"),
    )
    runs = ledger.runs()
    rows = (
        f"<tr><td><b>{say(heads[0], language)} </b>{number}</td>"
        f"<td class='time'>{escape(_time(started))}</td>"
        f"{_count(counted.runs[number]['documents'], heads[2], language)}"
        f"{_count(counted.runs[number]['edits'], heads[3], language)}"
        f"<td class='how'>{say(_how(settings, is_whole=ended is not None), language)}</td></tr>"
        for number, started, ended, settings in list(reversed(runs))[:RUNS]
    )
    older = len(runs) - RUNS
    note = Wording(
        "Những gì mỗi lượt đã sửa mà nay còn trong văn bản"
        + (f"; {grouped(older)} lượt cũ hơn không liệt kê." if older > 0 else "."),
        "What each run has corrected that still stands"
        + (f"; {grouped(older)} older runs are not listed." if older > 0 else "."),
    )
    return _table(Wording("Các lượt chạy", "Runs"), note, heads, rows, language)


def _count(number: int, what: Wording, language: Language) -> str:
    """A cell with a number, and of what, which is seen where a narrow screen has no room for the heads."""
    return f"<td class='n'>{grouped(number)}<b> {say(what, language).lower()}</b></td>"


def _time(told: str) -> str:
    return told[:16].replace("T", " ")


def _how(settings: Mapping[str, Any], *, is_whole: bool) -> Wording:
    """What a run was asked to do, in a few words."""
    checks = ", ".join(settings.get("checks") or [])
    sure = settings.get("at_least") == "safe"
    target = settings.get("target")
    vi = [
        "chỗ chắc chắn" if sure else "cả chỗ rất có thể sai",
        f"chỉ {checks}" if checks else "",
        f"ghi ra {Path(target).name}" if target else "tại chỗ",
        "" if is_whole else "bị dừng giữa chừng",
    ]
    en = [
        "what is certain" if sure else "what is likely, too",
        f"{checks} alone" if checks else "",
        f"into {Path(target).name}" if target else "in place",
        "" if is_whole else "stopped on the way",
    ]
    return Wording("; ".join(filter(None, vi)), "; ".join(filter(None, en)))


def _failed(counted: Tally, language: Language) -> str:
    heads = (Wording("Văn bản và lý do", "The document, and why"),)
    rows = (f"<tr><td>{_text(record.error or record.name)}</td></tr>" for record in counted.failed)
    left = counted.states["failed"] - len(counted.failed)
    more = Wording(f"Còn {grouped(left)} văn bản nữa trong bảng CSV.", f"{grouped(left)} more are in the CSV table.")
    return _table(STATES["failed"], more if left else None, heads, rows, language)


def _table(
    title: Wording, note: Wording | None, heads: Iterable[Wording], rows: Iterable[str], language: Language
) -> str:
    body = "\n".join(rows)
    if not body:
        return ""
    named = "".join(f"<th scope='col'>{say(name, language)}</th>" for name in heads)
    noted = f"<p class='note'>{_with_code(note, language)}</p>\n" if note else ""
    return (
        f"<section>\n<h2>{say(title, language)}</h2>\n{noted}<div class='sheet wide'><table class='rows'>\n"
        f"<thead><tr>{named}</tr></thead>\n<tbody lang='vi'>\n{body}\n</tbody></table></div>\n</section>\n"
    )


def _with_code(said: Wording, language: Language) -> str:
    """A sentence whose commands are set as such."""
    return re.sub("`(.*?)`", r"<code>\1</code>", say(said, language))


def _text(text: str) -> str:
    return shown(text.replace("\n", " ").replace("\r", " "))


def _change(text: str) -> str:
    """What is written instead, or was; blanks at its ends are seen."""
    bare = text.strip(" ")
    before, _, after = text.partition(bare) if bare else (text, "", "")
    return _text(BLANK * len(before) + bare + BLANK * len(after)) or say(NOTHING, "vi")


def _made_by(ledger: Ledger) -> Wording:
    runs = ledger.runs()
    last = (runs[-1][2] or runs[-1][1]).replace("T", " ").removesuffix("+00:00") if runs else ""
    return Wording(
        f"Sổ {ledger.folder.name}, {len(runs)} lượt, lượt cuối {last} (UTC), vnproof {__version__}. "
        "Mọi chỗ sửa đều hoàn tác được.",
        f"Ledger {ledger.folder.name}, {len(runs)} runs, the last {last} (UTC), vnproof {__version__}. "
        "Every correction can be taken back.",
    )
