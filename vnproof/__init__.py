"""
vnproof: an offline proofreader for Vietnamese public notices.

>>> from vnproof import proofread
>>> report = proofread("Căn cứ Luật Tô chức chính quyền địa phương;")
>>> len(report.findings), report.corrected()
(1, 'Căn cứ Luật Tổ chức chính quyền địa phương;')

`import vnproof` itself reads nothing: a name is fetched when it is first used, and data when it is first needed.
Start reading at `vnproof.proofreader`, the whole pipeline on one page; ARCHITECTURE.md draws the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vnproof.core.config import Config
    from vnproof.core.edit import Edit
    from vnproof.core.errors import VnproofError
    from vnproof.core.finding import Finding, Safety, Severity, Suggestion
    from vnproof.core.report import Report
    from vnproof.core.span import Span
    from vnproof.proofreader import correct, proofread, restore

__version__ = "0.1.0"

__all__ = [
    "Config",
    "Edit",
    "Finding",
    "Report",
    "Safety",
    "Severity",
    "Span",
    "Suggestion",
    "VnproofError",
    "correct",
    "proofread",
    "proofread_file",
    "restore",
]

HOME_OF = {
    "Config": "vnproof.core.config",
    "Edit": "vnproof.core.edit",
    "Finding": "vnproof.core.finding",
    "Report": "vnproof.core.report",
    "Safety": "vnproof.core.finding",
    "Severity": "vnproof.core.finding",
    "Span": "vnproof.core.span",
    "Suggestion": "vnproof.core.finding",
    "VnproofError": "vnproof.core.errors",
    "correct": "vnproof.proofreader",
    "proofread": "vnproof.proofreader",
    "restore": "vnproof.proofreader",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from the module that defines it (PEP 562)."""
    if name not in HOME_OF:
        raise AttributeError(f"module 'vnproof' has no attribute '{name}'")
    return getattr(import_module(HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def proofread_file(path: str | Path, config: Config | None = None) -> Report:
    """
    Proofread one file of any kind that vnproof reads; offsets are code points into its text, `layout` leads on.

    Raises DocumentError where the file cannot be read.
    """
    from dataclasses import replace

    from vnproof.core.config import Config
    from vnproof.documents.opening import open_document
    from vnproof.proofreader import proofreader_for

    document = open_document(path)
    report = proofreader_for(config or Config()).proofread(document.text, document.shielded)
    return replace(report, layout=document.layout)
