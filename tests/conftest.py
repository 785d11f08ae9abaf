"""What many tests share: a command line with a proofreader that knows four words, so that no model is needed."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from vnproof.cli.program import program
from vnproof.context.model import available
from vnproof.core.config import Config
from vnproof.core.edit import Edit
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.verification import check_marks, correct_fully


def pytest_report_header() -> list[str]:
    """Said where it explains failures: which of two checks tells of a place may hang on a hair of confidence."""
    told = (
        "the context model is asked here: some tests expect the n-grams alone; run them in an environment with .[dev]"
    )
    return [told] if available() else []


@pytest.fixture(scope="session", autouse=True)
def byte_code(tmp_path_factory, worker_id):
    """Commands that tests start find byte code, as an installation has it, and leave none in the checkout."""
    base = tmp_path_factory.getbasetemp()
    os.environ["PYTHONPYCACHEPREFIX"] = str((base if worker_id == "master" else base.parent) / "byte-code")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def interrupts():
    """What a shell runs in the background ignores Ctrl-C, and so would the programs that tests start and interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


# Wrong, right, code, how grave, how safe.
KNOWN = (
    ("họp", "hợp", "VN103", Severity.ERROR, Safety.SAFE),
    ("chổng", "chống", "VN104", Severity.WARNING, Safety.SAFE),
    ("tô", "tổ", "VN103", Severity.WARNING, Safety.LIKELY),
    ("nầy", "này", "VN102", Severity.HINT, Safety.HINT),
)


class FourWords:
    """A proofreader whose verdicts a test can foretell."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def proofread(self, source: str, shielded: tuple[Span, ...] = ()) -> Report:
        if "BUG" in source:
            raise LookupError("a fault of ours")
        known = [*KNOWN, *((w, r, "VN105", Severity.ERROR, Safety.SAFE) for w, r in self.config.corrections)]
        findings = [
            Finding(
                code,
                "wrong-word",
                Span(*found.span()),
                Wording("có lẽ sai.", "probably wrong."),
                (Suggestion(right, 0.9),),
                severity,
                safety,
                0.9,
            )
            for wrong, right, code, severity, safety in known
            for found in re.finditer(rf"\b{wrong}\b", source)
            if not any(Span(*found.span()).overlaps(shield) for shield in shielded)
            if wrong not in self.config.words and self.config.wants(code) and self.config.min_confidence <= 0.9
        ]
        return Report(source, tuple(sorted(findings, key=lambda finding: finding.span)))

    def corrections(
        self, source: str, at_least: Safety = Safety.SAFE, shielded: tuple[Span, ...] = ()
    ) -> tuple[Edit, ...]:
        return correct_fully(self.proofread, source, at_least, shielded)

    def restorations(self, source: str, shielded: tuple[Span, ...] = ()) -> tuple[Edit, ...]:
        if "BREACH" in source:
            check_marks(source, "hỏng hết")
        return tuple(
            Edit(Span(*found.span()), "tổ chức")
            for found in re.finditer("to chuc", source)
            if not any(Span(*found.span()).overlaps(shield) for shield in shielded)
        )


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """An empty working folder, and a user with no configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("click.get_app_dir", lambda _: str(tmp_path / ".app"))
    return tmp_path


@pytest.fixture
def vnproof(home, monkeypatch):
    """Run a command line with the four-word proofreader; gives click's Result."""
    monkeypatch.setattr("vnproof.cli.proofreaders.Proofreader", FourWords)

    def run(line: str, stdin: bytes | str | None = None):
        return CliRunner().invoke(program, line.split(), input=stdin, prog_name="vnproof")

    return run
