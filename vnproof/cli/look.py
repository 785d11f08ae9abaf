"""How to print for the terminal at hand: its columns, its colours, the folder it stands in."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vnproof.core.wording import Language

if TYPE_CHECKING:
    from vnproof.reporters.outcome import Look


def look_of_terminal(language: Language) -> Look:
    """What a reporter has to know, asked anew where a window may have been resized."""
    from vnproof.reporters.outcome import Look

    return Look(language, shutil.get_terminal_size((100, 24)).columns, _in_colour(), str(Path.cwd()))


def _in_colour() -> bool:
    """NO_COLOR counts when it is set to anything but nothing (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
