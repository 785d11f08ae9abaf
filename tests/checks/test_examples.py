"""Every check is listed once, documented, and does to its own examples what its docstring says."""

import pytest

from vnproof import checks
from vnproof.checks.base import Check
from vnproof.core.edit import apply_edits
from vnproof.proofreader import Proofreader
from vnproof.text.passage import Passage

CASES = [(check, wrong, right) for check in checks.ALL for wrong, right in check.examples]


@pytest.fixture(scope="module")
def proofreader() -> Proofreader:
    return Proofreader()


@pytest.mark.parametrize("check", checks.ALL, ids=lambda check: check.code)
def test_documented(check: Check) -> None:
    assert check.doc.lstrip().startswith(f"{check.code} · "), "a manual starts with code and title"
    assert any(wrong for wrong, _ in check.examples), "at least one ✗"
    assert any(wrong is None for wrong, _ in check.examples), "at least one ✓ of its own"


@pytest.mark.parametrize(("check", "wrong", "right"), CASES)
def test_example(check: Check, wrong: str | None, right: str, proofreader: Proofreader) -> None:
    assert not list(check.find(proofreader.decoder.read(Passage(right)))), f"false alarm: {right}"
    if wrong:
        findings = list(check.find(proofreader.decoder.read(Passage(wrong))))
        assert findings, f"missed: {wrong}"
        put_right = apply_edits(wrong, [finding.edit for finding in findings if finding.edit])
        # Where nothing is proposed a person decides: the ✓ is one way to put it right.
        assert put_right == (right if any(finding.suggestions for finding in findings) else wrong)


def test_codes_are_unique() -> None:
    assert len(checks.BY_CODE) == len(checks.ALL)


@pytest.mark.parametrize("check", checks.ALL, ids=lambda check: check.code)
def test_as_severe_and_safe_as_its_manual_says(check: Check, proofreader: Proofreader) -> None:
    found = [f for wrong, _ in check.examples if wrong for f in check.find(proofreader.decoder.read(Passage(wrong)))]
    assert max(finding.severity for finding in found) == check.severity
    assert max(finding.safety for finding in found) == check.safety
    assert check.basis
    assert check.about
