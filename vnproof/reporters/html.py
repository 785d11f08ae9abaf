"""
For people, to pass on: one page that needs no network, with a summary, and each text with its findings marked in it.

The page is whole without its script. Nothing is printed before all is read, for the summary stands first; kept until
then is what is shown of the texts: little more than the paragraphs with findings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vnproof import __version__
from vnproof.context.model import models
from vnproof.core.finding import Finding, Safety
from vnproof.core.report import Report
from vnproof.core.wording import Language, Wording
from vnproof.reporters.charts import SAFETIES, bars
from vnproof.reporters.marked import CERTAINTY, Marked, say, shown
from vnproof.reporters.outcome import Look, Outcome
from vnproof.reporters.phrases import titles

# What a browser shows without tiring; the rest is counted.
MOST_FINDINGS = 5000
MOST_FILES = 12

TITLE = Wording("Báo cáo soát lỗi chính tả", "Proofreading report")
TO_TEXTS = Wording("Đến phần từng văn bản", "Go to the texts")
SUMMARY = Wording("Tóm tắt", "Summary")
TEXTS = Wording("Từng văn bản", "The texts")
READ = Wording("Văn bản đã soát", "Texts checked")
FOUND = Wording("Chỗ đáng ngờ", "Findings")
BY_KIND = Wording("Theo loại lỗi", "By kind")
BY_FILE = Wording("Theo văn bản", "By text")
OTHERS = Wording("còn lại", "others")
UNREAD = Wording("Không soát được", "Could not be checked")
CLEAN = Wording("Không thấy lỗi", "No faults found")
FILTERS = Wording("Lọc", "Filter")
SHOW = Wording("Hiện", "Show")
KINDS = Wording("Loại lỗi", "Kinds")
BEFORE = Wording("Chỗ trước", "Previous")
AFTER = Wording("Chỗ sau", "Next")
SHOWN = Wording("{shown} trên {all} chỗ", "{shown} of {all}")


def _made_by() -> Wording:
    made_by = f"vnproof {__version__} ({', '.join(models())})"
    return Wording(
        f"Soát bằng {made_by}, ngay trên máy, không qua mạng. Máy có thể nhầm: xin người đọc lại.",
        f"Checked by {made_by}, on this machine alone. It can be wrong: let a person read what it proposes.",
    )


def report(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """
    The page.

    >>> page = "".join(report([Outcome("a.txt", Report("", ()))], Look()))
    >>> page[:15], page.count("a.txt")
    ('<!DOCTYPE html>', 1)
    """
    texts = Texts(look.language)
    for outcome in outcomes:
        texts.add(outcome)
    script = _resource("page.js")
    yield from head(TITLE, look.language, script=script)
    yield (
        f'<a class="skip" href="#texts">{say(TO_TEXTS, look.language)}</a>\n'
        f"<main>\n<h1>{say(TITLE, look.language)}</h1>\n"
    )
    yield from _summary(texts)
    if texts.articles:
        yield f'<section aria-labelledby="texts">\n<h2 id="texts">{say(TEXTS, look.language)}</h2>\n'
        yield _filters(texts)
        yield from texts.articles
        yield "</section>\n"
    yield f"</main>\n<footer>{say(_made_by(), look.language)}</footer>\n"
    yield f"<script>{script}</script>\n</body>\n</html>\n"


@dataclass
class Texts:
    """What is kept of the outcomes: figures, names, and the texts with findings as they will be shown."""

    language: Language
    articles: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    clean: list[str] = field(default_factory=list)
    by_file: list[tuple[str, Counter[Safety]]] = field(default_factory=list)
    by_kind: defaultdict[str, Counter[Safety]] = field(default_factory=lambda: defaultdict(Counter))
    numbered: int = 0

    @property
    def safeties(self) -> Counter[Safety]:
        """How many findings of each safety."""
        return sum(self.by_kind.values(), Counter())

    def add(self, outcome: Outcome) -> None:
        """Count an outcome, and keep what is shown of it."""
        if outcome.error:
            self.unread.append(shown(outcome.error.in_language(self.language)))
        elif outcome.report and outcome.report.findings:
            self._add_text(shown(outcome.path), outcome.report)
        else:
            self.clean.append(shown(outcome.path))

    def _add_text(self, name: str, report: Report) -> None:
        for finding in report.findings:
            self.by_kind[finding.code][finding.safety] += 1
        self.by_file.append((name, Counter(finding.safety for finding in report.findings)))
        findings = report.findings[: MOST_FINDINGS - self.numbered]
        marked = Marked(report, findings, self.numbered + 1, self.language).html() if findings else ""
        self.numbered += len(findings)
        self.articles.append(
            f'<article class="sheet document" id="d{len(self.by_file)}">\n<header><h3>{name}</h3>'
            f"<p>{self._count(report.findings)}</p></header>\n{marked}\n{self._rest(report, len(findings))}</article>\n"
        )

    def _count(self, findings: tuple[Finding, ...]) -> str:
        number = len(findings)
        return say(Wording(f"{number} chỗ đáng ngờ", f"Findings: {number}"), self.language)

    def _rest(self, report: Report, there: int) -> str:
        rest = len(report.findings) - there
        if not rest:
            return ""
        sentence = Wording(
            f"Còn {rest} chỗ nữa không hiện ở đây; hãy soát riêng văn bản này để xem hết.",
            f"{rest} more are not shown here; check this text alone to see them all.",
        )
        return f'<p class="rest">{say(sentence, self.language)}</p>\n'


def head(title: Wording, language: Language, style: str = "", script: str = "") -> Iterator[str]:
    """A page begins: only our style, with what is added, and this script may run; nothing may be fetched."""
    style = _resource("page.css") + style
    scripts = f"'{_hash(script)}'" if script else "'none'"
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src {scripts}; base-uri 'none'; form-action 'none'"
    )
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{say(title, language)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _summary(texts: Texts) -> Iterator[str]:
    language, safeties = texts.language, texts.safeties
    read = len(texts.by_file) + len(texts.clean)
    figures = [("", READ, read), ("", FOUND, safeties.total())]
    figures += [(safety.name.lower(), CERTAINTY[safety], safeties[safety]) for safety in SAFETIES]
    figures += [("", CLEAN, len(texts.clean))]
    figures += [("", UNREAD, len(texts.unread))] if texts.unread else []
    yield f'<section aria-labelledby="summary">\n<h2 id="summary">{say(SUMMARY, language)}</h2>\n<dl class="figures">\n'
    for kind, name, number in figures:
        yield f'<div class="{kind or "plain"}"><dt>{say(name, language)}</dt><dd>{number}</dd></div>\n'
    yield "</dl>\n"
    if texts.by_file:
        yield '<div class="charts">\n'
        for chart in (bars(say(BY_KIND, language), _kinds(texts)), bars(say(BY_FILE, language), _files(texts))):
            yield f'<div class="sheet">\n{chart}\n{_legend(language)}</div>\n'
        yield "</div>\n"
    if texts.unread:
        yield f'<div class="sheet unread"><strong>{say(UNREAD, language)}</strong>{_list(texts.unread)}</div>\n'
    if texts.clean:
        heading = f"{say(CLEAN, language)} ({len(texts.clean)})"
        yield f'<details class="sheet clean"><summary>{heading}</summary>{_list(texts.clean)}</details>\n'
    yield "</section>\n"


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _legend(language: Language) -> str:
    swatches = (
        f'<li><span class="swatch {safety.name.lower()}"></span>{say(CERTAINTY[safety], language)}</li>'
        for safety in SAFETIES
    )
    return f'<ul class="legend" aria-hidden="true">{"".join(swatches)}</ul>\n'


def _kinds(texts: Texts) -> Iterator[tuple[str, Counter[Safety]]]:
    for code, counts in sorted(texts.by_kind.items(), key=lambda each: -each[1].total()):
        yield _kind(code, texts.language), counts


def _kind(code: str, language: Language) -> str:
    """The code, and what the check is called."""
    title = titles().get(code)
    return f'<span class="code">{code}</span> {say(title, language) if title else ""}'


def _files(texts: Texts) -> Iterator[tuple[str, Counter[Safety]]]:
    """The texts with the most findings, each leading to its place on the page, and the others together."""
    numbered = [(f'<a href="#d{number}">{name}</a>', counts) for number, (name, counts) in enumerate(texts.by_file, 1)]
    numbered.sort(key=lambda each: -each[1].total())
    yield from numbered[:MOST_FILES]
    if others := numbered[MOST_FILES:]:
        rest: Counter[Safety] = sum((counts for _, counts in others), Counter())
        yield f"{say(OTHERS, texts.language)} ({len(others)})", rest


def _filters(texts: Texts) -> str:
    """Hidden until the script shows it: without one, all is there to read."""
    language, safeties = texts.language, texts.safeties
    certainty = "".join(
        _box("safety", safety.name.lower(), f"{say(CERTAINTY[safety], language)} ({safeties[safety]})")
        for safety in SAFETIES
        if safeties[safety]
    )
    kinds = "".join(
        _box("code", code, f"{_kind(code, language)} ({counts.total()})")
        for code, counts in sorted(texts.by_kind.items())
    )
    steps = "".join(
        f'<button type="button" data-step="{by}" title="Alt+{key}">{say(name, language)}</button>'
        for by, key, name in ((-1, "↑", BEFORE), (1, "↓", AFTER))
    )
    return (
        f'<div class="filters" id="filters" role="group" aria-label="{say(FILTERS, language)}" hidden>\n'
        f'<fieldset><legend>{say(SHOW, language)}</legend><div class="group">{certainty}</div></fieldset>\n'
        f'<div class="steps"><span role="status" data-text="{say(SHOWN, language)}"></span>{steps}</div>\n'
        f'<details class="kinds"><summary>{say(KINDS, language)} ({len(texts.by_kind)})</summary>'
        f'<div class="group" role="group" aria-label="{say(KINDS, language)}">{kinds}</div></details>\n</div>\n'
    )


def _box(name: str, value: str, label: str) -> str:
    return f'<label><input type="checkbox" name="{name}" value="{value}" checked>{label}</label>'


def _resource(name: str) -> str:
    from importlib.resources import files

    return files("vnproof.reporters").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
