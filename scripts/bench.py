"""
Measure speed and memory beside peers in one run, and write the section "Speed" of corpus/RESULTS.md.

    python scripts/bench.py [FOLDER]        # FOLDER holds the .txt files to read, corpus/clean if none is named

Peers are used where they are there: `pip install 'vnproof[bench]'` brings symspellpy and spylls, `apt install hunspell
hunspell-vi` the program and the Vietnamese dictionary (which spylls reads, too). What peers find is measured by
`peers.py`.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import click

from vnproof import __version__, checks
from vnproof.checks.base import Check
from vnproof.context.model import available
from vnproof.core.config import Config
from vnproof.core.resources import PACKAGE, dictionaries_path
from vnproof.decoder.judgement import Judge
from vnproof.decoder.reading import Reading
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import read_counts
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage
from vnproof.text.tokenizer import Token, tokenize
from vnproof.training.planted import read_planted
from vnproof.training.results import Section, table, write_section

CORPUS = PACKAGE.parent / "corpus"
WHOLE = "**vnproof, text to report**"
AGAIN = "vnproof, the same texts again"
PARTS = ("vnproof's part: tokens, sentences, protected spans", "vnproof's part: decoding")
SPELLING, OTHERS = "vnproof's part: checks of spelling", "vnproof's part: the other checks, as they are by default"
NGRAMS = "vnproof, without the context model"
PAGE = Path("corpus/demo/thong-bao-scan.txt")
ROUNDS = 3  # of throughput, interleaved
STARTS = 7  # of each program
HUNSPELL = ["hunspell", "-d", "vi_VN", "-i", "utf-8"]

HOW_TIMED = f"""CPU time, median of {ROUNDS} interleaved rounds; each time vnproof has read other notices, and none of
these. It reads text, its peers are handed words; hunspell and spylls look them up and propose nothing, which is most of
their work left out."""

WITHOUT_CONTEXT = """
import sys
sys.modules["onnxruntime"] = None
from vnproof.cli import main
main()
"""

LAUNCHER = """
import os, sys, time
null = os.open(os.devnull, os.O_RDWR)
start = time.perf_counter()
environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], environment,
                      file_actions=[(os.POSIX_SPAWN_DUP2, null, file) for file in (0, 1, 2)])
_, status, usage = os.wait4(pid, 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""
"""
A small process in between: a child's peak memory counts from what its parent held when it was started. The child finds
byte code, as an installation makes it, and does not translate every module anew.
"""


class Peer(NamedTuple):
    """`suspects` tells which of some words are wrong."""

    name: str
    suspects: Callable[[Iterable[str]], set[str]]


@click.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path | None) -> None:
    """Measure start and throughput of vnproof and its peers."""
    start = cold_starts()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    peers, missing = find_peers()
    texts = texts_of(folder or CORPUS / "clean")
    others = [notice.right for notice in read_planted(CORPUS / "planted")]
    parts = [
        f"`python scripts/bench.py{' FOLDER' if folder else ''}` with vnproof {__version__}, Python "
        f"{platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores. "
        "Ratios are to vnproof in the same run. " + " ".join(missing),
        f"### From start to end: `vnproof check` of a notice of a page, median of {STARTS} runs",
        start,
        f"### Throughput: one core, warm, {syllables_of(texts):,} syllables in {len(texts):,} documents",
        HOW_TIMED,
        throughput(peers, texts, [*texts_of(CORPUS / "demo"), *others]),
    ]
    write_section(CORPUS / "RESULTS.md", Section("Speed", "scripts/bench.py", "\n\n".join(parts)))
    click.echo("\n\n".join(parts))


def texts_of(folder: Path) -> list[str]:
    """Every text of a folder, once: what was read before is read faster."""
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def syllables_of(texts: Sequence[str]) -> int:
    """How many words there are in texts."""
    return sum(len(words_of(text)) for text in texts)


def words_of(text: str) -> list[Token]:
    """The words of a text."""
    return [token for token in tokenize(text) if token.kind == "word"]


# Peers


def find_peers() -> tuple[list[Peer], list[str]]:
    """The peers that are there, and a sentence for each that is not."""
    peers, missing = [], []
    for name, make in {"symspellpy": symspell, "hunspell": hunspell, "spylls": spylls}.items():
        with suppress(ImportError, LookupError, OSError, subprocess.SubprocessError):
            peers.append(make())
            continue
        missing.append(f"{name} is not installed.")
    return peers, missing


def symspell() -> Peer:
    """Lookup of one edit in a dictionary of vnproof's own counted syllables."""
    from symspellpy import SymSpell, Verbosity  # type: ignore[import-untyped]

    speller = SymSpell(max_dictionary_edit_distance=1)
    counts = read_counts(dictionaries_path() / "general" / "syllables.tsv", "syllable", "count", "sources")
    for syllable, count in counts.items():
        speller.create_dictionary_entry(syllable, count)

    def is_wrong(word: str) -> bool:
        found = speller.lookup(word, Verbosity.TOP, max_edit_distance=1)
        return not found or found[0].distance > 0

    return Peer("symspellpy, lookup", lambda words: {word for word in words if is_wrong(word.lower())})


