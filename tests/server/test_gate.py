"""The policy decides as it says, and says why."""

import pytest

from vnproof.core.errors import ConfigError
from vnproof.core.finding import Finding, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.server.gate import Decision, make_policy

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def finding(severity, confidence=1.0, code="VN103"):
    return Finding(code, "wrong-word", Span(0, 1), Wording("…", "…"), severity=severity, confidence=confidence)


# The rows of a configuration, the findings, the decision, and how many reasons it has.
DECIDED = [
    ([], [], "PUBLISH", 0),
    ([], [finding(HINT)], "PUBLISH", 0),
    ([], [finding(WARNING)], "REVIEW", 1),
    ([], [finding(ERROR, 0.8)], "REVIEW", 1),
    ([], [finding(ERROR)], "BLOCK", 2),
    ([{"decision": "block", "count": 2}], [finding(ERROR)], "PUBLISH", 0),
    ([{"decision": "block", "count": 2}], [finding(ERROR), finding(WARNING)], "BLOCK", 1),
    ([{"decision": "review", "severity": "hint"}], [finding(HINT)], "REVIEW", 1),
    ([{"decision": "block", "checks": ["VN2", "VN105"]}], [finding(ERROR)], "PUBLISH", 0),
    ([{"decision": "block", "checks": ["VN2", "VN105"]}], [finding(ERROR, code="VN105")], "BLOCK", 1),
    ([{"decision": "block", "min-confidence": 0.5}], [finding(ERROR, 0.4)], "PUBLISH", 0),
]


@pytest.mark.parametrize(("rows", "findings", "decision", "reasons"), DECIDED)
def test_decide(rows, findings, decision, reasons):
    verdict = make_policy(rows).decide(findings)
    assert verdict.decision is Decision[decision]
    assert len(verdict.reasons) == reasons
    assert all(reason.message.vi.endswith("trước khi đăng.") for reason in verdict.reasons)


MISUNDERSTOOD = [
    {},
    {"decision": "publish"},
    {"decision": "block", "severity": "fatal"},
    {"decision": "block", "count": "1"},
    {"decision": "block", "count": True},
    {"decision": "block", "colour": "red"},
    {"decision": "block", "checks": [1]},
]


@pytest.mark.parametrize("row", MISUNDERSTOOD, ids=str)
def test_misunderstood(row):
    with pytest.raises(ConfigError, match="không hiểu"):
        make_policy([row])
