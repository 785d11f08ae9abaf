"""What the process says to the one that started it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The meanings are a promise: scripts depend on them."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2  # the command line, the configuration or a dictionary is wrong
    UNREADABLE = 3  # some inputs could not be read or written; the others were done
    BUG = 70  # our fault (EX_SOFTWARE)
    INTERRUPTED = 130
