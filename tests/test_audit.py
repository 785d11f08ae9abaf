"""The audit of dependencies: it tells a clean environment from an index that knows of no vulnerability at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[1] / ".ci" / "audit"
# pip-audit's answers: to the package that is known to be vulnerable, and to the environment
TABLE = "Name   Version ID             Fix Versions\n------ ------- -------------- ------------\n"
FOUND = f"echo '{TABLE}jinja2 2.4.1   PYSEC-2014-8   2.7.2'; exit 1"
UNKNOWN = """echo 'Name   Skip Reason
jinja2 Dependency not found on PyPI and could not be audited: jinja2 (2.4.1)'"""
UNREACHABLE = "echo 'ConnectionError: jinja2 2.4.1' >&2; exit 1"
CLEAN, VULNERABLE = "true", f"echo '{TABLE}pypdf  1.0     PYSEC-2022-194 1.27.5'; exit 1"
CASES = [
    (FOUND, CLEAN, 0, "none with a known vulnerability"),
    (FOUND, VULNERABLE, 1, "PYSEC-2022-194"),
    (UNKNOWN, CLEAN, 75, "audit: skipped, no advisories can be had from here"),
    (UNREACHABLE, CLEAN, 75, "audit: skipped, no advisories can be had from here"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize(("known", "environment", "code", "said"), CASES)
def test_audit(tmp_path, known, environment, code, said):
    tool = tmp_path / "pip-audit"
    tool.write_text(f'#!/bin/sh\ncase "$*" in\n*/known*) {known} ;;\n*) {environment} ;;\nesac\n')
    tool.chmod(0o755)
    paths = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    told = subprocess.run([AUDIT, sys.executable], env=paths, check=False, capture_output=True, text=True)
    assert (told.returncode, said in told.stdout) == (code, True), told
