"""Metrics, as Prometheus reads them: requests, seconds spent, refusals, findings by check. Never any text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """
    The counts of one process.

    >>> metrics = Metrics()
    >>> metrics.answered("/v1/check", 200, 0.02)
    >>> 'vnproof_requests_total{path="/v1/check",status="200"} 1' in metrics.text()
    True
    """

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._refused: Counter[str] = Counter()
        self._findings: Counter[str] = Counter()
        self._decisions: Counter[str] = Counter()

    def answered(self, path: str, status: int, seconds: float) -> None:
        """A request came to its end."""
        self._requests[path, status] += 1
        self._seconds[path] += seconds
        for bound in BOUNDS:
            self._buckets[path, bound] += seconds <= bound

    def refused(self, reason: str) -> None:
        """A request was sent away."""
        self._refused[reason] += 1

    def found(self, code: str) -> None:
        """A finding was told."""
        self._findings[code] += 1

    def decided(self, decision: str) -> None:
        """The gate spoke."""
        self._decisions[decision] += 1

    def text(self) -> str:
        """All of them in the text format of Prometheus."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield "# TYPE vnproof_requests_total counter"
        for (path, status), times in sorted(self._requests.items()):
            yield f'vnproof_requests_total{{path="{path}",status="{status}"}} {times}'
        yield "# TYPE vnproof_request_seconds histogram"
        for path, seconds in sorted(self._seconds.items()):
            times = sum(count for (where, _), count in self._requests.items() if where == path)
            for bound in BOUNDS:
                yield f'vnproof_request_seconds_bucket{{path="{path}",le="{bound:g}"}} {self._buckets[path, bound]}'
            yield f'vnproof_request_seconds_bucket{{path="{path}",le="+Inf"}} {times}'
            yield f'vnproof_request_seconds_sum{{path="{path}"}} {seconds:.6f}'
            yield f'vnproof_request_seconds_count{{path="{path}"}} {times}'
        yield "# TYPE vnproof_refused_total counter"
        for reason, times in sorted(self._refused.items()):
            yield f'vnproof_refused_total{{reason="{reason}"}} {times}'
        yield "# TYPE vnproof_findings_total counter"
        for code, times in sorted(self._findings.items()):
            yield f'vnproof_findings_total{{check="{code}"}} {times}'
        yield "# TYPE vnproof_decisions_total counter"
        for decision, times in sorted(self._decisions.items()):
            yield f'vnproof_decisions_total{{decision="{decision}"}} {times}'
