"""
The sections of `corpus/RESULTS.md`: each stands between two markers and is written by one script; the rest stays.

    <!-- Accuracy: written by scripts/evaluate.py -->
    ## Accuracy
    …
    <!-- end of Accuracy -->
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

TITLE = "# Results\n\nMeasured and written by scripts; don't edit by hand.\n"


class Section(NamedTuple):
    """A section's heading, the script that writes it, and its text in Markdown."""

    heading: str
    script: str
    body: str


def write_section(path: Path, section: Section) -> None:
    """Put a section into a file, in place of its older self; a file that is not there is begun."""
    old = path.read_text(encoding="utf-8") if path.exists() else TITLE
    path.write_text(with_section(old, section), encoding="utf-8", newline="\n")


def with_section(text: str, section: Section) -> str:
    r"""
    The text with the section in place of its older self, or at the end.

    >>> with_section("# Results\n", Section("Speed", "bench.py", "Fast.")).splitlines()[2:4]
    ['<!-- Speed: written by bench.py -->', '## Speed']
    """
    heading, script, body = section
    new = f"<!-- {heading}: written by {script} -->\n## {heading}\n\n{body.strip()}\n<!-- end of {heading} -->\n"
    old = re.compile(rf"<!-- {heading}: .*?<!-- end of {heading} -->\n", re.DOTALL)
    if old.search(text):
        return old.sub(lambda _: new, text, count=1)
    return f"{text.rstrip()}\n\n{new}"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """
    A table in Markdown: the first column to the left, the others to the right.

    >>> print(table(["set", "DF"], [["demo", "0.95"]]))
    | set | DF |
    | --- | ---: |
    | demo | 0.95 |
    """
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [header, rule, *rows])