def spylls() -> Peer:
    """Hunspell's algorithm in Python."""
    from spylls.hunspell import Dictionary  # type: ignore[import-untyped]

    dictionary = Dictionary.from_system("vi_VN")
    return Peer("spylls, hunspell-vi", lambda words: {word for word in words if not dictionary.lookup(word)})


def hunspell() -> Peer:
    """The program itself, which lists the words that it does not know; its own start is included."""

    def unknown(words: Iterable[str]) -> set[str]:
        text = "\n".join(words)
        listed = run([*HUNSPELL, "-l"], text)
        return set(listed.split())

    unknown(["thử"])
    return Peer("hunspell -l, hunspell-vi", unknown)


# Measuring


def cold_starts() -> str:
    """Wall seconds and peak memory of whole processes, as a table."""
    page = str(PACKAGE.parent / PAGE)
    programs = {
        f"vnproof check {PAGE}": [sys.executable, "-m", "vnproof", "check", page],
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import numpy'": [sys.executable, "-c", "import numpy"],
    }
    if available():
        programs["the same, without onnxruntime"] = [sys.executable, "-c", WITHOUT_CONTEXT, "check", page]
    if shutil.which(HUNSPELL[0]):
        programs["hunspell -l, the same page"] = [*HUNSPELL, "-l", page]
    for program in programs.values():
        launch(program)
    runs = [{name: launch(program) for name, program in programs.items()} for _ in range(STARTS)]
    seconds = {name: median(run[name][0] for run in runs) for name in programs}
    memory = {name: median(run[name][1] for run in runs) for name in programs}
    own_seconds, own_memory = next(iter(seconds.values())), next(iter(memory.values()))
    rows = [
        [
            f"`{name}`",
            f"{seconds[name]:.3f}",
            f"{seconds[name] / own_seconds:.2f}",
            f"{memory[name]:.0f}",
            f"{memory[name] / own_memory:.2f}",
        ]
        for name in programs
    ]
    return table(["program", "seconds", "ratio", "peak resident MB", "ratio"], rows)


def run(program: Sequence[str], given: str = "") -> str:
    """What a program prints."""
    done = subprocess.run(program, input=given, capture_output=True, check=True, encoding="utf-8")  # noqa: S603 - ours
    return done.stdout


def launch(program: Sequence[str]) -> tuple[float, float]:
    """Wall seconds and peak resident MB of one process."""
    seconds, memory, code = run([sys.executable, "-I", "-S", "-c", LAUNCHER, *program]).split()
    if code not in ("0", "1"):
        raise click.ClickException(f"{' '.join(program)} ended with exit code {code}")
    return float(seconds), int(memory) * (1 if sys.platform == "darwin" else 1024) / 1e6


def throughput(peers: Sequence[Peer], texts: Sequence[str], others: Sequence[str]) -> str:
    """Syllables a second, as a table; each round has a proofreader of its own, which has read `others` alone."""
    words = [token.text for text in texts for token in words_of(text)]
    runs = []
    for _ in range(ROUNDS):
        spent = stages(warm(others), texts)
        proofreader = warm(others)
        readers = [(WHOLE, proofreader), (AGAIN, proofreader)]
        if available():
            readers.append((NGRAMS, warm(others, Judge(Lexicon.standard()))))
        for name, reader in readers:
            spent[name] = seconds(lambda read=reader.proofread: [read(text) for text in texts])  # type: ignore[misc]
        runs.append(spent | {peer.name: seconds(partial(peer.suspects, words)) for peer in peers})
    middle = {name: median(run[name] for run in runs) for name in runs[0]}
    own = middle[WHOLE]
    rows = [[name, f"{len(words) / time:,.0f}", f"{own / time:.2f}"] for name, time in middle.items()]
    share = middle[OTHERS] / sum(middle[part] for part in (*PARTS, SPELLING))
    told = f"The other checks add {share:.0%} to the time of spelling alone."
    return table(["", "syllables a second", "ratio"], rows) + f"\n\n{told}"


def warm(texts: Iterable[str], judge: Judge | None = None) -> Proofreader:
    """A proofreader that has read these texts."""
    proofreader = Proofreader(judge=judge)
    for text in texts:
        proofreader.proofread(text)
    return proofreader


def stages(proofreader: Proofreader, texts: Iterable[str]) -> dict[str, float]:
    """CPU seconds of the parts of proofreading."""
    passages = [Passage(text) for text in texts]
    usual = [check for check in checks.ALL if Config().wants(check.code)]
    readings: list[Reading] = []
    return {
        PARTS[0]: seconds(lambda: [(passage.tokens, passage.sentences, passage.protected) for passage in passages]),
        PARTS[1]: seconds(lambda: readings.extend(map(proofreader.decoder.read, passages))),
        SPELLING: seconds(lambda: _check(readings, [check for check in usual if check.code.startswith("VN1")])),
        OTHERS: seconds(lambda: _check(readings, [check for check in usual if not check.code.startswith("VN1")])),
    }


def _check(readings: Sequence[Reading], asked: Sequence[Check]) -> None:
    for reading in readings:
        for check in asked:
            list(check.find(reading))


def seconds(task: Callable[[], object]) -> float:
    """The CPU seconds of a task, the programs that it starts included."""
    start = cpu_clock()
    task()
    return cpu_clock() - start


def cpu_clock() -> float:
    """CPU seconds of this process and of the children that have ended."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


if __name__ == "__main__":
    main()
