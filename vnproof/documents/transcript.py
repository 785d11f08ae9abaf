"""The corrected text of a document that cannot be written itself (PDF), as plain text or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vnproof.core.edit import Edit, apply_edits
from vnproof.documents.document import Document

# What Markdown would take for markup: signs anywhere, and what begins a line.
SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
BEGINNINGS = re.compile(r"^(\s*)([#+=>]|-(?=-))", re.MULTILINE)
BREAK = re.compile(r"(?<!\n)\n(?!\n)")


def transcript(document: Document, edits: Iterable[Edit], *, markdown: bool = False) -> str:
    """The text of a document with these edits made; line ends within a paragraph stay, in Markdown as hard breaks."""
    text = apply_edits(document.text, edits)
    text = text if text.endswith("\n") or not text else text + "\n"
    return as_markdown(text) if markdown else text


def as_markdown(text: str) -> str:
    r"""
    Text that Markdown shows as it is.

    >>> print(as_markdown("# 5*3\nhết\n"), end="")
    \# 5\*3\
    hết
    """
    escaped = BEGINNINGS.sub(r"\1\\\2", SIGNS.sub(r"\\\1", text.rstrip("\n")))
    return BREAK.sub(r"\\\n", escaped) + "\n" * text.endswith("\n")
