"""The command `vnproof`; one module a command, listed in `program.COMMANDS`."""

from __future__ import annotations

from vnproof.cli.program import program


def main() -> None:
    """Run the command line and leave with its exit code."""
    program(prog_name="vnproof")
