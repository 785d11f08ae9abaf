"""
The gate: publish, review or block, by the site's own policy, and always with the reasons.

    [[gate]]                            # in vnproof.toml; every rule is asked, the gravest that holds decides
    decision = "block"                  # or "review"
    severity = "error"                  # findings of this severity or above count
    min-confidence = 0.9
    checks = ["VN1"]                    # codes or their beginnings; none named: all
    count = 1                           # so many make it hold
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from vnproof.core.errors import ConfigError
from vnproof.core.finding import Finding, Severity
from vnproof.core.wording import Wording


class Decision(IntEnum):
    """What is to become of a notice, the gravest last."""

    PUBLISH = 0
    REVIEW = 1
    BLOCK = 2


@dataclass(frozen=True)
class Rule:
    """So many findings of this kind call for this decision."""

    decision: Decision
    severity: Severity = Severity.WARNING
    min_confidence: float = 0.0
    checks: tuple[str, ...] = ()
    count: int = 1

    def counts(self, finding: Finding) -> bool:
        """Is a finding of the kind that this rule is about?"""
        return (
            finding.severity >= self.severity
            and finding.confidence >= self.min_confidence
            and (not self.checks or finding.code.startswith(self.checks))
        )


class Reason(NamedTuple):
    """A rule that holds, how many findings make it hold, and the sentence for a person."""

    rule: Rule
    found: int
    message: Wording


class Verdict(NamedTuple):
    """The decision and its reasons, gravest first; none where the notice may be published."""

    decision: Decision
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Policy:
    """The rules of a site. By default a sure error blocks, and whatever may be wrong wants an eye."""

    rules: tuple[Rule, ...] = (
        Rule(Decision.BLOCK, Severity.ERROR, 0.9),
        Rule(Decision.REVIEW, Severity.WARNING),
    )

    def decide(self, findings: Iterable[Finding]) -> Verdict:
        """
        What is to become of a notice with these findings.

        >>> Policy().decide([]).decision.name
        'PUBLISH'
        """
        findings = tuple(findings)
        reasons = []
        for rule in sorted(self.rules, key=lambda rule: -rule.decision):
            found = sum(map(rule.counts, findings))
            if found >= rule.count:
                reasons.append(Reason(rule, found, _reason(rule, found)))
        return Verdict(max((reason.rule.decision for reason in reasons), default=Decision.PUBLISH), tuple(reasons))


SEVERITIES = {severity.name.lower(): severity for severity in Severity}
DECISIONS = {"review": Decision.REVIEW, "block": Decision.BLOCK}
FITS: dict[str, type | tuple[type, ...]] = {
    "decision": str,
    "severity": str,
    "min-confidence": (int, float),
    "checks": list,
    "count": int,
}


def make_policy(rows: Iterable[Mapping[str, Any]]) -> Policy:
    """
    The policy of the tables `[[gate]]` of a configuration; without any it is the usual one.

    Raises ConfigError where a rule cannot be understood.

    >>> make_policy([{"decision": "review", "count": 3}]).rules[0].count
    3
    """
    rules = tuple(map(_rule, rows))
    return Policy(rules) if rules else Policy()


def _rule(row: Mapping[str, Any]) -> Rule:
    for name, value in row.items():
        if name not in FITS or not isinstance(value, FITS[name]) or isinstance(value, bool):
            raise _misunderstood(name, value)
    if row.get("decision") not in DECISIONS:
        raise _misunderstood("decision", row.get("decision"))
    if row.get("severity", "warning") not in SEVERITIES:
        raise _misunderstood("severity", row["severity"])
    return Rule(
        DECISIONS[row["decision"]],
        SEVERITIES[row.get("severity", "warning")],
        float(row.get("min-confidence", 0.0)),
        _codes(row.get("checks", [])),
        int(row.get("count", 1)),
    )


def _codes(values: Sequence[object]) -> tuple[str, ...]:
    if not all(isinstance(value, str) and value for value in values):
        raise _misunderstood("checks", values)
    return tuple(map(str, values))


def _misunderstood(name: str, value: object) -> ConfigError:
    return ConfigError(
        f"chính sách xuất bản: không hiểu «{name} = {value}»; các mục là {', '.join(FITS)}, "
        f"decision là {' hoặc '.join(DECISIONS)}, severity là {', '.join(SEVERITIES)}.",
        f"policy: cannot understand '{name} = {value}'; the keys are {', '.join(FITS)}, "
        f"decision is {' or '.join(DECISIONS)}, severity is {', '.join(SEVERITIES)}.",
    )


GRAVE = {
    Severity.HINT: Wording("chỗ đáng ngờ", "findings"),
    Severity.WARNING: Wording("cảnh báo hoặc lỗi", "warnings or errors"),
    Severity.ERROR: Wording("lỗi", "errors"),
}


def _reason(rule: Rule, found: int) -> Wording:
    sure_vi = f" chắc từ {rule.min_confidence:.0%}" if rule.min_confidence else ""
    sure_en = f" of {rule.min_confidence:.0%} or surer" if rule.min_confidence else ""
    about = f" ({', '.join(rule.checks)})" if rule.checks else ""
    what = GRAVE[rule.severity]
    if rule.decision is Decision.BLOCK:
        return Wording(
            f"Có {found} {what.vi}{sure_vi}{about}; hãy sửa trước khi đăng.",
            f"{found} {what.en}{sure_en}{about}; correct them before publishing.",
        )
    return Wording(
        f"Có {found} {what.vi}{sure_vi}{about}; hãy xem lại trước khi đăng.",
        f"{found} {what.en}{sure_en}{about}; look at them before publishing.",
    )
