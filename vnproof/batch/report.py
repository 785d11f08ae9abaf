"""The report of an archive: one HTML page that a manager reads and a reader checks, and tables for a spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from vnproof.batch.ledger import Change, Ledger, Record
from vnproof.checks import BY_CODE

WORST = 20  # documents
FREQUENT = 40  # corrections
QUEUE = 100  # places that wait for a person
STATES = {
    "changed": "đã sửa",
    "same": "không phải sửa",
    "failed": "không xử lý được",
    "undone": "đã hoàn tác",
    "writing": "đang ghi dở",
}
STYLE = """
:root{color-scheme:light dark;--ink:#1b1f1d;--ground:#f3f5f4;--paper:#fff;--line:#c9d1cd;--own:#0b5c4a;--faint:#55605b}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecea;--ground:#141816;--paper:#1d2220;--line:#3c4642;--own:#7fd3b8;
--faint:#a7b2ac}}
body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--ground);color:var(--ink);
font:1rem/1.55 system-ui,"Noto Sans","DejaVu Sans",sans-serif}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}.figures{display:flex;flex-wrap:wrap;gap:.8rem}
.figures div,table{background:var(--paper);border:1px solid var(--line);border-radius:.4rem}
.figures div{padding:.7rem 1.1rem;min-width:9rem}.figures b{display:block;font-size:1.6rem;color:var(--own)}
table{border-collapse:collapse;width:100%}
th,td{padding:.35rem .7rem;text-align:left;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{color:var(--faint);font-weight:600}
td.n{text-align:right;font-variant-numeric:tabular-nums}td.n,td.c{white-space:nowrap;width:1%}
svg{display:block;width:100%;height:.9rem}rect{fill:var(--own)}mark{background:#fdeccc;color:#1b1f1d}
@media print{body{background:none}tr{break-inside:avoid}}
"""


def write_report(path: Path, ledger: Ledger) -> None:
    """Write the page, whole or not at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.writelines(page(ledger))
    temporary.replace(path)


def write_tables(folder: Path, ledger: Ledger) -> None:
    """Write `documents.csv` and `edits.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "documents.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(Record._fields)
        for record in ledger.records():
            findings = " ".join(f"{code}:{times}" for code, times in sorted(record.findings.items()))
            writer.writerow(record._replace(findings=findings))  # type: ignore[arg-type]
    with (folder / "edits.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("document", *Change._fields))
        for record in ledger.records():
            for change in ledger.changes(record.name):
                writer.writerow((record.name, *change._replace(codes=" ".join(change.codes))))  # type: ignore[arg-type]


def page(ledger: Ledger) -> Iterator[str]:
    """The page, piece by piece; no document is held but by its figures."""
    states: Counter[str] = Counter()
    found: Counter[str] = Counter()
    made: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    waiting: dict[tuple[str, str], list[tuple[float, str, str]]] = {}
    sizes: Counter[str] = Counter()
    failed: list[Record] = []
    syllables, seconds = 0, 0.0
    for record in ledger.records():
        states[record.state] += 1
        syllables += record.syllables
        seconds += record.seconds
        found.update(record.findings)
        if record.state == "failed":
            failed.append(record)
        for change in ledger.changes(record.name):
            if change.applied:
                made.update(change.codes)
                pairs[change.old, change.new] += 1
                sizes[record.name] += 1
            else:
                told = waiting.setdefault((change.old, change.new), [])
                told.append((change.confidence, record.name, change.context))
    yield (
        "<!doctype html>\n<html lang='vi'>\n<meta charset='utf-8'>\n"
        "<meta name='viewport' content='width=device-width,initial-scale=1'>\n"
        "<meta http-equiv='content-security-policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>vnproof: báo cáo kho văn bản</title>\n<style>{STYLE}</style>\n<h1>Báo cáo kho văn bản</h1>\n"
    )
    yield _figures(states, sum(made.values()), sum(len(told) for told in waiting.values()), syllables, seconds)
    yield _bars("Theo loại lỗi: tìm thấy, đã sửa", found, made)
    yield _table(
        "Sửa nhiều nhất",
        ("viết sai", "đã sửa thành", "số lần"),
        ((*pair, n) for pair, n in pairs.most_common(FREQUENT)),
    )
    yield _table("Văn bản nhiều lỗi nhất", ("văn bản", "số chỗ đã sửa"), sizes.most_common(WORST))
    queue = sorted(waiting.items(), key=lambda item: -sum(sure for sure, _, _ in item[1]))[:QUEUE]
    yield _table(
        "Chờ người xem, đáng giá nhất trước",
        ("viết", "đề nghị", "số chỗ", "chắc nhất", "ví dụ"),
        ((old, new, len(told), f"{min(99, int(100 * max(told)[0]))}%", max(told)[2]) for (old, new), told in queue),
    )
    yield _table("Không xử lý được", ("văn bản", "vì sao"), ((record.name, record.error or "") for record in failed))
    yield "</html>\n"


def _figures(states: Mapping[str, int], made: int, waiting: int, syllables: int, seconds: float) -> str:
    told = [("văn bản", sum(states.values())), *((STATES[state], times) for state, times in states.items())]
    told += [("chỗ đã sửa", made), ("chỗ chờ người xem", waiting), ("tiếng đã đọc", syllables)]
    boxes = "".join(f"<div><b>{value:,}</b>{escape(name)}</div>" for name, value in told)
    return f"<section class='figures'>{boxes}<div><b>{seconds:,.0f}</b>giây làm việc</div></section>\n".replace(
        ",", "."
    )


def _bars(title: str, found: Counter[str], made: Counter[str]) -> str:
    titles = {code: check.title for code, check in BY_CODE.items()}
    most = max(found.values(), default=1)
    rows = ""
    for code, times in found.most_common():
        name = f"{code} {titles.get(code, '')}"
        rows += (
            f"<tr><td class='c'>{escape(name)}</td><td class='n'>{times}</td><td class='n'>{made[code]}</td>"
            f"<td><svg viewBox='0 0 100 1' preserveAspectRatio='none' role='img' aria-label='{times}'>"
            f"<rect width='{100 * times / most:.1f}' height='1'/></svg></td></tr>\n"
        )
    return f"<h2>{escape(title)}</h2>\n<table><tr><th>mã<th>tìm thấy<th>đã sửa<th></tr>\n{rows}</table>\n"


def _table(title: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    if not body:
        return ""
    heads = "".join(f"<th>{escape(name)}</th>" for name in header)
    return f"<h2>{escape(title)}</h2>\n<table><tr>{heads}</tr>\n{body}</table>\n"


def _cell(value: object) -> str:
    return f"<td class='n'>{value}</td>" if isinstance(value, int) else f"<td>{escape(str(value))}</td>"
