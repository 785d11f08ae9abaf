"""
Measure accuracy beside peers at equal false alarms, and write the section "Accuracy beside peers" of corpus/RESULTS.md.

    python scripts/peers.py [FOLDER …] [--jamspell MODEL]

Always measured: corpus/gold, demo and dev. A FOLDER may hold more: `*.jsonl` of gold rows, `diacritics*.jsonl` for
`restore`. Peers are used where they are there; MODEL is what `train_jamspell.py` made. scripts/README.md says how to
get each, and a line of the section names those left out.
"""

from __future__ import annotations

import platform
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import floor
from pathlib import Path

import click
from peer_tools import Peer, Runs, find_peers, with_pyvi

from vnproof import __version__
from vnproof.core.edit import Edit
from vnproof.core.resources import PACKAGE
from vnproof.core.span import Span
from vnproof.proofreader import Proofreader
from vnproof.training.alignment import tokens_of
from vnproof.training.operating_points import Point, at_most, points
from vnproof.training.results import Section, table, write_section
from vnproof.training.scoring import GoldText, Tally, read_gold

CORPUS = PACKAGE.parent / "corpus"
GOLD = ("demo", "dev")
OWN = "**vnproof**"
ALLOWED = (0, 0.5, 1, 2, 5, 10)  # false alarms per 1,000
WHOLE = "all reported"

HOW_MEASURED = """All in one run, by `vnproof/training/scoring.py`; false alarms are per 1,000 tokens without an error.
† The judge's weights were learned on this set too, which no peer has seen: there the comparison favours vnproof. On
dev and demo it still knows what no peer does, how scanners misread: its costs were learned from other scans."""

HOW = """Each row lays one setting of a peer beside one of vnproof. *Peer as it comes*: vnproof at the confidence that
gives as many false alarms on the set, or the nearest fewer; where vnproof never has as many, all it reports.
*vnproof as it comes* (all it reports): the peer at the setting that puts most right with no more false alarms; ✗ where
every setting has more, and then the one with fewest. Settings are chosen on the set itself, for vnproof and peers
alike: the best case of each."""

COURTESY = """Peers get what vnproof gives itself: words from its tokenizer; protected spans (numbers, codes,
addresses), single letters and plain capitals are not shown to them; tone marks in the style they know; capitals put
back. JamSpell also gets vnproof's sentences, and words with foreign letters are kept from it; its search and its two
penalties are its own (20 for words it knows and 5 for others as it comes), swept together. symspellpy and pyvi are
judged by vnproof's counted syllables: *unknown words* are those not counted, *ratio* is how many times as frequent the
replacement must be. A word that hunspell has no guess for counts as found, or as a false alarm, and never as put right;
so do findings of vnproof without a suggestion, which the section Accuracy leaves out."""

RESTORING = """`restore` beside pyvi's `add_accents`, text by text. pyvi guesses capitals, too: they are taken from the
text instead; a text that it fails on stays as it was. Unlike in the section Accuracy, words with figures and signs in
them are counted, too."""


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--jamspell", "model", type=click.Path(dir_okay=False, path_type=Path), help="A model of train_jamspell.py."
)
def main(folders: tuple[Path, ...], model: Path | None) -> None:
    """Measure vnproof and its peers on corpus/gold and the sets in FOLDERS."""
    found = [path for folder in folders for path in sorted(folder.glob("*.jsonl"))]
    gold = [CORPUS / "gold" / f"{name}.jsonl" for name in GOLD]
    gold += [path for path in found if not path.stem.startswith("diacritics")]
    bare = [path for path in found if path.stem.startswith("diacritics")]
    proofreader, (peers, missing) = Proofreader(), find_peers(model)
    sweeps = {name_of(path): sweep(read_gold(path), proofreader, peers) for path in gold}
    command = f"python scripts/peers.py{' FOLDER' * len(folders)}{' --jamspell MODEL' if model else ''}"
    parts = [
        f"`{command}` with vnproof {__version__}, Python {platform.python_version()}",
        HOW_MEASURED,
        f"Peers: {'; '.join(peer.name for peer in peers) or 'none'}.",
        *missing,
        COURTESY,
        "### At equal false alarms",
        HOW,
        equal_table(sweeps, peers),
        "### Share of errors found / put right, by the false alarms per 1,000 that are allowed",
        "At each tool's best setting within them; blank where it has none.",
        allowed_table(sweeps, peers),
    ]
    if bare:
        parts += ["### Marks restored", RESTORING, restored_table(bare, proofreader)]
    write_section(CORPUS / "RESULTS.md", Section("Accuracy beside peers", "scripts/peers.py", "\n\n".join(parts)))
    click.echo("\n\n".join(parts))


def name_of(path: Path) -> str:
    """A set's name, marked where vnproof's judge has learned from it."""
    tables = (PACKAGE / "data").glob("judgement*.tsv")
    heads = " ".join(table.read_text(encoding="utf-8").partition("\n")[0] for table in tables)
    return path.stem + " †" * bool(re.search(rf"\b{re.escape(path.stem)}\b", heads))


# Every tool at every setting


