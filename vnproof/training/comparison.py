"""
Compares two versions of vnproof: the findings that one has and the other has not, in texts whose errors are known.

    texts → each version's own code, in a process of its own → findings → Difference: gained, lost, changed

A version is a folder that holds the package `vnproof`: the working tree, or a revision that git lays out beside it.
Of the older version nothing is used but `vnproof.proofread` and what it returns.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from vnproof.core.edit import Edit
from vnproof.core.span import Span
from vnproof.training.evaluation import in_context
from vnproof.training.results import table
from vnproof.training.scoring import GoldText, judge
from vnproof.training.verdicts import Place, Verdicts

PROBE = """
import json, sys, vnproof
print(vnproof.__file__, file=sys.stderr)
json.dump([[[f.span[0], f.span[1], f.suggestions[0][0] if f.suggestions else "", f.code, f.safety.name, f.confidence]
    for f in vnproof.proofread(text).findings] for text in json.load(sys.stdin)], sys.stdout)
"""


class Spotted(NamedTuple):
    """What one version says of a place; `proposed` is empty where it proposes nothing."""

    span: Span
    proposed: str
    code: str
    safety: str
    confidence: float

    @property
    def advice(self) -> tuple[str, str]:
        """What a user gets to see of it: another confidence within a level is no difference."""
        return self.proposed, self.safety


class Known(NamedTuple):
    """A text of a set: errors that are not in `gold` are none, unless reading says so."""

    set: str
    file: str
    row: int  # of the file; 0 where the text is the whole file
    gold: GoldText


class Difference(NamedTuple):
    """A place that two versions see differently, and what became of it in each; None where one sees nothing."""

    text: Known
    before: Spotted | None
    after: Spotted | None
    verdict_before: str
    verdict_after: str

    @property
    def kind(self) -> str:
        """What happened to the finding."""
        return "changed" if self.before and self.after else "lost" if self.before else "gained"


@contextmanager
def checked_out(repository: Path, revision: str) -> Iterator[Path]:
    """A revision in a folder of its own, which is gone afterwards, whatever happens."""
    with tempfile.TemporaryDirectory(prefix="vnproof-") as folder:
        tree = Path(folder) / "tree"
        try:
            _git(repository, "worktree", "add", "--quiet", "--detach", str(tree), revision)
            yield tree
        finally:
            if tree.exists():
                _git(repository, "worktree", "remove", "--force", str(tree))


def findings_of(version: Path, sources: Sequence[str]) -> list[list[Spotted]]:
    """What a version finds in texts; `version` is the folder that holds its package."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", PROBE],
        cwd=version,
        env=os.environ | {"PYTHONPATH": str(version), "PYTHONIOENCODING": "utf-8"},
        input=json.dumps(sources),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise RuntimeError(f"vnproof in {version.name} failed:\n{done.stderr}")
    if Path(done.stderr.splitlines()[0]).resolve().parents[1] != version.resolve():
        raise RuntimeError(f"another vnproof than that in {version.name} was imported: {done.stderr.splitlines()[0]}")
    return [[Spotted(Span(start, end), *rest) for start, end, *rest in found] for found in json.loads(done.stdout)]


def compare(
    texts: Iterable[Known],
    before: Iterable[Sequence[Spotted]],
    after: Iterable[Sequence[Spotted]],
    verdicts: Verdicts,
) -> Iterator[Difference]:
    """Every place where the advice differs, in text order."""
    for text, old, new in zip(texts, before, after, strict=True):
        old_verdicts, new_verdicts = _verdicts(text, old, verdicts), _verdicts(text, new, verdicts)
        told = {found.span: found.advice for found in new}
        same = {found.span for found in old if told.get(found.span) == found.advice}
        left = [found for found in new if found.span not in same]
        differences = []
        for found in old:
            if found.span in same:
                continue
            meets = next((other for other in left if other.span.overlaps(found.span)), None)
            if meets:
                left.remove(meets)
            verdict = new_verdicts[meets] if meets else ""
            differences.append(Difference(text, found, meets, old_verdicts[found], verdict))
        differences += [Difference(text, None, found, "", new_verdicts[found]) for found in left]
        yield from sorted(differences, key=_start)


def shown(difference: Difference) -> str:
    """One difference on one line, with the words around it."""
    text, before, after, was, becomes = difference
    spans = [found.span for found in (before, after) if found]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    proposed = " | ".join(dict.fromkeys(found.proposed or "?" for found in (before, after) if found))
    sides = [
        f"{found.code} {found.safety} {found.confidence:.2f} {verdict}" if found else "nothing"
        for found, verdict in ((before, was), (after, becomes))
    ]
    return f"{difference.kind:7} {text.gold.name}: {in_context(text.gold, span, proposed)}  {' → '.join(sides)}"


def summary(differences: Iterable[Difference]) -> str:
    """How many findings of each set went from which verdict to which."""
    counts = Counter(
        (
            difference.text.set,
            difference.kind,
            _side(difference.before, difference.verdict_before),
            _side(difference.after, difference.verdict_after),
        )
        for difference in differences
    )
    rows = [[*what, number] for what, number in sorted(counts.items())]
    return table(["set", "findings", "before", "after", "number"], rows)


def _verdicts(text: Known, found: Sequence[Spotted], verdicts: Verdicts) -> Mapping[Spotted, str]:
    """By the gold; a false alarm, or a finding that proposes nothing, by reading, where somebody has read it."""
    edits = [Edit(one.span, one.proposed) for one in found if one.proposed]
    judged = dict(zip(edits, judge(text.gold, edits).edits, strict=True))
    said = {}
    for one in found:
        said[one] = judged[Edit(one.span, one.proposed)].value if one.proposed else "nothing proposed"
        if said[one] in ("false alarm", "nothing proposed"):
            before = text.gold.source[: one.span.start]
            in_row = Place(text.file, text.row, one.span.start)
            in_file = Place(text.file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1))
            ruling = verdicts.of(in_row if text.row else in_file, one.span.of(text.gold.source), one.proposed)
            said[one] += f" (read: {ruling.value})" if ruling.value != "unread" else ""
    return said


def _start(difference: Difference) -> int:
    return min(found.span.start for found in (difference.before, difference.after) if found)


def _side(found: Spotted | None, verdict: str) -> str:
    return f"{found.safety} {verdict}" if found else "-"


def _git(repository: Path, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - arguments are ours or a revision
        ["git", "-C", str(repository), *arguments],  # noqa: S607
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise RuntimeError(f"git {' '.join(arguments[:2])}: {done.stderr.strip()}")
