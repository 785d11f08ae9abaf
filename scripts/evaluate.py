"""
Score the proofreader, and write the section "Accuracy" of corpus/RESULTS.md.

    python scripts/evaluate.py [FOLDER …] [--min-confidence 0.5]
    python scripts/evaluate.py [FOLDER …] --second-opinion               # a section of its own
    python scripts/evaluate.py [FOLDER …] --only SET --errors 20        # to read; writes nothing
    python scripts/evaluate.py [FOLDER …] --unread > unread.tsv         # findings without a verdict; writes nothing

Always scored: corpus/gold (demo, dev, test), corpus/clean, and names in the sentences of corpus/carriers.txt. A FOLDER
may hold more: `*.jsonl` of gold rows as corpus/README.md describes them, `diacritics*.jsonl` for `restore`, and
`clean*/*.txt`, text without errors. Findings in these are counted by what corpus/verdicts.tsv says of them.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from vnproof import __version__
from vnproof.context.model import models
from vnproof.core.config import Config
from vnproof.core.finding import Safety
from vnproof.core.resources import PACKAGE, dictionaries_path
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.proofreader import Proofreader
from vnproof.training import alarms, evaluation, tables
from vnproof.training.carriers import carried, read_names
from vnproof.training.language_model import perplexity
from vnproof.training.remains import remains_table
from vnproof.training.results import Section, table, write_section
from vnproof.training.scoring import read_gold
from vnproof.training.sets import CORPUS, Sets, find_sets, read_clean
from vnproof.training.token_stream import Types, encode
from vnproof.training.verdicts import Verdicts, read_verdicts

NAMES = 3000  # in carrier sentences
UNSEEN = frozenset(["test"])  # sets whose errors nobody looks at
SPELLING = ("VN1",)  # what gold knows of
HEAD = 1 << 16  # bytes of a data file that may be its header
Result = TypeVar("Result")


class Results(NamedTuple):
    """What came of them."""

    gold: list[evaluation.GoldResult]
    against_gold: dict[str, list[alarms.Alarm]]  # false alarms
    clean: list[alarms.CleanResult]
    names: list[alarms.CleanResult]
    perplexity: list[tuple[str, float, float]]  # text, perplexity a symbol, share of known symbols
    other: list[alarms.CleanResult]  # what the checks of other things than spelling say of the same text
    bare: list[evaluation.RestoredResult]


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Drop the less sure."
)
@click.option("--second-opinion", is_flag=True, help="Ask underthesea and pyvi too, on gold sets alone.")
@click.option(
    "--only", multiple=True, metavar="SET", help="These sets (file names without ending); prints, writes nothing."
)
@click.option("--errors", type=int, default=0, metavar="N", help="Print N misses and N false alarms of each gold set.")
@click.option("--unread", is_flag=True, help="Print the findings that want reading, as rows of verdicts.tsv.")
def main(
    folders: tuple[Path, ...],
    min_confidence: float,
    second_opinion: bool,
    only: tuple[str, ...],
    errors: int,
    unread: bool,
) -> None:
    """Score the proofreader on corpus/gold, corpus/clean and the sets in FOLDERS."""
    sets = find_sets(folders)
    if only:
        sets = Sets(*([path for path in paths if path.stem in only] for paths in sets))
    proofreader = Proofreader(Config(SPELLING, min_confidence=min_confidence, second_opinion=second_opinion))
    if errors:
        for result in examine_gold(sets.gold, proofreader):
            click.echo("\n".join(evaluation.examples(result, Safety.HINT, errors)))
        return
    title = "Accuracy"
    if second_opinion:
        title = "Accuracy with a second opinion"
        sets = Sets(sets.gold, [], [])
    verdicts = Verdicts(read_verdicts(CORPUS / "verdicts.tsv"))
    gold = examine_gold(sets.gold, proofreader)
    against_gold = {
        result.title: alarms.false_alarms(result, path.name, verdicts)
        for path, result in zip(sets.gold, gold, strict=True)
        if path.parent != CORPUS / "gold"  # complete by the way it was made
    }
    clean = [timed(path, partial(examine_clean, path, proofreader, verdicts)) for path in sets.clean]
    if unread:
        found = [alarm for result in clean for alarm in result.alarms]
        click.echo("\n".join(alarms.unread([*found, *(alarm for each in against_gold.values() for alarm in each)])))
        return
    others = Proofreader(Config(ignore=SPELLING, min_confidence=min_confidence))
    results = Results(
        gold,
        against_gold,
        clean,
        [] if only or second_opinion else examine_names(proofreader),
        perplexities(sets.clean),
        [timed(path, partial(examine_clean, path, others, verdicts)) for path in sets.clean],
        [timed(path, partial(restore, path, proofreader)) for path in sets.bare],
    )
    run = command(folders, min_confidence, second_opinion)
    body = accuracy(results, run) if second_opinion else markdown(results, run)
    if only:
        click.echo(body)
    else:
        write_section(CORPUS / "RESULTS.md", Section(title, "scripts/evaluate.py", body))


def timed(path: Path, work: Callable[[], Result]) -> Result:
    """Do the work on one set, and say how long it took."""
    click.echo(f"{path.stem} …", err=True, nl=False)
    start = time.perf_counter()
    result = work()
    click.echo(f" {time.perf_counter() - start:.1f} s", err=True)
    return result


def examine_gold(paths: Iterable[Path], proofreader: Proofreader) -> list[evaluation.GoldResult]:
    """The findings in every gold set."""
    return [
        timed(
            path,
            partial(evaluation.examine, path.stem, read_gold(path), proofreader.proofread, learned=is_learned(path)),
        )
        for path in paths
    ]


def examine_clean(path: Path, proofreader: Proofreader, verdicts: Verdicts) -> alarms.CleanResult:
    """The findings in one clean text, or in a folder of them, each text by itself."""
    name = path.stem + " †" * is_learned(path)
    return alarms.examine_clean(name, alarms.group_of(path.stem), read_clean(path), proofreader.proofread, verdicts)


def examine_names(proofreader: Proofreader) -> list[alarms.CleanResult]:
    """The findings in sentences that carry names."""
    path = CORPUS / "carriers.txt"
    sentences = carried(path, read_names(dictionaries_path(), CORPUS), NAMES)
    return timed(path, partial(alarms.examine_names, sentences, proofreader.proofread))


def perplexities(paths: Iterable[Path]) -> list[tuple[str, float, float]]:
    """How well the language model foretells the clean texts, none of which it was trained on."""
    model, found = NGram(), []
    for path in paths:
        types = Types()
        lines = (line for text in read_clean(path).values() for line in text.splitlines(keepends=True))
        found.append((path.stem, *perplexity(model, encode(lines, types), types.symbols)))
    return found


def restore(path: Path, proofreader: Proofreader) -> evaluation.RestoredResult:
    """What `restore` makes of the rows of one file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return evaluation.RestoredResult(
        path.stem,
        {
            row["id"]: evaluation.tally_restored(row["source"], row["target"], proofreader.restore(row["source"]))
            for row in rows
        },
    )


