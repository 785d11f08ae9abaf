"""
Findings in text that should have none, and false alarms against a gold: what reading has said of them, and the rates.

    published text → findings → Alarm: its place, and the verdict of whoever has read it → tables by class of text

What nobody has read counts as false, and so does what nobody can be sure of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vnproof.core.finding import Finding, Safety
from vnproof.core.report import Report
from vnproof.training.alignment import tokens_of
from vnproof.training.carriers import Carried
from vnproof.training.evaluation import LEVELS, GoldResult
from vnproof.training.results import table
from vnproof.training.scoring import Tally, Verdict, interval
from vnproof.training.verdicts import COLUMNS, FALSE_UNLESS_PROVED, NONE, Place, Ruling, Verdicts

GROUPS = {
    "law": "law and administration",
    "admin": "law and administration",
    "mixed": "government portals",
    "news": "news",
}
"Classes of published text by how the file's name begins."

MARKS = {"law and administration": 0.05, "news": 0.25}
"False alarms per 1,000 tokens, all reported, that are wanted at most."

STRETCH = 40  # lines that are drawn together when an interval is bootstrapped: about an article
CONTEXT = 90  # characters on either side of what is to be read


class Alarm(NamedTuple):
    """A finding where there should be none."""

    finding: Finding
    place: Place
    source: str
    ruling: Ruling

    @property
    def is_false(self) -> bool:
        """Is it false, as far as anyone knows?"""
        return self.ruling in FALSE_UNLESS_PROVED


class CleanResult(NamedTuple):
    """The alarms in one text, or a few; `sizes` are the tokens in each stretch of it, by file and number."""

    name: str
    group: str
    sizes: Mapping[tuple[str, int], int]
    alarms: tuple[Alarm, ...]

    @property
    def tokens(self) -> int:
        """All tokens."""
        return sum(self.sizes.values())


def group_of(name: str) -> str:
    """
    The class of a text, by its name.

    >>> group_of("law_codes.txt"), group_of("clean")
    ('law and administration', 'clean')
    """
    return GROUPS.get(name.partition("_")[0], name)


def examine_clean(
    name: str, group: str, sources: Mapping[str, str], proofread: Callable[[str], Report], verdicts: Verdicts
) -> CleanResult:
    """Proofread texts that have hardly an error, each under the name of its file."""
    sizes: Counter[tuple[str, int]] = Counter()
    alarms: list[Alarm] = []
    for file, source in sources.items():
        for number, line in enumerate(source.split("\n")):
            sizes[file, number // STRETCH] += len(tokens_of(line))
        for finding in proofread(source).findings:
            before = source[: finding.span.start]
            place = Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1))
            alarms.append(_alarm(finding, place, source, verdicts))
    return CleanResult(name, group, sizes, tuple(alarms))


def examine_names(sentences: Iterable[Carried], proofread: Callable[[str], Report]) -> list[CleanResult]:
    """The alarms in sentences that carry names, by class of name; its size is the number of names."""
    sizes: Counter[str] = Counter()
    alarms: defaultdict[str, list[Alarm]] = defaultdict(list)
    for number, (source, group, names) in enumerate(sentences, 1):
        sizes[group] += names
        alarms[group] += (
            Alarm(finding, Place(group, number, finding.span.start), source, Ruling.FALSE)
            for finding in proofread(source).findings
        )
    return [CleanResult(group, group, {(group, 0): size}, tuple(alarms[group])) for group, size in sizes.items()]


def false_alarms(result: GoldResult, file: str, verdicts: Verdicts) -> list[Alarm]:
    """The false alarms against a gold; the line is the row."""
    return [
        _alarm(finding, Place(file, row, finding.span.start), outcome.text.source, verdicts)
        for row, outcome in enumerate(result.reported, 1)
        for finding, verdict in zip(outcome.findings, outcome.judged.edits, strict=True)
        if verdict is Verdict.FALSE_ALARM
    ]


def density_table(what: str, unit: str, results: Sequence[CleanResult]) -> str:
    """Findings per 1,000 tokens (or names), and their number."""
    whole = _together("**all**", results)
    rows = [
        [result.name, result.tokens, *(_density(result, at_least) for at_least in LEVELS.values())]
        for result in (*results, whole)
    ]
    return table([what, unit, *LEVELS], rows)


def by_check_table(results: Sequence[CleanResult]) -> str:
    """How many findings of each check there are in each class of text, and how many of them `fix` would apply."""
    groups = list(dict.fromkeys(result.group for result in results))
    found = Counter((alarm.finding.code, result.group) for result in results for alarm in result.alarms)
    safe = Counter(
        alarm.finding.code for result in results for alarm in result.alarms if alarm.finding.safety is Safety.SAFE
    )
    names = {alarm.finding.code: alarm.finding.name for result in results for alarm in result.alarms}
    rows = [
        [f"{code} {name}", *(found[code, group] for group in groups), safe[code]]
        for code, name in sorted(names.items())
    ]
    sizes = ["tokens", *(sum(r.tokens for r in results if r.group == group) for group in groups), ""]
    return table(["check", *groups, "SAFE"], [sizes, *rows])


def read_table(results: Sequence[CleanResult]) -> str:
    """What reading says of the findings in published text, by class of text and level."""
    rows = []
    for group in dict.fromkeys(result.group for result in results):
        whole = _together(group, [result for result in results if result.group == group])
        for level, at_least in LEVELS.items():
            alarms = [alarm for alarm in whole.alarms if alarm.finding.safety >= at_least]
            mark = MARKS.get(group, "") if at_least is Safety.HINT else ""
            rows.append([group, whole.tokens, level, *_rulings(alarms), _false_rate(whole, alarms), mark])
    header = ["class", "tokens", "level", "findings", *(ruling.value for ruling in Ruling)]
    return table([*header, "false per 1,000 (95 %)", "wanted"], rows)


def damage_table(results: Sequence[CleanResult]) -> str:
    """Right words that `fix` would change, by class of text."""
    groups = dict.fromkeys(result.group for result in results)
    together = [_together(group, [result for result in results if result.group == group]) for group in groups]
    rows = []
    for result in (*together, _together("**all**", results)):
        damaged = sum(alarm.is_false and alarm.finding.safety is Safety.SAFE for alarm in result.alarms)
        rows.append([result.name, result.tokens, damaged, f"{result.tokens // damaged:,}" if damaged else "none"])
    return table(["class", "tokens", "damaged", "one in"], rows)


def against_gold_table(alarms: Mapping[str, Sequence[Alarm]]) -> str:
    """What reading says of the false alarms against gold sets."""
    rows = [
        [name, level, *_rulings([alarm for alarm in found if alarm.finding.safety >= at_least])]
        for name, found in alarms.items()
        if found
        for level, at_least in LEVELS.items()
    ]
    return table(["set", "level", "false alarms", *(ruling.value for ruling in Ruling)], rows)


def unread(alarms: Iterable[Alarm]) -> Iterator[str]:
    """What is to be read, as rows of `corpus/verdicts.tsv`; the context comes last and is not kept."""
    yield "\t".join([*COLUMNS, "level", "context"])
    for finding, place, source, ruling in alarms:
        if ruling is Ruling.UNREAD:
            start, end = finding.span
            typed, proposed = finding.span.of(source), finding.suggestions[0].text if finding.suggestions else NONE
            left, right = source[max(0, start - CONTEXT) : start], source[end : end + CONTEXT]
            context = f"{left}[{typed} → {proposed}]{right}".replace("\n", " ⏎ ").replace("\t", " ")
            yield "\t".join([*map(str, place), typed, proposed, "?", "?", finding.safety.name, context])


def _alarm(finding: Finding, place: Place, source: str, verdicts: Verdicts) -> Alarm:
    proposed = finding.suggestions[0].text if finding.suggestions else ""
    return Alarm(finding, place, source, verdicts.of(place, finding.span.of(source), proposed))


def _together(name: str, results: Sequence[CleanResult]) -> CleanResult:
    sizes = {stretch: size for result in results for stretch, size in result.sizes.items()}
    return CleanResult(name, name, sizes, tuple(alarm for result in results for alarm in result.alarms))


def _density(result: CleanResult, at_least: Safety) -> str:
    number = sum(alarm.finding.safety >= at_least for alarm in result.alarms)
    return f"{1000 * number / max(result.tokens, 1):.2f} ({number})"


def _rulings(alarms: Sequence[Alarm]) -> list[int]:
    counts = Counter(alarm.ruling for alarm in alarms)
    return [len(alarms), *(counts[ruling] for ruling in Ruling)]


def _false_rate(result: CleanResult, alarms: Iterable[Alarm]) -> str:
    """False alarms per 1,000 tokens with their interval, stretches of the text drawn anew."""
    false = Counter((alarm.place.file, (alarm.place.line - 1) // STRETCH) for alarm in alarms if alarm.is_false)
    tallies = {
        f"{stretch}": Tally(clean_tokens=size, false_alarms=false[stretch]) for stretch, size in result.sizes.items()
    }
    low, high = interval(tallies, lambda counted: counted.false_alarms_per_1000)
    rate = 1000 * sum(false.values()) / max(result.tokens, 1)
    return f"{rate:.3f} ({low:.3f}–{high:.3f})"
