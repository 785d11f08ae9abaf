r"""
Say what the context model brings: the n-grams alone, the context model alone, and both, on every gold set.

    python scripts/ablate_context.py [FOLDER …] --learn corpus/gold/train.jsonl --text TEXT --noise NOISE --model MODEL

All weights are learned anew, and from nothing that is measured. Each judge is held to the false alarms that the n-grams
alone have, so that what is compared is what they find. Writes the section "What the context model brings" of
corpus/RESULTS.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from vnproof.confusion.model import ErrorModel
from vnproof.context.model import ContextModel
from vnproof.core.config import Config
from vnproof.core.finding import Safety
from vnproof.decoder.context_judge import ASKED, ContextJudge
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import Judge, Judging
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.proofreader import Proofreader
from vnproof.training.evaluation import GoldResult, by_document, examine
from vnproof.training.judgement import Example, examples, learn
from vnproof.training.lessons import from_files, from_text
from vnproof.training.results import Section, table, write_section
from vnproof.training.scoring import interval, read_gold, total
from vnproof.training.sets import CORPUS, find_sets

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
STEPS = [0.5 + number / 100 for number in range(50)]  # of confidence, below which nothing is told
NGRAMS, CONTEXT, BOTH = "n-grams", "context", "both"

HOW = """Weights learned anew from `corpus/gold/train` and from text with errors put into it, none of which is measured
here. *n-grams*: what vnproof is; *context*: the context model's word on what the n-grams propose, their own being
forgotten; *both*: what it is for whoever installs `vnproof[context]`. DR, CR, CF: errors
found, put right, and F1 of corrections. Each tells what is at least so sure (*from*) that its false alarms
per 1,000 tokens (FA) are no more than those of the n-grams on the same set. *Of missed*: the share of the
errors that the n-grams do not find that is found. Intervals (95 %) are bootstrapped over documents."""


@click.command()
@click.argument("folders", nargs=-1, type=FOLDER)
@click.option("--learn", "learned", multiple=True, required=True, type=FILE, help="Gold to learn from.")
@click.option("--text", type=FOLDER, required=True, help="Text that errors are put into.")
@click.option("--noise", type=FOLDER, required=True, help="Pairs of what was meant and what was written.")
@click.option("--model", type=FILE, required=True, help="A language model that has not seen the held-out text.")
def main(folders: tuple[Path, ...], learned: tuple[Path, ...], text: Path, noise: Path, model: Path) -> None:
    """Measure three judges on corpus/gold and the gold in FOLDERS."""
    judges = learned_judges(learned, text, noise, model)
    sets = [path for path in find_sets(folders).gold if path not in learned]
    rows = [row for path in sets for row in measured(path, judges)]
    header = ["set", "judge", "from", "DR", "CR", "CF (95 %)", "FA", "of missed"]
    run = "python scripts/ablate_context.py" + " FOLDER" * len(folders) + " …"
    body = f"`{run}`\n\n{HOW}\n\n{table(header, rows)}"
    write_section(CORPUS / "RESULTS.md", Section("What the context model brings", "scripts/ablate_context.py", body))


def learned_judges(learned: tuple[Path, ...], text: Path, noise: Path, model: Path) -> Mapping[str, Judging]:
    """The three judges, each with weights of its own."""
    lexicon, ngram, context = Lexicon.standard(), NGram(model), ContextModel()
    lessons = {**from_files(learned, None), **from_text(text, noise, learned)}

    decoder = Decoder(ngram, ErrorModel(ngram.syllables), lexicon, Judge(lexicon, {}))
    asker = ContextJudge(lexicon, context, {})
    rows = [row for lesson in lessons.values() for row in examples(decoder, lexicon, lesson, asker)]
    alone = Judge(lexicon, learn([row._replace(values=_of(row, context=False)) for row in rows]))
    asked = [row for row in rows if ASKED in row.values]
    word = learn([row._replace(values=_of(row, context=True)) for row in asked])
    return {
        NGRAMS: alone,
        CONTEXT: ContextJudge(lexicon, context, word, alone),
        BOTH: ContextJudge(lexicon, context, learn(asked), alone),
    }


def _of(row: Example, *, context: bool) -> dict[str, float]:
    """What the context says, or everything else."""
    return {name: value for name, value in row.values.items() if name.startswith("context") is context}


def measured(path: Path, judges: Mapping[str, Judging]) -> Iterator[list[object]]:
    """A row a judge."""
    texts = read_gold(path)
    allowed, missed = 0, 0
    for name, judge in judges.items():
        result = examine(path.stem, texts, Proofreader(Config(("VN1",)), judge=judge).proofread)
        for least in STEPS:
            documents = by_document(told(result, least).outcomes(Safety.HINT))
            whole = total(documents.values())
            if name == NGRAMS or whole.false_alarms <= allowed:
                break
        if name == NGRAMS:
            allowed, missed = whole.false_alarms, whole.errors - whole.found
        low, high = interval(documents, lambda tally: tally.cf)
        more = f"{(missed - whole.errors + whole.found) / max(missed, 1):+.1%}" if name != NGRAMS else ""
        cells = [f"{value:.3f}" for value in (whole.dr, whole.cr)]
        sure = f"{whole.cf:.3f} ({low:.3f}–{high:.3f})"
        click.echo(f"{path.stem} {name} {cells} {sure}")
        yield [path.stem, name, f"{least:.2f}", *cells, sure, f"{whole.false_alarms_per_1000:.2f}", more]


def told(result: GoldResult, least: float) -> GoldResult:
    """The same, as if only what is so sure were told."""
    findings = tuple(tuple(f for f in some if f.confidence >= least) for some in result.findings)
    return GoldResult(result.name, result.texts, findings, result.learned)


if __name__ == "__main__":
    main()