def is_learned(path: Path) -> bool:
    """Has the judge learned from this set?"""
    head = (PACKAGE / "data" / "judgement.tsv").read_text(encoding="utf-8").partition("\n")[0]
    return bool(re.search(rf"\b{re.escape(path.stem)}\b", head))


def command(folders: Iterable[Path], min_confidence: float, second_opinion: bool) -> str:
    """The command that was run; folders are anyone's own and go by one name."""
    options = f" --min-confidence {min_confidence:g}" if min_confidence else ""
    options += " --second-opinion" * second_opinion
    return "python scripts/evaluate.py" + " FOLDER" * len(list(folders)) + options


def data_files() -> str:
    """What was measured: every compiled file with its format, and a digest of its content."""
    rows = []
    for path in sorted((PACKAGE / "data").iterdir()):
        content = path.read_bytes()
        head = content[:HEAD].partition(b"\n")[0].decode("utf-8", "replace").strip("# ")
        if head.startswith("{"):
            header = json.loads(head)
            order = f", order {header['order']}" if "order" in header else ""
            head = f"{header['format']} {header['version']}{order}"
        rows.append(
            [path.name, head.partition(";")[0], f"{len(content) / 1e6:.1f}", hashlib.sha256(content).hexdigest()[:12]]
        )
    return table(["data", "format", "MB", "SHA-256 begins"], rows)