def sweep(texts: Sequence[GoldText], proofreader: Proofreader, peers: Iterable[Peer]) -> dict[str, list[Point]]:
    """Tool -> what came of a set at each of its settings."""
    sources = [text.source for text in texts]
    tools: dict[str, Callable[[Sequence[str]], Runs]] = {
        OWN: lambda sources: own_runs(proofreader, sources),
        **{peer.name: peer.read for peer in peers},
    }
    found = {}
    for name, read in tools.items():
        start = time.perf_counter()
        found[name] = points(texts, read(sources))
        click.echo(f"{name}: {len(texts)} texts in {time.perf_counter() - start:.0f} s", err=True)
    return found


def own_runs(proofreader: Proofreader, sources: Iterable[str]) -> Runs:
    """vnproof's edits at every confidence, in thousandths, at which there is one fewer."""
    findings = [proofreader.proofread(source).findings for source in sources]
    steps = {floor(1000 * one.confidence) / 1000 for some in findings for one in some}
    runs: Runs = {}
    for least in [0.0, *sorted(steps)]:
        runs[f"confidence {least:.3f}" if least else WHOLE] = [
            [one.edit or Edit(one.span, "?") for one in some if one.confidence >= least] for some in findings
        ]
    return runs


# Tables


def equal_table(sweeps: Mapping[str, Mapping[str, Sequence[Point]]], peers: Sequence[Peer]) -> str:
    """Each peer beside vnproof, at the false alarms of the one and of the other."""
    rows = []
    for name, found in sweeps.items():
        own = setting_of(found[OWN], WHOLE)
        for peer in peers:
            theirs = setting_of(found[peer.name], peer.default)
            ours = at_most(found[OWN], theirs.tally.false_alarms)
            rows.append([name, short(peer.name), "peer as it comes", *figures(theirs), *figures(ours)])
            if len(found[peer.name]) > 1:
                best = at_most(found[peer.name], own.tally.false_alarms)
                above = " ✗" * (best.tally.false_alarms > own.tally.false_alarms)
                best = best._replace(setting=best.setting + above)
                rows.append([name, short(peer.name), "vnproof as it comes", *figures(best), *figures(own)])
    header = ["false alarms", "DR", "DF", "CR", "CF"]
    return table(["set", "peer", "at equal alarms", "peer: setting", *header, "vnproof: setting", *header], rows)


def allowed_table(sweeps: Mapping[str, Mapping[str, Sequence[Point]]], peers: Sequence[Peer]) -> str:
    """How much each tool finds and puts right within so many false alarms."""
    rows = []
    for name, found in sweeps.items():
        for tool in [OWN, *(peer.name for peer in peers)]:
            cells = []
            for allowed in ALLOWED:
                counted = at_most(found[tool], allowed * found[tool][0].tally.clean_tokens / 1000).tally
                within = counted.false_alarms_per_1000 <= allowed
                cells.append(f"{counted.dr:.3f} / {counted.cr:.3f}" if within else "")
            rows.append([name, short(tool), found[tool][0].tally.errors, *cells])
    return table(["set", "", "errors", *(f"{allowed:g}" for allowed in ALLOWED)], rows)


def restored_table(paths: Iterable[Path], proofreader: Proofreader) -> str:
    """The share of words that got the right marks back, from vnproof and from pyvi."""
    rows = []
    for path in paths:
        texts = read_gold(path)
        theirs = [with_pyvi(text.source) for text in texts]
        tools = {
            "**vnproof restore**": [proofreader.restore(text.source) for text in texts],
            "pyvi add_accents": [new or text.source for new, text in zip(theirs, texts, strict=True)],
        }
        for tool, restored in tools.items():
            edits = [changes(text.source, new) for text, new in zip(texts, restored, strict=True)]
            counted = points(texts, {"": edits})[0].tally
            failed = theirs.count(None) if "pyvi" in tool else 0
            rows.append([path.stem, tool, counted.errors, f"{counted.cr:.3f}", f"{alarms(counted)}", failed])
    header = ["set", "", "words that lost marks", "right", "others changed, per 1,000", "texts that it failed on"]
    return table(header, rows)


def changes(source: str, restored: str) -> list[Edit]:
    """The words that a restorer changed; it keeps their number."""
    pairs = zip(tokens_of(source), tokens_of(restored), strict=True)
    return [Edit(Span(old.start, old.end), new.text) for old, new in pairs if old.text != new.text]


def setting_of(choice: Iterable[Point], setting: str) -> Point:
    """The point of one setting."""
    return next(point for point in choice if point.setting == setting)


def figures(point: Point) -> list[str]:
    """A point as cells of the table."""
    counted = point.tally
    return [point.setting, alarms(counted), *(f"{x:.3f}" for x in (counted.dr, counted.df, counted.cr, counted.cf))]


def alarms(counted: Tally) -> str:
    """False alarms per 1,000."""
    return f"{counted.false_alarms_per_1000:.2f}"


def short(name: str) -> str:
    """A tool's name without its version and origin."""
    return name.split(" ", maxsplit=1)[0].strip(",")


if __name__ == "__main__":
    main()