def accuracy(results: Results, run: str) -> str:
    """A section's text with what was found and corrected alone."""
    return f"`{run}`, to be compared with the section above\n\n{tables.accuracy_table(results.gold)}"


def markdown(results: Results, run: str) -> str:
    """The section's text."""
    parts = [
        f"`{run}` with vnproof {__version__} ({', '.join(models())}), Python {platform.python_version()}, and",
        data_files(),
        """Spelling (VN1xx), unless another heading says so. A prediction is the first suggestion of a finding.
**SAFE** is what `fix` applies, **SAFE + LIKELY** what `fix --likely` applies, **all reported** what
`check` shows. DP, DR, DF: precision, recall and F1 of places; CP, CR, CF: of corrections, exact up to
hoà/hòa and kĩ/kỹ; what is neutral says `vnproof/training/scoring.py`. Intervals are bootstrapped over
documents: with fewer than some ten documents they say little. One finding may put several errors right, so
that CP may pass 1. † The judge's weights were learned on this set too.""",
        "### Errors found and corrected",
        tables.accuracy_table(results.gold),
        "### By class of text (all reported)",
        tables.classes_table(results.gold),
    ]
    if results.clean:
        parts += [
            "### Text without errors: findings per 1,000 tokens (and their number)",
            "Published text is not free of errors: some of these findings are right.",
            alarms.density_table("text", "tokens", results.clean),
            "### Text without errors, by reading",
            """What someone who read each finding in its context said of it (`corpus/README.md`, "Verdicts by reading").
False are those found false, those nobody can be sure of, and those nobody has read; intervals are bootstrapped over
stretches of 40 lines. The judge learns from these very verdicts on texts with a †: expect more on others.""",
            alarms.read_table(results.clean),
            "Right words that `fix` would damage (SAFE and false by the same count); wanted: one in 50,000 at most.",
            alarms.damage_table(results.clean),
        ]
    if any(results.against_gold.values()):
        parts += [
            "### False alarms against a gold, by reading",
            "No gold is complete: `real` are errors that it lacks. All of these count as false everywhere else.",
            alarms.against_gold_table(results.against_gold),
        ]
    if results.names:
        parts += [
            "### Names in carrier sentences: findings per 1,000 names (and their number)",
            "Names by chance out of `dictionaries/names`, and a list of minority names, most of them in no dictionary.",
            alarms.density_table("class of name", "names", results.names),
        ]
    if results.other:
        parts += [
            "### Text without errors: what other checks than spelling find",
            """Capitals (VN2xx), punctuation (VN3xx), dates and numbers (VN4xx), form of documents (VN5xx), how a text
is stored (VN6xx), consistency (VN7xx), names in time (VN8xx). Some of it is right: the texts are as they
were published, and many documents stand in one file, so that VN604 sees both tone styles.""",
            alarms.by_check_table(results.other),
        ]
    if results.clean:
        parts += [
            "### Perplexity of the language model a symbol, and the share of symbols it knows",
            table(
                ["text", "perplexity", "known"],
                [[name, f"{value:.1f}", f"{known:.2%}"] for name, value, known in results.perplexity],
            ),
        ]
    if results.bare:
        parts += ["### Marks restored", tables.restored_table(results.bare)]
    parts += [
        "### By type of error: corrected / found / all (all reported)",
        tables.types_table(results.gold),
        "### What stays: errors not found or not put right, by what makes them hard (all reported)",
        """All sets together; the examples are from sets that anyone may learn from. Real words for others stay where
both fit the words around them: the model sees two to either side. Tried against it: counts of four words, of words with
one between, of the words of a topic, boosted trees, and a second model that asks only whether a place is wrong: none,
or half a point to one point of the errors each (ARCHITECTURE.md, "Decisions"). What is left wants a model that reads
the sentence, and for names a list of those of the place.""",
        remains_table(results.gold, Lexicon.standard(), UNSEEN),
        "### By check (all reported)",
        tables.checks_table(results.gold, (alarm.finding for result in results.clean for alarm in result.alarms)),
        "### Reliability: share of places that were wrong / of corrections that were right (and number of findings)",
        "A finding of confidence 0.9 should be right nine times in ten. First the sets that the judge has not seen.",
    ]
    parts += [
        tables.reliability_table(sets)
        for learned in (False, True)
        if (sets := [result for result in results.gold if result.learned is learned])
    ]
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
